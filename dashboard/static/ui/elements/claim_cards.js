/* Who says what of a proposition: its parties side by side, each claim a card. A `scene` is { event, data, state, origins }. */
import { html as h } from './create_element.js';
import { beginning, chip, code, copyText } from './dom.js';
import { linkTo } from '../frame/address.js';
import { listed, message, messageParts } from '../../wording/messages.js';
export function proposition(p, scene) {
  const { data } = scene, parties = new Map();
  for (const claim of p.claims) {
    if (!parties.has(claim.party_id)) parties.set(claim.party_id, []);
    parties.get(claim.party_id).push(claim);
  }
  return h(
    'section',
    { class: 'proposition', 'data-proposition': p.proposition_id },
    h('h3', {}, p.statement, ' ', code(p.proposition_id)),
    p.scope ? h('p', { class: 'small quiet' }, p.scope) : '',
    h(
      'p',
      { class: 'sentence' },
      chip(p.status, data.words, p.kind),
      ' ',
      p.reason,
    ),
    h('div', { class: 'parties' }, [...parties].map(([id, claims]) => party(id, claims, p, scene))),
  );
}

export function party(id, claims, p, scene) {
  const { made, more } = beginning(
    [...claims].reverse(),
    (claim) => one(claim, nth(claim, claims), p, scene),
    `claims ${p.proposition_id} ${id}`,
    scene,
  );
  return h(
    'div',
    { class: 'party', 'data-party': id, style: { '--p': scene.data.words.parties[id] || 'var(--st-border-color)' } },
    h('h4', {}, claims[0].party),
    made,
    more,
  );
}

const FIRST = ['asserts', 'denies', 'estimates', 'plans']; // what the first of several is told apart for
/* Cards stand newest first, while the status names the day on which a party first said so: each of several cards says which it is. */
function nth(claim, claims) {
  if (claims.length < 2 || claim.coded) return '';
  const side = (c) => (c.stance === 'acknowledges' ? 'asserts' : c.stance), alike = claims.filter((c) => side(c) === side(claim));
  const at = alike.indexOf(claim), last = claim === claims[claims.length - 1];
  const stance = side(claim);
  if (alike.length > 1 && at === 0 && FIRST.includes(stance)) return message('card-first', { stance });
  return last ? message('card-latest') : claim.current ? '' : message('card-earlier');
}

function one(claim, place, p, scene) {
  const { data } = scene;
  const element = h(
    'article',
    { class: `claim ${claim.stance}${claim.current ? '' : ' former'}`, 'data-claim': claim.claim_id },
    h(
      'p',
      {},
      h('span', { class: 'stance' }, claim.coded ? data.words.coded.label : data.words.stances[claim.stance].label),
      ' · ',
      claim.late ? message('card-known-by', { day: claim.made_on_words }) : claim.made_on_words,
      place ? h('span', { class: 'quiet' }, ' · ' + place) : '',
    ),
    h('p', {}, claim.wording),
    claim.quantity ? h('p', {}, h('strong', {}, claim.quantity)) : '',
    claim.planned_for_words ? h('p', {}, messageParts('card-planned-for', { day: h('strong', {}, claim.planned_for_words) })) : '',
    h(
      'p',
      { class: 'small quiet' },
      claim.claimant,
      claim.evidence_strength === 'C' ? [' ', h('span', { class: 'weak', title: data.words.evidence.C.words }, message('mark-weak'))] : '',
    ),
    h('p', { class: 'small quiet' }, originWords(claim, scene.origins)),
    claim.notes ? h('p', { class: 'small quiet' }, message('card-note', { note: claim.notes })) : '',
    claim.no_source_yet ? h('p', { class: 'small quiet' }, message('card-no-source')) : '',
    ...sourcesOf(claim, scene),
    h(
      'p',
      { class: 'foot' },
      code(claim.claim_id, 'claim', scene),
      h('button', {
        class: 'linklike',
        type: 'button',
        title: message('card-report-title'),
        onclick: (e) => copyText(reportOf(claim, p, scene), e.currentTarget, element, message('card-report-label')),
      }, message('card-report')),
    ),
  );
  return element;
}

/* -- origins: several claims that first stood in one statement are one voice ---------------------------------- */
export function byOrigin(propositions) {
  const found = new Map();
  for (const { origin, claim_id } of propositions.flatMap((p) => p.claims)) found.set(origin, [...(found.get(origin) || []), claim_id]);
  return found;
}

/* A slug as words; the hyphens inside a date stay. */
function unslugged(origin) {
  return origin.replace(/_/g, '-').replace(/(\d{4}-\d{2}(?:-\d{2})?(?!\d))|-/g, (_, day) => day || ' ');
}

function originWords(claim, origins) {
  const others = [...new Set(origins.get(claim.origin))].sort().filter((id) => id !== claim.claim_id),
    claims = listed(others.slice(0, 3)),
    origin = unslugged(claim.origin),
    n = others.length - 3;
  if (n > 0) return message('card-origin-shared-more', { origin, claims, n });
  return claims ? message('card-origin-shared', { origin, claims }) : message('card-origin', { origin });
}

/* -- what a reader sends by hand when something is wrong; nothing is sent from here ---------------------------- */
function reportOf(claim, p, { event, data }) {
  const sources = listed(claim.sources.map((s) => s.source_id));
  return [
    message('card-report-claim', { id: claim.claim_id, wording: claim.wording }),
    message('card-report-proposition', { id: p.proposition_id, statement: p.statement }),
    message('card-report-event', { id: event.event_id, title: event.title }),
    sources ? message('card-report-sources', { sources }) : message('card-report-no-sources'),
    data.report.versions,
    message('card-report-view', { address: data.report.address ?? linkTo(data.report.query) }),
    data.report.to,
    '',
    message('card-report-wrong') + ' ', // for who goes on writing
    message('card-report-shown-by') + ' ',
  ].join('\n');
}

function sourcesOf(claim, scene) {
  const { made, more } = beginning(claim.sources, (s) => source(s, scene), `sources ${claim.claim_id}`, scene);
  return [h('ul', {}, made), more];
}

function source(s, scene) {
  const { data } = scene;
  const safe = /^https?:\/\//.test(s.url || '');
  const title = safe ? h('a', { href: s.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, s.title) : s.title;
  return h(
    'li',
    {},
    title,
    h(
      'span',
      { class: 'quiet' },
      ' · ' + [s.publisher, s.publication_date_words, data.words.access[s.access].label].filter(Boolean).join(' · ') + ' · ',
    ),
    code(s.source_id, 'source', scene),
  );
}
