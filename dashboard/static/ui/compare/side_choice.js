/* What two sides are compared by: a choice of what they differ in, and for each side its days or its value. A choice names both sides,
   so that neither is without the other. */
import { html as h } from '../elements/create_element.js';
import { dayField } from '../elements/date_field.js';
import { PARTS } from '../elements/elements.js';
import { message, messageParts } from '../../wording/messages.js';
PARTS.sides = (p, scene) => {
  const kind = h('label', { class: 'kind' }),
    pair = p.sides.map((s) => h('fieldset', { class: 'side', 'data-side': s.name }, h('legend', {}, s.label)));
  const box = h('div', { class: 'sides' }, kind, h('div', { class: 'pair' }, pair));
  const windows = p.sides.every((s) => !s.options);
  const turn = (own) => scene.state.send('turn', { ...own, at: Date.now() });
  const both = () => turn(Object.fromEntries(ends.map((end) => [end.name, end.window])));
  const ends = windows ? p.sides.map((s) => days(s, both)) : [];
  const draw = (one, { earlier, changed }) => {
    if (changed) kind.replaceChildren(h('span', {}, one.label), chooser(one.label, one.kinds, turn));
    ends.forEach((end, i) => {
      if (!earlier) end.show(one.sides[i]);
    });
  };
  pair.forEach((side, i) => side.append(...(windows ? ends[i].drawn : [chooser(p.sides[i].label, p.sides[i].options, turn)])));
  /* Windows go on standing with other days; other kinds of sides are drawn anew. */
  box.takes = (one, again) => {
    if (!windows || one.is !== 'sides' || one.sides.some((s) => s.options)) return false;
    draw(one, again);
    return true;
  };
  draw(p, { earlier: false, changed: true });
  return box;
};

function chooser(label, options, turn) {
  const box = h(
    'select',
    { 'aria-label': label, onchange: () => turn(options[box.selectedIndex].own) },
    options.map((o) => h('option', {}, o.label)),
  );
  box.selectedIndex = options.findIndex((o) => o.on);
  return box;
}

/* The first and the last day of a side, as the `window` that counts; an empty one is an open end. Days that cross stay to be mended. */
function days(s, meant) {
  const crossed = h('p', { class: 'fault', role: 'alert' });
  let stands = { start: '', end: '' }, typed = stands;
  const field = (name, label) => dayField({ label, 'aria-label': label, meant: (day) => took({ ...typed, [name]: day }) });
  const first = field('start', message('compare-first-day', { side: s.label }));
  const last = field('end', message('compare-last-day', { side: s.label }));
  const say = (words) => {
    crossed.textContent = words;
    [first, last].forEach((one) => one.mark(Boolean(words)));
  };
  const took = (now) => {
    typed = now;
    say(
      !now.start && !now.end ? message('compare-no-day') : now.start && now.end && now.start > now.end ? message('compare-crossed') : '',
    );
    if (crossed.textContent) return;
    stands = now;
    meant();
  };
  const show = ({ start, end }) => {
    if (crossed.textContent && start === stands.start && end === stands.end) return;
    typed = stands = { start, end };
    say('');
    first.show(start);
    last.show(end);
  };
  return {
    name: s.name,
    get window() {
      return (stands.start || '..') + '/' + (stands.end || '..');
    },
    show,
    drawn: [
      h('span', { class: 'days' }, messageParts('compare-days', { first: first.input, last: last.input })),
      first.said,
      last.said,
      crossed,
    ],
  };
}
