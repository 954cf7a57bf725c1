/* The parts of a document, by kind: each is drawn from plain values, texts as text. A page's layout is a list of them
   (views/elements/elements.py); a page that needs a kind of its own adds it to PARTS, or to INLINE, in a file in its own folder. */
import { byOrigin, party, proposition } from './claim_cards.js';
import { html as h } from './create_element.js';
import { beginning, chip, code, groupDot, ours } from './dom.js';
import { message } from '../../wording/messages.js';
export const PARTS = {
  heading: (p) => h('h' + p.level, { id: p.id || null }, inline(p.text)),
  text: (p) => h('p', { class: p.tone || null }, inline(p.text)),
  list: (p, scene) => {
    const { made, more } = beginning(p.items, (item) => h('li', {}, within(item, scene)), p.brief, scene);
    return [h(p.ordered ? 'ol' : 'ul', { class: p.tone || null }, made), more];
  },
  many: (p, scene) => {
    const { made, more } = beginning(p.parts, (one) => h('div', {}, draw(one, scene)), p.brief, scene);
    return [h('div', {}, made), more];
  },
  facts: (p) => h('dl', { class: 'facts' }, p.rows.map(([term, value]) => [h('dt', {}, term), h('dd', {}, inline(value))])),
  table: (p, scene) => tableOf(p, scene),
  section: (p, scene) =>
    h(
      'section',
      { id: p.id || null, class: 'part ' + (p.tone || ''), 'aria-label': p.label || null },
      p.parts.map((one) => draw(one, scene)),
    ),
  fold: (p, scene) =>
    h(
      'details',
      {
        class: 'fold',
        'data-fold': p.label,
        open: scene.state.open.has(p.label) || (p.open && !scene.state.shut.has(p.label)),
        ontoggle: (e) => {
          const [to, from] = e.target.open ? [scene.state.open, scene.state.shut] : [scene.state.shut, scene.state.open];
          to.add(p.label);
          from.delete(p.label);
        },
      },
      h('summary', {}, inline(p.label)),
      h('div', { class: 'inside' }, p.parts.map((one) => draw(one, scene))),
    ),
  columns: (p, scene) => h('div', { class: 'columns' }, p.parts.map((one) => h('div', {}, [one].flat().map((part) => draw(part, scene))))),
  proposition: (p, scene) => proposition(p.record, { ...scene, event: p.event, origins: byOrigin([p.record]) }),
  claim: (p, scene) =>
    h('div', { class: 'parties' }, party(p.record.party_id, [p.record], p.proposition, { ...scene, event: p.event, origins: new Map() })),
};

/* What may stand inside a line: text, or a small thing by kind. */
export const INLINE = {
  strong: (p) => h('strong', {}, inline(p.text)),
  quiet: (p) => h('span', { class: 'quiet' }, inline(p.text)),
  name: (p) => h('span', { lang: p.language }, p.text),
  code: (p) => code(p.text),
  chip: (p, scene) => chip(p.status, scene.data.words, p.kind),
  group: (p, scene) => [groupDot(p.group, scene.data.words), ' ', scene.data.words.groups[p.group].label],
  party: (p, scene) =>
    h(
      'span',
      { class: 'who' },
      h('span', { class: 'dot', style: { background: scene.data.words.parties[p.party] || 'var(--st-border-color)' } }),
      ' ',
      p.text,
    ),
  contested: () => h('span', { class: 'contested-mark' }, message('mark-contested-within')),
  weak: (_, scene) => h('span', { class: 'weak', title: scene.data.words.evidence.C.words }, message('mark-weak')),
  link: (p, scene) => ours(p.to, p.own, inline(p.text), scene),
  out: (
    p,
  ) => (/^https?:\/\//.test(p.href) ? h('a', { href: p.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, p.text) : p.text),
  turn: (p, scene) =>
    h('button', {
      class: p.look || 'linklike',
      type: 'button',
      'aria-pressed': p.on === undefined ? null : String(p.on),
      disabled: p.off,
      onclick: () => scene.state.send('turn', { ...p.own, at: Date.now() }),
    }, p.text),
  pick: (p, scene) => h('button', { class: 'linklike', type: 'button', onclick: () => scene.state.send('pick', p.pick) }, p.text),
  day: (p, scene) =>
    h('button', {
      class: 'linklike',
      type: 'button',
      title: message('frame-as-known'),
      onclick: () => scene.state.send('as_of', p.day),
    }, p.text),
};

let SCENE = null; // the document being drawn

export function draw(part, scene) {
  SCENE = scene;
  const made = PARTS[part.is](part, scene);
  SCENE = scene;
  return made;
}

/* What is made later, when a reader asks for it, is made as if the document were being drawn. */
function within(text, scene) {
  SCENE = scene;
  return inline(text);
}

export function inline(text) {
  if (text === null || text === undefined) return '';
  if (Array.isArray(text)) return text.map(inline);
  if (typeof text !== 'object') return String(text);
  return INLINE[text.is] ? INLINE[text.is](text, SCENE) : draw(text, SCENE); // a list item may hold a whole part
}

function tableOf(p, scene) {
  const cell = (value, column) =>
    h('td', { class: [column.wide ? 'wide' : '', column.number ? 'number' : ''].join(' ').trim() || null }, within(value, scene));
  const row = (r) =>
    h(
      'tr',
      { class: r.tone || null, 'data-key': r.key || null },
      r.cells.map((value, i) => (i === 0 && p.heads ? h('th', { scope: 'row' }, within(value, scene)) : cell(value, p.columns[i]))),
    );
  const { made, more } = beginning(p.rows, row, p.brief, scene);
  return [
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': p.caption },
      h(
        'table',
        {},
        h('caption', { class: p.shown ? null : 'visually-hidden' }, p.caption),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            p.columns.map((c) =>
              h('th', { scope: 'col', class: [c.wide ? 'wide' : '', c.number ? 'number' : ''].join(' ').trim() || null }, c.label)
            ),
          ),
        ),
        h('tbody', {}, made),
      ),
    ),
    more,
  ];
}
