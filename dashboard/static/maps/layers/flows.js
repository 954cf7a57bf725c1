/* Movements on the map: a line with an arrow head at its end. Its edge says how sure the movement is, its fill what moved, its width how
   many; paler is weak evidence. Each end is drawn as exactly as it is known. A click picks the event, or lists those of one line. */
/** @import { Group, MapContext } from '../types.js' */
import { nextClick } from '../clicks.js';
import { colour } from './symbols.js';
import { html, svg } from '../../ui/elements/create_element.js';
import { statusTerm } from '../../ui/elements/status.js';
import { listed, message } from '../../wording/messages.js';
const LIT = { light: '#e0a100', dark: '#ffc533' };
const HEAD = 9; // px from the tip of an arrow to its base, of the thinnest line
const AGAIN = 170; // px of line from which on it carries a second head, half-way

/**
 * @param {MapContext} atlas
 * @param {Group} group what is clicked on
 */
export function createLayer(atlas, group) {
  const { map, words } = atlas;
  let lines = [], shown = null, shapes = null, theme = 'light', picked = '';
  const under = L.featureGroup([], { pane: 'areas' }).addTo(map);
  map.on('zoomend', () => lines.forEach(point));

  function draw(answer, outlines) {
    const { state } = atlas, key = JSON.stringify([answer && answer.features, state.theme]);
    if (shown && shown.key === key) {
      highlight();
      return;
    }
    clear();
    shown = answer ? { key, answer } : null;
    shapes = outlines;
    theme = state.theme;
    picked = state.picked;
    if (!answer) return;
    answer.ends.forEach(end);
    lines = answer.features.slice().reverse().map(line); // the thick under the thin
    lines.forEach(style);
  }
  function clear() {
    lines.forEach((l) => l.parts.forEach((part) => group.removeLayer(part)));
    lines = [];
    under.clearLayers();
  }
  function update() {
    if (shown) draw(shown.answer, shapes);
  }
  function highlight() {
    if (picked === atlas.state.picked) return;
    picked = atlas.state.picked;
    lines.forEach(style);
  }

  /* -- one line ----------------------------------------------------------------------------------------------- */
  function line(feature) {
    const p = feature.properties, at = feature.geometry.coordinates.map(([lon, lat]) => [lat, lon]);
    /** @type {PathOptions} */
    const options = { pane: 'overlayPane', lineCap: 'butt', fill: false };
    const made = {
      p,
      at,
      edge: L.polyline(at, options),
      fill: L.polyline(at, options),
      touch: L.polyline(at, { ...options, opacity: 0, weight: 16 }),
      heads: [0, 1].map(() => L.polygon([], { ...options, fill: true, lineJoin: 'round' })),
    };
    made.parts = [made.edge, ...made.heads, made.fill, made.touch];
    made.parts.forEach((layer) => {
      group.addLayer(Object.assign(layer, { feature: featureOf(p) }));
      layer.bindTooltip(() => flowTip(p, words), { sticky: true, direction: 'top', opacity: 1 });
      layer.on('click', (e) => clicked(p, layer, e));
      if (layer.getElement()) layer.getElement().setAttribute('tabindex', layer === made.touch ? 0 : -1);
    });
    const path = /** @type {SVGElement | undefined} */ (made.touch.getElement());
    if (path) {
      Object.entries({
        'data-flow': p.id,
        'data-events': p.events.map((e) => e.event_id).join(' '),
        role: 'button',
        'aria-label': message('map-flow', { from: p.from_name, to: p.to_name, n: p.n }),
      }).forEach(([k, v]) => path.setAttribute(k, v));
      path.addEventListener('keydown', (e) => {
        if (e.key === 'Enter' || e.key === ' ') {
          e.preventDefault();
          made.touch.fire('click', { latlng: made.touch.getCenter() }, true);
        }
      });
    }
    point(made);
    return made;
  }
  function width(p) {
    return Math.min(1.6 + 1.1 * Math.sqrt(p.n), 6);
  }
  function isLit(p) {
    return p.events.some((e) => picked === 'event:' + e.event_id) || picked === 'place:' + p.from || picked === 'place:' + p.to;
  }

  function style(l) {
    const { p } = l,
      status = statusTerm(p.status, words, p.proposition_kind),
      edge = colour(status, theme),
      fill = colour(words.groups[p.group], theme),
      lit = isLit(p);
    const opacity = lit ? 1 : p.weak === p.n ? 0.5 : 0.92;
    l.edge.setStyle({
      color: lit ? LIT[theme] : edge,
      weight: width(p) + (lit ? 7 : 3.4),
      dashArray: lit ? null : status.dash || null,
      opacity,
    });
    l.fill.setStyle({ color: fill, weight: width(p), opacity });
    l.heads.forEach((head) =>
      head.setStyle({ color: lit ? LIT[theme] : edge, weight: 1.6, fillColor: fill, opacity, fillOpacity: opacity })
    );
    if (lit) l.parts.forEach((part) => part.bringToFront());
  }

  /* The heads keep their size on the screen. */
  function point(l) {
    const px = l.at.map((at) => map.latLngToLayerPoint(at)),
      far = px.map((q, i) => (i ? q.distanceTo(px[i - 1]) : 0)),
      whole = far.reduce((a, b) => a + b, 0);
    const size = HEAD + width(l.p) * 1.4;
    l.heads[0].setLatLngs(head(px, far, whole, size));
    l.heads[1].setLatLngs(whole > AGAIN ? head(px, far, whole * 0.55, size * 0.8) : []);
  }
  function head(px, far, way, size) {
    const tip = along(px, far, way), back = along(px, far, Math.max(0, way - size)), d = tip.distanceTo(back) || 1;
    const u = tip.subtract(back).divideBy(d), side = L.point(-u.y, u.x).multiplyBy(size * 0.5), foot = tip.subtract(u.multiplyBy(size));
    return [tip, foot.add(side), foot.subtract(side)].map((q) => map.layerPointToLatLng(q));
  }
  function along(px, far, way) {
    let left = way;
    for (let i = 1; i < px.length; i += 1) {
      if (left <= far[i] && far[i] > 0) return px[i - 1].add(px[i].subtract(px[i - 1]).multiplyBy(left / far[i]));
      left -= far[i];
    }
    return px[px.length - 1];
  }

  /* -- its ends ----------------------------------------------------------------------------------------------- */
  function end(place) {
    /** @type {[number, number]} */
    const at = [place.lat, place.lon];
    const ink = theme === 'dark' ? '#e3e6ea' : '#2b3036',
      paper = theme === 'dark' ? '#14181d' : '#ffffff',
      shape = shapes && shapes.get(place.place_id);
    const look = { pane: 'areas', color: ink, weight: 1, opacity: 0.7, fillColor: ink, fillOpacity: 0.1, interactive: false };
    if (shape && /Polygon/.test(shape.type)) under.addLayer(L.geoJSON(shape, look));
    else if (place.uncertainty_km && ['settlement', 'district', 'province'].includes(place.geo_precision)) {
      under.addLayer(
        L.circle(at, { ...look, radius: place.uncertainty_km * 1000, dashArray: place.geo_precision === 'settlement' ? undefined : '4 4' }),
      );
    }
    if (place.geo_precision === 'country') under.addLayer(badge(at, place));
    else if (place.geo_precision !== 'province') {
      under.addLayer(
        L.circleMarker(at, {
          pane: 'areas',
          radius: place.geo_precision === 'site' ? 3.5 : 2.5,
          color: ink,
          weight: 1.2,
          fillColor: place.geo_precision === 'site' ? ink : paper,
          fillOpacity: 1,
          interactive: false,
        }),
      );
    }
  }
  function badge(at, place) {
    const box = html('div', { class: 'tumen-country' }, place.name);
    return L.marker(at, { icon: L.divIcon({ html: box, className: 'tumen-end', iconSize: [0, 0] }), interactive: false, keyboard: false });
  }

  /* -- clicks ------------------------------------------------------------------------------------------------- */
  function featureOf(p, id) {
    return {
      type: 'Feature',
      properties: { kind: 'flow', id: id || (p.n === 1 ? p.events[0].event_id : ''), places: [p.from, p.to] },
      geometry: { type: 'Point', coordinates: [0, 0] },
    };
  }
  function clicked(p, layer, event) {
    layer.feature.properties.click = nextClick(); // so that the page can tell a second click from the first
    layer.closeTooltip();
    if (p.events.length > 1) {
      L.popup({ pane: 'popups', minWidth: 220, maxWidth: 320, maxHeight: Math.min(320, map.getSize().y - 110) }).setLatLng(event.latlng)
        .setContent(list(p)).openOn(map);
    }
  }
  function list(p) {
    const rest = p.n - p.events.length;
    return html(
      'div',
      { class: 'tumen-popup tumen-flow-list' },
      html('h3', {}, p.from_name + ' → ' + p.to_name),
      html('p', { class: 'quiet' }, remark(p)),
      html(
        'ol',
        {},
        p.events.map((e) =>
          html(
            'li',
            {},
            html(
              'span',
              {},
              html('span', { class: 'quiet' }, time(e)),
              html('br'),
              html('button', { type: 'button', onclick: () => choose(p, e) }, e.title),
              html('br'),
              e.statement,
            ),
          )
        ),
      ),
      rest > 0 ? html('p', { class: 'quiet' }, message('map-flow-more', { n: rest })) : '',
    );
  }
  /* An event chosen in the list is clicked like any other: the group's click is what reaches the page. */
  function choose(p, e) {
    const layer = Object.assign(L.circleMarker(map.getCenter()), { feature: featureOf(p, e.event_id) });
    layer.feature.properties.click = nextClick();
    group.fire('click', { latlng: map.getCenter(), layer });
    map.closePopup();
  }

  return { draw, update, highlight, size: () => lines.length };
}

