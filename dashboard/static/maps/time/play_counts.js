/* Events by step of time, as the API tells them, made ready for any window: of a window are those that begin in it, and those that
   still last from before. Both are sums kept ready, so that a moment costs a few additions a symbol. */
/** @import { PlayAnswer } from '../types.js' */
/** @typedef {[begun: Int32Array, lasting: Int32Array]} Sums */

const DAY = 86400000;
const SPECIAL = ['n', 'weak', 'contested', 'hollow'];

/** @param {PlayAnswer} answer */
export function createPlayCounts(answer) {
  const { days, whole, at, unit } = answer,
    steps = days.length - 1,
    wide = steps + 1,
    place = new Map([...answer.symbols, ...answer.countries].map((s, i) => [s.id, i]));
  const names = [...new Set([...Object.keys(answer.begun), ...Object.keys(answer.lasting)])];
  const columns = names.map((name) => ({ name, sums: ready(answer.begun[name], answer.lasting[name]) }));
  /** @type {Sums} */
  const all = [summed(whole.begun, 0, new Int32Array(wide)), Int32Array.from([0, ...whole.lasting])];

  /**
   * By row of a symbol: how many have begun before each step, and how many of those last into it.
   * @returns {Sums}
   */
  function ready(begun, lasting) {
    const [begins, lasts] = [new Int32Array(place.size * wide), new Int32Array(place.size * wide)];
    at.step.forEach((t, k) => {
      const i = at.symbol[k] * wide + t + 1;
      if (begun) begins[i] = begun[k];
      if (lasting) lasts[i] = lasting[k];
    });
    for (let i = 1; i < begins.length; i += 1) if (i % wide) begins[i] += begins[i - 1];
    return [begins, lasts];
  }
  function summed(counts, from, found) {
    counts.forEach((n, t) => {
      found[from + t + 1] = found[from + t] + n;
    });
    return found;
  }
  /** @param {Sums} sums */
  function inside([begins, lasts], row, first, last) {
    return begins[row + last + 1] - begins[row + first] + lasts[row + first];
  }

  /* What the steps from first to last hold: events in all, and of a symbol what its picture is made of. */
  function n(first, last) {
    return inside(all, 0, first, last);
  }
  function of(id, first, last) {
    const row = Number(place.get(id)) * wide, found = { n: 0, weak: 0, contested: 0, hollow: 0, groups: {}, statuses: {} };
    columns.forEach(({ name, sums }) => {
      const many = inside(sums, row, first, last);
      if (SPECIAL.includes(name)) found[name] = many;
      else if (many) found[name.startsWith('group_') ? 'groups' : 'statuses'][name.slice(name.indexOf('_') + 1)] = many;
    });
    return found;
  }

  /* The step that a day lies in, the nearest where it lies in none. */
  function stepOf(day) {
    return Math.max(0, Math.min(steps - 1, days.filter((d) => d <= day).length - 1));
  }
  function until(last) {
    const before = new Date(Date.parse(days[last + 1]) - DAY).toISOString().slice(0, 10);
    return before < days[last] ? days[last] : before; // no date comes after the last day of the year 9999
  }
  function begins(last) {
    return whole.begun[last];
  }

  return {
    answer,
    unit,
    steps,
    n,
    of,
    has: (id) => place.has(id),
    stepOf,
    from: (first) => days[first],
    until,
    begins,
    most: () => Math.max(1, ...whole.begun),
  };
}

/* Days since 1970, as the timeline counts. */
export function dayNumber(day) {
  return Date.parse(day) / DAY;
}

/* A window as an EDTF text, of whole years or months where it can be: 2024, 2025-05, 2025-06-02/2025-06-08. */
export function windowText(from, until) {
  const next = new Date(Number(new Date(until)) + DAY), months = from.endsWith('-01') && next.getUTCDate() === 1;
  const years = months && from.endsWith('-01-01') && next.getUTCMonth() === 0;
  const [first, last] = [from, until].map((day) => day.slice(0, years ? 4 : months ? 7 : 10));
  return first === last ? first : `${first}/${last}`;
}
