/* Where symbols stand on the screen, so that none hides another's number: places at one exact point stand side by side; what would
   be hidden, or has no exact place (a province, a country, a route), gives way, each with a leader back; close by, names where there is room. */
(function (tumen) {
  'use strict';
  const LOOSE = ['province', 'country', 'route'];
  const NAMES_FROM = 10; // zoom
  const FONT = '600 11px "Noto Sans", "Segoe UI", Arial, sans-serif';
  const AROUND = [...Array(12).keys()].map((i) => [Math.sin(i * Math.PI / 6), -Math.cos(i * Math.PI / 6)]);
  const canvas = document.createElement('canvas').getContext('2d');

  /* Return id -> { shift: [x, y] or null, name: { text, x, y, anchor } or null }. toPixels takes a symbol to its point on the screen. */
  tumen.arrange = function (symbols, toPixels, zoom, lang) {
    const at = new Map(symbols.map((s) => [s.id, toPixels(s)])), found = new Map(symbols.map((s) => [s.id, { shift: null, name: null }]));
    const rows = together(symbols), single = symbols.filter((s) => !rows.some((row) => row.includes(s)));
    const taken = single.filter((s) => s.kind === 'cell').map((s) => circle(s, at.get(s.id), [0, 0]));
    rows.forEach((row) => spread(row, at.get(row[0].id), taken, found));
    single.filter((s) => s.kind === 'place' && !isLoose(s)).forEach((s) => stand(s, at.get(s.id), taken, found));
    single.filter(isLoose).forEach((s) => giveWay(s, at.get(s.id), taken, found));
    if (zoom >= NAMES_FROM) nameThem(symbols, at, taken, found, lang);
    return found;
  };

  function isLoose(s) { return s.kind === 'place' && LOOSE.includes(s.precision); }
  function isPin(s) { return s.kind === 'place' && s.precision === 'site'; }
  function circle(s, p, [x, y]) { return { id: s.id, x: p.x + x, y: p.y + y, r: tumen.radius(s.n) + (s.kind === 'cell' ? 6 : isLoose(s) ? 5 : 3) }; }
  function overlap(a, b) { return Math.max(0, a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y)); }
  function inTheWay(circles, taken) { return circles.reduce((sum, c) => taken.reduce((more, t) => more + overlap(c, t), sum), 0); }

  /* Of some ways to stand, the first that is least in the way of what stands already. */
  function best(ways, circlesOf, taken) {
    let least = Infinity, chosen = null;
    ways.forEach((way) => { const cost = least === 0 ? 1 : inTheWay(circlesOf(way), taken); if (cost < least) { least = cost; chosen = way; } });
    return chosen;
  }

  function together(symbols) {
    const rows = new Map();
    symbols.filter((s) => s.kind === 'place' && s.fan && s.fan[1] > 1).forEach((s) => { const at = s.lat + ' ' + s.lon; rows.set(at, (rows.get(at) || []).concat(s)); });
    return [...rows.values()].filter((row) => row.length > 1).map((row) => row.sort((a, b) => a.fan[0] - b.fan[0]));
  }

  function spread(row, foot, taken, found) {
    const radii = row.map((s) => tumen.radius(s.n) + 4.5), wide = radii.reduce((a, b) => a + b, 0), high = Math.max(...radii) + 9;
    let x = -wide;
    const across = radii.map((r) => { x += 2 * r; return x - r; });
    const ways = [[0, -high], [0, high], [wide + 9, 0], [-wide - 9, 0], [wide, -high], [-wide, -high], [wide, high], [-wide, high], [0, -1.8 * high], [0, 1.8 * high]];
    const circlesOf = ([dx, dy]) => row.map((s, i) => circle(s, foot, [across[i] + dx, dy]));
    const [dx, dy] = best(ways, circlesOf, taken);
    row.forEach((s, i) => { found.get(s.id).shift = [across[i] + dx, dy]; });
    taken.push(...circlesOf([dx, dy]));
  }

  /* A point may touch its neighbours; it stands aside only where one of the two would be hidden. */
  function stand(s, foot, taken, found) {
    const own = circle(s, foot, [0, isPin(s) ? -tumen.tip(s.n) : 0]);
    if (taken.some((t) => overlap(own, t) > 0.9 * Math.min(own.r, t.r))) giveWay(s, foot, taken, found);
    else taken.push(own);
  }

  function giveWay(s, foot, taken, found) {
    const r = tumen.radius(s.n), ways = [[0, 0], ...[14, 24, 36, 50].flatMap((d) => AROUND.map(([x, y]) => [x * (r + d), y * (r + d)]))];
    const way = best(ways, (w) => [circle(s, foot, w)], taken);
    if (way[0] || way[1]) found.get(s.id).shift = way;
    taken.push(circle(s, foot, way));
  }

  /* A name stands right of its symbol, else left, under or over it, else nowhere. */
  function nameThem(symbols, at, taken, found, lang) {
    const boxes = [];
    canvas.font = FONT;
    symbols.filter((s) => s.kind === 'place' && s.precision !== 'country').forEach((s) => {
      const text = short(tumen.nameOf(s, lang)), w = canvas.measureText(text).width, c = taken.find((t) => t.id === s.id), p = at.get(s.id);
      const ways = [[c.r + 2, 4, 'start', 0], [-c.r - 2, 4, 'end', -w], [0, c.r + 11, 'middle', -w / 2], [0, -c.r - 4, 'middle', -w / 2]];
      const free = ways.find(([x, y, , left]) => {
        const box = { x: c.x + x + left, y: c.y + y - 10, w, h: 13 };
        const clear = !boxes.some((b) => b.x < box.x + box.w && box.x < b.x + b.w && b.y < box.y + box.h && box.y < b.y + b.h) && !taken.some((t) => t !== c && touches(t, box));
        if (clear) boxes.push(box);
        return clear;
      });
      if (free) found.get(s.id).name = { text, x: Math.round(c.x - p.x + free[0]), y: Math.round(c.y - p.y + free[1]), anchor: free[2] };
    });
  }
  function touches(c, b) { return Math.hypot(c.x - Math.max(b.x, Math.min(c.x, b.x + b.w)), c.y - Math.max(b.y, Math.min(c.y, b.y + b.h))) < c.r; }
  function short(name) { const bare = name.replace(/\s*\([^)]*\)\s*$/, '') || name; return bare.length > 34 ? bare.slice(0, 32).trimEnd() + '…' : bare; }
}(window.tumen));
