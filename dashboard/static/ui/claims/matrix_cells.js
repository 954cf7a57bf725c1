/* What stands in the matrix: its groups and rows, as a table and as a list. */
import { html as h } from '../elements/create_element.js';
import { chip } from '../elements/dom.js';
import { inline } from '../elements/elements.js';
import { listed, message } from '../../wording/messages.js';

export function groupHead(g, p) {
  return h(
    'tr',
    { class: 'group ' + (g.code === 'contested' ? 'contested' : '') },
    h(
      'th',
      { colspan: p.parties.length + 1, scope: 'rowgroup' },
      h(
        'span',
        { class: 'pinned' },
        h('strong', {}, g.label),
        h('span', { class: 'quiet' }, ' ' + g.count),
        g.way.length ? [' · ', inline(g.way)] : '',
      ),
    ),
  );
}

export function matrixRow(r, p, scene) {
  const silent = new Set(r.silent);
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row', tabindex: '-1', 'data-key': r.key },
      h('span', { class: 'statement' }, r.statement),
      h('span', { class: 'how' }, chip(r.status, scene.data.words, r.kind), r.topic ? h('span', { class: 'quiet' }, r.topic) : ''),
    ),
    p.parties.map((q) => {
      const c = r.cells[q.id], key = r.key + '~' + q.id;
      if (!c) {
        const code = silent.has(q.id) ? 'silent' : 'unsearched';
        const said = message('matrix-silence', { party: q.short, silence: p.silences[code].label });
        return h('td', {
          tabindex: '-1',
          'data-key': key,
          class: code,
          'aria-label': said,
          title: said,
        }, code === 'silent' ? h('span', { class: 'quiet', 'aria-hidden': 'true' }, p.signs.silent) : '');
      }
      return h(
        'td',
        { tabindex: '-1', 'data-key': key, class: 'says ' + c.stance + (c.weak ? ' weakly' : ''), 'aria-label': c.label, title: c.label },
        h('span', { class: 'said' }, word(c, p), c.said),
        c.what ? h('strong', {}, c.what) : '',
        h('span', { class: 'on' }, c.day),
        c.past ? h('span', { class: 'past' }, c.past) : '',
      );
    }),
  );
}

function word(c, p) {
  return h('span', { class: 'sign', 'aria-hidden': 'true' }, p.signs[c.stance] + ' ');
}

/* The same on a narrow screen: a proposition, and below it who says what. */
export function spokenGroup(g, p, scene, open) {
  const names = new Map(p.parties.map((q) => [q.id, q.short]));
  const way = (key, element) => {
    element.addEventListener('click', () => open(key));
    return element;
  };
  return h(
    'section',
    {},
    h(
      'h2',
      {},
      g.label,
      h('span', { class: 'quiet' }, ' ' + g.count),
      g.way.length ? [' ', h('span', { class: 'small' }, inline(g.way))] : '',
    ),
    g.rows.map((r) => {
      const silent = r.silent.map((id) => names.get(id)), rest = p.parties.length - silent.length - Object.keys(r.cells).length;
      const none = [
        silent.length ? message('matrix-silent', { parties: listed(silent) }) : '',
        rest ? message('matrix-unsearched', { n: rest }) : '',
      ].filter(Boolean).join(' · ');
      return h(
        'article',
        {},
        way(r.key, h('button', { type: 'button', class: 'statement', 'data-key': r.key }, r.statement)),
        h('p', { class: 'how' }, chip(r.status, scene.data.words, r.kind), r.topic ? h('span', { class: 'quiet' }, r.topic) : ''),
        h(
          'ul',
          {},
          p.parties.filter((q) => r.cells[q.id]).map((q) => {
            const c = r.cells[q.id];
            return h(
              'li',
              {},
              way(
                r.key + '~' + q.id,
                h(
                  'button',
                  {
                    type: 'button',
                    'data-key': r.key + '~' + q.id,
                    class: 'says ' + c.stance + (c.weak ? ' weakly' : ''),
                    'aria-label': c.label,
                  },
                  h('span', { class: 'by', style: { '--p': scene.data.words.parties[q.id] || 'var(--st-border-color)' } }, q.short),
                  h('span', { class: 'said' }, word(c, p), c.said),
                  c.what ? h('strong', {}, c.what) : '',
                  h('span', { class: 'on' }, c.day),
                  c.past ? h('span', { class: 'past' }, c.past) : '',
                ),
              ),
            );
          }),
        ),
        none ? h('p', { class: 'small quiet' }, none) : '',
      );
    }),
  );
}
