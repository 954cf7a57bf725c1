/* What scripts say: messages of the catalogue in Fluent, made into texts as dashboard/wording/messages.py makes them. Those that a bundle
   says stand before it in the text that browsers get (asset_text of dashboard/maps/script_bundle.py), as Leaflet does: another language is
   another such part, and no module or bundle changes. */
// @ts-types="../../../tests/scripts/types/fluent/index.d.ts"
import { FluentBundle, FluentResource } from '../vendor/fluent/index.js';
import { dateWords } from './dates.js';
const PART_SIGN = '\ufdd0'; // stands around the name of a part while a message is made; a noncharacter of Unicode, which no text may hold
/** @type {FluentBundle | null} */
let catalogue = null;

/* What messages may call beside Fluent's own NUMBER; the same names as in Python. */
const FUNCTIONS = {
  DATE: (given) => dateWords(String(given[0])),
  CAPITAL: (given) => String(given[0]).replace(/^./u, (letter) => letter.toUpperCase()),
  SMALL: (given) => String(given[0]).replace(/^./u, (letter) => letter.toLowerCase()),
};

function read() {
  const { language, text } = tumenMessages, made = new FluentBundle(language, { useIsolating: false, functions: FUNCTIONS });
  const [wrong] = made.addResource(new FluentResource(text));
  if (wrong) throw wrong;
  return made;
}

/* A message, whole: nothing is said by halves. */
function said(id, args) {
  catalogue ??= read();
  const found = catalogue.getMessage(id)?.value;
  if (!found) throw new RangeError(`'${id}' is no message of this bundle; run python -m tests scripts`);
  /** @type {Error[]} */
  const errors = [];
  const text = catalogue.formatPattern(found, args, errors);
  if (errors.length) throw new TypeError(`the message '${id}' cannot be said with ${JSON.stringify(args)}: ${errors[0].message}`);
  return text;
}

/**
 * Return a message of the catalogue; RangeError for an unknown id, TypeError for a missing argument. Write out id and arguments where it
 * is called: the linter asks for it (tests/scripts/lint), and tests compare them with the catalogue's.
 * @param {string} id
 * @param {Record<string, string | number>} args
 */
export function message(id, args = {}) {
  return said(id, args);
}

/**
 * Return a message as a list: its texts, and each argument that is neither a text nor a number, such as an element, where its language
 * has it. Otherwise as `message`.
 * @param {string} id
 * @param {Record<string, unknown>} args
 */
export function messageParts(id, args) {
  const signed = Object.entries(args).map(([name, value]) => [name, isPlain(value) ? value : PART_SIGN + name + PART_SIGN]);
  const pieces = said(id, Object.fromEntries(signed)).split(PART_SIGN); // texts and names by turns
  return pieces.map((piece, i) => (i % 2 ? args[piece] : piece)).filter((piece) => piece !== '');
}

/**
 * Say several things in a row, none of them the last: one, two, three; '' for none.
 * @param {string[]} items
 */
export function listed(items) {
  return items.length ? items.reduce((first, next) => message('list-next', { first, next })) : '';
}

/**
 * Say several things in a row as `listed` does, those that are parts such as elements among them.
 * @param {unknown[][]} items
 */
export function listedParts(items) {
  return items.length ? items.reduce((first, next) => messageParts('list-next', { first, next }).flat()) : [];
}

/**
 * Return a number that stands alone, as its language writes it: 1,000,000.
 * @param {number} n
 */
export function groupedNumber(n) {
  return n.toLocaleString(tumenMessages.language);
}

function isPlain(value) {
  return typeof value === 'string' || typeof value === 'number';
}
