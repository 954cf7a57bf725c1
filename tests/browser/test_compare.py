"""Two sides in a real Chromium: two maps that move as one without a run of the script, and sides that the reader changes."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Error, Frame, Page, expect

from tests import build
from tests.browser.conftest import EVENTS, PATIENCE, shot
from tests.browser.test_hostile import EVIL

pytestmark = pytest.mark.browser
READY = ".contrast tbody tr"
COUNT_SENT = """() => {
  const send = WebSocket.prototype.send;
  window.sent = 0;
  WebSocket.prototype.send = function (...what) { window.sent += 1; return send.apply(this, what); };
}"""
PARTIES = "compare?left=party:KP&right=party:UA"


def maps(page: Page) -> tuple[Frame, Frame]:
    """Return the two maps, left and right, once both show something; a page that is still being made may put another in a map's place."""
    expect(page.locator("iframe[title*=st_folium]")).to_have_count(2)
    said: list[Any] = []

    def show() -> bool:
        said[:] = [_told(page, i) for i in range(2)]
        return all(isinstance(told, dict) and told["answers"] > 0 for told in said)

    comes_true(show, said)
    return _frame(page, 0), _frame(page, 1)


def _frame(page: Page, i: int) -> Frame:
    """Return the frame that stands in a map's place just now."""
    return page.locator("iframe[title*=st_folium]").nth(i).element_handle().content_frame()


def _told(page: Page, i: int) -> Any:
    """Return what a map says of itself; where it says nothing yet, why not."""
    try:
        return _frame(page, i).evaluate("() => window.tumenMap ? window.tumenMap.state() : document.readyState")
    except Error as error:
        return str(error)


def look(frame: Frame) -> dict[str, Any]:
    return frame.evaluate(
        "() => { const { zoom, center, answers } = tumenMap.state(); return { zoom, lat: center.lat, lon: center.lng, answers }; }"
    )


def apart(one: Frame, other: Frame) -> float:
    """Return by how many pixels the maps look apart, at zooms that differ more than anyone would miss."""
    a, b = look(one), look(other)
    size = 256 * 2 ** a["zoom"] / 360
    return max(abs(a["lat"] - b["lat"]), abs(a["lon"] - b["lon"])) * size + 1000 * abs(a["zoom"] - b["zoom"])


def comes_true(true: Callable[[], bool], said: object) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < end, said
        time.sleep(0.1)


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_label(label, exact=True)
    box.focus()
    page.keyboard.press("Shift")  # an action of the reader's, as the pointer's on a real list would be
    box.select_option(label=box.locator("option", has_text=option).inner_text())


def drag(page: Page, nth: int, dx: int, dy: int) -> None:
    box = page.locator("iframe[title*=st_folium]").nth(nth).bounding_box()
    x, y = box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.75
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x + dx * step / 5, y + dy * step / 5)
    page.mouse.up()


def test_a_link_shows_both_maps_of_one_size_and_each_number_leads_to_the_atlas(visit, address):
    page = visit(f"{address}/{PARTIES}", ready=READY)
    left, right = maps(page)
    boxes = [page.locator("iframe[title*=st_folium]").nth(i).bounding_box() for i in range(2)]
    assert [boxes[0][k] for k in ("y", "width", "height")] == [boxes[1][k] for k in ("y", "width", "height")]
    assert apart(left, right) == 0
    asked = [frame.evaluate("() => tumenMap.state().query") for frame in (left, right)]
    assert "party=KP" in asked[0]
    assert "party=UA" in asked[1]
    expect(page.get_by_role("heading", name="North Korea", exact=False).first).to_be_visible()
    n = page.locator("tr[data-key=troops] td.left a").inner_text()
    page.locator("tr[data-key=troops] td.left a").click()
    page.wait_for_selector("tbody tr[data-event]")
    expect(page.locator(".count")).to_contain_text(f"{n} of {EVENTS}")
    assert page.url.split("#")[0].replace("%3A", ":").endswith("/?group=troops&party=KP")


