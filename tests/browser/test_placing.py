"""Where the map's symbols stand: at their places, over no other, the same ones in every window; countries stand in the map's foot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from dashboard.query.symbols.crowd import MEMBER_REACH, SYMBOL_GAP, symbol_radius
from dashboard.query.symbols.merging import MIN_TOUCH
from tests import build
from tests.browser.conftest import shot
from tests.browser.test_atlas import api, the_map
from tests.browser.test_offline import take
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
WIDTHS = (1440, 1024, 390)
VIEWS = ("3/50/82", "4/40/128", "6/51.7/36.2", "8/42.4/130.6", "11/42.4/130.6", "12/39.03/125.75", "5/55/38")
CHIP = ".tumen-foot button"

# Where each symbol is drawn in the frame, by its element, and where its places are: their weighted middle and the farthest of them.
DRAWN = """async () => {
  const { features } = await (await fetch('../../api/places')).json();
  const known = new Map(features.map((f) => [f.id, f.properties]));
  const frame = document.getElementById('map_div').getBoundingClientRect(), middle = tumenMap.state().center;
  const at = ({ lat, lon }) => lens.latLngToContainerPoint([lat, lon + 360 * Math.round((middle.lng - lon) / 360)]);
  return [...document.querySelectorAll('.tumen-symbol')].map((e) => {
    const box = e.querySelector('svg').getBoundingClientRect();
    const x = box.x + box.width / 2 - frame.x, y = box.y + box.height / 2 - frame.y;
    const { symbol } = [...markers].find((m) => m.getElement() === e);
    const places = (symbol.places || [symbol.id]).map((id) => known.get(id));
    const points = places.map((p) => ({ ...at(p), n: p.n })), sum = points.reduce((n, p) => n + p.n, 0);
    const mid = ['x', 'y'].map((side) => points.reduce((total, p) => total + p[side] * p.n, 0) / sum);
    const off = (a, b) => Math.hypot(a - x, b - y);
    return { id: symbol.id, lat: symbol.lat, lon: symbol.lon, n: symbol.n, x, y,
      alone: symbol.kind === 'place', off: off(...mid), far: Math.max(...points.map((p) => off(p.x, p.y))) };
  });
}"""
# Leaflet's map and its markers, from within.
INSIDE = """() => new Promise((done) => {
  const find = () => {
    const map = Object.values(window).find((v) => v instanceof L.Map);
    if (!map) { setTimeout(find, 50); return; }
    window.lens = map;
    const drawn = () => Object.values(map._layers).filter((l) => l instanceof L.Marker && l.symbol);
    window.markers = { [Symbol.iterator]: () => drawn()[Symbol.iterator]() };
    done();
  };
  find();
})"""


def looked_at(page: Page, view: str) -> Frame:
    """Return the map once it has drawn a view."""
    frame = the_map(page)
    frame.evaluate(INSIDE)
    until(frame, "zoom => tumenMap.state().zoom === zoom && tumenMap.state().answers > 0", float(view.split("/")[0]))
    page.wait_for_timeout(300)  # what a view's answer brings is drawn at once when it is there
    return frame


@pytest.mark.parametrize("width", WIDTHS)
def test_every_symbol_stands_at_its_place_or_amid_its_places(visit, address, width):
    for view in VIEWS:
        found = looked_at(visit(f"{address}/#view={view}", width=width), view).evaluate(DRAWN)
        assert found
        for s in found:
            r = float(symbol_radius(s["n"]))
            assert s["off"] <= (1 if s["alone"] else r + 1), (view, s)
            assert s["far"] <= MEMBER_REACH * max(r, MIN_TOUCH / 2) + 1, (view, s)
        for i, a in enumerate(found):
            for b in found[:i]:
                due = max(float(symbol_radius(a["n"]) + symbol_radius(b["n"])) + SYMBOL_GAP, MIN_TOUCH)
                assert ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 >= due - 1.5, (view, a, b)


def test_the_same_symbols_stand_at_a_zoom_in_windows_of_every_width(visit, address):
    for view in ("3/50/82", "5/55/38"):
        drawn = [looked_at(visit(f"{address}/#view={view}", width=width), view).evaluate(DRAWN) for width in WIDTHS]
        seen = [{s["id"]: (s["lat"], s["lon"], s["n"]) for s in found} for found in drawn]
        widest = seen[0]
        for narrower in seen[1:]:
            assert narrower
            assert {k: widest[k] for k in narrower} == narrower


def test_half_a_zoom_of_a_phone_shows_the_symbols_of_the_whole_one_below(visit, address):
    half, whole = (looked_at(visit(f"{address}/#view={zoom}/50/37", width=390), f"{zoom}/50/37").evaluate(DRAWN) for zoom in ("4.75", "4"))
    ids = {s["id"] for s in whole}
    assert {s["id"] for s in half} <= ids
    for i, a in enumerate(half):
        for b in half[:i]:
            assert ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 >= float(symbol_radius(a["n"]) + symbol_radius(b["n"]))


MOVED = """() => {
  const frame = document.getElementById('map_div').getBoundingClientRect();
  return [...markers].map((m) => {
    const b = m.getElement().querySelector('svg').getBoundingClientRect(), p = lens.latLngToContainerPoint(m.getLatLng());
    return Math.hypot(b.x + b.width / 2 - frame.x - p.x, b.y + b.height / 2 - frame.y - p.y);
  });
}"""


@pytest.mark.parametrize(
    "path", ["/", "/compare?left=2022/2023&right=2024/2025", "/event?id=E024", "/place?id=P053", "/story?id=first-road-bridge"]
)
def test_no_map_of_any_page_moves_a_symbol(visit, address, path):
    page = visit(f"{address}{path}", ready="iframe[title*='st_folium']")
    page.frame_locator("iframe[title*='st_folium']").first.locator(".tumen-symbol").first.wait_for()
    frames = [f for f in page.frames if "st_folium" in f.url]
    for frame in frames:
        until(frame, "() => window.tumenMap && tumenMap.state().answers > 0")
        frame.evaluate(INSIDE)
        assert max(frame.evaluate(MOVED)) < 1.5
        assert not frame.locator("text=gave way").count()


def test_a_country_stands_in_the_maps_foot_and_opens_as_a_symbol_does(visit, address):
    page = visit(f"{address}/#view=4/55/100")
    frame = the_map(page)
    told = {s["id"]: (s["name"], s["n"]) for s in api(address, "cells?zoom=4")["countries"]}
    chips = frame.locator(CHIP)
    expect(chips).to_have_count(len(told))
    said = [(c.get_attribute("data-symbol-id"), c.text_content()) for c in chips.all()]
    assert said == [(i, f"{n}{name}") for i, (name, n) in told.items()]
    assert not frame.locator(".tumen-symbol[data-precision=country]").count()
    before = frame.evaluate("() => tumenMap.state().center")
    first = chips.first
    first.focus()
    page.keyboard.press("Enter")
    name, n = next(iter(told.values()))
    expect(page.locator(".head h2")).to_have_text(re.compile(name))
    expect(frame.locator(".tumen-popup h3")).to_have_text(name)
    expect(frame.locator(".tumen-popup")).to_contain_text(f"{n} events")
    expect(first).to_have_attribute("aria-pressed", "true")
    assert frame.evaluate("() => tumenMap.state().center") == before, "the map stays where it is"
    shot(page, "country")
    narrow = the_map(visit(address, width=390))
    expect(narrow.locator(CHIP)).to_have_count(len(told))
    assert narrow.locator(".tumen-foot").evaluate("e => e.getBoundingClientRect().bottom <= innerHeight + 1")


def test_a_country_counts_at_each_moment_that_is_played(visit, address):
    page = visit(address)
    frame = the_map(page)
    frame.locator(".tumen-play a").click()
    until(frame, "() => tumenMap.state().play.frames > 0")
    track = frame.locator(".track")
    frame.locator(".wide select").select_option("12")
    for key in ("End", "ArrowLeft", "ArrowLeft"):
        track.press(key)
        now = frame.evaluate("() => tumenMap.state().play")
        told = {s["id"]: s["n"] for s in api(address, f"cells?zoom=3&start={now['start']}&end={now['end']}")["countries"]}
        shown = {c.get_attribute("data-symbol-id"): int(c.get_attribute("data-n")) for c in frame.locator(f"{CHIP}:not(.gone)").all()}
        assert shown == told
    track.press("Escape")
    expect(frame.locator(f"{CHIP}.gone")).to_have_count(0)


def test_the_picture_and_the_file_have_symbols_at_their_places_and_the_countries(visit, address, tmp_path, browser):
    page = visit(f"{address}/?group=troops#view=5/51.0000/36.0000")
    frame = looked_at(page, "5/51/36")
    points = frame.evaluate("""() => [...markers].map((m) => lens.latLngToContainerPoint(m.getLatLng()))
      .filter((p) => p.x > 0 && p.y > 0 && lens.getSize().contains(p))""")
    chips = [(c.get_attribute("data-n"), c.get_attribute("data-name")) for c in frame.locator(CHIP).all()]
    svg = take(page, "Picture, SVG", tmp_path).read_text("utf-8")
    boxes = [
        [float(x) for x in m] for m in re.findall(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*? x="([-\d.]+)" y="([-\d.]+)"', svg)
    ]
    centres = [(x + w / 2, y + h / 2) for w, h, x, y in boxes]
    assert points
    for p in points:
        assert min(((x - p["x"]) ** 2 + (y - p["y"]) ** 2) ** 0.5 for x, y in centres) < 1.5
    assert "Only the country is known:" in svg
    assert chips
    assert all(f"{n} {name}" in svg for n, name in chips)
    file = take(page, "One file, HTML", tmp_path)
    alone = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
    alone.goto(file.as_uri())
    alone.locator(".tumen-symbol").first.wait_for()
    live = {c.get_attribute("data-symbol-id"): c.get_attribute("data-n") for c in frame.locator(CHIP).all()}
    assert {c.get_attribute("data-symbol-id"): c.get_attribute("data-n") for c in alone.locator(CHIP).all()} == live
    alone.locator(CHIP).first.press("Enter")
    expect(alone.locator("#panel h2")).to_have_text(alone.locator(CHIP).first.get_attribute("data-name"))
    shot(alone, "offline-countries")
    ids = {s["id"] for s in api(address, "cells?zoom=5&group=troops")["symbols"]}
    assert {e.get_attribute("data-symbol-id") for e in alone.locator(".tumen-symbol").all()} == ids
    alone.context.close()


FOCUSED = """() => {
  const e = document.activeElement, name = e.getAttribute('aria-label') || e.textContent.trim();
  return { id: e.dataset.symbolId || '', name, tag: e.tagName, last: e.classList.contains('back'), out: e === document.body };
}"""


def test_the_keyboard_comes_to_each_symbol_once_and_to_nothing_without_a_name(visit, address):
    page = visit(f"{address}/#view=6/51.7/36.2")
    frame = the_map(page)
    frame.locator(".tumen-skip.past").focus()
    stops = []
    while True:
        page.keyboard.press("Tab")
        now = frame.evaluate(FOCUSED)
        if now["last"] or now["out"] or len(stops) > 150:
            break
        stops.append(now)
    assert len(stops) < 150
    assert not [s for s in stops if not s["name"] or s["tag"] in ("path", "svg")]
    ids = [s["id"] for s in stops if s["id"]]
    assert len(ids) == len(set(ids)) > 5
    assert frame.evaluate("() => { const { lat, lng } = tumenMap.state().center; return [lat, lng]; }") == pytest.approx(
        [51.7, 36.2], abs=0.001
    )


def test_places_on_both_sides_of_the_180th_meridian_are_looked_at_together(visit, serve, tmp_path):
    tables = build.question([("RU", "asserts", "2025-02-01")])
    tables["places"] = [
        {"place_id": p, "name": p, "latitude": lat, "longitude": lon}
        for p, lat, lon in (("P901", "66", "179.9"), ("P902", "66.2", "-179.9"))
    ]
    tables["event_places"] = [{"event_id": "E1", "place_id": p} for p in ("P901", "P902")]
    address = serve(build.write(tmp_path / "data", **tables))
    assert api(address, "extent?place=P901,P902")["bbox"] == [179.9, 66.0, -179.9, 66.2]
    page = visit(f"{address}/?place=P901,P902")
    frame = the_map(page)
    until(frame, "() => tumenMap.state().zoom > 6")
    assert abs(frame.evaluate("() => tumenMap.state().center.lng") % 360 - 180) < 0.2
    frame.locator(".tumen-symbol").first.wait_for()
    frame.evaluate(INSIDE)
    assert (
        sum(s.get("n_places", 1) for s in api(address, f"cells?zoom={int(frame.evaluate('() => tumenMap.state().zoom'))}")["symbols"]) == 2
    )
    assert frame.evaluate("() => [...markers].every((m) => lens.getBounds().contains(m.getLatLng()))")


def test_a_picture_is_as_large_as_the_server_reckons(visit, address):
    frame = the_map(visit(f"{address}/#view=5/51/36"))
    frame.evaluate(INSIDE)
    sizes = frame.evaluate("() => [...markers].map((m) => [m.symbol.n, Number(m.getElement().querySelector('.halo').getAttribute('r'))])")
    assert sizes
    for n, r in sizes:
        assert r == pytest.approx(float(symbol_radius(n)) + 2.3, abs=0.01)
