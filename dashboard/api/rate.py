"""How many requests a second one client may make: a bucket of turns for each address, refilled as time passes."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.api.responses import refuse

RATE = 100  # requests a second; a map that is panned without a pause makes ten
BURST = 5  # seconds' worth that may come at once, as when a newsroom behind one address opens a link
MOST_CLIENTS = 10_000  # addresses that are remembered; the one that was silent longest is forgotten first


class Buckets:
    """The turns left to each client."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Give every client so many turns a second, and BURST seconds' worth at first."""
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # client -> turns left, and when

    def __len__(self) -> int:
        """Return how many clients are remembered."""
        return len(self._left)

    def take(self, client: str) -> float:
        """Take a turn and return 0, or the seconds until there is one."""
        now, most = self._clock(), float(self._rate * BURST)
        left, then = self._left.pop(client, (most, now))
        left = min(most, left + (now - then) * self._rate)
        self._left[client] = max(left - 1, 0.0) if left >= 1 else left, now
        self._forget(now)
        return 0.0 if left >= 1 else (1 - left) / self._rate

    def _forget(self, now: float) -> None:
        """Forget who has all turns again, and more than MOST_CLIENTS; those heard last stand last."""
        while self._left:
            client, (_, then) = next(iter(self._left.items()))
            if len(self._left) <= MOST_CLIENTS and now - then < BURST:
                return
            del self._left[client]


class Rate:
    """Answers 429 to who asks too often; ``rate`` 0 is no limit."""

    def __init__(self, app: ASGIApp, rate: int) -> None:
        """Stand before an application."""
        self._app = app
        self._rate = rate
        self._buckets = Buckets(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        wait = self._buckets.take(client(scope)) if self._rate else 0.0
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = max(1, math.ceil(wait))
        again = f"ask again in {seconds} second{'s' * (seconds > 1)}"
        response = refuse(
            429, f"At most {self._rate} requests a second are answered to one address; {again}.", {"Retry-After": str(seconds)}
        )
        await response(scope, receive, send)


def client(scope: Scope) -> str:
    """Return whom a request is counted for: the address that is connected, of IPv6 the network that one subscriber has."""
    return _network((scope.get("client") or ("",))[0])


@lru_cache(maxsize=1024)
def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:80]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False).network_address)
    return str(found)
