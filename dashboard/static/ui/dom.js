/* Elements made of text: whatever stands in the data is set as text content or as an attribute, never as markup. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

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
