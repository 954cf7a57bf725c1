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

from dashboard.catalog.archive.event_schema import Array, Arrays
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.terms import Terms
from dashboard.catalog.schema.vocabulary import DISPUTES, EVIDENCE, PROPOSITION_KINDS, STANDINGS, STATUSES, standing_code
from dashboard.catalog.stores.store import EventRows
from dashboard.query.table.columns import CODES_AT_ONCE, Bools, Column, Ints, Members, small_codes, value_members
from dashboard.query.table.event_codes import LOOK_PARAMETERS, event_codes
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE, lookup_filters, set_column, values_of
from dashboard.query.table.id_lookup import id_ranks
from dashboard.query.table.place_arrays import PlaceArrays, place_arrays
from dashboard.query.table.word_index import RowSearch
from dashboard.query.text_search import SearchTerm

Span = tuple[int, int]  # rows, from the first to before the last
FetchRows = Callable[[Ints], pd.DataFrame]  # returns some rows as a frame, in the order in which they are asked for


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
    def longest_span(self) -> int:
        """Return the days beyond its first of the event that lasts longest."""
        return int(self.lasts.max(initial=0))

    def at(self, day: int) -> int:
        """Return the row of the first event that begins on a day or after it."""
        return int(self.offsets[np.searchsorted(self.days, day)])

    def on(self, first: int, last: int) -> Bools:
        """Tell which events are on one of the days from a first to a last, both included."""
        found = np.zeros(len(self.begun), dtype=bool)
        some = slice(self.at(first - self.longest_span), self.at(last + 1))
        found[some] = self.days[self.begun[some]] + self.lasts[some] >= first
        return found


@dataclass(frozen=True, eq=False)
class EventLooks:
    """What each code of the column ``events`` draws: positions in ``groups`` and STANDINGS (their number stands for none), and two marks.

    ``groups`` are the codes that groups of events are drawn as (``Terms.drawn_groups``).
    """

    groups: tuple[str, ...]
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
    ``origin`` has the row of each event in the store; None when it is the same.
    """

    dataset: Dataset
    when: EventDays
    columns: dict[str, Column]
    looks: EventLooks
    places: PlaceArrays
    hollow: Bools
    fetch: FetchRows
    search: Callable[[], WordSearch]
    origin: Ints | None

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
        """Return where the store holds some rows of the table."""
        return rows if self.origin is None else self.origin[rows]

    def rows(self, held: Ints) -> Ints:
        """Return the rows of the table that hold what stands in some rows of the store."""
        return held if self.origin is None else np.flatnonzero(np.isin(self.origin, held))

    @cached_property
    def words(self) -> WordSearch:
        """Return the index of the events' words, built at the first search."""
        return self.search()


def event_table(store: EventRows, day: int, late: str, fetch: FetchRows, span: Span | None = None) -> EventTable:
    """Return the table of a day (since 1970), of a span of a store's rows or of all; ``fetch`` returns rows of the store as a frame.

    The codes are the same for every span, so that what is counted in the tables of several can be added.
    """
    found = event_codes(store)
    rows, states = _known(found, day, late, span or (0, store.n))
    start = found[f"{late}_start"][states]
    if _moved(found, rows, start):
        order = np.lexsort((id_ranks(store)[rows], start))
        rows, states, start = rows[order], states[order], start[order]
    dataset = store.base
    where, hollow = _where(store, found, rows)
    columns = {
        LOOK_TABLE: _look(store, found, found[f"{late}_look"][states]),
        PLACE_TABLE: where,
        "event_actors": set_column(store, "event_actors", found["actors"][rows], found["actor_items"], found["actor_offsets"]),
        "claims": set_column(store, "claims", found[f"{late}_parties"][states], found["party_items"], found["party_offsets"]),
    }
    return EventTable(
        dataset,
        days_from(start, np.asarray(found[f"{late}_lasts"][states]), found[f"{late}_days"]),
        columns,
        _looks(found["looks"], dataset.terms),
        place_arrays(dataset, where.members["place"].values),
        hollow,
        lambda at: fetch(rows[at]),
        lambda: RowSearch(store, rows, day, late),
        rows,
    )


