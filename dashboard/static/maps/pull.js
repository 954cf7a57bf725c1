/* The layer that pulls: it asks the API for the symbols of its own viewport and draws what came, by difference.
   The page only calls tumenMap.set({ query, picked, places, theme, lang, basemap, version }). */
(function (tumen) {
  'use strict';
  const { html } = tumen;
  const WAIT = 60; // ms of rest after a move before asking
  const RETRY = [1000, 3000, 8000];
  const EVERYWHERE = '-180,-85,180,85';
  let map, group, areas, words, state, legend, base, note, shapes = new Map(), settled = false;
  const drawn = new Map(); // id -> { key, symbol, layers }
  let asking = null, sequence = 0, timer = 0, failures = 0, totals = {};

  function mount(leafletMap, constants) {
    map = leafletMap; words = { ...constants };
    ['groups', 'statuses', 'precisions', 'evidence'].forEach((name) => { words[name] = Object.fromEntries(constants[name]); });
    state = { query: '', picked: '', places: [], theme: 'light', lang: 'en', basemap: 'offline', version: '' };
    map.getContainer().append(tumen.patterns());
    map.createPane('areas').style.zIndex = 390;
    areas = L.featureGroup([], { pane: 'areas' }).addTo(map);
    group = L.featureGroup().addTo(map);
    [group, areas].forEach((g) => g.on('click', clicked));
    tumen.addControls(map, fit);
    legend = tumen.legend(map, words);
    note = html('div', { class: 'tumen-note', role: 'status', 'aria-live': 'polite' });
    map.getContainer().append(note);
    const view = tumen.readView();
    settled = Boolean(view);
    if (view) map.setView([view.lat, view.lon], view.zoom, { reset: true });
    map.on('moveend', () => { tumen.writeView(map); later(); });
    document.addEventListener('keydown', (e) => { if (e.key === 'Escape') tumen.leaveFullScreen(map); });
    new ResizeObserver(resized).observe(map.getContainer());
    return group;
  }

  /* The centre stays to the letter when the frame changes its size: a link reopened and copied again must not drift. */
  function resized() { const centre = map.getCenter(); map.invalidateSize({ pan: false }); map.setView(centre, map.getZoom(), { reset: true }); }

  function set(next) {
    const before = state;
    const first = !base;
    state = next;
    if (first || before.theme !== next.theme || before.lang !== next.lang || before.basemap !== next.basemap) { drawBase(); }
    if (first || before.theme !== next.theme) { theme(); legend(next.theme); }
    if (first || before.version !== next.version) shapes.clear();
    if (first || before.query !== next.query) pull();
    else if (before.theme !== next.theme || before.lang !== next.lang) redraw();
    else light();
    if (next.picked && next.picked !== before.picked && !(first && settled)) showPicked(); // a link's own view counts for more than its pick
    setTimeout(() => tumen.writeView(map), 400); // the page may have rewritten its address meanwhile
  }

  function theme() {
    const box = map.getContainer();
    box.classList.toggle('tumen-dark', state.theme === 'dark'); box.classList.toggle('tumen-light', state.theme !== 'dark');
  }

  function drawBase() {
    const offline = () => tumenBasemap({ theme: state.theme, lang: state.lang, world: words.basemap.world, focus: words.basemap.focus, attribution: words.basemap.attribution });
    const old = base;
    const online = words.basemap.online[state.basemap];
    base = online ? L.tileLayer(online.url, { attribution: online.attribution, maxZoom: 14 }) : offline();
    if (online) {
      let reached = false;
      base.on('tileload', () => { reached = true; });
      base.on('tileerror', function () { if (reached || base !== this) return; map.removeLayer(base); base = offline().addTo(map); say(online.label + ' cannot be reached; this is the offline map.', 6000); });
    }
    base.addTo(map);
    map.attributionControl.setPrefix(false);
    if (old) setTimeout(() => map.removeLayer(old), 150); // the old one stays until the new one has painted: no flash
  }

  function later() { clearTimeout(timer); timer = setTimeout(pull, WAIT); }

  async function ask(address, signal) {
    const answer = await fetch(words.api + address, { signal });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error || 'the server answered ' + answer.status);
    return body;
  }
  function join(...parts) { return '?' + parts.filter(Boolean).join('&'); }
  function viewport() { const b = map.getBounds().pad(0.25); return [Math.max(b.getWest(), -540), Math.max(b.getSouth(), -85), Math.min(b.getEast(), 540), Math.min(b.getNorth(), 85)].map((x) => x.toFixed(4)).join(','); }

  async function pull() {
    clearTimeout(timer);
    if (asking) asking.abort();
    asking = new AbortController();
    const mine = ++sequence;
    const slow = setTimeout(() => say('Loading …'), 300);
    try {
      const [answer] = await Promise.all([ask('/cells' + join(state.query, 'viewport=' + viewport(), 'zoom=' + map.getZoom()), asking.signal), outlines(asking.signal)]);
      if (mine !== sequence) return; // an older answer never overwrites a newer one
      failures = 0; totals = answer; draw(answer.symbols); say('');
    } catch (error) {
      if (error.name === 'AbortError' || mine !== sequence) return;
      const wait = RETRY[Math.min(failures++, RETRY.length - 1)];
      say('The map could not be brought up to date (' + error.message + '); it tries again.');
      timer = setTimeout(pull, wait);
    } finally { clearTimeout(slow); }
  }

  /* Outlines and lines of places come once a version of the data. */
  async function outlines(signal) {
    if (shapes.size) return;
    const found = await ask('/places' + '', signal);
    found.features.forEach((f) => { if (f.geometry && f.geometry.type !== 'Point') shapes.set(f.properties.id, f.geometry); });
    shapes.set('', null);
  }

  function draw(symbols) {
    const seen = new Set();
    symbols.forEach((s) => {
      seen.add(s.id);
      const key = JSON.stringify([s, state.theme, state.lang]);
      const old = drawn.get(s.id);
      if (old && old.key === key) return;
      if (old) remove(s.id);
      const layers = make(s);
      layers.forEach((l) => (l instanceof L.Marker ? group : areas).addLayer(l));
      drawn.set(s.id, { key, symbol: s, layers });
      describe(layers, s);
    });
    [...drawn.keys()].filter((id) => !seen.has(id)).forEach(remove);
    light();
  }
  function redraw() { const symbols = [...drawn.values()].map((d) => d.symbol); [...drawn.keys()].forEach(remove); draw(symbols); }
  function remove(id) { drawn.get(id).layers.forEach((l) => { group.removeLayer(l); areas.removeLayer(l); }); drawn.delete(id); }

  function make(s) {
    const feature = { type: 'Feature', properties: { id: s.id, kind: s.kind, name: s.name || '', places: s.places || [s.id] }, geometry: { type: 'Point', coordinates: [s.lon, s.lat] } };
    const picture = tumen.picture(s, words, state.theme);
    const marker = L.marker([s.lat, s.lon], { icon: L.divIcon({ html: picture.element, iconSize: picture.size, iconAnchor: picture.anchor, className: 'tumen-symbol' }), keyboard: true, riseOnHover: true, zIndexOffset: s.n });
    marker.feature = feature; marker.symbol = s;
    const found = [marker];
    const shape = s.kind === 'place' && shapes.get(s.id);
    if (shape) {
      const outline = L.geoJSON({ type: 'Feature', properties: feature.properties, geometry: shape }, { pane: 'areas', style: tumen.shapeStyle(Object.assign({ line: /Line/.test(shape.type) }, s), words, state.theme, false) });
      outline.eachLayer((l) => { l.symbol = s; l.shape = true; l.line = /Line/.test(shape.type); found.push(l); });
    } else if (s.kind === 'place' && s.radius_km && s.precision !== 'country') {
      const circle = L.circle([s.lat, s.lon], { pane: 'areas', radius: s.radius_km * 1000, interactive: false, ...tumen.shapeStyle(s, words, state.theme, false), opacity: 0.5, weight: 1 });
      circle.symbol = s; found.push(circle);
    }
    return found;
  }

  function describe(layers, s) {
    layers.forEach((l) => {
      if (l.options.interactive === false) return;
      l.bindTooltip(tumen.tooltip(s, words, state.lang), { direction: 'top', sticky: Boolean(l.shape), offset: l.shape ? [0, 0] : [0, -10], opacity: 1 });
      const element = l.getElement();
      if (!(l instanceof L.Marker) || !element) return;
      Object.entries({ 'data-symbol-id': s.id, 'data-kind': s.kind, 'data-n': s.n, 'data-name': s.name || '', 'data-precision': s.precision || '', 'aria-label': tumen.ariaOf(s, words, state.lang) }).forEach(([k, v]) => element.setAttribute(k, v));
      element.addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); l.fire('click', { latlng: l.getLatLng() }, true); } });
    });
  }

  function isLit(s) { return state.picked === 'place:' + s.id || (s.places || [s.id]).some((p) => state.places.includes(p)); }

  function light() {
    drawn.forEach(({ symbol: s, layers }) => layers.forEach((l) => {
      const lit = isLit(s);
      if (l instanceof L.Marker) { const e = l.getElement(); if (e) { e.classList.toggle('lit', lit); e.toggleAttribute('data-picked', lit); } l.setZIndexOffset(lit ? 10000 : s.n); }
      else if (l.options.interactive !== false) l.setStyle(tumen.shapeStyle(Object.assign({ line: l.line }, s), words, state.theme, lit));
    }));
  }

  /* Bring what was picked elsewhere into sight, and only when it is out of sight. */
  async function showPicked() {
    const ids = state.picked.startsWith('place:') ? [state.picked.slice(6)] : state.places;
    if (!ids.length) return;
    const known = [...drawn.values()].filter((d) => ids.some((id) => (d.symbol.places || [d.symbol.id]).includes(id)));
    if (known.some((d) => map.getBounds().contains([d.symbol.lat, d.symbol.lon]))) return;
    const found = await ask('/places' + join(state.query, 'place=' + ids.map(encodeURIComponent).join(','))).catch(() => ({ features: [] }));
    const at = found.features.map((f) => f.properties).filter((p) => ids.includes(p.id) && p.lat !== null);
    if (at.length) map.panTo([at[0].lat, at[0].lon]);
  }

  /* streamlit-folium tells Python of a click after 250 ms of rest; a click is final, so it is told at once, in the form in
     which the later telling finds nothing new. */
  function tellNow() {
    const seen = window.__GLOBAL_DATA__;
    if (!window.Streamlit || !seen || !seen.last_active_drawing) return;
    const value = { last_object_clicked_count: seen.last_object_clicked_count, last_active_drawing: seen.last_active_drawing };
    seen.previous_data = value;
    window.Streamlit.setComponentValue(value);
  }

  function clicked(event) {
    setTimeout(tellNow, 0); // when streamlit-folium's own handlers have run
    const s = event.layer && event.layer.symbol;
    if (!s) return;
    if (s.kind === 'cell' && map.getZoom() < map.getMaxZoom() && (s.bbox[0] !== s.bbox[2] || s.bbox[1] !== s.bbox[3])) {
      const [w, south, e, north] = s.bbox;
      map.fitBounds([[south, w], [north, e]], { padding: [60, 60], maxZoom: Math.max(map.getZoom() + 3, 12) });
      return;
    }
    open(s, event.latlng || L.latLng(s.lat, s.lon));
  }

  function open(s, at) {
    const content = tumen.popup(s, words, state.lang);
    L.popup({ maxWidth: 300, maxHeight: 300, offset: [0, -8], autoPanPadding: [16, 16] }).setLatLng(at).setContent(content).openOn(map);
    const places = (s.places || [s.id]).map(encodeURIComponent).join(',');
    const query = state.query.split('&').filter((p) => !p.startsWith('place=')).join('&');
    ask('/events' + join(query, 'place=' + places, 'limit=5')).then((answer) => tumen.fillPopup(content, answer, words, state.theme),
      (error) => { content.querySelector('.events').replaceChildren(html('li', { role: 'alert' }, 'The events could not be loaded (' + error.message + '); click again.')); });
  }

  async function fit() {
    const answer = await ask('/cells' + join(state.query, 'viewport=' + EVERYWHERE, 'zoom=30')).catch(() => null);
    const at = answer ? answer.symbols.filter((s) => s.hollow < s.n && s.precision !== 'country') : [];
    if (at.length) map.fitBounds(at.map((s) => [s.lat, s.lon]), { padding: [36, 36], maxZoom: 10 });
  }

  let hush = 0;
  function say(text, ms) { clearTimeout(hush); note.textContent = text; note.classList.toggle('on', Boolean(text)); if (ms) hush = setTimeout(() => say(''), ms); }

  window.tumenMap = { mount, set, state: () => ({ ...state, symbols: drawn.size, n: totals.n, zoom: map.getZoom(), center: map.getCenter() }) };
}(window.tumen));
