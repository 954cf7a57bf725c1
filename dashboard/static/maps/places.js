/* Places and cells of several places, drawn by difference: a symbol each, with the area or line in which it lies. */
(function (tumen) {
  'use strict';

  tumen.places = function (atlas, markers) {
    const { map, words } = atlas;
    const drawn = new Map(); // id -> { key, symbol, now, stand, marker, areas, leader }; `now` is what is seen of the symbol while time is played
    let shapes = null, played = null;
    map.createPane('areas').style.zIndex = 390;
    const grounds = L.featureGroup([], { pane: 'areas' }).addTo(map);
    tumen.addLeaders(map);
    const leaders = L.layerGroup().addTo(map);
    map.on('zoomend', () => drawn.forEach((d) => d.areas.forEach((l) => style(l, d.now))));

    function draw(answer, outlines) { shapes = outlines; put((answer && answer.symbols) || []); }
    function redraw() { put([...drawn.values()].map((d) => d.symbol)); }

    function put(symbols) {
      const seen = new Set(), corner = map.getPixelBounds().min, focused = document.activeElement && document.activeElement.dataset.symbolId;
      const stands = tumen.arrange(symbols, (s) => map.project([s.lat, s.lon]).subtract(corner), map.getZoom(), atlas.state.lang, tumen.frameOf(map));
      symbols.forEach((s) => {
        seen.add(s.id);
        const key = JSON.stringify([s, stands.get(s.id), atlas.state.theme, atlas.state.lang]), old = drawn.get(s.id);
        if (old && old.key === key) return;
        const made = make(s, stands.get(s.id));
        if (old) remove(s.id);
        drawn.set(s.id, { key, symbol: s, now: s, ...made });
        made.areas.forEach((l) => { grounds.addLayer(l); style(l, s); });
        markers.addLayer(made.marker);
        if (made.leader) leaders.addLayer(made.leader);
        describe(made, s);
        if (focused === s.id) made.marker.getElement().focus({ preventScroll: true });
      });
      [...drawn.keys()].filter((id) => !seen.has(id)).forEach(remove);
      smallOnTop();
      light();
      if (played) film(played);
    }
    function remove(id) { const d = drawn.get(id); markers.removeLayer(d.marker); if (d.leader) leaders.removeLayer(d.leader); d.areas.forEach((l) => grounds.removeLayer(l)); drawn.delete(id); }

    function make(s, stand) {
      const feature = featureOf(s), picture = tumen.picture(s, words, atlas.state.theme, stand);
      const icon = L.divIcon({ html: picture.element, iconSize: picture.size, iconAnchor: picture.anchor, popupAnchor: picture.top, tooltipAnchor: picture.top, className: 'tumen-symbol' });
      const marker = Object.assign(tumen.flatMarker([s.lat, s.lon], { icon, keyboard: true, riseOnHover: true, zIndexOffset: tumen.depth(s.n) }), { feature, symbol: s });
      const areas = tumen.areas(s, shapes && shapes.get(s.id), feature).map((l) => Object.assign(l, { symbol: s }));
      return { marker, areas, stand, leader: tumen.leaderOf(s, stand) };
    }
    function featureOf(s) { return { type: 'Feature', properties: { id: s.id, kind: s.kind, name: s.name || '', places: s.places || [s.id] }, geometry: { type: 'Point', coordinates: [s.lon, s.lat] } }; }

    function describe({ marker, areas }, s) {
      const tip = (l, how) => l.bindTooltip((source) => tumen.tooltip(source.symbol, words, atlas.state.lang), { direction: 'top', opacity: 1, ...how });
      tip(marker);
      areas.filter((l) => l.options.interactive !== false).forEach((l) => tip(l, { sticky: true }));
      const element = marker.getElement();
      const attributes = { 'data-symbol-id': s.id, 'data-kind': s.kind, 'data-name': s.name || '', 'data-precision': s.precision || '' };
      Object.entries(attributes).forEach(([k, v]) => element.setAttribute(k, v));
      tell(element, s);
      element.addEventListener('keydown', (e) => { if (e.key === ' ' || e.key === 'Enter') { e.preventDefault(); marker.fire('click', { latlng: marker.getLatLng() }, true); } });
    }

    function tell(element, s) { element.setAttribute('data-n', s.n); element.setAttribute('aria-label', tumen.ariaOf(s, words, atlas.state.lang)); }

    /* -- while time is played: each symbol stays where it is and shows what of(id) counts there, null for all of it -------- */
    function film(of) {
      played = of;
      drawn.forEach((d) => {
        const counts = of && of(d.symbol.id), now = counts ? { ...d.symbol, ...counts } : d.symbol, shown = counts ? JSON.stringify(counts) : '';
        if ((d.shown || '') === shown) return;
        Object.assign(d, { now, shown });
        repaint(d);
      });
    }
    /* Only what is inside a picture's frame is made anew: a browser then paints it without laying out all layers of the page again. */
    function repaint({ now, symbol, marker, areas, leader, stand }) {
      const element = marker.getElement(), gone = now.n === 0;
      [element, leader && leader.getElement(), ...areas.map((l) => l.getElement())].forEach((e) => { if (e) e.classList.toggle('gone', gone); });
      [marker, ...areas].forEach((l) => { l.symbol = now; });
      tell(element, now);
      if (gone) return;
      const { element: picture, top } = tumen.picture(now, words, atlas.state.theme, { ...stand, most: symbol.n });
      element.querySelector('.picture').replaceChildren(...picture.querySelector('.picture').childNodes);
      Object.assign(marker.options.icon.options, { popupAnchor: top, tooltipAnchor: top });
      areas.forEach((l) => style(l, now));
    }

    /* A small area must not lie under a large one that takes its clicks. */
    function smallOnTop() {
      const size = (l) => { const b = l.getBounds(); return (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth()); };
      [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part === 'area')).sort((a, b) => size(b) - size(a)).forEach((l) => l.bringToFront());
      [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part !== 'area')).forEach((l) => l.bringToFront());
    }

    /* -- what is picked ----------------------------------------------------------------------------------------- */
    function isLit(s) { const { picked, places } = atlas.state; return picked === 'place:' + s.id || (s.places || [s.id]).some((p) => atlas.shone.includes(p) || places.includes(p) || picked === 'place:' + p); }
    function style(layer, s) { tumen.styleArea(layer, s, words, atlas.state.theme, isLit(s), map); }
    function light() {
      drawn.forEach(({ now: s, marker, areas }) => {
        const lit = isLit(s), element = marker.getElement();
        if (element && element.hasAttribute('data-picked') !== lit) { element.classList.toggle('lit', lit); element.toggleAttribute('data-picked', lit); marker.setZIndexOffset(lit ? 10000 : tumen.depth(s.n)); areas.forEach((l) => style(l, s)); }
      });
    }

    /* The marker of a place that has none of its own on the map: one of a cell's. */
    function stranger(s) { return make(s).marker; }

    return { draw, redraw, light, film, size: () => drawn.size, symbols: () => [...drawn.values()].map((d) => d.now).filter((s) => s.n), get: (id) => drawn.get(id), grounds, stranger };
  };
}(window.tumen));
