/* A button that copies the page's address with a query of its own, which says all that the link must say. */
import { html as h } from './create_element.js';
import { copyText } from './dom.js';
import { INLINE } from './elements.js';
INLINE.copy = (p) => {
  const button = h('button', {
    class: 'plain',
    type: 'button',
    onclick: () => copyText(window.location.origin + window.location.pathname + '?' + p.query, button, button.parentElement, p.text),
  }, p.text);
  return button;
};
