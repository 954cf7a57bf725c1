/* What it costs a symbol to stand somewhere: nothing where it has room; most where it would hide another's number or mark, have its own
   hidden, or be cut by the edge of the map; something for each pixel away from its place, and for a leader under other symbols. */
(function (tumen) {
  'use strict';
  const COST = { hidden: 40, cut: 15, touched: 1.2, under: 10, crossed: 6 };
  const MARK = 6; // px: radius of the mark of what is contested
  const RIM = 2; // px between a symbol and the edge of the map
  const PLATES = { cell: [1, 3.2], province: [1.22, 0], country: [1.2, 1.5], route: [1, 7] }; // times the edge of a symbol, and px more

  /* Math.hypot guards against numbers that no screen has, and takes ten times as long. */
  function long(x, y) { return Math.sqrt(x * x + y * y); }

  /* How far go a symbol's number (core), its plate (body), and all of it (reach); how far its mark is from its middle, 0 for none. */
  tumen.room = function (s) {
    const edge = tumen.edge(s.n), at = 0.74 * edge, [times, more] = PLATES[s.kind === 'cell' ? 'cell' : s.precision] || [1, 0], body = edge * times + more;
    return { id: s.id, core: s.n < 2 ? 5 : s.n < 10 ? 7 : 10, body, reach: Math.max(body, s.contested ? at + MARK : 0), at: s.contested ? at : 0 };
  };

  /* The same, standing somewhere: `foot` is its place if it stands aside of that; `led`: some of the line between the two shows. */
  tumen.stand = function ({ id, core, body, reach, at }, x, y, foot) {
    return { id, core, body, reach, x, y, mark: at ? { x: x + at, y: y - at } : null, foot, led: foot !== null && long(x - foot.x, y - foot.y) > body };
  };

  function near(a, b, reach) { return Math.max(0, reach - long(a.x - b.x, a.y - b.y)); }
  function beyond(c, x, y, w, h) { return Math.max(0, Math.min(c.x + c.body, x + w) - Math.max(c.x - c.body, x)) * Math.max(0, Math.min(c.y + c.body, y + h) - Math.max(c.y - c.body, y)); }

  /* How far a point is from the line between two others. */
  function aside(p, a, b) {
    const dx = b.x - a.x, dy = b.y - a.y, t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return long(p.x - a.x - t * dx, p.y - a.y - t * dy);
  }
  function meet(a, b, c, d) {
    const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
    return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  }

  function hides(a, b) { return near(a, b, a.body + b.core) + (b.mark ? near(a, b.mark, a.body + MARK - 2) / 2 : 0) + (a.mark ? near(a.mark, b, MARK + b.core) : 0); }

  function under(a, b) { const d = aside(b, a.foot, a); return d < b.core ? 1 : d < b.body ? 0.3 : 0; }

  function between(a, b) {
    const x = a.x - b.x, y = a.y - b.y, both = a.reach + b.reach, close = x * x + y * y < both * both;
    if (!close && !a.led && !b.led) return 0;
    return (close ? COST.hidden * (hides(a, b) + hides(b, a)) + COST.touched * near(a, b, a.body + b.body) : 0)
      + (a.led ? COST.under * under(a, b) : 0) + (b.led ? COST.under * under(b, a) : 0) + (a.led && b.led && meet(a.foot, a, b.foot, b) ? COST.crossed : 0);
  }

  /* The price of a stand among others, in a frame { w, h, taken: rectangles under its controls } which must hold it whole if it is `held`. */
  tumen.price = function (c, others, frame, held, most) {
    let sum = 0;
    if (held) {
      const cut = [c.body - c.x, c.x + c.reach - frame.w, c.reach - c.y, c.y + c.body - frame.h].reduce((more, by) => more + Math.max(0, by + RIM), 0);
      sum = COST.cut * cut + frame.taken.reduce((more, t) => more + beyond(c, t.x, t.y, t.w, t.h), 0);
    }
    for (let i = 0; i < others.length && sum < most; i += 1) sum += between(c, others[i]);
    return sum;
  };
}(window.tumen));
