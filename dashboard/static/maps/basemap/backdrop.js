/* Which basemap lies under everything, and the change from one to the next without a new map and without a flash. */
import { basemapLayer } from './basemap.js';
import { message } from '../../wording/messages.js';
const PATIENCE = 9000; // ms that an online basemap has for its first tile
const OVERLAP = 1200; // ms that the old one stays at most while the new one paints

export function createBackdrop(map, basemaps, say) {
  let shown = null, waiting = 0;

  function offline(state) {
    return basemapLayer({
      theme: state.theme,
      lang: state.lang,
      world: basemaps.world,
      focus: basemaps.focus,
      attribution: basemaps.attribution,
    });
  }

  function put(layer) {
    const old = shown;
    shown = layer.addTo(map);
    map.attributionControl.setPrefix(false);
    if (!old) return;
    const clear = () => {
      map.removeLayer(old);
      clearTimeout(late);
    };
    const late = setTimeout(clear, OVERLAP);
    layer.once('load', clear);
  }

  function online(provider, state) {
    const layer = L.tileLayer(provider.url, { attribution: provider.attribution, maxNativeZoom: provider.max_zoom, maxZoom: 22 });
    const giveUp = () => {
      clearTimeout(waiting);
      if (shown !== layer) return;
      layer.off('tileerror');
      put(offline(state));
      say('basemap', message('map-basemap-unreachable', { basemap: provider.label }), 8000);
    };
    layer.once('tileload', () => {
      clearTimeout(waiting);
      layer.off('tileerror');
    });
    layer.once('tileerror', giveUp);
    waiting = setTimeout(giveUp, PATIENCE);
    return layer;
  }

  return function draw(state) {
    clearTimeout(waiting);
    say('basemap', '');
    const provider = basemaps.online[state.basemap];
    put(provider ? online(provider, state) : offline(state));
  };
}
