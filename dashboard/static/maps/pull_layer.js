/* The layer that pulls: it asks the API for the symbols of its own viewport and draws what came, by difference.
   The page calls tumenMap.set({ query, picked, places, theme, lang, basemap, announcements, fit, version, layer, heat }), and prefetch
   when it knows what it will set. */
import { createClicks } from './clicks.js';
import { addControls } from './controls/buttons.js';
import { addDownload } from './controls/download.js';
import { addLegend } from './controls/legend.js';
import { createNotes } from './controls/notes.js';
import { addSkipLinks } from './controls/skip_links.js';
import { addDrawMenu } from './draw/draw_menu.js';
import { createBackdrop } from './layers/backdrop.js';
import { createSites } from './layers/construction_sites.js';
import { createFlows, flowLegend } from './layers/flows.js';
import { createHeat } from './layers/heat.js';
import { createHighlightRings } from './layers/highlight_rings.js';
import { createPlaces } from './layers/places.js';
import { hatchPatterns } from './layers/symbols.js';
import { linkMaps } from './linked_maps.js';
import { createRequests } from './requests.js';
import { createPlay } from './time/play.js';
import { followAddress, keepView, readView, writeView } from './view_address.js';
import { createViewport } from './viewport.js';
const WAIT = 60; // ms of rest before asking, where one move follows another: the first is asked about at once
const SLOW = 350; // ms after which a reader is told that something is under way
const RETRY = [1000, 3000, 8000];
const NARROW = 700; // px: a map less wide takes quarter steps of zoom, or a whole one would cut the first view's edges or waste half of it
const NOTHING = {
  query: '',
  picked: '',
  places: [],
  theme: 'light',
  lang: 'en',
  basemap: 'offline',
  announcements: true,
  fit: '',
  version: '',
  small: false,
  layer: '',
  heat: false,
  view: null,
  box: null,
  together: '',
};
const atlas = { state: NOTHING, shone: [] }; // what the pieces of the map share: map, words, requests, say; the page's word; what lights up
let map, say, requests, backdrop, legend, rings, layers, viewport, clicks, chosen, heat, play, started = false, shapes = null;
let waiting = null, sequence = 0, answers = 0, timer = 0, failures = 0, totals = {}, worn = '', moved = 0;
let due = true; // what is drawn answers another question than the present one, until an answer to that has come

function mount(leafletMap, constants) {
  map = atlas.map = leafletMap;
  atlas.words = constants;
  if (window.innerWidth < NARROW) Object.assign(map.options, { zoomSnap: 0.25, minZoom: 1.5 });
  map.getContainer().append(hatchPatterns());
  stayStill(map.getContainer());
  say = atlas.say = createNotes(map.getContainer());
  requests = atlas.requests = createRequests(atlas);
  const markers = L.featureGroup().addTo(map), places = createPlaces(atlas, markers);
  layers = { '': places, flows: createFlows(map, markers, atlas.words), sites: createSites(map, atlas.words) };
  viewport = createViewport(atlas, own);
  heat = createHeat(atlas);
  clicks = createClicks(atlas, markers, places);
  rings = createHighlightRings(map, say);
  backdrop = createBackdrop(map, atlas.words.basemap, say);
  addControls(map, () => viewport.fit(false));
  play = createPlay(atlas, places, renew, clicks.tell);
  chosen = addDrawMenu(map, atlas, (area) => clicks.tell({ kind: 'area', area }));
  addDownload(
    map,
    () => ({ words: atlas.words, state: { ...atlas.state, query: requests.query() }, symbols: places.symbols(), chips: places.chips() }),
    requests.ask,
    say,
  );
  addSkipLinks(map);
  legend = addLegend(map, atlas.words);
  window.addEventListener('message', followTheme);
  new ResizeObserver(resized).observe(map.getContainer());
  return markers;
}

/* A reader's system turns dark at dusk, and the page with it, before any script runs again: Streamlit tells each frame its theme. */
function followTheme(event) {
  const theme = event.source === window.parent && event.data && event.data.type === 'streamlit:render' && event.data.theme &&
    event.data.theme.base;
  if (theme !== 'light' && theme !== 'dark') return;
  worn = theme;
  if (started && atlas.state.theme !== worn) set(atlas.state);
}

/* Leaflet puts the focus on the map when a button goes down: a page that scrolled for it would take the symbol away under the pointer. */
function stayStill(box) {
  box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
}

/* The centre stays to the letter when the frame changes its size: a link reopened and copied again must not drift. */
function resized() {
  const box = map.getContainer(), size = map.getSize(), centre = map.getCenter();
  if (size.x === box.clientWidth && size.y === box.clientHeight) return;
  map.invalidateSize({ pan: false });
  map.setView(centre, map.getZoom(), { reset: true });
}

/* The page's word on what to show: a changed query fetches, the rest restyles. */
function set(next) {
  const before = atlas.state, state = { ...NOTHING, ...next, theme: worn || next.theme || NOTHING.theme };
  atlas.state = state;
  const changed = (...names) => !started || names.some((name) => before[name] !== state[name]);
  if (changed('theme', 'layer')) dress(state);
  if (changed('layer')) play.end();
  if (changed('version')) shapes = null;
  if (changed('query', 'box')) chosen(state.box ? '' : state.query);
  if (!started) {
    start();
    return;
  }
  if (changed('theme', 'lang', 'basemap')) backdrop(state);
  if (changed('query', 'announcements', 'version', 'layer', 'heat')) renew();
  else if (changed('theme', 'lang')) {
    own().redraw(state);
    heat.redraw();
  } else own().light(state);
  if ((changed('fit') && state.fit) || (changed('layer') && state.small)) viewport.look();
  else if (state.picked && changed('picked')) viewport.showPicked();
  if (clicks.opened() && !state.picked && before.picked === 'place:' + clicks.opened()) map.closePopup();
}

