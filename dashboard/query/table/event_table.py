"""The event table: events as a few small codes each, sorted by day, and places as points. Every answer is counted from it.

Each column has one code an event, for the whole set of its actors, say; coordinates are on the places. So a filter is a look-up among
codes, a count is one pass over the rows that matter, and the counts of two tables with the same codes can be added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.searchable_text import named, texts
from dashboard.catalog.schema.vocabulary import GROUPS, STANDINGS
from dashboard.query.selection.filters import FILTERS
from dashboard.query.table import columns
from dashboard.query.table.columns import Bools, Column, Ints
from dashboard.query.table.place_arrays import Places, places
from dashboard.query.text_search import Term, index

LOOK, WHERE = "events", "event_places"  # the columns that say how an event looks, and where it is


@dataclass(frozen=True, eq=False)
class Days:
    """When events are, oldest first: ``begun`` counts into the distinct first ``days`` (since 1970), ``lasts`` is in days beyond the first.

    The events that begin on days[i] are the rows from offsets[i] to offsets[i + 1].
    """

    days: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]
    begun: Ints
    lasts: Ints

    @cached_property
    def longest(self) -> int:
        """Return the days beyond its first of the event that lasts longest."""
        return int(self.lasts.max(initial=0))

    def at(self, day: int) -> int:
        """Return the row of the first event that begins on a day or after it."""
        return int(self.offsets[np.searchsorted(self.days, day)])

    def on(self, first: int, last: int) -> Bools:
        """Tell which events are on one of the days from a first to a last, both included."""
        found = np.zeros(len(self.begun), dtype=bool)
        some = slice(self.at(first - self.longest), self.at(last + 1))
        found[some] = self.days[self.begun[some]] + self.lasts[some] >= first
        return found


@dataclass(frozen=True, eq=False)
class Looks:
    """What each code of the column ``events`` draws: positions in GROUPS and STANDINGS (their number stands for none), and two marks."""

    group: Ints
    status: Ints
    weak: Bools
    contested: Bools

    @cached_property
    def _kinds(self) -> tuple[Ints, Ints]:
        rows = np.stack([self.status, self.weak, self.contested], axis=1)
        distinct, at = np.unique(rows, axis=0, return_inverse=True)
        return distinct, at.reshape(-1)

    @property
    def kinds(self) -> Ints:
        """Return the distinct ways to have a status and marks, which are few: each a row of status, weak and contested."""
        return self._kinds[0]

    @property
    def kind(self) -> Ints:
        """Return which of ``kinds`` each look is."""
        return self._kinds[1]


class Words(Protocol):
    """What the words of a table are searched by."""

    def holding(self, term: Term) -> Bools:
        """Tell which rows hold what is looked for, or what has it for its id."""

    def has(self, term: Term) -> bool:
        """Tell whether anything at all holds a term."""

    def nearest(self, word: str) -> list[str]:
        """Return the words that are written nearly as one that is nowhere."""


@dataclass(frozen=True, eq=False)
class EventTable:
    """The events known on a day.

    ``columns`` has one column for each table that a filter looks into. ``hollow`` says of each item of the places' sets that the
    event was only announced there. ``fetch`` returns rows of the table as a frame, ``search`` what its words are searched by.
    ``origin`` has the row of each event where the dataset holds it; None when it is the same.
    """

    dataset: Dataset
    when: Days
    columns: dict[str, Column]
    looks: Looks
    places: Places
    hollow: Bools
    fetch: Callable[[Ints], pd.DataFrame]
    search: Callable[[], Words]
    origin: Ints | None = None

    @property
    def n(self) -> int:
        """Return the number of events."""
        return len(self.when.begun)

    @property
    def nbytes(self) -> int:
        """Return the bytes that the events' codes take, and what has been counted of them."""
        codes = sum(column.nbytes for column in self.columns.values())
        return codes + self.when.begun.nbytes + self.when.lasts.nbytes + (0 if self.origin is None else self.origin.nbytes)

    def held(self, rows: Ints) -> Ints:
        """Return where the dataset holds some rows of the table."""
        return rows if self.origin is None else self.origin[rows]

    def rows(self, held: Ints) -> Ints:
        """Return the rows of the table that hold what stands in some rows of the dataset."""
        return held if self.origin is None else np.flatnonzero(np.isin(self.origin, held))

    @cached_property
    def words(self) -> Words:
        """Return the index of the events' words, built at the first search."""
        return self.search()


