"""The same answers from a Dask cluster: the table of a day lies in shards on its workers, which count, and the counts are added here.

A shard is a future of a table. Where a worker is lost, the scheduler has its shards loaded again by another one, from the same files; when
one came in its place, shards are spread anew.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.comm.core import CommClosedError

from dashboard.catalog.archive import Archive, UnusableError
from dashboard.catalog.dates import number
from dashboard.query import codes
from dashboard.query.archived import archived_table
from dashboard.query.columns import Ints
from dashboard.query.counts import Counts
from dashboard.query.engine import SPANS, Answer, Ask, Local, UnreachableError
from dashboard.query.holdings import Large
from dashboard.query.idents import ranks
from dashboard.query.kept import Kept
from dashboard.query.play import Film, Stage, summed
from dashboard.query.selection import Selection
from dashboard.query.shards import Packed, Page, Shard, added, asked, filmed, loaded
from dashboard.query.table import WHERE, EventTable, moments

Value = TypeVar("Value")
PATIENCE = 3  # seconds for the scheduler to answer a greeting
GLANCE = 5  # seconds without an answer until a look at whether anybody is there to give one
GLANCES = 12  # and as often: shards may have to be loaded first
DAYS = 4  # of knowledge whose shards are kept on the workers
LOOK = 1  # second between two looks at how evenly the shards of a day are spread
LOST = (OSError, CancelledError, CommClosedError, TimeoutError)  # what is raised when the scheduler is gone
FAILED = (OSError, KilledWorker, UnusableError)  # what a worker's machine or files may be at fault for


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

    async def gathered(self, client: Client, asked: list[Future[Value]]) -> list[Value]:
        """Return what was asked for. Raises UnreachableError when a worker cannot answer, there is none, or it takes too long."""
        gathering = asyncio.ensure_future(client.gather(asked, asynchronous=True))
        try:
            for _ in range(GLANCES):
                if (await asyncio.wait({gathering}, timeout=GLANCE))[0]:
                    return list(await gathering)
                if not await client.nthreads():
                    raise UnreachableError(self._workerless())
        except FAILED as error:
            if any(future.status == "error" for future in asked):  # else the scheduler is gone
                raise UnreachableError(f"A worker of the cluster at {self.address} cannot answer: {error}") from error
            raise
        finally:
            gathering.cancel()
        raise UnreachableError(f"The cluster at {self.address} is still at work on it; ask again in a minute.")

    def threads(self) -> int:
        """Return how many threads the workers have together. Raises UnreachableError when there is none, even in a while."""
        client = self.client()
        try:
            client.wait_for_workers(1, timeout=GLANCE)
        except LOST as error:
            raise UnreachableError(self._workerless()) from error
        return sum(client.nthreads().values())

    def _workerless(self) -> str:
        return f"The cluster's scheduler at {self.address} has no worker just now (one is started with: dask worker {self.address})."

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
        self._turn, self._futures, self._looked = -1, list[Future[Any]](), 0.0
        self._moving = dict[int, Future[Any]]()  # shards that another worker loads, by their part
        self._lock = Lock()

    def _held(self, client: Client) -> list[Future[Any]]:
        with self._lock:
            if self._turn != self._cluster.turn:
                self._futures = [self._load(client, part) for part in range(len(self._parts))]
                self._turn, self._looked, self._moving = self._cluster.turn, monotonic(), {}
            elif monotonic() - self._looked > LOOK and not self._moving:
                self._looked = monotonic()
                self._spread(client)
            for part, future in enumerate(self._futures):
                if future.status == "error":  # what was at fault may have been mended since
                    self._futures[part] = self._load(client, part)
            return list(self._futures)

    def _load(self, client: Client, part: int, **how: Any) -> Future[Any]:
        return client.submit(loaded, self._parts[part], pure=False, **how)

    def _spread(self, client: Client) -> None:
        """Have workers that hold less than their share load more of the shards, as one does that came for a lost one.

        Until it has, whoever holds the shard answers; Dask itself weighs a shard by its address, and would leave it where it is.
        """
        keys = {future.key: part for part, future in enumerate(self._futures)}
        held = {worker: [keys[key] for key in found if key in keys] for worker, found in client.has_what().items()}
        while held and max(map(len, held.values())) - min(map(len, held.values())) > 1:
            full, idle = (choose(held, key=lambda worker: len(held[worker])) for choose in (max, min))
            part = held[full].pop()
            held[idle].append(part)
            self._moving[part] = future = self._load(client, part, workers=[idle], allow_other_workers=True)
            future.add_done_callback(lambda done, part=part: self._moved(part, done))

    def _moved(self, part: int, future: Future[Any]) -> None:
        with self._lock:
            if self._moving.get(part) is future:
                del self._moving[part]
                if future.status == "finished":
                    self._futures[part] = future

    def ask(self, question: Callable[..., Value], *how: Any) -> list[Value]:
        """Return what each shard answers."""

        def put(client: Client) -> list[Value]:
            asked = [client.submit(question, future, *how, pure=False) for future in self._held(client)]
            return list(client.sync(self._cluster.gathered, client, asked))

        return self._cluster.ask(put)


class Spread(Local):
    """Answers from a cluster: what is counted is counted there, what is read is read here."""

    def __init__(self, dataset: Archive, cluster: Cluster, shards: int = 0) -> None:
        """Spread a large dataset over a cluster, in so many parts: by default one for each of its threads."""
        super().__init__(dataset)
        self.held = _Headless(dataset)
        self._cluster, self._archive = cluster, dataset
        codes.coded(dataset)  # before several workers begin to
        edges = np.linspace(0, dataset.n, (shards or cluster.threads()) + 1).astype(int).tolist()
        self._spans = [(a, b) for a, b in pairwise(edges) if b > a] or [(0, 0)]  # a dataset without events has a shard without
        self._shards = Kept[Shards](DAYS)
        self._pages = Kept[list[tuple[Packed, Ints, Ints]]](32)

    def _of(self, selection: Selection) -> Shards:
        day, base = selection.day(date.today()), self._archive.base
        where = str(self._archive.directory.resolve())
        parts = [Shard(where, base.digest, day, selection.late, span) for span in self._spans]
        return self._shards.get((day, selection.late), lambda: Shards(self._cluster, parts))

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection: what is counted and what is read comes from one question to each shard."""
        dated = selection.replace(as_of=selection.day(today or date.today()))
        if "rows" in ask.parts:
            found = self._page(dated, Page(ask.limit + ask.offset, ask.newest))
            self._counts.get(dated, lambda: added([part for part, _, _ in found]))
        return super().answer(dated, ask, today)

    def _page(self, selection: Selection, page: Page) -> list[tuple[Packed, Ints, Ints]]:
        return self._pages.get((selection, page), lambda: self._of(selection).ask(asked, selection, page))

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: added([part for part, _, _ in self._of(selection).ask(asked, selection, Page())]))

    def filmed(self, selection: Selection, stage: Stage) -> Film:
        """Return the events by step of a selection that names its day."""
        return summed(self._of(selection).ask(filmed, selection, stage))

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.counts(Selection(as_of=selection.as_of, late=selection.late)).n

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the archive's rows of a page of the selected events."""
        found = self._page(selection, Page(limit + offset, newest))
        days, rows = (np.concatenate([part[i] for part in found]) for i in (1, 2))
        order = np.lexsort((ranks(self._archive)[rows], days))
        return rows[order[::-1] if newest else order][offset : offset + limit]

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of an even sample of all events, as they were first known."""
        found, late = codes.coded(self._archive), selection.late
        states = found[f"{late}_offsets"][:-1][:: max(1, self._archive.n // SPANS)]
        start = np.sort(found[f"{late}_start"][states])
        return pd.DataFrame({"start": moments(start), "end": moments(start + found[f"{late}_lasts"][states])})


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
