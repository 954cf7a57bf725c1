"""Behind the real nginx under a path of its own, kept or taken off: everything stands below it, and nothing is asked for outside."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests import nginx
from tests.browser.conftest import free_port, serving
from tests.browser.test_atlas import the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[True, False], ids=["kept", "taken off"])
def atlas(request, tmp_path_factory):
    """Return the address of the atlas behind nginx."""
    port, folder = free_port(), tmp_path_factory.mktemp("nginx")
    url = f"http://localhost:{port}/atlas"
    with serving(None, "--public-url", url, "--proxy", "127.0.0.1") as server, nginx.before(server, port, folder, keeps=request.param):
        yield url


def ask(url: str) -> tuple[int, str, str]:
    """Return status, address in the end, and body."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.url, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.url, error.read().decode()


def test_pages_map_and_socket_stand_below_the_path(visit, atlas):
    page, asked = visit("about:blank", ready=""), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto(f"{atlas}/")
    until(the_map(page), "() => tumenMap.state().symbols > 3")
    page.locator("tbody tr").first.wait_for()
    page.get_by_role("link", name="Claims", exact=True).first.click()
    page.wait_for_url(f"{atlas}/claims**")
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    page.goto(f"{atlas}/event/E024")
    page.wait_for_url(f"{atlas}/event?id=E024**")
    expect(page.get_by_role("heading", name="Opening of the Tumen road bridge", exact=True)).to_be_visible()
    expect(page).to_have_title("Opening of the Tumen road bridge · North Korea-Russia cooperation")
    the_map(page)
    page.get_by_text("Take it away", exact=False).first.click()
    expect(page.locator(".cited")).to_contain_text(f"{atlas}/event?id=E024")
    page.locator("a[href*='/place?']").first.click()
    page.wait_for_url(f"{atlas}/place?**")
    outside = [url for url in asked if urlsplit(url).scheme in ("http", "ws") and not urlsplit(url).path.startswith("/atlas/")]
    assert outside == []
    assert any("/atlas/component/streamlit_folium" in url for url in asked)
    assert any(url.startswith("ws://") and "/atlas/_stcore/stream" in url for url in asked)
    assert any("/atlas/app/static/basemap/" in url for url in asked)


def test_what_names_an_address_names_the_public_one(atlas):
    following = json.loads(ask(f"{atlas}/api/events?limit=5")[2])["next"]
    assert following.startswith("/atlas/api/events?")
    assert ask(atlas.removesuffix("/atlas") + following)[0] == 200
    assert f"{atlas}/?as_of=" in json.loads(ask(f"{atlas}/api/cite")[2])["text"]
    assert f"{atlas}/?start=2026-01-01&" in ask(f"{atlas}/api/map.html?start=2026-01-01")[2]
    assert f'<link rel="canonical" href="{atlas}/event?id=E024" />' in ask(f"{atlas}/event?id=E024")[2]
    assert f"<loc>{atlas}/event?id=E024</loc>" in ask(f"{atlas}/sitemap.xml")[2]
    assert f"Sitemap: {atlas}/sitemap.xml" in ask(f"{atlas}/robots.txt")[2]
    assert f"{urlsplit(atlas).path}/api/cells" in json.loads(ask(f"{atlas}/api")[2])["addresses"]


def test_what_is_elsewhere_leads_there_and_what_is_not_there_leads_on(atlas):
    assert ask(f"{atlas}/place/P001?as_of=2026-01-01")[:2] == (200, f"{atlas}/place?id=P001&as_of=2026-01-01")
    assert ask(atlas)[:2] == (200, f"{atlas}/")
    status, _, text = ask(f"{atlas}/nosuch")
    assert status == 404
    assert 'href="/atlas/claims"' in text
    assert ask(f"{atlas}/event?id=E999")[0] == 404
