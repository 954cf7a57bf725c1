/* The offline basemap: paints world.pmtiles (zoom 0-6) and focus.pmtiles (zoom 7-10) with protomaps-leaflet.
   basemapLayer({ theme: 'light' | 'dark', lang: 'en' or another, world: address, focus: address, attribution }) returns a Leaflet layer. */
import { rules } from './rules.js';

/* PMTiles held in memory, for a standalone HTML file opened from disk */
function source(u) {
  if (typeof u !== 'string' || u.slice(0, 5) !== 'data:') return u;
  const bin = atob(u.slice(u.indexOf(',') + 1)), n = bin.length, a = new Uint8Array(n);
  for (let i = 0; i < n; i++) a[i] = bin.charCodeAt(i);
  const key = 'mem' + Math.random();
  return new (new protomapsL.PmtilesSource('x.pmtiles', true).p.constructor)({
    getKey: function () {
      return key;
    },
    getBytes: function (o, l) {
      return Promise.resolve({ data: a.buffer.slice(o, o + l) });
    },
  });
}
export function basemapLayer(o) {
  o = Object.assign({ theme: 'light', lang: 'en' }, o);
  o.world = source(o.world);
  o.focus = source(o.focus);
  const r = rules(o.theme, o.lang);
  const layer = protomapsL.leafletLayer({
    sources: { world: { url: o.world, maxDataZoom: o.worldZoom || 6 }, focus: { url: o.focus || o.world, maxDataZoom: o.focusZoom || 10 } },
    paintRules: r.paint,
    labelRules: r.labels,
    backgroundColor: r.bg,
    maxZoom: o.maxZoom || 14,
    noWrap: false,
    pane: o.pane || 'tilePane',
    attribution: o.attribution,
  });
  layer.labelers = new protomapsL.Labelers(
    layer.scratch,
    layer.labelRules,
    80,
    layer.onTilesInvalidated,
  ); /* default keeps 16 labelled tiles: too few for wide screens */
  layer.tumen = { theme: o.theme, lang: o.lang, bg: r.bg };
  layer.on('add', function () {
    const m = layer._map;
    if (!m) return;
    m.getContainer().style.background = r.bg;
    m.attributionControl && m.attributionControl.setPrefix(false);
  });
  return layer;
}
