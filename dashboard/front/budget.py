"""What one address may have: turns by the second, sessions and connections at a time. Whatever costs takes turns, the dear more of them."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Condition

from starlette.types import Scope

from dashboard.front import addresses

TURNS_PER_SECOND = 200  # turns a second; a map that is panned without a pause takes ten
BURST_SECONDS = 10  # seconds' worth that may come at once, as when a newsroom behind one address opens a link
MAX_SESSIONS = 200  # open pages
MAX_CONNECTIONS = 600  # of which a browser holds up to seven
HEAVY_AT_ONCE = 3  # files and pictures that are made for one address at a time
ANSWERS_AT_ONCE = 2  # answers and heads of pages that are worked out for one address at a time; its others wait for their turn
HEED_INTERVAL = 0.1  # seconds between two looks at whether somebody still waits
MOST_CLIENTS = 10_000  # addresses that are remembered; the one that was silent longest is forgotten first
PROVIDER_FACTOR = 4  # so many networks' worth of turns has the provider of a network of IPv6, however many networks it gives out

# What a request, a page that is opened and a choice in it take, by what it costs the server.
SESSION_TURNS, RUN_TURNS, HEAVY_TURNS = 10, 25, 25
TURNS_BY_PREFIX = {
    f"{addresses.API_PREFIX}chart/": HEAVY_TURNS,
    f"{addresses.API_PREFIX}export/": HEAVY_TURNS,
    f"{addresses.API_PREFIX}map.html": HEAVY_TURNS,
    f"{addresses.API_PREFIX}play": 5,
    addresses.API_PREFIX: 1,
}
PAGE_TURNS, FILE_TURNS = 5, 0.2  # FILE: scripts, styles and frames, of which a page asks for some sixty


@dataclass(frozen=True)
class Limits:
    """What one address may have at most, 0 for any number: turns a second, sessions and connections at a time."""

    rate: int = TURNS_PER_SECOND
    sessions: int = MAX_SESSIONS
    connections: int = MAX_CONNECTIONS

    @classmethod
    def current(cls) -> Limits:
        """Return what the environment says: TUMEN_RATE, TUMEN_SESSIONS, TUMEN_CONNECTIONS."""
        return cls(**{name: int(os.environ.get(limit_variable(name)) or getattr(cls, name)) for name in cls.__dataclass_fields__})


def limit_variable(name: str) -> str:
    """Return the environment variable that holds a limit."""
    return f"TUMEN_{name.upper()}"


def request_turns(path: str) -> float:
    """Return how many turns a request for a path below the base takes."""
    api = next((n for prefix, n in TURNS_BY_PREFIX.items() if path.startswith(prefix)), None)
    if api is not None:
        return api
    return PAGE_TURNS if addresses.page_name(path) is not None else FILE_TURNS


class TokenBuckets:
    """The turns left to each client."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Give every client so many turns a second, and BURST seconds' worth at first."""
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # client -> turns left, and when

    def __len__(self) -> int:
        """Return how many clients are remembered."""
        return len(self._left)

    def take(self, client: str, turns: float = 1) -> float:
        """Take turns and return 0, or the seconds until there are as many."""
        now, most = self._clock(), float(self._rate * BURST_SECONDS)
        asked = min(turns, most)
        left, then = self._left.pop(client, (most, now))
        left = min(most, left + (now - then) * self._rate)
        enough = left >= asked
        self._left[client] = left - asked if enough else left, now
        self._forget(now)
        return 0.0 if enough else (asked - left) / self._rate

    def _forget(self, now: float) -> None:
        """Forget who has all turns again, and more than MOST_CLIENTS; those heard last stand last."""
        while self._left:
            client, (_, then) = next(iter(self._left.items()))
            if len(self._left) <= MOST_CLIENTS and now - then < BURST_SECONDS:
                return
            del self._left[client]


