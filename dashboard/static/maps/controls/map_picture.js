/* The map as it is seen now, as one SVG: the basemap as an image in it, areas and symbols as shapes with their looks written out,
   and under it what the colours mean, what is shown as known on which day, and whom to name. A PNG is that SVG, painted. */
import { colour, hatchPatterns } from '../layers/symbols.js';
import { brushOf, svg } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';
const SCALE = 2; // pixels of a picture for each of the screen's
const MARGIN = 14, ROW = 16, SIZE = 11;
const FONT = 'Noto Sans, Segoe UI, Helvetica Neue, Arial, Noto Sans CJK KR, Apple SD Gothic Neo, Malgun Gothic, sans-serif';
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'display',
];
const measure = brushOf(document.createElement('canvas'));

/* Return { text, width, height } of the picture; lines are written under the map, shown are the symbols on it. */
export function mapPicture(map, words, theme, lines, shown) {
  const box = map.getContainer(), look = getComputedStyle(box), { x: width, y: height } = map.getSize();
  const ink = look.getPropertyValue('--ink'), quiet = look.getPropertyValue('--quiet'), paper = look.getPropertyValue('--solid');
  const clip = svg('clipPath', { id: 'window' }, svg('rect', { width, height }));
  const ground = svg('image', { width, height, href: basemap(map, width, height) });
  const layers = pieces(map).map((piece) => placed(piece, box));
  const parts = [foot(box, width, ink), keys(words, theme, shown, width, ink, layerKeys(box)), written(lines, width, ink, quiet)].filter((
    part,
  ) => part.height);
  let whole = height + MARGIN;
  parts.forEach((part) => {
    part.element.setAttribute('transform', 'translate(0,' + whole + ')');
    whole += part.height + 6;
  });
  whole += MARGIN - 6;
  const picture = svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height: whole, viewBox: '0 0 ' + width + ' ' + whole, 'font-family': FONT },
    svg('defs', {}, clip, hatching()),
    svg('rect', { width, height: whole, fill: paper }),
    svg('g', { 'clip-path': 'url(#window)' }, ground, layers),
    parts.map((part) => part.element),
  );
  return { text: new XMLSerializer().serializeToString(picture), width, height: whole };
}

/* Paint an SVG; resolves with a PNG as a blob. */
export function paintPicture({ text, width, height }) {
  const image = new Image(), canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
  return new Promise((done, failed) => {
    image.onload = () => {
      brushOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, 'image/png');
    };
    image.onerror = () => failed(new Error(message('map-take-unpainted')));
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  });
}

function basemap(map, width, height) {
  const box = map.getContainer(), edge = box.getBoundingClientRect();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE }),
    paint = brushOf(canvas);
  paint.fillStyle = getComputedStyle(box).backgroundColor;
  paint.fillRect(0, 0, canvas.width, canvas.height);
  map.getPane('tilePane').querySelectorAll('canvas').forEach((tile) => {
    const at = tile.getBoundingClientRect();
    if (at.width && tile.width) {
      paint.drawImage(tile, (at.left - edge.left) * SCALE, (at.top - edge.top) * SCALE, at.width * SCALE, at.height * SCALE);
    }
  });
  map.getPane('heat').querySelectorAll('canvas').forEach((heat) => {
    const at = heat.getBoundingClientRect();
    paint.globalCompositeOperation = /** @type {GlobalCompositeOperation} */ (getComputedStyle(map.getPane('heat')).mixBlendMode);
    paint.drawImage(heat, (at.left - edge.left) * SCALE, (at.top - edge.top) * SCALE, at.width * SCALE, at.height * SCALE);
  });
  return canvas.toDataURL('image/png');
}

/* Every drawing over the basemap, the lowest first; what is open or under the pointer is not part of it. */
function pieces(map) {
  const depth = (element) => {
    const pane = element.closest('.leaflet-pane');
    return [pane, element.closest('.tumen-symbol')].map((e) => (e ? Number(getComputedStyle(e).zIndex) || 0 : 0));
  };
  const found = [...map.getPane('mapPane').querySelectorAll('svg')].filter((e) =>
    !e.parentElement.closest('svg, .leaflet-popup, .leaflet-tooltip')
  );
  return found.map((e) => [depth(e), e]).sort(([a], [b]) => a[0] - b[0] || a[1] - b[1]).map(([, e]) => e);
}

function placed(element, box) {
  const at = element.getBoundingClientRect(), edge = box.getBoundingClientRect(), copy = element.cloneNode(true);
  dress(element, copy);
  Object.entries({ x: at.left - edge.left, y: at.top - edge.top, width: at.width, height: at.height, overflow: 'visible' }).forEach((
    [k, v],
  ) => copy.setAttribute(k, v));
  copy.removeAttribute('style');
  return copy;
}

