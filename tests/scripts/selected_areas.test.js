/* The areas of a selection, as a link has them. */
import { equal } from './checks.js';
import { areasOf, areaText } from '../../dashboard/static/maps/draw/selected_areas.js';

Deno.test('a query’s areas are rings, a box that crosses the 180th meridian goes on past it', () => {
  equal(areasOf('group=arms'), []);
  equal(areasOf('bbox=130,42,131,43'), [[[130, 42], [131, 42], [131, 43], [130, 43]]]);
  equal(areasOf('bbox=170,60,-170,70'), [[[170, 60], [190, 60], [190, 70], [170, 70]]]);
  equal(areasOf('area=130%2C42%3B131%2C42%3B131%2C43'), [[[130, 42], [131, 42], [131, 43]]]);
  equal(areasOf('bbox=1,2,3'), []);
});

Deno.test('an area’s text is no finer than the eye, and lies in the first world', () => {
  const box = [[490.123456, 42], [491, 42], [491, 43.7654321], [490.123456, 43.7654321]];
  equal(areaText(box, 4), '130.123,42;131,42;131,43.765;130.123,43.765');
  equal(areaText(box, 0), '130.1,42;131,42;131,43.8;130.1,43.8');
});
