/* Days, months and years of EDTF, and from one to another of them, said as date_words of dashboard/catalog/dates.py says them. What an
   EDTF text may be beyond that, the API has said in words already. */
const FORM = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/**
 * Say 2025-04-30, 2025-04, 2025, or an interval such as 2026-05/2026-08; RangeError for another text.
 * @param {string} text
 */
export function dateWords(text) {
  const [first, last] = text.split(/\/(.*)/, 2).map((part) => partsOf(part, text));
  return last && first.join() !== last.join() ? `${shorter(first, last).join(' ')} to ${last.join(' ')}` : first.join(' ');
}

/* The words of day, month and year; of those that it names. */
function partsOf(part, text) {
  const [, year, month, day] = FORM.exec(part) || [];
  if (!year) throw new RangeError(`'${text}' is no day, month or year, nor from one to another`);
  return [...(day ? [String(Number(day))] : []), ...(month ? [MONTH.format(Date.UTC(2000, Number(month) - 1))] : []), year];
}

/* The first of two dates without what the second says again. */
function shorter(first, last) {
  let same = 0;
  if (first.length === last.length) { while (first.at(-1 - same) === last.at(-1 - same)) same += 1; }
  return first.slice(0, first.length - same);
}