def _known(found: Arrays, day: int, late: str, span: Span) -> tuple[Ints, Ints]:
    """Return the events of a span of which something is known by a day, and the state of each: the last by then."""
    first, last = span
    offsets = np.asarray(found[f"{late}_offsets"][first : last + 1])
    begin, end = int(offsets[0]), int(offsets[-1])
    since = found[f"{late}_day"][begin:end]
    by_then = np.concatenate([[0], np.cumsum(since <= day)])
    many = by_then[offsets[1:] - begin] - by_then[offsets[:-1] - begin]
    rows = np.flatnonzero(many > 0)
    return rows + first, offsets[:-1][rows] + many[rows] - 1


def _moved(found: Arrays, rows: Ints, start: Ints) -> bool:
    """Tell whether a plan's target has moved an event from where it stands in the files: in the order of first starts, and of ids."""
    offsets, first = found["latest_offsets"], found["latest_start"]
    return any(
        (first[offsets[rows[at : at + CODES_AT_ONCE]]] != start[at : at + CODES_AT_ONCE]).any() for at in range(0, len(rows), CODES_AT_ONCE)
    )


def _look(store: EventRows, found: Arrays, look: Array) -> Column:
    kinds = found["looks"]
    own = {}
    for parameter in lookup_filters(LOOK_TABLE):
        values, at = (
            values_of(store.base, parameter),
            _standings(kinds) if parameter == "status" else kinds[:, LOOK_PARAMETERS.index(parameter)],
        )
        own[parameter] = value_members(([i] if i < len(values) else [] for i in at.tolist()), values)
    return Column(np.asarray(look), own, len(kinds))


def _looks(kinds: Array, terms: Terms) -> EventLooks:
    """Return how each look is drawn."""
    group, dispute, evidence = (kinds[:, LOOK_PARAMETERS.index(name)] for name in ("group", "dispute", "evidence"))
    contested = dispute != list(DISPUTES).index("none")
    drawn = tuple(terms.drawn_groups)
    positions = np.array([*(drawn.index(terms.drawn_as(code)) for code in terms.groups), len(drawn)], dtype=np.int64)
    weak = evidence == list(EVIDENCE).index("C")
    return EventLooks(drawn, positions[group], _standings(kinds), weak, contested)


def _standings(kinds: Array) -> Ints:
    """Return what each look is counted as, as a position in STANDINGS; their number stands for none."""
    names, codes, counted = [*PROPOSITION_KINDS, ""], [*STATUSES, ""], [*STANDINGS]
    pairs = kinds[:, [LOOK_PARAMETERS.index("main_kind"), LOOK_PARAMETERS.index("status")]].tolist()
    told = [standing_code(codes[status], names[kind]) for kind, status in pairs]
    return np.array([counted.index(code) if code in STANDINGS else len(counted) for code in told], dtype=np.int64)


def _where(store: EventRows, found: Arrays, rows: Ints) -> tuple[Column, Bools]:
    """Return the sets of places of events, and of each place in a set whether something was only announced there."""
    pairs, offsets = np.asarray(found["place_items"]), np.asarray(found["place_offsets"])
    column = set_column(store, PLACE_TABLE, found["where"][rows], pairs // 2, offsets)
    column.members["place"] = Members(tuple(store.base.tables["places"]["place_id"]), pairs // 2, offsets)  # as ``place_arrays`` has them
    return column, pairs % 2 == 1


def days_from(start: Ints, lasts: Ints, among: Ints | None = None) -> EventDays:
    """Return when events are, given their first days since 1970, in order, and how many days each lasts beyond it.

    ``among`` are the days to count into, where they are more than the events' own: so that tables can be added up.
    """
    begins = np.append(True, start[1:] != start[:-1]) if len(start) else np.zeros(0, dtype=bool)
    first = np.flatnonzero(begins)
    begun, days = np.cumsum(begins) - 1, start[first].astype(np.int64)
    if among is None:
        return EventDays(days, np.append(first, len(start)).astype(np.int64), small_codes(begun, len(days)), lasts)
    at = np.searchsorted(among, days)
    many = np.zeros(len(among), dtype=np.int64)
    many[at] = np.diff(np.append(first, len(start)))
    offsets = np.concatenate([[0], np.cumsum(many)]).astype(np.int64)
    return EventDays(np.asarray(among, dtype=np.int64), offsets, small_codes(at[begun], len(among)), lasts)
