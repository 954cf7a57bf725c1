/* The selection bar. It holds no rules: it hands to Python what a reader changes. Choices are numbered, and a choice stands here until
   an answer to it, or to a later one, has come: an answer to an earlier one must not undo it. What was chosen while the server was away
   has reached nobody, and is said again once the page has reached it. */
import { html as h } from '../elements/create_element.js';
import { dayField } from '../elements/date_field.js';
import { chosen, chosenChip, mapFrame, mapOf, noteBox, redrawn, rootOf, selectionCount, unusedChips } from '../elements/dom.js';
import { linkTo, queryOf, settleAddress } from './address.js';
import { copyLink } from './download_and_cite.js';
import { notWeak, updateFacets } from './facets.js';
import { message } from '../../wording/messages.js';
const PATIENCE = 8000; // ms after which the page's word counts again, should a choice have been lost on its way
const FOLDED = ['start', 'end', 'late', 'evidence']; // what a narrow screen folds away besides the facets
export function drawSelectionBar({ data, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, (element) => build(element));
  state.send = setTriggerValue;
  /* A reader who acts before the first run is over ends it: the next one is still that of the address that the session began with. */
  const first = data.opened === null ? null : data.path + data.opened;
  if (first !== null && first !== state.settled) {
    settleAddress(data.opened, data.view, (name, text) => setTimeout(() => state.send('lost', { name, text }), 0));
  }
  state.settled = first === null ? state.settled : first;
  update(root, state, data);
}

function build(root) {
  /** @type {any} */
  const state = { values: {}, waiting: {}, turn: 0, facets: {}, folded: true };
  const ask = (changes) => {
    Object.assign(state.waiting, changes);
    Object.assign(state.values, changes);
    state.asked = Date.now();
    prefetch(state);
    state.send('ask', { turn: ++state.turn, changes: { ...state.waiting } });
  };
  state.ask = ask;
  let typing = 0;
  const search = () => {
    clearTimeout(typing);
    typing = 0;
    ask({ q: words.value.trim() });
  };
  const words = h('input', {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    maxlength: 200,
    oninput: () => {
      clearTimeout(typing);
      typing = setTimeout(search, 450);
    },
    onkeydown: (e) => {
      if (e.key === 'Enter') search();
    },
    onblur: () => {
      if (typing) {
        search();
        chosen();
      }
    },
  });
  const labels = { start: message('bar-from'), end: message('bar-to'), as_of: message('bar-day') };
  const [start, end, asOf] = Object.entries(labels).map(([name, label]) =>
    dayField({ name, label, 'aria-label': label, meant: (day) => ask({ [name]: day }) })
  );
  const presets = h('select', {
    name: 'preset',
    onchange: () => {
      const p = state.presets[presets.value];
      if (p) ask({ start: p.start || '', end: p.end || '' });
    },
  });
  const back = h('button', {
    class: 'plain step',
    type: 'button',
    'aria-label': message('bar-previous-day'),
    onclick: () => step(-1),
  }, '‹');
  const forth = h('button', {
    class: 'plain step',
    type: 'button',
    'aria-label': message('bar-next-day'),
    onclick: () => step(1),
  }, '›');
  const today = h('button', { class: 'plain', type: 'button', onclick: () => ask({ as_of: '' }) }, message('bar-today'));
  const late = h('input', { type: 'checkbox', name: 'late', onchange: () => ask({ late: late.checked ? 'event' : '' }) });
  const weak = h('input', { type: 'checkbox', name: 'weak', onchange: () => ask({ evidence: weak.checked ? notWeak(state) : [] }) });
  const step = (by) => {
    const now = state.values.as_of || state.today; // the day asked for, shown yet or not
    const days = state.days;
    const next = by < 0 ? days.filter((d) => d < now).pop() : days.find((d) => d > now);
    if (!next && by < 0) return;
    const day = next && next < state.today ? next : '';
    asOf.show(day || state.today, state.today);
    ask({ as_of: day });
  };
  const inside = h('span', { class: 'badge', hidden: true });
  const fold = h(
    'button',
    {
      class: 'plain more',
      type: 'button',
      'aria-expanded': 'false',
      onclick: () => {
        state.folded = !state.folded;
        bar.classList.toggle('folded', state.folded);
        fold.setAttribute('aria-expanded', String(!state.folded));
      },
    },
    message('bar-filters'),
    inside,
  );
  const facets = h('div', { class: 'line facets', role: 'group', 'aria-label': message('bar-filters') });
  const count = h('span', { class: 'count', role: 'status', 'aria-live': 'polite' });
  const chips = h('span', { class: 'line' });
  const reset = h('button', {
    class: 'plain',
    type: 'button',
    name: 'reset',
    onclick: () => ask(Object.fromEntries(Object.keys(state.values).map((p) => [p, '']))),
  }, message('bar-reset-button'));
  const copy = h(
    'button',
    { class: 'plain', type: 'button', name: 'copy', onclick: () => copyLink(state, copy) },
    message('bar-copy-link'),
  );
  const notes = h('div', {});
  const field = (label, cls, ...inside) => h('label', { class: 'field ' + cls }, h('span', { class: 'quiet' }, label), ...inside);
  /* Charts are made on the server: it has to be told of a narrow screen. */
  const narrow = window.matchMedia('(max-width: 720px)');
  const tell = () => {
    if (state.narrow !== narrow.matches) state.send('narrow', narrow.matches ? 'yes' : 'no');
  };
  narrow.addEventListener('change', tell);
  setTimeout(tell, 0);
  const title = h('h1', {});
  const tagline = h('p', { class: 'quiet' });
  const printed = h('p', { class: 'printed' });
  window.addEventListener('beforeprint', () => state.print && state.print());
  const bar = h(
    'div',
    { class: 'bar folded', role: 'search', 'aria-label': message('bar') },
    h(
      'div',
      { class: 'line' },
      field(message('bar-words'), 'words', words),
      fold,
      field(labels.start, 'date', start.input),
      field(labels.end, 'date', end.input),
      field(message('bar-period'), 'presets', presets),
      h(
        'div',
        { class: 'field day', role: 'group', 'aria-label': labels.as_of },
        h('span', { class: 'quiet', title: message('bar-day-title') }, labels.as_of),
        h('span', { class: 'known' }, back, asOf.input, forth, today),
      ),
    ),
    start.said,
    end.said,
    asOf.said,
    facets,
    h(
      'div',
      { class: 'line state' },
      count,
      chips,
      h(
        'span',
        { class: 'push' },
        h(
          'label',
          { class: 'switch', title: message('bar-hide-weak-title') },
          weak,
          message('bar-hide-weak'),
        ),
        reset,
        copy,
      ),
    ),
    notes,
  );
  root.append(h('header', { class: 'mast' }, title, tagline), printed, bar);
  const closeBut = (path) => {
    for (const f of Object.values(state.facets)) if (f.details.open && !path.includes(f.details)) f.details.open = false;
  };
  document.addEventListener('click', (e) => closeBut(e.composedPath()));
  window.addEventListener('tumen:user-action', () => closeBut([])); // a press in the map stays in its frame, and a list would hide what the map says to it
  root.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') {
      for (const f of Object.values(state.facets)) {
        if (f.details.open) {
          f.details.open = false;
          f.details.querySelector('summary').focus();
        }
      }
    }
  });
  return Object.assign(state, {
    tell,
    words,
    start,
    end,
    asOf,
    presetsSelect: presets,
    back,
    forth,
    todayButton: today,
    late,
    weak,
    facetsLine: facets,
    count,
    chips,
    reset,
    notes,
    inside,
    title,
    tagline,
    print: () => {
      printed.textContent = state.data.printed + ' ' + linkTo(state.data.cite);
    },
  });
}

