/* Maps of one page that look at the same: each tells the others where it looks, over the page that holds their frames, and no script
   of the server's runs. A view is told once, by the map that the reader moves: what was heard is never told on. */
const LOOKS = 'tumen:looks', COMES = 'tumen:comes';
const NEAR = 0.75; // px: a pan ends on whole pixels, so that two maps may differ by half of one

/* Return { view, begin }: where the maps of this name look already, as { zoom, lat, lon } or null, and what starts telling and hearing. */
export function linkMaps({ map, host, signal }, name) {
  const top = name ? host.page() : null;
  let last = null, following = false, begun = false;
  if (!top) return { view: null, begin() {} };

  const point = (v) => map.project([v.lat, v.lon], v.zoom);
  const same = (a, b) => a && b && Math.abs(a.zoom - b.zoom) < 0.01 && point(a).distanceTo(point(b)) < NEAR;
  const viewOf = (centre, zoom) => ({ zoom, lat: centre.lat, lon: centre.lng });
  const here = () => viewOf(map.getCenter(), map.getZoom());

  function tell(view, smooth) {
    if (following || same(view, last) || !host.isHere()) return;
    last = view;
    top.dispatchEvent(new CustomEvent(LOOKS, { detail: { name, view, smooth, from: map } }));
  }
  function hear({ detail }) {
    if (detail.name === name && detail.from !== map && host.isHere()) follow(detail.view, detail.smooth);
  }

  /* Look where another map looks; with an animation only where that one has one, or both would not move as one. */
  function follow(view, smooth) {
    last = view;
    following = true;
    if (view.zoom === map.getZoom()) map.panBy(point(view).subtract(point(here())), { animate: false });
    else map.setView([view.lat, view.lon], view.zoom, { animate: Boolean(smooth) });
    if (map._animatingZoom) map.once('moveend', arrived);
    else following = false;
  }
  /* What was heard during the animation counts. */
  function arrived() {
    following = false;
    if (!same(here(), last)) follow(last, false);
  }

  function answer({ detail }) {
    if (detail.name === name && begun && host.isHere()) detail.view = here();
  }

  function begin() {
    last = here();
    begun = true;
    map.on('move moveend', () => tell(here(), false));
    map.on('zoomanim', (e) => tell(viewOf(e.center, e.zoom), true));
  }

  top.addEventListener(LOOKS, hear, { signal });
  top.addEventListener(COMES, answer, { signal });
  const coming = new CustomEvent(COMES, { detail: { name, view: null } });
  top.dispatchEvent(coming);
  return { view: coming.detail.view, begin };
}
