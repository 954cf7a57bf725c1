/* Names beside symbols: on the first side with room, over nothing, and never beyond the map. */
import { equal, fakeDocument } from './checks.js';
import { symbolNames } from '../../dashboard/static/maps/layers/names.js';

fakeDocument(6);
const words = { radii: [0, 8] };

/* A map of 400 by 300 px, on which a place stands at its lon and lat in px; `covered` are boxes of its buttons. */
function named(places, { zoom = 10, covered = /** @type {number[][]} */ ([]), lang = 'en' } = {}) {
  const boxes = covered.map(([x, y, width, height]) => ({ getBoundingClientRect: () => ({ x, y, width, height }) }));
  const map = {
    getZoom: () => zoom,
    getSize: () => ({ x: 400, y: 300 }),
    latLngToContainerPoint: ([lat, lon]) => ({ x: lon, y: lat }),
    getContainer: () => ({ getBoundingClientRect: () => ({ x: 0, y: 0 }), querySelectorAll: () => boxes }),
  };
  const symbols = places.map(([id, lon, lat, more = {}]) => ({ id, lon, lat, n: 1, name: 'Name of ' + id, kind: 'place', ...more }));
  return Object.fromEntries(
    [...symbolNames(map, symbols, words, lang)].map(([id, { text, more, anchor, x, y }]) => [id, [text + more, anchor, x, y]]),
  );
}

Deno.test('a name stands at the right, else left, under or over its symbol', () => {
  equal(named([['A', 200, 150]]), { A: ['Name of A', 'start', 12, 4] });
  equal(named([['A', 380, 150]]), { A: ['Name of A', 'end', -12, 4] });
  equal(named([['A', 200, 150]], { covered: [[205, 140, 100, 20], [100, 140, 95, 20]] }), { A: ['Name of A', 'middle', 0, 21] });
  equal(named([['A', 200, 290]], { covered: [[205, 280, 100, 20], [100, 280, 95, 20]] }), { A: ['Name of A', 'middle', 0, -14] });
});

Deno.test('a name covers neither another one nor a symbol, and one that finds no room is left out', () => {
  const found = named([['A', 150, 150], ['B', 180, 150]]);
  equal([found.A[1], found.B[1]], ['end', 'start']);
  equal(named([['A', 200, 150]], { covered: [[0, 0, 400, 300]] }), {});
});

Deno.test('names come from a zoom on, in the reader’s language, and without what stands in brackets', () => {
  equal(named([['A', 200, 150]], { zoom: 9.75 }), {});
  equal(named([['A', 200, 150, { name: 'Rason (Rajin)', name_ko: '라선' }]]).A[0], 'Rason');
  equal(named([['A', 200, 150, { name: 'Rason (Rajin)', name_ko: '라선' }]], { lang: 'ko' }).A[0], '라선');
  equal(named([['A', 200, 150, { short_name: 'Dam', name_ko: '댐' }]]).A[0], 'Dam');
  equal(named([['A', 200, 150, { short_name: 'Dam', name_ko: '댐' }]], { lang: 'ko' }).A[0], '댐');
  equal(named([['A', 200, 150, { kind: 'cell', n_places: 3 }]]).A[0], 'Name of A +2');
  equal(
    named([['A', 60, 150, { name: 'A name that is much longer than any map has room for' }]]).A[0],
    'A name that is much longer than…',
  );
});
