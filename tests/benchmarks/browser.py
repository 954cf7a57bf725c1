"""What a reader waits for, in a real Chromium against a served dataset, beside two rivals: medians of several runs."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from tests.benchmarks import beside, folder, load
from tests.benchmarks.wire import Wire, counted, settle
from tests.browser import chromium

MARKER = "[data-symbol-id]"


STILL = 300  # ms that the hand rests before it lets go, so that the map does not glide on
PLAYED = 4000  # ms of play that are looked at: less than it takes for all of time
LOOKED = 1000  # ms that a reader looks at a day before the next step


def measure(runs: int, events: int, data: Path | None = None) -> dict[str, dict[str, Any]]:
    """Return the figures of this program on a dataset, or on so many made up events, and of its two rivals in the same Chromium."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder_ = data or folder.write(events, Path(made) / "made-up")
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        with load.serving(folder_) as (url, _), counted(url) as wire:
            ours = {"events": events if data is None else str(data)} | _ours(browser, wire, runs)
        found = {"tumen": ours} | beside.measure(browser, runs)
        browser.close()
        return found


def _ours(browser: Browser, wire: Wire, runs: int) -> dict[str, float]:
    """Return medians of seconds, and the most kB that any change of filter took."""

    def visited() -> float:
        with beside.fresh(browser) as page:
            return _opened(page, wire.url)

    visited()  # which warms the server
    found = {"first_map_s": _median(runs, visited)}
    with beside.fresh(browser) as page:
        found |= _changed(page, wire, runs)
    with beside.fresh(browser) as page:  # no popup lies in the way of the drag, and no click counts as part of one
        _opened(page, wire.url)
        settle(page, wire)
        return found | {"pan_s": _median(runs, lambda: _panned(page))}


def _changed(page: Page, wire: Wire, runs: int) -> dict[str, float]:
    _opened(page, wire.url)
    page.locator("tbody tr").first.wait_for()
    times, sizes = zip(*(_filtered(page, wire, turn) for turn in range(runs)), strict=True)
    return {
        "filter_s": statistics.median(times),
        "filter_kb": max(sizes),
        "click_to_panel_s": _median(runs, lambda: _clicked(page)),
        "day_step_s": _median(runs, lambda: _stepped(page, LOOKED)),
        "day_step_at_once_s": _median(runs, lambda: _stepped(page)),
        "play_frames_a_s": _median(min(runs, 3), lambda: _played(page)),
    }


def table(found: dict[str, dict[str, Any]]) -> str:
    """Return the figures side by side."""
    rows = [["", *found]] + [[name, *(_cell(one.get(name, "")) for one in found.values())] for name in found["tumen"]]
    return "\n".join(f"{name:20}" + "".join(f"{cell:>16}" for cell in cells) for name, *cells in rows)


def _cell(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _median(runs: int, once: Callable[[], float]) -> float:
    return statistics.median(once() for _ in range(runs))


def _opened(page: Page, url: str) -> float:
    begun = time.perf_counter()
    page.goto(url)
    _frame(page).locator(MARKER).first.wait_for()
    return time.perf_counter() - begun


def _frame(page: Page):
    return page.frame_locator("iframe[title*='st_folium']")


def _map(page: Page) -> Frame:
    return next(f for f in page.frames if "st_folium" in f.url)


def _panned(page: Page) -> float:
    """Drag the map, back and forth, and return the time from the end of the drag to the answer that is drawn."""
    box = page.locator("iframe[title*='st_folium']").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    way = 90 if page.evaluate("() => (window.tumenWay = !window.tumenWay)") else -90
    frame = _map(page)
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


def _filtered(page: Page, wire: Wire, turn: int) -> tuple[float, float]:
    """Toggle another group each time, for a selection that was not asked before; wait until count and map both show it.

    What crosses the wire is counted to the last byte that belongs to it.
    """
    if not page.locator("details[data-parameter=group]").evaluate("e => e.open"):
        page.locator("details[data-parameter=group] summary").click()
    settle(page, wire)
    options, crossed = page.locator("details[data-parameter=group] .option:not(.none) input"), wire.crossed
    took = _waited(page, (COUNTED, DRAWN), options.nth(turn % options.count()).click)
    settle(page, wire)
    return took, (wire.crossed - crossed) / 1000


def _waited(page: Page, shown: tuple[str, ...], act: Callable[[], None]) -> float:
    """Return the time from the reader's click, as the browser dates it, until all that is shown has changed."""
    page.evaluate(WATCHED % ", ".join(shown))
    act()
    return float(page.wait_for_function("() => window.tumenTook").json_value()) / 1000


def _inside(part: str) -> str:
    """Return the script's word for the one component of the page that has such a part."""
    return f"[...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('{part}')).shadowRoot"


COUNTED = f"{_inside('.count strong')}.querySelector('.count strong').textContent"
NOTED = f"[...{_inside('.bar')}.querySelectorAll('.note')].map((n) => n.textContent).join()"
DRAWN = """document.querySelector("iframe[title*='st_folium']").contentWindow.tumenMap.state().answers"""
WATCHED = """() => {
  const shown = () => [%s], before = shown();
  window.tumenTook = 0;
  document.addEventListener('click', ({ timeStamp }) => {
    const watch = setInterval(() => {
      if (shown().some((one, i) => one === before[i])) return;
      clearInterval(watch);
      window.tumenTook = performance.now() - timeStamp;
    }, 5);
  }, { capture: true, once: true });
}"""


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
    frame = _map(page)
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
    """Go a day of knowledge back, and wait for the note that says of which day the page is: the field itself shows it at once."""
    page.wait_for_timeout(pause)
    return _waited(page, (NOTED,), page.get_by_label("Previous day on which something became known").click)
