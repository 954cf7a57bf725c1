/* The window that moves over time: what of it each symbol holds, and its words. */
import { equal } from './checks.js';
import { createPlayCounts, dayNumber, windowText } from '../../dashboard/static/maps/time/play_counts.js';
import { dateWords } from '../../dashboard/static/wording/dates.js';

/* Three months; at P1 two events begin in January, of which one lasts into February, and one begins in March; at KP one in February. */
const ANSWER = {
  unit: 'month',
  days: ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'],
  whole: { begun: [2, 1, 1], lasting: [1, 0, 0] },
  symbols: [{ id: 'P1' }],
  countries: [{ id: 'KP' }],
  at: { symbol: [0, 0, 1], step: [0, 2, 1] },
  begun: { n: [2, 1, 1], contested: [1, 0, 0], group_arms: [2, 0, 1], status_act_on_record: [0, 1, 0] },
  lasting: { n: [1, 0, 0], contested: [1, 0, 0], group_arms: [1, 0, 0] },
};
const counts = createPlayCounts(/** @type {any} */ (ANSWER));

Deno.test('a window holds what begins in it and what still lasts from before', () => {
  equal([[0, 0], [1, 1], [2, 2], [0, 1], [0, 2], [1, 2]].map(([first, last]) => counts.n(first, last)), [2, 2, 1, 3, 4, 3]);
  equal([[0, 0], [1, 1], [2, 2], [0, 2]].map(([first, last]) => counts.of('P1', first, last).n), [2, 1, 1, 3]);
  equal([[0, 0], [1, 1], [2, 2]].map(([first, last]) => counts.of('KP', first, last).n), [0, 1, 0]);
});

Deno.test('what a picture is made of is counted by code, and codes may have an underscore', () => {
  const empty = { n: 0, weak: 0, contested: 0, hollow: 0, groups: {}, statuses: {} };
  equal(counts.of('P1', 1, 1), { ...empty, n: 1, contested: 1, groups: { arms: 1 } });
  equal(counts.of('P1', 2, 2), { ...empty, n: 1, statuses: { act_on_record: 1 } });
  equal(counts.of('KP', 0, 0), empty);
});

Deno.test('an event that lasts is in each step that it lasts into, and once in a window of them', () => {
  equal([[0, 0], [1, 1], [0, 1]].map(([first, last]) => counts.of('P1', first, last).contested), [1, 1, 1]);
});

Deno.test('a day lies in a step, or next to one', () => {
  equal(['2023-12-31', '2024-01-01', '2024-02-29', '2024-03-31', '2030-01-01'].map(counts.stepOf), [0, 0, 1, 2, 2]);
  equal([0, 1, 2].map(counts.until), ['2024-01-31', '2024-02-29', '2024-03-31']);
  equal([counts.has('P1'), counts.has('P2'), counts.steps, counts.most()], [true, false, 3, 2]);
});

Deno.test('no date comes after the last day of the year 9999', () => {
  const last = createPlayCounts(
    /** @type {any} */ ({
      ...ANSWER,
      days: ['9999-12-31', '9999-12-31'],
      whole: { begun: [1], lasting: [0] },
      at: { symbol: [], step: [] },
    }),
  );
  equal(last.until(0), '9999-12-31');
});

Deno.test('a window is said as shortly as it can be', () => {
  const said = {
    '2024-01-01 2024-12-31': '2024',
    '2023-01-01 2024-12-31': '2023 to 2024',
    '2025-05-01 2025-05-31': 'May 2025',
    '2025-05-01 2025-06-30': 'May to June 2025',
    '2024-12-01 2025-01-31': 'December 2024 to January 2025',
    '2025-06-02 2025-06-08': '2 to 8 June 2025',
    '2025-06-02 2025-06-02': '2 June 2025',
    '2025-06-30 2025-07-06': '30 June to 6 July 2025',
  };
  equal(Object.keys(said).map((days) => dateWords(windowText(days.slice(0, 10), days.slice(11)))), Object.values(said));
  equal([dayNumber('1970-01-02'), dayNumber('1969-12-31')], [1, -1]);
});
