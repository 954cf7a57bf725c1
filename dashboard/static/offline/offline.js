/* Map and panel of a file that is opened from disk: all they need stands in the element "data". */
import { addLegend } from '../maps/controls/legend.js';
import { placeAreas, styleArea } from '../maps/layers/areas.js';
import { basemapLayer } from '../maps/basemap/basemap.js';
import { createChips } from '../maps/layers/chips.js';
import { flatMarker } from '../maps/layers/flat_marker.js';
import { symbolNames } from '../maps/layers/names.js';
import { hatchPatterns, symbolPicture } from '../maps/layers/symbols.js';
import { otherNames, symbolLabel, symbolName, symbolTooltip } from '../maps/popup.js';
import { zoomToCell } from '../maps/zoom_to_cell.js';
import { drawPanel } from '../ui/atlas/panel.js';
import { html as h } from '../ui/elements/create_element.js';
import { message } from '../wording/messages.js';
/* What stands in the file's page. */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const data = JSON.parse(element('data').textContent);
const { view, terms } = data;
/** @type {{ picked: string, around: string[] }} what is picked, and the places that the panel is about */
const ways = { picked: view.picked, around: [] };
const place = element('panel');

/* -- the panel: the page's own, with what is said of each event already at hand ----------------------------------- */
const root = place.__root = h('div', { class: 'root' });
place.__state = {
  cache: new Map(Object.entries(data.details).map(([id, event]) => ['/events/' + encodeURIComponent(id), { event: whole(event) }])),
  open: new Set(),
};
place.append(root);

/* Propositions and sources stand in the file once; an event gets back its own. */
function whole(event) {
  const claim = (c) => ({ ...c, made_here: c.event_id === event.event_id, sources: c.sources.map((id) => data.sources[id]) });
  const full = (ids) => ids.map((id) => data.propositions[id]).map((p) => ({ ...p, claims: p.claims.map(claim) }));
  return { ...event, propositions: full(event.propositions), speaks_about: full(event.speaks_about) };
}

function show() {
  const ids = new Set(ways.around.flatMap((id) => data.at[id] || []));
  const event = ways.picked.startsWith('event:') ? ways.picked.slice(6) : '';
  const events = ways.around.length
    ? data.events.filter((e) => ids.has(e.event_id))
    : event
    ? data.events.filter((e) => e.event_id === event)
    : data.events;
  drawPanel({
    parentElement: place,
    setTriggerValue: (_, picked) => pick(picked),
    data: {
      subject: subject(events, event),
      about: ways.around.length ? ways.around : [event],
      question: [ways.around.join(), event],
      events: events.map((e) => ({ role: '', ...e })),
      more: '',
      picked_event: event,
      height: 'inherit',
      empty: { title: '', lines: [], ways: [] },
      api: '',
      day: '',
      report: data.report,
      words: data.words,
    },
  });
}

function subject(events, event) {
  const n = events.length, shown = data.events.length, isPart = shown < data.n;
  const left = isPart ? message('offline-share', { shown, n: data.n }) : '';
  if (!ways.around.length) {
    return {
      title: event && events.length ? events[0].title : isPart ? message('offline-newest', { shown, n: data.n }) : message('offline-all'),
      lines: [event ? '' : message('offline-click', { n }), left].filter(Boolean),
    };
  }
  const s = ways.around.length === 1 && placeOf(ways.around[0]);
  if (!s) return { title: message('map-places', { n: ways.around.length }), lines: [message('map-events', { n }), left].filter(Boolean) };
  const term = terms.precisions[s.precision];
  return {
    title: symbolName(s, view.lang),
    lines: [
      otherNames(s).join(' · '),
      term ? message('map-located', { precision: term.label, meaning: term.words }) : '',
      message('map-events', { n }),
      left,
    ].filter(Boolean),
  };
}

/* A place as it is told of on its own: by its symbol at some zoom, its area, or its chip. */
function placeOf(id) {
  return [...data.symbols.flatMap((s) => [s, ...(s.areas || [])]), ...data.countries].find((one) => one.id === id);
}

function pick(picked) {
  ways.picked = picked;
  if (!picked) ways.around = [];
  if (picked.startsWith('place:')) ways.around = [picked.slice(6)];
  show();
  light();
}

