/* The field for a day, the same on every page: the browser's own, with its calendar and the reader's order of day, month and year. While
   a day is typed it holds days that nobody means: one of a month typed and the year before, one of the year 2, 20 or 202. A day counts when
   it is meant: on Enter, when the field is left, when the calendar picks it, and a moment after its year has been typed, where the year
   stands last. A field is cleared when it is left empty; one that is left with half a day says so and keeps it. A field that has the focus
   is the reader's and is never written to. Enter, leaving and the calendar are every browser's; what else is told about keys here was seen
   in Chromium 156 (each digit of a year is a day of its own) and Firefox 153 (a part counts once it is left or full). */
import { html as h } from './create_element.js';
import { chosen } from './dom.js';
import { message } from '../../wording/messages.js';
const YEAR_TYPED = 600; // ms after the last digit of a year
const FIRST_DAY = '1000-01-01', LAST_DAY = '9999-12-31'; // years of four digits
const OPENS = ['Enter', ' ', 'F4', 'Escape']; // keys that open or shut a calendar
const YEAR_LAST = [undefined, navigator.language].every(yearLast);

/* Return a field: its `input`, `said` (what is wrong with what it holds), show(day, last) for the day that counts and the last one allowed,
   and mark(bad) for what is wrong with it beside others. `meant(day)` hears of a day that counts, '' for none. */
/** @param {Record<string, any>} how label, name where there is one, meant, and further attributes */
export function dayField({ label, name = null, meant, ...more }) {
  let stands = '', held = '', year = '', hand = '', unheard = false, bad = false, pause = 0;
  const said = h('p', { class: 'fault', role: 'alert' });
  const ours = () => input.getRootNode().activeElement === input;
  const say = (words) => {
    if (said.textContent !== words) said.textContent = words;
    input.setAttribute('aria-invalid', String(Boolean(words) || bad));
  };
  const write = (day) => {
    input.value = held = day;
    year = yearOf(day);
    say('');
  };
  const count = (left) => {
    clearTimeout(pause);
    const wrong = dayFault(input);
    if (wrong) {
      afterPress(() =>
        say(
          dayFault(input) &&
            (stands
              ? message('field-fault', { label, fault: wrong, day: stands })
              : message('field-fault-no-day', { label, fault: wrong })),
        )
      );
    }
    if (wrong) return;
    say('');
    if (input.value !== held) {
      held = stands = input.value;
      meant(held);
      chosen();
    } else if (left) write(stands);
  };
  const input = h('input', {
    type: 'date',
    name,
    min: FIRST_DAY,
    max: LAST_DAY,
    ...more,
    onkeydown: (e) => {
      hand = e.altKey || OPENS.includes(e.key) ? '' : e.key;
      if (isDigit(e.key)) unheard = true;
      if (e.key !== 'Enter') return;
      if (unheard) {
        input.blur();
        input.focus();
      } else count(); // Firefox hears of a digit that may have a second one when its part is left
    },
    onkeyup: () => {
      hand = '';
    },
    onpointerdown: () => {
      hand = 'pointer';
      setTimeout(() => {
        hand = '';
      });
    }, // Firefox hears of a part that is left by a press on another
    oninput: () => {
      const before = year;
      clearTimeout(pause);
      unheard = false;
      year = yearOf(input.value) || before;
      if (said.textContent && !dayFault(input)) say('');
      if (YEAR_LAST && isDigit(hand) && before && year !== before && !dayFault(input)) pause = setTimeout(count, YEAR_TYPED);
    },
    onchange: () => {
      if (!hand) count();
    }, // no key was pressed: the calendar is done with it, and not only walked through by its own keys
    onblur: () => {
      if (ours()) return;
      hand = '';
      unheard = false;
      count(true);
    },
  }); // a window that is left leaves the focus in its field
  const show = (day, last = LAST_DAY) => {
    const other = day !== stands;
    stands = day;
    if (ours()) return;
    if (input.max !== last) input.max = last; // to set the same again would draw the field anew
    if (other || !said.textContent) write(day);
  };
  return {
    input,
    said,
    show,
    mark: (wrong) => {
      bad = wrong;
      say(said.textContent);
    },
  };
}

/* Say what is wrong with what a date field holds; '' for a day, and for nothing at all. */
function dayFault({ value, validity, max }) {
  if (validity.badInput) return message('field-part-missing');
  if (value && (value.length > LAST_DAY.length || value < FIRST_DAY)) return message('field-year', { year: String(Number(yearOf(value))) });
  return value > max ? message('field-after-last', { day: value, last: max }) : '';
}

/* Run this at once, or when the button that is down has come up: words that push down what a reader is pressing take the click from it. */
function afterPress(run) {
  if (document.querySelector(':active')) addEventListener('pointerup', () => setTimeout(run), { once: true, capture: true });
  else run();
}

function yearOf(day) {
  return day.slice(0, -6);
}
function isDigit(key) {
  return /^\p{Nd}$/u.test(key);
}

/* Tell whether a language writes the year behind day and month; a browser's fields go by its own language, which a page cannot ask for. */
function yearLast(language) {
  try {
    return new Intl.DateTimeFormat(language).formatToParts(0).findLast((part) => ['day', 'month', 'year'].includes(part.type))?.type ===
      'year';
  } catch {
    return true;
  } // no language at all, as of a browser under the locale C
}
