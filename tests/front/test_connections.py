"""A server of our own on the loopback address: connections are bounded, slow ones end, and it stops when it is told to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from dashboard.front import connections
from dashboard.front.budget import Limits
from tests.ports import free_port

SERVER = """
import sys
from dashboard.front import connections
from dashboard.front.budget import Limits

connections.HEAD_SECONDS, connections.GRACE_SECONDS = float(sys.argv[3]), int(sys.argv[4])

async def app(scope, receive, send):
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": str(len(message["bytes"]))})
        return
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(2000 if scope["path"] == "/long" else 1):
        await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
    await send({"type": "http.response.body", "body": b""})

connections._files = lambda: int(sys.argv[6]) or None
connections.serve_connections(app, "127.0.0.1", int(sys.argv[1]), Limits(connections=int(sys.argv[2])), sys.argv[5], ws_max_size=1 << 30)
"""
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")]


@contextmanager
def serving(
    most: int = 3, head: float = 60, grace: int = 60, proxies: str = "", files: int = 0
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", SERVER, *map(str, (port, most, head, grace, proxies, files))]) as process:
        try:
            until = time.monotonic() + 60
            while not _listens(port):
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
            yield port, process
        finally:
            process.kill()


def _listens(port: int) -> bool:
    try:
        opened("127.0.0.9", port).close()
    except OSError:
        return False
    return True


def opened(address: str, port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=60, source_address=(address, 0))


def ask(connection: socket.socket) -> bytes:
    connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
    return connection.recv(100)


def whole(connection: socket.socket) -> bytes:
    text = b""
    while more := connection.recv(65536):
        text += more
    return text


def test_one_address_holds_so_many_connections_and_another_its_own() -> None:
    with serving() as (port, _):
        held = [opened("127.0.0.2", port) for _ in range(3)]
        for connection in held:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: he")
        with opened("127.0.0.2", port) as more:
            said = whole(more)
        assert said.startswith(b"HTTP/1.1 429 ")
        assert b"\r\nRetry-After: 5\r\n" in said
        assert said.endswith(b"\r\n\r\nAt most 3 connections of one address are open at a time.\n")
        with opened("127.0.0.3", port) as other:
            assert ask(other).startswith(b"HTTP/1.1 200 ")
        for connection in held:
            connection.close()
        until = time.monotonic() + 60
        while True:  # the server hears of what was closed a little later
            with opened("127.0.0.2", port) as again:
                if ask(again).startswith(b"HTTP/1.1 200 "):
                    break
            assert time.monotonic() < until


def test_connections_of_a_proxy_are_not_counted() -> None:
    with serving(most=1, proxies="127.0.0.2") as (port, _):
        held = [opened("127.0.0.2", port) for _ in range(5)]
        assert all(ask(connection).startswith(b"HTTP/1.1 200 ") for connection in held)
        for connection in held:
            connection.close()


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: "])
def test_a_request_that_does_not_come_is_not_waited_for(begun: bytes) -> None:
    with serving(head=0.2) as (port, _), opened("127.0.0.2", port) as slow:
        slow.sendall(begun)
        assert whole(slow).startswith(b"HTTP/1.1 408 ")


def test_a_second_request_that_does_not_come_is_not_waited_for_either() -> None:
    with serving(head=0.5) as (port, _), opened("127.0.0.2", port) as slow:
        assert ask(slow).startswith(b"HTTP/1.1 200 ")
        slow.sendall(b"GET / HTTP/1.1\r\nHost: he")
        assert whole(slow).endswith(b"No whole request came within 0 seconds.\n")


def test_it_ends_beside_a_client_that_does_not_read() -> None:
    with serving(grace=1) as (port, process), opened("127.0.0.2", port) as slow:
        slow.sendall(b"GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
        slow.recv(1000)
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
def test_the_second_signal_ends_it_at_once(second: signal.Signals) -> None:
    with serving() as (port, process), opened("127.0.0.2", port) as slow:
        slow.sendall(b"GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
        slow.recv(1000)
        process.send_signal(signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):  # the answer that is under way has its time
            process.wait(1)
        process.send_signal(second)
        assert process.wait(60) == 128 + second


def test_where_few_files_may_be_open_one_address_does_not_take_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_files", lambda: 1024)
    few = connections.within_file_limit(Limits())
    assert (few.rate, few.sessions, few.connections) == (Limits.rate, 128, 341)
    assert few.connections + 3 * few.sessions < 1024, "beside its socket a page takes three, for the event loop that Streamlit gives it"
    monkeypatch.setattr(connections, "_files", lambda: None)
    assert connections.within_file_limit(Limits()) == Limits()


BARE = (b"x-content-type-options: nosniff", b"referrer-policy: same-origin", b"content-security-policy: default-src 'none'")


def test_what_cannot_be_read_as_a_request_is_told_so_with_the_headers_of_all_answers() -> None:
    with serving() as (port, _), opened("127.0.0.2", port) as connection:
        connection.sendall(b"nonsense\r\n\r\n")
        said = whole(connection).lower()
    assert said.startswith(b"http/1.1 400 ")
    assert all(header in said for header in BARE)


def test_who_comes_when_all_places_are_taken_is_told_so() -> None:
    with serving(most=0, files=20) as (port, _), ExitStack() as stack:
        held = [stack.enter_context(opened(f"127.0.0.{2 + i}", port)) for i in range(10)]  # half as many as there are files
        assert ask(held[0]).startswith(b"HTTP/1.1 ")
        said = whole(held[-1]).lower()
    assert said.startswith(b"http/1.1 503 ")
    assert b"retry-after: 5" in said
    assert said.endswith(b"as many connections as this server can hold are open; ask again in some seconds.\n")
    assert all(header in said for header in BARE)


def test_a_message_of_a_page_is_bounded_however_small_it_was_packed() -> None:
    with serving() as (port, _):
        with connect(f"ws://127.0.0.1:{port}/", compression="deflate") as page:
            page.send(b"0" * connections.MESSAGE_BYTES)
            assert page.recv() == str(connections.MESSAGE_BYTES)
            page.send(b"0" * (100 * connections.MESSAGE_BYTES))
            with pytest.raises(ConnectionClosedError) as closed:
                page.recv()
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 1009
