/* The panel beside the map: a place or an event, its events in order, and who says what of each, side by side.
   The list comes with the page; what is said of an event is fetched from the API when the event is opened. */
export default function ({ data, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, () => ({ cache: new Map(), open: new Set() }));
  state.pick = (picked) => setTriggerValue('pick', picked);
  root.style.setProperty('--contested', data.words.statuses.contested.colour);
  root.style.setProperty('--height', data.height);
  const shown = JSON.stringify([data.subject, data.question]);
  const same = state.shown === shown;
  const top = same && state.box ? state.box.scrollTop : 0;
  if (!same) state.open = new Set();
  state.shown = shown;
  if (data.picked_event && state.lit !== data.picked_event) state.open.add(data.picked_event);
  const moved = state.lit !== data.picked_event;
  state.lit = data.picked_event;
  state.box = h('section', { class: data.subject ? 'panel' : 'panel bare', 'aria-label': 'What happened and who says so', tabindex: '0' }, data.subject ? [head(data, state), list(data, state)] : welcome(data, state));
  root.replaceChildren(state.box);
  state.box.scrollTop = top;
  const picked = state.box.querySelector('.event.picked');
  if (picked && moved) reveal(state.box, picked);
}

/* Scroll inside the panel only: the page itself must not jump. */
function reveal(box, element) {
  const head = box.querySelector('.head');
  box.scrollTop = element.offsetTop - box.offsetTop - (head ? head.offsetHeight : 0);
}

function head(data, state) {
  return h('header', { class: 'head' },
    h('button', { class: 'close', type: 'button', 'aria-label': 'Close', onclick: () => state.pick('') }, '×'),
    h('h2', {}, data.subject.title), data.subject.lines.map((line) => h('p', { class: 'quiet' }, line)));
}

function welcome(data, state) {
  return h('div', { class: 'empty' }, h('h2', {}, data.empty.title), data.empty.lines.map((line) => h('p', {}, line)),
    data.empty.ways.length ? h('ul', {}, data.empty.ways.map((way) => h('li', {}, h('button', { class: 'linklike', type: 'button', onclick: () => state.pick(way.pick) }, way.label)))) : '');
}

function list(data, state) {
  const rows = data.events.map((event) => h('li', {}, entry(event, data, state)));
  return [h('ul', { class: 'list' }, rows), data.more ? h('p', { class: 'empty quiet' }, data.more) : ''];
}

function entry(event, data, state) {
  const body = h('div', { class: 'body' });
  const fill = () => { if (!body.hasChildNodes()) details(event, data, state, body); };
  const open = state.open.has(event.event_id);
  const element = h('details', { class: 'event' + (event.event_id === data.picked_event ? ' picked' : '') + (event.evidence_strength === 'C' ? ' weakly' : ''), 'data-event': event.event_id, open },
    h('summary', { onclick: () => { if (!element.open && event.event_id !== data.picked_event) state.pick('event:' + event.event_id); } },
      h('span', { class: 'bar', style: { background: data.words.groups[event.event_group].colour } }),
      h('span', { class: 'when' }, h('time', {}, event.date_words), chip(event.status, data.words),
        event.contested && event.status !== 'contested' ? h('span', { class: 'contested-mark', title: 'Another proposition here is contested' }, '≠ contested within') : '',
        event.evidence_strength === 'C' ? h('span', { class: 'weak', title: data.words.evidence.C.words }, 'weak evidence') : '', code(event.event_id)),
      h('span', { class: 'title' }, event.title),
      event.role ? h('span', { class: 'quiet small' }, event.role) : ''),
    body);
  element.addEventListener('toggle', () => { if (element.open) { state.open.add(event.event_id); fill(); } else state.open.delete(event.event_id); });
  if (open) fill();
  return element;
}

async function details(event, data, state, body) {
  const url = `${data.api}/events/${encodeURIComponent(event.event_id)}${data.day ? '?' + data.day : ''}`;
  body.replaceChildren(h('p', { class: 'sentence' }, event.sentence), h('p', { class: 'quiet small', role: 'status' }, 'Loading what is said …'));
  try {
    if (!state.cache.has(url)) {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      state.cache.set(url, await answer.json());
    }
    const found = state.cache.get(url);
    body.replaceChildren(...sections(found.event || found, data, state).flat(3).filter(Boolean));
  } catch (error) {
    const again = h('button', { class: 'linklike', type: 'button', onclick: () => details(event, data, state, body) }, 'Try again');
    body.replaceChildren(h('p', { role: 'alert' }, `What is said of this could not be loaded (${error.message}). `, again));
  }
}

function sections(event, data, state) {
  const about = event.speaks_about || [], scene = { event, data, origins: byOrigin([...event.propositions, ...about]) };
  return [
    event.summary ? h('p', {}, event.summary) : '',
    event.propositions.map((p) => proposition(p, scene)),
    about.length ? h('p', { class: 'about quiet' }, 'What is said there is about') : '',
    about.map((p) => proposition(p, scene)),
    h('p', { class: 'small quiet' }, 'Where: ', places(event, state)),
    event.actors.length ? h('p', { class: 'small quiet' }, 'Who: ' + event.actors.map((a) => a.name).join(', ')) : '',
  ];
}

/* The code that a reader names when an error is reported. */
function code(id) { return h('span', { class: 'code quiet' }, id); }