def moments(days: Ints) -> npt.NDArray[np.datetime64]:
    """Return days since 1970 as datetime64[s]."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


def event_table(dataset: Dataset, knowledge: Knowledge) -> EventTable:
    """Code the events known on a day."""
    frame = knowledge.events.sort_values(["start", "event_id"], kind="stable").reset_index(drop=True)
    ids = frame["event_id"]
    look, looks = _look(dataset, frame)
    where, hollow = _where(dataset, ids, dataset.tables[WHERE])
    about = knowledge.propositions.set_index("proposition_id")["event_id"]
    claims = knowledge.claims.assign(event_id=knowledge.claims["proposition_id"].map(about))
    linked = {"event_actors": dataset.tables["event_actors"], "claims": claims}
    coded = {LOOK: look, WHERE: where} | {name: _sets(dataset, name, ids, links) for name, links in linked.items()}
    return EventTable(
        dataset,
        days_of(*(frame[c].to_numpy().astype("datetime64[D]").astype(np.int64) for c in ("start", "end"))),
        coded,
        looks,
        places(dataset, where.members["place"].values),
        hollow,
        frame.iloc.__getitem__,
        lambda: index(len(frame), texts(dataset, knowledge, frame), named(dataset, knowledge, frame)),
    )


def days_of(start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> Days:
    """Return when events are, given their first and last days since 1970 in the order of the first."""
    lasts = end - start
    return days_from(start, columns.small(lasts, int(lasts.max(initial=0)) + 1))


def days_from(start: Ints, lasts: Ints, among: Ints | None = None) -> Days:
    """Return when events are, given their first days since 1970, in order, and how many days each lasts beyond it.

    ``among`` are the days to count into, where they are more than the events' own: so that tables can be added up.
    """
    begins = np.append(True, start[1:] != start[:-1]) if len(start) else np.zeros(0, dtype=bool)
    first = np.flatnonzero(begins)
    begun, days = np.cumsum(begins) - 1, start[first].astype(np.int64)
    if among is None:
        return Days(days, np.append(first, len(start)).astype(np.int64), columns.small(begun, len(days)), lasts)
    at = np.searchsorted(among, days)
    many = np.zeros(len(among), dtype=np.int64)
    many[at] = np.diff(np.append(first, len(start)))
    offsets = np.concatenate([[0], np.cumsum(many)]).astype(np.int64)
    return Days(np.asarray(among, dtype=np.int64), offsets, columns.small(at[begun], len(among)), lasts)


def parameters(table: str) -> list[str]:
    """Return the filters with options that look into a table."""
    return [p for p, entry in FILTERS.items() if entry.options and entry.column.partition(".")[0] == table]


def values_of(dataset: Dataset, parameter: str) -> tuple[str, ...]:
    """Return the values of a filter with options, in their order."""
    options = FILTERS[parameter].options
    return tuple(options(dataset)) if options else ()


def _look(dataset: Dataset, frame: pd.DataFrame) -> tuple[Column, Looks]:
    """Code what the events' own columns say, all of them together."""
    names = [FILTERS[p].column.partition(".")[2] for p in parameters(LOOK)]
    contested = frame["contested"].astype(bool) | frame["status"].eq("contested")
    marks = pd.DataFrame({"weak": frame["evidence_strength"].eq("C"), "contested": contested})
    keys = list(zip(*(frame[c] for c in names), *(marks[c] for c in marks), strict=True))
    codes, distinct = columns.coded(keys)
    kinds = pd.DataFrame(distinct, columns=[*names, *marks])
    members = {}
    for parameter, name in zip(parameters(LOOK), names, strict=True):
        values = values_of(dataset, parameter)
        members[parameter] = columns.members(([i] if i >= 0 else [] for i in positions(kinds[name], values)), values)
    group, status = (_or_none(kinds[c], tuple(v)) for c, v in (("event_group", GROUPS), ("standing", STANDINGS)))
    looks = Looks(group, status, *(kinds[c].to_numpy(dtype=bool) for c in marks))
    return Column(codes, members, len(distinct)), looks


def positions(cells: pd.Series, values: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Return where each cell stands among values, -1 for one that does not."""
    return pd.Index(values, dtype=object).get_indexer(pd.Index(cells, dtype=object))


def _or_none(cells: pd.Series, values: tuple[str, ...]) -> Ints:
    found = positions(cells, values)
    return np.where(found < 0, len(values), found)


def _sets(dataset: Dataset, name: str, ids: pd.Series, links: pd.DataFrame) -> Column:
    """Code the sets of values that a table of links gives to events; a link of an event that is not known is left out."""
    (parameter,) = parameters(name)
    values = values_of(dataset, parameter)
    linked = pd.Series(positions(links[FILTERS[parameter].column.partition(".")[2]], values), index=links["event_id"])
    codes, distinct = columns.coded(_each(ids, linked[linked >= 0]))
    return Column(codes, {parameter: columns.members(distinct, values)}, len(distinct))


def _where(dataset: Dataset, ids: pd.Series, links: pd.DataFrame) -> tuple[Column, Bools]:
    """Code the sets of places of events, and of each place in a set whether it is there only for an announcement."""
    values = tuple(dataset.tables["places"]["place_id"])
    at = pd.DataFrame(
        {"event_id": links["event_id"], "place": positions(links["place_id"], values), "solid": links["role"] != "announcement"}
    )
    solid = at[at["place"] >= 0].groupby(["event_id", "place"], sort=True)["solid"].any().reset_index()
    pairs = pd.Series((solid["place"] * 2 + ~solid["solid"]).to_numpy(), index=solid["event_id"])
    codes, distinct = columns.coded(_each(ids, pairs))
    place = columns.members(([pair // 2 for pair in pairs] for pairs in distinct), values)
    hollow = np.array([bool(pair % 2) for pairs in distinct for pair in pairs], dtype=bool)
    return Column(codes, {"place": place, "precision": _precision(dataset, place)}, len(distinct)), hollow


def _precision(dataset: Dataset, place: columns.Members) -> columns.Members:
    """Return how precisely the places of each set are known."""
    values = values_of(dataset, "precision")
    exact = positions(dataset.tables["places"]["geo_precision"], values)
    each = np.split(exact[place.items], place.offsets[1:-1]) if len(place.offsets) > 1 else []
    return columns.members(([i for i in some if i >= 0] for some in each), values)


def _each(ids: pd.Series, linked: pd.Series) -> list[tuple[int, ...]]:
    """Return of each event the values linked to it, in order and none twice."""
    found: dict[str, set[int]] = {}
    for event, value in zip(linked.index, linked.tolist(), strict=True):
        found.setdefault(event, set()).add(value)
    return [tuple(sorted(found.get(event, ()))) for event in ids]