def test_a_map_follows_the_other_without_a_run_and_keeps_its_view_in_the_address(visit, address):
    page = visit(f"{address}/{PARTIES}", ready=READY)
    left, right = maps(page)
    before, asked = look(left), [look(frame)["answers"] for frame in (left, right)]
    page.wait_for_timeout(1500)
    page.evaluate(COUNT_SENT)
    drag(page, 0, -120, 60)
    comes_true(lambda: apart(left, right) < 1 and look(right)["lon"] > before["lon"] + 1, "the right map follows the left")
    drag(page, 1, 90, -40)
    comes_true(lambda: apart(left, right) < 1, "the left map follows the right")
    left.locator(".leaflet-control-zoom-in").click()
    comes_true(lambda: look(right)["zoom"] >= before["zoom"] + 0.25 and apart(left, right) < 1, "and its zoom")
    box = page.locator("iframe[title*=st_folium]").nth(1).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(4):
        page.mouse.wheel(0, -160)
        page.wait_for_timeout(90)
    comes_true(lambda: look(left)["zoom"] > before["zoom"] + 1 and apart(left, right) < 1, "and the wheel's")
    comes_true(lambda: all(look(f)["answers"] > n for f, n in zip((left, right), asked, strict=True)), "both ask for what they show")
    page.wait_for_timeout(1500)
    rest = look(left)
    page.wait_for_timeout(1500)
    assert look(left) == rest, "nothing moves or asks by itself"
    assert apart(left, right) < 1
    assert page.evaluate("() => window.sent") == 0, "nothing is told to the server's script"
    zoom, lat, _ = (float(part) for part in page.url.partition("#view=")[2].split("/"))
    assert (zoom, lat) == pytest.approx((rest["zoom"], rest["lat"]), abs=0.01)
    page.reload()
    page.wait_for_selector(READY)
    left, right = maps(page)
    assert apart(left, right) < 1
    assert look(left)["zoom"] == pytest.approx(rest["zoom"], abs=0.01)
    assert look(left)["lat"] == pytest.approx(rest["lat"], abs=0.01)


def test_a_symbol_opens_its_popup(visit, address):
    page = visit(f"{address}/{PARTIES}#view=7/51.7/36.2", ready=READY)
    left, _ = maps(page)
    left.locator("[data-symbol-id=P053] .picture").click()
    popup = left.locator(".tumen-popup")
    expect(popup).to_contain_text("Kursk Oblast")
    expect(popup.locator("li").last).not_to_contain_text("in the panel")
    expect(popup.locator("li").first).not_to_contain_text("Loading")


def test_the_sides_are_changed_in_the_page_and_back_takes_it_back(visit, address):
    page = visit(f"{address}/compare?left=2023&right=2024", ready=READY)
    maps(page)
    page.get_by_label("Right, last day").fill("2025-06-30")
    expect(page).to_have_url(re.compile(r"right=2024-01(/|%2F)2025-06(#|&|$)"))
    expect(page.locator(".notes")).to_contain_text("The windows are of unequal length, 365 days and 547 days")
    expect(page.locator(".contrast .figure .quiet").first).to_contain_text("a year")
    page.get_by_role("button", name="2024 and 2025").click()
    expect(page.get_by_role("heading", name=re.compile("^2025"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"left=2024&right=2025"))  # what is written late would be taken for the next action's
    expect(page.locator(".notes")).to_have_count(0)
    choose(page, "Two sides that differ in", "who speaks")
    expect(page.get_by_role("heading", name=re.compile("^Russia"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"right=party(:|%3A)"))
    choose(page, "Right", "Ukraine")
    expect(page).to_have_url(re.compile(r"right=party(:|%3A)UA"))
    expect(page.get_by_text("Only Ukraine")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Only Ukraine")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^2025"))).to_be_visible()
    shot(page, "compare")


def test_days_that_cross_are_said_and_change_nothing(visit, address):
    page = visit(f"{address}/compare?left=2023&right=2024", ready=READY)
    page.get_by_label("Left, last day").fill("2022-06-30")
    expect(page.get_by_text("The first day is after the last.")).to_be_visible()
    assert "left=2023&right=2024" in page.url


def test_the_page_of_no_parameters_writes_its_sides_into_the_link(visit, address):
    page = visit(f"{address}/compare", ready=READY)
    expect(page).to_have_url(re.compile("compare.left=.*right="))
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_role("button", name=re.compile("Cop")).first.evaluate("b => b.dataset.link")
    assert "left=" in link
    assert "version=" in link


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_one_map_above_the_other(visit, address, scheme):
    page = visit(f"{address}/compare?left=2022/2023&right=2024", width=390, height=844, ready=READY, scheme=scheme)
    left, right = maps(page)
    boxes = [page.locator("iframe[title*=st_folium]").nth(i).bounding_box() for i in range(2)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert boxes[0]["width"] == boxes[1]["width"] > 330
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    left.locator(".leaflet-control-zoom-in").click()
    comes_true(lambda: apart(left, right) < 1, "the lower map follows")


def test_hostile_words_show_as_text(visit, serve, tmp_path):
    tables = build.question([("RU", "asserts", "2025-02-01"), ("KP", "denies", "2025-03-01")])
    tables["places"] = [{"place_id": "P1", "name": EVIL, "latitude": "42", "longitude": "130"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1"}]
    folder = build.write(tmp_path / "hostile", **tables)
    page = visit(f"{serve(folder)}/compare?left=2024&right=2025", ready=".sided")
    expect(page.locator(".contrast th", has_text="<script>").first).to_be_visible()
    assert page.evaluate("() => window.hit") is None
