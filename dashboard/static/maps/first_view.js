/* The first view: the address's, the session's, the dataset's own, or what fits the data; nothing is painted before it is known, so nothing jumps. */
/** @import { MapContext } from './types.js' */
import { linkMaps } from './linked_maps.js';
import { followAddress, keepView, readView, writeView } from './view_address.js';

const PATIENCE = 1500; // ms that the extent of the data may take

/**
 * @param {MapContext} atlas
 * @param {{ viewport: any, backdrop: (state: any) => void, pull: ReturnType<typeof import('./pull.js').createPull> }} pieces
 */
export async function showFirstView(atlas, { viewport, backdrop, pull }) {
  const { map, host } = atlas, { small, together, fit } = atlas.state, keeps = !small || together, others = linkMaps(atlas, together);
  map.getContainer().classList.toggle('tumen-small', small && !fit);
  const view = viewport.told() || others.view || (keeps ? readView(host) : null);
  if (view) map.setView([view.lat, view.lon], view.zoom, { reset: true });
  else if (atlas.state.home && !atlas.state.box) viewport.goHome();
  else await Promise.race([viewport.fit(true), new Promise((done) => setTimeout(done, PATIENCE))]);
  if (atlas.signal.aborted) return;
  backdrop(atlas.state);
  if (keeps) {
    writeView(atlas);
    keepView(atlas);
    followAddress(atlas);
  }
  others.begin();
  map.on('moveend', () => {
    pull.rested();
    if (keeps) writeView(atlas);
  });
  await pull.pull();
  if (!view) viewport.showPicked(); // a link's own view counts for more than its pick
}
