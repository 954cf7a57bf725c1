/* The selected events as a plain table: the map's equal for the keyboard and for a screen reader. */
import { html as h } from '../elements/create_element.js';
import { chip, code, groupDot, redrawn, rootOf } from '../elements/dom.js';
import { message } from '../../wording/messages.js';
export function drawEventsTable({ data, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, () => ({}));
  if (redrawn(root, [data.rows, data.words, data.query, data.offset, data.n], () => table(data, state))) {
    state.scroll = root.querySelector('.scroll');
  }
  state.send = setTriggerValue;
  state.pick = (picked) => setTriggerValue('pick', picked);
  state.turn = (offset) => setTriggerValue('turn', offset);
  state.offset = data.offset;
  light(root, state, data.picked_event);
}

function table(data, state) {
  const { words } = data, events = data.rows.map((row) => Object.fromEntries(data.columns.map((name, i) => [name, row[i]])));
  const row = (e) =>
    h(
      'tr',
      {
        'data-event': e.event_id,
        class: e.evidence_strength === 'C' ? 'weakly' : '',
        onclick: () => state.pick('event:' + e.event_id),
      },
      h('td', { class: 'date' }, e.date_words),
      h('td', {}, h('button', { type: 'button' }, e.title), ' ', code(e.event_id, 'event', { data, state })),
      h(
        'td',
        { class: 'status' },
        chip(e.status, words, e.main_kind),
        e.contested && e.status !== 'contested' ? h('div', { class: 'contested-mark' }, message('mark-contested-within')) : '',
      ),
      h('td', { class: 'wide' }, groupDot(e.event_group, words), ' ', words.groups[e.event_group].label),
      h('td', { class: 'wide' }, e.place_names),
      h('td', { class: 'wide' }, words.evidence[e.evidence_strength].label),
    );
  const last = data.offset + events.length;
  return [
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': message('panel-table') },
      h(
        'table',
        {},
        h('caption', { class: 'visually-hidden' }, data.caption),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['date', 'event', 'status'].map((code) => h('th', { scope: 'col' }, message('panel-table-head', { code }))),
            ['group', 'places', 'evidence'].map((code) => h('th', { scope: 'col', class: 'wide' }, message('panel-table-head', { code }))),
          ),
        ),
        h('tbody', {}, events.map(row)),
      ),
    ),
    data.n > events.length
      ? h(
        'div',
        { class: 'pager' },
        h(
          'button',
          { type: 'button', disabled: data.offset === 0, onclick: () => state.turn(Math.max(0, state.offset - data.limit)) },
          message('panel-table-newer'),
        ),
        h('span', { role: 'status' }, message('panel-table-rows', { first: data.offset + 1, last, n: data.n })),
        h('button', {
          type: 'button',
          disabled: last >= data.n,
          onclick: () => state.turn(state.offset + data.limit),
        }, message('panel-table-older')),
      )
      : '',
  ].filter(Boolean);
}

function light(root, state, picked) {
  for (const row of root.querySelectorAll('tbody tr')) {
    const is = row.dataset.event === picked;
    row.classList.toggle('picked', is);
    if (is) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
  const row = picked && picked !== state.lit ? root.querySelector('tr.picked') : null;
  if (row && state.scroll) {
    const head = row.closest('table').tHead.offsetHeight;
    const top = row.offsetTop - head;
    if (top < state.scroll.scrollTop || row.offsetTop + row.offsetHeight > state.scroll.scrollTop + state.scroll.clientHeight) {
      state.scroll.scrollTop = top;
    }
  }
  state.lit = picked;
}
