/* One entry in the browser's history for one action of the reader. A change of page comes as two pushes, the bare page and then its link,
   and an entry between them would be a page without its record or selection: what is pushed unasked takes the place of what stands there. */
const ACTIONS = ['pointerdown', 'click', 'keydown', 'tumen:acted']; // the last is told by the map, whose clicks stay in its frame
export default function () {
  if (window.tumenHistory) return;
  window.tumenHistory = { acted: false };
  const { history, tumenHistory: told } = window;
  const push = history.pushState.bind(history);
  history.pushState = (...entry) => { if (told.acted) push(...entry); else history.replaceState(...entry); told.acted = false; };
  for (const action of ACTIONS) window.addEventListener(action, () => { told.acted = true; }, { capture: true });
  window.addEventListener('popstate', () => { told.acted = false; }, { capture: true });
}
