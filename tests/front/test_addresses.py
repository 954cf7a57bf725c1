"""Every address is a page, leads to one, or is answered with 404 and a page that leads on."""

from __future__ import annotations

import pytest

from dashboard.front import addresses, missing
from dashboard.front.pages import LISTINGS, menu
from dashboard.front.public import PublicAddress
from dashboard.query.selection.selection import Selection
from tests import datasets
from tests.engines import engine_of
from tests.front.asked import PUBLIC, STREAMLIT, client
from tests.packed import packed
from tests.query.asked import TODAY

CLIENT, BELOW = client(), client(PUBLIC)
NOWHERE = (
    *(
        "/nosuch",
        "/a/b",
        "/.git/config",
        "/index.html",
        "/event/F07/x",
        "/claims/x",
        "/claims/)",
        "/claims//",
        "/Claims",
        "/manifest.json",
    ),
    *(
        "/_stcore/nosuch",
        "/static/nosuch.js",
        "/static/../index.html",
        "/static/",
        "/manifest.json",
        "/app/nosuch",
        "/app",
        "/api/nosuch",
        "/%2e%2e/",
    ),
)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_404(path: str, method: str) -> None:
    for asked in (CLIENT.request(method, path), BELOW.request(method, path), BELOW.request(method, f"/atlas{path}")):
        assert asked.status_code == 404, path
        assert STREAMLIT not in asked.text


@pytest.mark.parametrize("path", [f"/{name}" for name in LISTINGS])
def test_every_page_is_there(path: str) -> None:
    assert CLIENT.get(path).status_code == CLIENT.head(path).status_code == BELOW.get(f"/atlas{path}").status_code == 200


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/event/F07", "/event?id=F07"),
        ("/event/F07/", "/event?id=F07"),
        ("/place/L01?as_of=2025-06-01&lang=ko", "/place?id=L01&as_of=2025-06-01&lang=ko"),
        ("/claim/C01?id=C021&i%64=C022", "/claim?id=C01"),
        ("/source/S05?q=%D0%B0", "/source?id=S05&q=%D0%B0"),
        ("/story/a-dam-that-came-late?step=2", "/story?story=a-dam-that-came-late&step=2"),
        ("/event/F07).", "/event?id=F07"),
        ("/claims/", "/claims"),
        ("/claims/?group=arms", "/claims?group=arms"),
    ],
)
def test_another_way_to_write_a_page_leads_to_it(path: str, to: str) -> None:
    for method in ("GET", "HEAD"):
        asked = CLIENT.request(method, path)
        assert (asked.status_code, asked.headers["location"]) == (308, to)
    for kept in ("", "/atlas"):
        assert BELOW.get(kept + path, headers={"Host": "other.example"}).headers["location"] == f"/atlas{to}"


def test_where_it_leads_on_to() -> None:
    text = BELOW.get("/atlas/sorces").text
    assert 'Did you mean <a href="/atlas/sources">Sources</a>?' in text
    assert 'action="/atlas/"' in text
    for name, listing in LISTINGS.items():
        assert (f'href="/atlas/{name}"' in text) is (listing.listed or not name)
    assert "Did you mean" not in CLIENT.get("/wp-login.php").text
    assert addresses.nearest_page("/What-changed/x") == "changes"


@pytest.mark.slow
def test_a_page_of_what_the_dataset_does_not_tell_is_in_no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {name for name, listing in LISTINGS.items() if listing.listed}
    assert set(menu(datasets.engine().lacking)) == everything
    for folder, lacking in ((datasets.WHALE, {"story"}), (datasets.STRIKES, {"claim", "movement", "series", "story"})):
        for engine in (engine_of(datasets.dataset(folder)), packed(datasets.dataset(folder))):
            engine.make_ready(Selection(as_of=TODAY))
            assert engine.lacking == lacking
            assert everything - set(menu(engine.lacking)) == {n for n, page in LISTINGS.items() if page.tells in lacking}
    other = client(PUBLIC, engine := engine_of(datasets.dataset()))
    monkeypatch.setattr(engine, "lacking", frozenset({"story", "movement"}))
    for text in (other.get("/atlas/nosuch").text, other.get("/atlas/sitemap.xml").text):
        assert "claims" in text
        assert "flows" not in text


