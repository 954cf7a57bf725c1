"""The atlas in a frame of somebody else's page: only of those that may, and that page's history is not the frame's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving

pytestmark = pytest.mark.browser


@contextmanager
def embedding(atlas: Callable[[str], str]) -> Iterator[str]:
    """Serve an article on another host that embeds two views of an atlas; yield its origin, with which the atlas is asked for."""
    shown = ""

    class Article(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            frames = "".join(f'<iframe src="{shown}/{path}" width="1100" height="900"></iframe>' for path in ("", "changes"))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<title>Article</title>{frames if self.path == '/article' else ''}".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Article) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        shown = atlas(f"http://localhost:{server.server_port}")
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def article() -> Iterator[str]:
    """Return the origin of an article that may embed the atlas."""
    with ExitStack() as stack:
        yield stack.enter_context(embedding(lambda origin: stack.enter_context(serving(None, "--embed-in", origin))))


def test_a_page_that_was_not_named_shows_no_frame(browser, address):
    with embedding(lambda _: address) as article, closing(browser.new_page()) as page:
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text))
        page.goto(f"{article}/article")
        page.wait_for_timeout(500)
        assert all("frame-ancestors 'self'" in said for said in refused)
        assert len(refused) == 2
        assert [frame.locator("body").inner_text() for frame in page.frames[1:]] == ["", ""]


def test_what_is_done_in_a_frame_adds_nothing_to_the_history_of_its_page(visit, article):
    page = visit(article, ready="")
    page.goto(f"{article}/article")
    atlas, changes = (page.frame_locator("iframe").nth(i) for i in range(2))
    atlas.locator("tbody tr").first.wait_for()
    changes.locator("input[name=since]").wait_for()
    before = page.evaluate("history.length")
    n = atlas.locator(".count strong").inner_text()
    atlas.locator("input[name=weak]").click()
    expect(atlas.locator(".count strong")).not_to_have_text(n)
    changes.get_by_role("button", name="Last year").click()
    expect(changes.get_by_role("button", name="Last year")).to_have_attribute("aria-pressed", "true")
    changes.get_by_role("link", name="Claims", exact=True).click()
    changes.get_by_role("heading", name="What changed").wait_for(state="detached")
    page.wait_for_timeout(1500)
    assert page.evaluate("history.length") == before
    assert next(f for f in page.frames if f.parent_frame == page.main_frame).evaluate("location.search") == "?evidence=A%2CB"
    page.go_back()
    expect(page).to_have_url(f"{article}/")
