/* Heat: how dense events are, as a tint between basemap and symbols. What is asked for are tiles with events in them; each is drawn as a
   soft spot of its size, so that what is known only to a district or a province is wide and faint, and never a hot spot. */
/** @import { MapContext } from '../types.js' */
import { brushOf, html, svg } from '../../ui/elements/create_element.js';
import { message } from '../../wording/messages.js';
const CELL = 4; // px of the map for each of the canvas
const MARGIN = 0.25; // of the view on each side, as of what is asked for
const SOFT = 17; // px: the spread of the smallest spot, which must show around a symbol
const TINT = { light: [138, 18, 110], dark: [255, 140, 215] }; // one hue, by its strength only
const MOST = 0.8; // opacity of the densest
const FAINT = 0.01; // of the densest: what is less is not drawn
const opacity = (share) => MOST * Math.max(0, (share - FAINT) / (1 - FAINT)) ** 0.6;

/** @param {MapContext} atlas */
export function createLayer(atlas) {
  const { map } = atlas;
  Object.assign(map.createPane('heat').style, { zIndex: 350, pointerEvents: 'none' });
  const words = html('span', {}), key = html('div', { class: 'tumen-key leaflet-control', hidden: true }, heatRamp(), words);
  const Key = L.Control.extend({ onAdd: () => key });
  new Key({ position: 'bottomright' }).addTo(map);
  let overlay = null, tiles = [];

  function draw(answer) {
    tiles = answer ? answer.tiles : [];
    key.hidden = !answer;
    update();
  }
  function update() {
    if (overlay) overlay.remove();
    overlay = null;
    if (!tiles.length) {
      words.textContent = message('map-heat-none');
      return;
    }
    const ground = groundOf(map), density = spread(tiles, ground, map.getZoom()), peak = highest(density, ground);
    overlay = L.svgOverlay(painted(density, ground, peak, TINT[atlas.state.theme] || TINT.light), ground.bounds, {
      pane: 'heat',
      interactive: false,
    }).addTo(map);
    words.textContent = said(peak.value, peak.at, map);
  }
  return { draw, update, highlight: () => {}, size: () => tiles.length };
}

/* The canvas's ground: where it begins in pixels of the world, and how large it is. */
function groundOf(map) {
  const seen = map.getPixelBounds(), pad = seen.getSize().multiplyBy(MARGIN), world = 256 * 2 ** map.getZoom();
  const top = Math.max(0, seen.min.y - pad.y), x = seen.min.x - pad.x;
  const width = Math.ceil((seen.getSize().x + 2 * pad.x) / CELL),
    height = Math.max(1, Math.floor((Math.min(world, seen.max.y + pad.y) - top) / CELL));
  const bounds = L.latLngBounds(map.unproject([x, top]), map.unproject([x + width * CELL, top + height * CELL]));
  return { x, y: top, width, height, bounds, world, seen };
}

/* Events for each of the canvas's pixels, on whichever copy of the world they lie. */
export function spread(tiles, ground, zoom) {
  const density = new Float32Array(ground.width * ground.height);
  tiles.forEach(([z, x, y, n]) => {
    const size = 256 * 2 ** (zoom - z),
      soft = Math.max(size / 2, SOFT) / CELL,
      first = (x + 0.5) * size - ground.x,
      cy = ((y + 0.5) * size - ground.y) / CELL;
    const wide = 3 * soft * CELL, turns = Math.ceil((-wide - first) / ground.world);
    for (let at = first + turns * ground.world; at < ground.width * CELL + wide; at += ground.world) {
      spot(density, ground, at / CELL, cy, soft, n);
    }
  });
  return density;
}
function spot(density, { width, height }, cx, cy, soft, n) {
  const [left, right] = range(cx, soft, width),
    [top, bottom] = range(cy, soft, height),
    fall = (d) => Math.exp(-(d * d) / (2 * soft * soft));
  const across = Float32Array.from({ length: Math.max(0, right - left) }, (_, i) => fall(left + i + 0.5 - cx));
  for (let y = top; y < bottom; y += 1) {
    const high = fall(y + 0.5 - cy) * n / (2 * Math.PI * soft * soft);
    for (let x = left; x < right; x += 1) density[y * width + x] += high * across[x - left];
  }
}
function range(c, soft, most) {
  return [Math.max(0, Math.floor(c - 3 * soft)), Math.min(most, Math.ceil(c + 3 * soft))];
}

/* The densest spot of what is in sight. */
function highest(density, { x, y, width, height, seen }) {
  let value = 0, at = seen.getCenter();
  const [left, top] = [seen.min.x - x, seen.min.y - y].map((d) => Math.max(0, Math.floor(d / CELL))), size = seen.getSize().divideBy(CELL);
  for (let j = top; j < Math.min(height, top + size.y); j += 1) {
    for (let i = left; i < Math.min(width, left + size.x); i += 1) {
      if (density[j * width + i] > value) {
        value = density[j * width + i];
        at = L.point(x + i * CELL, y + j * CELL);
      }
    }
  }
  return { value, at };
}

function painted(density, { width, height }, peak, tint) {
  const canvas = html('canvas', { width, height, 'aria-hidden': 'true' }),
    paint = brushOf(canvas),
    image = paint.createImageData(width, height);
  density.forEach((value, i) => image.data.set([...tint, 255 * opacity(Math.min(1, value / peak.value))], i * 4));
  paint.putImageData(image, 0, 0);
  return canvas;
}

/* A spot of the softest spread holds its events within a circle of that area. */
function said(peak, at, map) {
  const soft = SOFT / CELL,
    n = peak * 2 * Math.PI * soft * soft,
    edge = map.unproject(at.add([SOFT * Math.SQRT2, 0])),
    km = map.distance(map.unproject(at), edge) / 1000;
  return message('map-heat', { events: two(n), km: two(km) });
}
/* A number to two digits; 0 for one that is too small to say. */
function two(x) {
  return x < 0.1 ? 0 : Number(x.toPrecision(x < 1 ? 1 : 2));
}

/* From none to the densest, as a sample; the colour is the theme's. */
function heatRamp() {
  const steps = [0.05, 0.2, 0.4, 0.7, 1];
  return svg(
    'svg',
    { width: 60, height: 10, viewBox: '0 0 60 10', 'aria-hidden': 'true', class: 'ramp' },
    steps.map((s, i) => svg('rect', { x: i * 12, width: 12, height: 10, 'fill-opacity': opacity(s).toFixed(2) })),
  );
}
