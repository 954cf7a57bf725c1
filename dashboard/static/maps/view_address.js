/* The map's view lives in the page's address (#view=zoom/lat/lon) and, for page switches, in the session's storage. */
(function (tumen) {
  'use strict';
  const { parse, stored, store } = tumen.view;

  function page() { try { return window.parent.location.hash !== undefined ? window.parent : null; } catch (refused) { return null; } }
  /* A frame that was taken out of the page must not write to the address of the page that came after it. */
  function mounted(top, path) { return window.frameElement && window.frameElement.isConnected && top.location.pathname === path; }

  tumen.view.page = page() || window;

  tumen.readView = function () { const top = page(); return parse(top && top.location.hash) || parse(stored()); };

  tumen.writeView = function (map) {
    const c = map.getCenter();
    const text = 'view=' + Number(map.getZoom().toFixed(2)) + '/' + c.lat.toFixed(4) + '/' + c.lng.toFixed(4);
    const top = page();
    store((top ? top.location.pathname : '') + '#' + text);
    if (top && top.location.hash !== '#' + text) top.history.replaceState(top.history.state, '', '#' + text);
  };

  /* The page drops the view whenever it rewrites its address, sooner or later after a run: it is put back at once. */
  tumen.keepView = function (map) {
    const top = page();
    if (!top) return;
    const path = top.location.pathname;
    const look = () => { if (mounted(top, path) && !parse(top.location.hash)) tumen.writeView(map); };
    if (top.navigation) {
      top.navigation.addEventListener('currententrychange', look);
      window.addEventListener('pagehide', () => top.navigation.removeEventListener('currententrychange', look));
    } else setInterval(look, 300); // a browser that does not say when its address changes
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
