/* The map's view (#view=zoom/lat/lon) as page and map both know it: the address may lose it for a moment, the session keeps it
   (path#view=zoom/lat/lon, as the page whose map was last looked at has it, and the document that it was in). */
const KEY = 'tumen.view';
const AGAIN = ['reload', 'back_forward'];
const TIMES = 2; // that a view may have been encoded on its way

/* The view in a text, as { zoom, lat, lon, text }; null where there is none. */
export function viewIn(text) {
  const found = /view=(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(plain(text || ''));
  if (!found) return null;
  const [zoom, lat, lon] = found.slice(1).map(Number);
  return zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lon) <= 540 ? { zoom, lat, lon, text: '#' + found[0] } : null;
}

function plain(text) {
  for (let i = 0; i < TIMES; i += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text;
}

/* The text that the session keeps of a view. It counts for who changes pages or loads one anew, and not for who follows a link in a tab
   that was used. `page` is the window whose address holds the view: a map's frame says another than its own. */
export function storedView(page = window) {
  const { performance } = page, [come] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  try {
    const { text, from } = JSON.parse(window.sessionStorage.getItem(KEY) || '{}');
    return from === performance.timeOrigin || (come && AGAIN.includes(come.type)) ? text : null;
  } catch {
    return null;
  }
}

export function storeView(text, page = window) {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify({ text, from: page.performance.timeOrigin }));
  } catch { /* a private window: the address still holds it */ }
}

/* Put the address that a reader came with into its one form, which keeps the view; the one `asked` for in the query is one too.
   lost(name, text) hears of a view that cannot be used. */
export function settleAddress(query, asked, lost) {
  const { pathname, search, hash } = window.location, here = viewIn(hash), other = viewIn('view=' + asked);
  const bad = plain(hash).startsWith('#view') && !here;
  const kept = here ? here.text : bad || !hash ? (other ? other.text : '') : hash;
  if (bad) lost('#view', plain(hash).slice(6));
  else if (asked && !other) lost('view', asked);
  if (search + hash === query + kept) return;
  window.history.replaceState(window.history.state, '', pathname + query + kept);
  if (kept !== hash) window.dispatchEvent(new HashChangeEvent('hashchange')); // a map that stands already takes it up
}

/* A selection's values as the query that the page will ask with, its parameters in the order given and its codes by the alphabet. */
export function queryOf(values, order) {
  const escaped = (text) =>
    encodeURIComponent(text).replace(/[!*'()]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase()).replace(
      /%(2C|3A)/g,
      decodeURIComponent,
    );
  return order.filter((name) => (values[name] || []).length).map((name) => name + '=' + escaped([values[name]].flat().sort().join(',')))
    .join('&');
}

/* The page's address with another query, and with the view where the page's map keeps one: another page's is no part of it. */
export function linkTo(query) {
  const here = window.location, seen = viewIn(here.hash), [path, view] = (storedView() || '').split('#');
  return here.origin + here.pathname + '?' + query + (seen ? seen.text : view && path === here.pathname ? '#' + view : '');
}
