"""Ports for what a test starts, so that no two tests, in whatever process, are given the same one."""

from __future__ import annotations

import os
import socket

FIRST, MOST = 12_000, 20_000  # below the ports that systems give to whoever connects (from 32,768 on Linux)
_given = os.getpid() * 37 % MOST  # processes that begin together begin apart


def free_port() -> int:
    """Return a port of this machine that nobody listens on, and that this process has not been given before."""
    global _given
    while True:
        _given = (_given + 1) % MOST
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", FIRST + _given))
            except OSError:
                continue
            return FIRST + _given
