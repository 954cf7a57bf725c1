"""Counts of events by place, or by anything that places belong to: an event counts once each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalog.vocabulary import GROUPS, STATUSES
from dashboard.query.columns import Bools, Counts, Ints
from dashboard.query.matches import Matches
from dashboard.query.table import EventTable

# What is counted, in this order: events, those on evidence C, contested (or with the mark), there only because they were
# announced there, whose status is said as of an act, and events by group and by status.
SPECIAL = ("n", "weak", "contested", "hollow", "acts")
GROUP_AT, STATUS_AT = len(SPECIAL), len(SPECIAL) + len(GROUPS)
NAMES = (*SPECIAL, *(f"group_{code}" for code in GROUPS), *(f"status_{code}" for code in STATUSES))


@dataclass(frozen=True, eq=False)
class Pairs:
    """Events and their places; ``lone`` where an event has no other place."""

    row: Ints
    place: Ints
    hollow: Bools
    lone: Bools

    def where(self, keep: Bools) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.row[keep], self.place[keep], self.hollow[keep], self.lone[keep])

    @property
    def n_events(self) -> int:
        """Return how many events there are."""
        return int(np.count_nonzero(np.diff(self.row))) + 1 if len(self.row) else 0


@lru_cache(maxsize=16)
def _pairs(table: EventTable, announcements: bool) -> Pairs:
    """Return all pairs, or those where the place is more than where the event was announced."""
    at = table.located_at
    keep = np.ones(len(at.codes), dtype=bool) if announcements else ~table.announced
    row = at.rows[keep]
    lone = np.ones(len(row), dtype=bool)
    same = row[1:] == row[:-1]
    lone[1:] &= ~same
    lone[:-1] &= ~same
    return Pairs(row, at.codes[keep], table.announced[keep], lone)


class Tally:
    """The selected events by place, counted once for a selection and rolled up to the cells of any viewport."""

    def __init__(self, matches: Matches, *, announcements: bool = True) -> None:
        """Count the events of a selection."""
        table = matches.table
        pairs = _pairs(table, announcements)
        if matches.n < table.n:
            pairs = pairs.where(matches.selected[pairs.row])
        self.table = table
        self.n_places = len(table.places.lat)
        located = table.places.located
        self.drawn = (pairs if located.all() else pairs.where(located[pairs.place])).n_events
        self._several = pairs.where(~pairs.lone)
        self._lone = self._count(pairs.where(pairs.lone), pairs.place[pairs.lone], self.n_places)
        self.by_place = self._lone + self._count(self._several, self._several.place, self.n_places)

    def by(self, belongs: npt.NDArray[np.int64], n: int) -> Counts:
        """Return the counts (n rows, the columns of NAMES) of things that places belong to; -1 belongs to none."""
        found = np.zeros((n, len(NAMES)), dtype=np.int64)
        inside = belongs >= 0
        np.add.at(found, belongs[inside], self._lone[inside])
        pairs = self._several.where(inside[self._several.place])
        row, thing, hollow = _once(pairs.row, belongs[pairs.place], pairs.hollow)
        return found + self._count(Pairs(row, thing, hollow, hollow), thing, n)

    def _count(self, pairs: Pairs, thing: Ints, n: int) -> Counts:
        """Count pairs by their thing; none of them twice."""
        table, row = self.table, pairs.row
        special = [np.bincount(thing, minlength=n)]
        flagged = (table.weak[row], table.contested[row], pairs.hollow, table.acts[row])
        special += [np.bincount(thing[flags], minlength=n) for flags in flagged]
        grouped = [_crossed(thing, table.columns[p].codes[row], len(table.columns[p].values), n) for p in ("group", "status")]
        return np.column_stack([*special, *grouped]).astype(np.int64)


def _crossed(thing: Ints, codes: Ints, width: int, n: int) -> Counts:
    """Count pairs of thing and code; the code ``width`` is a missing one."""
    crossed = thing.astype(np.int64) * (width + 1) + codes
    return np.bincount(crossed, minlength=n * (width + 1)).reshape(n, width + 1)[:, :-1]


def _once(row: Any, thing: Any, hollow: Bools) -> tuple[Any, Any, Bools]:
    """Count an event once a thing, and as announced there only when all its places in it are so."""
    width = np.int64(thing.max(initial=0)) + 1
    keys, at = np.unique(row * width + thing, return_inverse=True)
    return keys // width, keys % width, np.asarray(np.bincount(at, weights=~hollow, minlength=len(keys)) == 0)