/* The first view: the address's, the session's, or what fits the data; nothing is painted before it is known, so nothing jumps. */
async function start() {
  const { small, together } = atlas.state, keeps = !small || together, others = linkMaps(map, together);
  started = true;
  map.getContainer().classList.toggle('tumen-small', small && !atlas.state.fit);
  const view = viewport.told() || others.view || (keeps ? readView() : null);
  if (view) map.setView([view.lat, view.lon], view.zoom, { reset: true });
  else {await Promise.race([
      viewport.fit(true),
      new Promise((done) => {
        setTimeout(done, 1500);
      }),
    ]);}
  backdrop(atlas.state);
  if (keeps) {
    writeView(map);
    keepView(map);
    followAddress(map);
  }
  others.begin();
  map.on('moveend', () => {
    rested();
    if (keeps) writeView(map);
  });
  pull().then(() => {
    if (!view) viewport.showPicked();
  }); // a link's own view counts for more than its pick
}

/* Ask while the basemap is still being painted; a wheel or a key that goes on moves again before an answer would be of use. */
function rested() {
  const before = moved;
  moved = Date.now();
  clearTimeout(timer);
  if (moved - before < WAIT) timer = setTimeout(pull, WAIT);
  else pull();
}

function dress({ theme, layer }) {
  const { classList } = map.getContainer();
  classList.toggle('tumen-dark', theme === 'dark');
  classList.toggle('tumen-light', theme !== 'dark');
  classList.toggle('tumen-sites', layer.startsWith('sites'));
  classList.toggle('tumen-flows', layer === 'flows');
  legend(theme, layer === 'flows' && flowLegend);
}

/* The layer that is drawn: places, or one that has an address of its name (flows, sites/a-series), and comes whole at once. */
function own() {
  return layers[atlas.state.layer.split('/')[0]];
}

/* What to ask: all of a layer that comes whole, else what is in view, by steps of time while they are played. */
function question(query = atlas.state.query) {
  if (own().whole) return '/' + atlas.state.layer + requests.join(query);
  const seen = requests.join(query, requests.heard(), requests.seen());
  return play.on() ? '/play' + seen + '&' + play.step() : '/cells' + seen;
}

/* Ask another question than the one whose answer is drawn. However often it fails, or a move of the map comes between, it stays due. */
function renew() {
  due = true;
  pull();
}

async function pull() {
  clearTimeout(timer);
  if (own().whole && !due) return; // all of it is there already, wherever the reader looks
  if (waiting) waiting.abort();
  waiting = new AbortController();
  const mine = ++sequence, { signal } = waiting;
  const slow = setTimeout(() => say('pull', 'Loading …'), SLOW);
  try {
    const [answer, warm] = await Promise.all([requests.ask(question(), signal), heat.ask(signal), outlines(signal)]);
    if (mine !== sequence) return; // an older answer never overwrites a newer one
    if (failures) backdrop(atlas.state); // its tiles failed too, and are not asked for again by themselves
    failures = 0;
    answers += 1;
    totals = answer;
    Object.values(layers).forEach((layer) => layer.draw(layer === own() ? answer : null, shapes, atlas.state));
    play.take(answer);
    heat.draw(warm);
    say('pull', '');
    if (due) {
      due = false;
      clicks.refill();
    }
  } catch (error) {
    if (error.name === 'AbortError' || mine !== sequence) return;
    say('pull', 'The map could not be brought up to date (' + error.message + '). It tries again.');
    timer = setTimeout(pull, RETRY[Math.min(failures++, RETRY.length - 1)]);
  } finally {
    clearTimeout(slow);
  }
}

/* Outlines and lines of all places, once a version of the data. */
async function outlines(signal) {
  if (shapes) return;
  const found = await requests.ask('/outlines', signal);
  shapes = new Map(found.features.map((f) => [f.id, f.geometry]));
}

/* The reader has changed the selection that is shown, `now`, to `next`: its answer travels while the page is still being made. */
function prefetch(now, next) {
  if (started && atlas.state.query === now) requests.prefetch(question(next));
}

/* Light up places that something beside the map is about, each { id, name, lat, lon, km }, and unlight those before; `go` brings
   them into sight, or the whole selection when there are none. */
function shine(places, go) {
  atlas.shone = places.map((p) => p.id);
  const at = rings(places);
  own().light(atlas.state);
  if (go && at.length) map.fitBounds(viewport.around(at), { padding: [40, 40], maxZoom: 6, animate: false });
  else if (go && !places.length) viewport.fit(false);
}

/* What the map shows just now, for whoever looks from outside. */
function told() {
  const sizes = { symbols: layers[''].size(), flows: layers.flows.size(), sites: layers.sites.size(), hot: heat.size() };
  return {
    ...atlas.state,
    ...sizes,
    play: play.told(),
    lit: atlas.shone,
    n: totals.n,
    answers,
    zoom: map.getZoom(),
    center: map.getCenter(),
    opened: clicks.opened(),
    failures,
  };
}

export { mount, prefetch, set, shine, told };
