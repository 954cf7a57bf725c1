/* Sentences over the map: one place for what is wrong or under way, each under its own name so that none wipes another away. */
import { html } from '../../ui/elements/create_element.js';

export function createNotes(container) {
  const box = html('div', { class: 'tumen-note', role: 'status', 'aria-live': 'polite' });
  const said = new Map(), timers = new Map();
  container.append(box);

  return function say(name, text, ms) {
    clearTimeout(timers.get(name));
    if (text) said.set(name, text);
    else said.delete(name);
    const words = [...said.values()].join(' ');
    if (box.textContent !== words) box.textContent = words;
    box.classList.toggle('on', said.size > 0);
    if (ms) timers.set(name, setTimeout(() => say(name, ''), ms));
  };
}
