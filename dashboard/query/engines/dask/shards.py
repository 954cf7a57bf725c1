"""A part of a day's table on a worker: loaded from the files there, asked, and answering in few bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.archive import parquet_folder
from dashboard.catalog.archive.parquet_store import ParquetStore
from dashboard.catalog.dates import day_number
from dashboard.catalog.loading.problems import UnusableError
from dashboard.query.answers import rows as pages
from dashboard.query.answers import time_bins
from dashboard.query.counting.counter import count_fastest
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import match_table
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import EventTable, Span, event_table

MAX_BYTE = 255  # the most that a byte counts
_stores = WeakValueDictionary[tuple[str, str], ParquetStore]()  # of the shards that are here: what is open goes with the last of them
_opening = Lock()


@dataclass(frozen=True, eq=False)
class Shard:
    """A part of a day's table. It travels as its address: where it arrives, it is read from the files there."""

    directory: str
    digest: str
    as_of: date
    late: str
    span: Span

    def __reduce__(self) -> tuple[Any, ...]:
        return Shard, (self.directory, self.digest, self.as_of, self.late, self.span)

    @cached_property
    def table(self) -> EventTable:
        """Return the shard's table, read from the files here; it is held for as long as the shard."""
        return event_table(self.store, day_number(self.as_of), self.late, _fetched, self.span)

    @cached_property
    def store(self) -> ParquetStore:
        """Return the dataset that the shard is a part of, opened once for all shards of it that are here."""
        with _opening:
            found = _stores.get((self.directory, self.digest)) or _opened(self.directory, self.digest)
            return _stores.setdefault((self.directory, self.digest), found)


def _opened(directory: str, digest: str) -> ParquetStore:
    found = parquet_folder.open_parquet_folder(Path(directory))
    if found.base.digest != digest:
        here, there = found.base.digest, digest
        raise UnusableError(f"{directory} holds other data on the worker ({here}) than on the server ({there}); copy it there")
    return found


def _fetched(rows: Ints) -> pd.DataFrame:
    raise TypeError("a shard counts; rows are read where the answer is put together")


def load_shard(shard: Shard) -> Shard:
    """Load a shard on the worker that is asked to."""
    _ = shard.table
    return shard


@dataclass(frozen=True)
class ShardPage:
    """Which of the selected events are wanted as rows: how many from the first, or from the last, of those that begin on some days."""

    most: int = 0
    newest: bool = True
    days: tuple[int, int] | None = None


def shard_counts(shard: Shard, selection: Selection, page: ShardPage) -> tuple[PackedCounts, Ints, Ints]:
    """Return the counts of a shard, and the first days (since 1970) and the store's rows of a page of its events."""
    return pack_counts(count_fastest(match_table(shard.table, selection), threads=1)), *shard_page(shard, selection, page)


def shard_page(shard: Shard, selection: Selection, page: ShardPage) -> tuple[Ints, Ints]:
    """Return the first days (since 1970) and the store's rows of a page of a shard's events."""
    table, matches = shard.table, match_table(shard.table, selection)
    among = matches if page.days is None else matches.begun(*page.days)
    at = pages.first_rows(among, page.most, 0, newest=page.newest) if page.most else np.zeros(0, dtype=np.int64)
    return table.when.days[table.when.begun[at]], table.held(at)


def shard_rows(shard: Shard, selection: Selection, held: Ints) -> Ints:
    """Return those of some rows of the store that a shard has and a selection selects."""
    table = shard.table
    return table.held(match_table(table, selection).selected_of(table.rows(held)))


def shard_spans(shard: Shard, step: int) -> tuple[Ints, Ints]:
    """Return the first and last days, as days since 1970, of every ``step``-th event of a shard."""
    return pages.sampled_spans(shard.table, step)


@dataclass(frozen=True, eq=False)
class PackedNumbers:
    """Counts as they travel: of a table only rows and columns with a count, in a byte each, and beside them those that need more."""

    shape: tuple[int, ...]
    rows: Ints
    columns: Ints
    bytes: npt.NDArray[np.uint8]
    at: Ints
    big: Ints

    def add_to(self, found: npt.NDArray[np.int64]) -> None:
        """Add the counts, row by row, to a table of their shape."""
        own = self.bytes.astype(np.int64)
        own.reshape(-1)[self.at] = self.big
        columns = self.columns.astype(np.intp)
        for row, some in zip(self.rows.tolist(), own, strict=True):  # faster than all rows at once
            found[row][columns] += some


def shard_binned_counts(shard: Shard, selection: Selection, bins: time_bins.TimeBins) -> time_bins.BinnedCounts:
    """Return the events of a shard by step, at the symbols that were found where all are known."""
    found = time_bins.binned_counts(match_table(shard.table, selection), bins)
    return time_bins.BinnedCounts(found.whole, found.here.astype(np.int32))


@dataclass(frozen=True, eq=False)
class PackedCounts:
    """The counts of a shard as they travel."""

    n: int
    by: Mapping[str, PackedNumbers]
    where: PackedNumbers
    days: PackedNumbers


def pack_counts(found: Counts) -> PackedCounts:
    """Pack counts; a shard has fewer events than 32 bits count."""
    by = {name: _numbers(numbers[np.newaxis]) for name, numbers in found.by.items()}
    return PackedCounts(found.n, by, _numbers(found.where), _numbers(found.days.T))


def _numbers(table: npt.NDArray[np.int64]) -> PackedNumbers:
    rows, columns = (np.flatnonzero(table.any(axis=axis)).astype(np.int32) for axis in (1, 0))
    some = table[np.ix_(rows, columns)]
    at = np.flatnonzero(some > MAX_BYTE)
    return PackedNumbers(table.shape, rows, columns, some.astype(np.uint8), at.astype(np.int32), some.reshape(-1)[at].astype(np.int32))


def add_counts(parts: Sequence[PackedCounts]) -> Counts:
    """Return the counts of all shards together."""
    by = {name: _sum([part.by[name] for part in parts])[0] for name in parts[0].by}
    where, days = _sum([part.where for part in parts]), _sum([part.days for part in parts])
    return Counts(sum(part.n for part in parts), by, where, days.T)


def _sum(parts: Sequence[PackedNumbers]) -> npt.NDArray[np.int64]:
    found = np.zeros(parts[0].shape, dtype=np.int64)
    for part in parts:
        part.add_to(found)
    return found
