/* A button of the map's column that unfolds a short list of choices. */
import { mapButton } from './buttons.js';
import { html } from '../../ui/elements/create_element.js';

/* `choices` are [words, act]; `instead` may do something else than unfold, and returns whether it did. Returns { box, opener, close }. */
export function addMenu(map, { label, sign, name }, choices, instead) {
  const list = html(
    'div',
    { class: 'tumen-choices', hidden: true },
    choices.map(([words, act]) =>
      html('button', {
        type: 'button',
        onclick: () => {
          close();
          act();
        },
      }, words)
    ),
  );
  const opener = mapButton(label, sign, () => {
    if (!instead || !instead()) toggle(list.hidden);
  });
  opener.setAttribute('aria-expanded', 'false');
  const box = html(
    'div',
    {
      class: 'leaflet-bar leaflet-control tumen-buttons ' + name,
      onkeydown: (e) => {
        if (e.key === 'Escape' && !list.hidden) {
          e.stopPropagation();
          close();
          opener.focus();
        }
      },
    },
    opener,
    list,
  );
  const Box = L.Control.extend({
    onAdd: () => {
      L.DomEvent.disableClickPropagation(box);
      return box;
    },
  });
  new Box({ position: 'topleft' }).addTo(map);
  map.on('click movestart', close);

  function toggle(on) {
    list.hidden = !on;
    opener.setAttribute('aria-expanded', String(on));
    if (on) list.querySelector('button').focus();
  }
  function close() {
    toggle(false);
  }
  return { box, opener, close };
}
