"""Threads that answers are made in: what the map asks for does not wait behind files and lists."""

from __future__ import annotations

from collections.abc import Callable

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

Lane = Callable[[], CapacityLimiter]  # called on the event loop, that each limiter belongs to


def thread_pool(name: str, threads: int) -> Lane:
    """Return a lane with a number of threads."""
    found: RunVar[CapacityLimiter] = RunVar(f"tumen-{name}")

    def limiter() -> CapacityLimiter:
        try:
            return found.get()
        except LookupError:
            found.set(CapacityLimiter(threads))
            return found.get()

    return limiter


# Two, as they share Python's one lock: with 50 readers at a million events four were slower by half, and one by a quarter.
QUICK = thread_pool("quick", 2)
LISTS = thread_pool("lists", 8)
FILE_THREADS = thread_pool("files", 12)
