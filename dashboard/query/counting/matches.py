"""What a selection asks of the event table: the rows that can be in its window, and which codes of each column pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from dashboard.catalog.dates import day_number, is_date, parse_span
from dashboard.query.selection import geo_areas
from dashboard.query.selection.filters import FILTERS, Filter
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Bools, Ints
from dashboard.query.table.event_table import EventTable
from dashboard.query.table.filter_columns import PLACE_TABLE
from dashboard.query.text_search import fold_text, search_terms

DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
CHUNK = 1 << 18  # rows at a time: what is worked out of them stays in the processor's cache


@dataclass(frozen=True, eq=False)
class Matches:
    """Events that pass: rows from ``first`` to before ``last``; those before ``sure`` must still last until ``since`` (days since 1970).

    ``accepts`` says of each filter on a column which of the column's codes pass it; ``holding`` which events have the words.
    """

    table: EventTable
    first: int
    sure: int
    last: int
    since: int
    accepts: dict[str, Bools]
    holding: Bools | None

    def passing_codes(self, column: str, *without: str) -> Bools | None:
        """Return which codes of a column pass its filters but the named ones; None when there is no filter to pass."""
        asked = [a for p, a in self.accepts.items() if column_of(FILTERS[p]) == column and p not in without]
        return np.logical_and.reduce(asked) if asked else None

    @cached_property
    def in_use(self) -> dict[str, Bools]:
        """Return the columns that filters look into, and which of their codes pass."""
        found = {name: self.passing_codes(name) for name in self.table.columns}
        return {name: codes for name, codes in found.items() if codes is not None}

    def told(self, column: str) -> slice:
        """Return the rows that pass every filter but a column's own because of where they stand: nobody needs to look at them."""
        free = self.holding is None and not self.in_use.keys() - {column}
        return slice(min(max(self.first, self.sure), self.last) if free else self.last, self.last)

    @property
    def nbytes(self) -> int:
        """Return the bytes that are held beside the table."""
        return sum(codes.nbytes for codes in self.accepts.values()) + (0 if self.holding is None else self.holding.nbytes)

    def begun(self, first: int, last: int) -> Matches:
        """Return those of the events that begin on one of the table's days, from a first to before a last, by their numbers."""
        low, high = (int(self.table.when.offsets[day]) for day in (first, last))
        return replace(self, first=max(self.first, low), last=min(self.last, high))

    def passing_stretches(self, *, newest: bool = False) -> Iterator[tuple[slice, Bools | None]]:
        """Yield stretches of rows and which of them pass window and words (None: all), in the order of their days or from the newest."""
        for rows in self.row_stretches[::-1] if newest else self.row_stretches:
            yield rows, self.passes_window(rows)

    @property
    def row_stretches(self) -> list[slice]:
        """Return the rows in stretches, each before or after ``sure``."""
        edges = sorted({*range(self.first, self.last, CHUNK), min(max(self.sure, self.first), self.last), self.last})
        return [slice(a, b) for a, b in pairwise(edges)]

    def passes_window(self, rows: slice) -> Bools | None:
        """Tell which rows of a stretch pass window and words."""
        found = None if self.holding is None else self.holding[rows]
        if rows.start < self.sure:
            when = self.table.when
            lasting = when.days[when.begun[rows]] + when.lasts[rows] >= self.since
            found = lasting if found is None else found & lasting
        return found

    def passes_columns(self, rows: slice, passes: Bools | None, *without: str) -> Bools | None:
        """Tell which rows of a stretch pass the columns' filters too, but for those on the named columns; None for all."""
        for name, codes in self.in_use.items():
            if name not in without:
                here = codes.take(self.table.columns[name].codes[rows])
                passes = here if passes is None else passes & here
        return passes

    def selected_of(self, rows: Ints) -> Ints:
        """Return those of some rows that pass every filter."""
        rows = rows[(rows >= self.first) & (rows < self.last)]
        when = self.table.when
        rows = rows[(rows >= self.sure) | (when.days[when.begun[rows]] + when.lasts[rows] >= self.since)]
        if self.holding is not None:
            rows = rows[self.holding[rows]]
        for name, codes in self.in_use.items():
            rows = rows[codes[self.table.columns[name].codes[rows]]]
        return rows

    def rows(self, *, newest: bool = False) -> Iterator[Ints]:
        """Yield the rows that pass every filter, a stretch at a time."""
        for rows, passes in self.passing_stretches(newest=newest):
            found = self.passes_columns(rows, passes)
            chosen = np.arange(rows.start, rows.stop) if found is None else np.flatnonzero(found) + rows.start
            yield chosen[::-1] if newest else chosen

    @property
    def selected(self) -> Bools:
        """Tell of each event whether it passes every filter."""
        found = np.zeros(self.table.n, dtype=bool)
        for rows in self.rows():
            found[rows] = True
        return found


