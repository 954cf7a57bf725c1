"""Arrays worked out once from a large dataset and kept on disk.

They stand beside the Parquet files (or in a temporary folder where that cannot be written) and are mapped into memory, so that a second
start, and every process that serves the same folder, has them at once.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dashboard.catalog.archive import cache_directories
from dashboard.catalog.archive.event_schema import Arrays

CACHE_FORM = "10"  # of what is kept: raised when it changes
_INDEX = "index"


def arrays_on_disk(directory: Path, digest: str, name: str, build: Callable[[], Arrays]) -> Arrays:
    """Return arrays by name, as ``build`` makes them, of a folder whose files have a digest: each mapped from disk, built if not there."""
    homes = [home / f"{_INDEX}-{digest}-{CACHE_FORM}" for home in cache_directories.cache_directories(directory)]
    for home in homes:
        if (home / name).is_dir():
            return _mapped(home / name)
    arrays = build()
    for home in homes:
        try:
            _write(arrays, home / name)
        except OSError:
            continue
        _tidy(home)
        return _mapped(home / name)
    return arrays


def _tidy(folder: Path) -> None:
    """Remove what was computed from files that have changed since; whoever has it open can go on using it."""
    for old in folder.parent.glob(f"{_INDEX}-*-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def _write(arrays: Arrays, folder: Path) -> None:
    """Write arrays into a folder that is there all at once, or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    coming = Path(tempfile.mkdtemp(dir=folder.parent))
    for name, array in arrays.items():
        np.save(coming / f"{name}.npy", array)
    try:
        coming.rename(folder)
    except OSError:  # another process was there first
        shutil.rmtree(coming)
        if not folder.is_dir():
            raise


def _mapped(folder: Path) -> Arrays:
    return {file.stem: np.load(file, mmap_mode="r") for file in folder.glob("*.npy")}
