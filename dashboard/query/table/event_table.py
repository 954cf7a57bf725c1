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
from dashboard.catalog.knowledge.searchable_text import searchable_ids, searchable_texts
from dashboard.catalog.schema.vocabulary import GROUPS, STANDINGS
from dashboard.query.selection.filters import FILTERS
from dashboard.query.table import columns
from dashboard.query.table.columns import Bools, Column, Ints
from dashboard.query.table.place_arrays import PlaceArrays, place_arrays
from dashboard.query.text_search import SearchTerm, build_index

LOOK, WHERE = "events", "event_places"  # the columns that say how an event looks, and where it is


@dataclass(frozen=True, eq=False)
class EventDays:
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
class EventLooks:
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


class WordSearch(Protocol):
    """What the words of a table are searched by."""

    def holding(self, term: SearchTerm) -> Bools:
        """Tell which rows hold what is looked for, or what has it for its id."""

    def has(self, term: SearchTerm) -> bool:
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
    when: EventDays
    columns: dict[str, Column]
    looks: EventLooks
    places: PlaceArrays
    hollow: Bools
    fetch: Callable[[Ints], pd.DataFrame]
    search: Callable[[], WordSearch]
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
    def words(self) -> WordSearch:
        """Return the index of the events' words, built at the first search."""
        return self.search()


def to_datetimes(days: Ints) -> npt.NDArray[np.datetime64]:
    """Return each of some days since 1970 as datetime64[s]."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


def event_table(knowledge: Knowledge) -> EventTable:
    """Code the events known on a day."""
    frame = knowledge.events.sort_values(["start", "event_id"], kind="stable").reset_index(drop=True)
    ids = frame["event_id"]
    look, looks = _look(knowledge.dataset, frame)
    where, hollow = _where(knowledge.dataset, ids, knowledge.dataset.tables[WHERE])
    about = knowledge.propositions.set_index("proposition_id")["event_id"]
    claims = knowledge.claims.assign(event_id=knowledge.claims["proposition_id"].map(about))
    linked = {"event_actors": knowledge.dataset.tables["event_actors"], "claims": claims}
    coded = {LOOK: look, WHERE: where} | {name: _sets(knowledge.dataset, name, ids, links) for name, links in linked.items()}
    return EventTable(
        knowledge.dataset,
        days_of(*(frame[c].to_numpy().astype("datetime64[D]").astype(np.int64) for c in ("start", "end"))),
        coded,
        looks,
        place_arrays(knowledge.dataset, where.members["place"].values),
        hollow,
        frame.iloc.__getitem__,
        lambda: build_index(len(frame), searchable_texts(knowledge.dataset, knowledge, frame), searchable_ids(knowledge, frame)),
    )


def days_of(start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> EventDays:
    """Return when events are, given their first and last days since 1970 in the order of the first."""
    lasts = end - start
    return days_from(start, columns.small_codes(lasts, int(lasts.max(initial=0)) + 1))


def days_from(start: Ints, lasts: Ints, among: Ints | None = None) -> EventDays:
    """Return when events are, given their first days since 1970, in order, and how many days each lasts beyond it.

    ``among`` are the days to count into, where they are more than the events' own: so that tables can be added up.
    """
    begins = np.append(True, start[1:] != start[:-1]) if len(start) else np.zeros(0, dtype=bool)
    first = np.flatnonzero(begins)
    begun, days = np.cumsum(begins) - 1, start[first].astype(np.int64)
    if among is None:
        return EventDays(days, np.append(first, len(start)).astype(np.int64), columns.small_codes(begun, len(days)), lasts)
    at = np.searchsorted(among, days)
    many = np.zeros(len(among), dtype=np.int64)
    many[at] = np.diff(np.append(first, len(start)))
    offsets = np.concatenate([[0], np.cumsum(many)]).astype(np.int64)
    return EventDays(np.asarray(among, dtype=np.int64), offsets, columns.small_codes(at[begun], len(among)), lasts)


def lookup_filters(table: str) -> list[str]:
    """Return the filters with options that look into a table."""
    return [p for p, entry in FILTERS.items() if entry.options and entry.column.partition(".")[0] == table]


def values_of(dataset: Dataset, parameter: str) -> tuple[str, ...]:
    """Return the values of a filter with options, in their order."""
    options = FILTERS[parameter].options
    return tuple(options(dataset)) if options else ()


def _look(dataset: Dataset, frame: pd.DataFrame) -> tuple[Column, EventLooks]:
    """Code what the events' own columns say, all of them together."""
    names = [FILTERS[p].column.partition(".")[2] for p in lookup_filters(LOOK)]
    contested = frame["contested"].astype(bool) | frame["status"].eq("contested")
    marks = pd.DataFrame({"weak": frame["evidence_strength"].eq("C"), "contested": contested})
    keys = list(zip(*(frame[c] for c in names), *(marks[c] for c in marks), strict=True))
    codes, distinct = columns.code_keys(keys)
    kinds = pd.DataFrame(distinct, columns=[*names, *marks])
    members = {}
    for parameter, name in zip(lookup_filters(LOOK), names, strict=True):
        values = values_of(dataset, parameter)
        members[parameter] = columns.value_members(([i] if i >= 0 else [] for i in cell_positions(kinds[name], values)), values)
    group, status = (_or_none(kinds[c], tuple(v)) for c, v in (("event_group", GROUPS), ("standing", STANDINGS)))
    looks = EventLooks(group, status, *(kinds[c].to_numpy(dtype=bool) for c in marks))
    return Column(codes, members, len(distinct)), looks


