/* How a symbol looks. Shape is precision, fill is the group, outline is the status, paleness is weak evidence,
   hollow is a place where something was only announced. */
(function (tumen) {
  'use strict';
  const { svg } = tumen;
  const TAU = Math.PI * 2;
  const HALO = 5;

  function colour(look, theme) { return theme === 'dark' ? look.dark : look.light; }
  tumen.colour = colour;

  /* Area grows with the number of events. */
  tumen.radius = function (n) { return Math.min(6 + 2.6 * Math.sqrt(n), 26); };

  function point(r, turn) { return (r * Math.sin(turn * TAU)).toFixed(2) + ',' + (-r * Math.cos(turn * TAU)).toFixed(2); }
  function arc(r, from, to) { return 'M' + point(r, from) + 'A' + r + ',' + r + ' 0 ' + (to - from > 0.5 ? 1 : 0) + ' 1 ' + point(r, to); }

  /* Split a circle by counts, in the vocabulary's order: [code, from, to] in turns. */
  function shares(counts, order) {
    const total = Object.values(counts).reduce((a, b) => a + b, 0) || 1;
    let at = 0;
    return order.filter((code) => counts[code]).map((code) => { const from = at; at += counts[code] / total; return [code, from, at]; });
  }

  function pie(s, r, words, theme) {
    const parts = shares(s.groups, Object.keys(words.groups));
    return parts.map(([code, from, to]) => parts.length === 1
      ? svg('circle', { r, fill: colour(words.groups[code], theme) })
      : svg('path', { d: 'M0,0L' + point(r, from) + 'A' + r + ',' + r + ' 0 ' + (to - from > 0.5 ? 1 : 0) + ' 1 ' + point(r, to) + 'Z', fill: colour(words.groups[code], theme) }));
  }

  function outline(s, r, words, theme) {
    const parts = shares(s.statuses, Object.keys(words.statuses));
    return parts.map(([code, from, to]) => {
      const look = words.statuses[code];
      const common = { fill: 'none', stroke: colour(look, theme), 'stroke-width': 2.6, 'stroke-dasharray': look.dash || null, 'data-status': code };
      return parts.length === 1 ? svg('circle', { r, ...common }) : svg('path', { d: arc(r, from, to), ...common });
    });
  }

  /* A badge is square for a country and pill-shaped for a province; a point is round. */
  function disc(s, r, words, theme) {
    const weak = s.n ? s.weak / s.n : 0;
    const hollow = s.hollow === s.n;
    const paper = theme === 'dark' ? '#1b2128' : '#ffffff';
    const body = svg('g', { 'fill-opacity': hollow ? 0 : (0.92 - 0.5 * weak).toFixed(2) }, pie(s, r - 1.2, words, theme));
    const square = s.precision === 'country';
    return [
      square ? svg('rect', { x: -r - 3, y: -r - 3, width: 2 * r + 6, height: 2 * r + 6, rx: 4, fill: paper, stroke: theme === 'dark' ? '#8b95a0' : '#6f6b70', 'stroke-width': 1 })
        : svg('circle', { r: r + 1.6, fill: paper, 'fill-opacity': hollow ? 0.85 : 1 }),
      body, weak > 0.99 && !hollow ? svg('circle', { r: r - 1.2, fill: 'url(#tumen-hatch-' + theme + ')' }) : '',
      ...outline(s, r, words, theme),
    ];
  }

  function pin(r) { return 'M0,' + (r + 13) + 'L' + (-r * 0.62).toFixed(1) + ',' + (r * 0.72).toFixed(1) + 'A' + (r + 1.6) + ',' + (r + 1.6) + ' 0 1 1 ' + (r * 0.62).toFixed(1) + ',' + (r * 0.72).toFixed(1) + 'Z'; }

  function label(s, r, theme) {
    if (s.n < 2) return '';
    const size = s.n > 99 ? 10 : 11;
    return svg('text', { 'text-anchor': 'middle', y: size * 0.36, 'font-size': size, 'font-weight': 700, class: 'count' }, String(s.n));
  }

  function mark(r) {
    return svg('g', { transform: 'translate(' + (r * 0.78).toFixed(1) + ',' + (-r * 0.78).toFixed(1) + ')', class: 'contested' },
      svg('circle', { r: 6 }), svg('text', { 'text-anchor': 'middle', y: 3.6, 'font-size': 10.5, 'font-weight': 700 }, '≠'));
  }

  /* Return { element, size, anchor } of a symbol's picture, the point itself at the anchor. */
  tumen.picture = function (s, words, theme) {
    const r = tumen.radius(s.n);
    const isPin = s.kind === 'place' && s.precision === 'site' && (s.fan || [0, 1])[1] === 1;
    const lift = isPin ? r + 13 : 0;
    const [i, many] = s.fan || [0, 1];
    const aside = many > 1 ? (i - (many - 1) / 2) * (2 * r + 8) : 0;
    const half = r + HALO + 8 + Math.abs(aside);
    const height = half + lift;
    const inner = svg('g', { transform: 'translate(' + aside + ',' + -lift + ')' },
      svg('circle', { r: r + HALO, class: 'halo' }),
      s.kind === 'cell' ? [svg('circle', { r: r + 4.5, class: 'cluster' })] : '',
      isPin ? svg('path', { d: pin(r), class: 'stem' }) : '',
      disc(s, r, words, theme), label(s, r, theme), s.contested ? mark(r) : '');
    const leader = many > 1 && aside ? svg('path', { d: 'M0,0L' + aside + ',0', class: 'leader' }) : '';
    const dot = many > 1 ? svg('circle', { r: 2, class: 'leader' }) : '';
    const element = svg('svg', { width: 2 * half, height: half + height, viewBox: [-half, -height, 2 * half, half + height].join(' '), 'aria-hidden': 'true' }, leader, dot, inner);
    return { element, size: [2 * half, half + height], anchor: [half, height] };
  };

  /* Hatching for weak evidence, once a theme. */
  tumen.patterns = function () {
    const pattern = (theme, stroke) => svg('pattern', { id: 'tumen-hatch-' + theme, width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('line', { x1: 0, y1: 0, x2: 0, y2: 4, stroke, 'stroke-width': 1.3, 'stroke-opacity': 0.75 }));
    return svg('svg', { width: 0, height: 0, style: 'position:absolute', 'aria-hidden': 'true' }, svg('defs', {}, pattern('light', '#ffffff'), pattern('dark', '#14181d')));
  };

  /* The group and the status that a shape takes: those of most of its events. */
  tumen.most = function (counts) { return Object.entries(counts).sort((a, b) => b[1] - a[1])[0][0]; };

  tumen.shapeStyle = function (s, words, theme, lit) {
    const status = words.statuses[tumen.most(s.statuses)];
    const line = s.precision === 'route' || s.line;
    return {
      color: line && !lit ? colour(words.groups[tumen.most(s.groups)], theme) : colour(status, theme), weight: lit ? 5 : line ? 3.5 : 1.6, dashArray: (line ? '' : status.dash) || null,
      opacity: lit ? 1 : 0.85, fill: !line, fillColor: colour(words.groups[tumen.most(s.groups)], theme), fillOpacity: (s.hollow === s.n ? 0.04 : 0.15) + (lit ? 0.14 : 0),
    };
  };
}(window.tumen));
