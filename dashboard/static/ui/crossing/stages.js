/* Stages in a row, in the order in which they began; one that is only planned is broken. */
import { html as h } from '../elements/create_element.js';
import { PARTS } from '../elements/elements.js';
import { message } from '../../wording/messages.js';
PARTS.stages = (p) =>
  h(
    'ol',
    { class: 'stages', 'aria-label': p.label },
    p.stages.map((s) =>
      h(
        'li',
        { class: s.planned ? 'planned' : null, title: s.words },
        h('strong', {}, s.label),
        h('span', {}, s.when),
        h('span', { class: 'quiet' }, s.planned ? message('crossing-stage-no-step') : message('crossing-stage-steps', { n: s.n })),
      )
    ),
  );
