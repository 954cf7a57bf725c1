/* The view in an address, and the query that the page will ask with. */
import { equal } from './checks.js';
import { queryOf, viewIn } from '../../dashboard/static/ui/frame/address.js';

Deno.test('a view is read from an address, encoded as it may have been on its way', () => {
  const view = { zoom: 5.25, lat: 50, lon: -170.5, text: '#view=5.25/50/-170.5' };
  for (const text of ['#view=5.25/50/-170.5', 'view=5.25/50/-170.5', '#view%3D5.25%2F50%2F-170.5', '#view%253D5.25%252F50%252F-170.5']) {
    equal(viewIn(text), view);
  }
});

Deno.test('what is beyond the map is no view', () => {
  for (const text of ['', null, '#view=21/50/130', '#view=5/86/130', '#view=5/50/541', '#view=5/50', '#view=five/50/130', '#%E0%A4%A']) {
    equal(viewIn(text), null);
  }
});

Deno.test('a query has its parameters in the order given and its codes by the alphabet', () => {
  const values = {
    q: "Kim's (bridge)!*",
    group: ['troops', 'arms'],
    start: '',
    end: [],
    as_of: '2025-04-27',
    bbox: '130,42,131,43',
    picked: 'x',
  };
  equal(
    queryOf(values, ['start', 'end', 'group', 'q', 'bbox', 'as_of']),
    'group=arms,troops&q=Kim%27s%20%28bridge%29%21%2A&bbox=130,42,131,43&as_of=2025-04-27',
  );
});
