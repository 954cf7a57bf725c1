"""New data under a running cluster: its workers answer from the old folder until the swap, from the new one after it, and keep no more."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.dataset import load_dataset
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.snapshot import CurrentSnapshot, DataLocation
from tests import build

pytestmark = pytest.mark.slow
DAY = date(2025, 6, 1)
OLD = build.question([("KP", "asserts", "2025-01-03")])
NEW = build.question([("KP", "asserts", "2025-01-03"), ("UA", "denies", "2025-02-01")])


@pytest.fixture
def link(tmp_path: Path) -> Path:
    for name, tables in (("one", OLD), ("two", NEW)):
        pack(load_dataset(build.write(tmp_path / f"tables-{name}", **tables)), tmp_path / name)
    found = tmp_path / "data"
    found.symlink_to("one")
    return found


@pytest.fixture
def snapshot(link: Path) -> Iterator[CurrentSnapshot]:
    found = CurrentSnapshot(lambda: DataLocation(link, workers=2))
    yield found
    for cluster in found._clusters.values():
        cluster.close()


def contested(engine: Engine) -> int:
    return engine.answer(Selection(status=("contested",)), Ask(), DAY).n


def opened_here() -> list[str]:
    """Return the digests of what is open on a worker; to be called there."""
    import gc

    from dashboard.query.engines.dask import shards

    gc.collect()
    return sorted({digest for _, digest in shards._stores})


def on_workers(snapshot: CurrentSnapshot) -> set[str]:
    (cluster,) = snapshot._clusters.values()
    return {digest for some in cluster.client().run(opened_here).values() for digest in some}


def test_workers_answer_from_the_new_folder_and_drop_the_old_one(snapshot: CurrentSnapshot, link: Path) -> None:
    before = snapshot.engine()
    old = before.dataset.digest
    assert contested(before) == 0
    assert on_workers(snapshot) == {old}
    link.unlink()
    link.symlink_to("two")
    assert contested(snapshot.engine()) == 0
    done, said = snapshot.reload()
    assert done, said
    assert contested(snapshot.engine()) == 1
    assert contested(before) == 0, "who began with the old data ends with them"
    new, gone = snapshot.engine().dataset.digest, weakref.ref(before)
    del before
    gc.collect()
    assert gone() is None
    for _ in range(360):  # the scheduler tells the workers in its own time
        if (found := on_workers(snapshot)) == {new}:
            break
        time.sleep(0.5)
    assert found == {new}


def test_a_folder_that_no_cluster_can_count_leaves_the_old_one(snapshot: CurrentSnapshot, link: Path) -> None:
    before = snapshot.engine()
    link.unlink()
    link.symlink_to("tables-two")
    done, said = snapshot.reload()
    assert not done
    assert "a cluster counts a folder of Parquet" in said
    assert snapshot.engine() is before
    assert contested(before) == 0
