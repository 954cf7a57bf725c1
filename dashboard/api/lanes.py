"""Threads that answers are made in: what the map asks for does not wait behind files and lists."""

from __future__ import annotations

import os
from collections.abc import Callable

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

Lane = Callable[[], CapacityLimiter]  # called on the event loop, that each limiter belongs to


def lane(name: str, threads: int) -> Lane:
    """Return a lane of so many threads."""
    found: RunVar[CapacityLimiter] = RunVar(f"tumen-{name}")

    def limiter() -> CapacityLimiter:
        try:
            return found.get()
        except LookupError:
            found.set(CapacityLimiter(threads))
            return found.get()

    return limiter


# Few, as they share processors and Python's one lock: more would only take turns, and keep the event loop from its own.
QUICK = lane("quick", max(4, os.cpu_count() or 1))
LISTS = lane("lists", 8)
FILES = lane("files", 12)
