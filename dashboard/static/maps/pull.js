/* What is asked for a map, and when: all that is shown, each layer of its own address, whenever the reader or the page has changed it. */
import { message } from '../wording/messages.js';
/** @import { MapContext, ShownLayer } from './types.js' */

const WAIT = 60; // ms of rest before asking, where one move follows another: the first is asked about at once
const SLOW = 350; // ms after which a reader is told that something is under way
const RETRY = [1000, 3000, 8000];

/**
 * @param {MapContext} atlas
 * @param {ReturnType<typeof import('./map_layers.js').createLayers>} layers
 * @param {ReturnType<typeof import('./time/play.js').createPlay>} play
 * @param {{ restore: () => void, renewed: () => void }} then what follows an answer after a failure, and one to a changed question
 */
export function createPull(atlas, layers, play, then) {
  const { requests, say } = atlas;
  let waiting = null, sequence = 0, answers = 0, timer = 0, failures = 0, n = undefined, moved = 0, shapes = null;
  let due = true; // what is drawn answers another question than the present one, until an answer to that has come
  atlas.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    if (waiting) waiting.abort();
  });

  /**
   * What to ask for a layer: all of one that comes whole, else what is in view, places by steps of time while they are played.
   * @param {ShownLayer} shown
   */
  function question({ name, whole, address }, query = atlas.state.query) {
    if (whole) return address + requests.join(query);
    const seen = requests.join(query, requests.heard(), requests.seen());
    return name === 'places' && play.on() ? '/play' + seen + '&' + play.step() : address + seen;
  }

  /* Ask another question than the one whose answer is drawn. However often it fails, or a move of the map comes between, it stays due. */
  function renew() {
    due = true;
    return pull();
  }

  /* Ask while the basemap is still being painted; a wheel or a key that goes on moves again before an answer would be of use. */
  function rested() {
    const before = moved;
    moved = Date.now();
    clearTimeout(timer);
    if (moved - before < WAIT) timer = setTimeout(pull, WAIT);
    else pull();
  }

  async function pull() {
    clearTimeout(timer);
    const wanted = layers.shown().filter(({ whole }) => due || !whole); // all of a whole one is there already, wherever the reader looks
    if (!wanted.length) return;
    if (waiting) waiting.abort();
    waiting = new AbortController();
    const mine = ++sequence, { signal } = waiting, slow = setTimeout(() => say('pull', message('map-loading')), SLOW);
    try {
      const [found] = await Promise.all([Promise.all(wanted.map((one) => requests.ask(question(one), signal))), outlines(signal)]);
      if (mine === sequence) take(wanted, found); // an older answer never overwrites a newer one
    } catch (error) {
      if (error.name === 'AbortError' || mine !== sequence) return;
      say('pull', message('map-not-renewed', { fault: error.message }));
      timer = setTimeout(pull, RETRY[Math.min(failures++, RETRY.length - 1)]);
    } finally {
      clearTimeout(slow);
    }
  }

  function take(wanted, found) {
    const { name } = layers.main(), about = found[wanted.findIndex((one) => one.name === name)];
    if (failures) then.restore(); // tiles failed too, and are not asked for again by themselves
    failures = 0;
    answers += 1;
    if (about) n = about.n;
    if (due) putAway();
    wanted.forEach(({ layer }, i) => layer.draw(found[i], shapes));
    if (about && name === 'places') play.take(about);
    say('pull', '');
    if (!due) return;
    due = false;
    then.renewed();
  }
  function putAway() {
    const shown = layers.shown().map(({ layer }) => layer);
    Object.values(layers.made).filter((layer) => !shown.includes(layer)).forEach((layer) => layer.draw(null, shapes));
  }

  /* Outlines and lines of all places, once a version of the data. */
  async function outlines(signal) {
    if (shapes) return;
    const found = await requests.ask('/outlines', signal);
    shapes = new Map(found.features.map((f) => [f.id, f.geometry]));
  }
  function forgetOutlines() {
    shapes = null;
  }

  return { pull, renew, rested, question, forgetOutlines, told: () => ({ n, answers, failures }) };
}
