/* The linter finds what is read and is no message, and a message that is not written out. */
import { equal } from './checks.js';
import rules from './lint/message_rules.js';

const { lint } = /** @type {any} */ (Deno); // its types have no plugins of the linter
const findings = (file, code) => lint.runPlugin(rules, file, code).map(({ id, message }) => [id, message]);
const read = (code) =>
  findings('/x/dashboard/static/ui/a.js', code).filter(([id]) => id === 'messages/literal').map(([, said]) => said.split("' is read")[0]);
const calls = (code) => findings('/x/a.js', code).filter(([id]) => id === 'messages/written-out').length;

Deno.test('a literal of two words is found, one of a template too', () => {
  equal(read("const a = 'two words', b = ', ', c = 'one-word', d = 'one';"), ["'two words"]);
  equal(read('const a = `${n} more events`, b = `${n} events`, c = `a ${b ? "choice of words" : ""}`;'), [
    "'{} more events",
    "'choice of words",
  ]);
  equal(read("throw new Error('the server is gone'); throw new RangeError('is no day');"), ["'the server is gone"]);
});

Deno.test('one word is enough where it is read', () => {
  equal(read("html('p', {}, on ? 'Close' : '', 5)"), ["'Close"]);
  equal(read("h('p', { title: 'Today', id: 'today' }, h('b', {}, ['Now']), x === 'now')"), ["'Today", "'Now"]);
  equal(read("other('p', {}, 'code')"), []);
});

Deno.test('what no reader reads is passed over', () => {
  equal(read("html('p', { class: 'small quiet' + (on ? ' on it' : ''), rel: 'noopener nofollow' })"), []);
  equal(read("box.querySelector('tbody tr'); map.on('move moveend', () => { say('two words'); })"), ["'two words"]);
  equal(read("const FONT = 'Noto Sans, Segoe UI, sans-serif';"), []);
  equal(read("if (box.textContent !== 'Connection error') throw new TypeError('no such box');"), []);
  equal(findings('/x/tests/a.js', "const a = 'two words';"), []);
});

Deno.test('a message has its id and its arguments written out', () => {
  equal(calls("message('a-b'); message('a-b', { n, place: s.name }); messageParts('a', { 'link': x })"), 0);
  equal(calls("message(id); message('a' + b); message('a', args); message('a', { ...more }); message('a', { [n]: 1 }); message()"), 6);
});
