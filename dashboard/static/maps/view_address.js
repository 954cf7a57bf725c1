/* The map's view lives in the page's address (#view=zoom/lat/lon) and, for page switches, in the session's storage. */
/** @import { Host, MapContext, View } from './types.js' */
import { storedView, storeView, viewIn } from '../ui/frame/address.js';

const LOOK = 300; // ms between two looks at an address that does not say when it changes

/**
 * @param {Host} host
 * @returns {View | null}
 */
export function readView(host) {
  const page = host.page();
  return viewIn(page && page.location.hash) || viewIn(storedView(page || window));
}

/** @param {MapContext} atlas */
export function writeView({ map, host }) {
  const { lat, lng } = map.getCenter(), page = host.page();
  const text = 'view=' + Number(map.getZoom().toFixed(2)) + '/' + lat.toFixed(4) + '/' + lng.toFixed(4);
  storeView((page ? page.location.pathname : '') + '#' + text, page || window);
  if (page && page.location.hash !== '#' + text) page.history.replaceState(page.history.state, '', '#' + text);
}

/**
 * The page drops the view whenever it rewrites its address, sooner or later after a run: it is put back at once. A map that was taken out
 * of its page must not write to the address of the page that came after it.
 * @param {MapContext} atlas
 */
export function keepView(atlas) {
  const { host, signal } = atlas, page = host.page();
  if (!page) return;
  const { pathname } = page.location;
  const look = () => {
    if (host.isHere() && page.location.pathname === pathname && !viewIn(page.location.hash)) writeView(atlas);
  };
  if (page.navigation) {
    page.navigation.addEventListener('currententrychange', look, { signal });
    return;
  }
  const timer = setInterval(look, LOOK);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/**
 * A view that a reader types or pastes into the address is taken up; replaceState above fires no such event.
 * @param {MapContext} atlas
 */
export function followAddress({ map, host, signal }) {
  const page = host.page();
  if (!page) return;
  const follow = () => {
    const view = viewIn(page.location.hash);
    if (view && map.getContainer().isConnected) map.setView([view.lat, view.lon], view.zoom, { reset: true });
  };
  page.addEventListener('hashchange', follow, { signal });
}
