/* What is known to a country only stands in the map's foot: nowhere in a country is where it happened. A chip is counted, clicked and
   reached by the keyboard as a symbol is. */
import { symbolPicture } from './symbols.js';
import { placeName, symbolLabel } from '../popup.js';
import { html } from '../../ui/elements/create_element.js';
import { groupedNumber, message } from '../../wording/messages.js';
const POPUP = 180; // px: half of the widest popup, and a rim

/* `clicked(s, point)` is told of a click, and where above the chip a popup may stand. Returns { draw, recount, light, shown, get }. */
export function createChips(map, words, clicked) {
  const container = map.getContainer(),
    row = html('ul', {}),
    box = html(
      'div',
      { class: 'tumen-foot', hidden: true, role: 'group', 'aria-label': message('map-countries') },
      html('span', { class: 'lead' }, message('map-countries-lead')),
      row,
    );
  let drawn = [], looks = { theme: 'light', lang: 'en' }; // of each { s, now, button }
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  container.append(box);

  function draw(countries, more, theme, lang) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement),
      focused = active && row.contains(active) && active.dataset.symbolId;
    looks = { theme, lang };
    drawn = countries.map((s) => {
      const chip = { s, now: s, button: null };
      chip.button = html('button', { type: 'button', onclick: () => clicked(chip.now, above(chip.button)) });
      paint(chip);
      return chip;
    });
    row.replaceChildren(
      ...drawn.map((chip) => html('li', {}, chip.button)),
      more ? html('li', { class: 'quiet' }, message('map-countries-more', { n: more })) : '',
    );
    open(drawn.length > 0);
    const again = focused && get(focused);
    if (again) again.button.focus({ preventScroll: true });
  }
  function open(on) {
    box.hidden = !on;
    container.classList.toggle('tumen-footed', on);
    container.style.setProperty('--foot', on ? box.offsetHeight + 'px' : '0px');
  }
  function paint({ now, s, button }) {
    const n = now.n || 1,
      small = { ...now, n: 1, weak: now.weak / n, hollow: now.hollow / n, contested: 0 },
      said = symbolLabel(now, words, looks.lang);
    button.replaceChildren(
      symbolPicture(small, words, looks.theme).element,
      html('b', {}, groupedNumber(now.n)),
      placeName(s, looks.lang),
    );
    Object.entries({
      'data-symbol-id': s.id,
      'data-kind': 'place',
      'data-precision': s.precision,
      'data-name': s.name,
      'data-n': now.n,
      'aria-label': said,
      title: said,
    }).forEach(([k, v]) => button.setAttribute(k, v));
    button.classList.toggle('gone', !now.n);
  }
  /* As near to the chip as a popup has room at either side: it must not push the map away. */
  function above(button) {
    const edge = container.getBoundingClientRect(), at = button.getBoundingClientRect(), room = Math.min(POPUP, edge.width / 2);
    return L.point(Math.max(room, Math.min(edge.width - room, at.x + at.width / 2 - edge.x)), at.y - edge.y - 4);
  }

  /* While time is played: what of(id) counts at each, null for all of it. */
  function recount(of) {
    drawn.forEach((chip) => {
      const counts = of && of(chip.s.id);
      chip.now = counts ? { ...chip.s, ...counts } : chip.s;
      paint(chip);
    });
  }
  function light(isLit) {
    drawn.forEach(({ s, button }) => {
      const lit = isLit(s);
      button.classList.toggle('lit', lit);
      button.toggleAttribute('data-picked', lit);
      button.setAttribute('aria-pressed', String(lit));
    });
  }
  function get(id) {
    return drawn.find(({ s }) => s.id === id);
  }

  return { draw, recount, light, get, above, shown: () => drawn.map(({ now }) => now).filter((s) => s.n) };
}
