/* The layer that pulls: it asks the API for the symbols of its own viewport and draws what came, by difference.
   The page only calls tumenMap.set({ query, picked, places, theme, lang, basemap, announcements, fit, version, layer }). */
(function (tumen) {
  'use strict';
  const WAIT = 60; // ms of rest after a move before asking
  const SLOW = 350; // ms after which a reader is told that something is under way
  const RETRY = [1000, 3000, 8000];
  const ASIDE = 100; // px that a popup leaves free: the buttons at the left, its own margins, a rim at the right
  const NARROW = 700; // px: a map less wide takes quarter steps of zoom, or a whole one would cut the first view's edges or waste half of it
  const CLOSE = 12; // fitting and cells come no closer than this
  const CLOSEST = 14; // what is being built is brought as close as the basemap goes; before the basemap is there the map knows no limit
  const LOW = 120; // px: a popup no lower than this; a higher one would push the map away to have room
  const NOTHING = { query: '', picked: '', places: [], theme: 'light', lang: 'en', basemap: 'offline', announcements: true, fit: '', version: '', small: false, layer: '', view: null, box: null };
  const drawn = new Map(); // id -> { key, symbol, marker, areas }
  let map, markers, leaders, grounds, words, say, backdrop, legend, state = NOTHING, started = false, shapes = null;
  let asking = null, sequence = 0, answers = 0, timer = 0, failures = 0, totals = {}, opened = null, clicks = 0, worn = '', rings, shone = [], layers = {};

  function mount(leafletMap, constants) {
    map = leafletMap; words = { ...constants };
    ['groups', 'statuses', 'precisions', 'evidence', 'as_act'].forEach((name) => { words[name] = Object.fromEntries(constants[name]); });
    if (window.innerWidth < NARROW) Object.assign(map.options, { zoomSnap: 0.25, minZoom: 1.5 });
    map.getContainer().append(tumen.patterns());
    map.createPane('areas').style.zIndex = 390;
    grounds = L.featureGroup([], { pane: 'areas' }).addTo(map);
    tumen.addLeaders(map);
    leaders = L.layerGroup().addTo(map);
    markers = L.featureGroup().addTo(map);
    [markers, grounds].forEach((g) => g.on('click', clicked));
    say = tumen.notes(map.getContainer());
    rings = tumen.rings(map, say);
    backdrop = tumen.backdrop(map, words.basemap, say);
    tumen.addControls(map, () => fit(false));
    tumen.addTake(map, () => ({ words, state, symbols: [...drawn.values()].map((d) => d.symbol) }), ask, say);
    tumen.addSkips(map);
    tumen.raisePopups(map);
    legend = tumen.legend(map, words);
    layers = { flows: tumen.flows(map, markers, words), sites: tumen.sites(map, markers, words) };
    map.on('zoomend', () => drawn.forEach((d) => d.areas.forEach((l) => style(l, d.symbol))));
    map.on('popupclose', () => { opened = null; });
    window.addEventListener('message', followTheme);
    new ResizeObserver(resized).observe(map.getContainer());
    return markers;
  }

  /* A reader's system turns dark at dusk, and the page with it, before any script runs again: Streamlit tells each frame its theme. */
  function followTheme(event) {
    const theme = event.source === window.parent && event.data && event.data.type === 'streamlit:render' && event.data.theme && event.data.theme.base;
    if (theme !== 'light' && theme !== 'dark') return;
    worn = theme;
    if (started && state.theme !== worn) set(state);
  }

  /* The centre stays to the letter when the frame changes its size: a link reopened and copied again must not drift. */
  function resized() {
    const box = map.getContainer(), size = map.getSize(), centre = map.getCenter();
    if (size.x === box.clientWidth && size.y === box.clientHeight) return;
    map.invalidateSize({ pan: false });
    map.setView(centre, map.getZoom(), { reset: true });
  }

  /* The page's word on what to show: a changed query fetches, the rest restyles. */
  function set(next) {
    const before = state;
    state = { ...NOTHING, ...next, theme: worn || next.theme || NOTHING.theme };
    const changed = (name) => !started || before[name] !== state[name];
    if (changed('theme') || changed('layer')) { dress(); map.getContainer().classList.toggle('tumen-sites', state.layer.startsWith('sites')); legend(state.theme, state.layer === 'flows' && tumen.flowLegend); }
    if (changed('version')) shapes = null;
    if (!started) { start(); return; }
    if (changed('theme') || changed('lang') || changed('basemap')) backdrop(state);
    if (changed('query') || changed('announcements') || changed('version') || changed('layer')) pull(true);
    else if (changed('theme') || changed('lang')) redraw();
    else light();
    if ((changed('fit') && state.fit) || (changed('layer') && state.small)) look();
    else if (state.picked && changed('picked')) showPicked();
    if (opened && !state.picked && before.picked === 'place:' + opened.symbol.id) map.closePopup();
  }

  /* The first view: the address's, the session's, or what fits the data; nothing is painted before it is known, so nothing jumps. */
  async function start() {
    started = true;
    map.getContainer().classList.toggle('tumen-small', state.small && !state.fit);
    const view = told() || (state.small ? null : tumen.readView());
    if (view) map.setView([view.lat, view.lon], view.zoom, { reset: true });
    else await Promise.race([fit(true), new Promise((done) => { setTimeout(done, 1500); })]);
    backdrop(state);
    if (!state.small) { tumen.writeView(map); tumen.keepView(map); tumen.followAddress(map); }
    map.on('moveend', () => { if (!state.small) tumen.writeView(map); clearTimeout(timer); timer = setTimeout(pull, WAIT); });
    pull().then(() => { if (!view) showPicked(); }); // a link's own view counts for more than its pick
  }

  /* The layer that is drawn instead of places, if any (flows, sites/a-series): it has an address of its name, and all of it comes at once. */
  function own() { return layers[state.layer.split('/')[0]]; }

  function dress() {
    map.getContainer().classList.toggle('tumen-dark', state.theme === 'dark');
    map.getContainer().classList.toggle('tumen-light', state.theme !== 'dark');
  }

  /* -- asking ------------------------------------------------------------------------------------------------- */
  async function ask(address, signal) {
    const answer = await fetch(words.api + address, { signal }).catch((error) => { throw error.name === 'AbortError' ? error : new Error('the server does not answer'); });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(body.error || 'the server answered ' + answer.status);
    return body;
  }
  function join(...parts) { return '?' + parts.filter(Boolean).join('&'); }
  function heard() { return state.announcements ? '' : 'announcements=0'; }
  function viewport() { const b = map.getBounds().pad(0.25); return [Math.max(b.getWest(), -540), Math.max(b.getSouth(), -85), Math.min(b.getEast(), 540), Math.min(b.getNorth(), 85)].map((x) => x.toFixed(4)).join(','); }

  async function pull(refill) {
    clearTimeout(timer);
    if (own() && refill !== true && own().size()) return; // all of it is there already, wherever the reader looks
    if (asking) asking.abort();
    asking = new AbortController();
    const mine = ++sequence, signal = asking.signal;
    const slow = setTimeout(() => say('pull', 'Loading …'), SLOW);
    try {
      const wanted = own() ? '/' + state.layer + join(state.query) : '/cells' + join(state.query, heard(), 'viewport=' + viewport(), 'zoom=' + map.getZoom());
      const [answer] = await Promise.all([ask(wanted, signal), outlines(signal)]);
      if (mine !== sequence) return; // an older answer never overwrites a newer one
      if (failures) backdrop(state); // its tiles failed too, and are not asked for again by themselves
      failures = 0; answers += 1; totals = answer; draw(answer.symbols || []); Object.values(layers).forEach((l) => l.draw(l === own() ? answer : null, shapes, state)); say('pull', '');
      if (refill === true) refillPopup();
    } catch (error) {
      if (error.name === 'AbortError' || mine !== sequence) return;
      say('pull', 'The map could not be brought up to date (' + error.message + '). It tries again.');
      timer = setTimeout(pull, RETRY[Math.min(failures++, RETRY.length - 1)]);
    } finally { clearTimeout(slow); }
  }

  /* Outlines and lines of all places, once a version of the data. */
  async function outlines(signal) {
    if (shapes) return;
    const found = await ask('/outlines', signal);
    shapes = new Map(found.features.map((f) => [f.id, f.geometry]));
  }

  /* -- drawing ------------------------------------------------------------------------------------------------ */
  function draw(symbols) {
    const seen = new Set(), corner = map.getPixelBounds().min, focused = document.activeElement && document.activeElement.dataset.symbolId;
    const stands = tumen.arrange(symbols, (s) => map.project([s.lat, s.lon]).subtract(corner), map.getZoom(), state.lang, tumen.frameOf(map));
    symbols.forEach((s) => {
      seen.add(s.id);
      const key = JSON.stringify([s, stands.get(s.id), state.theme, state.lang]), old = drawn.get(s.id);
      if (old && old.key === key) return;
      const made = make(s, stands.get(s.id));
      if (old) remove(s.id);
      drawn.set(s.id, { key, symbol: s, ...made });
      made.areas.forEach((l) => { grounds.addLayer(l); style(l, s); });
      markers.addLayer(made.marker);
      if (made.leader) leaders.addLayer(made.leader);
      describe(made, s);
      if (focused === s.id) made.marker.getElement().focus({ preventScroll: true });
    });
    [...drawn.keys()].filter((id) => !seen.has(id)).forEach(remove);
    smallOnTop();
    light();
  }
  function redraw() { Object.values(layers).forEach((l) => l.redraw(state)); draw([...drawn.values()].map((d) => d.symbol)); }
  function remove(id) { const d = drawn.get(id); markers.removeLayer(d.marker); if (d.leader) leaders.removeLayer(d.leader); d.areas.forEach((l) => grounds.removeLayer(l)); drawn.delete(id); }

  function make(s, stand) {
    const feature = featureOf(s), picture = tumen.picture(s, words, state.theme, stand);
    const icon = L.divIcon({ html: picture.element, iconSize: picture.size, iconAnchor: picture.anchor, popupAnchor: picture.top, tooltipAnchor: picture.top, className: 'tumen-symbol' });
    const marker = Object.assign(L.marker([s.lat, s.lon], { icon, keyboard: true, riseOnHover: true, zIndexOffset: depth(s) }), { feature, symbol: s });
    const areas = tumen.areas(s, shapes && shapes.get(s.id), feature).map((l) => Object.assign(l, { symbol: s }));
    return { marker, areas, leader: tumen.leaderOf(s, stand) };
  }
  function depth(s) { return -Math.round(tumen.radius(s.n) * 30); } // the small lie over the large, else they could not be clicked
  function featureOf(s) { return { type: 'Feature', properties: { id: s.id, kind: s.kind, name: s.name || '', places: s.places || [s.id] }, geometry: { type: 'Point', coordinates: [s.lon, s.lat] } }; }

  function describe({ marker, areas }, s) {
    const tip = (l, how) => l.bindTooltip(tumen.tooltip(s, words, state.lang), { direction: 'top', opacity: 1, ...how });
    tip(marker);
    areas.filter((l) => l.options.interactive !== false).forEach((l) => tip(l, { sticky: true }));
    const element = marker.getElement();
    const attributes = { 'data-symbol-id': s.id, 'data-kind': s.kind, 'data-n': s.n, 'data-name': s.name || '', 'data-precision': s.precision || '', 'aria-label': tumen.ariaOf(s, words, state.lang) };
    Object.entries(attributes).forEach(([k, v]) => element.setAttribute(k, v));
    element.addEventListener('keydown', (e) => { if (e.key === ' ' || e.key === 'Enter') { e.preventDefault(); marker.fire('click', { latlng: marker.getLatLng() }, true); } });
  }

  /* A small area must not lie under a large one that takes its clicks. */
  function smallOnTop() {
    const size = (l) => { const b = l.getBounds(); return (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth()); };
    [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part === 'area')).sort((a, b) => size(b) - size(a)).forEach((l) => l.bringToFront());
    [...drawn.values()].flatMap((d) => d.areas.filter((l) => l.part !== 'area')).forEach((l) => l.bringToFront());
  }

  /* -- what is picked ----------------------------------------------------------------------------------------- */
  function isLit(s) { return state.picked === 'place:' + s.id || (s.places || [s.id]).some((p) => shone.includes(p) || state.places.includes(p) || state.picked === 'place:' + p); }
  function style(layer, s) { tumen.styleArea(layer, s, words, state.theme, isLit(s), map); }

  function light() {
    Object.values(layers).forEach((l) => l.light(state));
    drawn.forEach(({ symbol: s, marker, areas }) => {
      const lit = isLit(s), element = marker.getElement();
      if (element && element.hasAttribute('data-picked') !== lit) { element.classList.toggle('lit', lit); element.toggleAttribute('data-picked', lit); marker.setZIndexOffset(lit ? 10000 : depth(s)); areas.forEach((l) => style(l, s)); }
    });
  }

  /* Light up places that something beside the map is about, each { id, name, lat, lon }, and unlight those before; `go` brings
     them into sight, or the whole selection when there are none. */
  function shine(places, go) {
    shone = places.map((p) => p.id);
    const at = rings(places);
    light();
    if (go && at.length) map.fitBounds(at, { padding: [40, 40], maxZoom: 6, animate: false });
    else if (go) fit(false);
  }

  /* Bring what was picked elsewhere into sight, and only when it is out of sight. */
  async function showPicked() {
    const ids = state.picked.startsWith('place:') ? [state.picked.slice(6)] : state.places;
    if (!ids.length || own()) return;
    const near = [...drawn.values()].filter((d) => ids.some((id) => (d.symbol.places || [d.symbol.id]).includes(id)));
    if (near.some((d) => map.getBounds().contains([d.symbol.lat, d.symbol.lon]))) return;
    const at = (await places('place=' + ids.map(encodeURIComponent).join(','))).filter((p) => ids.includes(p.id));
    if (at.length) map.panTo([at[0].lat, at[0].lon]);
  }

  async function places(...parts) {
    const query = state.query.split('&').filter((p) => !p.startsWith('place=') || !parts.length).join('&');
    const found = await ask('/places' + join(query, heard(), ...parts)).catch(() => ({ features: [] }));
    return found.features.map((f) => f.properties).filter((p) => p.lat !== null && p.lon !== null);
  }

  /* Where the page says to look, as [zoom, lat, lon]; else the whole selection. */
  function told() { return state.view ? { zoom: state.view[0], lat: state.view[1], lon: state.view[2] } : null; }
  function look() {
    const view = told(), still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: !still }); else fit(false);
  }

  /* Fit to the selection: the server knows its box. */
  async function fit(first) {
    if (state.box) { const [west, south, east, north] = state.box; map.fitBounds([[south, west], [north, east]], { padding: [42, 42], maxZoom: CLOSE - 2, animate: !first }); return; }
    if (own()) { await fitOwn(first); return; }
    const found = await ask('/extent' + join(state.query, heard())).catch(() => ({})), box = first ? found.first : found.bbox;
    if (!box) return;
    const pad = 45; // a large symbol stands out from its place by half of that, and what gives way to it by more
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { paddingTopLeft: [pad, pad + 20], paddingBottomRight: [pad, pad + 10], maxZoom: CLOSE - 2, animate: !first });
  }
  async function fitOwn(first) {
    const found = await ask('/' + state.layer + join(state.query)).catch(() => ({ features: [] }));
    const [west, south, east, north] = found.bbox || [], box = found.bbox ? L.latLngBounds([south, west], [north, east]) : L.geoJSON(found).getBounds();
    if (box.isValid()) map.fitBounds(box, { padding: [40, 40], maxZoom: found.bbox ? CLOSEST : CLOSE - 2, animate: !first });
  }

  /* -- clicks ------------------------------------------------------------------------------------------------- */
  function clicked(event) {
    setTimeout(tellNow, 0); // when streamlit-folium's own handlers have run
    const layer = event.layer, s = layer && layer.symbol;
    if (!s) return;
    layer.feature.properties.click = ++clicks; // so that the page can tell a second click on the same place from the first
    if (s.kind === 'cell' && map.getZoom() < map.getMaxZoom() && (s.bbox[0] !== s.bbox[2] || s.bbox[1] !== s.bbox[3])) {
      const [west, south, east, north] = s.bbox;
      map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: Math.max(map.getZoom() + 3, CLOSE) });
      return;
    }
    if (s.kind === 'place') { state = { ...state, picked: 'place:' + s.id, places: [] }; light(); } // the page will say the same in a moment
    open(s, layer, event.latlng);
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

  function open(s, layer, where) {
    const content = tumen.popup(s, words, state.lang), onMarker = layer instanceof L.Marker;
    const popup = L.popup({ minWidth: 200, maxWidth: Math.min(310, map.getSize().x - ASIDE), maxHeight: Math.max(LOW, Math.min(320, map.getSize().y * 0.42)), offset: onMarker ? layer.options.icon.options.popupAnchor : [0, 0], pane: 'popups', autoPanPaddingTopLeft: [54, 12], autoPanPaddingBottomRight: [12, 12] });
    popup.setLatLng(onMarker ? [s.lat, s.lon] : where).setContent(content).openOn(map);
    opened = { symbol: s };
    layer.closeTooltip();
    fill(s, content).then(() => { if (popup.isOpen()) popup.update(); }); // it has grown: bring it into sight again
  }

  function fill(s, content) {
    const own = (s.places || [s.id]).map(encodeURIComponent).join(',');
    if (s.kind === 'cell') return places('place=' + own).then((found) => tumen.listPlaces(content, found.filter((p) => s.places.includes(p.id)), state.lang, choose));
    const query = state.query.split('&').filter((p) => !p.startsWith('place=')).join('&');
    return ask('/events' + join(query, 'place=' + own, 'limit=5')).then((answer) => tumen.fillPopup(content, answer, words, state.theme), (error) => tumen.failPopup(content, error));
  }

  /* A place chosen in a cell's list is clicked like any other: the group's click is what reaches the page. */
  function choose(p) { const s = { ...p, kind: 'place' }; markers.fire('click', { latlng: L.latLng(p.lat, p.lon), layer: make(s).marker }); }

  function refillPopup() {
    if (!opened) return;
    const now = drawn.get(opened.symbol.id);
    if (now) open(now.symbol, now.marker); else map.closePopup();
  }

  window.tumenMap = { mount, set, light: shine, state: () => ({ ...state, lit: shone, symbols: drawn.size, flows: layers.flows.size(), sites: layers.sites.size(), n: totals.n, answers, zoom: map.getZoom(), center: map.getCenter(), opened: opened ? opened.symbol.id : '', failures }) };
}(window.tumen));
