/* Where symbols stand on the screen, so that none hides another's number and the edge of the map cuts none: places at one exact point
   stand side by side; what would be hidden gives way, first of all what has no exact place (a province, a country, a route), each with
   a leader back; close by, names where there is room. */
(function (tumen) {
  'use strict';
  const LOOSE = ['province', 'country', 'route'];
  const NAMES_FROM = 10; // zoom
  const FONT = '600 11px "Noto Sans", "Segoe UI", Arial, sans-serif';
  const AROUND = [...Array(16).keys()].map((i) => [Math.sin(i * Math.PI / 8), -Math.cos(i * Math.PI / 8)]);
  const STEPS = [5, 10, 16, 23, 31, 40, 50, 62, 76]; // px that a symbol goes aside; farther it would seem to stand for another place
  const FAR = STEPS[STEPS.length - 1];
  const MANY = 150; // with more symbols than that nothing goes far: leaders everywhere would say less than a touch
  const SWEEPS = 3; // times that each looks again for a better stand
  const PULL = { loose: 0.35, cell: 0.8, exact: 1.1 }; // the price of a pixel away from its place
  const canvas = document.createElement('canvas').getContext('2d');

  /* Return id -> { shift: [x, y] or null, name: { text, x, y, anchor } or null }. toPixels takes a symbol to its point in the frame,
     { w, h, taken: [{ x, y, w, h }] } in px, whose rectangles lie under the map's controls. */
  tumen.arrange = function (symbols, toPixels, zoom, lang, frame) {
    const rows = together(symbols), inRow = new Set(rows.flat()), steps = symbols.length > MANY ? STEPS.filter((d) => d < 30) : STEPS;
    const units = [...rows, ...symbols.filter((s) => !inRow.has(s)).map((s) => [s])].map((row) => unit(row, toPixels(row[0]), frame, steps));
    units.sort((a, b) => a.loose - b.loose || b.n - a.n);
    settle(units, frame);
    const rooms = new Map(units.flatMap((u) => u.rooms.map((c) => [c.id, c])));
    const found = new Map(units.flatMap((u) => u.row.map((s, i) => [s.id, { shift: u.way.at ? null : [u.rooms[i].x - u.foot.x, u.rooms[i].y - u.foot.y], name: null }])));
    if (zoom >= NAMES_FROM) nameThem(symbols, new Map(units.flatMap((u) => u.row.map((s) => [s.id, u.foot]))), rooms, found, lang, frame);
    return found;
  };

  /* The frame that symbols stand in: its size, and what the buttons cover of it. */
  tumen.frameOf = function (map) {
    const size = map.getSize(), box = map.getContainer().getBoundingClientRect();
    const taken = [...map.getContainer().querySelectorAll('.leaflet-bar, .tumen-legend:not([open])')].map((e) => e.getBoundingClientRect()).map((r) => ({ x: r.x - box.x, y: r.y - box.y, w: r.width, h: r.height }));
    return { w: size.x, h: size.y, taken };
  };

  /* A marker that is no layer of its own to the browser's compositor: a hundred of those cost it more than all that is painted. */
  const Flat = L.Marker.extend({ _setPos(at) { L.Marker.prototype._setPos.call(this, at); if (this._icon) this._icon.style.transform = 'translate(' + at.x + 'px,' + at.y + 'px)'; } });
  tumen.flatMarker = function (at, how) { return new Flat(at, how); };

  /* Leaders lie in a pane of their own, under all symbols. */
  tumen.addLeaders = function (map) { map.createPane('leaders').style.zIndex = 590; };
  tumen.leaderOf = function (s, stand) {
    const icon = stand && stand.shift && L.divIcon({ html: tumen.leader(stand.shift), iconSize: [0, 0], className: 'tumen-leader' });
    return icon ? tumen.flatMarker([s.lat, s.lon], { icon, pane: 'leaders', interactive: false, keyboard: false }) : null;
  };

  /* Places at one exact point, as rows. */
  function together(symbols) {
    const rows = new Map();
    symbols.filter((s) => s.kind === 'place' && s.fan && s.fan[1] > 1).forEach((s) => { const at = s.lat + ' ' + s.lon; rows.set(at, (rows.get(at) || []).concat(s)); });
    return [...rows.values()].filter((row) => row.length > 1).map((row) => row.sort((a, b) => a.fan[0] - b.fan[0]));
  }

  /* What moves as one, with the ways it may stand, the nearest first: at its place, or aside. */
  function unit(row, foot, frame, steps) {
    const [s] = row, loose = row.length === 1 && s.kind === 'place' && LOOSE.includes(s.precision), cell = s.kind === 'cell';
    const clear = loose || cell ? 0 : tumen.edge(s.n) + 4; // an exact place must show beside its symbol, at the foot of the leader
    const aside = steps.map((d) => d + clear).flatMap((d) => AROUND.map(([x, y]) => ({ x: x * d, y: y * d, price: d * PULL[loose ? 'loose' : cell ? 'cell' : 'exact'] + (clear ? 12 : 0) })));
    const inFrame = foot.x >= 0 && foot.y >= 0 && foot.x <= frame.w && foot.y <= frame.h;
    const made = { row, foot, members: membersOf(row), loose: Number(loose), n: Math.max(...row.map((one) => one.n)), inFrame, exact: clear > 0, ways: row.length > 1 ? side(row, aside) : [{ x: 0, y: clear && s.precision === 'site' ? -tumen.tip(s.n) : 0, price: 0, at: true }, ...aside] };
    return Object.assign(made, { way: made.ways[0], rooms: rooms(made, made.ways[0]) });
  }

  /* A row stands over or under its point, or further aside. */
  function side(row, aside) {
    const wide = row.reduce((sum, s) => sum + tumen.edge(s.n) + 2.2, 0), high = Math.max(...row.map((s) => tumen.edge(s.n))) + 11;
    const close = [[0, -high], [0, high], [wide + 9, 0], [-wide - 9, 0], [wide, -high], [-wide, -high], [wide, high], [-wide, high]];
    return [...close.map(([x, y]) => ({ x, y, price: 0 })), ...aside.filter((w) => Math.abs(w.y) >= high || Math.abs(w.x) >= wide + 9)];
  }

  /* Where the members of a unit stand, one way or another. */
  function rooms({ members, foot }, way) { return members.map((m) => tumen.stand(m.room, foot.x + m.across + way.x, foot.y + way.y, way.at ? null : foot)); }

  /* What the members of a row take up, and how far from its middle. */
  function membersOf(row) {
    let x = -row.reduce((sum, s) => sum + tumen.edge(s.n) + 2.2, 0);
    return row.map((s) => { const half = tumen.edge(s.n) + 2.2; x += 2 * half; return { room: tumen.room(s), across: row.length > 1 ? x - half : 0 }; });
  }

  /* The large and exact stand first; then each looks again, now that it knows the others. */
  function settle(units, frame) {
    const reach = units.length > MANY ? FAR : 2 * FAR; // px from a place: what stands further off is not in its way
    let standing = [];
    for (let sweep = 0; sweep < (units.length > MANY ? 1 : SWEEPS); sweep += 1) {
      let moved = false;
      units.forEach((u) => {
        standing = standing.filter((c) => !u.rooms.includes(c));
        const way = best(u, standing.filter((c) => Math.abs(c.x - u.foot.x) < reach && Math.abs(c.y - u.foot.y) < reach), frame);
        moved = moved || way !== u.way;
        Object.assign(u, { way, rooms: rooms(u, way) });
        standing.push(...u.rooms);
      });
      if (sweep && !moved) return;
    }
  }

  /* Of a unit's ways to stand, the one of the least price. */
  function best(u, others, frame) {
    let least = Infinity, chosen = u.ways[0];
    u.ways.forEach((way) => {
      if (way.price >= least) return;
      const price = rooms(u, way).reduce((sum, c) => sum + tumen.price(c, others, frame, u.inFrame && !(u.exact && way.at), least - sum), way.price);
      if (price < least) { least = price; chosen = way; }
    });
    return chosen;
  }

  /* A name stands right of its symbol, else left, under or over it, whole and over nothing, else nowhere. */
  function nameThem(symbols, at, rooms, found, lang, frame) {
    const boxes = [...frame.taken], taken = [...rooms.values()];
    canvas.font = FONT;
    symbols.filter((s) => s.kind === 'place' && s.precision !== 'country').forEach((s) => {
      const text = short(tumen.nameOf(s, lang)), w = canvas.measureText(text).width, c = rooms.get(s.id), p = at.get(s.id);
      const ways = [[c.body + 3, 4, 'start', 0], [-c.body - 3, 4, 'end', -w], [0, c.body + 12, 'middle', -w / 2], [0, -c.body - 5, 'middle', -w / 2]];
      const free = ways.find(([x, y, , left]) => {
        const box = { x: c.x + x + left, y: c.y + y - 10, w, h: 13 };
        const clear = box.x > 0 && box.y > 0 && box.x + w < frame.w && box.y + box.h < frame.h && !boxes.some((b) => b.x < box.x + box.w && box.x < b.x + b.w && b.y < box.y + box.h && box.y < b.y + b.h) && !taken.some((t) => t !== c && touches(t, box));
        if (clear) boxes.push(box);
        return clear;
      });
      if (free) found.get(s.id).name = { text, x: Math.round(c.x - p.x + free[0]), y: Math.round(c.y - p.y + free[1]), anchor: free[2] };
    });
  }
  function touches(c, b) { return Math.hypot(c.x - Math.max(b.x, Math.min(c.x, b.x + b.w)), c.y - Math.max(b.y, Math.min(c.y, b.y + b.h))) < c.body + 1; }
  function short(name) { const bare = name.replace(/\s*\([^)]*\)\s*$/, '') || name; return bare.length > 34 ? bare.slice(0, 32).trimEnd() + '…' : bare; }
}(window.tumen));
