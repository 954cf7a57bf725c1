"""Streamlit's scripts travel packed, are packed once, and are what they were."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from dashboard.front import bundles
from dashboard.front.bundles import Bundles
from dashboard.front.middleware import FrontMiddleware
from dashboard.front.public import PublicAddress
from dashboard.front.shell import STREAMLIT_INDEX
from tests.front.asked import floods

STATIC = STREAMLIT_INDEX.with_name("static")
SCRIPT = max((STATIC / "js").glob("index.*.js"), key=lambda file: file.stat().st_size)
NAME = SCRIPT.relative_to(STATIC).as_posix()
FONT = next((STATIC / "media").glob("*.woff2")).relative_to(STATIC).as_posix()


@pytest.fixture(scope="module", params=["", "/atlas"])
def client(request: pytest.FixtureRequest) -> TestClient:
    """Ask Streamlit's own static files, with the front before them."""
    front = Middleware(
        FrontMiddleware, engine=floods, public=PublicAddress("https://example.org", request.param) if request.param else PublicAddress()
    )
    return TestClient(Starlette(routes=create_streamlit_static_assets_routes(""), middleware=[front]))


def plain(client: TestClient, name: str = NAME, **headers: str):
    return client.get(f"/static/{name}", headers={"Accept-Encoding": "identity", **headers})


def test_a_script_is_packed_and_what_it_was(client: TestClient) -> None:
    packed = client.get(f"/static/{NAME}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < SCRIPT.stat().st_size / 2
    assert packed.content == SCRIPT.read_bytes() == plain(client).content
    for name in ("cache-control", "content-type", "vary"):
        assert packed.headers[name] == plain(client).headers[name], name
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["etag"] != plain(client).headers["etag"], "two representations"


def test_who_has_it_is_told_so(client: TestClient) -> None:
    tag = client.get(f"/static/{NAME}").headers["etag"]
    again = client.get(f"/static/{NAME}", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/static/{NAME}", headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize("refused", ["gzip;q=0", "br", "identity, gzip; q=0.0"])
def test_who_refuses_gzip_gets_none(client: TestClient, refused: str) -> None:
    found = plain(client, **{"Accept-Encoding": refused})
    assert "content-encoding" not in found.headers
    assert found.headers["vary"] == "Accept-Encoding"


def test_a_part_is_of_the_plain_file(client: TestClient) -> None:
    part = client.get(f"/static/{NAME}", headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"})
    assert (part.status_code, part.content) == (206, SCRIPT.read_bytes()[10:20])
    assert "content-encoding" not in part.headers


def test_the_head_is_that_of_the_answer(client: TestClient) -> None:
    asked, told = (getattr(client, method)(f"/static/{NAME}", headers={"Accept-Encoding": "gzip"}) for method in ("get", "head"))
    assert dict(asked.headers) == dict(told.headers)


def test_a_font_is_left_as_it_is(client: TestClient) -> None:
    found = client.get(f"/static/{FONT}", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in found.headers
    assert found.content == (STATIC / FONT).read_bytes()


def test_it_is_packed_once_however_many_ask_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.js").write_text("let a = 1;" * 500)
    made: list[Path] = []
    real = bundles._packed
    monkeypatch.setattr(bundles, "_packed", lambda file: made.append(file) or real(file))
    found = Bundles(tmp_path)

    async def many() -> set[bytes]:
        asked = Headers({"accept-encoding": "gzip"})
        answers = await asyncio.gather(*(found.answer("a.js", asked) for _ in range(20)))
        return {bytes(answer.body) for answer in answers if answer}

    assert len(asyncio.run(many())) == 1
    assert len(made) == 1
