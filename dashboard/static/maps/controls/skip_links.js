/* Ways past the map for those who go by keyboard: it has a stop for each symbol. The first stop leads to the last, and the last to the first. */
import { html } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';

export function addSkipLinks({ map, signal }) {
  const past = link('past', message('map-skip'), () => back),
    back = link('back', message('map-skip-back'), () => past),
    box = map.getContainer();
  box.before(past);
  box.after(back);
  signal.addEventListener('abort', () => [past, back].forEach((element) => element.remove()));
}

function link(name, words, other) {
  return html('a', {
    href: '#',
    class: 'tumen-skip ' + name,
    onclick: (e) => {
      e.preventDefault();
      other().focus({ preventScroll: true });
    },
  }, words);
}
