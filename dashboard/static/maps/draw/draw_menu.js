/* Draw to select: a rectangle, a polygon or a circle on the map, or what is in view, becomes the area of the selection. */
import { mapButton } from '../controls/buttons.js';
import { addMenu } from '../controls/menu.js';
import { drawShape } from './draw_shape.js';
import { areasOf, areaText, createAreaOutlines, viewedArea } from './selected_areas.js';
const SIGN = 'M-5,-3L3,-5L5,4L-3,5ZM-5,-3h.01M3,-5h.01M5,4h.01M-3,5h.01';
const HOW = {
  rectangle: 'Drag, or set two opposite corners.',
  polygon: 'Set the corners; the first one again, or Enter, closes it.',
  circle: 'Drag from the middle, or set the middle and the rim.',
};

/* `tell` tells the page of an area, "" for none. Returns what is called with each query that the map shows. */
export function addDrawMenu({ map, words, say, signal }, tell) {
  const outlines = createAreaOutlines(map);
  const shapes = [['Rectangle', 'rectangle'], ['Polygon', 'polygon'], ['Circle', 'circle']].map((
    [label, shape],
  ) => [label, () => begin(shape)]);
  const { box, opener } = addMenu(map, { label: 'Select an area', sign: SIGN, name: 'tumen-draw' }, [...shapes, [
    'What is in view',
    () => take(viewedArea(map)),
  ]], cancel);
  const clear = mapButton('Remove the area', 'M-4,-4L4,4M4,-4L-4,4', () => {
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
    say('draw', 'Loading …');
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
      say('draw', HOW[shape] + ' Escape or the button cancels.');
      press(true);
      map.getContainer().focus({ preventScroll: true });
    } catch (error) {
      say('draw', 'Nothing can be drawn just now (' + error.message + '); choose the shape again.', 8000);
    }
  }
  function press(on) {
    opener.classList.toggle('on', on);
    opener.setAttribute('aria-label', on ? 'Cancel drawing' : 'Select an area');
    opener.title = on ? 'Cancel drawing' : 'Select an area';
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
    if (Math.max(...lons) - Math.min(...lons) > 360) return 'An area goes round the globe once at most.';
    return jumps || ring.some(([, lat]) => Math.abs(lat) > 90) ? 'An area cannot reach over a pole.' : '';
  }

  return (query) => {
    outlines(query);
    clear.hidden = !areasOf(query).length;
  };
}