function remark(p) {
  return p.schematic ? message('map-flow-schematic') : message('map-flow-way', { way: p.way, note: p.way_note });
}

/* When it moved and by what way, as the table says it. */
function time(e) {
  return listed([e.when_words, e.reported_words, e.by_words].filter(Boolean));
}

function flowTip(p, words) {
  const first = p.events[0], status = statusTerm(p.status, words, p.proposition_kind);
  const when = time(first),
    many = p.n > 1 ? message('map-flow-latest', { n: p.n, when }) : message('map-flow-one', { when, title: first.title });
  const marks = [p.contested ? message('map-flow-contested') : '', p.weak ? message('map-weak-count', { n: p.weak }) : ''];
  const sure = p.n > 1 ? status.label : message('map-flow-status', { status: status.label, statement: first.statement });
  return html(
    'div',
    { class: 'tumen-tip' },
    html('strong', {}, p.from_name + ' → ' + p.to_name),
    html('br'),
    many,
    html('br'),
    words.groups[p.group].label + ' · ' + sure,
    marks.some(Boolean) ? [html('br'), listed(marks.filter(Boolean))] : '',
    html('br'),
    html('span', { class: 'quiet' }, remark(p)),
  );
}

/* How to read it: the same signs, drawn small. */
export function legend(words, theme) {
  const row = (picture, text, title) => html('li', { title }, html('span', { class: 'sample' }, picture), html('span', {}, text));
  const part = (title, rows) => html('section', {}, html('h4', {}, title), html('ul', {}, rows));
  const grey = theme === 'dark' ? '#7d8791' : '#a3a8ae', ink = theme === 'dark' ? '#b4bcc4' : '#5d636b';
  const arrow = ({ edge = ink, fill = grey, dash = null, thick = 3, opacity = 1 }) =>
    svg(
      'svg',
      { width: 34, height: 14, viewBox: '0 0 34 14', opacity },
      svg('line', { x1: 1, y1: 7, x2: 24, y2: 7, stroke: edge, 'stroke-width': thick + 4, 'stroke-dasharray': dash }),
      svg('line', { x1: 1, y1: 7, x2: 25, y2: 7, stroke: fill, 'stroke-width': thick }),
      svg('path', { d: 'M33,7L23,1.6V12.4Z', fill, stroke: edge, 'stroke-width': 1.4 }),
    );
  return [
    part(
      message('map-flow-edge'),
      Object.values(words.statuses).map((l) => row(arrow({ edge: colour(l, theme), dash: l.dash || null }), l.label, l.words)),
    ),
    part(
      message('map-legend-fill'),
      Object.values(words.groups).map((l) => row(arrow({ fill: colour(l, theme), edge: 'none' }), l.label, l.words)),
    ),
    part(message('map-flow-line'), [
      row(arrow({}), message('map-flow-arrow')),
      row(arrow({ thick: 6 }), message('map-flow-thicker')),
      row(arrow({ opacity: 0.5 }), message('map-flow-paler')),
    ]),
    part(message('map-flow-ends'), [
      row(dot(3.5, ink, ink), message('map-flow-site')),
      row([dot(9, 'none', ink), dot(2.5, 'none', ink)], message('map-flow-town')),
      row(html('span', { class: 'tumen-country still' }, message('map-flow-name')), message('map-flow-country')),
    ]),
  ];
}
function dot(r, fill, stroke) {
  return svg(
    'svg',
    { width: 20, height: 20, viewBox: '-10 -10 20 20', class: r > 5 ? 'under' : null },
    svg('circle', { r, fill, stroke, 'stroke-width': 1.2 }),
  );
}
