/* The map's view (#view=zoom/lat/lon) as page and map both know it: the address may lose it for a moment, the session keeps it
   (path#view=zoom/lat/lon, as the page whose map was last looked at has it). */
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

  /* Put the address that a reader came with into its one form, which keeps the view; ?view= is one too. lost(name, text) hears of
     a view that cannot be used. */
  tumen.settle = function (query, lost) {
    const { pathname, search, hash } = window.location, asked = new URLSearchParams(search).get('view'), { parse } = tumen.view;
    const bad = hash.startsWith('#view') && !parse(hash), other = parse('view=' + asked) ? '#view=' + asked : '';
    const kept = bad || !hash ? other : hash;
    if (bad) lost('#view', hash.slice(6)); else if (asked && !other) lost('view', asked);
    if (search + hash === query + kept) return;
    window.history.replaceState(window.history.state, '', pathname + query + kept);
    if (kept !== hash) window.dispatchEvent(new HashChangeEvent('hashchange')); // a map that stands already takes it up
  };

  /* A selection's values as the query that the page will ask with, its parameters in the order given and its codes by the alphabet. */
  tumen.queryOf = function (values, order) {
    const escaped = (text) => encodeURIComponent(text).replace(/[!*'()]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase()).replace(/%(2C|3A|3B)/g, decodeURIComponent);
    return order.filter((name) => (values[name] || []).length).map((name) => name + '=' + escaped([values[name]].flat().sort().join(','))).join('&');
  };

  /* The page's address with another query, and with the view where the page's map keeps one: another page's is no part of it. */
  tumen.linkTo = function (query) {
    const here = window.location, [path, view] = (tumen.view.stored() || '').split('#');
    return here.origin + here.pathname + '?' + query + (tumen.view.parse(here.hash) ? here.hash : view && path === here.pathname ? '#' + view : '');
  };
}(window.tumen));
