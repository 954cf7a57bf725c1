"""Who asks for more than one address may have is told so at once, and others are not."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.front import admission
from dashboard.front.admission import Admission
from dashboard.front.budget import ANSWERS_AT_ONCE, BURST_SECONDS, HEAVY_AT_ONCE, HEAVY_TURNS, PAGE_TURNS, RUN_TURNS, SESSION_TURNS, Limits
from dashboard.front.public import PublicAddress

HELD = asyncio.Event


def client(limits: Limits, address: str = "192.0.2.1", base: str = "") -> TestClient:
    return TestClient(app(limits, base), client=(address, 1))


def app(limits: Limits, base: str = "", hold: Callable[[], Any] | None = None, clock: Callable[[], float] = lambda: 0.0) -> Starlette:
    """Return an application behind the limits, whose clock stands still unless another is given: a slow test gets no turn back."""

    async def answer(request: Request) -> Response:
        if hold:
            await hold()
        return PlainTextResponse("here")

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        try:
            while True:
                await socket.send_bytes(await socket.receive_bytes())
        except WebSocketDisconnect:
            pass

    inner = [WebSocketRoute(f"{base}/_stcore/stream", stream), Route("/{path:path}", answer)]
    return Starlette(routes=inner, middleware=[Middleware(Admission, limits=limits, public=PublicAddress("", base), clock=clock)])


@pytest.mark.parametrize("base", ["", "/atlas"])
def test_who_asks_too_often_is_told_when_to_ask_again(base: str) -> None:
    asked = client(Limits(rate=2), base=base)
    said = [asked.get(f"{base}/api/health", headers={"Origin": "https://example.org"}) for _ in range(2 * BURST_SECONDS + 3)]
    assert [r.status_code for r in said[: 2 * BURST_SECONDS]] == [200] * 2 * BURST_SECONDS
    refused = said[-1]
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "Retry-After" in refused.headers["access-control-expose-headers"]
    assert refused.json() == {"error": "One address gets 2 turns a second, and this one has used its own up; ask again in 1 second."}
    page = asked.get(f"{base}/claims")
    assert (page.status_code, page.headers["content-type"]) == (429, "text/plain; charset=utf-8")
    assert page.text.endswith("ask again in 3 seconds.")


def test_what_a_header_says_of_the_asker_is_not_believed() -> None:
    asked = client(Limits(rate=1))
    said = [asked.get("/api/health", headers={"X-Forwarded-For": f"192.0.2.{i}"}).status_code for i in range(BURST_SECONDS + 1)]
    assert said == [200] * BURST_SECONDS + [429]


def test_another_address_is_not_refused_for_it() -> None:
    served = app(Limits(rate=1))
    first, second = TestClient(served, client=("192.0.2.1", 1)), TestClient(served, client=("192.0.2.2", 1))
    assert [first.get("/api/health").status_code for _ in range(BURST_SECONDS + 1)][-1] == 429
    assert second.get("/api/health").status_code == 200


def test_a_picture_takes_the_turns_of_many_lists() -> None:
    rate = 2 * HEAVY_TURNS // BURST_SECONDS
    asked = client(Limits(rate=rate))
    assert [asked.get("/api/chart/timeline.png").status_code for _ in range(3)] == [200, 200, 429]


def test_only_so_many_files_are_made_for_one_address_at_a_time() -> None:
    async def ask() -> None:
        free = asyncio.Event()
        served, got = app(Limits(), hold=free.wait), []

        async def one(address: str, path: str) -> None:
            async def send(message: Any) -> None:
                if message["type"] == "http.response.start":
                    got.append((address, message["status"]))

            async def receive() -> Any:
                return {"type": "http.request"}

            scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "client": (address, 1)}
            await served({**scope, "root_path": "", "server": None, "scheme": "http", "http_version": "1.1"}, receive, send)

        asks = [asyncio.ensure_future(one("192.0.2.1", "/api/map.html")) for _ in range(HEAVY_AT_ONCE + 2)]
        asks.append(asyncio.ensure_future(one("192.0.2.2", "/api/map.html")))
        while len(got) < 2:
            await asyncio.sleep(0)
        assert got == [("192.0.2.1", 429)] * 2
        free.set()
        await asyncio.gather(*asks)
        assert sorted(got[2:]) == [("192.0.2.1", 200)] * HEAVY_AT_ONCE + [("192.0.2.2", 200)]

    asyncio.run(ask())


def _asked(served: Starlette, address: str, path: str, got: list[Any], gone: asyncio.Event | None = None) -> asyncio.Future[None]:
    """Ask as a client that stays, or goes away when it is told to."""
    messages = iter([{"type": "http.request"}])

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            got.append((address, message["status"]))

    async def receive() -> Any:
        if (first := next(messages, None)) is None:
            await (gone or asyncio.Event()).wait()
        return first or {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "client": (address, 1)}
    return asyncio.ensure_future(served({**scope, "root_path": "", "server": None, "scheme": "http", "http_version": "1.1"}, receive, send))


@pytest.mark.parametrize("path", ["/api/claims", "/event"])
def test_what_is_worked_out_for_one_address_waits_in_line_and_holds_up_no_other(path: str) -> None:
    async def ask() -> None:
        begun, free, got = [], asyncio.Event(), list[Any]()

        async def hold() -> None:
            begun.append(1)
            await free.wait()

        served, gone = app(Limits(), hold=hold), asyncio.Event()
        asks = [_asked(served, "192.0.2.1", path, got) for _ in range(ANSWERS_AT_ONCE + 3)]
        asks.append(_asked(served, "192.0.2.1", path, got, gone))
        asks.append(_asked(served, "192.0.2.1", "/static/js/a.js", got))
        asks.append(_asked(served, "192.0.2.2", path, got))
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(begun) == ANSWERS_AT_ONCE + 2, "two of the one address, its script, and the one of the other"
        gone.set()
        for _ in range(100):
            await asyncio.sleep(0)
        free.set()
        await asyncio.gather(*asks)
        assert len(begun) == ANSWERS_AT_ONCE + 3 + 2, "for whom has gone away nothing is worked out"
        assert sorted(got) == [("192.0.2.1", 200)] * (ANSWERS_AT_ONCE + 4) + [("192.0.2.2", 200)]

    asyncio.run(ask())


def test_who_reads_slowly_holds_no_turn() -> None:
    async def ask() -> None:
        asked, read = list[str](), asyncio.Event()

        async def inner(scope: Any, receive: Any, send: Any) -> None:
            asked.append(scope["path"])
            await send({"type": "http.response.start", "status": 200, "headers": []})

        served = Admission(inner, Limits(), PublicAddress("", ""))

        async def send(message: Any) -> None:
            await read.wait()

        async def receive() -> Any:
            await asyncio.Event().wait()

        scope = {"type": "http", "path": "/api/claims", "headers": [], "client": ("192.0.2.1", 1)}
        asks = [asyncio.ensure_future(served(scope, receive, send)) for _ in range(3 * ANSWERS_AT_ONCE)]
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(asked) == len(asks)
        read.set()
        await asyncio.gather(*asks)

    asyncio.run(ask())


def test_a_socket_that_is_none_is_refused_and_takes_turns() -> None:
    asked = client(Limits(rate=PAGE_TURNS))
    said = []
    for _ in range(BURST_SECONDS + 1):
        with pytest.raises(WebSocketDenialResponse) as refused, asked.websocket_connect("/api/x"):
            pass
        said.append((refused.value.status_code, refused.value.json()["error"]))
    assert said[:BURST_SECONDS] == [(404, "There is no socket here.")] * BURST_SECONDS
    assert said[BURST_SECONDS][0] == 429


def test_only_so_many_pages_of_one_address_are_open() -> None:
    served = app(Limits(sessions=2))
    asked = TestClient(served, client=("192.0.2.1", 1))
    with asked.websocket_connect("/_stcore/stream"), asked.websocket_connect("/_stcore/stream"):
        with pytest.raises(WebSocketDenialResponse) as refused, asked.websocket_connect("/_stcore/stream"):
            pass
        assert refused.value.status_code == 429
        assert refused.value.headers["retry-after"] == str(admission.SECONDS_AWAY)
        assert refused.value.json() == {"error": "At most 2 pages of one address are open at a time; ask again in 20 seconds."}
        with TestClient(served, client=("192.0.2.2", 1)).websocket_connect("/_stcore/stream") as page:
            page.send_bytes(b"asked")
            assert page.receive_bytes() == b"asked"


def test_a_page_that_asks_too_often_waits_and_then_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MAX_CHOICE_WAIT", 0.0)
    rate = (SESSION_TURNS + 2 * RUN_TURNS) // BURST_SECONDS  # turns for the page and two choices at once
    with client(Limits(rate=rate)).websocket_connect("/_stcore/stream") as page:
        for _ in range(2):
            page.send_bytes(b"asked")
            assert page.receive_bytes() == b"asked"
        page.send_bytes(b"asked")
        with pytest.raises(WebSocketDisconnect) as closed:
            page.receive_bytes()
    assert closed.value.code == 1013
    assert (
        closed.value.reason
        == f"One address gets {rate} turns a second, and this one has used its own up; ask again in {math.ceil(RUN_TURNS / rate)} seconds."
    )


def test_a_page_that_never_asks_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "SECONDS_OF_SILENCE", 0.3)
    with client(Limits()).websocket_connect("/_stcore/stream") as page, pytest.raises(WebSocketDisconnect) as closed:
        page.receive_bytes()
    assert closed.value.code == 1008
