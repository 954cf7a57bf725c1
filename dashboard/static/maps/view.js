/* The map's view lives in the page's address (#view=zoom/lat/lon) and, for page switches, in the session's storage. */
(function (tumen) {
  'use strict';
  const KEY = 'tumen.view';

  function parse(text) {
    const found = /view=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(text || '');
    if (!found) return null;
    const [zoom, lat, lon] = found.slice(1).map(Number);
    return zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lon) <= 540 ? { zoom, lat, lon } : null;
  }
  function page() { try { return window.parent.location.hash !== undefined ? window.parent : null; } catch (refused) { return null; } }
  function stored() { try { return window.sessionStorage.getItem(KEY); } catch (refused) { return null; } }
  function store(text) { try { window.sessionStorage.setItem(KEY, text); } catch (refused) { /* a private window: the address still holds it */ } }

  tumen.readView = function () { const top = page(); return parse(top && top.location.hash) || parse(stored()); };

  tumen.writeView = function (map) {
    const c = map.getCenter();
    const text = 'view=' + Number(map.getZoom().toFixed(2)) + '/' + c.lat.toFixed(4) + '/' + c.lng.toFixed(4);
    store(text);
    const top = page();
    if (top && top.location.hash !== '#' + text) top.history.replaceState(top.history.state, '', '#' + text);
  };

  /* The page drops the view when it rewrites its address, sooner or later after a run: put it back whenever it is gone. */
  tumen.keepView = function (map) {
    [400, 1200, 3000].forEach((ms) => setTimeout(() => { const top = page(); if (top && !parse(top.location.hash) && map.getContainer().isConnected) tumen.writeView(map); }, ms));
  };

  /* A view that a reader types or pastes into the address is taken up; replaceState above fires no such event. */
  tumen.followAddress = function (map) {
    const top = page();
    if (!top) return;
    const follow = () => {
      const view = parse(top.location.hash);
      if (view && map.getContainer().isConnected) map.setView([view.lat, view.lon], view.zoom, { reset: true });
    };
    top.addEventListener('hashchange', follow);
    window.addEventListener('pagehide', () => top.removeEventListener('hashchange', follow));
  };
}(window.tumen));
