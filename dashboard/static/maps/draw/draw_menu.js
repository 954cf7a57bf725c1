/* Draw to select: a rectangle, a polygon or a circle on the map, or what is in view, becomes the area of the selection. */
import { mapButton } from '../controls/buttons.js';
import { addMenu } from '../controls/menu.js';
import { drawShape } from './draw_shape.js';
import { areasOf, areaText, createAreaOutlines, viewedArea } from './selected_areas.js';
import { message } from '../../wording/messages.js';
const SIGN = 'M-5,-3L3,-5L5,4L-3,5ZM-5,-3h.01M3,-5h.01M5,4h.01M-3,5h.01';
const SHAPES = ['rectangle', 'polygon', 'circle'];

/* `tell` tells the page of an area, "" for none. Returns what is called with each query that the map shows. */
export function addDrawMenu({ map, words, say, signal }, tell) {
  const outlines = createAreaOutlines(map);
  /** @type {[string, () => void][]} */
  const choices = SHAPES.map((code) => [message('map-draw-shape', { code }), () => begin(code)]);
  choices.push([message('map-draw-view'), () => take(viewedArea(map))]);
  const { box, opener } = addMenu(map, { label: message('map-draw'), sign: SIGN, name: 'tumen-draw' }, choices, cancel);
  const clear = mapButton(message('map-draw-remove'), 'M-4,-4L4,4M4,-4L-4,4', () => {
    opener.focus();
    tell('');
  });
  let stop = null, turn = 0;
  clear.classList.add('tumen-clear');
  box.append(clear);
  // a click on a button is no corner
  ['pointerdown', 'pointerup', 'pointermove'].forEach((name) =>
    map.getContainer().querySelector('.leaflet-control-container').addEventListener(name, (e) => {
      if (stop) e.stopPropagation();
    })
  );
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && cancel()) {
      e.stopPropagation();
      opener.focus();
    }
  }, { capture: true, signal });

  async function begin(shape) {
    const mine = ++turn;
    map.closePopup();
    say('draw', message('map-loading'));
    try {
      const made = await drawShape(map, words.drawing, shape, (ring) => {
        end();
        take(ring);
      });
      if (mine !== turn) {
        made();
        return;
      }
      stop = made;
      say('draw', message('map-draw-how', { code: shape }));
      press(true);
      map.getContainer().focus({ preventScroll: true });
    } catch (error) {
      say('draw', message('map-draw-failed', { fault: error.message }), 8000);
    }
  }
  function press(on) {
    opener.classList.toggle('on', on);
    opener.title = on ? message('map-draw-cancel') : message('map-draw');
    opener.setAttribute('aria-label', opener.title);
  }
  function end() {
    turn += 1;
    stop();
    stop = null;
    press(false);
    say('draw', '');
  }
  function cancel() {
    if (!stop) return false;
    end();
    return true;
  }

  function take(ring) {
    const wrong = unfit(ring);
    if (wrong) {
      say('draw', wrong, 8000);
      return;
    }
    const text = areaText(ring, map.getZoom());
    outlines('area=' + text); // the page will say the same in a moment
    tell(text);
  }

  /* What no area can be: its text is a ring of longitudes and latitudes. */
  function unfit(ring) {
    const lons = ring.map(([lon]) => lon),
      jumps = ring.length > 4 && ring.some(([lon], i) => Math.abs(lon - ring[(i + 1) % ring.length][0]) > 180);
    if (Math.max(...lons) - Math.min(...lons) > 360) return message('map-draw-round');
    return jumps || ring.some(([, lat]) => Math.abs(lat) > 90) ? message('map-draw-pole') : '';
  }

  return (query) => {
    outlines(query);
    clear.hidden = !areasOf(query).length;
  };
}
