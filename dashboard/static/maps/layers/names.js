/* Names beside the symbols, close by, where there is room for them. */
import { symbolRadius } from './symbols.js';
import { placeName } from '../popup.js';
import { brushOf } from '../../ui/elements/create_element.js';
const FROM = 10; // zoom
const FONT = '600 11px "Noto Sans", "Segoe UI", Arial, sans-serif';
const LONG = 34; // letters of a name

/* Return id -> { text, more, x, y, anchor } of the symbols that get a name: right of the symbol, else left, under or over it, whole and
   over nothing. `more` says how many other places a symbol stands for. */
export function symbolNames(map, symbols, words, lang) {
  if (map.getZoom() < FROM) return new Map();
  const frame = map.getSize(),
    stands = symbols.map((s) => ({ s, r: symbolRadius(s.n, words), p: map.latLngToContainerPoint([s.lat, s.lon]) }));
  const boxes = covered(map), found = new Map();
  const brush = brushOf(document.createElement('canvas'));
  brush.font = FONT;
  stands.forEach(({ s, r, p }) => {
    const text = short((lang === 'en' && s.short_name) || placeName(s, lang)),
      more = s.kind === 'cell' ? ' +' + (s.n_places - 1) : '',
      w = brush.measureText(text + more).width;
    const ways = [[r + 4, 4, 'start', 0], [-r - 4, 4, 'end', -w], [0, r + 13, 'middle', -w / 2], [0, -r - 6, 'middle', -w / 2]];
    const way = ways.find(([x, y, , left]) => {
      const box = { x: p.x + x + left, y: p.y + y - 10, w, h: 13 };
      const clear = box.x > 0 && box.y > 0 && box.x + w < frame.x && box.y + box.h < frame.y && !boxes.some((b) =>
        b.x < box.x + box.w && box.x < b.x + b.w && b.y < box.y + box.h && box.y < b.y + b.h
      ) && !stands.some((o) => o.s !== s && touches(o, box));
      if (clear) boxes.push(box);
      return clear;
    });
    if (way) found.set(s.id, { text, more, x: Math.round(way[0]), y: way[1], anchor: way[2] });
  });
  return found;
}

/* What the map's buttons cover of it. */
function covered(map) {
  const box = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll('.leaflet-bar, .tumen-legend:not([open])')].map((e) => e.getBoundingClientRect()).map((
    r,
  ) => ({ x: r.x - box.x, y: r.y - box.y, w: r.width, h: r.height }));
}
function touches({ r, p }, b) {
  return Math.hypot(p.x - Math.max(b.x, Math.min(p.x, b.x + b.w)), p.y - Math.max(b.y, Math.min(p.y, b.y + b.h))) < r + 1;
}
function short(name) {
  const bare = name.replace(/\s*\([^)]*\)\s*$/, '') || name;
  return bare.length > LONG ? bare.slice(0, LONG - 2).trimEnd() + '…' : bare;
}
