"""The same answers from a Dask cluster: also when a worker is killed, and again when the scheduler was gone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import dask
import pandas as pd
import pyarrow.parquet as pq
import pytest
from distributed import Client
from hypothesis import given

from dashboard.catalog.archive import checksums, parquet_folder, parquet_writer
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.engines.dask.cluster import Cluster
from dashboard.query.engines.dask.dask_counter import dask_engine
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.topics import Topic
from tests.engines import engine_of
from tests.examples import examples
from tests.ports import free_port
from tests.query.asked import DATASET, TODAY, selections
from tests.query.table.test_event_table import ASK, same

ENGINES: dict[str, Engine] = {}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("packed") / "data"
    parquet_writer.pack(DATASET, found)
    return found


@pytest.fixture(scope="module")
def spread(folder: Path) -> Iterator[Engine]:
    cluster = Cluster(workers=2)
    yield dask_engine(parquet_folder.open_parquet_folder(folder), cluster, shards=3)
    cluster.close()


@pytest.fixture(scope="module", autouse=True)
def _both(folder: Path, spread: Engine) -> None:
    ENGINES.update(spread=spread, local=engine_of(DATASET))


@examples(15)
@given(selections())
def test_answers_are_those_of_the_table_in_memory(selection: Selection) -> None:
    same(ENGINES["spread"].answer(selection, ASK, TODAY), ENGINES["local"].answer(selection, ASK, TODAY))


@examples(10)
@given(selections())
def test_time_is_played_as_the_table_in_memory_plays_it(selection: Selection) -> None:
    one, other = (ENGINES[name].answer(selection, Ask(parts={"cells", "play"}, step="month"), TODAY).play for name in ("spread", "local"))
    assert one is not None
    assert other is not None
    assert one.days == other.days
    assert (one.film.whole == other.film.whole).all()
    assert (one.film.here == other.film.here).all()


@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("asked", [Selection(), Selection(group=("arms", "troops")), Selection(start=date(2024, 1, 1)), Selection(q="a")])
def test_deep_pages_go_on_where_the_last_one_ended(asked: Selection, newest: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are looked for by their days hold what all pages in one do, here and on the workers; none comes after the last."""
    whole = _ids(ENGINES["local"], 0, newest, asked, limit=1000)
    for module in ("local", "dask.dask_counter"):
        monkeypatch.setattr(f"dashboard.query.engines.{module}.SHALLOW_OFFSET", -1)
    for engine in ENGINES.values():
        found = [_ids(engine, at, newest, asked) for at in range(0, len(whole) + 14, 7)]
        assert [i for page in found for i in page] == whole
        assert found[-1] == []


def test_an_axis_is_laid_out_by_what_was_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (date(2022, 1, 1), date(2025, 2, 1), TODAY):
        spans = [_spans(engine, day).sort_values(["start", "end"], ignore_index=True) for engine in ENGINES.values()]
        pd.testing.assert_frame_equal(*spans)
    monkeypatch.setattr("dashboard.query.answers.registry.MOST_SPANS", 5)
    assert 5 <= len(_spans(ENGINES["spread"], TODAY)) < 20


def _spans(engine: Engine, day: date) -> pd.DataFrame:
    return engine.answer(Selection(), Ask(parts={"spans"}), day).spans


def _ids(engine: Engine, offset: int, newest: bool, asked: Selection, limit: int = 7) -> list[str]:
    ask = Ask(parts={"rows"}, limit=limit, offset=offset, newest=newest)
    return list(engine.answer(asked, ask, TODAY).rows["event_id"])


def test_what_is_said_is_read_here(spread: Engine) -> None:
    event = DATASET.tables["events"]["event_id"].iloc[3]
    known = spread.knowledge(Selection(), TODAY, [Topic("event", event)], first=0)
    assert event in set(known.events["event_id"])


def test_a_killed_worker_costs_no_event(spread: Engine) -> None:
    """Each worker in turn is killed while shards are being counted; what comes is right."""
    for day in (date(2025, 3, 1), date(2025, 6, 1)):
        client = spread.counter._cluster.client()
        pids = list(client.run(os.getpid).values())
        os.kill(pids[0], signal.SIGKILL)
        asked = Selection(as_of=day, group=("troops", "arms", "diplomacy"))
        begun = time.monotonic()
        same(spread.answer(asked, ASK, TODAY), ENGINES["local"].answer(asked, ASK, TODAY))
        assert time.monotonic() - begun < 180, "a bound that only a hang passes; the benchmark has the figure"
        client.wait_for_workers(2, timeout=180)


