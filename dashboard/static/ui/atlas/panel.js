/* The panel beside the map: a place or an event, its events in order, and who says what of each, side by side.
   The list comes with the page; what is said of an event is fetched from the API when the event is opened. */
import { byOrigin, proposition } from '../elements/claim_cards.js';
import { html as h } from '../elements/create_element.js';
import { chip, code, ours, redrawn, rootOf } from '../elements/dom.js';
import { listed, listedParts, message, messageParts } from '../../wording/messages.js';
export function drawPanel({ data, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, () => ({ cache: new Map(), open: new Set() }));
  state.send = setTriggerValue;
  state.pick = (picked) => setTriggerValue('pick', picked);
  root.style.setProperty('--contested', data.words.statuses.contested.colour);
  root.style.setProperty('--height', data.height);
  if (!redrawn(root, data, () => boxOf(data, state))) return;
  const picked = state.moved && state.box.querySelector('.event.picked');
  if (picked) reveal(state.box, picked);
  else state.box.scrollTop = state.top;
}

/* The panel. What is open in it stays while it is about the same places: another day or filter tells the same events anew, and what a
   reader follows through the days must not close under the eyes. How far it is scrolled stays while all is the same. */
function boxOf(data, state) {
  const about = JSON.stringify(data.about), question = JSON.stringify([data.subject, data.question]);
  state.moved = state.lit !== data.picked_event || (data.picked_event && state.about !== about);
  state.top = state.question === question && state.box ? state.box.scrollTop : 0;
  if (state.about !== about) state.open = new Set();
  if (data.picked_event && state.moved) state.open.add(data.picked_event);
  Object.assign(state, { about, question, lit: data.picked_event });
  state.box = h(
    'section',
    { class: data.subject ? 'panel' : 'panel bare', 'aria-label': message('panel'), tabindex: '0' },
    data.subject ? [head(data, state), list(data, state)] : welcome(data, state),
  );
  return state.box;
}

/* Scroll inside the panel only: the page itself must not jump. */
function reveal(box, element) {
  const head = box.querySelector('.head');
  box.scrollTop = element.offsetTop - box.offsetTop - (head ? head.offsetHeight : 0);
}

function head(data, state) {
  return h(
    'header',
    { class: 'head' },
    h('button', { class: 'close', type: 'button', 'aria-label': message('panel-close'), onclick: () => state.pick('') }, '×'),
    h('h2', {}, data.subject.title),
    data.subject.lines.map((line) => h('p', { class: 'quiet' }, line)),
    data.subject.place_id && data.base
      ? h('p', { class: 'small' }, ours('place', { id: data.subject.place_id }, message('panel-place-page'), { data, state }))
      : '',
  );
}

function welcome(data, state) {
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, data.empty.title),
    data.empty.lines.map((line) => h('p', {}, line)),
    data.empty.ways.length
      ? [
        h('h3', {}, message('panel-begin')),
        h(
          'ul',
          { class: 'begin' },
          data.empty.ways.map((way) =>
            h(
              'li',
              {},
              h(
                'button',
                { type: 'button', onclick: () => state.pick(way.pick) },
                h('span', { class: 'when' }, h('time', {}, way.when), chip(way.status, data.words, way.kind)),
                h('span', { class: 'title' }, way.label),
              ),
            )
          ),
        ),
      ]
      : '',
  );
}

function list(data, state) {
  const rows = data.events.map((event) => h('li', {}, entry(event, data, state)));
  return [h('ul', { class: 'list' }, rows), data.more ? h('p', { class: 'empty quiet' }, data.more) : ''];
}

function entry(event, data, state) {
  const body = h('div', { class: 'body' });
  const fill = () => {
    if (!body.hasChildNodes()) details(event, data, state, body);
  };
  const open = state.open.has(event.event_id);
  const element = h(
    'details',
    {
      class: 'event' + (event.event_id === data.picked_event ? ' picked' : '') + (event.evidence_strength === 'C' ? ' weakly' : ''),
      'data-event': event.event_id,
      open,
    },
    h(
      'summary',
      {
        onclick: () => {
          if (!element.open && event.event_id !== data.picked_event) state.pick('event:' + event.event_id);
        },
      },
      h('span', { class: 'bar', style: { background: data.words.groups[event.event_group].colour } }),
      h(
        'span',
        { class: 'when' },
        h('time', {}, event.date_words),
        chip(event.status, data.words, event.main_kind),
        event.contested && event.status !== 'contested'
          ? h('span', { class: 'contested-mark', title: message('mark-contested-within-title') }, message('mark-contested-within'))
          : '',
        event.evidence_strength === 'C' ? h('span', { class: 'weak', title: data.words.evidence.C.words }, message('mark-weak')) : '',
        code(event.event_id),
      ),
      h('span', { class: 'title' }, event.title),
      event.role ? h('span', { class: 'quiet small' }, event.role) : '',
    ),
    body,
  );
  element.addEventListener('toggle', () => {
    if (element.open) {
      state.open.add(event.event_id);
      fill();
    } else state.open.delete(event.event_id);
  });
  if (open) fill();
  return element;
}

async function details(event, data, state, body) {
  const url = `${data.api}/events/${encodeURIComponent(event.event_id)}${data.day ? '?' + data.day : ''}`;
  body.replaceChildren(
    h('p', { class: 'sentence' }, event.sentence),
    h('p', { class: 'quiet small', role: 'status' }, message('panel-loading')),
  );
  try {
    if (!state.cache.has(url)) {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(message('request-refused', { code: String(answer.status) }));
      state.cache.set(url, await answer.json());
    }
    const found = state.cache.get(url);
    body.replaceChildren(...sections(found.event || found, data, state).flat(3).filter(Boolean));
  } catch (error) {
    const again = h(
      'button',
      { class: 'linklike', type: 'button', onclick: () => details(event, data, state, body) },
      message('panel-again'),
    );
    body.replaceChildren(h('p', { role: 'alert' }, messageParts('panel-failed', { fault: error.message, again })));
  }
}

function sections(event, data, state) {
  const about = event.speaks_about || [], scene = { event, data, state, origins: byOrigin([...event.propositions, ...about]) };
  return [
    event.summary ? h('p', {}, event.summary) : '',
    event.propositions.map((p) => proposition(p, scene)),
    about.length ? h('p', { class: 'about quiet' }, message('panel-speaks-about')) : '',
    about.map((p) => proposition(p, scene)),
    h('p', { class: 'small quiet' }, places(event, state)),
    event.actors.length ? h('p', { class: 'small quiet' }, message('panel-who', { actors: listed(event.actors.map((a) => a.name)) })) : '',
    data.base
      ? h(
        'p',
        { class: 'small' },
        messageParts('panel-event-page', {
          link: ours('event', { id: event.event_id }, message('panel-event-page-link'), scene),
        }),
      )
      : '',
  ];
}

function places(event, state) {
  if (!event.places.length) return message('panel-nowhere');
  const button = (p) => h('button', { class: 'linklike', type: 'button', onclick: () => state.pick('place:' + p.place_id) }, p.name);
  const all = event.places.map((p) => messageParts('panel-place', { place: button(p), role: p.role }));
  return messageParts('panel-where', { places: listedParts(all) });
}