/* -- the map ------------------------------------------------------------------------------------------------------ */
const box = element('map_div');
const map = L.map(box, { minZoom: view.zooms[0], maxZoom: view.zooms[1] });
const drawn = [];
box.setAttribute('aria-label', message('offline-map'));
box.classList.add('tumen-map', view.theme === 'dark' ? 'tumen-dark' : 'tumen-light');
box.append(hatchPatterns());
map.createPane('areas').style.zIndex = '390';
basemapLayer({ theme: view.theme, lang: view.lang, ...data.basemap }).addTo(map);
L.control.scale({ position: 'bottomleft', imperial: false, maxWidth: 90 }).addTo(map);
addLegend(map, terms)(view.theme);
/** @type {HTMLDetailsElement} */ (box.querySelector('.tumen-legend')).open = false; // the map first
const chips = createChips(map, terms, open);
chips.draw(data.countries, data.more_countries, view.theme, view.lang);

function lit(s) {
  const event = ways.picked.startsWith('event:') ? ways.picked.slice(6) : '';
  return (s.places || [s.id]).some((
    id,
  ) => (ways.picked ? 'place:' + id === ways.picked || (data.at[id] || []).includes(event) : ways.around.includes(id)));
}

/* The symbols of the zoom, rounded down, each on the copy of the world that is looked at. */
function draw() {
  const zoom = Math.max(view.zooms[0], Math.min(view.zooms[1], Math.floor(map.getZoom()))), centre = map.getCenter().lng;
  const symbols = data.by_zoom[zoom].map((i) => beside(data.symbols[i], centre)), names = symbolNames(map, symbols, terms, view.lang);
  drawn.splice(0).forEach((d) => [d.marker, ...d.areas].forEach((layer) => layer.remove()));
  symbols.forEach((s) => {
    const picture = symbolPicture(s, terms, view.theme, { name: names.get(s.id) });
    const icon = L.divIcon({
      html: picture.element,
      iconSize: picture.size,
      iconAnchor: picture.anchor,
      tooltipAnchor: picture.top,
      className: 'tumen-symbol',
    });
    const marker = flatMarker([s.lat, s.lon], { icon }).addTo(map);
    const areas = (s.areas || [s]).flatMap((place) =>
      placeAreas(place, data.shapes[place.id], { properties: {} }).map((layer) => Object.assign(layer, { symbol: place }))
    );
    areas.forEach((layer) => {
      layer.addTo(map);
      layer.on('click', () => open(layer.symbol));
    });
    marker.bindTooltip(symbolTooltip(s, terms, view.lang), { direction: 'top', opacity: 1 });
    marker.on('click', () => open(s));
    Object.entries({ 'data-symbol-id': s.id, 'data-kind': s.kind, 'aria-label': symbolLabel(s, terms, view.lang) }).forEach(([k, v]) =>
      marker.getElement().setAttribute(k, v)
    );
    marker.getElement().addEventListener('keydown', (e) => {
      if (e.key === 'Enter' || e.key === ' ') {
        e.preventDefault();
        open(s);
      }
    });
    drawn.push({ s, marker, areas });
  });
  light();
}

function light() {
  drawn.forEach(({ s, marker, areas }) => {
    marker.getElement().classList.toggle('lit', lit(s));
    areas.forEach((layer) => styleArea(layer, layer.symbol, terms, view.theme, lit(layer.symbol), map));
  });
  chips.light(lit);
}
function beside(s, centre) {
  const by = 360 * Math.round((centre - s.lon) / 360), moved = by ? { ...s, lon: s.lon + by } : s;
  return by && s.bbox
    ? { ...moved, bbox: s.bbox.map((x, i) => x + (i % 2 ? 0 : by)), areas: s.areas.map((a) => ({ ...a, lon: a.lon + by })) }
    : moved;
}

function open(s) {
  const apart = s.kind === 'cell' && zoomToCell(map, s, map.getZoom() + 3);
  ways.around = s.places || [s.id];
  ways.picked = s.kind === 'place' ? 'place:' + s.id : '';
  show();
  light();
  if (!apart && place.getBoundingClientRect().top > window.innerHeight * 0.8) place.scrollIntoView({ block: 'start' });
}

/* What fits nearly all events. */
function first() {
  if (!data.first) {
    map.setView([50, 82], 3);
    return;
  }
  const [west, south, east, north] = data.first;
  map.fitBounds([[south, west], [north, east < west ? east + 360 : east]], { padding: [45, 45], maxZoom: 9 });
}

map.on('moveend', draw);
if (view.at) map.setView([view.at[1], view.at[2]], Math.round(view.at[0]));
else first();
if (!drawn.length) draw();
if (ways.picked.startsWith('place:')) ways.around = [ways.picked.slice(6)];
show();
light();