/* Write the looks that style sheets give into the copy, which no style sheet will see. */
function dress(element, copy) {
  const look = getComputedStyle(element);
  LOOKS.forEach((name) => {
    const value = look.getPropertyValue(name);
    if (value) copy.setAttribute(name, value.replace(/url\("?([^")]*)"?\)/, 'url($1)'));
  });
  ['class', 'tabindex'].forEach((name) => copy.removeAttribute(name));
  [...element.children].forEach((child, i) => dress(child, copy.children[i]));
  [...element.children].forEach((child, i) => {
    if (child.classList.contains('touch')) copy.children[i].setAttribute('display', 'none');
  });
}

function hatching() {
  const patterns = hatchPatterns().querySelectorAll('pattern');
  patterns.forEach((p) => p.setAttribute('xmlns', 'http://www.w3.org/2000/svg'));
  return [...patterns];
}

function widthOf(text, bold) {
  measure.font = (bold ? '600 ' : '') + SIZE + 'px ' + FONT;
  return measure.measureText(text).width;
}

/* The keys of layers that lie with the symbols: each a sample and its words. */
function layerKeys(box) {
  return [...box.querySelectorAll('.tumen-key:not([hidden])')].map((key) => {
    const sample = key.querySelector('svg'), copy = placed(sample, sample.parentElement);
    Object.entries({ x: -48, y: -5 }).forEach(([k, v]) => copy.setAttribute(k, v));
    return [copy, key.textContent, 54];
  });
}

/* What is known to a country only: it is in the picture as it is in the map, but all of it is seen at once. */
function foot(box, width, ink) {
  const chips = [...box.querySelectorAll('.tumen-foot button:not(.gone)')].map((chip) => {
    const copy = placed(chip.querySelector('svg'), box), wide = Number(copy.getAttribute('width'));
    Object.entries({ x: 6 - wide / 2, y: -wide / 2 }).forEach(([k, v]) => copy.setAttribute(k, v));
    return [copy, chip.querySelector('b').textContent + ' ' + chip.lastChild.textContent, 6];
  });
  return chips.length ? rows([['', message('map-countries-lead'), -14], ...chips], width, ink, 'foot') : { height: 0 };
}

/* What fills and rings mean, of those that are on the map. */
function keys(words, theme, shown, width, ink, more) {
  const has = (name) => Object.keys(words[name]).filter((code) => shown.some((s) => s[name][code]));
  const dot = (code) => svg('circle', { cx: 6, cy: 0, r: 4.5, fill: colour(words.groups[code], theme) });
  const ring = (look) =>
    svg('circle', {
      cx: 6,
      cy: 0,
      r: 4.5,
      fill: 'none',
      'stroke-width': 2,
      stroke: colour(look, theme),
      'stroke-dasharray': look.dash || null,
    });
  const entries = [
    ...has('groups').map((c) => [dot(c), words.groups[c].label]),
    ...has('statuses').map((c) => [ring(words.statuses[c]), words.statuses[c].label]),
    ...more,
  ];
  return rows(entries, width, ink, 'keys');
}

/* Samples, each with its words and how much wider it is than most, in as many rows as it takes. */
function rows(entries, width, ink, name) {
  let x = MARGIN, y = 4;
  const drawn = entries.map(([sample, label, wide = 0]) => {
    const long = widthOf(label) + 32 + wide;
    if (x + long > width && x > MARGIN) {
      x = MARGIN;
      y += ROW + 2;
    }
    const entry = svg(
      'g',
      { transform: 'translate(' + (x + wide) + ',' + y + ')' },
      sample,
      svg('text', { x: 15, y: 4, 'font-size': SIZE, fill: ink }, label),
    );
    x += long;
    return entry;
  });
  return { element: svg('g', { class: name }, drawn), height: entries.length ? y + ROW : 0 };
}

function written(lines, width, ink, quiet) {
  const rows = lines.flatMap((line, i) => wrapped(line, width - 2 * MARGIN, i === 0).map((text) => [text, i === 0]));
  const element = svg(
    'g',
    { class: 'caption' },
    rows.map(([text, first], i) =>
      svg('text', { x: MARGIN, y: (i + 0.8) * ROW, 'font-size': SIZE, 'font-weight': first ? 600 : 400, fill: first ? ink : quiet }, text)
    ),
  );
  return { element, height: rows.length * ROW };
}

function wrapped(text, width, bold) {
  return text.split(/\s+/).reduce((rows, word) => {
    const longer = rows.length ? rows[rows.length - 1] + ' ' + word : '';
    if (longer && widthOf(longer, bold) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
    return rows;
  }, []);
}
