/* How to read the map: made from the vocabulary, its samples drawn by the same code as the map's symbols. */
import { colour, symbolPicture } from '../layers/symbols.js';
import { html, svg } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';
const ONE = { kind: 'place', n: 1, weak: 0, hollow: 0, contested: 0 };
const GREY = {
  groups: { grey: { light: '#a3a8ae', dark: '#7d8791' } },
  statuses: { grey: { light: '#5d636b', dark: '#b4bcc4', dash: '' } },
};

function roomy({ clientWidth, clientHeight }) {
  return clientWidth > 1100 && clientHeight > 480;
}

export function addLegend(map, words) {
  const box = html('details', { class: 'tumen-legend leaflet-control', open: roomy(map.getContainer()) });
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  const Legend = L.Control.extend({ onAdd: () => box });
  new Legend({ position: 'bottomright' }).addTo(map);
  return (theme, own) => box.replaceChildren(html('summary', {}, message('map-legend')), ...(own || legendSections)(words, theme));
}

/* The sections of a legend, for the map and for the page that explains it. */
export function legendSections(words, theme) {
  const first = Object.keys(words.groups)[0], sure = Object.keys(words.statuses)[0];
  const drawn = (s) => symbolPicture({ ...ONE, groups: { [first]: 1 }, statuses: { [sure]: 1 }, ...s }, words, theme).element;
  const shape = (
    code,
  ) => [
    ground(code),
    symbolPicture({ ...ONE, groups: { grey: 1 }, statuses: { grey: 1 }, precision: code }, { ...GREY, radii: words.radii }, theme).element,
  ];
  const row = (picture, text, title) => html('li', { title }, html('span', { class: 'sample' }, picture), html('span', {}, text));
  const part = (title, rows) => html('section', {}, html('h4', {}, title), html('ul', {}, rows));
  return [
    part(message('map-legend-ring'), Object.values(words.statuses).map((l) => row(ringLine(l, theme), l.label, l.words))),
    part(
      message('map-legend-fill'),
      Object.values(words.groups).map((l) =>
        row(
          svg('svg', { width: 14, height: 14, viewBox: '-7 -7 14 14' }, svg('circle', { r: 5.5, fill: colour(l, theme) })),
          l.label,
          l.words,
        )
      ),
    ),
    part(
      message('map-legend-edge'),
      Object.entries(words.precisions).filter(([code]) => code !== 'country').map(([code, t]) =>
        row(shape(code), t.label, message('map-legend-precision', { meaning: t.words, drawn: t.drawn }))
      ),
    ),
    part(message('map-legend-marks'), [
      row(
        drawn({ n: 5 }),
        message('map-legend-number'),
        message('map-legend-number-title', { n: words.radii.length - 1 }),
      ),
      row(
        drawn({ n: 5, kind: 'cell' }),
        message('map-legend-several'),
        message('map-legend-several-title'),
      ),
      row(drawn({ weak: 1 }), message('map-legend-weak')),
      row(drawn({ hollow: 1 }), message('map-legend-hollow')),
      row(drawn({ contested: 1 }), message('map-legend-contested')),
    ]),
  ];
}

function ringLine(l, theme) {
  return svg(
    'svg',
    { width: 26, height: 12, viewBox: '0 0 26 12' },
    svg('line', { x1: 1, y1: 6, x2: 25, y2: 6, stroke: colour(l, theme), 'stroke-width': 3, 'stroke-dasharray': l.dash || null }),
  );
}

/* What lies under a marker: a disc, an area or a line. */
function ground(code) {
  const shapes = {
    settlement: () => svg('circle', { r: 16, class: 'reach' }),
    district: () => svg('circle', { r: 16, class: 'reach dashed' }),
    province: () => svg('path', { d: 'M-20,-7L-6,-14L18,-11L20,6L3,14L-18,10Z', class: 'reach' }),
    route: () => svg('path', { d: 'M-24,7L-8,0L9,0L24,-7', class: 'line' }),
  };
  return shapes[code] ? svg('svg', { width: 48, height: 32, viewBox: '-24 -16 48 32', class: 'under' }, shapes[code]()) : '';
}
