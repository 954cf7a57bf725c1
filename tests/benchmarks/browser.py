"""What a reader waits for, in a real Chromium against the served dataset: medians of several runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import serving

COUNT = ".count strong"
MARKER = "[data-symbol-id]"


STILL = 300  # ms that the hand rests before it lets go, so that the map does not glide on
PLAYED = 4000  # ms of play that are looked at: less than it takes for all of time
LOOKED = 1000  # ms that a reader looks at a day before the next step


def measure(runs: int, data: Path | None = None) -> dict[str, float]:
    """Return median seconds of opening the map, panning it, changing a filter, clicking a marker and stepping the day of knowledge.

    And the kB that came over the wire for a change of filter, the most of any, and how many moments a second are played.
    """
    with serving(data) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))

        def fresh() -> Page:
            return browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()

        _opened(fresh(), url)  # the first visit warms the server
        found = {"first map": _median(runs, lambda: _opened(fresh(), url))}
        page = fresh()
        _opened(page, url)
        sizes: list[float] = []
        found |= {
            "filter change settled": _median(runs, lambda: _filtered(page, sizes)),
            "kB of a filter change": max(sizes),
            "click to panel": _median(runs, lambda: _clicked(page)),
            "step of the day of knowledge": _median(runs, lambda: _stepped(page, LOOKED)),
            "the same, pressed again at once": _median(runs, lambda: _stepped(page)),
            "frames a second of play": _median(min(runs, 3), lambda: _played(page)),
            "pan": _median(runs, lambda: _panned(page)),  # last: a click without a press counts as part of the drag before it
        }
        browser.close()
        return found


def _median(runs: int, once: Callable[[], float]) -> float:
    return statistics.median(once() for _ in range(runs))


def _opened(page: Page, url: str) -> float:
    begun = time.perf_counter()
    page.goto(url)
    _frame(page).locator(MARKER).first.wait_for()
    return time.perf_counter() - begun


def _frame(page: Page):
    return page.frame_locator("iframe[title*='st_folium']")


def _panned(page: Page) -> float:
    """Drag the map, back and forth, and return the time from the end of the drag to the answer that is drawn."""
    box = page.locator("iframe[title*='st_folium']").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    way = 90 if page.evaluate("() => (window.tumenWay = !window.tumenWay)") else -90
    frame = next(f for f in page.frames if "st_folium" in f.url)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + way / 2, y, steps=3)
    page.mouse.move(x + way, y, steps=3)
    page.wait_for_timeout(STILL)
    before = frame.evaluate("() => tumenMap.state().answers")
    page.mouse.up()
    begun = time.perf_counter()
    frame.wait_for_function("n => tumenMap.state().answers > n", arg=before, polling=5)
    return time.perf_counter() - begun


def _filtered(page: Page, sizes: list[float]) -> float:
    """Toggle one group, and wait until the count and the map's own answer agree on it."""
    if not page.locator("details[data-parameter=group]").evaluate("e => e.open"):
        page.locator("details[data-parameter=group] summary").click()
    before = page.locator(COUNT).inner_text()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    came: list[float] = []
    wire.on("Network.dataReceived", lambda told: came.append(max(told["encodedDataLength"], 0)))
    wire.on("Network.webSocketFrameReceived", lambda told: came.append(len(told["response"]["payloadData"]) * 0.75))
    begun = time.perf_counter()
    with page.expect_response(lambda answer: "/api/cells" in answer.url):
        page.locator("details[data-parameter=group] input[value=diplomacy]").click()
    page.wait_for_function(CHANGED, arg=before)
    took = time.perf_counter() - begun
    page.wait_for_timeout(LOOKED)
    sizes.append(sum(came) / 1000)
    wire.detach()
    return took


CHANGED = """before => [...document.querySelectorAll('*')].some(e => e.shadowRoot && e.shadowRoot.querySelector('.count strong')
  && e.shadowRoot.querySelector('.count strong').textContent !== before)"""


def _clicked(page: Page) -> float:
    """Click one of two markers, and wait for the panel to name what was clicked."""
    markers = _frame(page).locator(f"{MARKER}[data-kind=place]")
    title = page.locator(".head h2")
    before = title.inner_text() if title.count() else ""
    marker = markers.nth(0)
    if before and before == (marker.get_attribute("data-name") or ""):
        marker = markers.nth(1)
    begun = time.perf_counter()
    marker.dispatch_event("click")
    page.wait_for_function(TITLED, arg=before)
    return time.perf_counter() - begun


def _played(page: Page) -> float:
    """Play all of time as fast as can be chosen, and return how many moments a second are drawn in four seconds of it."""
    frame = next(f for f in page.frames if "st_folium" in f.url)
    frame.locator(".tumen-play a").click()
    frame.wait_for_function("() => tumenMap.state().play.frames > 0")
    frame.locator(".speed select").select_option("20")
    before, begun = frame.evaluate(FRAMES), time.perf_counter()
    page.wait_for_timeout(PLAYED)
    found = (frame.evaluate(FRAMES) - before) / (time.perf_counter() - begun)
    frame.locator(".tumen-strip .end").click()
    return float(found)


FRAMES = "() => tumenMap.state().play.frames"
TITLED = """before => [...document.querySelectorAll('*')].some(e => e.shadowRoot && e.shadowRoot.querySelector('.head h2')
  && e.shadowRoot.querySelector('.head h2').textContent !== before)"""


def _stepped(page: Page, pause: int = 0) -> float:
    page.wait_for_timeout(pause)
    before = page.locator("input[name=as_of]").input_value()
    shown = page.locator(COUNT).inner_text()
    begun = time.perf_counter()
    page.get_by_label("Previous day on which something became known").click()
    page.wait_for_function(
        """before => [...document.querySelectorAll('*')].some(e => e.shadowRoot && e.shadowRoot.querySelector('.root.past')
  && e.shadowRoot.querySelector('input[name=as_of]').value !== before)""",
        arg=before,
    )
    assert shown
    return time.perf_counter() - begun