def cell_positions(cells: pd.Series, values: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Return the position of each cell of a column among values, -1 for one that is not there."""
    return pd.Index(values, dtype=object).get_indexer(pd.Index(cells, dtype=object))


def _or_none(cells: pd.Series, values: tuple[str, ...]) -> Ints:
    found = cell_positions(cells, values)
    return np.where(found < 0, len(values), found)


def _sets(dataset: Dataset, name: str, ids: pd.Series, links: pd.DataFrame) -> Column:
    """Code the sets of values that a table of links gives to events; a link of an event that is not known is left out."""
    (parameter,) = lookup_filters(name)
    values = values_of(dataset, parameter)
    linked = pd.Series(cell_positions(links[FILTERS[parameter].column.partition(".")[2]], values), index=links["event_id"])
    codes, distinct = columns.code_keys(_each(ids, linked[linked >= 0]))
    return Column(codes, {parameter: columns.value_members(distinct, values)}, len(distinct))


def _where(dataset: Dataset, ids: pd.Series, links: pd.DataFrame) -> tuple[Column, Bools]:
    """Code the sets of places of events, and of each place in a set whether it is there only for an announcement."""
    values = tuple(dataset.tables["places"]["place_id"])
    at = pd.DataFrame(
        {"event_id": links["event_id"], "place": cell_positions(links["place_id"], values), "solid": links["role"] != "announcement"}
    )
    solid = at[at["place"] >= 0].groupby(["event_id", "place"], sort=True)["solid"].any().reset_index()
    pairs = pd.Series((solid["place"] * 2 + ~solid["solid"]).to_numpy(), index=solid["event_id"])
    codes, distinct = columns.code_keys(_each(ids, pairs))
    place = columns.value_members(([pair // 2 for pair in pairs] for pairs in distinct), values)
    hollow = np.array([bool(pair % 2) for pairs in distinct for pair in pairs], dtype=bool)
    return Column(codes, {"place": place, "precision": _precision(dataset, place)}, len(distinct)), hollow


def _precision(dataset: Dataset, place: columns.Members) -> columns.Members:
    """Return how precisely the places of each set are known."""
    values = values_of(dataset, "precision")
    exact = cell_positions(dataset.tables["places"]["geo_precision"], values)
    each = np.split(exact[place.items], place.offsets[1:-1]) if len(place.offsets) > 1 else []
    return columns.value_members(([i for i in some if i >= 0] for some in each), values)


def _each(ids: pd.Series, linked: pd.Series) -> list[tuple[int, ...]]:
    """Return of each event the values linked to it, in order and none twice."""
    found: dict[str, set[int]] = {}
    for event, value in zip(linked.index, linked.tolist(), strict=True):
        found.setdefault(event, set()).add(value)
    return [tuple(sorted(found.get(event, ()))) for event in ids]
