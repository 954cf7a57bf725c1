/* How a status is said and drawn, on the page and on the map alike; "confirmed" of an act is not what the act says. */
(function (tumen) {
  'use strict';
  const { svg } = tumen;

  /* The word for a status; `kind` is that of the proposition whose status it is. */
  tumen.statusTerm = function (status, words, kind) { return (kind === 'act' && words.as_act[status]) || words.statuses[status]; };

  /* Every way to say how sure: [status, look, act], an act's own after what is sure of a fact. */
  tumen.statusRows = function (words) {
    return Object.entries(words.statuses).flatMap(([code, l]) => [[code, l, false], ...(words.as_act[code] ? [[code, { ...l, ...words.as_act[code] }, true]] : [])]);
  };

  /* The outline of a status, as on the map: a ring in its colour and dash; of an act a sheet of paper. */
  tumen.statusMark = function (status, look, act) {
    const hollow = act || status === 'planned' || status === 'overdue';
    const drawn = { fill: hollow ? 'none' : look.colour, 'fill-opacity': hollow ? 0 : 0.22, stroke: look.colour, 'stroke-width': act ? 1.6 : 2.2, 'stroke-dasharray': look.dash || 'none' };
    return svg('svg', { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true', class: act ? 'ring act' : 'ring' },
      act ? svg('path', { d: 'M3 1.5h5.5L11 4v8.5H3zM5 6.2h4M5 9h4', ...drawn }) : svg('circle', { cx: 7, cy: 7, r: 5, ...drawn }));
  };
}(window.tumen));
