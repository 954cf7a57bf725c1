"""Several stores as one, so that their events stand in one table, on one map, and are counted together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import Arrays, Rows, first_days
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.loading.problems import Problem, UnusableError
from dashboard.catalog.names import name_languages
from dashboard.catalog.schema.tables import BY_NAME, Table
from dashboard.catalog.stores.memory_store import ROW_DAYS
from dashboard.catalog.stores.store import EventRows, Store

KNOWLEDGE_CACHED = 24  # readings that are kept


class JoinedStore:
    """Several stores. What two of them call by one id must be the same in both; two events of one id are refused."""

    def __init__(self, stores: Sequence[Store]) -> None:
        """Join stores, at least one. Raises UnusableError where two disagree about a place, a party, an actor or a source."""
        self._stores = tuple(stores)
        self.base = joined_datasets([store.base for store in stores])
        self.folders = tuple(dict.fromkeys(folder for store in stores for folder in store.folders))
        slow = [store.most for store in stores if not store.quick]
        self.quick, self.most = not slow, min(slow) if slow else sum(store.most for store in stores)
        self._days, self._known = Cache[JoinedRows](ROW_DAYS), Cache[Knowledge](KNOWLEDGE_CACHED)

    def rows(self, as_of: date, late: str) -> JoinedRows:
        """Return the events of all stores, in one order."""
        made = lambda: JoinedRows(self.base, [store.rows(as_of, late) for store in self._stores])  # noqa: E731
        return self._days.get((as_of, late), made)

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Rows]) -> Knowledge:
        """Return what was known on a day of the events in some rows; where all are at hand, of all."""
        wanted = np.zeros(0, dtype=np.int64) if self.quick else np.unique(rows())
        return self._known.get((as_of, late, wanted.tobytes()), lambda: known_on(self.rows(as_of, late).excerpt(wanted), as_of, late))

    def news_days(self, late: str) -> list[date]:
        """Return the days on which something became known in one of the stores."""
        return sorted({day for store in self._stores for day in store.news_days(late)})

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table that every store has counted; what two share counts once."""
        counts = [store.row_counts() for store in self._stores]
        whole = {name: len(frame) for name, frame in self.base.tables.items() if name not in self.base.partial}
        everywhere = [name for name in counts[0] if all(name in found for found in counts)]
        return {name: whole.get(name, sum(found[name] for found in counts)) for name in everywhere}

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in each store."""
        for store in self._stores:
            yield from store.problems()

    def damage(self) -> str:
        """Say what of the stores could not be read."""
        return " ".join(filter(None, (store.damage() for store in self._stores)))


class JoinedRows:
    """The rows of several stores (``EventRows``), in the order of their first days and of their ids."""

    def __init__(self, base: Dataset, each: Sequence[EventRows]) -> None:
        """Put the rows in order. Raises UnusableError where an event stands in two of them."""
        self.base, self._each = base, tuple(each)
        self._first = np.cumsum([0, *(rows.n for rows in each)])
        self.n = int(self._first[-1])
        whole = self._read(["event_id", "states"])
        ranks = pc.rank(whole.column("event_id"), tiebreaker="dense").to_numpy()
        if len(again := np.flatnonzero(np.bincount(ranks) > 1)):
            twice = whole.column("event_id")[int(np.argmax(ranks == again[0]))].as_py()
            raise UnusableError(f"event {twice} stands in two of the datasets; give one of them another id")
        self._order = np.lexsort((ranks, _first_days(whole)))
        self._arrays = Cache[Arrays]()

    def _read(self, columns: Sequence[str]) -> pa.Table:
        tables = [part.select(columns) for rows in self._each for _, part in rows.parts(columns)]
        return pa.concat_tables(tables).combine_chunks()

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all events, in one part: what stands in several places is put in order in memory."""
        yield " and ".join(str(rows.base.directory) for rows in self._each), self._read(columns).take(pa.array(self._order))

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays worked out from the rows, kept with them."""
        return self._arrays.get(name, build)

    def apart(self, rows: Rows) -> list[Rows]:
        """Return where the events in some rows stand in each of the stores."""
        at = self._order[rows]
        return [at[(at >= a) & (at < b)] - a for a, b in zip(self._first[:-1], self._first[1:], strict=True)]

    def excerpt(self, rows: Rows) -> Dataset:
        """Return a dataset with the events in some rows, as each store gives it."""
        return joined_datasets([store.excerpt(some) for store, some in zip(self._each, self.apart(rows), strict=True)])

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of the events in some rows, in the order of these."""
        at, ids = self._order[rows], np.empty(len(rows), dtype=object)
        for store, some, first in zip(self._each, self.apart(rows), self._first, strict=False):
            ids[np.isin(at, some + first)] = store.ids(some)
        return [str(i) for i in ids]

    def related(self, rows: Rows) -> list[str]:
        """Return the ids of the events that those in some rows refer to, or that refer to them."""
        return sorted({i for store, some in zip(self._each, self.apart(rows), strict=True) if len(some) for i in store.related(some)})


