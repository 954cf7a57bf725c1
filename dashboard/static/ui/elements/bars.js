/* A table with a bar a row; the number stands beside it, so the bar itself is silent. */
import { html as h } from './create_element.js';
import { inline, PARTS } from './elements.js';
PARTS.bars = (p) =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': p.caption },
    h(
      'table',
      { class: 'bars' },
      h('caption', { class: 'visually-hidden' }, p.caption),
      h('thead', {}, h('tr', {}, p.heads.map((head) => h('th', { scope: 'col' }, head)))),
      h(
        'tbody',
        {},
        p.rows.map((row) =>
          h(
            'tr',
            { 'data-key': row.key || null },
            h('th', { scope: 'row' }, inline(row.label)),
            h(
              'td',
              { class: 'figure' },
              h(
                'div',
                { class: 'track', 'aria-hidden': 'true' },
                h('div', { class: 'length', style: { width: (100 * row.share).toFixed(1) + '%' } }),
              ),
              h('span', {}, inline(row.figure)),
            ),
            p.heads.length > 2 ? h('td', { class: 'note' }, inline(row.note)) : '',
          )
        ),
      ),
    ),
  );
