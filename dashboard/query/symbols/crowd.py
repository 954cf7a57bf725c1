"""Places of a selection as the map sees them at a zoom, and the symbols that stand for them.

``n`` is a number of distinct events everywhere: one at several places of a symbol counts once there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.query.symbols.pixel_distance import Floats, Ints, close_pairs, point_distance
from dashboard.query.table.columns import Bools

LEAST_RADIUS, ROOT_GROWTH, LARGEST_RADIUS = 5.0, 3.1, 32.0  # px: of no event, added for the root of their number, at most
SYMBOL_GAP = 2.0  # px between two symbols
MEMBER_REACH = 2.5  # radii, or halves of touch, that a place lies from its symbol at most


def symbol_radius(n: Floats | Ints) -> Floats:
    """Return the radius in px of each symbol, given its number of events."""
    return np.asarray(np.minimum(LARGEST_RADIUS, LEAST_RADIUS + ROOT_GROWTH * np.sqrt(n)))


SYMBOL_RADII = (
    symbol_radius(np.arange(1 + int(np.ceil(((LARGEST_RADIUS - LEAST_RADIUS) / ROOT_GROWTH) ** 2)))).round(2).tolist()
)  # by number of events; more have the last


@dataclass(frozen=True, eq=False)
class Crowd:
    """Places in px of a world ``size`` wide, each with its events and how exactly it is known (``rank``: 0 is a site).

    Of sets of places that events have in common, ``place`` and ``of`` pair a place with a set, and ``each`` has the events of each set.
    """

    size: float
    x: Floats
    y: Floats
    n: Ints
    rank: Ints
    place: Ints
    of: Ints
    each: Ints

    @cached_property
    def _sets(self) -> tuple[Ints, Ints]:
        """Return where the sets of each place begin, and the sets in the order of their places."""
        order = np.argsort(self.place, kind="stable")
        return np.searchsorted(self.place[order], np.arange(len(self.x) + 1)), self.of[order]

    def events(self, thing: Ints, many: int) -> Floats:
        """Return the distinct events of so many things, given the one that each place belongs to, -1 for none."""
        inside = np.flatnonzero(thing >= 0)
        return self.distinct_events(thing[inside], inside, many)

    def distinct_events(self, thing: Ints, place: Ints, many: int) -> Floats:
        """Return the distinct events of so many things, given pairs of a thing and a place."""
        found = np.asarray(np.bincount(thing, self.n[place], minlength=many), dtype=np.float64)
        starts, of = self._sets
        first = starts[place]
        sets = starts[place + 1] - first
        ends = np.cumsum(sets)
        some = of[np.repeat(first + sets - ends, sets) + np.arange(sets.sum())]
        keys = np.sort(np.repeat(thing, sets) * np.int64(len(self.each)) + some)
        again = keys[1:][keys[1:] == keys[:-1]]
        if len(again):
            found -= np.bincount(again // len(self.each), self.each[again % len(self.each)], minlength=many)
        return found

    def reach(self, thing: Ints, x: Floats, y: Floats) -> Floats:
        """Return how far (px) the farthest place of each thing lies from the thing's x, y, given the thing of each place (-1: none)."""
        inside = np.flatnonzero(thing >= 0)
        at, found = thing[inside], np.zeros(len(x))
        np.maximum.at(found, at, point_distance(x[at], y[at], self.x[inside], self.y[inside], self.size))
        return found

    def part(self, those: Bools) -> Crowd:
        """Return some of the places, given of each whether it is among them."""
        number, there = np.cumsum(those) - 1, those[self.place]
        common = number[self.place[there]], self.of[there], self.each
        return Crowd(self.size, self.x[those], self.y[those], self.n[those], self.rank[those], *common)


@dataclass(frozen=True, eq=False)
class Symbols:
    """The symbol of each place of a crowd, and x, y and n of each symbol."""

    symbol: Ints
    x: Floats
    y: Floats
    n: Floats

    @cached_property
    def r(self) -> Floats:
        """Return the radius of each symbol in px."""
        return symbol_radius(self.n)

    def due(self, a: Ints, b: Ints, touch: float) -> Floats:
        """Return how far (px, between the middles) the symbols of each pair a, b must be apart."""
        return np.maximum(self.r[a] + self.r[b] + SYMBOL_GAP, touch)

    def too_near(self, some: Ints, size: float, touch: float) -> tuple[Ints, Ints]:
        """Return the pairs, one of each among some symbols, that are nearer than their due."""
        far = max(touch, float(self.r[some].max(initial=0) + self.r.max(initial=0)) + SYMBOL_GAP)
        a, b = close_pairs(self.x, self.y, some, np.arange(len(self.x)), far, size)
        close = point_distance(self.x[a], self.y[a], self.x[b], self.y[b], size) < self.due(a, b, touch) - 1e-6
        return a[close], b[close]

    def fit_within_reach(self, crowd: Crowd, touch: float) -> Bools:
        """Tell which symbols have all their places within reach."""
        return np.asarray(crowd.reach(self.symbol, self.x, self.y) <= MEMBER_REACH * np.maximum(self.r, touch / 2))
