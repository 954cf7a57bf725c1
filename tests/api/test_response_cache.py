"""Answers that are kept: made once, packed once, bounded, and never the wrong one."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api import response_cache, responses
from dashboard.api.response_cache import LARGEST_KEPT, OWN_BYTES, EncodedResponse, encoded_response, make_response_cache
from dashboard.api.routes import api_routes
from dashboard.front import public
from dashboard.front.headers import takes_gzip
from tests.api.test_api import Counting
from tests.query.asked import TODAY

DAY = f"as_of={TODAY}"


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def client(counting: Counting) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: counting)))


def test_another_reader_of_the_same_gets_what_was_made(counting: Counting, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    packings: list[int] = []
    monkeypatch.setattr(response_cache.gzip, "compress", lambda body, *how, **more: packings.append(1) or gzip_of(body, *how, **more))
    first = client.get(f"/api/facets?{DAY}")
    for _ in range(3):
        again = client.get(f"/api/facets?{DAY}")
        assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert (len(counting.threads), len(packings)) == (1, 1)
    assert client.get(f"/api/facets?{DAY}&group=arms").content != first.content


gzip_of = gzip.compress


def test_an_answer_is_the_same_packed_and_plain_and_says_on_what_it_depends(client: TestClient) -> None:
    address = f"/api/facets?{DAY}"
    with client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as response:
        raw = b"".join(response.iter_raw())
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert response.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert len(raw) == int(response.headers["content-length"]) < len(plain.content) / 2
    missed = client.get(address, headers={"If-None-Match": plain.headers["etag"]})
    assert missed.status_code == 304
    for answer in (response, plain, missed):
        assert "Accept-Encoding" in answer.headers["vary"]


def test_small_answers_and_files_that_are_packed_by_nature_go_as_they_are(client: TestClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    assert "content-encoding" not in client.get("/api/health", headers=asked).headers
    assert "content-encoding" not in client.get(f"/api/export/selection.parquet?{DAY}", headers=asked).headers
    assert client.get(f"/api/export/selection.csv?{DAY}", headers=asked).headers["content-encoding"] == "gzip"


def test_head_says_what_get_would(client: TestClient) -> None:
    get, head = client.get(f"/api/facets?{DAY}"), client.head(f"/api/facets?{DAY}")
    assert head.status_code == 200
    for name in ("etag", "content-length", "content-type", "cache-control"):
        assert head.headers[name] == get.headers[name]


def test_scripts_of_other_sites_may_read_and_only_read(client: TestClient) -> None:
    for method, status in (("GET", 200), ("HEAD", 200), ("POST", 400), ("DELETE", 400), ("PUT", 400)):
        asked = client.options("/api/cells", headers={"Origin": "https://example.org", "Access-Control-Request-Method": method})
        assert asked.status_code == status, method
        assert "credentials" not in " ".join(asked.headers)
    for headers in ({}, {"Cookie": "a=b"}):
        said = client.get(f"/api/facets?{DAY}", headers={"Origin": "https://example.org", **headers})
        assert said.headers["access-control-allow-origin"] == "*"
        assert "ETag" in said.headers["access-control-expose-headers"]


def test_scripts_of_other_sites_may_ask_whether_what_they_have_still_holds(client: TestClient) -> None:
    origin = {"Origin": "https://example.org"}
    for headers, status in (("if-none-match", 200), ("authorization", 400), ("if-none-match, x-other", 400)):
        asked = {**origin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": headers}
        assert client.options("/api/facets", headers=asked).status_code == status, headers
    tag = client.get(f"/api/facets?{DAY}", headers=origin).headers["etag"]
    again = client.get(f"/api/facets?{DAY}", headers={**origin, "If-None-Match": tag})
    assert (again.status_code, again.headers["access-control-allow-origin"]) == (304, "*")


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("gzip ; q = 0", False),
        ("GZIP;Q=0.000;x=1", False),
        ("gzip;q=0.001", True),
    ],
)
def test_who_takes_gzip(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


def test_what_is_kept_is_bounded() -> None:
    found = make_response_cache(most=10 * (100 + OWN_BYTES))
    for i in range(50):
        found.get(str(i), lambda: EncodedResponse(b"x" * 100, False, ""))
    assert found.nbytes == 10 * (100 + OWN_BYTES)
    found.get("large", lambda: EncodedResponse(b"x" * (10 * (100 + OWN_BYTES) + 1), False, ""))
    assert found.nbytes == 10 * (100 + OWN_BYTES)
    assert make_response_cache().get("x", lambda: EncodedResponse(b"x" * (LARGEST_KEPT + 1), False, "")).media_type == ""
    made = [
        found.get("49", lambda: EncodedResponse(b"new", False, "")).body,
        found.get("0", lambda: EncodedResponse(b"new", False, "")).body,
    ]
    assert made == [b"x" * 100, b"new"]


@pytest.mark.slow
def test_answers_of_a_few_bytes_take_no_more_than_is_said() -> None:
    found, most = make_response_cache(most=1 << 20), 1 << 20
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(20_000):
        found.get(f'W/"{i:020}"', lambda i=i: encoded_response(b"%090d" % i, "application/json; charset=utf-8"))
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert most / 2 < held < most * 1.25


def test_what_many_ask_at_once_is_made_once_and_an_error_is_not_kept() -> None:
    found, made, go = make_response_cache(), [], threading.Event()

    def make() -> EncodedResponse:
        made.append(1)
        go.wait(5)
        if len(made) == 1:
            raise LookupError("no")
        return encoded_response(b"yes", "text/plain")

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(found.get, "key", make) for _ in range(4)]
        go.set()
    assert {type(a.exception()) for a in asked} >= {LookupError}
    assert found.get("key", make).body == b"yes"


@pytest.mark.slow
@pytest.mark.parametrize("path", ["map.html", "cite?format=text", "cite?format=bibtex"])
def test_what_anybody_may_keep_names_no_host_that_an_asker_claimed(client: TestClient, path: str) -> None:
    asked = f"/api/{path}{'&' if '?' in path else '?'}{DAY}"
    one, other = (client.get(asked, headers={"Host": host, "X-Forwarded-Host": host}) for host in ("a.example", "b.example"))
    assert "a.example" not in one.text
    assert one.text == other.text
    assert one.headers.get("etag") == other.headers.get("etag")
    assert "View /?as" in one.text


@pytest.mark.slow
def test_what_names_an_address_names_the_public_one(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    without = client.get(f"/api/map.html?{DAY}").headers["etag"]
    monkeypatch.setenv(public.PUBLIC_URL_ENV, "https://example.org/atlas/")
    whole = client.get(f"/api/map.html?{DAY}")
    assert f"https://example.org/atlas/?{DAY}" in whole.text
    assert whole.headers["etag"] != without
    assert f"\\url{{https://example.org/atlas/?{DAY}" in client.get(f"/api/cite?format=bibtex&{DAY}").text


def test_a_refusal_for_others_sake_says_when_to_ask_again() -> None:
    assert responses.refusal(503, "Busy.").headers["retry-after"] == str(responses.RETRY_AFTER)
    assert "retry-after" not in responses.refusal(404, "No.").headers
