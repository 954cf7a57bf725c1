/* Where the map looks: at what the page says, else at the whole selection; and at what was picked elsewhere when that is out of sight. */
/** @import { MapContext, ShownLayer } from './types.js' */

const CLOSE = 10; // fitting comes no closer than this
const CLOSEST = 14; // what is being built is brought as close as the basemap goes; before the basemap is there the map knows no limit
const NORTH = 78; // degrees: what lies beyond would take most of the map
const PAD = 45; // px: a large symbol stands out from its place by most of that
const WIDE = 1000; // px of the map that a home view is for
const FOOT = 34; // px: the row of what is known to a country only

/**
 * @param {MapContext} atlas
 * @param {() => ShownLayer} main what the map is about
 */
export function createViewport(atlas, main) {
  const { map, requests } = atlas;

  /* The view that the page says, as { zoom, lat, lon }. */
  function told() {
    const v = atlas.state.view;
    return v ? { zoom: v[0], lat: v[1], lon: v[2] } : null;
  }
  /* The dataset's own first view, whose zoom is for a map of WIDE px: a narrower one shows as much. */
  function goHome() {
    if (!atlas.state.home) return;
    const [zoom, lat, lon] = atlas.state.home, narrower = Math.log2(Math.min(1, map.getSize().x / WIDE));
    const steps = (map.options.zoomSnap ?? 1) < 1 ? narrower : Math.round(narrower);
    map.setView([lat, lon], Math.max(map.getMinZoom(), zoom + steps), { animate: false });
  }

  function look() {
    const view = told(), still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: !still });
    else fit(false);
  }

  /* Fit to the selection: the server knows its box. */
  async function fit(first) {
    const { state } = atlas;
    if (state.box) {
      bring(state.box, { padding: [42, 42], maxZoom: CLOSE, animate: !first });
      return;
    }
    if (main().whole) {
      await fitWhole(first);
      return;
    }
    const found = await requests.ask('/extent' + requests.join(state.query, requests.heard())).catch(() => ({})),
      box = first ? found.first || (await everywhere()) : found.bbox;
    if (box) bring(box, { paddingTopLeft: [PAD, PAD + 20], paddingBottomRight: [PAD, PAD + FOOT], maxZoom: CLOSE, animate: !first });
  }
  /* The box of all that is known by the day, where what is selected has no place. */
  async function everywhere() {
    const day = [...new URLSearchParams(atlas.state.query)].filter(([name]) => ['as_of', 'late'].includes(name));
    return (await requests.ask('/extent' + requests.join(new URLSearchParams(day).toString())).catch(() => ({}))).first;
  }
  async function fitWhole(first) {
    const found = await requests.ask(main().address + requests.join(atlas.state.query)).catch(() => ({ features: [] }));
    if (found.bbox) {
      bring(found.bbox, { padding: [40, 40], maxZoom: CLOSEST, animate: !first });
      return;
    }
    const box = L.geoJSON(found).getBounds();
    if (box.isValid()) map.fitBounds(box, { padding: [40, 40], maxZoom: CLOSE, animate: !first });
  }
  function bring([west, south, east, north], how) {
    map.fitBounds([[south, west], [north, east < west ? east + 360 : east]], how);
  }

  /* The box of some places, each with all that it may be: a country is no town at its middle. */
  function around(places) {
    const box = L.latLngBounds([]);
    places.forEach((p) => {
      const all = L.latLng(p.lat, p.lon).toBounds(2000 * (p.km || 0));
      [all.getSouthWest(), all.getNorthEast()].forEach((c) => box.extend([Math.max(-NORTH, Math.min(NORTH, c.lat)), c.lng]));
    });
    return box;
  }

  /* Bring what was picked elsewhere into sight, and only when it is out of sight. */
  async function showPicked() {
    const { picked, places } = atlas.state, ids = picked.startsWith('place:') ? [picked.slice(6)] : places;
    const { whole, layer } = main();
    if (!ids.length || whole || !layer.symbols || layer.chips?.().some((s) => ids.includes(s.id))) return; // a chip is in sight wherever the map is
    const near = layer.symbols().filter((s) => ids.some((id) => (s.places || [s.id]).includes(id)));
    if (near.some((s) => map.getBounds().contains([s.lat, s.lon]))) return;
    const [first] = (await requests.places(ids)).filter((p) => p.precision !== 'country');
    if (first && !map.getBounds().contains([first.lat, first.lon])) map.panTo([first.lat, first.lon]); // the map may have been fitted meanwhile
  }

  return { told, goHome, look, fit, around, showPicked };
}
