/* Where one thing is being built: bridges and railways as lines, towns and posts as exactly as they are known, each with its name beside it.
   The edge of a line says how sure it is that it was opened; what is only planned is broken. Nothing here is picked: it only shows. */
/** @import { MapContext } from '../types.js' */
import { colour } from './symbols.js';
import { html } from '../../ui/elements/create_element.js';
import { statusTerm } from '../../ui/elements/status.js';
import { message } from '../../wording/messages.js';
const LOOSE = 1; // km: a post known less exactly than that has no dot, only the circle within which it lies
const GAP = 8; // px between a place and its name

/** @param {MapContext} atlas */
export function createLayer(atlas) {
  const { map, words } = atlas;
  const shapes = L.featureGroup([], { pane: 'areas' }).addTo(map), names = L.layerGroup().addTo(map);
  let shown = null, theme = 'light';
  map.on('zoomend moveend', label);

  function draw(answer) {
    const { state } = atlas, key = JSON.stringify([answer && answer.features, state.theme]);
    if (shown ? shown.key === key : !answer) return;
    shapes.clearLayers();
    names.clearLayers();
    shown = answer ? { key, answer } : null;
    theme = state.theme;
    if (!answer) return;
    [...answer.features].sort((a, b) => layer(a) - layer(b)).forEach(figure);
    label();
  }
  function update() {
    if (shown) draw(shown.answer);
  }
  function layer(f) {
    return (f.geometry.type === 'Point' ? 0 : 2) + (f.properties.place_type ? 1 : 0);
  } // circles lie under lines, a railway under its bridge

  /* -- what is drawn ------------------------------------------------------------------------------------------ */
  function ink() {
    return theme === 'dark' ? '#e3e6ea' : '#2b3036';
  }
  function paper() {
    return theme === 'dark' ? '#14181d' : '#ffffff';
  }
  function figure(f) {
    (f.geometry.type === 'Point' ? post : line)(f, f.properties);
  }

  function line(f, p) {
    const at = f.geometry.coordinates.map(([lon, lat]) => [lat, lon]),
      state = p.state && statusTerm(p.state.status, words, p.state.main_kind);
    const bridge = p.precision === 'site',
      edge = state ? colour(state, theme) : ink(),
      planned = p.state && ['planned', 'overdue'].includes(p.state.status);
    /** @type {PathOptions} */
    const options = { pane: 'overlayPane', fill: false, lineCap: 'butt', bubblingMouseEvents: false };
    if (bridge) shapes.addLayer(L.polyline(at, { ...options, color: paper(), weight: 13, opacity: 0.9, interactive: false }));
    shapes.addLayer(
      L.polyline(at, {
        ...options,
        color: edge,
        weight: bridge ? (p.own ? 9 : 6) : p.place_type ? 1.5 : 3,
        opacity: bridge ? 1 : 0.75,
        dashArray: planned ? '7 5' : undefined,
        interactive: false,
      }),
    );
    if (bridge && !planned) {
      shapes.addLayer(L.polyline(at, { ...options, color: paper(), weight: p.own ? 3 : 2, opacity: 0.9, interactive: false }));
    }
    tip(L.polyline(at, { ...options, opacity: 0, weight: 18 }), p);
  }
  function post(f, p) {
    const [lon, lat] = f.geometry.coordinates,
      radius = (p.radius_km || 0) * 1000,
      look = { pane: 'areas', color: ink(), weight: 1, opacity: 0.6, fillColor: ink(), fillOpacity: 0.05 };
    if (radius) shapes.addLayer(L.circle([lat, lon], { ...look, radius, dashArray: '5 4', interactive: false }));
    if (!loose(p)) {
      tip(
        L.circleMarker([lat, lon], {
          pane: 'overlayPane',
          radius: p.precision === 'site' ? 5 : 3.5,
          color: ink(),
          weight: 1.4,
          fillColor: p.precision === 'site' ? ink() : paper(),
          fillOpacity: 1,
        }),
        p,
      );
    }
  }
  function loose(p) {
    return p.precision === 'site' && p.radius_km > LOOSE;
  }
  function tip(shape, p) {
    shapes.addLayer(shape);
    shape.getElement().setAttribute('tabindex', -1); // what a pointer learns here stands in words on the page
    shape.bindTooltip(
      () =>
        html(
          'div',
          { class: 'tumen-tip' },
          html('strong', {}, p.name),
          html('br'),
          about(p),
          p.note ? [html('br'), html('span', { class: 'quiet' }, p.note)] : '',
        ),
      { sticky: true, direction: 'top', opacity: 1 },
    );
  }

  /* -- names -------------------------------------------------------------------------------------------------- */
  function about(p) {
    const status = p.state && statusTerm(p.state.status, words, p.state.main_kind);
    return [
      p.place_type,
      status && message('map-site-opening', { status: status.label }),
      loose(p) && message('map-site-loose', { km: p.radius_km }),
    ].filter(
      Boolean,
    ).join(' · ');
  }
  /* Each name stands on the first side on which it covers no other; one that finds none is told by its tooltip only. */
  function label() {
    names.clearLayers();
    if (!shown) return;
    const size = map.getSize(), most = Math.min(190, size.x * 0.4), taken = shown.answer.features.flatMap(body);
    const isLine = (f) => f.geometry.type !== 'Point',
      rank = (f) =>
        (f.properties.own ? 0 : 1) + (isLine(f) ? (f.properties.precision === 'site' ? 0 : f.properties.place_type ? 8 : 2) : 4);
    [...shown.answer.features].sort((a, b) => rank(a) - rank(b)).forEach((f) => {
      const p = f.properties,
        box = html('div', { class: 'tumen-site', 'data-site': p.id }, html('strong', {}, p.name), html('span', {}, about(p)));
      const wide = 14 + Math.min(most, Math.max(p.name.length * 7, about(p).length * 5.8)),
        high = 17 * Math.ceil(p.name.length * 7 / most) + 15 * Math.ceil(about(p).length * 5.8 / most);
      const spot = spots(f, wide, high).find((s) =>
        s.x >= 2 && s.y >= 2 && s.x + wide <= size.x - 2 && s.y + high <= size.y - 22 &&
        !taken.some((t) => s.x < t.x + t.w && t.x < s.x + wide && s.y < t.y + t.h && t.y < s.y + high)
      );
      if (!spot) return;
      taken.push({ x: spot.x, y: spot.y, w: wide, h: high });
      box.style.width = wide + 'px';
      names.addLayer(
        L.marker(map.containerPointToLatLng([spot.x, spot.y]), {
          icon: L.divIcon({ html: box, className: 'tumen-name', iconSize: [0, 0] }),
          interactive: false,
          keyboard: false,
        }),
      );
    });
  }
  /* What a name must not cover: a bridge along its length, the dot of a town. */
  function body(f) {
    const box = (q, r) => ({ x: q.x - r, y: q.y - r, w: 2 * r, h: 2 * r }),
      at = (f.geometry.type === 'Point' ? [f.geometry.coordinates] : f.geometry.coordinates).map(([lon, lat]) =>
        map.latLngToContainerPoint([lat, lon])
      );
    if (f.geometry.type === 'Point') return loose(f.properties) ? [] : [box(at[0], 4)];
    return f.properties.precision === 'site'
      ? [0, 0.25, 0.5, 0.75, 1].map((t) =>
        box(L.point(at[0].x + t * (at[at.length - 1].x - at[0].x), at[0].y + t * (at[at.length - 1].y - at[0].y)), 6)
      )
      : [];
  }
  function spots(f, wide, high) {
    const at = anchors(f).map(([lon, lat]) => map.latLngToContainerPoint([lat, lon])),
      reaches = loose(f.properties) ? [rim(f), rim(f) / 2, rim(f) / 4] : [GAP]; // outside its circle, or, where the screen ends before that, within
    return reaches.flatMap((reach) =>
      at.flatMap((q) =>
        [
          [q.x + reach, q.y - high / 2],
          [q.x - reach - wide, q.y - high / 2],
          [q.x - wide / 2, q.y - reach - high],
          [q.x - wide / 2, q.y + reach],
          [q.x + reach, q.y + reach],
          [q.x - reach - wide, q.y - reach - high],
          [q.x - reach - wide, q.y + reach],
          [q.x + reach, q.y - reach - high],
        ].map(([x, y]) => ({ x, y }))
      )
    );
  }
  function rim(f) {
    const [lon, lat] = f.geometry.coordinates,
      a = map.latLngToContainerPoint([lat, lon]),
      b = map.latLngToContainerPoint([lat + f.properties.radius_km / 111.2, lon]);
    return a.distanceTo(b) + 4;
  }
  function anchors(f) {
    const c = f.geometry.coordinates;
    if (f.geometry.type === 'Point') return [c];
    const ends = [c[0], c[c.length - 1]].sort((a, b) => b[0] - a[0]); // the eastern end first
    return f.properties.precision === 'route' ? [c[Math.floor(c.length / 2)], ...c] : ends;
  }

  return { draw, update, highlight: () => {}, size: () => (shown ? shown.answer.features.length : 0) };
}
