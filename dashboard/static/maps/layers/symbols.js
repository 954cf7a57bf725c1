/* How a symbol looks. Its fill says the groups, its ring how sure the events are, its edge how exactly it is located; paler and hatched is
   weak evidence, hollow a place where things were only announced. Nothing of it lies outside of its radius, or symbols would overlap. */
import { svg } from '../../ui/elements/create_element.js';
const TAU = Math.PI * 2;
const RING = 2.2; // width of the ring of statuses, in px
const BODY = 0.86; // of the radius: where the ring ends, and the plate's edge begins
const OVER = 0.8; // px that the edge of a plate lies outside of the radius: less than half of the gap between two symbols
const TOUCH = 12; // a finger's reach: no symbol is harder to hit than this radius
const FADE = 1.5; // px from a plate's edge to the light around what is picked

export function colour(look, theme) {
  return theme === 'dark' ? look.dark : look.light;
}

/* The radius of a symbol of n events, as the server reckons with it: it sends a list of them. */
export function symbolRadius(n, { radii }) {
  return radii[Math.min(n, radii.length - 1)];
}

export function isHollow(s) {
  return s.n > 0 && s.hollow === s.n;
}

function point(r, turn) {
  return (r * Math.sin(turn * TAU)).toFixed(2) + ',' + (-r * Math.cos(turn * TAU)).toFixed(2);
}
function arc(r, from, to) {
  return 'M' + point(r, from) + 'A' + r + ',' + r + ' 0 ' + (to - from > 0.5 ? 1 : 0) + ' 1 ' + point(r, to);
}

/* How many events have which status, in the vocabulary's order: [code, n]. */
export function standings(s, words) {
  return Object.keys(words.statuses).map((code) => [code, s.statuses[code] || 0]).filter(([, n]) => n > 0);
}

/* Split a circle by counts: [code, from, to] in turns. */
function shares(counts) {
  const total = counts.reduce((sum, [, n]) => sum + n, 0) || 1;
  let at = 0;
  return counts.map(([code, n]) => {
    const from = at;
    at += n / total;
    return [code, from, at];
  });
}

function pie(s, r, words, theme) {
  const parts = shares(Object.keys(words.groups).filter((code) => s.groups[code]).map((code) => [code, s.groups[code]]));
  return parts.map(([code, from, to]) => {
    const fill = colour(words.groups[code], theme);
    return parts.length === 1 ? svg('circle', { r, fill }) : svg('path', { d: 'M0,0L' + arc(r, from, to).slice(1) + 'Z', fill });
  });
}

function ring(s, r, words, theme) {
  const parts = shares(standings(s, words));
  const gap = 0.8 / (TAU * r);
  return parts.map(([code, from, to]) => {
    const look = words.statuses[code];
    const drawn = {
      fill: 'none',
      stroke: colour(look, theme),
      'stroke-width': RING,
      'stroke-dasharray': look.dash || null,
      'data-status': code,
    };
    return parts.length === 1
      ? svg('circle', { r, ...drawn })
      : svg('path', { d: arc(r, from + gap, Math.max(to - gap, from + gap + 0.001)), ...drawn });
  });
}

function hexagon(r) {
  return 'M' + [0, 1, 2, 3, 4, 5].map((i) => point(r, (i + 0.5) / 6)).join('L') + 'Z';
}

/* The plate: a firm edge for an exact site, a double one for several places, six corners for a province, arms for a route. */
function plate(s, r) {
  const edge = r + OVER, inner = r * BODY + 1;
  if (s.kind === 'cell') return [svg('circle', { r: edge, class: 'plate outer' }), svg('circle', { r: inner, class: 'plate' })];
  if (s.precision === 'province') return svg('path', { d: hexagon(edge), class: 'plate' });
  if (s.precision === 'route') {
    return [svg('path', { d: 'M' + -edge + ',0H' + edge, class: 'arms' }), svg('circle', { r: inner, class: 'plate' })];
  }
  return svg('circle', { r: s.precision === 'site' ? r : inner, class: s.precision === 'site' ? 'plate exact' : 'plate' });
}