def _first_days(whole: pa.Table) -> Rows:
    """Return the first day of each event's first state, since 1970; of one that never becomes known, the last of all days."""
    lists = whole.column("states").combine_chunks()
    starts = pc.struct_field(lists.flatten(), "start").cast(pa.int32()).to_numpy(zero_copy_only=False)
    return first_days(starts, lists.offsets.to_numpy() - lists.offsets[0].as_py(), day_number(date.max))


def joined_datasets(datasets: Sequence[Dataset]) -> Dataset:
    """Return several datasets as one; its description is that of the first, with the rights and origins of all.

    Raises UnusableError where two rows of one id differ.
    """
    tables = {name: _joined(BY_NAME[name], [dataset.tables[name] for dataset in datasets]) for name in datasets[0].tables}
    shapes = datasets[0].geometries
    features = [feature for dataset in datasets for feature in dataset.geometries.get("features", ())]
    return Dataset(
        tables=tables,
        problems=tuple(problem for dataset in datasets for problem in dataset.problems),
        geometries=shapes | {"features": features},
        metadata=datasets[0].metadata | _rights(datasets),
        digest=hashlib.sha256(" ".join(dataset.digest for dataset in datasets).encode()).hexdigest()[:12],
        directory=datasets[0].directory,
        stories=tuple(story for dataset in datasets for story in dataset.stories),
        partial=frozenset().union(*(dataset.partial for dataset in datasets)),
        types=tuple(sorted({kind for dataset in datasets for kind in dataset.event_types})),
    )


def _rights(datasets: Sequence[Dataset]) -> dict[str, Any]:
    """Return licences, sources and attribution of all datasets, each once."""
    listed = {name: [one for dataset in datasets for one in dataset.metadata.get(name) or ()] for name in ("licenses", "sources")}
    found: dict[str, Any] = {name: [one for i, one in enumerate(every) if one not in every[:i]] for name, every in listed.items() if every}
    whom = dict.fromkeys(dataset.metadata["attribution"] for dataset in datasets if dataset.metadata.get("attribution"))
    return found | ({"attribution": " ".join(whom)} if whom else {})


def _joined(table: Table, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of all frames, once each."""
    whole = pd.concat([frame for frame in frames if len(frame)] or [frames[0]], ignore_index=True)
    whole = whole.fillna(dict.fromkeys(name_languages(whole.columns).values(), ""))  # one may have names in a language that another lacks
    once: pd.DataFrame = whole.loc[~whole.astype(str).duplicated()]
    if len(again := once[once.duplicated([*table.key])]):
        key = ", ".join(str(again[name].iloc[0]) for name in table.key)
        raise UnusableError(f"{key} of {table.name} stands in two of the datasets, and is not the same there; give one of them another id")
    return once.reset_index(drop=True)
