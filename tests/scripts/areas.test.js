/* The look of what lies under the symbols. */
import { equal } from './checks.js';
import { styleArea } from '../../dashboard/static/maps/layers/areas.js';

const words = {
  groups: { troops: { light: '#a00', dark: '#faa' } },
  statuses: { confirmed: { light: '#0a0', dark: '#afa' }, act_on_record: { light: '#777', dark: '#bbb', dash: '2 2' } },
};

/* The style that an area gets which takes this share of a map of 900 px. */
function styled(part, symbol, { theme = 'light', lit = false, share = 0.1 } = {}) {
  /** @type {any} */
  let style = null;
  const bounds = { getNorthWest: () => ({ x: 0, y: 0 }), getSouthEast: () => ({ x: 900 * share, y: 900 * share }) };
  const layer = { part, setStyle: (s) => (style = s), getElement: () => null, getBounds: () => bounds };
  const map = { getSize: () => ({ x: 900, y: 900 }), project: (p) => p };
  styleArea(layer, { n: 1, hollow: 0, groups: { troops: 1 }, ...symbol }, words, theme, lit, map);
  return style;
}

Deno.test('an outline has the colour of the status, what is on record one of its own', () => {
  const looks = ['confirmed', 'act_on_record'].map((code) => styled('area', { statuses: { [code]: 1 } }));
  equal(looks.map((look) => [look.color, look.dashArray]), [['#0a0', null], ['#777', '2 2']]);
  equal(styled('area', { statuses: { confirmed: 1 } }, { theme: 'dark' }).color, '#afa');
});

Deno.test('most of the events say the look', () => {
  equal(styled('area', { statuses: { confirmed: 2, act_on_record: 3 } }).color, '#777');
  equal(styled('reach', { statuses: {}, precision: 'settlement' }).color, '#a00');
});

Deno.test('an area that fills the map fades, unless it is picked', () => {
  const [near, wide, picked] = [{}, { share: 2 }, { share: 2, lit: true }].map((how) =>
    styled('area', { statuses: { confirmed: 1 } }, how)
  );
  equal([near.fillOpacity, wide.fillOpacity < near.fillOpacity, picked.fillOpacity > near.fillOpacity], [0.14, true, true]);
});
