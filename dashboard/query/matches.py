"""Which events of a table a selection selects, and by how many filters each of the others fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalog.dates import number
from dashboard.query import regions
from dashboard.query.columns import Bools, Ints
from dashboard.query.filters import FILTERS, Filter
from dashboard.query.selection import Selection
from dashboard.query.table import EventTable


@dataclass(frozen=True, eq=False)
class Matches:
    """Of each event the number of filters that it fails, and for each filter in use which events fail it."""

    table: EventTable
    failures: npt.NDArray[np.uint8]
    failed: dict[str, Bools]

    @cached_property
    def selected(self) -> Bools:
        """Tell which events pass every filter."""
        return np.asarray(self.failures == 0)

    @cached_property
    def rows(self) -> Ints:
        """Return the rows of the events that pass every filter."""
        return np.flatnonzero(self.selected)

    @cached_property
    def n(self) -> int:
        """Return how many events pass every filter."""
        return int(np.count_nonzero(self.selected))

    def without(self, *parameters: str) -> Ints:
        """Return the rows of the events that pass every filter but the named ones."""
        spared = [self.failed[p] for p in parameters if p in self.failed]
        if not spared:
            return self.rows
        return np.flatnonzero(self.failures == np.sum(spared, axis=0, dtype=np.uint8))


def match(table: EventTable, selection: Selection) -> Matches:
    """Put each event to each filter in use; the order of the filters cannot matter."""
    failures = np.zeros(table.n, dtype=np.uint8)
    failed = {}
    for parameter, entry in FILTERS.items():
        value = getattr(selection, parameter)
        if value not in (None, (), ""):
            failed[parameter] = ~PASSES[entry.kind](table, entry, value)
            failures += failed[parameter]
    return Matches(table, failures, failed)


def _interval(table: EventTable, entry: Filter, value: Any) -> Bools:
    """An event overlaps a window when it ends after the window's start and starts before its end."""
    if entry.column == "events.end":
        return np.asarray(table.end >= number(value))
    begun = np.zeros(table.n, dtype=bool)
    begun[: np.searchsorted(table.start, np.int32(number(value)), side="right")] = True
    return begun


def _codes(table: EventTable, entry: Filter, value: Any) -> Bools:
    return table.columns[entry.parameter].holding(value)


def _words(table: EventTable, entry: Filter, value: Any) -> Bools:
    return table.words.holding(value)


def _box(table: EventTable, entry: Filter, value: Any) -> Bools:
    return _somewhere(table, regions.in_box(value, table.places.lon, table.places.lat))


def _area(table: EventTable, entry: Filter, value: Any) -> Bools:
    return _somewhere(table, regions.in_area(value, table.places.lon, table.places.lat))


def _somewhere(table: EventTable, inside: Bools) -> Bools:
    """Tell which events have a place with a coordinate among the given ones."""
    return table.located_at.events_of(inside & table.places.located)


PASSES: dict[str, Callable[[EventTable, Filter, Any], Bools]] = {
    "interval": _interval,
    "codes": _codes,
    "words": _words,
    "box": _box,
    "area": _area,
}
