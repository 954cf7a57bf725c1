/* One entry in the browser's history for one action of the reader, back and forward followed on one page, and links of the navigation that
   take the selection along.
   A change of page comes as two pushes, the bare page and then its link, and an entry between them would be a page without its record or
   selection: what is pushed unasked takes the place of what stands there. In another page's frame everything is: back leads a reader out of
   that page, and not through what was done in the frame.
   The press on a link of the navigation that leaves a field with a choice in it makes the choice, too: Streamlit would send the change of
   page before the choice, and the choice would call it off. So the change waits until the choice has been heard. */
const ACTIONS = ['pointerdown', 'click', 'keydown', 'tumen:user-action']; // the last is told by the map, whose clicks stay in its frame
const LOOKS = ['pointerover', 'focusin', 'touchstart', 'contextmenu']; // what comes before a link is copied or opened elsewhere
const HEARD = 1500; // ms that a change of page waits for a choice at most
export function followHistory({ data, setTriggerValue }) {
  if (!window.tumenHistory) follow();
  Object.assign(window.tumenHistory, { path: data.path, query: data.query, send: setTriggerValue });
  if (window.tumenHistory.leave) window.tumenHistory.leave();
}

function follow() {
  const { history } = window,
    framed = window.parent !== window,
    told = (window.tumenHistory = { acted: false, pressed: 0 }),
    push = history.pushState.bind(history);
  history.pushState = (...entry) => {
    if (told.acted && !framed) push(...entry);
    else history.replaceState(...entry);
    told.acted = false;
  };
  for (const action of ACTIONS) {
    window.addEventListener(action, () => {
      told.acted = true;
    }, { capture: true });
  }
  window.addEventListener('pointerdown', () => {
    told.pressed = performance.now();
  }, { capture: true });
  window.addEventListener('click', (e) => hold(told, e), { capture: true });
  window.addEventListener('popstate', () => {
    told.acted = false;
    went(told);
  }, { capture: true });
  for (const look of LOOKS) window.addEventListener(look, (e) => along(told, e.target), { capture: true });
}

/* Streamlit follows a plain click itself and keeps the session; a link that is copied or opened in a new tab is all that a reader has. */
function along(told, element) {
  const link = element.closest && element.closest('a[data-testid*="Nav"]');
  if (link) link.href = link.pathname + (told.query ? '?' + told.query : '');
}

/* Let a press on a link wait that made a choice by leaving its field; what opens another tab is none of ours. */
function hold(told, e) {
  const link = e.target.closest && e.target.closest('a[data-testid*="Nav"]');
  if (!link || !(told.chosen >= told.pressed) || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  told.chosen = 0;
  const late = setTimeout(() => told.leave(), HEARD);
  told.leave = () => {
    clearTimeout(late);
    told.leave = null;
    link.click();
  };
}

/* On one page the address is newer than what Python knows. Between pages Streamlit follows it, and a word of ours would bring the page that
   is being left back again. */
function went(told) {
  if (bare(window.location.pathname) === bare(told.path)) told.send('went', window.location.search || '?');
}
function bare(path) {
  return path.replace(/\/$/, '');
}
