"""A dataset as a folder of Parquet, written once a test run: the processes of a run share what the first of them has made."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dashboard.catalog.archive import parquet_folder, parquet_writer
from dashboard.catalog.archive.parquet_store import ParquetStore
from dashboard.catalog.dataset import Dataset
from dashboard.query.engines.engine import Engine
from tests.engines import engine_of

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
PATIENCE = 600  # seconds that another process may take


@lru_cache
def packed(dataset: Dataset) -> Engine:
    """Return what answers from the packed dataset; one without a digest is made for this process alone."""
    if not dataset.digest:
        return engine_of(_written(dataset, Path(tempfile.mkdtemp(prefix="tumen-packed-"))))
    folder = Path(tempfile.gettempdir()) / f"tumen-packed-{RUN}-{dataset.digest}"
    try:
        folder.mkdir()
    except FileExistsError:
        return engine_of(_awaited(folder))
    return engine_of(_written(dataset, folder))


def read_by_few(dataset: Dataset, most: int) -> Engine:
    """Return what answers from the packed dataset where at most so many events are read at once."""
    return engine_of(replace(packed(dataset).store, most=most))


def _written(dataset: Dataset, folder: Path) -> ParquetStore:
    parquet_writer.pack(dataset, folder / "data")
    (folder / "done").touch()
    return parquet_folder.open_parquet_folder(folder / "data")


def _awaited(folder: Path) -> ParquetStore:
    last = time.monotonic() + PATIENCE
    while not (folder / "done").exists():
        assert time.monotonic() < last, f"{folder} was begun by another process and never done"
        time.sleep(0.2)
    return parquet_folder.open_parquet_folder(folder / "data")
