"""A running server and a real Chromium that may talk to that server only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests import datasets
from tests.browser import chromium
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
EVENTS = len(datasets.dataset(datasets.SHIPPED).tables["events"])  # of the shipped dataset
PATIENCE = 60_000  # ms: a test says what is shown, and never how soon; other work may share the machine
expect.set_options(timeout=PATIENCE)
START = 180  # s that a server may take to answer: a bound that only one that hangs passes
# What Chromium says about any frame of Streamlit's, and what is no error of the page's.
HARMLESS = ("Unrecognized feature:", "allow-scripts and allow-same-origin")


@contextmanager
def serving(data: Path | None = None, *more: str, program: tuple[str, ...] = ("-m", "dashboard")) -> Iterator[str]:
    """Serve a dataset on a free port, with more options of the command, and yield its address; ``program`` may stand for the command."""
    port = free_port()
    command = [
        sys.executable,
        *program,
        "serve",
        "--port",
        str(port),
        "--no-open",
        *(["--data", str(data)] if data else []),
        *more,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield ready(f"http://localhost:{port}", process)
        finally:
            process.terminate()


def ready(url: str, process: subprocess.Popen[str]) -> str:
    """Return an address once it answers."""
    last = time.monotonic() + START
    while time.monotonic() < last:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped: {process.stdout.read() if process.stdout else ''}")
        try:
            with urllib.request.urlopen(f"{url}/api/health", timeout=START):
                return url
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {START} s")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The shipped dataset, served."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if not path:
        pytest.fail(f"no Chromium: run python -m tests, which installs one, or set {chromium.VARIABLE}")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield running
        running.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a dataset until the test's pages are closed."""
    with ExitStack() as stack:
        yield lambda data: stack.enter_context(serving(data))


@pytest.fixture(scope="session")
def window(browser: Browser) -> BrowserContext:
    """Return the context of all pages: what one has loaded, the next has at hand."""
    return browser.new_context()


@pytest.fixture
def visit(window: BrowserContext, serve: Callable[[Path], str]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address in a page of its own; every error and every foreign request fails the test."""
    faults: list[str] = []

    def opened(
        url: str,
        *,
        width: int = 1440,
        height: int = 1000,
        scheme: str = "light",
        ready: str = ATLAS,
        motion: str = "reduce",
        said: list[str | bytes] | None = None,
    ) -> Page:
        """Open it; ``said`` takes what the page says to its server, each of which runs the page's script once."""
        page = window.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        watch(page, faults)
        if said is not None:
            listen(page, said)
        page.goto(url)
        if ready:
            page.wait_for_selector(ready)
        return page

    yield opened
    for page in window.pages:
        page.close()
    window.set_offline(False)
    window.clear_permissions()
    assert not faults, "\n".join(faults)


@pytest.fixture
def port() -> int:
    """Return a port for what a test starts, kills and starts again."""
    return free_port()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page whose server may be gone: what it cannot load is no fault."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    found = context.new_page()
    found.set_default_timeout(PATIENCE)
    yield found
    context.close()


ATLAS = "tbody tr, .note"  # the table stands last on the page: with it, or a note, the page is there


def settle(page: Page) -> None:
    """Wait until the page's script has nothing more to do."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]")


def watch(page: Page, faults: list[str]) -> None:
    """Block every host but this one; note blocked requests, console errors and uncaught exceptions."""

    def route(route, request):
        if request.url.startswith(("http://localhost:", "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"asked another host: {request.url}")
            route.abort()

    page.route("**/*", route)
    page.on("pageerror", lambda error: faults.append(f"uncaught: {error}"))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" and not harmless(said) else None)


def listen(page: Page, said: list[str | bytes]) -> None:
    """Take down what a page says to its server."""
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: said.append(frame)))


def harmless(said: ConsoleMessage) -> bool:
    """Tell what is no error of ours."""
    return any(h in said.text for h in HARMLESS)


def shot(page: Page, name: str) -> None:
    """Keep a screenshot where TUMEN_SHOTS names a folder, to be looked at."""
    if folder := os.environ.get("TUMEN_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")