def test_a_worker_that_came_for_a_lost_one_gets_its_share(spread: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.query.engines.dask.cluster.LOOK_INTERVAL", 0)
    client, day = spread.counter._cluster.client(), date(2025, 9, 1)
    spread.answer(Selection(as_of=day), ASK, TODAY)
    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    spread.answer(Selection(as_of=day, group=("troops",)), ASK, TODAY)  # all three shards are on one worker now
    client.wait_for_workers(2, timeout=180)
    shards = spread.counter.days.of(Selection(as_of=day)).shards

    def each() -> list[int]:  # a shard may be on both: Dask copies it to who has less to do
        keys = {future.key for future in shards._held(client)}
        return [len(keys.intersection(held)) for held in client.has_what().values()]

    for _ in range(360):
        if len(found := each()) == 2 and min(found) >= 1:
            break
        time.sleep(0.5)
    assert len(found) == 2, found
    assert min(found) >= 1, found
    asked = Selection(as_of=day, group=("arms",))
    same(spread.answer(asked, ASK, TODAY), ENGINES["local"].answer(asked, ASK, TODAY))


def test_a_lost_worker_is_started_again_however_long_that_takes() -> None:
    """Left to itself, Dask gives a worker up for good that is not back in some seconds: here at once, so that none could be."""
    with dask.config.set({"distributed.deploy.lost-worker-timeout": "0s"}), closing(Cluster(workers=1)) as cluster:
        client = cluster.client()
        (lost,) = client.run(os.getpid).values()
        os.kill(lost, signal.SIGKILL)
        assert lost not in _patiently_run(client)


def _patiently_run(client: Client) -> list[int]:
    """Return the processes of the workers, once the one that was there is gone and another has come."""
    first = set(client.scheduler_info()["workers"])
    for _ in range(360):
        now = set(client.scheduler_info()["workers"])
        if now and not now & first:
            return list(client.run(os.getpid).values())
        time.sleep(0.5)
    raise TimeoutError("no worker has come")


def scheduler(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def worker(port: int) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        f"tcp://127.0.0.1:{port}",
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def machines(port: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a scheduler; what is added to it is ended with it."""
    running = [scheduler(port)]
    try:
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


@contextmanager
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give up on answers that are waited for in vain within seconds; others may take as long as usual."""
    with monkeypatch.context() as patched:
        patched.setattr("dashboard.query.engines.dask.cluster.GLANCE_SECONDS", 1)
        patched.setattr("dashboard.query.engines.dask.cluster.LOOK_INTERVAL", 0)
        yield


@contextmanager
def asked_once(folder: Path, port: int) -> Iterator[tuple[list[subprocess.Popen[bytes]], Cluster, Engine]]:
    """Start a scheduler and a worker, and ask what is spread over them once; what is added to the machines is ended with them."""
    cluster = Cluster(f"tcp://127.0.0.1:{port}")
    with machines(port) as running, closing(cluster):
        running.append(worker(port))
        _patiently(cluster.threads)
        engine = dask_engine(parquet_folder.open_parquet_folder(folder), cluster)
        _patiently(lambda: engine.answer(Selection(), Ask(), TODAY))
        yield running, cluster, engine


def test_a_scheduler_that_is_gone_is_said_and_one_that_is_back_answers(folder: Path) -> None:
    port = free_port()
    cluster = Cluster(f"tcp://127.0.0.1:{port}")
    with machines(port) as running, closing(cluster):
        running.append(worker(port))
        _patiently(lambda: cluster.client().wait_for_workers(1, timeout=180))
        engine = dask_engine(parquet_folder.open_parquet_folder(folder), cluster)
        assert _patiently(lambda: engine.answer(Selection(), Ask(), TODAY)).n == ENGINES["local"].answer(Selection(), Ask(), TODAY).n
        for process in running:
            process.kill()
            process.wait()
        asked = Selection(group=("troops",))
        with pytest.raises(UnreachableError, match="cannot be reached; answers come again as soon as it is back"):
            engine.answer(asked, Ask(), TODAY)
        running += [scheduler(port), worker(port)]
        found = _patiently(lambda: engine.answer(asked, ASK, TODAY))
        same(found, ENGINES["local"].answer(asked, ASK, TODAY))


def test_a_scheduler_that_was_gone_while_nobody_asked_answers_when_it_is_back(folder: Path) -> None:
    """Dask closes a connection by itself when nobody has answered it for long."""
    port = free_port()
    with asked_once(folder, port) as (running, cluster, engine):
        client = cluster.client()
        for process in running:
            process.kill()
            process.wait()
        for _ in range(60):
            if client.status == "closed":
                break
            time.sleep(0.5)
        assert client.status == "closed"
        running += [scheduler(port), worker(port)]
        asked = Selection(group=("troops",))
        same(_patiently(lambda: engine.answer(asked, ASK, TODAY)), ENGINES["local"].answer(asked, ASK, TODAY))


def test_a_scheduler_that_says_nothing_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with asked_once(folder, free_port()) as (running, _, engine):
        running[0].send_signal(signal.SIGSTOP)
        asked = Selection(group=("troops",))
        begun = time.monotonic()
        with impatient(monkeypatch), pytest.raises(UnreachableError, match="cannot be reached"):
            engine.answer(asked, Ask(), TODAY)
        assert time.monotonic() - begun < 180, "a bound that only a hang passes"
        running[0].send_signal(signal.SIGCONT)
        same(_patiently(lambda: engine.answer(asked, ASK, TODAY)), ENGINES["local"].answer(asked, ASK, TODAY))


def test_a_cluster_without_workers_says_so_and_answers_when_it_has_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    cluster = Cluster(f"tcp://127.0.0.1:{port}")
    with machines(port) as running, closing(cluster):
        _patiently(cluster.client)
        with impatient(monkeypatch), pytest.raises(UnreachableError, match="has no worker just now"):
            dask_engine(parquet_folder.open_parquet_folder(folder), cluster)
        running.append(worker(port))
        cluster.client().wait_for_workers(1, timeout=180)
        engine = dask_engine(parquet_folder.open_parquet_folder(folder), cluster)
        _patiently(lambda: engine.answer(Selection(), Ask(), TODAY))
        running[-1].kill()
        asked = Selection(group=("arms",))
        with impatient(monkeypatch), pytest.raises(UnreachableError, match="has no worker just now"):
            engine.answer(asked, Ask(), TODAY)
        running.append(worker(port))
        same(_patiently(lambda: engine.answer(asked, ASK, TODAY)), ENGINES["local"].answer(asked, ASK, TODAY))


def test_a_worker_with_other_files_says_so_and_answers_when_they_are_right(folder: Path, spread: Engine, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(checksums.CHECKSUMS_FILE))
    engine = dask_engine(
        parquet_folder.open_parquet_folder(copy), spread.counter._cluster, shards=1
    )  # nothing else reads files while they change
    parties = copy / "parties.parquet"
    right = parties.read_bytes()
    pq.write_table(pq.read_table(parties).slice(0, 1), parties)
    with pytest.raises(UnreachableError, match=r"A worker of the cluster at tcp://\S+ cannot answer: \S+ holds other data on the worker"):
        engine.answer(Selection(), Ask(), TODAY)
    (copy / "places.parquet").rename(tmp_path / "places.parquet")
    with pytest.raises(UnreachableError, match=r"places\.parquet is missing; a large dataset needs it"):
        engine.answer(Selection(), Ask(), TODAY)
    parties.write_bytes(right)
    (tmp_path / "places.parquet").rename(copy / "places.parquet")
    same(engine.answer(Selection(), ASK, TODAY), ENGINES["local"].answer(Selection(), ASK, TODAY))


def test_a_dataset_without_events_is_spread_too(folder: Path, spread: Engine, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(checksums.CHECKSUMS_FILE))
    for file in (copy / parquet_folder.EVENTS_FOLDER).glob("*.parquet"):
        pq.write_table(parquet_folder.SCHEMA.empty_table(), file)
    answer = dask_engine(parquet_folder.open_parquet_folder(copy), spread.counter._cluster).answer(Selection(), ASK, TODAY)
    assert (answer.n, len(answer.rows), len(answer.cells)) == (0, 0, 0)


def _patiently(ask):
    """Ask until the cluster answers: how soon it does depends on what else the machine has to do."""
    last = time.monotonic() + 180
    while time.monotonic() < last:
        try:
            return ask()
        except UnreachableError:
            time.sleep(0.5)
    return ask()
