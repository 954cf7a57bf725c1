/* A reader's system turns dark at dusk, or light at dawn: Streamlit dresses the page anew by itself, but what Python draws in colours of the
   theme (charts, signs) is drawn at its next run only, so one is asked for. */
const SETTLED = 300; // ms in which Streamlit has changed its own theme, which the run is told of
export function followTheme({ setTriggerValue }) {
  const told = window.tumenThemeChange || (window.tumenThemeChange = {});
  told.send = setTriggerValue;
  if (told.watching) return;
  told.watching = true;
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener(
    'change',
    () => setTimeout(() => told.send('turned', Date.now()), SETTLED),
  );
}
