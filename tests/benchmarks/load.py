"""Many readers at once: how long a cells request takes under load, what fails, and what the server's memory does."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks import folder
from tests.benchmarks.readers import Heard, read

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300  # s until a server must answer: the first start on a large folder works its codes out
WARM = 5  # s of reading that are not measured
HURRY = 15  # s at full speed


def measure(events: int, readers: int, seconds: float, data: Path | None = None) -> dict[str, Any]:
    """Return the figures of so many readers behind one address, each with a second's thought between two requests, and then of as many at
    an address of their own each, with no thought at all: behind one they would be refused.
    """
    with tempfile.TemporaryDirectory() as made, serving(data or folder.write(events, Path(made) / "made-up")) as (url, pid):
        asyncio.run(_crowd(url, readers, WARM, 1.0, Heard()))
        sizes: list[tuple[float, float]] = []
        paced, fast = Heard(), Heard()
        asyncio.run(_crowd(url, readers, seconds, 1.0, paced, lambda: sizes.append((time.monotonic(), _rss(pid)))))
        asyncio.run(_crowd(url, readers, HURRY, 0.0, fast, apart=True))
        end = _rss(pid)
    return (
        {"events": events if data is None else None, "data": str(data or ""), "readers": readers, "seconds": seconds}
        | _figures("paced", paced, seconds)
        | _figures("hurried", fast, HURRY)
        | {"rss_start_mb": round(sizes[0][1]), "rss_paced_mb": round(sizes[-1][1]), "rss_end_mb": round(end)}
        | {"rss_by_minute_mb": [round(size) for _, size in sizes[::60]], "rss_mb_a_minute": _slope(sizes)}
    )


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, int]]:
    """Serve a dataset; yield its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--data", str(data), "--port", str(port), "--no-open"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            yield _ready(f"http://127.0.0.1:{port}", process), process.pid
        finally:
            process.terminate()


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    begun = time.monotonic()
    while process.poll() is None and time.monotonic() - begun < PATIENCE:
        try:
            with urllib.request.urlopen(f"{url}/api/health", timeout=PATIENCE):
                return url
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not answer")


async def _crowd(url: str, readers: int, seconds: float, think: float, heard: Heard, look: Any = None, *, apart: bool = False) -> None:
    """Let readers ask for some seconds, and look each second."""
    until = time.monotonic() + seconds
    asking = asyncio.gather(
        *(read(url, seed, until, think, heard, f"127.0.1.{seed + 1}" if apart else "127.0.0.1") for seed in range(readers))
    )
    while not asking.done():
        if look:
            look()
        await asyncio.sleep(1)
    await asking


def _figures(name: str, heard: Heard, seconds: float) -> dict[str, Any]:
    taken = [round(float(x) * 1000, 1) for x in np.percentile(heard.seconds, (50, 95, 99, 100))] if heard.seconds else [None] * 4
    n = len(heard.seconds)
    quick = dict(zip((f"{name}_p50_ms", f"{name}_p95_ms", f"{name}_p99_ms", f"{name}_max_ms"), taken, strict=True))
    rest = {f"{name}_requests": n, f"{name}_a_second": round(n / seconds, 1), f"{name}_kb_each": round(heard.size / max(n, 1) / 1000, 1)}
    return quick | rest | {f"{name}_errors": heard.errors}


def _rss(pid: int) -> float:
    """Return the megabytes that a process holds in memory; NaN where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return float("nan")
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), float("nan"))


def _slope(sizes: list[tuple[float, float]]) -> float | None:
    """Return by how many megabytes a minute the memory grows over the second half."""
    half = np.array(sizes[len(sizes) // 2 :])
    return round(float(np.polyfit(half[:, 0], half[:, 1], 1)[0]) * 60, 2) if len(half) > 2 else None
