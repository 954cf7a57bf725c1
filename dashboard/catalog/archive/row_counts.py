"""How many rows a dataset's tables have; of a large one those of places, parties and actors, and its events, that its files count."""

from __future__ import annotations

import pyarrow.parquet as pq

from dashboard.catalog.archive.parquet_folder import EVENTS_FOLDER, HELD
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset


def row_counts(dataset: Dataset) -> dict[str, int]:
    """Return the rows by table; what hangs on the events of a large dataset nobody has counted, and it is left out."""
    found = {name: len(frame) for name, frame in dataset.tables.items()}
    if dataset.complete:
        return found
    found["events"] = _events(dataset)
    return {name: n for name, n in found.items() if name not in HELD}


@derived(most=1)
def _events(dataset: Dataset) -> int:
    """Return the events in a dataset's files, which are not looked at again."""
    return sum(int(pq.read_metadata(file).num_rows) for file in (dataset.directory / EVENTS_FOLDER).glob("*.parquet"))
