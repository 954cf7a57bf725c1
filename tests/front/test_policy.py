"""Headers of security are on every answer; what may run is said for each kind of address."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.front.policy import COMMON_HEADERS, POLICY_HEADER, ContentPolicy, content_policies
from dashboard.front.public import PublicAddress
from dashboard.front.shell import Shell

PATHS = (
    "/",
    "/claims",
    "/nosuch",
    "/api/cells",
    "/api/map.html",
    "/component/streamlit_folium/index.html",
    "/static/js/a.js",
    "/_stcore/health",
)


def client(embedders: list[str], public: PublicAddress | None = None) -> TestClient:
    async def answer(request: Request) -> Response:
        return PlainTextResponse("here", headers={POLICY_HEADER: "default-src *"})

    told = {"policies": content_policies(embedders, ["run()"], ["https://tiles.example.org/"]), "public": public or PublicAddress()}
    return TestClient(Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(ContentPolicy, **told)]))


def directives(policy: str) -> dict[str, list[str]]:
    return {name: words for name, *words in (part.split() for part in policy.split(";") if part.strip())}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_all_headers(path: str) -> None:
    answer = client([]).get(path)
    assert {name: answer.headers[name] for name in COMMON_HEADERS} == COMMON_HEADERS
    assert directives(answer.headers[POLICY_HEADER])["default-src"] == ["'none'"]
    assert directives(answer.headers[POLICY_HEADER])["base-uri"] == ["'none'"]
    pages = not path.startswith(("/api/", "/component/"))  # the page of an address that leads nowhere has a search of its own
    assert directives(answer.headers[POLICY_HEADER])["form-action"] == ["'self'" if pages else "'none'"]


@pytest.mark.parametrize("public", [PublicAddress(), PublicAddress("https://example.org", "/atlas")])
def test_only_the_frames_of_maps_may_evaluate_text(public: PublicAddress) -> None:
    asked = client([], public)
    open_to = {path: directives(asked.get(public.path + path).headers[POLICY_HEADER]).get("script-src", []) for path in PATHS}
    assert [path for path, words in open_to.items() if "'unsafe-eval'" in words or "'unsafe-inline'" in words] == [PATHS[5]]
    assert open_to["/api/map.html"] == []
    assert "sandbox" in directives(asked.get(f"{public.path}/api/map.html").headers[POLICY_HEADER])
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    assert f"'sha256-{digest}'" in open_to["/claims"]


def test_pages_are_framed_by_those_who_were_named() -> None:
    alone, shared = client([]), client(["https://news.example.org", "http://localhost:8000"])
    assert directives(alone.get("/claims").headers[POLICY_HEADER])["frame-ancestors"] == ["'self'"]
    for path in ("/claims", "/component/x"):  # a map's frame stands in the page's, and that in the article
        asked = directives(shared.get(path).headers[POLICY_HEADER])["frame-ancestors"]
        assert asked == ["'self'", "https://news.example.org", "http://localhost:8000"]
    assert directives(shared.get("/api/map.html").headers[POLICY_HEADER])["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize(
    ("host", "sockets"),
    [("atlas.example:8501", ["ws://atlas.example:8501", "wss://atlas.example:8501"]), ("evil.example; script-src *", [])],
)
def test_the_socket_is_that_of_the_host_and_a_host_adds_nothing_else(host: str, sockets: list[str]) -> None:
    policy = client([]).get("/", headers={"Host": host}).headers[POLICY_HEADER]
    assert directives(policy)["connect-src"] == ["'self'", *sockets]
    assert len(directives(policy)["script-src"]) == 4


def test_tiles_come_from_their_hosts_and_into_maps_only() -> None:
    asked = client([])
    assert "https://tiles.example.org/" in directives(asked.get(PATHS[5]).headers[POLICY_HEADER])["img-src"]
    assert "https://tiles.example.org/" not in asked.get("/claims").headers[POLICY_HEADER]


def test_the_scripts_of_the_page_are_those_that_stand_in_it() -> None:
    shell = Shell(PublicAddress())
    assert len(shell.scripts) == len(re.findall(r"<script(?![^>]* src=)", shell._text)) == 2
    assert "BACKEND_BASE_URL" in shell.scripts[0]
