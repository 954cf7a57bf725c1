"""Engines for tests: of a dataset in memory, or of a store."""

from __future__ import annotations

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.catalog.stores.store import Store
from dashboard.query.engines.engine import Engine


def engine_of(data: Dataset | Store) -> Engine:
    """Return what answers from a dataset in memory, or from a store."""
    return Engine(MemoryStore(data) if isinstance(data, Dataset) else data)
