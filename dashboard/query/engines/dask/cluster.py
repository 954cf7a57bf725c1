"""A Dask cluster: the table of a day lies in shards on its workers, and all of them are asked at once.

A shard is a future of a table. Where a worker is lost, the scheduler has its shards loaded again by another one, from the same files; when
one came in its place, shards are spread anew.
"""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import CancelledError
from concurrent.futures import Future as Coming
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

import dask
from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.client import ClosedClientError
from distributed.comm.core import CommClosedError
from pyarrow import ArrowException

from dashboard.catalog.loading.problems import UnusableError
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.engines.dask.shards import load_shard

Value = TypeVar("Value")
CLUSTER_TIMEOUT = 3  # seconds for the scheduler to answer a greeting
RETRY_PAUSE = 1  # second until it is tried again
GLANCE_SECONDS = 5  # seconds without an answer until a look at whether anybody is there to give one
MAX_GLANCES = 12  # and as often: shards may have to be loaded first
# Dask closes the nanny of a worker that is not there so long after any loss of it, 15 s if left to itself (seen with distributed 2026.8):
# a restart on a busy machine takes longer, and a worker lost twice within that time may be starting just then. It would be lost for good.
LOST_WORKER_TIMEOUT = "1000 days"
LOOK_INTERVAL = 1  # second between two looks at how evenly the shards of a day are spread
SCHEDULER_ERRORS = (OSError, CancelledError, ClosedClientError, CommClosedError, TimeoutError)  # what is raised when the scheduler is gone
# What is the fault of a worker's machine, or of its files.
WORKER_ERRORS = (OSError, EOFError, MemoryError, ArrowException, KilledWorker, UnusableError)


class Cluster:
    """A connection to a Dask cluster, which is made anew when the cluster was gone and is back."""

    def __init__(self, address: str = "", workers: int = 0) -> None:
        """Connect to the scheduler at an address, or start a number of workers on this machine."""
        self._local = _start_workers(workers) if workers else None
        self.address = address or str(self._local.scheduler_address if self._local else "")
        self._client: Client | None = None
        self._lock = Lock()
        self._coming: Coming[Client] | None = None  # a connection that is being made
        self._again = 0.0  # when it is tried to be reached again
        self.turn = 0  # of the connection: futures of an earlier one are gone with it

    def client(self) -> Client:
        """Return the connection, made anew where there is none. Raises UnreachableError."""
        with self._lock:
            if self._client is not None and self._client.status in ("closing", "closed"):  # as it does when nobody answers it for long
                self._client = None
            if self._client is None:
                if monotonic() < self._again:  # whoever has waited for it meanwhile is told what the first was
                    raise self._unreachable()
                self._client = self._connected()
                self.turn += 1
            return self._client

    def _connected(self) -> Client:
        """Return a new connection; one that has not come yet is waited for again the next time."""
        if self._coming is None:
            self._coming = coming = Coming[Client]()
            Thread(target=lambda: _connect(self.address, coming), daemon=True).start()
        try:
            return self._coming.result(timeout=2 * CLUSTER_TIMEOUT)
        except SCHEDULER_ERRORS as error:
            self._again = monotonic() + RETRY_PAUSE
            raise self._unreachable() from error
        finally:
            if self._coming.done():
                self._coming = None

    def ask(self, question: Callable[[Client], Value]) -> Value:
        """Put a question; once more on a new connection when the scheduler was gone. Raises UnreachableError."""
        for is_last in (False, True):
            client = self.client()
            try:
                return question(client)
            except SCHEDULER_ERRORS as error:
                self._drop(client)
                if is_last:
                    raise self._unreachable() from error
        raise self._unreachable()

    async def gathered(self, client: Client, asked: list[Future[Value]]) -> list[Value]:
        """Return what was asked for. Raises UnreachableError when a worker cannot answer, there is none, or it takes too long."""
        gathering = asyncio.ensure_future(client.gather(asked, asynchronous=True))
        try:
            for _ in range(MAX_GLANCES):
                if (await asyncio.wait({gathering}, timeout=GLANCE_SECONDS))[0]:
                    return list(await gathering)
                if not await asyncio.wait_for(client.nthreads(), CLUSTER_TIMEOUT):
                    raise UnreachableError(self._workerless())
        except WORKER_ERRORS as error:
            if any(future.status == "error" for future in asked):  # else the scheduler is gone
                raise UnreachableError(f"A worker of the cluster at {self.address} cannot answer: {error}") from error
            raise
        finally:
            gathering.cancel()
        raise UnreachableError(f"The cluster at {self.address} is still at work on it; ask again in a minute.")

    def require_worker(self) -> None:
        """Ask whether there is a worker. Raises UnreachableError when there is none, or nobody to tell."""
        if not self.ask(lambda client: client.sync(self._workers, client)):
            raise UnreachableError(self._workerless())

    async def _workers(self, client: Client) -> int:
        return len(await asyncio.wait_for(client.nthreads(), CLUSTER_TIMEOUT))

    def threads(self) -> int:
        """Return how many threads the workers have together. Raises UnreachableError when there is none, even in a while."""
        client = self.client()
        try:
            client.wait_for_workers(1, timeout=GLANCE_SECONDS)
        except SCHEDULER_ERRORS as error:
            raise UnreachableError(self._workerless()) from error
        return sum(client.nthreads().values())

    def _workerless(self) -> str:
        return f"The cluster's scheduler at {self.address} has no worker just now (one is started with: dask worker {self.address})."

    def _drop(self, client: Client) -> None:
        with self._lock:
            if self._client is client:
                self._client = None
        with suppress(*SCHEDULER_ERRORS):  # it may have nobody to say good-bye to
            client.close(timeout=CLUSTER_TIMEOUT)

    def _unreachable(self) -> UnreachableError:
        return UnreachableError(f"The cluster's scheduler at {self.address} cannot be reached", "answers come again as soon as it is back")

    def close(self) -> None:
        """Let go of the cluster, and end it where it is this machine's own."""
        if self._client is not None:
            self._drop(self._client)
        if self._local is not None:
            self._local.close()


