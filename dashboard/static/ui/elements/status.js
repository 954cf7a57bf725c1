/* How a status is said and drawn, on the page and on the map alike. What is on record is told apart by the kind of what is: an act took
   place, a statement was said. */
import { svg } from './create_element.js';

/* The look of a status; `kind` is that of the proposition whose status it is. */
export function statusTerm(status, words, kind) {
  return words.statuses[status === 'on_record' ? kind + '_on_record' : status];
}

/* The outline of a status, as on the map: a ring in its colour and dash. */
export function statusMark(status, look) {
  const hollow = status === 'planned' || status === 'overdue';
  const drawn = {
    fill: hollow ? 'none' : look.colour,
    'fill-opacity': hollow ? 0 : 0.22,
    stroke: look.colour,
    'stroke-width': 2.2,
    'stroke-dasharray': look.dash || 'none',
  };
  return svg(
    'svg',
    { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true', class: 'ring' },
    svg('circle', { cx: 7, cy: 7, r: 5, ...drawn }),
  );
}
