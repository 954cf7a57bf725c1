"""Draw to select: each shape with the mouse, with a finger and with the keyboard, and the outline that the selection has on the map."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import EVENTS, shot
from tests.browser.test_atlas import api, counted, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
KOREA = "#view=5/41.0000/129.0000"
OUTLINE = ".tumen-area.outline"
TOOL = re.compile("/assets/draw.js")


def opened(visit, url: str, **how) -> tuple[Page, Frame, list[str]]:
    """Open the atlas and wait for its map; the third is what is fetched from then on."""
    page = visit(url, **how)
    frame = the_map(page)
    until(frame, "() => tumenMap.state().answers > 0")
    frame.evaluate("() => { window.same = true; }")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return page, frame, asked


def choose(frame: Frame, shape: str) -> None:
    """Choose what to draw, and wait until it can be drawn."""
    frame.get_by_role("button", name="Select an area").click()
    frame.get_by_role("button", name=shape, exact=True).click()
    if shape != "What is in view":
        frame.get_by_role("button", name="Cancel drawing").wait_for()


def at(page: Page, frame: Frame, lat: float, lon: float) -> tuple[float, float]:
    """Return where a place is on the page."""
    box = page.locator("iframe[title*='st_folium']").bounding_box()
    point = frame.evaluate("([lat, lon]) => { const p = window.map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }", [lat, lon])
    return box["x"] + point[0], box["y"] + point[1]


def area(page: Page) -> str:
    """Return the area in the page's link."""
    expect(page).to_have_url(re.compile("area="))
    return parse_qs(urlsplit(page.url).query)["area"][0]


def corners(text: str) -> list[tuple[float, float]]:
    return [tuple(map(float, corner.split(","))) for corner in text.split(";")]


def agrees(page: Page, frame: Frame, address: str, text: str) -> int:
    """Check that the bar's count and the map's are those of the API for this area; return it."""
    n = api(address, f"events?area={text}&limit=1")["n"]
    expect(page.locator(".count strong")).to_have_text(f"{n} of {EVENTS}")
    until(frame, "n => tumenMap.state().n === n", n)
    expect(frame.locator(OUTLINE)).to_have_count(1)
    assert frame.evaluate("() => window.same"), "the frame is the same as before"
    return n


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def test_a_rectangle_selects_is_in_the_link_and_can_be_removed(visit, address):
    page, frame, asked = opened(visit, f"{address}/{KOREA}")
    assert not frame.evaluate("() => 'terraDraw' in window"), "the tool is not loaded before somebody draws"
    choose(frame, "Rectangle")
    assert [url for url in asked if TOOL.search(url)], "and comes when somebody does"
    drag(page, at(page, frame, 44, 128), at(page, frame, 41, 133))
    text = area(page)
    assert sorted(corners(text)) == [pytest.approx(corner, abs=0.1) for corner in [(128, 41), (128, 44), (133, 41), (133, 44)]]
    assert 0 < agrees(page, frame, address, text) < EVENTS
    expect(page.locator(".chosen")).to_contain_text("Inside the area around")
    shot(page, "draw-rectangle")
    again = visit(page.url)
    other = the_map(again)
    expect(other.locator(OUTLINE)).to_have_count(1)
    assert counted(again) == counted(page)
    frame.get_by_role("button", name="Remove the area").click()
    expect(page.locator(".count strong")).to_have_text(f"{EVENTS} of {EVENTS}")
    expect(frame.locator(OUTLINE)).to_have_count(0)
    expect(frame.get_by_role("button", name="Remove the area")).to_be_hidden()
    page.wait_for_url(lambda url: "area=" not in url)
    again.locator(".chosen button").click()
    expect(other.locator(OUTLINE)).to_have_count(0)


def test_a_circle_is_round_on_the_ground(visit, address):
    page, frame, _ = opened(visit, f"{address}/#view=4/55.0000/100.0000")
    choose(frame, "Circle")
    drag(page, at(page, frame, 60, 100), at(page, frame, 60, 120))
    text = area(page)
    ring = corners(text)
    assert len(ring) == 64
    away = frame.evaluate("ring => ring.map(([lon, lat]) => window.map.distance([60, 100], [lat, lon]) / 1000)", ring)
    assert max(away) / min(away) == pytest.approx(1, abs=0.02)
    agrees(page, frame, address, text)
    shot(page, "draw-circle")