def column_of(entry: Filter) -> str:
    """Return the table's column in which a filter looks, "" for one that looks at days or words."""
    return "" if entry.kind in ("interval", "words") else entry.column.partition(".")[0]


def match_table(table: EventTable, selection: Selection) -> Matches:
    """Work out what a selection asks of a table."""
    asked = {p: v for p, v in ((p, getattr(selection, p)) for p in FILTERS) if v not in (None, (), "")}
    since, until = (day_number(asked[p]) if p in asked else None for p in ("start", "end"))
    when, n = table.when, table.n
    accepts = {p: CONDITION_MATCHERS[FILTERS[p].kind](table, p, v) for p, v in asked.items() if FILTERS[p].kind in CONDITION_MATCHERS}
    last = n if until is None else when.at(until + 1)
    first, sure = (0, 0) if since is None else (when.at(since - when.longest_span), when.at(since))
    holding = _holding(table, selection.q) if selection.q else None
    return Matches(table, min(first, last), min(sure, last), last, since or 0, accepts, holding)


def similar_terms(table: EventTable, asked: str) -> dict[str, list[str]]:
    """Return of what is looked for and held nowhere the words, folded, that are written nearly so."""
    terms = search_terms(asked, table.dataset.subject.synonyms)
    lost = [term for term in terms if _figures(term.text) is None and not table.words.has(term)]
    places = table.columns[PLACE_TABLE].members["place"].values
    return {term.text: table.words.nearest(fold_text(term.text)) for term in lost if term.text.upper() not in places}


def _figures(text: str) -> tuple[int, int] | None:
    """Return first and last day (since 1970) of a day or month in figures, 2025-04-30 or 2025-04; None for any other text."""
    if not DAY_OR_MONTH.fullmatch(text) or not is_date(text):
        return None
    span = parse_span(text)
    return day_number(span.start), day_number(span.end)


def _holding(table: EventTable, asked: str) -> Bools:
    """Tell of each event whether it holds all that is looked for.

    A day or a month in figures is looked for among the events' days, the id of a place among their places.
    """
    found = np.ones(table.n, dtype=bool)
    for term in search_terms(asked, table.dataset.subject.synonyms):
        days, place = _figures(term.text), term.text.upper()
        if days is not None:
            found &= table.when.on(*days)
        elif place in table.columns[PLACE_TABLE].members["place"].values:
            found &= table.words.holding(term) | _codes(table, "place", (place,))[table.columns[PLACE_TABLE].codes]
        else:
            found &= table.words.holding(term)
    return found


def _codes(table: EventTable, parameter: str, value: Any) -> Bools:
    return table.columns[column_of(FILTERS[parameter])].members[parameter].holding(value)


def _box(table: EventTable, parameter: str, value: Any) -> Bools:
    return _somewhere(table, table.places.places_inside(lambda lon, lat: geo_areas.in_box(value, lon, lat)))


def _area(table: EventTable, parameter: str, value: Any) -> Bools:
    return _somewhere(table, table.places.places_inside(lambda lon, lat: geo_areas.in_area(value, lon, lat)))


def _somewhere(table: EventTable, inside: Bools) -> Bools:
    """Tell which sets of places have one among the given places."""
    return table.columns[PLACE_TABLE].members["place"].any(inside)


CONDITION_MATCHERS: dict[str, Callable[[EventTable, str, Any], Bools]] = {"codes": _codes, "box": _box, "area": _area}
