/* What a symbol is called, and how it is told to readers who do not see it. */
import './messages.js';
import { equal } from './checks.js';
import { nameLanguage, otherNames, placeName, symbolLabel, symbolName } from '../../dashboard/static/maps/popup.js';

const PLACE = { kind: 'place', name: 'Rason', name_ko: '라선', n: 1, statuses: { confirmed: 1 }, precision: 'settlement' };
const CELL = { ...PLACE, kind: 'cell', n: 4, n_places: 3, bbox: [130, 42, 131, 43], statuses: { claimed: 1, confirmed: 3 }, precision: '' };
const words = {
  statuses: { confirmed: { label: 'Confirmed' }, claimed: { label: 'Claimed' } },
  precisions: { settlement: { label: 'Settlement' } },
};

Deno.test('a place has its name in the reader’s language where there is one', () => {
  equal(['en', 'ko', 'ru'].map((lang) => placeName(PLACE, lang)), ['Rason', '라선', 'Rason']);
});

Deno.test('a place is called in any language of its dataset, and a name says in which', () => {
  const dam = { ...PLACE, name: 'Dam', name_ko: '', name_el: 'Φράγμα', name_pt: 'Barragem' };
  equal(['el', 'pt', 'ko', 'en'].map((lang) => [placeName(dam, lang), nameLanguage(dam, lang)]), [
    ['Φράγμα', 'el'],
    ['Barragem', 'pt'],
    ['Dam', null],
    ['Dam', null],
  ]);
  equal(otherNames(dam), ['Φράγμα', 'Barragem']);
  equal(nameLanguage(CELL, 'ko'), null); // beside English words
});

Deno.test('places that share a symbol are called by the first and the number of the others', () => {
  equal(symbolName(CELL, 'en'), 'Rason and 2 nearby');
  equal(symbolName({ ...CELL, bbox: [130, 42, 130, 42] }, 'ko'), '라선 and 2 more at this point');
});

Deno.test('a symbol is told with its events, their statuses and how exactly it is located', () => {
  equal(symbolLabel(PLACE, words, 'en'), 'Rason: 1 event (1 confirmed), located to a settlement');
  equal(symbolLabel(CELL, words, 'en'), 'Rason and 2 nearby: 4 events (3 confirmed, 1 claimed)');
});