@pytest.mark.parametrize("ending", ["Enter", "double", "first"])
def test_a_polygon_is_closed_by_enter_a_double_click_or_its_first_corner(visit, address, ending):
    page, frame, _ = opened(visit, f"{address}/{KOREA}")
    choose(frame, "Polygon")
    points = [at(page, frame, *corner) for corner in [(43.5, 128), (43.5, 133), (40.5, 133), (40.5, 128)]]
    for point in points:
        page.mouse.move(*point, steps=3)
        page.mouse.click(*point)
    if ending == "Enter":
        page.keyboard.press("Enter")
    elif ending == "double":
        page.mouse.click(*points[-1])
    else:
        page.mouse.move(*points[0], steps=3)
        page.mouse.click(*points[0])
    text = area(page)
    assert sorted(corners(text)) == [pytest.approx(corner, abs=0.1) for corner in [(128, 40.5), (128, 43.5), (133, 40.5), (133, 43.5)]]
    agrees(page, frame, address, text)


def test_escape_gives_up_and_symbols_are_no_obstacle(visit, address):
    page, frame, _ = opened(visit, f"{address}/#view=14/42.4150/130.6420")
    choose(frame, "Polygon")
    page.mouse.click(*at(page, frame, 42.4152, 130.6413))
    expect(frame.locator(".leaflet-popup")).to_have_count(0)
    page.keyboard.press("Escape")
    frame.get_by_role("button", name="Select an area").wait_for()
    page.wait_for_url(lambda url: "area=" not in url)
    frame.locator("[data-symbol-id=P002]").dispatch_event("click")
    expect(frame.locator(".tumen-popup")).to_be_visible()


def test_by_keyboard_what_is_in_view_is_selected(visit, address):
    page, frame, asked = opened(visit, f"{address}/{KOREA}")
    frame.get_by_role("button", name="Select an area").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    text = area(page)
    view = frame.evaluate("() => { const b = window.map.getBounds(); return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()]; }")
    assert [*corners(text)[0], *corners(text)[2]] == pytest.approx(view, abs=0.05)
    assert 0 < agrees(page, frame, address, text) < EVENTS
    assert not [url for url in asked if TOOL.search(url)], "nothing is drawn by hand"


def test_a_finger_draws_on_a_narrow_screen(visit, address, browser):
    page, frame, _ = opened(visit, f"{address}/#view=4/41.0000/129.0000", width=390, height=844)
    page.locator("iframe[title*='st_folium']").scroll_into_view_if_needed()
    choose(frame, "Rectangle")
    shot(page, "draw-390")
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    (x, y), (a, b) = at(page, frame, 43.5, 127), at(page, frame, 40.5, 132)
    touch("touchStart", (x, y))
    for k in range(1, 6):
        touch("touchMove", (x + (a - x) * k / 5, y + (b - y) * k / 5))
    touch("touchEnd")
    text = area(page)
    assert corners(text)[0] == pytest.approx((127, 43.5), abs=0.6)
    agrees(page, frame, address, text)


def test_a_box_of_the_link_is_drawn_and_an_area_takes_its_place(visit, address):
    page, frame, _ = opened(visit, f"{address}/?bbox=125,37,132,43{KOREA}")
    expect(frame.locator(OUTLINE)).to_have_count(1)
    choose(frame, "What is in view")
    agrees(page, frame, address, area(page))
    page.wait_for_url(lambda url: "bbox=" not in url)


def test_an_area_goes_on_past_the_180th_meridian_on_any_copy_of_the_world(visit, address):
    page, frame, _ = opened(visit, f"{address}/#view=3/60.0000/540.0000")
    choose(frame, "Rectangle")
    drag(page, at(page, frame, 70, 525), at(page, frame, 50, 555))
    text = area(page)
    lons = [lon for lon, _ in corners(text)]
    assert [min(lons), max(lons)] == pytest.approx([165, 195], abs=0.5)
    agrees(page, frame, address, text)
    outline = frame.locator(OUTLINE).bounding_box()
    where = page.locator("iframe[title*='st_folium']").bounding_box()
    assert where["x"] < outline["x"] < where["x"] + where["width"], "it is drawn where the reader looks"


def test_a_list_that_is_open_over_the_map_closes_when_the_map_is_pressed(visit, address):
    page = visit(address)
    frame = the_map(page)
    menu = page.locator("details[data-parameter=status]")
    for name in ("Play through time", "Zoom in"):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        frame.get_by_role("button", name=name).click()
        expect(menu).not_to_have_attribute("open", "")
