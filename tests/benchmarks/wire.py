"""A relay before a server that counts the bytes which cross the wire, as they cross it: packed, with every header, in both directions."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from playwright.sync_api import Page

CHUNK = 1 << 16
REST, NOISE = 1000, 300  # a page is at rest when in so many ms no more than so many bytes cross: a look whether the server is there


class Wire:
    """What has crossed so far, and the address at which a page is opened through it."""

    def __init__(self, url: str) -> None:
        self.there = urlsplit(url).hostname, urlsplit(url).port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.listener.getsockname()[1]}"
        self.crossed = 0
        self.lock = threading.Lock()

    def run(self) -> None:
        """Take connections until the listener is closed."""
        with suppress(OSError):
            while True:
                near = self.listener.accept()[0]
                far = socket.create_connection(self.there)
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, goal: socket.socket) -> None:
        with source, suppress(OSError):
            while piece := source.recv(CHUNK):
                goal.sendall(piece)
                with self.lock:
                    self.crossed += len(piece)
            goal.shutdown(socket.SHUT_WR)


def settle(page: Page, wire: Wire) -> None:
    """Wait until all that belongs to an action has crossed."""
    crossed = -NOISE - 1
    while wire.crossed - crossed > NOISE:
        crossed = wire.crossed
        page.wait_for_timeout(REST)


@contextmanager
def counted(url: str) -> Iterator[Wire]:
    """Relay to a server until the block ends."""
    wire = Wire(url)
    threading.Thread(target=wire.run, daemon=True).start()
    try:
        yield wire
    finally:
        wire.listener.shutdown(socket.SHUT_RDWR)  # which wakes the thread that waits for the next
        wire.listener.close()
