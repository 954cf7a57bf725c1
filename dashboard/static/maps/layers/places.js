/* Places, drawn by difference: a symbol each, or one for several, with the areas and lines in which they lie. */
/** @import { Group, MapContext } from '../types.js' */
import { placeAreas, styleArea } from './areas.js';
import { createChips } from './chips.js';
import { flatMarker } from './flat_marker.js';
import { symbolNames } from './names.js';
import { symbolPicture } from './symbols.js';
import { symbolLabel, symbolTooltip } from '../popup.js';

/**
 * @param {MapContext} atlas
 * @param {Group} markers what is clicked on
 */
export function createLayer(atlas, markers) {
  const { map, words } = atlas;
  const drawn = new Map(); // id -> { key, symbol, now, name, marker, areas }; `now` is what is seen of the symbol while time is played
  let shapes = null, played = null, countries = [], more = 0;
  map.createPane('areas').style.zIndex = '390';
  const grounds = L.featureGroup([], { pane: 'areas' }).addTo(map);
  /* A chip is clicked like any symbol: the group's click is what reaches the page. */
  const chips = createChips(
    map,
    words,
    (s, at) => markers.fire('click', { latlng: map.containerPointToLatLng(at), layer: standIn(s, at) }),
  );
  map.on('zoomend', () => drawn.forEach((d) => d.areas.forEach(style)));
  map.on('moveend', reach);

  function draw(answer, outlines) {
    shapes = outlines;
    [countries, more] = answer && answer.countries ? [answer.countries, answer.more_countries] : [[], 0];
    put((answer && answer.symbols) || []);
  }
  function update() {
    put([...drawn.values()].map((d) => d.symbol));
  }

  function put(symbols) {
    const seen = new Set(), focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.symbolId;
    chips.draw(countries, more, atlas.state.theme, atlas.state.lang);
    const names = symbolNames(map, symbols, words, atlas.state.lang);
    symbols.forEach((s) => {
      seen.add(s.id);
      const name = names.get(s.id), key = JSON.stringify([s, name, atlas.state.theme, atlas.state.lang]), old = drawn.get(s.id);
      if (old && old.key === key) return;
      const made = make(s, name);
      if (old) remove(s.id);
      drawn.set(s.id, { key, symbol: s, now: s, name, ...made });
      made.areas.forEach((l) => {
        grounds.addLayer(l);
        style(l);
      });
      markers.addLayer(made.marker);
      describe(made, s);
      if (focused === s.id) made.marker.getElement().focus({ preventScroll: true });
    });
    [...drawn.keys()].filter((id) => !seen.has(id)).forEach(remove);
    smallOnTop();
    reach();
    highlight();
    if (played) recount(played);
  }
  function remove(id) {
    const d = drawn.get(id);
    markers.removeLayer(d.marker);
    d.areas.forEach((l) => grounds.removeLayer(l));
    drawn.delete(id);
  }

  /* The keyboard comes to what is in sight only: a focus beyond the edge would move the map, and what stands on it. */
  function reach() {
    const size = map.getSize();
    drawn.forEach(({ symbol: s, marker }) => {
      const p = map.latLngToContainerPoint([s.lat, s.lon]);
      marker.getElement().tabIndex = p.x >= 0 && p.y >= 0 && p.x <= size.x && p.y <= size.y ? 0 : -1;
    });
  }

  function make(s, name) {
    const picture = symbolPicture(s, words, atlas.state.theme, { name });
    const icon = L.divIcon({
      html: picture.element,
      iconSize: picture.size,
      iconAnchor: picture.anchor,
      popupAnchor: picture.top,
      tooltipAnchor: picture.top,
      className: 'tumen-symbol',
    });
    const marker = Object.assign(flatMarker([s.lat, s.lon], { icon }), { feature: featureOf(s), symbol: s });
    return { marker, areas: (s.areas || [s]).flatMap(groundOf) };
  }
  function groundOf(s) {
    return placeAreas(s, shapes && shapes.get(s.id), featureOf(s)).map((l) => Object.assign(l, { symbol: s }));
  }
  function featureOf(s) {
    return {
      type: 'Feature',
      properties: { id: s.id, kind: s.kind, name: s.name || '', places: s.places || [s.id] },
      geometry: { type: 'Point', coordinates: [s.lon, s.lat] },
    };
  }

  function describe({ marker, areas }, s) {
    const tip = (l, how) =>
      l.bindTooltip((source) => symbolTooltip(source.symbol, words, atlas.state.lang), { direction: 'top', opacity: 1, ...how });
    tip(marker);
    areas.filter((l) => l.options.interactive !== false).forEach((l) => {
      tip(l, { sticky: true });
      l.getElement().setAttribute('tabindex', -1);
    }); // its symbol is the keyboard's
    const element = marker.getElement();
    const attributes = { 'data-symbol-id': s.id, 'data-kind': s.kind, 'data-name': s.name || '', 'data-precision': s.precision || '' };
    Object.entries(attributes).forEach(([k, v]) => element.setAttribute(k, v));
    tell(element, s);
    element.addEventListener('keydown', (e) => {
      if (e.key === ' ' || e.key === 'Enter') {
        e.preventDefault();
        marker.fire('click', { latlng: marker.getLatLng() }, true);
      }
    });
  }

  function tell(element, s) {
    element.setAttribute('data-n', s.n);
    element.setAttribute('aria-label', symbolLabel(s, words, atlas.state.lang));
  }

  /* -- while time is played: each symbol stays where it is and shows what of(id) counts there, null for all of it -------- */
  function recount(of) {
    played = of;
    chips.recount(of);
    drawn.forEach((d) => {
      const counts = of && of(d.symbol.id),
        now = counts ? { ...d.symbol, ...counts } : d.symbol,
        shown = counts ? JSON.stringify(counts) : '';
      if ((d.shown || '') === shown) return;
      Object.assign(d, { now, shown });
      repaint(d);
    });
  }
  /* Only what is inside a picture's frame is made anew: a browser then paints it without laying out all layers of the page again. */
  function repaint({ now, symbol, name, marker, areas }) {
    const element = marker.getElement(), gone = now.n === 0, own = symbol.kind === 'place';
    element.classList.toggle('gone', gone);
    areas.forEach((l) => {
      if (l.getElement()) l.getElement().classList.toggle('gone', own ? gone : now !== symbol);
    }); // nothing is told of the places of several
    (own ? [marker, ...areas] : [marker]).forEach((l) => {
      l.symbol = now;
    });
    tell(element, now);
    if (gone) return;
    const { element: picture, top } = symbolPicture(now, words, atlas.state.theme, { name, most: symbol.n });
    const [old, made] = [element, picture].map((one) => /** @type {Element} */ (one.querySelector('.picture')));
    old.replaceChildren(...made.childNodes);
    Object.assign(marker.options.icon.options, { popupAnchor: top, tooltipAnchor: top });
    areas.forEach(style);
  }

  /* A small area must not lie under a large one that takes its clicks. */
  function smallOnTop() {
    const size = (l) => {
      const b = l.getBounds();
      return (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
    };
    [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part === 'area')).sort((a, b) => size(b) - size(a)).forEach((l) =>
      l.bringToFront()
    );
    [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part !== 'area')).forEach((l) => l.bringToFront());
  }

  /* -- what is picked ----------------------------------------------------------------------------------------- */
  function isLit(s) {
    const { picked, places } = atlas.state;
    return picked === 'place:' + s.id ||
      (s.places || [s.id]).some((p) => atlas.shone.includes(p) || places.includes(p) || picked === 'place:' + p);
  }
  function style(layer) {
    styleArea(layer, layer.symbol, words, atlas.state.theme, isLit(layer.symbol), map);
  }
  function highlight() {
    chips.light(isLit);
    drawn.forEach(({ now: s, marker, areas }) => {
      const lit = isLit(s), element = marker.getElement();
      if (element && element.hasAttribute('data-picked') !== lit) {
        element.classList.toggle('lit', lit);
        element.toggleAttribute('data-picked', lit);
        marker.setZIndexOffset(lit ? 10000 : 0);
      }
      areas.forEach(style);
    });
  }

  /* The marker of a place that has none of its own on the map: one of several in a symbol. */
  function stranger(s) {
    return make(s).marker;
  }
  /* What is clicked in place of a chip, at a point of the frame. */
  function standIn(s, at) {
    return Object.assign(L.circleMarker(map.containerPointToLatLng(at)), { feature: featureOf(s), symbol: s });
  }

  function get(id) {
    const chip = chips.get(id);
    return chip ? { now: chip.now, marker: standIn(chip.now, chips.above(chip.button)) } : drawn.get(id);
  }

  return {
    draw,
    update,
    highlight,
    recount,
    size: () => drawn.size,
    symbols: () => [...drawn.values()].map((d) => d.now).filter((s) => s.n),
    chips: chips.shown,
    get,
    grounds,
    stranger,
  };
}
