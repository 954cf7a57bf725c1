/* How to cite the view, in three forms to choose from, and links to files. The address is the browser's own, with the map's view,
   as it is when it is shown and, again, when it is copied. */
import { html as h } from '../elements/create_element.js';
import { copyText } from '../elements/dom.js';
import { INLINE, PARTS } from '../elements/elements.js';
import { linkTo } from './address.js';
import { message } from '../../wording/messages.js';
const SPEAKING = /[\\{}"<>^`|~\s]/g; // signs that would mean something to BibTeX or JSON; an address may hold them encoded

PARTS.cite = (p, scene) => {
  const here = () => linkTo(p.query).replace(SPEAKING, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
  const whole = (form) => form.text.replaceAll(p.address, here());
  const { state } = scene;
  const chosen = () => p.forms.find((form) => form.form === state.cited) || p.forms[0];
  const box = h('pre', { class: 'cited', tabindex: '0', role: 'region', 'aria-label': message('frame-cite-region') });
  const choices = p.forms.map((form) =>
    h('button', {
      class: 'plain',
      type: 'button',
      'data-form': form.form,
      onclick: () => {
        state.cited = form.form;
        show();
      },
    }, form.label)
  );
  const show = () => {
    box.textContent = whole(chosen()).trim();
    box.classList.toggle('prose', chosen().form === 'text');
    choices.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.form === chosen().form)));
  };
  show();
  const element = h(
    'div',
    { class: 'cite' },
    h('h3', {}, message('frame-cite')),
    h(
      'div',
      { class: 'ways', role: 'group', 'aria-label': message('frame-cite-form') },
      choices,
      h('button', {
        class: 'plain copy',
        type: 'button',
        onclick: (e) => {
          show();
          copyText(whole(chosen()), e.currentTarget, element, message('frame-cite-label'));
        },
      }, message('frame-cite-copy')),
    ),
    box,
  );
  // A page is drawn before the address has let go of the view of the page before.
  queueMicrotask(() => element.closest('details')?.addEventListener('toggle', show));
  return element;
};

PARTS.printed = (p) => h('p', { class: 'printed' }, p.text + ' ' + linkTo(p.query));

INLINE.file = (p, scene) =>
  h('a', { class: 'file', href: `${scene.data.api}/${p.href}`, download: '', 'aria-label': p.spoken || null }, p.text);

/* The link that will still say the same tomorrow: with the day of knowledge, the version, and the map's view. A day may count only because
   its field was left for this button: the link waits for the answer that knows it. */
export function copyLink(state, button) {
  state.copying = Object.keys(state.waiting).length ? button : null;
  if (state.copying) return;
  button.dataset.link = linkTo(state.data.cite);
  copyText(button.dataset.link, button, state.notes, message('bar-link'));
}
