/* How the map asks the API, and the parts that its questions are made of. */
(function (tumen) {
  'use strict';
  const MARGIN = 0.25; // of the view on each side: what is just out of sight is there when it comes into sight

  tumen.asking = function (atlas) {
    const { map, words } = atlas;

    async function ask(address, signal) {
      const answer = await fetch(words.api + address, { signal }).catch((error) => { throw error.name === 'AbortError' ? error : new Error('the server does not answer'); });
      const body = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(body.error || 'the server answered ' + answer.status);
      return body;
    }
    function join(...parts) { return '?' + parts.filter(Boolean).join('&'); }
    /* What is asked, of the moment where time is played. */
    function query() {
      const { state, window: w } = atlas, rest = w && state.query.split('&').filter((p) => !/^(start|end)=/.test(p));
      return w ? [w.start && 'start=' + w.start, 'end=' + w.end, ...rest].filter(Boolean).join('&') : state.query;
    }
    function without(name) { return query().split('&').filter((p) => !p.startsWith(name + '=')).join('&'); }
    function heard() { return atlas.state.announcements ? '' : 'announcements=0'; }
    function seen() {
      const b = map.getBounds().pad(MARGIN), edges = [Math.max(b.getWest(), -540), Math.max(b.getSouth(), -85), Math.min(b.getEast(), 540), Math.min(b.getNorth(), 85)];
      return 'viewport=' + edges.map((x) => x.toFixed(4)).join(',') + '&zoom=' + map.getZoom();
    }
    async function places(ids) {
      const found = await ask('/places' + join(without('place'), heard(), 'place=' + ids.map(encodeURIComponent).join(','))).catch(() => ({ features: [] }));
      return found.features.map((f) => f.properties).filter((p) => ids.includes(p.id) && p.lat !== null && p.lon !== null);
    }
    return { ask, join, query, without, heard, seen, places };
  };
}(window.tumen));
