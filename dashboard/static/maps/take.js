/* The map's own way out: what is seen now as PNG or SVG, made here, or map and panel as one HTML file. */
(function (tumen) {
  'use strict';
  const { html, svg } = tumen;
  const SIGN = 'M0,-6.5V2.5M-3.5,-1L0,2.5L3.5,-1M-6,3V6H6V3';

  /* `now` gives { words, state, symbols }: what is shown at the moment; `ask` asks the API; `say` says what is wrong. */
  tumen.addTake = function (map, now, ask, say) {
    const choice = (label, act) => html('button', { type: 'button', onclick: () => { close(); act(); } }, label);
    const list = html('div', { class: 'tumen-choices', hidden: true }, choice('Picture, PNG', () => take('png')), choice('Picture, SVG', () => take('svg')), choice('One file, HTML', page));
    const opener = html('a', { href: '#', role: 'button', title: 'Take this map away', 'aria-label': 'Take this map away', 'aria-expanded': 'false', onclick: (e) => { e.preventDefault(); e.stopPropagation(); toggle(list.hidden); } },
      svg('svg', { viewBox: '-9 -9 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'sign' }, svg('path', { d: SIGN })));
    const box = html('div', { class: 'leaflet-bar leaflet-control tumen-buttons tumen-take', onkeydown: (e) => { if (e.key === 'Escape' && !list.hidden) { e.stopPropagation(); close(); opener.focus(); } } }, opener, list);
    const Box = L.Control.extend({ onAdd: () => { L.DomEvent.disableClickPropagation(box); return box; } });
    new Box({ position: 'topleft' }).addTo(map);
    map.on('click movestart', close);

    function toggle(on) { list.hidden = !on; opener.setAttribute('aria-expanded', String(on)); if (on) list.querySelector('button').focus(); }
    function close() { toggle(false); }

    async function take(form) {
      const { state, words, symbols } = now();
      if (state.basemap !== 'offline') { say('take', 'A picture can be made of the offline map only: the tiles of others may not be copied.', 8000); return; }
      try {
        const cited = await ask('/cite?' + state.query);
        const inside = symbols.filter((s) => map.getBounds().pad(0.02).contains([s.lat, s.lon]));
        const picture = tumen.mapPicture(map, words, state.theme, [...cited.lines, 'Map: ' + words.basemap.attribution], inside);
        keep(form === 'svg' ? new Blob([picture.text], { type: 'image/svg+xml' }) : await tumen.painted(picture), cited.stem + '.' + form);
      } catch (error) { say('take', 'The picture could not be made (' + error.message + ').', 8000); }
    }

    function page() {
      const { state, words } = now(), c = map.getCenter();
      const view = [map.getZoom().toFixed(2), c.lat.toFixed(4), c.lng.toFixed(4)].join('/');
      const own = new URLSearchParams({ lang: state.lang, theme: state.theme, view, ...(state.picked ? { picked: state.picked } : {}), ...(state.announcements ? {} : { announcements: '0' }) });
      html('a', { href: words.api + '/map.html?' + [state.query, own.toString()].filter(Boolean).join('&'), download: '' }).click();
    }
  };

  function keep(blob, name) {
    const address = URL.createObjectURL(blob);
    html('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 20000);
  }
}(window.tumen));
