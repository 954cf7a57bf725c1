"""The atlas in a frame of somebody else's page: that page's history is not the frame's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def article(address: str) -> Iterator[str]:
    """Return the address of an article on another host that embeds two views of the atlas."""

    class Article(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            frames = "".join(f'<iframe src="{address}/{path}" width="1100" height="900"></iframe>' for path in ("", "changes"))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<title>Article</title>{frames if self.path == '/article' else ''}".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Article) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


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