/* Let the map ask while the page is being made; what the server may refuse is left for it to say. */
function prefetch({ values, waiting, data }) {
  const { start, end, as_of: day } = values, refused = (start && end && start > end) || (day && day > data.today) || waiting.q;
  const map = refused ? null : mapOf(mapFrame()), query = (asked) => queryOf({ ...asked, as_of: asked.as_of || data.today }, data.order);
  if (map && map.prefetch) map.prefetch(query(data.values), query(values));
}

/* Say to a server that is there again what it cannot know: what is chosen and not answered yet, and how wide the screen is. */
function sayAgain(state) {
  state.tell();
  if (Object.keys(state.waiting).length) state.ask({});
}

function update(root, state, data) {
  const theme = JSON.stringify(data.words);
  const reached = JSON.stringify(data.reached), anew = state.reached && state.reached !== reached;
  if (data.turn >= state.turn || (!anew && Date.now() - state.asked > PATIENCE)) {
    state.waiting = {};
    state.turn = data.turn;
  }
  if (anew) setTimeout(sayAgain, 0, state);
  const values = { ...data.values, ...state.waiting };
  Object.assign(state, {
    values: { ...values },
    reached,
    narrow: data.narrow,
    presets: data.presets,
    today: data.today,
    days: data.days,
    data,
  });
  if (state.theme !== theme) {
    state.theme = theme;
    state.facetsLine.replaceChildren();
    state.facets = {};
  }
  root.style.setProperty('--contested', data.words.statuses.contested.colour);
  root.classList.toggle('past', Boolean(values.as_of));
  root.classList.toggle('only-day', !data.whole);
  document.documentElement.classList.toggle('tumen-dark', data.theme === 'dark');
  state.title.textContent = data.title;
  state.tagline.textContent = data.tagline;
  state.words.placeholder = data.hint;
  if (root.getRootNode().activeElement !== state.words) state.words.value = values.q || ''; // a field that has the focus is the reader's
  for (const name of ['start', 'end']) {
    state[name].show(values[name] || '');
    state[name].mark(data.crossed);
  }
  state.asOf.show(values.as_of || data.today, data.today);
  const shown = Object.entries(data.presets).map(([code, p]) => [code, p.label]);
  redrawn(
    state.presetsSelect,
    shown,
    () => [['', message('bar-period-chosen')], ...shown].map(([value, label]) => h('option', { value }, label)),
  );
  const fits = shown.find(([code]) =>
    (data.presets[code].start || '') === (values.start || '') && (data.presets[code].end || '') === (values.end || '')
  );
  state.presetsSelect.value = fits ? fits[0] : '';
  state.late.checked = values.late === 'event';
  state.weak.checked = /^A,B(,unknown)?$/.test((values.evidence || []).join());
  updateFacets(state, data, values);
  redrawn(state.count, [data.n, data.total, data.not_on_map], () => selectionCount(data));
  redrawn(
    state.chips,
    [data.chips, data.unused],
    () => [data.chips.map((c) => chosenChip(c, c.label, state.ask)), unusedChips(data.unused, state.ask)],
  );
  state.print();
  const hidden = FOLDED.filter((name) => (values[name] || []).length).length +
    data.facets.filter((f) => f.parameter !== 'evidence' && (values[f.parameter] || []).length).length;
  state.inside.textContent = String(hidden);
  state.inside.hidden = hidden === 0;
  state.inside.title = message('bar-filters-in-use', { n: hidden });
  state.reset.disabled = !Object.values(values).some((v) => v.length);
  redrawn(state.notes, data.notes, () => data.notes.map((n) => noteBox(n, state.ask)));
  if (state.copying) copyLink(state, state.copying);
}
