/* A map that pulls: it asks the API for the symbols of its own viewport and draws what came, by difference. Nothing of it is shared with
   another map of the same page, and what it listens to beyond its own box ends with it. */
/** @import { Host, MapContext, MapState, ShinyPlace, Words } from './types.js' */
import { createClicks } from './clicks.js';
import { addControls } from './controls/buttons.js';
import { addDownload } from './controls/download.js';
import { addLegend } from './controls/legend.js';
import { createNotes } from './controls/notes.js';
import { addSkipLinks } from './controls/skip_links.js';
import { addDrawMenu } from './draw/draw_menu.js';
import { showFirstView } from './first_view.js';
import { createBackdrop } from './basemap/backdrop.js';
import { createHighlightRings } from './layers/highlight_rings.js';
import { drawPatterns } from './layers/symbols.js';
import { createLayers } from './map_layers.js';
import { createPull } from './pull.js';
import { createRequests } from './requests.js';
import { createPlay } from './time/play.js';
import { createViewport } from './viewport.js';

const NARROW = 700; // px: a map less wide takes quarter steps of zoom, or a whole one would cut the first view's edges or waste half of it
/** @type {MapState} */
const NOTHING = {
  query: '',
  layers: ['places'],
  picked: '',
  places: [],
  theme: 'light',
  lang: 'en',
  basemap: 'offline',
  announcements: true,
  fit: '',
  version: '',
  small: false,
  view: null,
  box: null,
  home: null,
  together: '',
};

/**
 * Make a map of a Leaflet map, which draws nothing before its first `set`. Return what is drawn and clicked on (`markers`), and how the
 * map is spoken to.
 * @param {LeafletMap} map
 * @param {Words} words
 * @param {Host} host
 */
export function createMap(map, words, host) {
  const { atlas, destroy } = contextOf(map, words, host), { say, requests } = atlas;
  const markers = L.featureGroup().addTo(map), layers = createLayers(atlas, markers), { places } = layers.made;
  const viewport = createViewport(atlas, layers.main), clicks = createClicks(atlas, markers, places);
  const rings = createHighlightRings(map, say), backdrop = createBackdrop(map, words.basemap, say);
  addControls(atlas, () => viewport.fit(false));
  const play = createPlay(atlas, places, () => pull.renew(), clicks.tell);
  const pull = createPull(atlas, layers, play, { restore: () => backdrop(atlas.state), renewed: clicks.refill });
  const chosen = addDrawMenu(atlas, (area) => clicks.tell({ kind: 'area', area }));
  const now = () => ({ words, state: { ...atlas.state, query: requests.query() }, symbols: places.symbols(), chips: places.chips() });
  addDownload(map, now, requests.ask, say);
  addSkipLinks(atlas);
  const legend = addLegend(map, words);
  let started = false, worn = '';

  /* A reader's system turns dark at dusk, and the page with it, before the page says so itself. */
  host.followTheme((theme) => {
    if (theme !== 'light' && theme !== 'dark') return;
    worn = theme;
    if (started && atlas.state.theme !== worn) set(atlas.state);
  }, atlas.signal);

  /**
   * The page's word on what to show: a changed query fetches, the rest restyles.
   * @param {Partial<MapState>} next
   */
  function set(next) {
    const before = atlas.state, state = { ...NOTHING, ...next, theme: worn || next.theme || NOTHING.theme };
    atlas.state = /** @type {MapState} */ (state);
    const changed = (...names) => !started || names.some((name) => String(before[name]) !== String(state[name]));
    const other = !started || before.layers[0] !== state.layers[0];
    if (changed('theme') || other) dress(state);
    if (other) play.end();
    if (changed('version')) pull.forgetOutlines();
    if (changed('query', 'box')) chosen(state.box ? '' : state.query);
    if (!started) {
      started = true;
      showFirstView(atlas, { viewport, backdrop, pull });
      return;
    }
    if (changed('theme', 'lang', 'basemap')) backdrop(state);
    if (changed('query', 'announcements', 'version', 'layers')) pull.renew();
    else if (changed('theme', 'lang')) layers.shown().forEach(({ layer }) => layer.update());
    else highlight();
    if ((changed('fit') && state.fit) || (other && state.small)) viewport.look();
    else if (state.picked && changed('picked')) viewport.showPicked();
    if (clicks.opened() && !state.picked && before.picked === 'place:' + clicks.opened()) map.closePopup();
  }

  function dress({ theme }) {
    const { classList } = map.getContainer(), { name } = layers.main();
    classList.toggle('tumen-dark', theme === 'dark');
    classList.toggle('tumen-light', theme !== 'dark');
    Object.keys(layers.made).forEach((other) => classList.toggle('tumen-layer-' + other, other === name));
    legend(theme, layers.legend());
  }
  function highlight() {
    layers.shown().forEach(({ layer }) => layer.highlight());
  }

  /* The reader has changed the selection that is shown, `now`, to `next`: its answer travels while the page is still being made. */
  function prefetch(now, next) {
    if (started && atlas.state.query === now) requests.prefetch(pull.question(layers.main(), next));
  }

  /**
   * Light up places that something beside the map is about, and unlight those before; `go` brings them into sight, or the whole selection
   * when there are none.
   * @param {ShinyPlace[]} places
   * @param {boolean} go
   */
  function shine(places, go) {
    atlas.shone = places.map((p) => p.id);
    const at = rings(places);
    highlight();
    if (go && at.length) map.fitBounds(viewport.around(at), { padding: [40, 40], maxZoom: 6, animate: false });
    else if (go && !places.length) viewport.fit(false);
  }

  /* What the map shows just now, for whoever looks from outside. */
  function told() {
    const drawn = Object.fromEntries(Object.entries(layers.made).map(([name, layer]) => [name, layer.size()]));
    const seen = { zoom: map.getZoom(), center: map.getCenter(), opened: clicks.opened() };
    return { ...atlas.state, ...pull.told(), ...seen, symbols: drawn.places, drawn, play: play.told(), lit: atlas.shone };
  }

  return { markers, set, prefetch, light: shine, state: told, destroy };
}

/* What the pieces of a map share, and what takes the map away with all that it listens to. */
function contextOf(map, words, host) {
  const life = new AbortController(), { signal } = life, container = map.getContainer();
  const say = createNotes(container), sizes = new ResizeObserver(() => keepCentre(map));
  const shared = { map, words, host, signal, say, state: NOTHING, shone: [], window: null };
  /** @type {MapContext} */
  const atlas = Object.assign(shared, { requests: createRequests(/** @type {any} */ (shared)) });
  if (container.clientWidth < NARROW) Object.assign(map.options, { zoomSnap: 0.25, minZoom: 1.5 });
  drawPatterns();
  container.classList.add('tumen-map');
  // Leaflet puts the focus on the map when a button goes down: a page that scrolled for it would take the symbol away under the pointer.
  container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  sizes.observe(container);
  window.addEventListener('pagehide', () => life.abort(), { signal });
  signal.addEventListener('abort', () => sizes.disconnect());
  const destroy = () => {
    life.abort();
    map.remove();
    container.replaceChildren();
  };
  return { atlas, destroy };
}

/* The centre stays to the letter when the map changes its size: a link reopened and copied again must not drift. */
function keepCentre(map) {
  const box = map.getContainer(), size = map.getSize(), centre = map.getCenter();
  if (size.x === box.clientWidth && size.y === box.clientHeight) return;
  map.invalidateSize({ pan: false });
  map.setView(centre, map.getZoom(), { reset: true });
}
