/* What the page's own components share; elements.js stands before this. */
const { html: h, svg } = window.tumen;

/* The outline of a status, as on the map: a ring in its colour and dash; C evidence makes it pale. */
function ring(status, look) {
  const hollow = status === 'planned' || status === 'overdue';
  return svg('svg', { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true', class: 'ring' },
    svg('circle', { cx: 7, cy: 7, r: 5, fill: hollow ? 'none' : look.colour, 'fill-opacity': hollow ? 0 : 0.22,
      stroke: look.colour, 'stroke-width': 2.2, 'stroke-dasharray': look.dash || 'none' }));
}

function chip(status, words) {
  const look = words.statuses[status];
  return h('span', { class: 'chip', title: look.words, style: { '--c': look.colour } }, ring(status, look), look.label);
}

function groupDot(group, words) {
  const look = words.groups[group];
  return h('span', { class: 'dot', title: look.label, style: { background: look.colour } });
}

/* The one root of a component, made at its first call and kept, so that an update changes what is there. */
function rootOf(parent, build) {
  if (!parent.__root) { parent.__root = h('div', { class: 'root' }); parent.append(parent.__root); parent.__state = build(parent.__root) || {}; }
  return [parent.__root, parent.__state];
}