class ConcurrencyLimit:
    """How many of something each client has at a time; ``most`` 0 is any number."""

    def __init__(self, most: int) -> None:
        """Let each have at most so many."""
        self.most = most
        self._held: Counter[str] = Counter()

    def __len__(self) -> int:
        """Return how many all clients have."""
        return self._held.total()

    def take(self, client: str) -> bool:
        """Take one and return whether the client may have it."""
        if self.most and self._held[client] >= self.most:
            return False
        self._held[client] += 1
        return True

    def give_back(self, client: str) -> None:
        """Give one back."""
        self._held[client] -= 1
        if self._held[client] <= 0:
            del self._held[client]

    @contextmanager
    def one(self, client: str) -> Iterator[bool]:
        """Hold one; false where the client has as many as it may."""
        if not self.take(client):
            yield False
            return
        try:
            yield True
        finally:
            self.give_back(client)


class ThreadShares:
    """How many threads each client keeps busy at a time: its others wait, so that those of another client find the processor free."""

    def __init__(self, each: int) -> None:
        """Let each client have so many at a time."""
        self._held, self._free = ConcurrencyLimit(each), Condition()

    @contextmanager
    def one(self, client: str, patience: float, heed: Callable[[], object]) -> Iterator[bool]:
        """Wait for a turn and hold it; false when there was none within so many seconds. ``heed`` is called every now and then."""
        last = time.monotonic() + patience
        while not (taken := self._taken(client)) and time.monotonic() < last:
            heed()
        try:
            yield taken
        finally:
            if taken:
                with self._free:
                    self._held.give_back(client)
                    self._free.notify_all()

    def _taken(self, client: str) -> bool:
        with self._free:
            return self._held.take(client) or (self._free.wait(HEED_INTERVAL) and self._held.take(client))


class WaitingLines:
    """What is worked out for each client at a time; its others wait in line, on the event loop, and hold up nobody else."""

    def __init__(self, each: int) -> None:
        """Let each client have so many at a time, 0 for any number."""
        self._each = each
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._there: Counter[str] = Counter()  # who has a turn or waits for one

    @asynccontextmanager
    async def one(self, client: str) -> AsyncIterator[Callable[[], None]]:
        """Wait for a turn and hold it, until the end or until what is yielded is called."""
        if not self._each:
            yield lambda: None
            return
        turns = self._turns.setdefault(client, asyncio.Semaphore(self._each))
        self._there[client] += 1
        is_held = False

        def give() -> None:
            nonlocal is_held
            if is_held:
                is_held = False
                turns.release()

        try:
            is_held = await turns.acquire()
            yield give
        finally:
            give()
            self._there[client] -= 1
            if not self._there[client]:
                del self._there[client], self._turns[client]


PAGE_RUNS = ThreadShares(1)  # pages that are drawn for one address: Python runs one at any moment, and another address shall have the next


class RequestBudget:
    """Turns by the second for every client, and for the provider of its network."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Give so many turns a second; 0 is any number."""
        self.rate = rate
        self._buckets = TokenBuckets(rate, clock)

    def take(self, scope: Scope, turns: float) -> float:
        """Take turns for who asks and return 0, or the seconds until there are as many."""
        if not self.rate:
            return 0.0
        own, wider = client_address(scope), _wider(_address(scope))
        return (self._buckets.take(wider, turns / PROVIDER_FACTOR) if wider else 0.0) or self._buckets.take(own, turns)


def client_address(scope: Scope) -> str:
    """Return whom a request is counted for: the address that is connected, of IPv6 the network that one subscriber has."""
    return client_network(_address(scope))


@lru_cache(maxsize=1024)
def client_network(address: str) -> str:
    """Return the address, of IPv6 the network of one subscriber; what is no address as it is."""
    found = _read(address)
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False).network_address)
    return str(found) if found else address[:80]


@lru_cache(maxsize=1024)
def _wider(address: str) -> str:
    """Return the network that a provider has, of which it may give many to one subscriber; "" for IPv4."""
    found = _read(address)
    return str(IPv6Network((found, 48), strict=False)) if isinstance(found, IPv6Address) and not found.ipv4_mapped else ""


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


def _read(address: str) -> object:
    try:
        return ip_address(address)
    except ValueError:
        return None
