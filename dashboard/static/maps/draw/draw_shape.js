/* Drawing a shape by hand. The tool for it is fetched when a reader first draws; it knows no longitude beyond 180 degrees, so it is told
   all of them as seen from the map's middle. */
import { html } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';
const CORNERS = 64; // of a circle
let tool = null;

function fetched(address) {
  tool = tool || new Promise((done, failed) => {
    const script = html('script', {
      src: address,
      onload: done,
      onerror: () => {
        tool = null;
        script.remove();
        failed(new Error(message('map-draw-no-tool')));
      },
    });
    document.head.append(script);
  });
  return tool;
}

function adapter(map, pans) {
  const middle = map.getCenter().lng, { TerraDrawLeafletAdapter } = window.terraDrawLeafletAdapter;
  const back = (at) => at && { ...at, lng: at.lng - middle };
  const moved = (x) => (typeof x[0] === 'number' ? [x[0] + middle, x[1]] : x.map(moved));
  const there = (f) => ({ ...f, geometry: { ...f.geometry, coordinates: moved(f.geometry.coordinates) } });
  class Around extends TerraDrawLeafletAdapter {
    getLngLatFromEvent(event) {
      return back(super.getLngLatFromEvent(event));
    }
    project(lng, lat) {
      return super.project(lng + middle, lat);
    }
    unproject(x, y) {
      return back(super.unproject(x, y));
    }
    render(changes, styling) {
      super.render({ ...changes, created: changes.created.map(there), updated: changes.updated.map(there) }, styling);
    }
    setDraggability(on) {
      if (pans) super.setDraggability(on);
    }
  }
  return {
    made: new (/** @type {any} */ (Around))({ lib: L, map, coordinatePrecision: 9 }),
    ring: (f) => there(f).geometry.coordinates[0].slice(0, -1),
  };
}

function modes(ink) {
  const { TerraDrawCircleMode, TerraDrawPolygonMode, TerraDrawRectangleMode } = window.terraDraw;
  const point = {
    closingPointColor: ink,
    closingPointWidth: 6,
    closingPointOutlineColor: '#ffffff',
    closingPointOutlineWidth: 2,
    coordinatePointColor: ink,
  };
  const styles = { fillColor: ink, fillOpacity: 0.06, outlineColor: ink, outlineWidth: 2.5 },
    drawInteraction = 'click-move-or-drag',
    keyEvents = { cancel: null, finish: 'Enter' };
  return {
    rectangle: () => new TerraDrawRectangleMode({ styles, drawInteraction, keyEvents }),
    circle: () => new TerraDrawCircleMode({ styles, drawInteraction, keyEvents, segments: CORNERS, projection: 'globe' }),
    polygon: () =>
      new TerraDrawPolygonMode({ styles: { ...styles, ...point }, keyEvents, showCoordinatePoints: true, pointerDistance: 20 }),
  };
}

/* Hold the map still for a drawing, and the pointer too: a drag may end over a button or beside the map. */
function held(map, pans, pressed) {
  const box = map.getContainer(),
    press = (event) => {
      box.setPointerCapture(event.pointerId);
      pressed(event);
    };
  const turn = (on) => {
    if (!pans) map.dragging[on ? 'disable' : 'enable']();
    map.doubleClickZoom[on ? 'disable' : 'enable']();
    box.classList.toggle('tumen-drawing', on);
  };
  box.addEventListener('pointerdown', press);
  turn(true);
  return () => {
    box.removeEventListener('pointerdown', press);
    turn(false);
  };
}

/* Have a shape drawn: `done` gets its ring of [lon, lat]. Resolves with a function that ends the drawing, whether it is done or not. */
export async function drawShape(map, address, shape, done) {
  await fetched(address);
  const pans = shape === 'polygon',
    { made, ring } = adapter(map, pans),
    ink = getComputedStyle(map.getContainer()).getPropertyValue('--ink').trim();
  const mode = modes(ink)[shape](), drawing = new window.terraDraw.TerraDraw({ adapter: made, modes: [mode] });
  let at = {};
  const free = held(map, pans, (event) => {
    at = made.getLngLatFromEvent(event);
  });
  const drags = mode.onDragStart.bind(mode);
  mode.onDragStart = (event, hold) => drags({ ...event, ...at }, hold); // from where it was pressed, and not from where it was first seen to move
  drawing.start();
  drawing.setMode(shape);
  drawing.on('finish', (id) => done(ring(drawing.getSnapshotFeature(id))));
  return () => {
    drawing.stop();
    free();
  };
}
