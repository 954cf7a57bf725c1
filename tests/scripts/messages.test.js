/* Messages in scripts are said as Python says them, whole or not at all. */
import './messages.js';
import { equal } from './checks.js';
import { dateWords } from '../../dashboard/static/wording/dates.js';
import { message, messageParts } from '../../dashboard/static/wording/messages.js';

/* What an error says, of a call that must fail with one of this kind. */
function refusal(kind, call) {
  try {
    return `no error, but ${call()}`;
  } catch (error) {
    return error instanceof kind ? error.message : String(error);
  }
}

Deno.test('a number has its form, and a name stands as it is', () => {
  equal([0, 1, 2, 1204].map((n) => message('export-rows', { n })), ['0 rows', '1 row', '2 rows', '1,204 rows']);
  equal(message('export-caption', { caption: '\u2067x\u2069 {n}' }), '\u2067x\u2069 {n}.');
});

Deno.test('a message is said whole or not at all', () => {
  equal(refusal(RangeError, () => message('export-license')), "'export-license' is no message of this bundle; run python -m tests scripts");
  equal(
    refusal(TypeError, () => message('export-licence')),
    "the message 'export-licence' cannot be said with {}: Unknown variable: $licence",
  );
});

Deno.test('words begin as they do where they stand', () => {
  equal(message('compare-side-name', { side: 'until 18 June 2024' }), 'Until 18 June 2024');
  equal(message('compare-kind', { filter: 'Who speaks' }), 'who speaks');
});

Deno.test('parts stand in a message where its language puts them', () => {
  const link = { is: 'link' }, chip = { is: 'chip' };
  equal(messageParts('reason-contested', { asserted: link, denied: 'nobody' }), [link, '; nobody.']);
  equal(messageParts('list-last', { first: chip, last: link }), [chip, ' and ', link]);
});

Deno.test('a date is said as Python says it', () => {
  const shared = JSON.parse(Deno.readTextFileSync(new URL('../wording/date_words.json', import.meta.url)));
  equal(shared.map(([text]) => [text, dateWords(text)]), shared);
  equal(message('party-said', { party: 'Norland', day: '2025-04-26' }), 'Norland (26 April 2025)');
});

Deno.test('a date that only Python says is refused', () => {
  const said = (text) => refusal(RangeError, () => dateWords(text));
  const wrong = ['', '2025-04~', '../2025', '[2024,2026]', '30 April 2025', '2025/2026/2027', '2025-04-30T10:00'];
  equal(wrong.map(said), wrong.map((text) => `'${text}' is no day, month or year, nor from one to another`));
});
