/* What the page's own components share. */
import { html as h } from './create_element.js';
import { statusMark as ring, statusTerm } from './status.js';
import { message, messageParts } from '../../wording/messages.js';

/* A status as a chip; `kind` is that of the proposition whose status it is. */
export function chip(status, words, kind) {
  const look = statusTerm(status, words, kind);
  return h('span', { class: 'chip', title: look.words, style: { '--c': look.colour } }, ring(status, look), look.label);
}

export function groupDot(group, words) {
  const look = words.groups[group];
  return h('span', { class: 'dot', title: look.label, style: { background: look.colour } });
}

/* The one root of a component, made at its first call and kept, so that an update changes what is there. */
export function rootOf(parent, build) {
  if (!parent.__root) {
    parent.__root = h('div', { class: 'root' });
    parent.append(parent.__root);
    parent.__state = build(parent.__root) || {};
  }
  return [parent.__root, parent.__state];
}

/* The frame of the page's map, and what the map listens to; null while it is not there yet. */
/** @returns {HTMLIFrameElement | null} */
export function mapFrame() {
  return document.querySelector("iframe[title*='st_folium']");
}
export function mapOf(frame) {
  return (frame && frame.contentWindow && frame.contentWindow.tumenMap) || null;
}

/* Draw an element's content anew only when what it shows has changed: a click on what is taken away under the pointer would be lost. */
export function redrawn(element, data, draw) {
  const shown = JSON.stringify(data);
  if (element.__shown === shown) return false;
  element.__shown = shown;
  element.replaceChildren(...[draw()].flat(3).filter(Boolean));
  return true;
}

/* A link to another page of ours: followed in the session, so that nothing is loaded anew; a new tab gets the whole address. */
export function ours(to, own, text, { data, state }) {
  const where = to + (own ? '?' + new URLSearchParams(own).toString() : ''), [address, query] = where.split('?');
  const href = data.base + address + '?' + [query, data.query].filter(Boolean).join('&');
  return h('a', {
    href,
    onclick: (e) => {
      e.stopPropagation(); // it may stand in a row that is picked by a click
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || e.button) return;
      e.preventDefault();
      state.send('go', where);
    },
  }, text);
}

/* How many events of all are selected, and how many of these are not on the map. */
export function selectionCount({ n, total, not_on_map: rest }) {
  const share = h('strong', {}, message('bar-share', { n, total }));
  return [
    messageParts('bar-events', { share, total }),
    rest ? h('span', { class: 'quiet' }, ' · ' + message('bar-off-map', { n: rest })) : '',
  ];
}

/* A filter in words, with what removes it. */
export function chosenChip(c, label, ask) {
  return h(
    'span',
    { class: 'chosen' },
    label,
    h('button', { type: 'button', 'aria-label': message('bar-remove', { filter: c.label }), onclick: () => ask(c.remove) }, '×'),
  );
}

/* What a link asks for and the page does not use: struck through, and said. */
export function unusedChips(chips, ask) {
  if (!chips.length) return '';
  const all = () => ask(Object.assign({}, ...chips.map((c) => c.remove)));
  return h(
    'span',
    { class: 'unused', role: 'group', 'aria-label': message('bar-unused-label') },
    chips.map((c) => chosenChip(c, h('s', {}, c.label), ask)),
    h('span', { class: 'quiet' }, message('bar-unused')),
    chips.length > 1 ? h('button', { class: 'linklike', type: 'button', onclick: all }, message('bar-remove-all')) : '',
  );
}

/* A note on what is shown, with the ways on that it offers. */
export function noteBox(n, ask) {
  return h(
    'div',
    { class: 'note' + (n.bad ? ' bad' : ''), role: n.bad ? 'alert' : 'note' },
    n.text,
    n.list && n.list.length ? h('ul', {}, n.list.map((t) => h('li', {}, t))) : '',
    (n.ways || []).map((w) => [' ', h('button', { class: 'plain', type: 'button', onclick: () => ask(w.changes) }, w.label)]),
  );
}

/* The code that a reader names when an error is reported: it leads to the page of the thing, where there are pages. */
export function code(id, page, scene) {
  return h('span', { class: 'code quiet' }, page && scene.data.base ? ours(page, { id }, id, scene) : id);
}

/* Put a text on the clipboard and say so on the button; where there is no clipboard, show it under `place`, selected. */
export function copyText(text, button, place, label) {
  const before = button.dataset.label || (button.dataset.label = button.textContent);
  const done = (said) => {
    button.textContent = said;
    setTimeout(() => {
      button.textContent = before;
    }, 2500);
  };
  const show = () => {
    const lines = text.split('\n').length;
    const field = h(lines > 1 ? 'textarea' : 'input', {
      readonly: true,
      class: 'copied',
      rows: lines > 1 ? lines + 1 : null,
      'aria-label': label,
    });
    field.value = text;
    place.querySelectorAll('.copied').forEach((old) => old.remove());
    place.append(field);
    field.focus();
    field.select();
    done(message('frame-copy-below'));
  };
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(() => done(message('frame-copied')), show);
  else show();
}

/* The first of what would make a page of many sheets, and what asks for the rest of it; `key` names the list on its page, and without
   one all of it is made. Once asked for, it is there as often as the page is drawn anew. */
const SOME = 24, FEW = 6; // a rest of so few is not worth a button
export function beginning(items, make, key, scene) {
  const whole = scene.state.whole || (scene.state.whole = new Set());
  if (!key || whole.has(key) || items.length <= SOME + FEW) return { made: items.map(make), more: '' };
  const made = items.slice(0, SOME).map(make);
  const show = () => {
    whole.add(key);
    const rest = items.slice(SOME).map(make);
    made[SOME - 1].after(...rest);
    more.remove();
    rest[0].setAttribute('tabindex', '-1');
    rest[0].focus({ preventScroll: true });
  };
  const more = h(
    'div',
    { class: 'more' },
    h('button', { class: 'linklike', type: 'button', onclick: show }, message('frame-show-all', { n: items.length })),
    h('p', { class: 'printed' }, message('frame-first-shown', { some: SOME, n: items.length })),
  );
  return { made, more };
}

/* Tell that a field was left with a choice in it: a press that leads to another page waits for it. */
export function chosen() {
  if (window.tumenHistory) window.tumenHistory.chosen = performance.now();
}
