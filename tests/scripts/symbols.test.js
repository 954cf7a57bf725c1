/* How a symbol looks: what it says by its parts, and how much room it takes. */
import { equal, fakeDocument } from './checks.js';
import { isHollow, standings, symbolPicture, symbolRadius } from '../../dashboard/static/maps/layers/symbols.js';

fakeDocument();
const look = (light, dark = light + '-dark') => ({ light, dark, dash: '' });
const words = {
  groups: { arms: look('red'), troops: look('blue') },
  statuses: { confirmed: look('green'), contested: look('crimson'), claimed: { ...look('grey'), dash: '3 2' } },
  radii: [0, 8, 9, 10],
};
const ONE = { kind: 'place', precision: 'site', n: 1, weak: 0, contested: 0, hollow: 0, groups: { arms: 1 }, statuses: { confirmed: 1 } };

/* A picture's elements of a tag or class, as their attributes. */
function drawn(name, symbol, theme = 'light', how = {}) {
  const { element } = symbolPicture({ ...ONE, ...symbol }, words, theme, how);
  return /** @type {any} */ (element).all(name).map((found) => found.attributes);
}

Deno.test('the radius is the server’s, and that of the most for all that have more', () => {
  equal([0, 1, 3, 4, 1000].map((n) => symbolRadius(n, words)), [0, 8, 10, 10, 10]);
});

Deno.test('one group is a disc, several are parts in the vocabulary’s order', () => {
  equal(drawn('circle', {}).filter(({ fill }) => fill === 'red').length, 1);
  const fills = drawn('path', { n: 3, groups: { troops: 1, arms: 2 }, statuses: { confirmed: 3 } }).map(({ fill }) => fill);
  equal(fills, ['red', 'blue']);
  equal(drawn('circle', {}, 'dark').some(({ fill }) => fill === 'red-dark'), true);
});

Deno.test('the ring has a part for each status, drawn as its term says', () => {
  const ring = drawn('path', { n: 3, groups: { arms: 3 }, statuses: { claimed: 1, confirmed: 2 } }).filter((part) => part['data-status']);
  equal(ring.map((part) => [part['data-status'], part.stroke, part['stroke-dasharray']]), [['confirmed', 'green', undefined], [
    'claimed',
    'grey',
    '3 2',
  ]]);
  equal(standings({ statuses: { claimed: 1, contested: 0, confirmed: 2 } }, words), [['confirmed', 2], ['claimed', 1]]);
});

Deno.test('several events are counted, thousands in short', () => {
  const text = (n) => {
    const { element } = symbolPicture({ ...ONE, n, groups: { arms: n }, statuses: { confirmed: n } }, words, 'light');
    return /** @type {any} */ (element).all('count').map((found) => found.children[0]);
  };
  equal([1, 2, 999, 1000, 1234, 12345].map(text), [[], ['2'], ['999'], ['1.0k'], ['1.2k'], ['12k']]);
});

Deno.test('what was only announced is hollow, weak evidence is hatched, what is contested is marked', () => {
  equal([{ n: 2, hollow: 2 }, { n: 2, hollow: 1 }, { n: 0, hollow: 0 }].map(isHollow), [true, false, false]);
  equal(drawn('circle', { hollow: 1 }).some(({ fill }) => fill === 'red'), false);
  equal(drawn('circle', { weak: 1 }).some(({ fill }) => fill === 'url(#tumen-hatch-light)'), true);
  equal([drawn('contested', {}).length, drawn('contested', { contested: 1 }).length], [0, 1]);
});

Deno.test('a frame has room for the most that it may show, and its tip stays with what it shows', () => {
  const [small, large] = [{}, { most: 3 }].map((how) => symbolPicture(ONE, words, 'light', how));
  equal([small.size, large.size, small.anchor, large.anchor], [[28, 28], [32, 32], [14, 14], [16, 16]]);
  equal([small.top, large.top], [[0, -9], [0, -9]]);
});
