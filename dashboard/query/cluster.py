"""The same answers from a Dask cluster: the table of a day lies in shards on its workers, which count, and the counts are added here.

A shard is a future of a table. Where a worker is lost, the scheduler has its shards loaded again by another one, from the same files.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from distributed import Client, Future, LocalCluster
from distributed.comm.core import CommClosedError

from dashboard.catalog import archive
from dashboard.catalog.archive import Archive
from dashboard.catalog.dates import number
from dashboard.query import answers, codes
from dashboard.query.archived import Span, archived_table
from dashboard.query.columns import Ints
from dashboard.query.counts import Counts
from dashboard.query.engine import SPANS, Local, UnreachableError, counted
from dashboard.query.holdings import Large
from dashboard.query.idents import ranks
from dashboard.query.kept import Kept
from dashboard.query.matches import match
from dashboard.query.selection import Selection
from dashboard.query.table import WHERE, EventTable, moments

Value = TypeVar("Value")
PATIENCE = 3  # seconds for the scheduler to answer a greeting
LONGEST = 60  # seconds for an answer: shards may have to be loaded first
DAYS = 4  # of knowledge whose shards are kept on the workers
LOST = (OSError, CancelledError, CommClosedError, TimeoutError)  # what is raised when the scheduler is gone


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


def count(shard: Shard, selection: Selection) -> Counts:
    """Count the selected events of a shard."""
    return counted(match(shard.table()[0], selection))


def first(shard: Shard, selection: Selection, most: int, newest: bool) -> tuple[Ints, Ints]:
    """Return the first days (since 1970) and the archive's rows of the first events selected in a shard."""
    table, rows = shard.table()
    at = answers.first_rows(match(table, selection), most, 0, newest=newest)
    return table.when.days[table.when.begun[at]], rows[at]


class Cluster:
    """A Dask cluster that is asked and, when it was gone and is back, asked again."""

    def __init__(self, address: str = "", workers: int = 0) -> None:
        """Ask the scheduler at an address, or a cluster of so many workers on this machine."""
        self._local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") if workers else None
        self.address = address or str(self._local.scheduler_address if self._local else "")
        self._client: Client | None = None
        self._lock = Lock()
        self.turn = 0  # of the connection: futures of an earlier one are gone with it

    def client(self) -> Client:
        """Return the connection, made anew where there is none. Raises UnreachableError."""
        with self._lock:
            if self._client is None:
                try:
                    self._client = Client(self.address, timeout=PATIENCE, set_as_default=False)
                except LOST as error:
                    raise UnreachableError(self._sentence()) from error
                self.turn += 1
            return self._client

    def ask(self, question: Callable[[Client], Value]) -> Value:
        """Put a question; once more on a new connection when the scheduler was gone. Raises UnreachableError."""
        for is_last in (False, True):
            client = self.client()
            try:
                return question(client)
            except LOST as error:
                self._drop(client)
                if is_last:
                    raise UnreachableError(self._sentence()) from error
        raise UnreachableError(self._sentence())

    def _drop(self, client: Client) -> None:
        with self._lock:
            if self._client is client:
                self._client = None
        with suppress(*LOST):  # it may have nobody to say good-bye to
            client.close(timeout=PATIENCE)

    def _sentence(self) -> str:
        return f"The cluster's scheduler at {self.address} cannot be reached; answers come again as soon as it is back."

    def close(self) -> None:
        """Let go of the cluster, and end it where it is this machine's own."""
        if self._client is not None:
            self._drop(self._client)
        if self._local is not None:
            self._local.close()


class Shards:
    """Futures of the parts of a table, and what is asked of all of them at once."""

    def __init__(self, cluster: Cluster, parts: Iterable[Any]) -> None:
        """Have each part loaded by a worker."""
        self._cluster, self._parts = cluster, tuple(parts)
        self._turn, self._futures = -1, list[Future[Any]]()
        self._lock = Lock()

    def _held(self, client: Client) -> list[Future[Any]]:
        with self._lock:
            if self._turn != self._cluster.turn:
                self._futures = [client.submit(loaded, part, pure=False) for part in self._parts]
                self._turn = self._cluster.turn
            return self._futures

    def ask(self, question: Callable[..., Value], *how: Any) -> list[Value]:
        """Return what each shard answers."""

        def put(client: Client) -> list[Value]:
            asked = [client.submit(question, future, *how, pure=False) for future in self._held(client)]
            return list(client.gather(asked, asynchronous=False)) if _done(asked) else []

        return self._cluster.ask(put)


def _done(futures: list[Future[Any]]) -> bool:
    """Wait for futures; a scheduler that is gone never ends them."""
    for future in futures:
        future.result(timeout=LONGEST)
    return True


class Spread(Local):
    """Answers from a cluster: what is counted is counted there, what is read is read here."""

    def __init__(self, dataset: Archive, cluster: Cluster, shards: int = 0) -> None:
        """Spread a large dataset over a cluster, in so many parts: by default two for each of its threads."""
        super().__init__(dataset)
        self.held = _Headless(dataset)
        self._cluster, self._archive = cluster, dataset
        codes.coded(dataset)  # before several workers begin to
        threads = sum(cluster.client().nthreads().values())
        edges = np.linspace(0, dataset.n, max(1, shards or 2 * threads) + 1).astype(int).tolist()
        self._spans = [(a, b) for a, b in pairwise(edges) if b > a]
        self._shards = Kept[Shards](DAYS)

    def _of(self, selection: Selection) -> Shards:
        day, base = selection.day(date.today()), self._archive.base
        where = str(self._archive.directory.resolve())
        parts = [Shard(where, base.digest, day, selection.late, span) for span in self._spans]
        return self._shards.get((day, selection.late), lambda: Shards(self._cluster, parts))

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: _sum(self._of(selection).ask(count, selection)))

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.counts(Selection(as_of=selection.as_of, late=selection.late)).n

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the archive's rows of a page of the selected events."""
        found = self._of(selection).ask(first, selection, limit + offset, newest)
        days, rows = (np.concatenate([part[i] for part in found]) for i in range(2))
        order = np.lexsort((ranks(self._archive)[rows], days))
        return rows[order[::-1] if newest else order][offset : offset + limit]

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of an even sample of all events, as they were first known."""
        found, late = codes.coded(self._archive), selection.late
        states = found[f"{late}_offsets"][:-1][:: max(1, self._archive.n // SPANS)]
        start = np.sort(found[f"{late}_start"][states])
        return pd.DataFrame({"start": moments(start), "end": moments(start + found[f"{late}_lasts"][states])})


def _sum(parts: list[Counts]) -> Counts:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole


class _Headless(Large):
    """A large dataset whose tables have no rows here: they say what codes stand for. A row is that of the archive."""

    def _table(self, as_of: date, late: str) -> tuple[EventTable, Ints]:
        def fetch(rows: Ints) -> pd.DataFrame:
            return self._fetch(rows, as_of, late)

        return self._rows.get((as_of, late), lambda: self._bare(as_of, late, fetch))

    def _bare(self, as_of: date, late: str, fetch: Callable[[Ints], pd.DataFrame]) -> tuple[EventTable, Ints]:
        table, _ = archived_table(self.archive, number(as_of), late, fetch, (0, 0))
        where = replace(table.columns[WHERE], codes=codes.coded(self.archive)["where"])
        return replace(table, columns=table.columns | {WHERE: where}), np.arange(self.archive.n)
