/* Map and panel of a file that is opened from disk: all they need stands in the element "data". */
(function (tumen) {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const { view, terms } = data, ways = { picked: view.picked, around: [] };
  const place = document.getElementById('panel');
  tumen.linkTo = () => data.address;

  /* -- the panel: the page's own, with what is said of each event already at hand ----------------------------------- */
  place.__root = h('div', { class: 'root' });
  place.__state = { cache: new Map(Object.entries(data.details).map(([id, event]) => ['/events/' + encodeURIComponent(id), { event: whole(event) }])), open: new Set() };
  place.append(place.__root);

  /* Propositions and sources stand in the file once; an event gets back its own. */
  function whole(event) {
    const claim = (c) => ({ ...c, made_here: c.event_id === event.event_id, sources: c.sources.map((id) => data.sources[id]) });
    const full = (ids) => ids.map((id) => data.propositions[id]).map((p) => ({ ...p, claims: p.claims.map(claim) }));
    return { ...event, propositions: full(event.propositions), speaks_about: full(event.speaks_about) };
  }

  function show() {
    const ids = new Set(ways.around.flatMap((id) => data.at[id] || []));
    const event = ways.picked.startsWith('event:') ? ways.picked.slice(6) : '';
    const events = ways.around.length ? data.events.filter((e) => ids.has(e.event_id)) : event ? data.events.filter((e) => e.event_id === event) : data.events;
    panel({ parentElement: place, setTriggerValue: (_, picked) => pick(picked), data: {
      subject: subject(events, event), about: ways.around.length ? ways.around : [event], question: [ways.around.join(), event], events: events.map((e) => ({ role: '', ...e })), more: '', picked_event: event, height: 'inherit',
      empty: { title: '', lines: [], ways: [] }, api: '', day: '', report: data.report, words: data.words } });
  }

  function subject(events, event) {
    const n = tumen.plural(events.length, 'event');
    const left = data.share ? 'This file has the ' + data.share + '; the map counts them all.' : '';
    if (!ways.around.length) return { title: event && events.length ? events[0].title : data.share || 'All events here', lines: [event ? '' : 'Click a marker to see what happened there. ' + n + ', oldest first.', left].filter(Boolean) };
    const s = ways.around.length === 1 && data.symbols.find((one) => one.id === ways.around[0]);
    if (!s) return { title: tumen.plural(ways.around.length, 'place'), lines: [n, left].filter(Boolean) };
    const term = terms.precisions[s.precision];
    return { title: tumen.nameOf(s, view.lang), lines: [[s.name_ko, s.name_ru].filter(Boolean).join(' · '), term ? term.label + ': ' + term.words.split(':')[0] : '', n, left].filter(Boolean) };
  }

  function pick(picked) {
    ways.picked = picked;
    if (!picked) ways.around = [];
    if (picked.startsWith('place:')) ways.around = [picked.slice(6)];
    show(); light();
  }

  /* -- the map ------------------------------------------------------------------------------------------------------ */
  const box = document.getElementById('map_div');
  const map = L.map(box, { minZoom: view.zooms[0], maxZoom: view.zooms[1] });
  const drawn = [];
  box.classList.add(view.theme === 'dark' ? 'tumen-dark' : 'tumen-light');
  box.append(tumen.patterns());
  map.createPane('areas').style.zIndex = 390;
  tumen.addLeaders(map);
  tumenBasemap({ theme: view.theme, lang: view.lang, ...data.basemap }).addTo(map);
  L.control.scale({ position: 'bottomleft', imperial: false, maxWidth: 90 }).addTo(map);
  tumen.legend(map, terms)(view.theme);
  box.querySelector('.tumen-legend').open = false; // the map first

  function lit(s) {
    const event = ways.picked.startsWith('event:') ? ways.picked.slice(6) : '';
    return (s.places || [s.id]).some((id) => (ways.picked ? 'place:' + id === ways.picked || (data.at[id] || []).includes(event) : ways.around.includes(id)));
  }

  function draw() {
    const zoom = Math.max(view.zooms[0], Math.min(view.zooms[1], Math.round(map.getZoom())));
    const symbols = data.by_zoom[zoom].map((i) => data.symbols[i]), corner = map.getPixelBounds().min;
    const stands = tumen.arrange(symbols, (s) => map.project([s.lat, s.lon]).subtract(corner), zoom, view.lang, tumen.frameOf(map));
    drawn.splice(0).forEach((d) => [d.marker, d.leader, ...d.areas].forEach((layer) => layer && layer.remove()));
    symbols.forEach((s) => {
      const picture = tumen.picture(s, terms, view.theme, stands.get(s.id));
      const icon = L.divIcon({ html: picture.element, iconSize: picture.size, iconAnchor: picture.anchor, tooltipAnchor: picture.top, className: 'tumen-symbol' });
      const marker = L.marker([s.lat, s.lon], { icon, keyboard: true, riseOnHover: true, zIndexOffset: tumen.depth(s.n) }).addTo(map);
      const areas = tumen.areas(s, data.shapes[s.id], { properties: {} });
      areas.forEach((layer) => { layer.addTo(map); layer.on('click', () => open(s)); });
      marker.bindTooltip(tumen.tooltip(s, terms, view.lang), { direction: 'top', opacity: 1 });
      marker.on('click', () => open(s));
      Object.entries({ 'data-symbol-id': s.id, 'data-kind': s.kind, 'aria-label': tumen.ariaOf(s, terms, view.lang) }).forEach(([k, v]) => marker.getElement().setAttribute(k, v));
      marker.getElement().addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); open(s); } });
      const leader = tumen.leaderOf(s, stands.get(s.id));
      if (leader) leader.addTo(map);
      drawn.push({ s, marker, leader, areas });
    });
    light();
  }

  function light() {
    drawn.forEach(({ s, marker, areas }) => {
      marker.getElement().classList.toggle('lit', lit(s));
      areas.forEach((layer) => tumen.styleArea(layer, s, terms, view.theme, lit(s), map));
    });
  }

  function open(s) {
    const apart = s.kind === 'cell' && tumen.comeCloser(map, s, map.getZoom() + 3);
    ways.around = s.places || [s.id];
    ways.picked = s.kind === 'place' ? 'place:' + s.id : '';
    show(); light();
    if (!apart && place.getBoundingClientRect().top > window.innerHeight * 0.8) place.scrollIntoView({ block: 'start' });
  }

  /* What fits nearly all events: two in New York should not hide Korea. */
  function first() {
    const at = data.symbols.filter((s) => s.kind === 'place' && s.precision !== 'country' && s.hollow < s.n), all = at.flatMap((s) => Array(s.n).fill(s));
    if (!all.length) { map.setView([50, 82], 3); return; }
    const cut = Math.floor(all.length / 50), span = (name) => { const sorted = all.map((s) => s[name]).sort((a, b) => a - b); return [sorted[cut], sorted[sorted.length - 1 - cut]]; };
    const [south, north] = span('lat'), [west, east] = span('lon');
    map.fitBounds([[south, west], [north, east]], { padding: [45, 45], maxZoom: 9 });
  }

  map.on('moveend', draw);
  if (view.at) map.setView([view.at[1], view.at[2]], Math.round(view.at[0]));
  else first();
  if (!drawn.length) draw();
  if (ways.picked.startsWith('place:')) ways.around = [ways.picked.slice(6)];
  show(); light();
}(window.tumen));
