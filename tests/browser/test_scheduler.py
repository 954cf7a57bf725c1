"""A cluster's scheduler killed and started again under an open page: the page says so, keeps what it shows, and goes on by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Page, expect

from dashboard.catalog.archive import parquet_writer
from tests.browser.conftest import serving, settle
from tests.query.asked import DATASET
from tests.query.engines.dask.test_cluster import machines, worker

pytestmark = pytest.mark.browser
SLOW = 180_000  # ms: machines are started and connections are made meanwhile
GONE = re.compile(
    r"^The cluster's scheduler at tcp://\S+ cannot be reached; answers come again as soon as it is back\. "
    r"What you choose is kept, and this page goes on by itself\.$"
)


@contextmanager
def cluster(port: int) -> Iterator[list[Popen[bytes]]]:
    """Run a scheduler with a worker; all of it killed at the end."""
    with machines(port) as running:
        running.append(worker(port))
        yield running


def test_a_page_waits_for_its_answers_with_what_it_shows_and_what_was_chosen(page: Page, port: int, tmp_path: Path) -> None:
    parquet_writer.pack(DATASET, tmp_path / "data")
    with ExitStack() as served:
        with cluster(port):
            url = served.enter_context(serving(tmp_path / "data", "--dask", f"tcp://127.0.0.1:{port}"))
            page.goto(url)
            page.wait_for_selector("tbody tr")
            settle(page)
            page.evaluate("window.neverLoadedAnew = true")
            before = page.locator(".count strong").inner_text()

        page.locator("details[data-parameter=group] summary").click()
        page.locator("details[data-parameter=group] input[value=diplomacy]").click()
        expect(page.locator(".lost.unanswered")).to_have_text(GONE)
        page.wait_for_url(re.compile("group=diplomacy"))  # whoever loads the page anew has it too
        page.wait_for_timeout(5000)  # several tries
        expect(page.locator(".lost.unanswered")).to_have_text(GONE)
        expect(page.locator(".count strong")).to_have_text(before)
        for at in ("iframe[title*=st_folium]", ".stVegaLiteChart", "tbody tr >> nth=0", "text=Pick a place or an event"):
            expect(page.locator(at).first).to_be_visible()
        page.locator("details[data-parameter=group] input[value=arms]").click()  # the bar is still heard

        with cluster(port):
            expect(page.locator(".lost.unanswered")).to_have_count(0, timeout=SLOW)
            page.wait_for_url(re.compile("group=arms(,|%2C)diplomacy"))
            expect(page.locator(".chosen")).to_have_text(re.compile("Arms.*Diplomacy|Diplomacy.*Arms"))
            expect(page.locator(".count strong")).not_to_have_text(before)
            expect(page.locator("[data-stale=true]")).to_have_count(0)
            assert page.evaluate("window.neverLoadedAnew") is True


def test_a_page_opened_meanwhile_comes_with_its_answers(page: Page, port: int, tmp_path: Path) -> None:
    parquet_writer.pack(DATASET, tmp_path / "data")
    with ExitStack() as served:
        with cluster(port):
            url = served.enter_context(serving(tmp_path / "data", "--dask", f"tcp://127.0.0.1:{port}"))
        other = page.context.new_page()
        page.goto(f"{url}/?group=arms#view=6/51.0000/36.0000")
        other.goto(f"{url}/compare?left=party:KP&right=party:UA")  # asks before it has anything to draw
        for one in (page, other):
            expect(one.locator(".lost.unanswered")).to_have_text(GONE, timeout=SLOW)
        with cluster(port):
            for one in (page, other):
                expect(one.locator(".lost.unanswered")).to_have_count(0, timeout=SLOW)
            expect(page.locator(".chosen")).to_contain_text("Arms")
            expect(other.locator(".document").first).to_be_visible()
            page.wait_for_url(f"{url}/?group=arms#view=6/51.0000/36.0000")
