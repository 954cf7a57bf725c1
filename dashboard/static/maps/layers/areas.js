/* What lies under the symbols: the true reach of a settlement or district, the outline of a province, the line of a route. */
import { colour, isHollow, standings } from './symbols.js';
const LIT = '#e0a100';

/* The look of what most of a place's events are, of [code, n]. */
function look(terms, counts, theme) {
  const [code] = counts.reduce((a, b) => (a[1] >= b[1] ? a : b), ['', 0]);
  return code ? { colour: colour(terms[code], theme), dash: terms[code].dash || null } : { colour: 'gray', dash: null };
}

/* Return the Leaflet layers of a place that has reach, outline or line; the marker is not among them. */
export function placeAreas(s, shape, feature) {
  if (s.kind !== 'place') return [];
  if (shape) return shaped(shape, feature);
  if (!s.radius_km || !['settlement', 'district', 'province'].includes(s.precision)) return [];
  return [Object.assign(L.circle([s.lat, s.lon], { pane: 'areas', radius: s.radius_km * 1000, interactive: false }), { part: 'reach' })];
}

function shaped(shape, feature) {
  const line = /Line/.test(shape.type);
  /** @type {any} */
  const whole = { type: 'Feature', properties: feature.properties, geometry: shape };
  const make = (part, options) =>
    L.geoJSON(whole, { pane: 'areas', ...options }).getLayers().map((l) => Object.assign(l, { part, feature: whole }));
  return line ? [...make('casing', { interactive: false }), ...make('line', {})] : make('area', {});
}

/* How much of the window a layer takes: an area that fills it says nothing more by its tint, and must not catch every click. */
function cover(layer, map) {
  const b = layer.getBounds(), size = map.getSize();
  const a = map.project(b.getNorthWest()), z = map.project(b.getSouthEast());
  return Math.min(Math.abs(z.x - a.x) / size.x, Math.abs(z.y - a.y) / size.y);
}

const STYLES = {
  reach: ({ s, group, lit }) => ({
    color: lit ? LIT : group.colour,
    weight: lit ? 2 : 1,
    opacity: lit ? 1 : 0.55,
    dashArray: s.precision === 'settlement' ? null : '4 4',
    fillColor: group.colour,
    fillOpacity: (isHollow(s) ? 0.03 : 0.11) + (lit ? 0.06 : 0),
  }),
  area: ({ s, group, status, lit }) => ({
    color: lit ? LIT : status.colour,
    weight: lit ? 3 : 2,
    opacity: lit ? 1 : 0.85,
    dashArray: lit ? null : status.dash,
    fillColor: group.colour,
    fillOpacity: (isHollow(s) ? 0.03 : 0.14) + (lit ? 0.08 : 0),
  }),
  casing: ({ lit, theme }) => ({
    color: lit ? LIT : theme === 'dark' ? '#14181d' : '#ffffff',
    weight: lit ? 9 : 6,
    opacity: lit ? 0.55 : 0.75,
    fill: false,
    lineCap: 'round',
  }),
  line: ({ s, group }) => ({
    color: group.colour,
    weight: 3,
    opacity: 0.95,
    fill: false,
    lineCap: 'round',
    dashArray: isHollow(s) ? '6 6' : null,
  }),
};

/* Style a layer for its symbol, its zoom and whether it is picked. */
export function styleArea(layer, s, words, theme, lit, map) {
  const style = STYLES[layer.part]({
    s,
    group: look(words.groups, Object.entries(s.groups), theme),
    status: look(words.statuses, standings(s, words), theme),
    lit,
    theme,
  });
  const taken = layer.part === 'reach' || layer.part === 'area' ? cover(layer, map) : 0;
  const fade = taken > 0.8 && !lit ? Math.max(0.15, 0.8 / taken) : 1;
  layer.setStyle({
    ...style,
    opacity: style.opacity * Math.max(fade, 0.4),
    ...(style.fillOpacity ? { fillOpacity: style.fillOpacity * fade } : {}),
  });
  const element = layer.getElement();
  if (element && layer.part === 'area') element.style.pointerEvents = taken > 0.8 ? 'none' : '';
}
