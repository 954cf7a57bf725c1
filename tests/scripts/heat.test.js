/* Heat: events are spread over their tiles, and neither lost nor made. */
import { equal } from './checks.js';
import { spread } from '../../dashboard/static/maps/layers/heat.js';

const ground = { x: 0, y: 0, width: 256, height: 256, world: 1024 }; // zoom 2, a pixel for each four of the map
const sum = (density) => Math.round(density.reduce((all, value) => all + value, 0) * 10) / 10;

Deno.test('a spot in the middle holds its events, however wide it is', () => {
  equal(sum(spread([[5, 16, 16, 3]], ground, 2)), 3);
  equal(sum(spread([[3, 4, 4, 2]], ground, 2)), 2);
});

Deno.test('a wide spot is fainter than a narrow one of as many events', () => {
  const [narrow, wide] = [[5, 16, 16, 1], [2, 2, 2, 1]].map((tile) => Math.max(...spread([tile], ground, 2)));
  equal(wide < narrow / 4, true);
});

Deno.test('a spot at the meridian shows on both sides of it', () => {
  const density = spread([[5, 0, 16, 1]], ground, 2), row = 130 * ground.width;
  equal([density[row] > 0.001, density[row + ground.width - 1] > 0.001], [true, true]);
});
