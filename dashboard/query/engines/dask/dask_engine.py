"""Answers from a Dask cluster, as an engine gives them: what is counted is counted by the workers, what is read is read here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_folder import Archive
from dashboard.catalog.cache import Cache
from dashboard.catalog.dates import day_number
from dashboard.query.answers import answer_parts
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.answers.time_bins import BinnedCounts, TimeBins, sum_binned_counts
from dashboard.query.archive import event_codes
from dashboard.query.archive.archived_table import archived_table
from dashboard.query.archive.id_lookup import found_at, id_ranks
from dashboard.query.archive.word_index import archive_words
from dashboard.query.counting.counts import Counts
from dashboard.query.engines.dask.cluster import Cluster, Shards
from dashboard.query.engines.dask.shards import (
    Shard,
    ShardPage,
    add_counts,
    shard_binned_counts,
    shard_counts,
    shard_page,
    shard_rows,
    shard_spans,
)
from dashboard.query.engines.day_cache import Day
from dashboard.query.engines.local import SHALLOW, Local
from dashboard.query.engines.protocol import UnreachableError
from dashboard.query.engines.stores import ArchiveStore
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import WHERE, EventTable

Value = TypeVar("Value")
EVENT = 32  # bytes at most that an event takes on a worker, without its words


class ClusterDay(Day):
    """What is held of one day of knowledge, here and on the workers."""

    def __init__(self, table: EventTable, shards: Shards, nbytes: int) -> None:
        """Hold what the codes of the day's table stand for, and its shards, which take so many bytes on a worker."""
        super().__init__(table)
        self.shards = shards
        self.pages = Cache[tuple[Ints, Ints]](32)
        self._nbytes = nbytes

    @property
    def nbytes(self) -> int:
        """Return the bytes that the shards take on a worker."""
        return self._nbytes


class DaskEngine(Local):
    """Answers from a cluster: what is counted is counted there, what is read is read here."""

    def __init__(self, dataset: Archive, cluster: Cluster, shards: int = 0) -> None:
        """Spread a large dataset over a cluster, in so many parts: by default one for each of its threads."""
        super().__init__(dataset)
        self.held = _RemoteTables(dataset)
        self._cluster, self._archive = cluster, dataset
        event_codes.event_codes(dataset)  # before several workers begin to
        edges = np.linspace(0, dataset.n, (shards or cluster.threads()) + 1).astype(int).tolist()
        self._spans = [(a, b) for a, b in pairwise(edges) if b > a] or [(0, 0)]  # a dataset without events has a shard without

    def _day(self, selection: Selection) -> ClusterDay:
        return cast("ClusterDay", super()._day(selection))

    def _opened(self, as_of: date, late: str) -> ClusterDay:
        where, base = str(self._archive.directory.resolve()), self._archive.base
        parts = [Shard(where, base.digest, as_of, late, span) for span in self._spans]
        return ClusterDay(self.held.table(as_of, late), Shards(self._cluster, parts), EVENT * self._archive.n // len(parts))

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection: what is counted and what is read comes from one question to each shard."""
        dated = selection.replace(as_of=selection.day(today or date.today()))
        if "rows" in ask.parts and ask.offset <= SHALLOW:
            self._page(dated, ShardPage(ask.limit + ask.offset, ask.newest))
        return super().answer(dated, ask, today)

    def _ask(self, selection: Selection, question: Callable[..., Value], *how: Any) -> list[Value]:
        """Put a question about a selection to each shard; what its words are searched by is worked out here, and found there."""
        if selection.q:
            archive_words(self._archive)
            found_at(self._archive, "event", ())
        return self._day(selection).shards.ask(question, selection, *how)

    def _page(self, selection: Selection, page: ShardPage) -> tuple[Ints, Ints]:
        """Return first days and rows of a page in order; what is counted meanwhile is kept too."""

        def make() -> tuple[Ints, Ints]:
            if self._counts.holds(selection):
                return self._ordered(self._ask(selection, shard_page, page), page)
            found = self._ask(selection, shard_counts, page)
            self._counts.get(selection, lambda: add_counts([part for part, _, _ in found]))
            return self._ordered([(days, rows) for _, days, rows in found], page)

        return self._day(selection).pages.get((selection, page), make)

    def _ordered(self, found: list[tuple[Ints, Ints]], page: ShardPage) -> tuple[Ints, Ints]:
        days, rows = (np.concatenate([part[i] for part in found]) for i in (0, 1))
        order = np.lexsort((id_ranks(self._archive)[rows], days))
        some = (order[::-1] if page.newest else order)[: page.most]
        return days[some], rows[some]

    def trouble(self) -> str:
        """Say in a sentence why it cannot answer just now: the cluster is asked, for what was counted before is answered without it."""
        try:
            self._cluster.greet()
        except UnreachableError as error:
            return str(error)
        return super().trouble()

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: add_counts([part for part, _, _ in self._ask(selection, shard_counts, ShardPage())]))

    def filmed(self, selection: Selection, stage: TimeBins) -> BinnedCounts:
        """Return the events by step of a selection that names its day."""
        return sum_binned_counts(self._ask(selection, shard_binned_counts, stage))

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.counts(Selection(as_of=selection.as_of, late=selection.late)).n

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the archive's rows of a page of the selected events."""
        if offset <= SHALLOW:
            return self._page(selection, ShardPage(limit + offset, newest))[1][offset:]
        first, last, over = answer_parts.page_days(self.counts(selection), limit, offset, newest=newest)
        page = ShardPage(over + limit, newest, (first, last))
        return self._ordered(self._ask(selection, shard_page, page), page)[1][over:]

    def those(self, selection: Selection, held: Ints) -> Ints:
        """Return those of some rows of the archive whose events are selected, in order."""
        return np.sort(np.concatenate(self._ask(selection, shard_rows, held)))

    def _sample(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        found = self._day(selection).shards.ask(shard_spans, step)
        start, end = (np.concatenate([part[i] for part in found]) for i in (0, 1))
        order = np.argsort(start, kind="stable")
        return start[order], end[order]


class _RemoteTables(ArchiveStore):
    """A large dataset whose tables have no rows here: they say what codes stand for. A row is that of the archive."""

    def table(self, as_of: date, late: str) -> EventTable:
        """Return what the codes of a day's table stand for, and where every event of the archive is."""
        table = archived_table(self.archive, day_number(as_of), late, _unread, (0, 0))
        where = replace(table.columns[WHERE], codes=event_codes.event_codes(self.archive)["where"])
        return replace(table, columns=table.columns | {WHERE: where}, fetch=self._fetching(as_of, late), origin=None)


def _unread(_: Ints) -> pd.DataFrame:
    raise TypeError("a table without rows is not read")
