/* The map's view (#view=zoom/lat/lon) as page and map both know it: the address may lose it for a moment, the session keeps it. */
(function (tumen) {
  'use strict';
  const KEY = 'tumen.view';

  tumen.view = {
    parse(text) {
      const found = /view=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(text || '');
      if (!found) return null;
      const [zoom, lat, lon] = found.slice(1).map(Number);
      return zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lon) <= 540 ? { zoom, lat, lon } : null;
    },
    stored() { try { return window.sessionStorage.getItem(KEY); } catch (refused) { return null; } },
    store(text) { try { window.sessionStorage.setItem(KEY, text); } catch (refused) { /* a private window: the address still holds it */ } },
  };

  /* The page's address with another query, and always with the view. */
  tumen.linkTo = function (query) {
    const here = window.location, stored = tumen.view.stored();
    return here.origin + here.pathname + '?' + query + (tumen.view.parse(here.hash) ? here.hash : stored ? '#' + stored : '');
  };
}(window.tumen));
