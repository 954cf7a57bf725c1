/* What the page's own components share; elements.js and status.js stand before this. */
const { html: h, svg, statusTerm, statusMark: ring } = window.tumen;

/* A status as a chip; `kind` is that of the proposition whose status it is. */
function chip(status, words, kind) {
  const look = words.statuses[status], term = statusTerm(status, words, kind);
  return h('span', { class: 'chip', title: term.words, style: { '--c': look.colour } }, ring(status, look, term !== look), term.label);
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

/* Put a text on the clipboard and say so on the button; where there is no clipboard, show it under `place`, selected. */
function copyText(text, button, place, label) {
  const before = button.dataset.label || (button.dataset.label = button.textContent);
  const done = (said) => { button.textContent = said; setTimeout(() => { button.textContent = before; }, 2500); };
  const show = () => {
    const lines = text.split('\n').length;
    const field = h(lines > 1 ? 'textarea' : 'input', { readonly: true, class: 'copied', rows: lines > 1 ? lines + 1 : null, 'aria-label': label });
    field.value = text;
    place.querySelectorAll('.copied').forEach((old) => old.remove());
    place.append(field); field.focus(); field.select();
    done('Copy it below');
  };
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(() => done('Copied'), show); else show();
}
