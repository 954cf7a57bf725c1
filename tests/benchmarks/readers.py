"""Made up readers of the map: each pans, zooms and filters in its own order, most of them where most happens."""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

WIDTH, HEIGHT = 1440, 700  # CSS px of the map
SPOTS = ((37.5, 55.7), (36.2, 51.7), (130.6, 42.4), (125.7, 39.0), (131.9, 43.1), (37.6, 48.0))
CHECKED = 20  # of so many answers one is read and not only received
TIMEOUT = 30  # s
KEPT = 4  # s that a silent connection is used again; the server closes it after 5
GROUPS = ("troops", "arms", "diplomacy", "economy")
STEPS = ("pan", "zoom", "filter", "home")
WEIGHTS = (60, 20, 15, 5)


@dataclass
class Heard:
    """What was asked and what came of it: seconds of each answer, bytes, and every error by its words."""

    seconds: list[float] = field(default_factory=list)
    size: int = 0
    errors: dict[str, int] = field(default_factory=dict)

    def failed(self, words: str) -> None:
        """Count an error."""
        self.errors[words] = self.errors.get(words, 0) + 1


def questions(seed: int) -> Iterator[str]:
    """Yield the addresses of the cells that one reader's map asks for."""
    dice = random.Random(seed)
    lon, lat = _spot(dice)
    zoom, query = 4.0, ""
    while True:
        span = 360 * WIDTH / 256 / 2**zoom
        tall = span * HEIGHT / WIDTH * 0.65
        view = (lon - span * 0.75, max(lat - tall * 0.75, -85), lon + span * 0.75, min(lat + tall * 0.75, 85))
        yield f"/api/cells?{query}viewport={','.join(f'{x:.4f}' for x in view)}&zoom={zoom:g}"
        step = dice.choices(STEPS, WEIGHTS)[0]
        if step == "pan":
            lon = max(-170.0, min(170.0, lon + span * dice.uniform(-0.4, 0.4)))
            lat = max(-60.0, min(75.0, lat + tall * dice.uniform(-0.4, 0.4)))
        elif step == "zoom":
            zoom = max(2.0, min(13.0, zoom + dice.choice((1, 1, -1))))
        elif step == "filter":
            query = _query(dice)
        else:
            (lon, lat), zoom, query = _spot(dice), 4.0, ""


def _spot(dice: random.Random) -> tuple[float, float]:
    return SPOTS[min(int(dice.expovariate(0.9)), len(SPOTS) - 1)]


def _query(dice: random.Random) -> str:
    """Return a selection: many ask the same few, some what nobody asked before."""
    kind = dice.choices(("all", "group", "status", "window", "words"), (25, 30, 15, 25, 5))[0]
    if kind == "group":
        return f"group={dice.choice(GROUPS)}&"
    if kind == "status":
        return f"status={dice.choice(('claimed', 'contested', 'confirmed'))}&"
    if kind == "window":
        year, month = dice.randint(2017, 2025), dice.randint(1, 12)
        return f"start={year}-{month:02}-{dice.randint(1, 28):02}&end={year + 1}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}&"
    return f"q={dice.choice(('convoy', 'bridge', 'talks'))}&" if kind == "words" else ""


async def read(url: str, seed: int, until: float, think: float, heard: Heard, own: str) -> None:
    """Ask as one reader does until a moment, from an address of this machine and on one connection, with so many seconds between two
    questions on average.
    """
    dice = random.Random(-seed - 1)
    line: _Line | None = None
    await asyncio.sleep(dice.random() * think)
    for n, address in enumerate(questions(seed)):
        if time.monotonic() >= until:
            break
        try:
            if line is None or line.idle > KEPT:
                line = await _Line.to(url, own)
            begun = time.perf_counter()
            status, body = await asyncio.wait_for(line.get(address), TIMEOUT)
            heard.seconds.append(time.perf_counter() - begun)
            heard.size += len(body)
            if status != 200:
                heard.failed(f"status {status}")
            elif n % CHECKED == 0:
                json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)["symbols"]
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError, KeyError) as error:
            heard.failed(type(error).__name__)
            line = None
        if think:
            await asyncio.sleep(min(dice.expovariate(1 / think), 5 * think))
    if line:
        line.close()


class _Line:
    """One connection that is kept, as browsers keep it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self._reader, self._writer, self._host = reader, writer, host
        self._used = time.monotonic()

    @property
    def idle(self) -> float:
        """Return for how many seconds nothing was asked."""
        return time.monotonic() - self._used

    @classmethod
    async def to(cls, url: str, own: str) -> _Line:
        parts = urlsplit(url)
        return cls(*await asyncio.open_connection(parts.hostname, parts.port, limit=1 << 22, local_addr=(own, 0)), parts.netloc)

    async def get(self, address: str) -> tuple[int, bytes]:
        """Return status and body."""
        self._writer.write(f"GET {address} HTTP/1.1\r\nHost: {self._host}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        sizes = [int(line.partition(":")[2]) for line in head if line.lower().startswith("content-length:")]
        body = await self._reader.readexactly(sizes[0]) if sizes else b""
        self._used = time.monotonic()
        return int(head[0].split()[1]), body

    def close(self) -> None:
        self._writer.close()
