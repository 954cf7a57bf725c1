/* The map's view lives in the page's address (#view=zoom/lat/lon) and, for page switches, in the session's storage. */
import { storedView, storeView, viewIn } from '../ui/frame/address.js';

function page() {
  try {
    return window.parent.location.hash !== undefined ? window.parent : null;
  } catch {
    return null;
  }
}
/* A frame that was taken out of the page must not write to the address of the page that came after it. */
function mounted(top, path) {
  return window.frameElement && window.frameElement.isConnected && top.location.pathname === path;
}

export function readView() {
  const top = page();
  return viewIn(top && top.location.hash) || viewIn(storedView(page() || window));
}

export function writeView(map) {
  const c = map.getCenter();
  const text = 'view=' + Number(map.getZoom().toFixed(2)) + '/' + c.lat.toFixed(4) + '/' + c.lng.toFixed(4);
  const top = page();
  storeView((top ? top.location.pathname : '') + '#' + text, top || window);
  if (top && top.location.hash !== '#' + text) top.history.replaceState(top.history.state, '', '#' + text);
}

/* The page drops the view whenever it rewrites its address, sooner or later after a run: it is put back at once. */
export function keepView(map) {
  const top = page();
  if (!top) return;
  const path = top.location.pathname;
  const look = () => {
    if (mounted(top, path) && !viewIn(top.location.hash)) writeView(map);
  };
  if (top.navigation) {
    top.navigation.addEventListener('currententrychange', look);
    window.addEventListener('pagehide', () => top.navigation.removeEventListener('currententrychange', look));
  } else setInterval(look, 300); // a browser that does not say when its address changes
}

/* A view that a reader types or pastes into the address is taken up; replaceState above fires no such event. */
export function followAddress(map) {
  const top = page();
  if (!top) return;
  const follow = () => {
    const view = viewIn(top.location.hash);
    if (view && map.getContainer().isConnected) map.setView([view.lat, view.lon], view.zoom, { reset: true });
  };
  top.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', () => top.removeEventListener('hashchange', follow));
}
