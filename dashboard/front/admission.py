"""Lets in what an address has turns for, and answers the rest at once: 429 with a sentence, and when to ask again."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.front import addresses
from dashboard.front.budget import (
    ANSWERS_AT_ONCE,
    HEAVY_AT_ONCE,
    HEAVY_TURNS,
    PAGE_TURNS,
    RUN_TURNS,
    SESSION_TURNS,
    ConcurrencyLimit,
    Limits,
    RequestBudget,
    WaitingLines,
    client_address,
    request_turns,
)
from dashboard.front.public import PublicAddress
from dashboard.wording.messages import message

STREAM_ADDRESS = f"{addresses.STREAMLIT_CORE}stream"  # the socket of a page that is open
MAX_CHOICE_WAIT = 5.0  # seconds that a choice waits for its turn before its page is told to come again
SECONDS_AWAY = 20  # seconds that Streamlit keeps what a page has which has gone, should it come back
SECONDS_OF_SILENCE = 30.0  # seconds within which a page that was opened asks for something
CLOSE_TOO_MUCH, CLOSE_SILENT, CLOSE_LOST = 1013, 1008, 1006  # of WebSocket: try again later; against the rules; gone without a word
REFUSAL_HEADERS = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}


class Admission:
    """Stands before an application, and counts all that its clients have."""

    def __init__(self, app: ASGIApp, limits: Limits, public: PublicAddress, clock: Callable[[], float] = time.monotonic) -> None:
        """Let each client have what the limits say; ``clock`` gives the seconds by which turns come back."""
        self._app, self._public = app, public
        self._budget = RequestBudget(limits.rate, clock)
        self._lines = WaitingLines(ANSWERS_AT_ONCE if limits.rate else 0)
        self._sessions, self._heavy = ConcurrencyLimit(limits.sessions), ConcurrencyLimit(HEAVY_AT_ONCE if limits.rate else 0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request or a page through, or refuse it."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._public.path_below_base(scope["path"])
        cost = request_turns(path)
        if wait := self._budget.take(scope, cost):
            await _refusal(path, self._asks_too_often(), wait)(scope, receive, send)
        elif cost < 1:
            await self._app(scope, receive, send)
        elif cost < HEAVY_TURNS:
            await self._in_line(scope, receive, send)
        else:
            with self._heavy.one(client_address(scope)) as free:
                sentence = message("refusal-files", n=HEAVY_AT_ONCE)
                await (self._app if free else _refusal(path, sentence, 2))(scope, receive, send)

    async def _in_line(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have an answer worked out in its address's turn, unless the asker goes away before that."""
        heard: list[Message] = []

        async def go_away() -> None:
            while (message := await receive())["type"] != "http.disconnect":
                heard.append(message)

        async def hear() -> Message:
            return heard.pop(0) if heard else await receive()

        line = AsyncExitStack()
        waiting, gone = (
            asyncio.ensure_future(line.enter_async_context(self._lines.one(client_address(scope)))),
            asyncio.ensure_future(go_away()),
        )
        async with line:
            try:
                await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                gone.cancel()
                is_gone = not waiting.done() and waiting.cancel()
            if is_gone:
                return
            give = waiting.result()

            async def begin(message: Message) -> None:
                give()  # what is left is to send it, as slowly as the asker reads
                await send(message)

            await self._app(scope, hear, begin)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = client_address(scope)
        if self._public.path_below_base(scope["path"]) != STREAM_ADDRESS:
            wait = self._budget.take(scope, PAGE_TURNS)
            sentence = self._asks_too_often() if wait else message("refusal-no-socket")
            await _refuse_socket(sentence, wait, send, scope, 429 if wait else 404)
            return
        if not self._sessions.take(who):
            sentence = message("refusal-pages", n=self._sessions.most)
            await _refuse_socket(sentence, SECONDS_AWAY, send, scope)
            return
        wait = self._budget.take(scope, SESSION_TURNS)
        try:
            if wait:
                await _refuse_socket(self._asks_too_often(), wait, send, scope)
            else:
                gone = asyncio.Event()
                await self._app(scope, self._in_turn(scope, receive, send, gone), _telling(send, gone))
        finally:
            asyncio.get_running_loop().call_later(0 if wait else SECONDS_AWAY, self._sessions.give_back, who)

    def _in_turn(self, scope: Scope, receive: Receive, send: Send, gone: asyncio.Event) -> Receive:
        """Have each choice of a page wait for its turn; one that would wait too long ends the socket, which the browser opens again."""
        heard = False

        async def next_message() -> Message:
            nonlocal heard
            try:
                asked = await (receive() if heard else asyncio.wait_for(receive(), SECONDS_OF_SILENCE))
            except TimeoutError:
                return await _ended(send, CLOSE_SILENT, message("refusal-silent", seconds=round(SECONDS_OF_SILENCE)))
            if asked["type"] != "websocket.receive":
                return asked
            heard, waited = True, 0.0
            while wait := self._budget.take(scope, RUN_TURNS):
                if waited + wait > MAX_CHOICE_WAIT:
                    return await _ended(send, CLOSE_TOO_MUCH, _again(self._asks_too_often(), wait))
                with suppress(TimeoutError):
                    await asyncio.wait_for(gone.wait(), wait)
                    return {"type": "websocket.disconnect", "code": CLOSE_LOST}
                waited += wait
            return asked

        return next_message

    def _asks_too_often(self) -> str:
        return message("refusal-turns", n=self._budget.rate)


def _again(sentence: str, wait: float) -> str:
    return message("refusal-again", refusal=sentence, seconds=_seconds(wait))


def _seconds(wait: float) -> int:
    return max(1, math.ceil(wait))


def _refusal(path: str, sentence: str, wait: float) -> Response:
    """Return 429 as JSON to who asks the API, as a line to a browser."""
    headers = {"Retry-After": str(_seconds(wait))}
    if path.startswith(addresses.API_PREFIX):
        return JSONResponse({"error": _again(sentence, wait)}, 429, headers | REFUSAL_HEADERS)
    return PlainTextResponse(_again(sentence, wait), 429, headers | {"Cache-Control": "no-store"})


async def _refuse_socket(sentence: str, wait: float, send: Send, scope: Scope, status: int = 429) -> None:
    """Answer a socket that is not opened as a request is answered, where the server can."""
    said = _again(sentence, wait) if wait else message("refusal", refusal=sentence)
    again = [(b"retry-after", str(_seconds(wait)).encode())] if wait else []
    if "websocket.http.response" not in (scope.get("extensions") or {}):
        await send({"type": "websocket.close", "code": CLOSE_TOO_MUCH, "reason": said})
        return
    headers = [(b"content-type", b"application/json"), *again]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": json.dumps({"error": said}).encode()})


def _telling(send: Send, gone: asyncio.Event) -> Send:
    """Note when nobody is there any more to be told something: Streamlit would otherwise hear of it by an error."""

    async def told(message: Message) -> None:
        try:
            await send(message)
        except Exception:
            gone.set()
            raise

    return told


async def _ended(send: Callable[[Message], Awaitable[None]], code: int, reason: str) -> Message:
    await send({"type": "websocket.close", "code": code, "reason": reason})
    return {"type": "websocket.disconnect", "code": code}
