/* How to read the timeline, in one quiet line: rings from the vocabulary of statuses, marks as the chart draws them. */
import { html as h, svg } from '../elements/create_element.js';
import { rootOf } from '../elements/dom.js';
import { statusMark as ring } from '../elements/status.js';
import { message } from '../../wording/messages.js';
export function drawTimelineKey({ data, parentElement }) {
  const [root, state] = rootOf(parentElement, () => ({}));
  const shown = JSON.stringify(data);
  if (state.shown === shown) return;
  state.shown = shown;
  const mark = (code, words) => h('li', { 'data-mark': code }, MARKS[code] ? MARKS[code](data.words.statuses.contested.colour) : '', words);
  root.replaceChildren(
    h(
      'ul',
      { class: 'key quiet', 'aria-label': message('panel-timeline') },
      h('li', { class: 'lead' }, message('panel-timeline-ring')),
      Object.entries(data.words.statuses).map(([status, look]) =>
        h('li', { title: look.words, 'data-status': status }, ring(status, look), look.label)
      ),
      h('li', { class: 'lead' }, message('panel-timeline-mark')),
      Object.entries(data.marks).map(([code, words]) => mark(code, words)),
    ),
  );
}

function sample(...shapes) {
  return svg('svg', { width: 26, height: 14, viewBox: '-13 -7 26 14', 'aria-hidden': 'true', class: 'ring' }, shapes);
}
function dot(look) {
  return svg('circle', { r: 3.4, fill: 'currentColor', ...look });
}

const MARKS = {
  soft: () =>
    sample(
      svg('rect', { x: -12, y: -6.5, width: 24, height: 13, rx: 6.5, fill: 'currentColor', 'fill-opacity': 0.25 }),
      svg('rect', { x: -7, y: -3, width: 14, height: 6, rx: 3, fill: 'currentColor' }),
    ),
  weak: (_, faint = { 'fill-opacity': 0.4 }) => sample(dot(faint)),
  contested: (colour) => sample(dot({ cx: -2 }), svg('path', { d: 'M3,-6L7,1H-1Z', fill: colour })),
};
