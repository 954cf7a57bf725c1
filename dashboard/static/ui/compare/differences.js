/* Two sides against each other: a table with the name in the middle and a bar to each side, as long as its number, on one scale. */
import { html as h } from '../elements/create_element.js';
import { INLINE, inline, PARTS } from '../elements/elements.js';
PARTS.contrast = (p, scene) =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': p.caption },
    h(
      'table',
      { class: 'contrast', style: { '--figure': widest(p.rows) + 'ch' } },
      h('caption', {}, p.caption),
      h('thead', {}, h('tr', {}, p.heads.map((head) => h('th', { scope: 'col' }, inline(head))))),
      h(
        'tbody',
        {},
        p.rows.map((row) =>
          h(
            'tr',
            { 'data-key': row.key },
            contrasted('left', row, scene),
            h('th', { scope: 'row' }, inline(row.label)),
            contrasted('right', row, scene),
          )
        ),
      ),
    ),
  );

/* All numbers take up as much room as the longest, or bars would not begin at one line nor be on one scale. */
function widest(rows) {
  const letters = ({ figure, note }) => Math.max((figure.text || figure).length, Math.ceil(note.length * 0.85));
  return Math.max(...rows.flatMap((row) => [letters(row.left), letters(row.right)]), 3);
}

function contrasted(name, row, scene) {
  const side = row[name], { groups, statuses } = scene.data.words, look = groups[row.key] || statuses[row.key];
  const style = { width: (100 * side.share).toFixed(1) + '%', ...(look ? { background: look.colour } : {}) };
  return h(
    'td',
    { class: name },
    h(
      'div',
      { class: 'way' },
      h('span', { class: 'figure' }, inline(side.figure), side.note ? h('span', { class: 'quiet' }, side.note) : ''),
      h('span', { class: 'track', 'aria-hidden': 'true' }, h('span', { class: 'length' + (side.share ? '' : ' none'), style })),
    ),
  );
}

/* A link to a view that says all of its selection; nothing of this page's is taken along. */
INLINE.view = (p, scene) => {
  const where = p.to + '?' + p.query;
  return h('a', {
    href: scene.data.base + where,
    'aria-label': p.spoken || null,
    onclick: (e) => {
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || e.button) return;
      e.preventDefault();
      scene.state.send('view', where);
    },
  }, inline(p.text));
};
