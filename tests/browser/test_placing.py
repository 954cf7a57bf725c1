"""Where the map's symbols stand: no number is hidden, the frame cuts nothing that can give way, at every zoom and both widths."""

from __future__ import annotations

import pytest

from tests.browser.test_atlas import the_map

pytestmark = pytest.mark.browser
# A map as wide as on a large screen and as on a telephone, and what readers look at: all of it, the far east, the west, the Tumen.
FRAMES = {"wide": (800, 580), "narrow": (360, 416)}
CENTRES = [(50, 82), (40, 128), (52, 36), (42.4, 130.6), (55.7, 37.6)]
ZOOMS = [1.75, 2.25, 3, 4, 5, 6, 7, 8, 9, 10]

# What the placing gives for the shipped data in a frame, held against the plates' true shapes.
FAULTS = """async ([width, height, zoom, lat, lon]) => {
  const centre = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), zoom), corner = centre.subtract([width / 2, height / 2]);
  const put = (s) => L.CRS.EPSG3857.latLngToPoint(L.latLng(s.lat, s.lon), zoom).subtract(corner);
  const at = (x, y) => L.CRS.EPSG3857.pointToLatLng(L.point(x, y), zoom);
  const sw = at(corner.x - width / 4, corner.y + height * 1.25), ne = at(corner.x + width * 1.25, corner.y - height / 4);
  const sides = [Math.max(sw.lng, -540), Math.max(sw.lat, -85), Math.min(ne.lng, 540), Math.min(ne.lat, 85)];
  const box = sides.map((x) => x.toFixed(4)).join(',');
  const answer = await (await fetch(`../../api/cells?viewport=${box}&zoom=${zoom}`)).json(), { symbols } = answer;
  if (!symbols) throw new Error(answer.error);
  const taken = [{ x: 10, y: 10, w: 32, h: 140 }], stands = tumen.arrange(symbols, put, zoom, 'en', { w: width, h: height, taken });
  const shapes = symbols.map((s) => {
    const { shift } = stands.get(s.id), foot = put(s), edge = tumen.radius(s.n) + 2.3;
    const exact = s.kind === 'place' && ['site', 'settlement', 'district'].includes(s.precision);
    const [x, y] = shift ? [foot.x + shift[0], foot.y + shift[1]] : [foot.x, foot.y - (s.precision === 'site' ? tumen.tip(s.n) : 0)];
    const disc = s.kind === 'cell' ? edge + 3.2 : edge, wide = { country: [edge + 1.5, edge + 1.5], route: [edge + 7, edge] };
    const half = wide[s.precision] || (s.precision === 'province' ? [edge * 1.22, edge * 1.22] : [disc, disc]);
    return { s, x, y, edge, half, foot, exact, shift, digits: s.n < 2 ? 0 : String(s.n).length, mark: s.contested ? 0.74 * edge : 0 };
  });
  const round = (a) => !['country', 'route'].includes(a.s.precision);
  const covers = (a, b) => {  // a plate or mark over the box of a number
    const w = 1.5 + 3.3 * b.digits, h = 5, dx = Math.max(0, Math.abs(a.x - b.x) - w), dy = Math.max(0, Math.abs(a.y - b.y) - h);
    const plate = round(a) ? Math.hypot(dx, dy) < a.half[0] : dx < a.half[0] && dy < a.half[1];
    const mark = a.mark && Math.hypot(Math.max(0, Math.abs(a.x + a.mark - b.x) - w), Math.max(0, Math.abs(a.y - a.mark - b.y) - h)) < 5.6;
    return plate || mark;
  };
  const faults = [];
  for (const b of shapes) {
    const over = b.digits ? shapes.filter((a) => a !== b && covers(a, b)) : [];
    over.forEach((a) => faults.push(`${a.s.id} (${a.s.n}) covers the number of ${b.s.id} (${b.s.n})`));
    const seen = b.foot.x >= 0 && b.foot.y >= 0 && b.foot.x <= width && b.foot.y <= height;
    const right = Math.max(b.half[0], b.mark && b.mark + 5.6), top = Math.max(b.half[1], b.mark && b.mark + 5.6);
    const cut = b.x - b.half[0] < 0 || b.x + right > width || b.y - top < 0 || b.y + b.half[1] > height;
    const { name } = stands.get(b.s.id), pen = document.createElement('canvas').getContext('2d');
    pen.font = '600 11px "Noto Sans", "Segoe UI", Arial, sans-serif';
    const long = name && pen.measureText(name.text).width;
    const left = name && b.foot.x + name.x - { start: 0, middle: long / 2, end: long }[name.anchor];
    if (name && (left < 0 || left + long > width)) faults.push(`the name of ${b.s.id} is cut by the frame`);
    if (seen && (b.shift || !b.exact) && cut) faults.push(`${b.s.id} (${b.s.n}) is cut by the frame`);
  }
  return faults;
}"""


@pytest.mark.parametrize("frame", FRAMES)
def test_no_number_is_hidden_and_no_badge_is_cut(visit, address, frame):
    drawn = the_map(visit(address))
    where = [(zoom, *centre) for zoom in ZOOMS for centre in CENTRES]
    faults = {f"{zoom}/{lat}/{lon}": drawn.evaluate(FAULTS, [*FRAMES[frame], zoom, lat, lon]) for zoom, lat, lon in where}
    assert not {view: found for view, found in faults.items() if found}


def test_leaders_lie_under_the_symbols(visit, address):
    frame = the_map(visit(f"{address}/#view=3/48/80"))
    assert frame.locator(".tumen-leader .leader").count()
    assert not frame.locator("[data-symbol-id] .leader, [data-symbol-id] .foot").count()
    under, over = (frame.locator(f".leaflet-{pane}-pane").evaluate(HEIGHT) for pane in ("leaders", "marker"))
    assert under < over


HEIGHT = "(e) => Number(getComputedStyle(e).zIndex)"


def test_more_events_are_a_larger_symbol_however_many(visit, address):
    drawn = the_map(visit(address))
    many = [1, 2, 25, 26, 42, 67, 69, 82, 1_000, 131_000, 239_000, 1_000_000]
    sizes = drawn.evaluate("many => many.map((n) => tumen.radius(n))", many)
    assert sizes == sorted(set(sizes)), "of any two counts the larger has the larger symbol"
    assert sizes[-2] > 1.5 * sizes[6], "thousands of times as many are seen to be more"
    assert sizes[-1] < 35, "and a million leave room for others"
