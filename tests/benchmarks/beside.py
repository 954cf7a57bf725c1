"""What a reader of the two usual ways waits for: markers of folium, and points of pydeck, each on a page as small as can be.

Nothing of theirs may ask another host. Leaflet comes from our own copy, what else folium would load is answered with nothing at once,
and neither has a basemap: they are spared what ours has. Markers are there when all are in the frame. A canvas does not say what is on
it: points count as there when the script has ended and two frames were painted since, which is the earliest that they can be.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, Route

from tests.benchmarks.points import GROUPS
from tests.benchmarks.wire import Wire, counted, settle

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEAFLET = ROOT / "dashboard" / "static" / "vendor" / "leaflet"
PATIENCE = 300_000  # ms
FEW = 3  # times at most that a rival is measured: each takes seconds
There = Callable[[Page], None]  # waits until what is asked for is drawn
SHOWN = "() => Number((document.querySelector('[data-testid=stText]')?.textContent || '0').split(' ')[0])"
ENDED = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def measure(browser: Browser, runs: int) -> dict[str, dict[str, Any]]:
    """Return the figures of both rivals."""
    return {
        "folium": {"events": 10_000} | _figures(browser, "page_folium.py", min(runs, FEW), _markers),
        "pydeck": {"events": 100_000} | _figures(browser, "page_pydeck.py", min(runs, FEW), _points),
    }


def _figures(browser: Browser, script: str, runs: int, there: There) -> dict[str, float]:
    with _serving(script) as url, counted(url) as wire:
        visits = []
        for _ in range(runs + 1):  # the first warms the server, and the last goes on
            with fresh(browser) as page:
                visits.append(_opened(page, wire, there))
                changes = [_filtered(page, wire, there, turn) for turn in range(1, runs + 1)] if len(visits) > runs else []
    times, sizes = zip(*changes, strict=True)
    return {"first_map_s": statistics.median(visits[1:]), "filter_s": statistics.median(times), "filter_kb": max(sizes)}


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    """Open a page that knows nothing yet, for as long as it is looked at."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


@contextmanager
def _serving(script: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = [sys.executable, "-m", "streamlit", "run", str(HERE / script), f"--server.port={port}", "--server.headless=true"]
    quiet = ["--browser.gatherUsageStats=false", "--logger.hideWelcomeMessage=true", "--server.fileWatcherType=none"]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([*run, *quiet], cwd=HERE, env=own, stdout=subprocess.DEVNULL) as process:
        try:
            yield _ready(f"http://localhost:{port}", process)
        finally:
            process.terminate()


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return url
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server of a rival's page stopped")


def _opened(page: Page, wire: Wire, there: There) -> float:
    page.route(lambda url: not url.startswith((wire.url, "data:", "blob:")), _refuse)
    begun = time.perf_counter()
    page.goto(wire.url)
    page.wait_for_function(f"() => ({SHOWN})() > 0")
    there(page)
    return time.perf_counter() - begun


def _refuse(route: Route) -> None:
    """Answer what asks another host from our own copy of Leaflet, or with nothing; scripts after one that fails would not be loaded."""
    name = route.request.url.rpartition("/")[2]
    if (LEAFLET / name).is_file():
        route.fulfill(path=LEAFLET / name)
    else:
        route.fulfill(body="", content_type="text/css" if name.endswith(".css") else "text/javascript")


def _filtered(page: Page, wire: Wire, there: There, turn: int) -> tuple[float, float]:
    """Choose another group, and return the seconds until it is drawn and the kB that crossed the wire."""
    settle(page, wire)
    before, crossed, begun = page.evaluate(SHOWN), wire.crossed, time.perf_counter()
    page.locator("[data-testid=stRadio] label").filter(has=page.locator("input")).nth(turn % len(GROUPS)).click()
    page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before)
    there(page)
    took = time.perf_counter() - begun
    settle(page, wire)
    return took, (wire.crossed - crossed) / 1000


def _markers(page: Page) -> None:
    """Wait until as many paths are in the map's frame as are said to be shown; a changed map is a new frame."""
    wanted = page.evaluate(SHOWN)
    while _paths(page) != wanted:
        page.wait_for_timeout(20)


def _paths(page: Page) -> int:
    frame = next((f for f in page.frames if "st_folium" in f.url), None)
    try:
        return int(frame.evaluate("() => document.querySelectorAll('path.leaflet-interactive').length")) if frame else 0
    except Error:  # the frame is gone, another is on its way
        return 0


def _points(page: Page) -> None:
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for(state="attached")
    page.wait_for_function(ENDED)
    page.evaluate(PAINTED)