@pytest.mark.parametrize("asked", ["/<script>alert(1)</script>", "/%3Cimg src=x onerror=alert(1)%3E", "/{{pages}}", '/"&amp;'])
def test_what_was_asked_is_text(asked: str) -> None:
    found = CLIENT.get(asked)
    assert found.status_code == 404
    assert "<script" not in found.text
    assert "<img" not in found.text
    assert found.text.count("<li>") == sum(listing.listed for listing in LISTINGS.values())


def test_a_long_address_is_cut() -> None:
    assert ">/a\ufffd\ufffd\ufffdb<" in bytes(missing.missing_page("/a\udc80\u202e\0b", "/", "Atlas", ()).body).decode()
    assert len(CLIENT.get("/" + "x" * 5000).text) < len(CLIENT.get("/nosuch").text) + 200


@pytest.mark.parametrize("path", ["/api/events/%00", "/api/%2e%2e/x"])
def test_an_address_that_steps_out_of_the_api_is_refused_with_a_sentence(path: str) -> None:
    for asked in (CLIENT.get(path), BELOW.get(f"/atlas{path}"), BELOW.get(path)):
        assert asked.status_code == 400
        assert "is no address of the API" in asked.json()["error"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/claims", "/nosuch", "/robots.txt", "/static/js/x.js"])
def test_pages_are_for_reading(path: str, method: str) -> None:
    asked = CLIENT.request(method, path)
    assert (asked.status_code, asked.headers["allow"]) == (405, "GET, HEAD")


def test_the_api_without_its_slash_is_the_api() -> None:
    for path in ("/api", "/api/"):
        assert "/api/cells" in CLIENT.get(path).json()["addresses"]
    assert CLIENT.post("/api").json()["error"].startswith("POST is not possible")
    for path in ("/api", "/atlas/api", "/atlas/api/"):
        assert "addresses" in BELOW.get(path).json()


def test_the_files_that_every_site_is_asked_for() -> None:
    robots = CLIENT.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert robots.text.splitlines() == ["User-agent: *", "Disallow: /api/export/", "Disallow: /api/chart/", "Disallow: /api/map.html"]
    assert "Sitemap: https://example.org/atlas/sitemap.xml" in BELOW.get("/robots.txt").text
    icon = CLIENT.get("/favicon.ico")
    assert icon.headers["content-type"] == "image/x-icon"
    assert icon.content.startswith(b"\0\0\1\0")


def test_a_sitemap_needs_the_public_address() -> None:
    without = CLIENT.get("/sitemap.xml")
    assert without.status_code == 404
    assert "--public-url" in without.text
    found = BELOW.get("/atlas/sitemap.xml")
    assert found.headers["content-type"].startswith("application/xml")
    for page in ("", "claims", "event?id=F07", "story?story=a-dam-that-came-late"):
        assert f"<loc>https://example.org/atlas/{page}</loc>" in found.text
    assert "https://example.org/atlas/event</loc>" not in found.text


def test_the_base_is_put_back_where_a_proxy_took_it_off() -> None:
    for path in ("/_stcore/health", "/atlas/_stcore/health"):
        assert BELOW.get(path).json()["root"] == "/atlas"
    assert CLIENT.get("/_stcore/health").json()["root"] == ""
    led = BELOW.get("/atlas?q=a")
    assert (led.status_code, led.headers["location"]) == (308, "/atlas/?q=a")
    assert BELOW.get("/atlassian").status_code == 404
    assert client(PublicAddress("https://example.org")).get("/").status_code == 200


@pytest.mark.parametrize(
    ("given", "told"), [("gzip", "gzip"), ("br, gzip;q=0", "identity"), ("gzip;q=0.5", "gzip"), ("identity", "identity")]
)
def test_whether_gzip_is_taken_is_said_plainly_to_what_packs(given: str, told: str) -> None:
    assert CLIENT.get("/_stcore/health", headers={"Accept-Encoding": given}).json()["accept-encoding"] == told
