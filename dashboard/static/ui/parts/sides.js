/* What two sides are compared by: a choice of what they differ in, and for each side its days or its value. A choice names both sides,
   so that neither is without the other. */
const TYPED = 1000; // a year that is still being typed is not taken for one of long ago

PARTS.sides = (p, scene) => {
  const { state } = scene, turn = (own) => state.send('turn', { ...own, at: Date.now() });
  const chooser = (label, options) => {
    const box = h('select', { 'aria-label': label, onchange: () => turn(options[box.selectedIndex].own) }, options.map((o) => h('option', {}, o.label)));
    box.selectedIndex = options.findIndex((o) => o.on);
    return box;
  };
  const side = (s) => h('fieldset', { class: 'side', 'data-side': s.name }, h('legend', {}, s.label), s.options ? chooser(s.label, s.options) : days(s, turn));
  return h('div', { class: 'sides' }, h('label', { class: 'kind' }, h('span', {}, p.label), chooser(p.label, p.kinds)), h('div', { class: 'pair' }, p.sides.map(side)));
};

/* The first and the last day of a side; an empty one is an open end. */
function days(s, turn) {
  const say = h('p', { class: 'fault', role: 'alert' });
  const field = (words, value) => Object.assign(h('input', { type: 'date', 'aria-label': s.label + ', ' + words, onchange: () => took() }), { value });
  const first = field('first day', s.start), last = field('last day', s.end);
  function took() {
    const year = (input) => Number(input.value.slice(0, 4)) || TYPED;
    if (year(first) < TYPED || year(last) < TYPED) return;
    const fault = !first.value && !last.value ? 'Give at least one of the two days.' : first.value && last.value && first.value > last.value ? 'The first day is after the last.' : '';
    say.textContent = fault;
    [first, last].forEach((input) => input.setAttribute('aria-invalid', String(Boolean(fault))));
    if (!fault) turn({ ...s.rest, [s.name]: (first.value || '..') + '/' + (last.value || '..') });
  }
  return [h('span', { class: 'days' }, first, ' to ', last), say];
}
