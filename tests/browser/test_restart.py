"""The server killed and started again under an open page: the page says so, and is whole again with nothing done by the reader."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.conftest import ROOT, ready, settle
from tests.browser.test_atlas import PAINTED, SYMBOL, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
LINK = "?as_of=2025-04-27&group=troops"
STATE = "() => { const s = window.tumenMap.state(); return [s.query, s.picked, s.n, s.zoom, s.center.lat.toFixed(4), s.opened]; }"
LOST, BACK = "The connection to the server is lost.", "Connected again: selection, map and what you picked are as you left them."
SLOW = 180_000  # ms: a start of the server is waited for


@contextmanager
def running(port: int) -> Iterator[subprocess.Popen[str]]:
    """Run the server on a port; killed at the end, as by a power cut."""
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--no-open"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            ready(f"http://localhost:{port}", process)
            yield process
        finally:
            process.kill()


def shown(page: Page) -> list[object]:
    """Return what a reader has before him: the address, the selection's count, the panel, and the map's own state."""
    frame = the_map(page)
    texts = [page.locator(at).inner_text() for at in (".count strong", ".head h2")]
    return [page.url.replace("%3A", ":"), *texts, *frame.evaluate(STATE)]


def pick(page: Page, at: int) -> str:
    """Click a place on the map and return its name once the panel is about it."""
    marker = the_map(page).locator(f"{SYMBOL}[data-kind=place]").nth(at)
    name = marker.get_attribute("data-name") or ""
    marker.dispatch_event("click")
    expect(page.locator(".head h2")).to_have_text(name)
    page.wait_for_url(re.compile("picked=place"))
    return name


def test_an_open_page_says_that_its_server_is_gone_and_is_whole_again_when_it_is_back(page: Page, port: int) -> None:
    with running(port):
        page.goto(f"http://localhost:{port}/{LINK}#view=6/51.0000/36.0000")
        page.wait_for_selector("tbody tr")
        first = pick(page, 0)
        page.evaluate("window.neverLoadedAnew = true")
        page.wait_for_timeout(1500)  # until the popup has moved the map
        before = shown(page)
    assert before[0].startswith(f"http://localhost:{port}/{LINK}&picked=place:")

    expect(page.locator(".lost")).to_contain_text(LOST)
    page.wait_for_timeout(6000)  # Streamlit's own box, that would lie over the page, comes later and is closed
    expect(page.locator("[role=dialog]")).to_have_count(0)
    assert shown(page) == before
    frame = the_map(page)
    frame.get_by_label("Zoom in").click()
    expect(frame.locator(".tumen-note")).to_have_text(
        "The map could not be brought up to date (the server does not answer). It tries again."
    )
    here = shown(page)
    assert here[4:] != before[4:]

    with running(port):
        expect(page.locator(".lost")).to_have_text(BACK, timeout=SLOW)
        expect(frame.locator(".tumen-note")).to_be_empty()
        expect(page.locator(".head h2")).to_have_text(first)
        until(frame, PAINTED)  # what of the basemap was looked for in vain
        page.wait_for_timeout(1500)
        assert shown(page) == here
        assert page.evaluate("window.neverLoadedAnew") is True
        expect(page.locator(".lost")).to_be_hidden()

        second = pick(page, 1)  # the first click after it counts
        assert second != first
        page.locator("details[data-parameter=group] summary").click()
        page.locator("details[data-parameter=group] input[value=arms]").click()
        page.wait_for_url(re.compile("group=arms,troops|group=arms%2Ctroops"))
        expect(page.locator(".count strong")).not_to_have_text(before[1])


def test_another_page_is_whole_again_too(page: Page, port: int) -> None:
    with running(port):
        page.goto(f"http://localhost:{port}/estimates?measure=killed&as_of=2025-06-01")
        page.wait_for_selector(".document h2, .document h1")
        page.wait_for_selector(".lost", state="attached")  # else there is nothing yet that could say it
        settle(page)
        words, url = page.locator(".document").first.inner_text(), page.url
    expect(page.locator(".lost")).to_contain_text(LOST)
    with running(port):
        expect(page.locator(".lost")).to_have_text(BACK, timeout=SLOW)
        settle(page)
        assert (page.locator(".document").first.inner_text(), page.url) == (words, url)


def test_a_line_that_breaks_for_a_while_says_so_and_keeps_the_session(page: Page, port: int) -> None:
    with running(port):
        page.goto(f"http://localhost:{port}/{LINK}")
        page.wait_for_selector("tbody tr")
        page.context.set_offline(True)
        expect(page.locator(".lost")).to_contain_text(LOST)
        page.context.set_offline(False)
        expect(page.locator(".lost")).to_have_text(BACK)
        expect(page.locator(".lost")).to_be_hidden()


def choose(page: Page, group: str) -> None:
    """Tick a group in the bar, once, and close the menu again."""
    menu, box = page.locator("details[data-parameter=group]"), page.locator(f"details[data-parameter=group] input[value={group}]")
    while not box.is_checked():  # what Streamlit says of the connection comes between two clicks, and closes what was open
        menu.evaluate("list => { list.open = true; }")
        with suppress(TookTooLong):
            box.check(timeout=2000)
    menu.evaluate("list => { list.open = false; }")  # a click would open what Streamlit has closed in the meantime


def counts(page: Page, group: str, before: str) -> None:
    """Expect a ticked group to be what the page shows."""
    expect(page.locator(f"details[data-parameter=group] input[value={group}]")).to_be_checked()
    page.wait_for_url(re.compile(f"group={group}"))
    expect(page.locator(".chosen")).to_have_count(1)
    expect(page.locator(".count strong")).not_to_have_text(before)


@pytest.mark.parametrize("waits", [0, 9000])  # ms: the bar's own patience with a choice that is not answered is in between
def test_what_is_chosen_while_the_server_is_gone_counts_when_it_is_back(page: Page, port: int, waits: int) -> None:
    with running(port):
        page.goto(f"http://localhost:{port}/")
        page.wait_for_selector("tbody tr")
        settle(page)
        before = page.locator(".count strong").inner_text()
    expect(page.locator(".lost")).to_contain_text(LOST)
    choose(page, "diplomacy")
    page.wait_for_timeout(waits)
    with running(port):
        expect(page.locator(".lost")).to_have_text(BACK, timeout=SLOW)
        counts(page, "diplomacy", before)
        page.locator(".chosen button").click()  # and the next choice too
        expect(page.locator(".count strong")).to_have_text(before)
        expect(page.locator(".chosen")).to_have_count(0)


def test_what_is_chosen_while_the_line_is_broken_counts_when_it_is_whole(page: Page, port: int) -> None:
    """The server keeps the session; what was said into the broken line it has not heard."""
    lines: list[WebSocketRoute] = []
    broken = False

    def line(ours: WebSocketRoute) -> None:
        lines.append(ours)
        if broken:
            ours.close()
        else:
            ours.connect_to_server()

    page.route_web_socket("**/_stcore/stream", line)
    with running(port):
        page.goto(f"http://localhost:{port}/")
        page.wait_for_selector("tbody tr")
        settle(page)
        before = page.locator(".count strong").inner_text()
        broken = True
        page.route("**/_stcore/health", lambda asked: asked.abort())
        lines[-1].close()
        expect(page.locator(".lost")).to_contain_text(LOST)
        choose(page, "diplomacy")
        broken = False
        page.unroute("**/_stcore/health")
        expect(page.locator(".lost")).to_have_text(BACK)
        counts(page, "diplomacy", before)


def test_what_is_chosen_on_a_page_while_the_server_is_gone_shows_as_it_is(page: Page, port: int) -> None:
    """Such a choice does not count, as the page has said; its control shows what the page shows."""
    value = page.locator(".side[data-side=left] select")
    with running(port):
        page.goto(f"http://localhost:{port}/compare?left=party:KP&right=party:UA")
        value.wait_for()
        settle(page)
        before = value.input_value()
    expect(page.locator(".lost")).to_contain_text(LOST)
    value.select_option(index=0 if value.evaluate("s => s.selectedIndex") else 1)
    assert value.input_value() != before
    with running(port):
        expect(page.locator(".lost")).to_have_text(BACK, timeout=SLOW)
        expect(value).to_have_value(before)
        assert "party:KP" in page.url.replace("%3A", ":")
