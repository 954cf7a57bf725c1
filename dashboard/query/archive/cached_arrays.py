"""Arrays worked out once from a large dataset and kept on disk.

They stand beside the Parquet files (or in a temporary folder where that cannot be written) and are mapped into memory, so that a second
start, and every process that serves the same folder, has them at once.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalog.archive import cache_directories
from dashboard.catalog.archive.parquet_folder import Archive
from dashboard.catalog.cache import Cache

Array = npt.NDArray[Any]
Arrays = dict[str, Array]
FORM = "5"  # of what is kept: raised when it changes
_INDEX = "index"
KEPT = 16  # arrays of an archive that are held, by their name


def cached_arrays(archive: Archive, name: str, build: Callable[[], Arrays]) -> Arrays:
    """Return arrays of an archive, mapped from disk; built and written when they are not there yet."""
    kept = archive.base.memo.cache(cached_arrays, lambda: Cache[Arrays](KEPT))
    return kept.get(name, lambda: _found(archive, name) or _made(archive, name, build))


def _found(archive: Archive, name: str) -> Arrays:
    for home in _homes(archive):
        if (home / name).is_dir():
            return _mapped(home / name)
    return {}


def _made(archive: Archive, name: str, build: Callable[[], Arrays]) -> Arrays:
    arrays = build()
    for home in _homes(archive):
        try:
            _write(arrays, home / name)
        except OSError:
            continue
        _tidy(home)
        return _mapped(home / name)
    return arrays


def _homes(archive: Archive) -> list[Path]:
    """Return where an archive's arrays may stand."""
    return [home / f"{_INDEX}-{archive.base.digest}-{FORM}" for home in cache_directories.cache_directories(archive.directory)]


def _tidy(folder: Path) -> None:
    """Remove what was worked out from files that have changed since; who has it open keeps it."""
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