function count(s) {
  if (s.n < 2) return '';
  const text = s.n < 1000 ? String(s.n) : (s.n / 1000).toFixed(s.n < 10000 ? 1 : 0) + 'k';
  const size = text.length > 2 ? 9.5 : 11;
  return svg('text', {
    'text-anchor': 'middle',
    y: size * 0.355,
    'font-size': size,
    'font-weight': 700,
    class: isHollow(s) ? 'count dark' : 'count',
  }, text);
}

/* An "is not equal" sign: here one says so and another denies it. Moved by its coordinates: what has no transform is painted faster. */
function contested(r, words, theme) {
  const size = r < 14 ? 3.4 : 4.2, at = Number(((r + OVER - size) * Math.SQRT1_2).toFixed(1)), k = size / 4.2;
  const line = (/** @type {number[]} */ [x, y, ...to]) =>
    'M' + (at + x * k).toFixed(1) + ',' + (y * k - at).toFixed(1) + 'L' + (at + to[0] * k).toFixed(1) + ',' + (to[1] * k - at).toFixed(1);
  return svg(
    'g',
    { class: 'contested' },
    svg('circle', { cx: at, cy: -at, r: size, fill: colour(words.statuses.contested, theme) }),
    svg('path', { d: [[-2, -1, 2, -1], [-2, 1, 2, 1], [1.3, -2.5, -1.3, 2.5]].map(line).join('') }),
  );
}

function body(s, r, words, theme) {
  const weak = s.n ? s.weak / s.n : 0;
  const inner = r - RING / 2 - 0.9;
  if (isHollow(s)) return '';
  return [
    svg('g', { 'fill-opacity': (0.95 - 0.45 * weak).toFixed(2) }, pie(s, inner, words, theme)),
    weak > 0.99 ? svg('circle', { r: inner, fill: 'url(#tumen-hatch-' + theme + ')' }) : '',
  ];
}

/**
 * Return a symbol's picture: its middle at the anchor, top is where a popup's tip goes.
 * @param {import('../types.js').Drawn} s
 * @param {import('../types.js').Looks} words
 * @param {string} theme
 * @param {{ name?: { text: string, more?: string, x: number, y: number, anchor: string }, most?: number }} [beside] the name that is written
 *   beside it, and the number of events that its frame has room for
 * @returns {{ element: SVGElement, size: [number, number], anchor: [number, number], top: [number, number] }}
 */
export function symbolPicture(s, words, theme, { name, most } = {}) {
  const r = symbolRadius(s.n, words), middle = r * BODY - RING / 2, half = Math.ceil(symbolRadius(most || s.n, words) + OVER + FADE + 3);
  const picture = svg(
    'g',
    { class: 'picture' },
    svg('circle', { r: r + OVER + FADE, class: 'halo' }),
    svg('circle', { r: Math.max(r, TOUCH), class: 'touch' }),
    plate(s, r),
    body(s, middle, words, theme),
    ring(s, middle, words, theme),
    count(s),
    s.contested ? contested(r, words, theme) : '',
  );
  const element = svg(
    'svg',
    { width: 2 * half, height: 2 * half, viewBox: [-half, -half, 2 * half, 2 * half].join(' '), 'aria-hidden': 'true' },
    picture,
    name
      ? svg(
        'text',
        { x: name.x, y: name.y, 'text-anchor': name.anchor, class: 'name' },
        name.text,
        name.more ? svg('tspan', { class: 'more' }, name.more) : '',
      )
      : '',
  );
  return { element, size: [2 * half, 2 * half], anchor: [half, half], top: [0, -r - 1] };
}

/* Draw the hatching once for all maps of a page: symbols name it by its id. */
export function drawPatterns() {
  if (!document.getElementById('tumen-hatch-light')) document.body.append(hatchPatterns());
}

/* Hatching for weak evidence, one pattern a theme. */
export function hatchPatterns() {
  const pattern = (theme, stroke) =>
    svg(
      'pattern',
      { id: 'tumen-hatch-' + theme, width: 3.6, height: 3.6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('line', { x1: 0, y1: 0, x2: 0, y2: 3.6, stroke, 'stroke-width': 1.2, 'stroke-opacity': 0.8 }),
    );
  return svg(
    'svg',
    { width: 0, height: 0, style: 'position:absolute', 'aria-hidden': 'true' },
    svg('defs', {}, pattern('light', '#ffffff'), pattern('dark', '#14181d')),
  );
}
