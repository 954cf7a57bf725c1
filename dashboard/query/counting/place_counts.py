"""Counts of events by place, or by anything that places belong to: an event counts once each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypedDict

import numpy as np
import numpy.typing as npt

from dashboard.catalog.cache import Cache
from dashboard.query.counting import counts
from dashboard.query.counting.counts import Counts
from dashboard.query.table.columns import Bools, Ints
from dashboard.query.table.columns import Counts as Numbers
from dashboard.query.table.event_table import EventTable
from dashboard.query.table.filter_columns import PLACE_TABLE

# What is counted of a place or cell: as of a set of places, and the events that were only announced there.
SPECIAL_PLACE_COUNTS = (*counts.SPECIAL_COUNTS, "hollow")
GROUP_AT = len(SPECIAL_PLACE_COUNTS)
HOLLOW_ROW = SPECIAL_PLACE_COUNTS.index("hollow")
ZOOM_LEVELS = 24  # whose symbols are kept


class SpecialPlaceCounts(TypedDict):
    """These counts by their names."""

    n: int
    weak: int
    contested: int
    hollow: int


def place_count_names(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the names of what is counted of a place, given the codes that groups are drawn as."""
    return (*SPECIAL_PLACE_COUNTS, *counts.count_names(groups)[len(counts.SPECIAL_COUNTS) :])


class PlaceCounts:
    """The selected events by place, rolled up from the few sets of places and not from the many events."""

    def __init__(self, table: EventTable, found: Counts, *, announcements: bool = True) -> None:
        """Roll up the counts of a selection; without ``announcements`` a place counts only what was more than announced there."""
        self.table = table
        members = table.columns[PLACE_TABLE].members["place"]
        some = found.where[0][members.owner] > 0
        if not announcements:
            some &= ~table.hollow
        self._set, self._place, self._hollow = members.owner[some], members.items[some], table.hollow[some]
        self._numbers = found.where
        self.layouts = Cache[Any](ZOOM_LEVELS)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what is counted of a place."""
        return place_count_names(self.table.looks.groups)

    @property
    def nbytes(self) -> int:
        """Return the bytes that are held beside the table: as yet, for more is held as more is asked."""
        return sum(value.nbytes for value in tuple(vars(self).values()) if isinstance(value, np.ndarray | Cache))

    @cached_property
    def n_by_place(self) -> Numbers:
        """Return the events of each place."""
        return _summed(self._place, self._numbers[0][self._set], len(self.table.places.lat))

    @cached_property
    def by_place(self) -> Numbers:
        """Return the counts of each place: a row a place, the columns ``names``."""
        return self._rolled(self._set, self._place, self._hollow, len(self.table.places.lat))

    @cached_property
    def drawn(self) -> int:
        """Return how many events have a place with a coordinate, or one known as a country only, which needs none."""
        seen = np.zeros(self._numbers.shape[1], dtype=bool)
        seen[self._set[(self.table.places.located | self.table.places.vague)[self._place]]] = True
        return int(self._numbers[0][seen].sum())

    def of(self, places: Ints) -> Numbers:
        """Return the counts of some places, by their rows: a row each, the columns ``names``."""
        belongs = np.full(len(self.table.places.lat), -1)
        belongs[places] = np.arange(len(places))
        inside = belongs[self._place] >= 0
        return self._rolled(self._set[inside], belongs[self._place[inside]], self._hollow[inside], len(places))

    def divided_events(self, among: Bools) -> tuple[npt.NDArray[np.float64], int]:
        """Return the events of each of some places, an event of several divided evenly among them, and how many events those are."""
        there = among[self._place]
        sets, places, n = self._set[there], self._place[there], self._numbers[0]
        many = np.bincount(sets, minlength=len(n))
        return np.bincount(places, n[sets] / many[sets], minlength=len(among)).astype(np.float64), int(n[many > 0].sum())

    def events_in_common(self, places: Ints) -> tuple[Ints, Ints, Numbers]:
        """Return what events several of some places have in common: positions among these, the set of each, and the events by set."""
        number = np.full(len(self.table.places.lat), -1)
        number[places] = np.arange(len(places))
        sets, at = self._set, number[self._place]
        several = (at >= 0) & (np.bincount(sets[at >= 0], minlength=self._numbers.shape[1]) > 1)[sets]
        return at[several], sets[several], self._numbers[0]

    def by(self, belongs: npt.NDArray[np.int64], n: int) -> Numbers:
        """Return the counts (n rows, the columns ``names``) of things that places belong to; -1 belongs to none."""
        return self._rolled(*self.sets_and_things(belongs), n)

    def sets_and_things(self, belongs: npt.NDArray[np.int64]) -> tuple[Ints, Ints, Bools]:
        """Return the sets of places in their order, the things that each has a place in, and whether it was only announced there."""
        thing = belongs[self._place]
        inside = thing >= 0
        return _once(self._set[inside], thing[inside], self._hollow[inside])

    def _rolled(self, sets: Ints, things: Ints, hollow: Bools, n: int) -> Numbers:
        """Add the numbers of sets to things; no pair of them comes twice."""
        own = [_summed(things, row[sets], n) for row in self._numbers]
        only = _summed(things[hollow], self._numbers[0][sets[hollow]], n)
        return np.stack([*own[:HOLLOW_ROW], only, *own[HOLLOW_ROW:]], axis=1)


def _summed(things: Ints, numbers: Numbers, n: int) -> Numbers:
    return np.bincount(things, numbers, minlength=n).astype(np.int64)


def _once(sets: Ints, thing: Ints, hollow: Bools) -> tuple[Ints, Ints, Bools]:
    """Count a set once a thing, and as announced there only when all its places in it are so; the sets come in order."""
    if not (np.diff(sets) == 0).any():
        return sets, thing, hollow
    width = np.int64(thing.max(initial=0)) + 1
    keys = np.sort((sets * width + thing) * 2 + hollow)  # of a set at a thing what is more than announced comes first
    keys = keys[np.flatnonzero(np.diff(keys >> 1, prepend=-1))]
    pair, only = keys >> 1, keys & 1
    return pair // width, pair % width, only.astype(bool)