def _start_workers(number: int) -> LocalCluster:
    dask.config.set({"distributed.deploy.lost-worker-timeout": LOST_WORKER_TIMEOUT})  # read anew at each loss: it stays set
    return LocalCluster(n_workers=number, threads_per_worker=1, dashboard_address="127.0.0.1:0")


def _connect(address: str, coming: Coming[Client]) -> None:
    """Connect: nothing limits how long a scheduler may take that has been greeted but does not speak."""
    try:
        coming.set_result(Client(address, timeout=CLUSTER_TIMEOUT, set_as_default=False))
    except Exception as error:  # noqa: BLE001 - told to whoever waits
        coming.set_exception(error)


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
            for part, future in enumerate(self._futures):
                if future.status == "error":  # what was at fault may have been mended since
                    self._futures[part] = self._load(client, part)
            if is_due := monotonic() - self._looked > LOOK_INTERVAL and not self._moving:
                self._looked = monotonic()
        if is_due:
            self._spread(client, client.sync(_held_by, client))
        with self._lock:
            return list(self._futures)

    def _load(self, client: Client, part: int, **how: Any) -> Future[Any]:
        return client.submit(load_shard, self._parts[part], pure=False, **how)

    def _spread(self, client: Client, found: Mapping[str, Iterable[Any]]) -> None:
        """Have workers that hold less than their share, of what each was found to hold, load more, as one does that came for a lost one.

        Until it has, whoever holds the shard answers; Dask itself weighs a shard by its address, and would leave it where it is.
        """
        with self._lock:
            keys = {future.key: part for part, future in enumerate(self._futures)}
            held = {worker: [keys[key] for key in some if key in keys] for worker, some in found.items()}
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


async def _held_by(client: Client) -> Mapping[str, Iterable[Any]]:
    """Return what each worker holds, by its address."""
    return dict(await asyncio.wait_for(client.has_what(), CLUSTER_TIMEOUT))
