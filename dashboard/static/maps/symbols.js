/* How a symbol looks. Its plate says how exactly it is located (pin, disc, hexagon, square, lozenge), its fill the groups,
   its ring how sure the events are; paler and hatched is weak evidence, hollow a place where things were only announced. */
(function (tumen) {
  'use strict';
  const { svg } = tumen;
  const TAU = Math.PI * 2;
  const RING = 2.2; // width of the ring of statuses, in px
  const EDGE = 2.3; // from the ring to the edge of the plate
  const TOUCH = 13; // a finger's reach: no symbol is harder to hit than this radius

  tumen.colour = function (look, theme) { return theme === 'dark' ? look.dark : look.light; };

  const FEW = 25; // events up to which area grows with their number
  const DOUBLED = 1; // px that each doubling adds from there on

  /* More events, larger, without end, or symbols of one size would not stand for as many events; beyond a few by the logarithm, or a
     place of a hundred thousand would hide all others. */
  tumen.radius = function (n) { return 6.2 + 2.3 * Math.sqrt(Math.min(n, FEW)) + DOUBLED * Math.log2(Math.max(n / FEW, 1)); };

  /* How deep its symbol lies under others: the small over the large, else they could not be clicked. */
  tumen.depth = function (n) { return -Math.round(tumen.radius(n) * 30); };

  /* How far its plate reaches, where it is a disc. */
  tumen.edge = function (n) { return tumen.radius(n) + EDGE; };

  /* How far a pin's tip is from the middle of its head. */
  tumen.tip = function (n) { return tumen.edge(n) * 1.3 + 4; };

  tumen.isHollow = function (s) { return s.n > 0 && s.hollow === s.n; };

  function point(r, turn) { return (r * Math.sin(turn * TAU)).toFixed(2) + ',' + (-r * Math.cos(turn * TAU)).toFixed(2); }
  function arc(r, from, to) { return 'M' + point(r, from) + 'A' + r + ',' + r + ' 0 ' + (to - from > 0.5 ? 1 : 0) + ' 1 ' + point(r, to); }

  /* How many events have which status, in the vocabulary's order: [code, n]. */
  tumen.standings = function (s, words) { return Object.keys(words.statuses).map((code) => [code, s.statuses[code] || 0]).filter(([, n]) => n > 0); };

  /* Split a circle by counts: [code, from, to] in turns. */
  function shares(counts) {
    const total = counts.reduce((sum, [, n]) => sum + n, 0) || 1;
    let at = 0;
    return counts.map(([code, n]) => { const from = at; at += n / total; return [code, from, at]; });
  }

  function pie(s, r, words, theme) {
    const parts = shares(Object.keys(words.groups).filter((code) => s.groups[code]).map((code) => [code, s.groups[code]]));
    return parts.map(([code, from, to]) => {
      const fill = tumen.colour(words.groups[code], theme);
      return parts.length === 1 ? svg('circle', { r, fill }) : svg('path', { d: 'M0,0L' + arc(r, from, to).slice(1) + 'Z', fill });
    });
  }

  function ring(s, r, words, theme) {
    const parts = shares(tumen.standings(s, words));
    const gap = 0.8 / (TAU * r);
    return parts.map(([code, from, to]) => {
      const look = words.statuses[code];
      const drawn = { fill: 'none', stroke: tumen.colour(look, theme), 'stroke-width': RING, 'stroke-dasharray': look.dash || null, 'data-status': code };
      return parts.length === 1 ? svg('circle', { r, ...drawn }) : svg('path', { d: arc(r, from + gap, Math.max(to - gap, from + gap + 0.001)), ...drawn });
    });
  }

  function hexagon(r) { return 'M' + [0, 1, 2, 3, 4, 5].map((i) => point(r, (i + 0.5) / 6)).join('L') + 'Z'; }

  /* A drop whose tip is the point itself, `tip` below the middle of its head. */
  function drop(r, tip) {
    const x = (r * Math.sqrt(1 - (r / tip) ** 2)).toFixed(2), y = (r * r / tip).toFixed(2);
    return 'M0,' + tip.toFixed(2) + 'L-' + x + ',' + y + 'A' + r + ',' + r + ' 0 1 1 ' + x + ',' + y + 'Z';
  }

  function plate(s, r, tip) {
    if (tip) return svg('path', { d: drop(r, tip), class: 'plate' });
    if (s.kind === 'cell') return [svg('circle', { r: r + 3.2, class: 'plate outer' }), svg('circle', { r, class: 'plate' })];
    if (s.precision === 'province') return svg('path', { d: hexagon(r * 1.22), class: 'plate' });
    if (s.precision === 'country') return svg('rect', { x: -r - 1.5, y: -r - 1.5, width: 2 * r + 3, height: 2 * r + 3, rx: 3, class: 'plate' });
    if (s.precision === 'route') return svg('rect', { x: -r - 7, y: -r, width: 2 * r + 14, height: 2 * r, rx: r, class: 'plate' });
    return svg('circle', { r, class: 'plate' });
  }

  function count(s) {
    if (s.n < 2) return '';
    const text = s.n < 1000 ? String(s.n) : (s.n / 1000).toFixed(s.n < 10000 ? 1 : 0) + 'k';
    const size = text.length > 2 ? 9.5 : 11;
    return svg('text', { 'text-anchor': 'middle', y: size * 0.355, 'font-size': size, 'font-weight': 700, class: tumen.isHollow(s) ? 'count dark' : 'count' }, text);
  }

  /* An "is not equal" sign: here one says so and another denies it. Moved by its coordinates: what has no transform is painted faster. */
  function contested(r, words, theme) {
    const at = Number((r * 0.74).toFixed(1)), line = ([x, y, ...to]) => 'M' + (at + x) + ',' + (y - at) + 'L' + (at + to[0]) + ',' + (to[1] - at);
    return svg('g', { class: 'contested' }, svg('circle', { cx: at, cy: -at, r: 5, fill: tumen.colour(words.statuses.contested, theme) }),
      svg('path', { d: [[-2.4, -1.2, 2.4, -1.2], [-2.4, 1.2, 2.4, 1.2], [1.5, -3, -1.5, 3]].map(line).join('') }));
  }

  function body(s, r, words, theme) {
    const weak = s.n ? s.weak / s.n : 0;
    const inner = r - RING / 2 - 0.9;
    if (tumen.isHollow(s)) return '';
    return [svg('g', { 'fill-opacity': (0.95 - 0.45 * weak).toFixed(2) }, pie(s, inner, words, theme)),
      weak > 0.99 ? svg('circle', { r: inner, fill: 'url(#tumen-hatch-' + theme + ')' }) : ''];
  }

  /* Return { element, size, anchor, top } of a symbol's picture: the place itself at the anchor, top is where a popup's tip goes.
     shift moves the picture aside; name is written beside it; `most` is the number of events that its frame has room for. */
  tumen.picture = function (s, words, theme, { shift, name, most } = {}) {
    const r = tumen.radius(s.n), outer = r + EDGE, room = tumen.edge(most || s.n);
    const tip = s.kind === 'place' && s.precision === 'site' && !shift ? tumen.tip(most || s.n) : 0;
    const x = shift ? shift[0] : 0, y = shift ? shift[1] : -tip;
    const width = Math.abs(x) + room + 14, up = Math.max(-y, 0) + room + 12, down = Math.max(y, 0) + room + 12;
    const picture = svg('g', { transform: 'translate(' + x.toFixed(1) + ',' + y.toFixed(1) + ')', class: 'picture' },
      svg('circle', { r: outer + 3.5, class: 'halo' }), svg('circle', { r: Math.max(outer, TOUCH), class: 'touch' }),
      plate(s, outer, tip), body(s, r, words, theme), ring(s, r, words, theme), count(s), s.contested ? contested(outer, words, theme) : '');
    const element = svg('svg', { width: 2 * width, height: up + down, viewBox: [-width, -up, 2 * width, up + down].join(' '), 'aria-hidden': 'true' }, picture,
      name ? svg('text', { x: name.x, y: name.y, 'text-anchor': name.anchor, class: 'name' }, name.text) : '');
    return { element, size: [2 * width, up + down], anchor: [width, up], top: [x, y - outer - 1] };
  };

  /* The line from a place to its symbol, which stands aside: a picture of its own, since it lies under all symbols. */
  tumen.leader = function ([x, y]) {
    const d = 'M0,0L' + x.toFixed(1) + ',' + y.toFixed(1);
    return svg('svg', { width: 1, height: 1, 'aria-hidden': 'true' }, svg('path', { d, class: 'leader rim' }), svg('path', { d, class: 'leader' }), svg('circle', { r: 3.2, class: 'foot' }));
  };

  /* Hatching for weak evidence, one pattern a theme. */
  tumen.patterns = function () {
    const pattern = (theme, stroke) => svg('pattern', { id: 'tumen-hatch-' + theme, width: 3.6, height: 3.6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('line', { x1: 0, y1: 0, x2: 0, y2: 3.6, stroke, 'stroke-width': 1.2, 'stroke-opacity': 0.8 }));
    return svg('svg', { width: 0, height: 0, style: 'position:absolute', 'aria-hidden': 'true' }, svg('defs', {}, pattern('light', '#ffffff'), pattern('dark', '#14181d')));
  };
}(window.tumen));
