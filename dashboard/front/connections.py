"""The server itself: how many connections an address holds, how long a request may take to arrive, and how it stops."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from types import FrameType
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from dashboard.front.budget import ConcurrencyLimit, Limits, client_network
from dashboard.front.policy import BARE_HEADERS
from dashboard.wording.messages import message

MESSAGE_BYTES = 1 << 20  # bytes, unpacked, of what a page says at once: some thousand; more ends its socket
HEAD_SECONDS = 15.0  # seconds within which the head of a request arrives
GRACE_SECONDS = 8  # seconds that answers under way have when the server stops
LEAVE_SECONDS = 1.5  # seconds after that until it ends, whatever is left
ACCEPT_BACKLOG = 128  # connections that are taken at once, before any of them can be refused: they must not use up the files
DESCRIPTORS_PER_PAGE = 4  # descriptors that a page takes which is open: its socket, and three of the event loop that Streamlit gives it


class Connection(H11Protocol):
    """A connection that is refused where its address has too many, and closed where nothing whole is asked in time."""

    def __init__(self, *told: Any, held: ConcurrencyLimit, trusted: Callable[[str], bool], **more: Any) -> None:
        """Count connections in ``held``, but for those from an address that is ``trusted``."""
        super().__init__(*told, **more)
        self.held, self.trusted = held, trusted
        self._client = ""
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the connection; of a proxy they are not counted, for they are everybody's."""
        super().connection_made(transport)
        address = str((self.client or ("",))[0])
        client = client_network(address)
        if not self.trusted(address):
            if not self.held.take(client):
                self._refuse(HTTPStatus.TOO_MANY_REQUESTS, message("refusal-connections", n=self.held.most))
                return
            self._client = client
        if self.limit_concurrency and len(self.connections) >= self.limit_concurrency:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, message("refusal-full"))
            return
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on; a request that is whole has no deadline any more, and the next one a new one."""
        super().data_received(data)
        if self.transport.is_closing() or self.transport.get_protocol() is not self or self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._deadline is None and self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        self._stop_waiting()
        if self._client:
            self.held.give_back(self._client)
            self._client = ""
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection on to the WebSocket's protocol, and go on counting it until that is closed."""
        super().handle_websocket_upgrade(event)
        client, self._client = self._client, ""
        protocol = self.transport.get_protocol()
        if client and protocol is not self:
            lost = protocol.connection_lost

            def counted_off(exc: Exception | None) -> None:
                self.held.give_back(client)
                lost(exc)

            protocol.connection_lost = counted_off  # type: ignore[method-assign]

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read as a request."""
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(
            HEAD_SECONDS, self._refuse, HTTPStatus.REQUEST_TIMEOUT, message("refusal-slow", seconds=round(HEAD_SECONDS))
        )

    def _stop_waiting(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        body = f"{sentence}\n".encode()
        own = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": len(body), "Connection": "close", "Cache-Control": "no-store"}
        if status != HTTPStatus.BAD_REQUEST:
            own["Retry-After"] = 5
        head = (f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in (own | BARE_HEADERS).items()))
        self.transport.write("\r\n".join((*head, "", "")).encode() + body)
        self.transport.close()


class Server(uvicorn.Server):
    """Stops within ten seconds of the first signal, whoever still waits for an answer, and at once at the second."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; at the second signal, do not wait for anything."""
        if self.should_exit:
            os._exit(128 + sig)
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: Any = None) -> None:
        """Let answers end, then close what is still open."""
        asyncio.get_running_loop().call_later(GRACE_SECONDS, self._abort)
        end = threading.Timer(GRACE_SECONDS + LEAVE_SECONDS, os._exit, (0,))  # a thread that hangs in an answer would keep the process
        end.daemon = True
        end.start()
        await super().shutdown(sockets)

    def _abort(self) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()


def serve_connections(app: ASGIApp, host: str, port: int, limits: Limits, proxies: str, **more: Any) -> None:
    """Serve an application until it is stopped.

    ``proxies`` are the addresses whose connections are not counted, comma-separated, and whose word on who asks is believed.
    """
    logging.getLogger("uvicorn.error").addFilter(_is_no_refusal)
    # One reading of who is a proxy, here and where its word is believed.
    believed = ProxyHeadersMiddleware(app, proxies).trusted_hosts  # type: ignore[arg-type]
    counted: Any = partial(Connection, held=ConcurrencyLimit(limits.connections), trusted=believed.__contains__)
    files = _files()
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=counted,
        server_header=False,
        backlog=ACCEPT_BACKLOG,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=files and files // 2,
        forwarded_allow_ips=proxies,
        **more | {"ws_max_size": MESSAGE_BYTES},
    )
    Server(config).run()


def within_file_limit(limits: Limits) -> Limits:
    """Return limits that leave others something: one address gets two thirds at most of the files that this process may have open."""
    files = _files()
    if not files:
        return limits
    pages, connections = files // (2 * DESCRIPTORS_PER_PAGE), files // 3
    return replace(limits, sessions=min(limits.sessions or pages, pages), connections=min(limits.connections or connections, connections))


def _files() -> int | None:
    """Raise the number of files that this process may have open to what it is allowed; return it, None for any number."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    return None if soft == resource.RLIM_INFINITY else soft


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Tell whether to keep a line of the log: uvicorn complains of each socket that was answered with a status, as it may be."""
    return "without completing handshake" not in record.getMessage()
