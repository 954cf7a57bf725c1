"""A reader's paths through the atlas: each in a real Chromium, with every other host blocked."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import EVENTS, shot
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
SYMBOL = "[data-symbol-id]"
PAINTED = """() => [...document.querySelectorAll('canvas')].some(canvas => {
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(pixels).size > 8;
})"""


def the_map(page: Page) -> Frame:
    """Return the map's frame once it has drawn something."""
    page.frame_locator("iframe[title*='st_folium']").locator(SYMBOL).first.wait_for()
    return next(f for f in page.frames if "st_folium" in f.url)


def counted(page: Page) -> tuple[int, int]:
    n, total = re.match(r"(\d+) of (\d+)", page.locator(".count strong").inner_text()).groups()
    return int(n), int(total)


def api(address: str, path: str) -> dict:
    with urllib.request.urlopen(f"{address}/api/{path}") as answer:
        return json.load(answer)


def choose(page: Page, parameter: str, code: str) -> None:
    """Tick an option of a filter."""
    page.locator(f"details[data-parameter={parameter}] summary").click()
    page.locator(f"details[data-parameter={parameter}] input[value={code}]").click()


def brush(page: Page, first: float, last: float) -> None:
    """Drag across the timeline's bars, between two shares of its width."""
    chart = page.locator("[data-testid=stVegaLiteChart]")
    chart.locator("svg.marks, canvas").first.wait_for()
    box = chart.bounding_box()
    y, first, last = box["y"] + 70, box["x"] + box["width"] * first, box["x"] + box["width"] * last
    page.mouse.move(first, y)
    page.mouse.down()
    page.mouse.move((first + last) / 2, y, steps=4)
    page.mouse.move(last, y, steps=4)
    page.mouse.up()


def test_it_opens_and_nothing_leaves_the_host(visit, address):
    page = visit(address)
    frame = the_map(page)
    until(frame, "() => tumenMap.state().symbols > 3")
    assert counted(page) == (EVENTS, EVENTS)
    assert page.locator("tbody tr").count() == 50
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    until(frame, PAINTED)  # the offline basemap paints its tiles
    shot(page, "open")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (1024, "light"), (390, "light"), (390, "dark")])
def test_it_fits_every_width_and_theme(visit, address, width, scheme):
    page = visit(address, width=width, scheme=scheme, height=844)
    until(the_map(page), "() => tumenMap.state().symbols > 3")
    assert the_map(page).evaluate("() => tumenMap.state().theme") == scheme
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, "nothing sticks out sideways"
    shot(page, f"open-{width}-{scheme}")


