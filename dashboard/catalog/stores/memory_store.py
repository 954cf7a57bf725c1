"""A dataset in memory as a store, as a folder of CSV is: what was known of its events is worked out for the day asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.catalog.archive.event_schema import SCHEMA, Arrays, Rows
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.knowledge.news import event_news
from dashboard.catalog.knowledge.searchable_text import searchable_texts
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.tables import BY_NAME

ROW_DAYS = 8  # of which the rows are held
_OWN = {field.name for field in BY_NAME["events"].fields}
_STATE = ("status", "dispute", "evidence_strength")
# What events are filtered and looked up by in the tables that belong to them.
_LINKED = {
    "event_places": ("place_id", "role"),
    "event_actors": ("actor_id",),
    "propositions": ("proposition_id", "measure"),
    "movements": ("proposition_id",),
    "claims": ("claim_id",),
    "claim_sources": ("source_id",),
    "sources": ("source_id",),
}


class MemoryStore:
    """A dataset in memory."""

    quick = True

    def __init__(self, dataset: Dataset) -> None:
        """Hold a dataset."""
        self.base, self.folders = dataset, (dataset.directory,)
        self.most = max(1, len(dataset.tables["events"]))
        self._days = Cache[DayRows](ROW_DAYS)

    def rows(self, as_of: date, late: str) -> DayRows:
        """Return the events known on a day."""
        return self._days.get((as_of, late), lambda: DayRows(known_on(self.base, as_of, late)))

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Rows]) -> Knowledge:
        """Return all that was known on a day."""
        return known_on(self.base, as_of, late)

    def news_days(self, late: str) -> list[date]:
        """Return the days with news of any event, in order."""
        return [day_from_number(day) for day in np.unique(event_news(self.base, late)[1]).tolist()]

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        return {name: len(frame) for name, frame in self.base.tables.items()}

    def problems(self) -> Iterator[Problem]:
        """Yield what was wrong when the dataset was read: every row was looked at then."""
        yield from self.base.problems

    def damage(self) -> str:
        """Return "": what is in memory needs no file."""
        return ""


class DayRows:
    """The events known on a day as rows (``EventRows``), each with one state: that of the day, known since ever."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Put the events in the order of their days."""
        self._knowledge = knowledge
        self._frame = knowledge.events.sort_values(["start", "event_id"], kind="stable").reset_index(drop=True)
        self._index = pd.Index(self._frame["event_id"])
        self._arrays = Cache[Arrays]()
        self.n, self.base = len(self._frame), knowledge.dataset

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all events, in one part."""
        yield str(self.base.directory), pa.table({name: self._column(name) for name in columns})

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays worked out from the rows, kept with them."""
        return self._arrays.get(name, build)

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of the events in some rows, in the order of these."""
        return [str(i) for i in self._index[rows]]

    def related(self, rows: Rows) -> list[str]:
        """Return none: every event is at hand."""
        return []

    def excerpt(self, rows: Rows) -> Dataset:
        """Return the dataset, which holds every event."""
        return self.base

    def _column(self, name: str) -> pa.Array:
        if name in _OWN:
            return _texts(self._frame[name])
        made: dict[str, Callable[[], pa.Array]] = {
            "main_kind": lambda: _texts(self._frame["main_kind"]),
            "states": self._states,
            "states_by_event": lambda: pa.nulls(self.n, SCHEMA.field("states_by_event").type),
            "texts": self._texts,
            "news": self._news,
            "news_by_event": lambda: pa.nulls(self.n, SCHEMA.field("news_by_event").type),
        }
        return made[name]() if name in made else self._linked(name)

    def _states(self) -> pa.Array:
        known, told = self._knowledge, self._frame
        days = {side: pa.array(told[side].to_numpy().astype("datetime64[D]")) for side in ("start", "end")}
        event = self._index.get_indexer(pd.Index(self._spoken))
        spoke = pd.DataFrame({"event": event, "party": known.claims["party_id"]})
        parties = spoke[spoke["event"] >= 0].drop_duplicates().sort_values(["event", "party"])
        state = {
            "known_on": _since_ever(self.n),
            **days,
            **{name: _texts(told[name]) for name in _STATE},
            "parties": _lists(parties["event"].to_numpy(), _texts(parties["party"]), self.n),
        }
        return _lists(np.arange(self.n), pa.StructArray.from_arrays([*state.values()], [*state]), self.n)

    def _news(self) -> pa.Array:
        event, day = event_news(self.base, self._knowledge.late)
        owner = self._index.get_indexer(pd.Index(self.base.tables["events"]["event_id"]))[event]
        order = _by_owner(owner)
        return _lists(owner[order], pa.array(day[order].astype("datetime64[D]")), self.n)

    def _texts(self) -> pa.Array:
        """Return what can be searched of each event."""
        told = list(searchable_texts(self.base, self._knowledge, self._frame))
        rows, texts = np.array([row for row, _ in told], dtype=np.int64), pa.array([text for _, text in told], pa.string())
        order, since = np.argsort(rows, kind="stable"), _since_ever(len(told))
        names = ["known_on", "known_by_event", "text"]
        return _lists(rows[order], pa.StructArray.from_arrays([since, since, texts.take(pa.array(order))], names), self.n)

    @cached_property
    def _about(self) -> pd.Series:
        """Return the event of each known proposition, by its id."""
        return self._knowledge.propositions.set_index("proposition_id")["event_id"]

    @cached_property
    def _spoken(self) -> pd.Series:
        """Return the event that each known claim is about, by its id, in the order of the claims."""
        claims = self._knowledge.claims
        return pd.Series(claims["proposition_id"].map(self._about).to_numpy(), index=claims["claim_id"])

    def _linked(self, name: str) -> pa.Array:
        """Return the rows of a table that belong to each event, as far as they were known."""
        known, tables = self._knowledge, self.base.tables
        frames = {"propositions": known.propositions, "claims": known.claims, "sources": tables["claim_sources"]}
        frame = frames[name] if name in frames else tables[name]
        owners: dict[str, Callable[[], pd.Series]] = {
            "claims": lambda: self._spoken,
            "movements": lambda: frame["proposition_id"].map(self._about),
            "claim_sources": lambda: frame["claim_id"].map(self._spoken),
            "sources": lambda: frame["claim_id"].map(self._spoken),
        }
        events = owners[name]() if name in owners else frame["event_id"]
        owner = self._index.get_indexer(pd.Index(events))
        order = _by_owner(owner)
        held = SCHEMA.field(name).type.value_type
        cells = [_texts(frame[f.name].iloc[order]) if f.name in _LINKED[name] else pa.nulls(len(order), f.type) for f in held]
        return _lists(owner[order], pa.StructArray.from_arrays(cells, [f.name for f in held]), self.n)


def _by_owner(owner: Rows) -> Rows:
    """Return the positions of what has an owner (-1 for none), in the order of the owners."""
    return np.argsort(owner, kind="stable")[int((owner < 0).sum()) :]


def _lists(owner: Rows, items: pa.Array, n: int) -> pa.Array:
    """Return items as a list for each of n rows, given the row of each, in order."""
    offsets = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=n))]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), items)


def _texts(cells: pd.Series) -> pa.Array:
    """Return cells as one array, in whatever pieces pandas holds them."""
    found = pa.array(cells, pa.string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _since_ever(n: int) -> pa.Array:
    return pa.array(np.full(n, np.datetime64("0001-01-01"), dtype="datetime64[D]"))
