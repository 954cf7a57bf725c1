"""A worker killed in mid-query: how long until the right answer is there, from the shards that another worker loads again."""

from __future__ import annotations

import os
import signal
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from distributed import Client

from dashboard.catalog.archive import parquet_folder
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.engines.dask.cluster import Cluster
from dashboard.query.engines.dask.dask_counter import dask_engine
from dashboard.query.engines.dask.shards import load_shard
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests.benchmarks import folder
from tests.engines import engine_of

ASK = Ask(parts={"cells", "histogram", "facets"})
TODAY = date(2026, 11, 28)
SETTLED = 60  # seconds for a new worker to come and to have its share of the shards before the next is killed
BEGUN = 0.02  # seconds after which a question is on its way


def measure(events: int, runs: int, workers: int, data: Path | None = None) -> dict[str, Any]:
    """Return the seconds of a question with all workers alive, and of those in which one is killed: median and longest.

    Every answer is held against that of the table in one process; a wrong one ends the run.
    """
    with tempfile.TemporaryDirectory() as made:
        dataset = parquet_folder.open_parquet_folder(data or folder.write(events, Path(made) / "made-up"))
        alone, cluster = engine_of(dataset), Cluster(workers=workers)
        try:
            spread = dask_engine(dataset, cluster, shards=2 * workers)
            spread.answer(Selection(), ASK, TODAY)
            alive = [_asked(spread, alone, turn) for turn in range(runs)]
            killed = [_killed(spread, alone, cluster, workers, runs + turn) for turn in range(runs)]
        finally:
            cluster.close()
    found = {"events": dataset.n, "workers": workers, "alive_s": statistics.median(alive)}
    return found | {"killed_s": statistics.median(killed), "killed_longest_s": max(killed)}


def _asked(spread: Engine, alone: Engine, turn: int) -> float:
    """Ask what was not asked before, of one day of knowledge, whose shards are there; return how long it took."""
    selection = Selection(start=TODAY - timedelta(days=900 + turn), group=("troops", "arms"))
    begun = time.perf_counter()
    found = spread.answer(selection, ASK, TODAY)
    took = time.perf_counter() - begun
    right = alone.answer(selection, ASK, TODAY)
    if _told(found) != _told(right):
        raise AssertionError(f"a wrong answer: {found.n} events instead of {right.n}")
    return took


def _told(answer: Answer) -> tuple[Any, ...]:
    facets = {name: options.to_dict("list") for name, options in answer.facets.items()}
    return answer.n, answer.cells, answer.histogram.to_dict("list"), facets


def _killed(spread: Engine, alone: Engine, cluster: Cluster, workers: int, turn: int) -> float:
    client = cluster.client()
    client.wait_for_workers(workers, timeout=SETTLED)
    _wait_until_whole(spread, client, turn)
    pid = sorted(client.run(os.getpid).values())[0]
    with ThreadPoolExecutor(1) as hand:
        asked = hand.submit(_asked, spread, alone, turn)
        time.sleep(BEGUN)
        os.kill(pid, signal.SIGKILL)
        return asked.result()


def _wait_until_whole(spread: Engine, client: Client, turn: int) -> None:
    """Go on asking, as readers do, until all workers hold as many shards: what is lost with one is the same in each run."""
    for second in range(SETTLED):
        spread.answer(Selection(end=TODAY - timedelta(days=SETTLED * turn + second)), ASK, TODAY)
        held = [sum(key.startswith(load_shard.__name__) for key in keys) for keys in client.has_what().values()]
        if min(held) == max(held) > 0:
            return
        time.sleep(1)
    raise AssertionError(f"a worker that came for a lost one does not hold its share of the shards after {SETTLED} s")