def test_dates_change_markers_timeline_and_table(visit, address):
    page = visit(address)
    frame = the_map(page)
    until(frame, f"() => tumenMap.state().n === {EVENTS}")
    page.locator("input[name=start]").fill("2026-01-01")
    page.locator("input[name=start]").dispatch_event("change")
    expected = api(address, "events?start=2026-01-01&limit=1")["n"]
    expect(page.locator(".count strong")).to_have_text(f"{expected} of {EVENTS}")
    until(frame, "n => tumenMap.state().n === n", expected)
    expect(page.locator(f"tbody tr:nth-child({min(expected, 50)})")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(min(expected, 50))
    expect(page).to_have_url(re.compile("start=2026-01-01"))
    assert frame.locator("[data-symbol-id=P040]").count() == 0, "Vostochny has no event in 2026"


def test_a_marker_opens_its_popup_and_its_panel(visit, address):
    page = visit(f"{address}/#view=14/42.415/130.642")
    frame = the_map(page)
    marker = frame.locator("[data-symbol-id=P002]")
    marker.wait_for()
    marker.dispatch_event("click")
    popup = frame.locator(".tumen-popup")
    expect(popup).to_contain_text("Friendship Bridge")
    expected = api(address, "events?place=P002&order=oldest")
    expect(popup.locator("li")).to_have_count(min(expected["n"], 5) + (expected["n"] > 5))
    expect(page.locator(".head h2")).to_contain_text("Friendship Bridge")
    shown = [e.get_attribute("data-event") for e in page.locator(".event").all()]
    assert shown == [e["event_id"] for e in expected["events"]]
    page.locator(".event summary").first.click()
    expect(page.locator(".event[open] .claim").first).to_be_visible()
    expect(page.locator(".event[open] .claim li").first).to_contain_text(re.compile("read in full|excerpt read|not opened"))
    expect(page).to_have_url(re.compile("picked="))
    shot(page, "clicked")


def test_the_same_marker_can_be_clicked_again_after_the_panel_was_closed(visit, address):
    page = visit(f"{address}/#view=14/42.415/130.642")
    frame = the_map(page)
    frame.locator("[data-symbol-id=P002]").dispatch_event("click")
    expect(page.locator(".head h2")).to_be_visible()
    page.get_by_label("Close").click()
    expect(page.locator(".empty h2")).to_be_visible()
    frame.locator("[data-symbol-id=P002]").dispatch_event("click")
    expect(page.locator(".head h2")).to_contain_text("Friendship Bridge")


def test_a_pick_in_the_table_lights_up_on_the_map_without_a_remount(visit, address):
    page = visit(f"{address}/?q=museum#view=5/42/128")
    frame = the_map(page)
    frame.evaluate("() => { window.same = true; }")
    row = page.locator("tbody tr").first
    event = row.get_attribute("data-event")
    row.locator("button").click()
    expect(page.locator(f"tr[data-event={event}]")).to_have_class(re.compile("picked"))
    places = [p["place_id"] for p in api(address, f"events/{event}")["event"]["places"]]
    until(frame, "ids => ids.every(id => tumenMap.state().places.includes(id))", places)
    until(frame, "() => document.querySelectorAll('[data-symbol-id][data-picked]').length > 0")
    assert frame.evaluate("() => window.same"), "the frame is the same as before"
    expect(page.locator(f".event.picked[data-event={event}]")).to_be_visible()


def test_a_row_that_was_picked_by_keyboard_keeps_the_focus(visit, address):
    page = visit(address)
    row = page.locator("tr[data-event]").nth(30)
    row.locator("button").focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-current", "true")
    expect(page.locator("details.event.picked")).to_be_visible()
    expect(row.locator("button")).to_be_focused()


def test_the_link_reopens_the_same_state(visit, address):
    link = f"{address}/?as_of=2025-06-30&group=infrastructure,troops&start=2024-01-01&picked=event:E010&lang=ko#view=7/42.1000/130.2000"
    first = visit(link)
    until(the_map(first), "() => tumenMap.state().symbols > 0")
    expect(first.locator(".event.picked")).to_be_visible()
    state = counted(first), first.url
    again = visit(first.url)
    until(the_map(again), "() => tumenMap.state().symbols > 0")
    expect(again.locator(".event.picked")).to_be_visible()
    assert (counted(again), again.url) == state
    view = the_map(again).evaluate("() => [tumenMap.state().zoom, tumenMap.state().lang]")
    assert view == [7, "ko"]
    assert again.locator("input[name=as_of]").input_value() == "2025-06-30"


def test_the_link_reopens_what_a_symbol_of_several_places_showed(visit, address):
    page = visit(f"{address}/#view=4/40.0000/128.0000")
    cell = the_map(page).locator("[data-kind=cell]").first
    cell.dispatch_event("click")
    title = page.locator(".head h2")
    expect(title).to_contain_text("places")
    page.wait_for_url("**around=P**")
    page.locator(".event summary").first.click()
    page.wait_for_url("**picked=event**")
    there = visit(page.url)
    expect(there.locator(".head h2")).to_have_text(title.inner_text())
    expect(there.locator(".event.picked")).to_be_visible()


def test_the_view_survives_filters_and_page_switches(visit, address):
    page = visit(f"{address}/#view=8/51.5000/36.0000")
    frame = the_map(page)
    choose(page, "group", "troops")
    until(frame, "() => tumenMap.state().query.includes('group=troops')")
    assert frame.evaluate("() => tumenMap.state().zoom") == 8
    expect(page).to_have_url(re.compile(r"group=troops.*#view=8/51\.5000"))
    page.get_by_role("link", name="About the data").click()
    expect(page.get_by_role("heading", name="About the data")).to_be_visible()
    page.get_by_role("link", name="Atlas").click()
    frame = the_map(page)
    assert frame.evaluate("() => [tumenMap.state().zoom, Math.round(tumenMap.state().center.lat * 10)]") == [8, 515]
    expect(page).to_have_url(re.compile(r"group=troops"))


def test_an_earlier_day_gives_nothing_away(visit, address):
    page = visit(f"{address}/?as_of=2026-06-25&picked=event:E024")
    expect(page.locator(".event.picked .when")).to_contain_text("19 June 2026")
    expect(page.locator(".event.picked .when")).to_contain_text("Overdue")
    expect(page.locator(".claim").first).to_be_visible()
    text = page.locator("body").inner_text() + page.locator(".panel").inner_text() + page.locator("table").inner_text()
    assert "September 2026" not in text
    assert "Novichenko" not in text
    page.get_by_role("button", name="Today", exact=True).click()
    expect(page.locator(".event.picked .when")).to_contain_text("7 September 2026")


def test_an_online_basemap_is_asked_for_only_when_it_is_picked(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    foreign: list[str] = []

    def route(route, request):
        if request.url.startswith(("http://localhost:", "data:", "blob:")):
            route.continue_()
        else:
            foreign.append(request.url)
            route.abort()

    page.route("**/*", route)
    page.goto(address)
    frame = the_map(page)
    assert not foreign
    page.get_by_text("OpenStreetMap", exact=True).first.click()
    until(frame, "() => tumenMap.state().basemap === 'osm'")
    expect(page.frame_locator("iframe[title*='st_folium']").locator(".tumen-note")).to_contain_text("cannot be reached")
    assert foreign
    assert all("tile.openstreetmap.org" in url for url in foreign)
    context.close()


def test_a_link_does_not_pick_an_online_basemap_for_its_reader(visit, address):
    page = visit(f"{address}/?basemap=osm")
    frame = the_map(page)
    expect(page.get_by_text("pick it under the map to load it")).to_be_visible()
    until(frame, "() => tumenMap.state().basemap === 'offline'")


def test_a_popup_leaves_the_map_where_it_was_but_for_its_own_room(visit, address):
    page = visit(f"{address}/?place=P072#view=4/50.4000/31.0000")
    frame = the_map(page)
    frame.locator("[data-symbol-id=P072]").dispatch_event("click")
    expect(frame.locator(".leaflet-popup")).to_be_visible()
    page.wait_for_timeout(900)
    inner = page.locator("iframe[title*=st_folium]").element_handle().content_frame()
    assert frame.locator(".leaflet-popup-content").bounding_box()["height"] < 0.5 * inner.evaluate("innerHeight")


def test_a_map_marker_works_by_keyboard(visit, address):
    page = visit(f"{address}/#view=14/42.415/130.642")
    frame = the_map(page)
    frame.locator("[data-symbol-id=P002]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".head h2")).to_contain_text("Friendship Bridge")


FOCUSED = "() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at; }"


def test_the_keyboard_can_pass_the_map_both_ways(visit, address):
    page = visit(address)
    frame = the_map(page)
    past, back = (frame.get_by_role("link", name=name) for name in ("Skip the map", "Skip back over the map"))
    assert past.bounding_box()["width"] <= 1
    page.locator("button[name=copy]").focus()
    page.keyboard.press("Tab")
    expect(past).to_be_focused()
    assert past.bounding_box()["width"] > 60, "it is seen while the keyboard is on it"
    page.keyboard.press("Enter")
    expect(back).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate_handle(FOCUSED).evaluate("(e) => e.className").startswith("panel")
    page.keyboard.press("Shift+Tab")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(past).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate_handle(FOCUSED).evaluate("(e) => e.name") == "copy"


def test_the_map_tells_what_is_on_record_by_its_kind_and_apart_from_what_is_confirmed(visit, address):
    page = visit(f"{address}/#view=6/60/95")
    frame = the_map(page)
    events = api(address, "events?place=P063&limit=100")["events"]
    frame.locator("[data-symbol-id=P063]").dispatch_event("click")
    popup = frame.locator(".tumen-popup")
    for label, standing in (("act on record", "act_on_record"), ("statement on record", "statement_on_record")):
        n = sum(e["standing"] == standing for e in events)
        assert n
        expect(popup).to_contain_text(f"{n} {label}")
        expect(frame.locator(f"[data-symbol-id=P063] [data-status={standing}]")).to_be_visible()
    first = next(i for i, e in enumerate(events[:5]) if e["standing"] == "act_on_record")
    expect(popup.locator("li").nth(first).locator(".standing")).to_have_text("Act on record")
    frame.locator(".tumen-legend summary").click()
    for label in ("Confirmed", "Act on record", "Statement on record"):
        expect(frame.locator(".tumen-legend").get_by_text(label, exact=True)).to_be_visible()


def test_a_popup_lies_over_the_legend(visit, address):
    page = visit(f"{address}/#view=6/50.4/30.5")
    frame = the_map(page)
    frame.locator(".tumen-legend summary").click()
    frame.locator("[data-symbol-id=P072]").dispatch_event("click")
    expect(frame.locator(".tumen-popup li .dot").first).to_be_visible()
    until(frame, INSIDE)
    assert frame.evaluate(SHARED) > 0, "the two meet"
    page.wait_for_timeout(300)
    assert frame.evaluate(HIDDEN) == 0


# Of a grid of points where popup and legend meet: how many there are, and at how many of them the legend is on top.
MET = """const box = (name) => document.querySelector(name).getBoundingClientRect();
  const a = box('.leaflet-popup-content-wrapper'), b = box('.tumen-legend'), found = [];
  for (let x = Math.max(a.left, b.left) + 5; x < Math.min(a.right, b.right) - 5; x += 8)
    for (let y = Math.max(a.top, b.top) + 5; y < Math.min(a.bottom, b.bottom) - 5; y += 8) found.push(document.elementFromPoint(x, y));"""
SHARED = f"() => {{ {MET} return found.length; }}"
HIDDEN = f"() => {{ {MET} return found.filter((e) => e.closest('.tumen-legend')).length; }}"


def test_events_without_a_place_are_counted(visit, address):
    page = visit(address)
    unplaced = api(address, "events?limit=1")["not_on_map"]
    shown = page.locator(".count").inner_text()
    assert ("not on the map" in shown) == bool(unplaced)


def test_announcement_places_can_be_switched_off(visit, address):
    page = visit(f"{address}/#view=6/37.6/127.0")
    frame = the_map(page)
    frame.locator("[data-symbol-id=P071]").wait_for()
    page.get_by_text("Announcement places").click()
    until(frame, "() => tumenMap.state().announcements === false && !document.querySelector('[data-symbol-id=P071]')")
    expect(page).to_have_url(re.compile("announced=hidden"))


def test_a_brush_on_the_timeline_becomes_the_window(visit, address):
    page = visit(address, height=1900)
    frame = the_map(page)
    brush(page, 0.6, 0.75)
    expect(page).to_have_url(re.compile(r"start=\d{4}-\d{2}-\d{2}&end=\d{4}-\d{2}-\d{2}"))
    start, end = re.search(r"start=([\d-]+)&end=([\d-]+)", page.url).groups()
    expected = api(address, f"events?start={start}&end={end}&limit=1")["n"]
    assert 0 < expected < EVENTS
    expect(page.locator(".count strong")).to_have_text(f"{expected} of {EVENTS}")
    expect(page.locator("input[name=start]")).to_have_value(start)
    until(frame, "n => tumenMap.state().n === n", expected)


def test_the_view_survives_a_brush_and_stands_in_the_copied_link(visit, address):
    page = visit(f"{address}/#view=8/51.5000/36.0000", height=1900)
    frame = the_map(page)
    brush(page, 0.6, 0.75)
    expect(page).to_have_url(re.compile(r"start=\d{4}-\d{2}-\d{2}&end=\d{4}-\d{2}-\d{2}#view=8/51\.5000/36\.0000"))
    assert frame.evaluate("() => tumenMap.state().zoom") == 8
    page.evaluate("() => history.pushState({}, '', location.pathname + location.search)")
    assert "#view=8/51.5" in page.url, "a rewritten address has its view again at once"
    page.locator("button[name=copy]").click()
    assert "#view=8/51.5" in page.locator("button[name=copy]").get_attribute("data-link")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_popup_near_an_edge_stays_on_the_map(visit, address, width):
    page = visit(f"{address}/#view=5/50.0000/33.0000", width=width, height=844)
    frame = the_map(page)
    marker = frame.evaluate(NEAREST_TO_AN_EDGE)
    frame.locator(f"[data-symbol-id='{marker}']").dispatch_event("click")
    expect(frame.locator(".tumen-popup li .dot").first).to_be_visible()
    until(frame, INSIDE)


NEAREST_TO_AN_EDGE = """() => {
  const box = document.getElementById('map_div').getBoundingClientRect();
  const shape = (e) => e.querySelector('.plate').getBoundingClientRect();
  const rim = (e) => { const r = shape(e); return Math.min(r.left, r.top, box.width - r.right, box.height - r.bottom); };
  const all = [...document.querySelectorAll('.tumen-symbol[data-kind=place]')].filter((e) => rim(e) > 0);
  return all.sort((a, b) => rim(a) - rim(b))[0].dataset.symbolId;
}"""
INSIDE = """() => {
  const [box, popup] = ['#map_div', '.leaflet-popup'].map((name) => document.querySelector(name).getBoundingClientRect());
  return popup.left >= 0 && popup.top >= 0 && popup.right <= box.right && popup.bottom <= box.bottom;
}"""


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_first_view_shows_both_theatres_whole(visit, address, width):
    page = visit(address, width=width, height=844)
    frame = the_map(page)
    until(frame, "() => tumenMap.state().symbols > 3")
    cut = frame.evaluate(CUT)
    assert cut <= EVENTS / 12, "events of symbols that the edges cut or hide"


CUT = """() => [...document.querySelectorAll('.tumen-symbol')].filter((e) => {
  const r = e.querySelector('.plate').getBoundingClientRect();
  return r.left < 0 || r.right > window.innerWidth;
}).reduce((sum, e) => sum + Number(e.dataset.n), 0)"""


def test_what_is_on_record_has_a_colour_of_its_own_in_the_timelines_key(visit, address):
    page = visit(address)
    expect(page.locator("[data-status$=on_record]")).to_have_text(["Act on record", "Statement on record"])


def test_the_legend_is_explained_on_the_page_about_the_data(visit, address):
    page = visit(f"{address}/about", ready="h1")
    legend = page.locator(".legend")
    for label in ("Confirmed", "Act on record", "Statement on record"):
        expect(legend).to_contain_text(f"{label}: ")
    expect(legend).to_contain_text("whether what was said is so is judged apart")
    expect(legend).to_contain_text("somewhere in a province")
    assert legend.locator(".sample svg").count() >= 25
