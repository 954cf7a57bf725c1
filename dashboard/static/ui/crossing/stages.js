/* Stages in a row, in the order in which they began; one that is only planned is broken. */
PARTS.stages = (p) => h('ol', { class: 'stages', 'aria-label': p.label }, p.stages.map((s) => h('li', { class: s.planned ? 'planned' : null, title: s.words },
  h('strong', {}, s.label), h('span', {}, s.when), h('span', { class: 'quiet' }, s.planned ? 'nothing yet' : tumen.plural(s.n, 'step')))));
