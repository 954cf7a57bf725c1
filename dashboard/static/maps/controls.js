/* The map's own controls: fit to the selection, fill the window, and the legend, made from the vocabulary. */
(function (tumen) {
  'use strict';
  const { html, svg } = tumen;

  function button(label, sign, act) {
    return html('a', { href: '#', role: 'button', title: label, 'aria-label': label, onclick: (e) => { e.preventDefault(); e.stopPropagation(); act(e.currentTarget); } }, sign);
  }

  tumen.addControls = function (map, fit) {
    const Box = L.Control.extend({ onAdd: () => { const box = html('div', { class: 'leaflet-bar leaflet-control tumen-buttons' }, button('Fit to selection', '⤢', fit), button('Full screen', '⛶', () => fill(map))); L.DomEvent.disableClickPropagation(box); return box; } });
    new Box({ position: 'topleft' }).addTo(map);
  };

  /* The frame is made to fill the window: it works in a sandboxed frame too, where the Fullscreen API may be refused. */
  function fill(map) {
    const frame = window.frameElement;
    const box = document.getElementById('map_div');
    if (!frame || !box) return;
    const on = !frame.dataset.filled;
    if (on) { frame.dataset.filled = 'yes'; frame.dataset.before = frame.getAttribute('style') || ''; box.dataset.before = box.style.height; frame.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:1000000;border:0'; box.style.height = '100vh'; }
    else { frame.setAttribute('style', frame.dataset.before); box.style.height = box.dataset.before; delete frame.dataset.filled; }
    map.invalidateSize();
  }
  tumen.leaveFullScreen = function (map) { if (window.frameElement && window.frameElement.dataset.filled) fill(map); };

  /* A small sample of each kind of look, drawn by the same code as the map's symbols. */
  function sample(s, words, theme) { return html('span', { class: 'sample' }, tumen.picture(Object.assign({ kind: 'place', n: 1, weak: 0, hollow: 0, contested: 0, groups: { infrastructure: 1 }, statuses: { confirmed: 1 }, fan: [0, 2] }, s), words, theme).element); }

  const SHAPES = {
    site: () => svg('path', { d: 'M0,7C-2,2 -5,0 -5,-3A5,5 0 1 1 5,-3C5,0 2,2 0,7Z', class: 'shape' }),
    settlement: () => svg('g', {}, svg('circle', { r: 8, class: 'reach' }), svg('circle', { r: 3.5, class: 'shape' })),
    district: () => svg('g', {}, svg('circle', { r: 8, class: 'reach dashed' }), svg('circle', { r: 3.5, class: 'shape' })),
    province: () => svg('path', { d: 'M-8,-4L-1,-8L8,-5L6,4L-3,8L-8,3Z', class: 'reach' }),
    country: () => svg('rect', { x: -7, y: -7, width: 14, height: 14, rx: 3, class: 'badge' }),
    route: () => svg('path', { d: 'M-9,5C-4,-7 3,7 9,-5', class: 'line' }),
  };

  tumen.legend = function (map, words) {
    const box = html('details', { class: 'tumen-legend leaflet-control', 'aria-label': 'Legend' });
    const Legend = L.Control.extend({ onAdd: () => { L.DomEvent.disableClickPropagation(box); L.DomEvent.disableScrollPropagation(box); return box; } });
    new Legend({ position: 'bottomright' }).addTo(map);
    return function (theme) {
      const row = (picture, text, title) => html('li', { title }, picture, html('span', {}, text));
      box.replaceChildren(html('summary', {}, 'How to read the map'),
        html('h4', {}, 'Outline: how sure'), html('ul', {}, Object.entries(words.statuses).map(([, look]) => row(svg('svg', { width: 26, height: 12, viewBox: '0 0 26 12' }, svg('line', { x1: 1, y1: 6, x2: 25, y2: 6, stroke: tumen.colour(look, theme), 'stroke-width': 3, 'stroke-dasharray': look.dash })), look.label))),
        html('h4', {}, 'Fill: group'), html('ul', {}, Object.values(words.groups).map((look) => row(html('span', { class: 'dot', style: 'background:' + tumen.colour(look, theme) }), look.label))),
        html('h4', {}, 'Shape: how exactly located'), html('ul', {}, Object.entries(words.precisions).map(([code, term]) => row(svg('svg', { width: 22, height: 18, viewBox: '-11 -9 22 18' }, SHAPES[code]()), term.label, term.words))),
        html('h4', {}, 'Also'), html('ul', {},
          row(sample({ n: 4, kind: 'cell', groups: { infrastructure: 2, diplomacy: 2 }, statuses: { confirmed: 3, contested: 1 } }, words, theme), 'several places; click to come closer'),
          row(sample({ weak: 1 }, words, theme), 'weak evidence (C)'), row(sample({ hollow: 1 }, words, theme), 'only announced here'), row(sample({ contested: 1 }, words, theme), 'something here is contested')),
        html('p', { class: 'quiet' }, 'The larger, the more events.'));
    };
  };
}(window.tumen));
