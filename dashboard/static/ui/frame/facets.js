/* The filters of the selection bar that are chosen from lists: what each offers, with what choosing it would show. */
import { html as h } from '../elements/create_element.js';
import { groupDot } from '../elements/dom.js';
import { statusMark as ring } from '../elements/status.js';
import { groupedNumber, message } from '../../wording/messages.js';

const LONG = 12; // options from which on a list can be searched, and has what counts most on top

/* Make the list of a filter; `look` has the vocabularies. */
function facet(state, spec, look) {
  const list = h('div', { role: 'group', 'aria-label': spec.label });
  const find = h('input', {
    type: 'search',
    placeholder: message('bar-find'),
    'aria-label': message('bar-find-in', { filter: spec.label }),
    oninput: () => narrow(entry),
  });
  const badge = h('span', { class: 'badge', hidden: true });
  const details = h(
    'details',
    {
      class: 'facet',
      'data-parameter': spec.parameter,
      ontoggle: () => {
        if (details.open) {
          sort(entry);
          for (const f of Object.values(state.facets)) if (f.details !== details) f.details.open = false;
        }
      },
    },
    h('summary', {}, spec.label, badge),
    h('div', { class: 'menu' }, find, list),
  );
  const entry = {
    details,
    list,
    find,
    badge,
    offered: '',
    options: new Map(),
    option: (code, label) => option(state, spec.parameter, code, label, look),
  };
  return entry;
}

function option(state, parameter, code, label, look) {
  const box = h('input', {
    type: 'checkbox',
    value: code,
    onchange: () => {
      const chosen = new Set(state.values[parameter] || []);
      box.checked ? chosen.add(code) : chosen.delete(code);
      state.ask({ [parameter]: [...chosen] });
    },
  });
  const n = h('span', { class: 'n quiet' });
  const mark = parameter === 'group' ? groupDot(code, look) : parameter === 'status' ? ring(code, look.statuses[code]) : null;
  return { row: h('label', { class: 'option' }, box, mark, h('span', { class: 'name' }, label), n), box, n, label, count: 0 };
}

/* What a filter offers is another on another day of knowledge: a name may tell what was not known yet. */
function offer(entry, options) {
  const offered = JSON.stringify(options.map(([code, label]) => [code, label]));
  if (entry.offered === offered) return;
  const before = entry.options;
  entry.offered = offered;
  entry.options = new Map(
    options.map((
      [code, label],
    ) => [code, before.has(code) && before.get(code).label === label ? before.get(code) : entry.option(code, label)]),
  );
  for (const [code, old] of before) if (entry.options.get(code) !== old) old.row.remove();
  [...entry.options.values()].forEach((o, place) => {
    o.place = place;
  });
  entry.find.hidden = !isLong(entry);
  if (entry.find.hidden) entry.find.value = '';
  entry.stale = true; // until its options have their counts
}

function isLong(entry) {
  return entry.options.size > LONG;
}

/* Hide the options that are not what a reader looks for. */
function narrow(entry) {
  const q = entry.find.value.trim().toLowerCase();
  for (const o of entry.options.values()) o.row.hidden = q !== '' && !o.label.toLowerCase().includes(q);
}

/* Chosen options first, then those that would show something, in the vocabulary's order. */
function sort(entry) {
  const rank = (o) => (o.box.checked ? 0 : o.count ? 1 : 2);
  const rows = [...entry.options.values()].sort((a, b) =>
    rank(a) - rank(b) || (isLong(entry) ? b.count - a.count : 0) || a.place - b.place
  );
  entry.list.append(...rows.map((o) => o.row));
}

/* Bring the lists to what the page offers: those of another page are put away, not forgotten. */
export function updateFacets(state, data, values) {
  const kinds = Object.fromEntries(data.facets.map((spec) => [spec.parameter, spec]));
  for (const [name, entry] of Object.entries(state.facets)) {
    if (!kinds[name]) {
      entry.details.open = false;
      entry.details.hidden = true;
      offer(entry, []);
    }
  }
  for (const spec of data.facets) {
    const entry = state.facets[spec.parameter] || (state.facets[spec.parameter] = facet(state, spec, data.words));
    tick(entry, spec, new Set(values[spec.parameter] || []));
  }
  const order = data.facets.map((spec) => state.facets[spec.parameter].details);
  if (order.some((details, i) => state.facetsLine.children[i] !== details)) state.facetsLine.prepend(...order);
  if (!state.lateRow) {
    state.lateRow = h(
      'label',
      {
        class: 'switch',
        title: message('bar-late-title'),
      },
      state.late,
      message('bar-late'),
    );
  }
  if (state.facetsLine.lastElementChild !== state.lateRow) state.facetsLine.append(state.lateRow);
}

/* Show what of a filter is chosen, and what choosing each option would show. */
function tick(entry, spec, chosen) {
  entry.details.hidden = false;
  offer(entry, spec.options);
  for (const [code, , n] of spec.options) {
    const row = entry.options.get(code);
    row.box.checked = chosen.has(code);
    row.count = n;
    row.n.textContent = groupedNumber(n);
    row.row.classList.toggle('none', n === 0 && !row.box.checked);
  }
  if (entry.stale) {
    sort(entry);
    narrow(entry);
    entry.stale = false;
  }
  entry.badge.textContent = String(chosen.size);
  entry.badge.hidden = chosen.size === 0;
  entry.details.classList.toggle('on', chosen.size > 0);
}

/* All grades but the weak one, what is not graded among them where the dataset has any. */
export function notWeak(state) {
  const grades = state.data.facets.find((f) => f.parameter === 'evidence');
  return ['A', 'B', ...(grades?.options.some(([code, , n]) => code === 'unknown' && n) ? ['unknown'] : [])];
}
