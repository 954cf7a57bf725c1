/* Ways past the map for those who go by keyboard: it has a stop for each symbol. The first stop leads to the last, and the last to the first. */
import { html } from '../../ui/elements/create_element.js';

export function addSkipLinks(map) {
  const past = link('tumen-past', 'Skip the map', () => back),
    back = link('tumen-back', 'Skip back over the map', () => past),
    box = map.getContainer();
  box.before(past);
  box.after(back);
}

function link(id, words, other) {
  return html('a', {
    href: '#',
    id,
    class: 'tumen-skip',
    onclick: (e) => {
      e.preventDefault();
      other().focus({ preventScroll: true });
    },
  }, words);
}