function places(event, state) {
  if (!event.places.length) return 'not located';
  return event.places.flatMap((p, i) => [i ? ', ' : '', h('button', { class: 'linklike', type: 'button', onclick: () => state.pick('place:' + p.place_id) }, p.name), ` (${p.role})`]);
}

function proposition(p, scene) {
  const { data } = scene, parties = new Map();
  for (const claim of p.claims) { if (!parties.has(claim.party_id)) parties.set(claim.party_id, []); parties.get(claim.party_id).push(claim); }
  return h('section', { class: 'proposition', 'data-proposition': p.proposition_id },
    h('h3', {}, p.statement, ' ', code(p.proposition_id)), p.scope ? h('p', { class: 'small quiet' }, p.scope) : '',
    h('p', { class: 'sentence' }, chip(p.status, data.words), ' ', afterLabel(p.sentence, data.words.statuses[p.status].label)),
    h('div', { class: 'parties' }, [...parties].map(([id, claims]) => party(id, claims, p, scene))));
}

/* The chip already says the status; the sentence goes on from there, as a sentence of its own. */
function afterLabel(sentence, label) {
  const rest = sentence.startsWith(label) ? sentence.slice(label.length).replace(/^[:,;]?\s+/, '') : sentence;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function party(id, claims, p, scene) {
  return h('div', { class: 'party', 'data-party': id, style: { '--p': scene.data.words.parties[id] || 'var(--st-border-color)' } },
    h('h4', {}, claims[0].party), [...claims].reverse().map((claim) => one(claim, nth(claim, claims), p, scene)));
}

/* Cards stand newest first, while the status names the day on which a party first said so: each of several cards says which it is. */
function nth(claim, claims) {
  if (claims.length < 2) return '';
  const side = (c) => (c.stance === 'acknowledges' ? 'asserts' : c.stance), alike = claims.filter((c) => side(c) === side(claim));
  const at = alike.indexOf(claim), last = claim === claims[claims.length - 1];
  const first = { asserts: 'first said so', denies: 'first denied it', estimates: 'first estimate', plans: 'first target' }[side(claim)];
  if (alike.length > 1 && at === 0 && first) return first;
  return last ? 'latest word' : claim.current ? '' : 'earlier word';
}

function one(claim, place, p, scene) {
  const { data } = scene;
  const element = h('article', { class: `claim ${claim.stance}${claim.current ? '' : ' former'}`, 'data-claim': claim.claim_id },
    h('p', {}, h('span', { class: 'stance' }, data.words.stances[claim.stance].label), ' · ', claim.late ? `known by ${claim.made_on_words} at the latest` : claim.made_on_words, place ? h('span', { class: 'quiet' }, ' · ' + place) : ''),
    h('p', {}, claim.wording),
    claim.quantity ? h('p', {}, h('strong', {}, claim.quantity)) : '',
    claim.planned_for_words ? h('p', {}, 'for ', h('strong', {}, claim.planned_for_words)) : '',
    h('p', { class: 'small quiet' }, claim.claimant, claim.evidence_strength === 'C' ? [' ', h('span', { class: 'weak', title: data.words.evidence.C.words }, 'weak evidence')] : ''),
    h('p', { class: 'small quiet' }, originWords(claim, scene.origins)),
    claim.notes ? h('p', { class: 'small quiet' }, 'note: ' + claim.notes) : '',
    h('ul', {}, claim.sources.map((s) => source(s, data))),
    h('p', { class: 'foot' }, code(claim.claim_id), h('button', { class: 'linklike', type: 'button', title: 'Copies a text that names this claim; nothing is sent',
      onclick: (e) => copyText(reportOf(claim, p, scene), e.currentTarget, element, 'Report of an error') }, 'Report an error')));
  return element;
}

/* -- origins: several claims that first stood in one statement are one voice ---------------------------------- */
function byOrigin(propositions) {
  const found = new Map();
  for (const { origin, claim_id } of propositions.flatMap((p) => p.claims)) found.set(origin, [...(found.get(origin) || []), claim_id]);
  return found;
}

/* A slug as words; the hyphens inside a date stay. */
function unslugged(origin) { return origin.replace(/_/g, '-').replace(/(\d{4}-\d{2}(?:-\d{2})?(?!\d))|-/g, (_, day) => day || ' '); }

function originWords(claim, origins) {
  const others = [...new Set(origins.get(claim.origin))].sort().filter((id) => id !== claim.claim_id), named = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more here` : '';
  return `first stood in: ${unslugged(claim.origin)}` + (named ? `; same origin as ${named}${more}` : '');
}

/* -- what a reader sends by hand when something is wrong; nothing is sent from here ---------------------------- */
function reportOf(claim, p, { event, data }) {
  return [
    `Claim ${claim.claim_id}: ${claim.wording}`, `Proposition ${p.proposition_id}: ${p.statement}`, `Event ${event.event_id}: ${event.title}`,
    `Sources: ${claim.sources.map((s) => s.source_id).join(', ') || 'none'}`, data.report.versions, `View: ${tumen.linkTo(data.report.query)}`, data.report.to, '', 'What is wrong: ', 'Source that shows it: ',
  ].join('\n');
}

function source(s, data) {
  const safe = /^https?:\/\//.test(s.url || '');
  const title = safe ? h('a', { href: s.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, s.title) : s.title;
  return h('li', {}, title, h('span', { class: 'quiet' }, ' · ' + [s.publisher, s.publication_date_words, data.words.access[s.access].label].filter(Boolean).join(' · ')));
}
