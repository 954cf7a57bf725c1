"""Opens the store that a folder is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.catalog.archive.parquet_folder import is_parquet_folder, open_parquet_folder
from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.catalog.stores.store import Store


def is_dataset_folder(folder: Path) -> bool:
    """Tell whether a folder holds a dataset, as CSV tables or as Parquet files."""
    return (folder / "events.csv").is_file() or is_parquet_folder(folder)


def open_store(folder: Path, check: Callable[[Dataset], Dataset] = lambda dataset: dataset) -> Store:
    """Return the store of a folder of CSV or of Parquet; ``check`` names what is wrong in a dataset that the catalog cannot know of.

    Raises NotADirectoryError, and UnusableError where Parquet files are not of the schema.
    """
    return open_parquet_folder(folder, check) if is_parquet_folder(folder) else MemoryStore(check(load_dataset(folder)))
