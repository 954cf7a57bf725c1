"""A part of a day's table on a worker: loaded from the files there, asked, and answering in few bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog import archive
from dashboard.catalog.archive import Archive
from dashboard.catalog.dates import number
from dashboard.query import answers, play
from dashboard.query.archived import Span, archived_table
from dashboard.query.columns import Ints
from dashboard.query.counts import Counts
from dashboard.query.engine import counted
from dashboard.query.matches import match
from dashboard.query.selection import Selection
from dashboard.query.table import EventTable


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

    def table(self) -> tuple[EventTable, Ints]:
        """Return the shard's table, and the archive's row of each of its events."""
        return _table(self.directory, self.digest, self.as_of, self.late, self.span)


@lru_cache(maxsize=2)
def _opened(directory: str, digest: str) -> Archive:
    found = archive.load(Path(directory))
    if found.base.digest != digest:
        raise ValueError(f"{directory} holds other data on this worker ({found.base.digest}) than on the server ({digest})")
    return found


@lru_cache(maxsize=32)
def _table(directory: str, digest: str, as_of: date, late: str, span: Span) -> tuple[EventTable, Ints]:
    return archived_table(_opened(directory, digest), number(as_of), late, _fetched, span)


def _fetched(rows: Ints) -> pd.DataFrame:
    raise TypeError("a shard counts; rows are read where the answer is put together")


def loaded(shard: Shard) -> Shard:
    """Load a shard on the worker that is asked to."""
    shard.table()
    return shard


@dataclass(frozen=True)
class Page:
    """Which of the selected events are wanted as rows: how many from the first, or from the last."""

    most: int = 0
    newest: bool = True


def asked(shard: Shard, selection: Selection, page: Page) -> tuple[Packed, Ints, Ints]:
    """Return the counts of a shard, and the first days (since 1970) and the archive's rows of a page of its events."""
    table, rows = shard.table()
    matches = match(table, selection)
    at = answers.first_rows(matches, page.most, 0, newest=page.newest) if page.most else np.zeros(0, dtype=np.int64)
    return packed(counted(matches)), table.when.days[table.when.begun[at]], rows[at]


def filmed(shard: Shard, selection: Selection, stage: play.Stage) -> play.Film:
    """Return the events of a shard by step, at the symbols that were found where all are known."""
    found = play.filmed(match(shard.table()[0], selection), stage)
    return play.Film(found.whole, found.here.astype(np.int32))


@dataclass(frozen=True, eq=False)
class Packed:
    """Counts as they travel: numbers in 32 bits, and of places and days only those with an event."""

    n: int
    by: Mapping[str, Ints]
    where: tuple[int, Ints, Ints]
    days: tuple[int, Ints, Ints]


def packed(found: Counts) -> Packed:
    """Pack counts; a shard has fewer events than 32 bits count."""
    there, then = np.flatnonzero(found.where[0]), np.flatnonzero(found.days.any(axis=1))
    by = {name: numbers.astype(np.int32) for name, numbers in found.by.items()}
    where = found.where.shape[1], there.astype(np.int32), found.where[:, there].astype(np.int32)
    return Packed(found.n, by, where, (len(found.days), then.astype(np.int32), found.days[then].astype(np.int32)))


def added(parts: Sequence[Packed]) -> Counts:
    """Return the counts of all shards together."""
    by = {name: np.asarray(np.sum([part.by[name] for part in parts], axis=0, dtype=np.int64)) for name in parts[0].by}
    where = np.zeros((len(parts[0].where[2]), parts[0].where[0]), dtype=np.int64)
    days = np.zeros((parts[0].days[0], parts[0].days[2].shape[1]), dtype=np.int64)
    for part in parts:
        where[:, part.where[1]] += part.where[2]
        days[part.days[1]] += part.days[2]
    return Counts(sum(part.n for part in parts), by, where, days)
