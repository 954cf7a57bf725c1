"""Events counted by a Dask cluster: each worker counts its part of a day's table, and what is read is read here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_store import ParquetStore
from dashboard.catalog.cache import Cache
from dashboard.catalog.dates import day_number
from dashboard.catalog.loading.problems import UnusableError
from dashboard.catalog.stores.store import Store
from dashboard.query.answers import rows as pages
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.answers.time_bins import BinnedCounts, TimeBins, sum_binned_counts
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.day_cache import Day, Days
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
from dashboard.query.engines.engine import Engine
from dashboard.query.engines.local import SHALLOW_OFFSET
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_codes import event_codes
from dashboard.query.table.event_table import EventTable, FetchRows, event_table
from dashboard.query.table.filter_columns import PLACE_TABLE
from dashboard.query.table.id_lookup import id_ranks, rows_of_ids
from dashboard.query.table.word_index import store_words

Value = TypeVar("Value")
BYTES_PER_EVENT = 32  # bytes at most that an event takes on a worker, without its words


def require_parquet(store: Store) -> ParquetStore:
    """Return a store whose files each worker can read for itself. Raises UnusableError for one that has none."""
    if not isinstance(store, ParquetStore):
        where = store.base.directory
        raise UnusableError(f"{where} holds CSV tables, and a cluster counts a folder of Parquet; write it with tumen pack first")
    return store


def dask_engine(store: ParquetStore, cluster: Cluster, shards: int = 0) -> Engine:
    """Return an engine whose events are counted by a cluster, in ``shards`` parts: by default one for each of its threads."""
    return Engine(store, lambda _, fetch: DaskCounter(store, fetch, cluster, shards))


class ClusterDay(Day):
    """What is held of one day of knowledge, here and on the workers."""

    def __init__(self, table: EventTable, shards: Shards, nbytes: int) -> None:
        """Hold what the codes of the day's table stand for, and its shards, which take ``nbytes`` on a worker."""
        super().__init__(table, nbytes)
        self.shards = shards
        self.pages = Cache[tuple[Ints, Ints]](32)


class DaskCounter:
    """Counts on a cluster. The tables here have no rows; a row is that of the store."""

    def __init__(self, store: ParquetStore, fetch: Callable[[Selection], FetchRows], cluster: Cluster, shards: int = 0) -> None:
        """Spread a large dataset over a cluster, in ``shards`` parts."""
        self._store, self._fetch, self._cluster = store, fetch, cluster
        self.days = Days(self._opened)
        event_codes(store)  # before several workers begin to
        edges = np.linspace(0, store.n, (shards or cluster.threads()) + 1).astype(int).tolist()
        self._spans = [(a, b) for a, b in pairwise(edges) if b > a] or [(0, 0)]  # a dataset without events has a shard without

    def _opened(self, selection: Selection) -> ClusterDay:
        where, store, as_of = str(self._store.directory.resolve()), self._store, selection.day()
        parts = [Shard(where, store.base.digest, as_of, selection.late, span) for span in self._spans]
        codes = event_table(store, day_number(as_of), selection.late, _unread, (0, 0))
        where_codes = replace(codes.columns[PLACE_TABLE], codes=event_codes(store)["where"])
        table = replace(codes, columns=codes.columns | {PLACE_TABLE: where_codes}, fetch=self._fetch(selection), origin=None)
        return ClusterDay(table, Shards(self._cluster, parts), BYTES_PER_EVENT * store.n // len(parts))

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.counts(Selection(as_of=selection.as_of, late=selection.late)).n

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection."""
        count = lambda: add_counts([part for part, _, _ in self._ask(selection, shard_counts, ShardPage())])  # noqa: E731
        return self.days.counts.get(selection, count)

    def binned_counts(self, selection: Selection, bins: TimeBins) -> BinnedCounts:
        """Return its events by step of time."""
        return sum_binned_counts(self._ask(selection, shard_binned_counts, bins))

    def page(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the store's rows of a page of the selected events."""
        if offset <= SHALLOW_OFFSET:
            return self._page(selection, ShardPage(limit + offset, newest))[1][offset:]
        first, last, over = pages.page_days(self.counts(selection), limit, offset, newest=newest)
        page = ShardPage(over + limit, newest, (first, last))
        return self._ordered(self._ask(selection, shard_page, page), page)[1][over:]

    def selected_among(self, selection: Selection, held: Ints) -> Ints:
        """Return which of some of the store's rows are selected, in order."""
        return np.sort(np.concatenate(self._ask(selection, shard_rows, held)))

    def spans(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        """Return first and last days (since 1970) of every n-th event of each shard known on the selection's day."""
        found = self.days.of(selection).shards.ask(shard_spans, step)
        start, end = (np.concatenate([part[i] for part in found]) for i in (0, 1))
        order = np.argsort(start, kind="stable")
        return start[order], end[order]

    def trouble(self) -> str:
        """Say in a sentence why nothing can be counted just now: the cluster is asked, for what is held is answered without it."""
        try:
            self._cluster.require_worker()
        except UnreachableError as error:
            return str(error)
        return self._store.damage()

    def _ask(self, selection: Selection, question: Callable[..., Value], *how: Any) -> list[Value]:
        """Put a question about a selection to each shard; what its words are searched by is worked out here, and found there."""
        if selection.q:
            store_words(self._store)
            rows_of_ids(self._store, "event", ())
        return self.days.of(selection).shards.ask(question, selection, *how)

    def _page(self, selection: Selection, page: ShardPage) -> tuple[Ints, Ints]:
        """Return first days and rows of a page in order; what is counted meanwhile is kept too."""
        counts = self.days.counts

        def make() -> tuple[Ints, Ints]:
            if counts.holds(selection):
                return self._ordered(self._ask(selection, shard_page, page), page)
            found = self._ask(selection, shard_counts, page)
            counts.get(selection, lambda: add_counts([part for part, _, _ in found]))
            return self._ordered([(days, rows) for _, days, rows in found], page)

        return self.days.of(selection).pages.get((selection, page), make)

    def _ordered(self, found: list[tuple[Ints, Ints]], page: ShardPage) -> tuple[Ints, Ints]:
        days, rows = (np.concatenate([part[i] for part in found]) for i in (0, 1))
        order = np.lexsort((id_ranks(self._store)[rows], days))
        some = (order[::-1] if page.newest else order)[: page.most]
        return days[some], rows[some]


def _unread(_: Ints) -> pd.DataFrame:
    raise TypeError("a table without rows is not read")
