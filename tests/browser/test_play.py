"""Time played in the map: symbols and the timeline's band move, the page's script has no part in it, and what is kept is the selection."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import EVENTS, shot
from tests.browser.test_atlas import api, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
BANDS = ".tumen-playhead"
BAND = f"{BANDS}[data-over=density]"
SEEN = """() => Object.fromEntries([...document.querySelectorAll('[data-symbol-id]')].filter(e => !e.classList.contains('gone'))
  .map(e => [e.dataset.symbolId, Number(e.dataset.n)]))"""


def told(frame: Frame) -> dict[str, Any]:
    found: dict[str, Any] = frame.evaluate("() => tumenMap.state().play")
    return found


def opened(page: Page) -> Frame:
    """Open the strip and wait for its first moment."""
    frame = the_map(page)
    until(frame, "() => tumenMap.state().symbols > 3")
    frame.locator(".tumen-play a").click()
    until(frame, "() => tumenMap.state().play.frames > 0")
    return frame


def press(frame: Frame, key: str) -> None:
    frame.locator(".track").press(key)


def drawn_as_asked(address: str, frame: Frame) -> None:
    """Compare what is seen with what the API says of the window, for all places that are a symbol or a country of their own in both."""
    now = told(frame)
    answer = api(address, f"cells?zoom=14&start={now['start']}&end={now['end']}")
    assert now["n"] == answer["n"]
    said = {s["id"]: s["n"] for s in (*answer["symbols"], *answer["countries"]) if s["kind"] == "place"}
    assert set(said) & set(frame.evaluate(SEEN)) or not said
    assert {k: n for k, n in frame.evaluate(SEEN).items() if k in said} == {k: n for k, n in said.items() if k in frame.evaluate(SEEN)}


def test_it_plays_without_the_pages_script_and_the_timeline_keeps_step(visit, address):
    page = visit(address, motion="no-preference")
    frame = the_map(page)
    until(frame, "() => tumenMap.state().symbols > 3")
    page.wait_for_timeout(1500)  # what the opening of the page still says to its script
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sent: list[str] = []
    asked: list[str] = []
    wire.on("Network.webSocketFrameSent", lambda _: sent.append("sent"))
    wire.on("Network.webSocketFrameReceived", lambda _: sent.append("received"))
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    frame.locator(".tumen-play a").click()
    until(frame, "() => tumenMap.state().play.frames > 2")
    first, band = frame.evaluate(SEEN), page.locator(BAND).bounding_box()
    until(frame, "n => tumenMap.state().play.moment > n", told(frame)["moment"] + 8)
    assert frame.evaluate(SEEN) != first
    later = page.locator(BAND).bounding_box()
    assert later["x"] > band["x"]
    shot(page, "playing")
    frame.locator(".tumen-strip button.play").click()
    assert not told(frame)["runs"]
    assert not sent, "no script of the page ran"
    assert [re.sub(r"\?.*", "", url.partition("/api/")[2]) for url in asked] == ["play"]
    frame.locator(".tumen-strip button.end").click()
    expect(page.locator(BANDS)).to_have_count(0)


def test_a_moment_shows_what_the_api_says_of_its_window(visit, address):
    page = visit(f"{address}/#view=12/42.41/130.64")
    frame = opened(page)
    for key in ("End", "ArrowLeft", "ArrowLeft", "Home", "ArrowRight"):
        press(frame, key)
        drawn_as_asked(address, frame)
    frame.locator(".wide select").select_option("0")
    press(frame, "End")
    assert told(frame)["n"] == EVENTS
    drawn_as_asked(address, frame)


def test_keys_lead_through_time_and_escape_puts_the_map_back(visit, address):
    page = visit(address)
    frame = the_map(page)
    until(frame, "() => tumenMap.state().symbols > 3")
    before, legend = frame.evaluate(SEEN), frame.evaluate("() => document.querySelector('.tumen-legend').open")
    frame = opened(page)
    steps = told(frame)["steps"]
    for key, moment in (("End", steps - 1), ("ArrowLeft", steps - 2), ("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2)):
        press(frame, key)
        assert told(frame)["moment"] == moment
    track = frame.locator(".track")
    assert track.get_attribute("aria-valuenow") == "3"
    assert re.search(r"\d+ events?$", track.get_attribute("aria-valuetext"))
    assert frame.locator(".tumen-strip [role=status]").inner_text() == track.get_attribute("aria-valuetext")
    press(frame, "Escape")
    assert not told(frame)["on"]
    assert frame.evaluate(SEEN) == before
    assert frame.evaluate("() => document.querySelector('.tumen-legend').open") == legend
    assert frame.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Play through time"


@pytest.mark.parametrize("width", [1920, 1440, 390])
def test_the_strip_keeps_its_height_at_every_moment(visit, address, width):
    page = visit(address, width=width, motion="no-preference")
    frame = opened(page)
    for step in ("week", "month"):
        frame.locator(".step select").select_option(step)
        until(frame, "step => tumenMap.state().play.unit === step", step)
        heights = frame.evaluate(HEIGHTS)
        assert len(heights) > 40
        assert len(set(heights)) == 1


HEIGHTS = """() => {
  const track = document.querySelector('.track'), strip = document.querySelector('.tumen-strip');
  const press = (key) => track.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  press('Home');
  return Array.from({ length: tumenMap.state().play.steps }, () => { press('ArrowRight'); return strip.offsetHeight; });
}"""


def test_who_wants_little_motion_gets_steps_only(visit, address):
    page = visit(address)
    frame = opened(page)
    assert not told(frame)["runs"]
    expect(frame.locator(".tumen-strip button.play")).to_be_hidden()
    press(frame, " ")
    assert (told(frame)["runs"], told(frame)["moment"]) == (False, 1)


def test_space_holds_and_runs_time_and_nothing_is_said_aloud_meanwhile(visit, address):
    page = visit(address, motion="no-preference")
    frame = opened(page)
    assert told(frame)["runs"]
    assert frame.locator(".tumen-strip [role=status]").inner_text() == ""
    press(frame, " ")
    assert not told(frame)["runs"]
    assert frame.locator(".tumen-strip [role=status]").inner_text() != ""
    press(frame, " ")
    assert told(frame)["runs"]


def test_a_window_that_is_kept_becomes_the_selections(visit, address):
    page = visit(address)
    frame = opened(page)
    press(frame, "End")
    for _ in range(12):
        press(frame, "ArrowLeft")
    now = told(frame)
    frame.locator(".tumen-strip .keep").click()
    expect(page).to_have_url(re.compile(f"start={now['start']}&end={now['end']}"))
    expect(page.locator(".count strong")).to_have_text(f"{now['n']} of {EVENTS}")
    expect(page.locator("input[name=start]")).to_have_value(now["start"])
    until(frame, "n => tumenMap.state().n === n", now["n"])
    assert not told(frame)["on"]


def test_the_moment_stays_while_the_reader_looks_elsewhere(visit, address):
    page = visit(address)
    frame = opened(page)
    press(frame, "End")
    for _ in range(9):
        press(frame, "ArrowLeft")
    now, answers = told(frame), frame.evaluate("() => tumenMap.state().answers")
    frame.locator(".leaflet-control-zoom-in").click()
    until(frame, "n => tumenMap.state().answers > n", answers)
    again = told(frame)
    assert (again["start"], again["end"], again["n"]) == (now["start"], now["end"], now["n"])
    frame.locator(".step select").select_option("quarter")
    until(frame, "() => tumenMap.state().play.unit === 'quarter'")
    assert told(frame)["end"] >= now["end"]


def test_a_click_while_time_is_played_tells_of_the_moment(visit, address):
    page = visit(f"{address}/#view=14/42.415/130.642")
    frame = opened(page)
    press(frame, "End")
    frame.locator(".wide select").select_option("12")
    now = told(frame)
    marker = frame.locator("[data-symbol-id=P002]")
    while "gone" in (marker.get_attribute("class") or ""):
        press(frame, "ArrowLeft")
        now = told(frame)
    marker.dispatch_event("click")
    expected = api(address, f"events?place=P002&start={now['start']}&end={now['end']}")
    popup = frame.locator(".tumen-popup")
    expect(popup.locator("li")).to_have_count(min(expected["n"], 5) + (expected["n"] > 5))
    assert marker.get_attribute("data-n") == str(expected["n"])
    expect(page.locator(".head h2")).to_contain_text("Friendship Bridge")
    assert told(frame)["on"]


@pytest.mark.parametrize("width", [1440, 390])
def test_the_band_lies_where_the_timelines_own_window_lies(visit, address, width):
    page = visit(address, width=width, height=900)
    frame = opened(page)
    press(frame, "End")
    for _ in range(15):
        press(frame, "ArrowLeft")
    band = page.locator(BAND).bounding_box()
    page.set_viewport_size({"width": width - 40, "height": 900})
    until(page, "([at, x]) => Math.abs((document.querySelector(at)?.getBoundingClientRect().x ?? x) - x) > 1", [BAND, band["x"]])
    page.wait_for_timeout(500)
    band = page.locator(BAND).bounding_box()
    shot(page, f"played-{width}")
    near = page.locator(f"{BANDS}[data-over=lanes]").bounding_box()
    assert (near["x"], near["width"]) == pytest.approx((band["x"], band["width"]), abs=1.5), "the lanes show all days, as the histogram"
    frame.locator(".tumen-strip .keep").click()
    rules = page.locator(".stVegaLiteChart .concat_0_layer_2_marks line")
    expect(rules).to_have_count(2)
    edges = sorted(rules.nth(i).bounding_box()["x"] for i in range(2))
    assert edges == pytest.approx([band["x"], band["x"] + band["width"]], abs=2.5)
