/* The map's own controls: fit to the selection, and full screen. */
import { html, svg } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';

const SIGNS = {
  fit: 'M-6,-2.5V-6H-2.5M2.5,-6H6V-2.5M6,2.5V6H2.5M-2.5,6H-6V2.5M-2,0A2,2 0 1 0 2,0A2,2 0 1 0 -2,0',
  fill: 'M1.5,-6H6V-1.5M6,-6L1,-1M-1.5,6H-6V1.5M-6,6L-1,1',
};

/* A button of the map's column; its sign is a path, or the name of one of these. */
export function mapButton(label, sign, act) {
  const picture = svg(
    'svg',
    { viewBox: '-9 -9 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'sign' },
    svg('path', { d: SIGNS[sign] || sign }),
  );
  const press = (e) => {
    e.preventDefault();
    e.stopPropagation();
    act();
  };
  return html('a', {
    href: '#',
    role: 'button',
    title: label,
    'aria-label': label,
    onclick: press,
    onkeydown: (e) => {
      if (e.key === ' ') press(e);
    },
  }, picture);
}

/* Scale, fit and full screen. The first Escape leaves a full screen that the browser refused, and that was made of the page. */
export function addControls({ map, host, signal }, fit) {
  L.control.scale({ position: 'bottomleft', imperial: false, maxWidth: 90 }).addTo(map);
  const Box = L.Control.extend({
    onAdd: () => {
      const box = html(
        'div',
        { class: 'leaflet-bar leaflet-control tumen-buttons' },
        mapButton(message('map-fit'), 'fit', fit),
        mapButton(message('map-full-screen'), 'fill', () => toggle(map, host)),
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    },
  });
  new Box({ position: 'topleft' }).addTo(map);
  document.addEventListener('fullscreenchange', () => stretch(map, document.fullscreenElement === host.stage()), { signal });
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') leave(map, host);
  }, { signal });
}

function toggle(map, host) {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (leave(map, host)) return;
  else if (document.fullscreenEnabled) host.stage().requestFullscreen().catch(() => fill(map, host));
  else fill(map, host);
}

/* streamlit-folium gives the map a height in pixels; full screen needs another one for a while. */
function stretch(map, on) {
  const box = map.getContainer();
  if (on) {
    box.dataset.height = box.style.height;
    box.style.height = '100vh';
  } else if (box.dataset.height !== undefined) {
    box.style.height = box.dataset.height;
    delete box.dataset.height;
  }
}

/* Where the Fullscreen API is refused, what holds the map is made to fill the window. */
function fill(map, host) {
  const frame = host.filler();
  if (!frame) return;
  frame.dataset.before = frame.getAttribute('style') || '';
  frame.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:1000000;border:0';
  stretch(map, true);
}

function leave(map, host) {
  const frame = host.filler();
  if (!frame || frame.dataset.before === undefined) return false;
  frame.setAttribute('style', frame.dataset.before);
  delete frame.dataset.before;
  stretch(map, false);
  return true;
}
