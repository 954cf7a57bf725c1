"""Places gathered around some of them, each of which becomes a symbol: what lies near the first is its, what is left goes on.

It keeps to both rules by itself: no two symbols are nearer than their due, and no place is farther than its reach from its symbol.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.query.symbols.crowd import LARGEST_RADIUS, MEMBER_REACH, SYMBOL_GAP, Crowd, Symbols, symbol_radius
from dashboard.query.symbols.pixel_distance import Ints, Squares, point_distance
from dashboard.query.table.columns import Bools

SAME_RADIUS = 2 * LARGEST_RADIUS + SYMBOL_GAP  # px: from this touch on no radius counts, all symbols are due the same


def gather_symbols(crowd: Crowd, touch: float) -> Symbols:
    """Gather places around those with most events, the largest symbols first.

    Those of a step take all that lies nearer than ``far`` and are large enough to reach it. What is gathered later is smaller than they
    are, so that it is due no more than ``far`` from them.
    """
    gathering = _Gathering(crowd)
    for far, least in gathering_steps(touch):
        gathering.step(far, least)
    return gathering.symbols()


def gathering_steps(touch: float) -> Iterator[tuple[float, float]]:
    """Yield how far symbols take places, and the radius that reaches so far: a symbol of the last step, which takes as far as touch, has
    half of that for its reach whatever its radius.
    """
    most = LARGEST_RADIUS
    while (far := 2 * most + SYMBOL_GAP) > touch:
        most = far / MEMBER_REACH
        yield far, most
    yield touch, 0.0


class _Gathering:
    """Of each place the symbol that took it, -1 for none; and the places that symbols stand on."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._order = np.lexsort((crowd.rank, -crowd.n))
        self._thing, self._centres = np.full(len(self._order), -1), np.zeros(0, dtype=np.int64)

    def symbols(self) -> Symbols:
        crowd, at = self._crowd, self._centres
        return Symbols(self._thing, crowd.x[at], crowd.y[at], crowd.events(self._thing, len(at)))

    def step(self, far: float, least: float) -> None:
        """Gather all symbols of a radius of ``least`` px or more that places nearer than ``far`` make."""
        crowd = self._crowd
        free = np.flatnonzero(self._thing < 0)
        squares = Squares(crowd.x[free], crowd.y[free], far, crowd.size)
        waiting = (np.cumsum(self._thing < 0) - 1)[self._order[self._thing[self._order] < 0]]
        left, can = np.ones((2, len(free)), dtype=bool)
        while len(waiting := waiting[left[waiting] & self._may(squares, free, left, least)[squares.of[waiting]]]):
            first = _first(squares, waiting)
            a, b = squares.around(first)
            close = left[b] & (point_distance(squares.x[first[a]], squares.y[first[a]], squares.x[b], squares.y[b], crowd.size) < far)
            a, b = a[close], b[close]
            is_small = ~self._large(a, free[b], len(first), least)
            owner = np.full(len(free), -1)
            owner[b[::-1]] = a[::-1]  # of several the first one takes a place
            takes = np.flatnonzero(owner >= 0)
            is_large = self._large(owner[takes], free[takes], len(first), least)
            takes = takes[is_large[owner[takes]]]
            number = len(self._centres) + np.cumsum(is_large) - 1
            self._thing[free[takes]] = number[owner[takes]]
            self._centres = np.append(self._centres, free[first[is_large]])
            left[takes] = False
            can[first[is_small]] = False
            waiting = waiting[can[waiting]]

    def _large(self, thing: Ints, place: Ints, many: int, least: float) -> Bools:
        """Tell which of so many symbols are large enough, given pairs of a symbol and a place."""
        return np.asarray(symbol_radius(self._crowd.distinct_events(thing, place, many)) >= least) if least else np.ones(many, dtype=bool)

    def _may(self, squares: Squares, free: Ints, left: Bools, least: float) -> Bools:
        """Tell of which squares the nine about them hold events enough for a symbol that large."""
        n = np.bincount(squares.of[left], self._crowd.n[free[left]], minlength=squares.many + 1)
        return np.asarray(symbol_radius(n[squares.beside].sum(axis=0)) >= least)


def _first(squares: Squares, waiting: Ints) -> Ints:
    """Return which of some places, the first of all first, come before all others in their square and in those beside it.

    All that are the first far and wide are so at once: the order among them makes no difference.
    """
    turn = np.full(squares.many + 1, len(waiting))
    turn[squares.of[waiting[::-1]]] = np.arange(len(waiting))[::-1]
    return np.asarray(waiting[turn[squares.beside].min(axis=0)[squares.of[waiting]] == np.arange(len(waiting))])
