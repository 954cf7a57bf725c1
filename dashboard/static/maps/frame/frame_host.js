/* Where a map stands that is in a frame of streamlit-folium: the page around the frame, and how Python hears of what is done in the map. */
/** @import { Host, PageWindow } from '../types.js' */

/** @type {Host} */
export const frameHost = {
  page() {
    try {
      return window.parent.location.hash !== undefined ? /** @type {PageWindow} */ (window.parent) : null;
    } catch {
      return null;
    }
  },
  isHere: () => window.frameElement?.isConnected === true,
  announce(name, detail = null) {
    try {
      window.parent.dispatchEvent(new CustomEvent(name, { detail }));
    } catch { /* framed by another site */ }
  },
  /* streamlit-folium's own handlers have taken the click down by then. */
  clicked() {
    setTimeout(tellNow, 0);
  },
  done(feature) {
    const seen = window.__GLOBAL_DATA__;
    if (!seen) return;
    seen.last_active_drawing = feature;
    tellNow();
  },
  /* Streamlit tells each frame its theme when the page's turns, before any script of the server's runs. */
  followTheme(hear, signal) {
    const heard = (event) => {
      const said = event.source === window.parent && event.data && event.data.type === 'streamlit:render' && event.data.theme;
      if (said) hear(said.base);
    };
    window.addEventListener('message', heard, { signal });
  },
  stage: () => document.documentElement,
  filler: () => /** @type {HTMLElement | null} */ (window.frameElement),
};

/* streamlit-folium tells Python of a click after 250 ms of rest; a click is final, so it is told at once, in the form in which the later
   telling finds nothing new. */
function tellNow() {
  const seen = window.__GLOBAL_DATA__;
  if (!window.Streamlit || !seen || !seen.last_active_drawing) return;
  const value = { last_active_drawing: seen.last_active_drawing };
  seen.previous_data = value;
  window.Streamlit.setComponentValue(value);
}

/* What a reader does in the frame is an action on the page, which hears nothing of it by itself. */
export function reportActions() {
  for (const action of ['pointerdown', 'click', 'keydown']) {
    window.addEventListener(action, () => frameHost.announce('tumen:user-action'), { capture: true });
  }
}
