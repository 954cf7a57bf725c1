/* How the map asks the API, and the parts that its questions are made of. */
import { message } from '../wording/messages.js';
const FRESH = 10000; // ms in which an answer that was asked for ahead is one to what is asked now
const MARGIN = 0.25; // of the view on each side: what is just out of sight is there when it comes into sight

export function createRequests(atlas) {
  const { map, words } = atlas;
  let ahead = null; // what was asked for before the page's word came: { address, answer, at }

  /* Ask now what will be asked in a moment. One that was not guessed right, or that failed, is asked in its own time. */
  function prefetch(address) {
    ahead = { address: about(address), answer: fetched(address).catch(() => null), at: Date.now() };
  }

  async function ask(address, signal) {
    if (!ahead || ahead.address !== about(address)) return fetched(address, signal);
    const { answer, at } = ahead;
    ahead = null;
    return (Date.now() - at < FRESH && await answer) || fetched(address, signal);
  }
  /* The data that the page shows are named, so that what browsers keep of others is not taken for an answer. */
  function about(address) {
    return !atlas.state.version ? address : address + (address.includes('?') ? '&' : '?') + 'digest=' + atlas.state.version;
  }

  async function fetched(address, signal) {
    const answer = await fetch(words.api + about(address), { signal }).catch((error) => {
      throw error.name === 'AbortError' ? error : new Error(message('request-no-answer'));
    });
    const body = await answer.json().catch(() => null);
    if (!answer.ok || !body) {
      throw new Error(
        (body && body.error) || (answer.ok ? message('request-unreadable') : message('request-refused', { code: String(answer.status) })),
      );
    }
    return body;
  }
  function join(...parts) {
    return '?' + parts.filter(Boolean).join('&');
  }
  /* What is asked, of the moment where time is played. */
  function query() {
    const { state, window: w } = atlas, rest = w && state.query.split('&').filter((p) => !/^(start|end)=/.test(p));
    return w ? [w.start && 'start=' + w.start, 'end=' + w.end, ...rest].filter(Boolean).join('&') : state.query;
  }
  function without(name) {
    return query().split('&').filter((p) => !p.startsWith(name + '=')).join('&');
  }
  function heard() {
    return atlas.state.announcements ? '' : 'announcements=0';
  }
  function seen() {
    const b = map.getBounds().pad(MARGIN),
      edges = [Math.max(b.getWest(), -540), Math.max(b.getSouth(), -85), Math.min(b.getEast(), 540), Math.min(b.getNorth(), 85)];
    return 'viewport=' + edges.map((x) => x.toFixed(4)).join(',') + '&zoom=' + map.getZoom();
  }
  async function places(ids) {
    const found = await ask('/places' + join(without('place'), heard(), 'place=' + ids.map(encodeURIComponent).join(','))).catch(() => ({
      features: [],
    }));
    return found.features.map((f) => f.properties).filter((p) => ids.includes(p.id) && p.lat !== null && p.lon !== null);
  }
  return { ask, prefetch, join, query, without, heard, seen, places };
}
