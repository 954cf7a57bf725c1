"""Places gathered around some of them, each of which becomes a symbol: what lies near the first is its, what is left goes on.

It keeps to both rules by itself: no two symbols are nearer than their due, and no place is farther than its reach from its symbol.
"""

from __future__ import annotations

import numpy as np

from dashboard.query.crowd import GAP, LARGEST, Crowd, Symbols, radius
from dashboard.query.vicinity import Floats, Ints, apart, around, squares

ALIKE = 2 * LARGEST + GAP  # px: from this touch on no radius counts, all symbols are due the same
PARTS, ROUNDS = 4, 4  # squares of so many to the largest distance, and how often what they can hold is looked at anew
FINER = 1e3  # radii that differ by an event differ by more than a thousandth of a px


def spread(crowd: Crowd, touch: float) -> Symbols:
    """Gather places nearer than touch, which is at least ``ALIKE``, around those with most events.

    All that are the first far and wide are so at once: the order among them makes no difference.
    """
    free = np.lexsort((crowd.rank, -crowd.n))
    thing, centres = np.full(len(free), -1), np.zeros(0, dtype=np.int64)
    while len(free):
        first = _first(crowd, free, touch)
        thing[first] = np.arange(len(centres), len(centres) + len(first))
        centres = np.append(centres, first)
        a, b = around(crowd.x, crowd.y, first, free, touch, crowd.size)
        close = apart(crowd.x[a], crowd.y[a], crowd.x[b], crowd.y[b], crowd.size) < touch
        thing[b[close]] = thing[a[close]]
        free = free[thing[free] < 0]
    return Symbols(thing, crowd.x[centres], crowd.y[centres], crowd.events(thing, len(centres)))


def _first(crowd: Crowd, free: Ints, touch: float) -> Ints:
    """Return which of some places, the first of all first, come before all others in their square of the world and in those beside it."""
    columns, wide = squares(crowd.size, touch)
    if columns < 3:
        return free[:1]
    column, row = np.minimum(crowd.x[free] // wide, columns - 1).astype(np.int64), np.floor(crowd.y[free] / touch).astype(np.int64) + 1
    key, turn = np.unique(row * columns + column, return_index=True)
    is_first = np.ones(len(key), dtype=bool)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            beside = (key // columns + down) * columns + (key % columns + right) % columns
            at = np.minimum(np.searchsorted(key, beside), len(key) - 1)
            is_first &= (key[at] != beside) | (turn[at] >= turn)
    return np.asarray(free[turn[is_first]])


def _largest(crowd: Crowd, touch: float) -> Floats:
    """Return a radius that a symbol gathered around each place cannot be larger than.

    It goes by squares, as of places that crowd there are too many pairs: what lies in two squares may be nearer than their middles are, by
    as much as a square is long from corner to corner.
    """
    far = max(2 * LARGEST + GAP, touch)
    columns, wide = squares(crowd.size, high := far / PARTS)
    column, row = np.minimum(crowd.x // wide, columns - 1).astype(np.int64), np.floor(crowd.y / high).astype(np.int64)
    key, square = np.unique(row * columns + column, return_inverse=True)
    n, x, y, everything = np.bincount(square, crowd.n), (key % columns + 0.5) * wide, (key // columns + 0.5) * high, np.arange(len(key))
    across = float(np.hypot(wide, high))
    a, b = around(x, y, everything, everything, far + across, crowd.size)
    least, found = apart(x[a], y[a], x[b], y[b], crowd.size) - across, np.full(len(key), LARGEST)
    some = least < far
    a, b, least = a[some], b[some], least[some]
    for _ in range(ROUNDS):
        within = least < np.maximum(2 * found + GAP, touch)[a]
        found = radius(np.bincount(a[within], n[b[within]], minlength=len(found)))
    return found[square]


def gathered(crowd: Crowd, touch: float) -> Symbols:
    """Gather places around those that make the largest symbols.

    Such a symbol takes all that lies nearer than twice its radius and the gap, or touch. What is gathered later is no larger, so that
    it is due no greater distance; and the reach is longer than either.
    """
    order = np.argsort(crowd.y, kind="stable")
    x, y, free = crowd.x[order], crowd.y[order], np.ones(len(order), dtype=bool)
    thing, centres = np.full(len(order), -1), list[int]()

    def taken(k: int, most: float) -> tuple[float, Ints]:
        """Return the largest radius, no larger than ``most``, of a symbol at a place and all that it takes; and what it takes."""
        while True:
            far = max(2 * most + GAP, touch)
            first, last = np.searchsorted(y, (y[k] - far, y[k] + far))
            some = first + np.flatnonzero(free[first:last])
            inside = some[apart(x[k], y[k], x[some], y[some], crowd.size) < far]
            number = np.full(len(order), -1)
            number[order[inside]] = 0
            r = float(radius(crowd.events(number, 1))[0])
            if r == most:
                return r, inside
            most = r

    turn = np.empty(len(order))
    turn[np.lexsort((crowd.rank[order], -crowd.n[order]))] = np.arange(len(order)) / len(order)
    largest = _largest(crowd, touch)[order]
    worth = largest * FINER - turn
    while worth[k := int(np.argmax(worth))] > 0:
        largest[k], inside = taken(k, float(largest[k]))
        worth[k] = largest[k] * FINER - turn[k]
        if worth[k] == worth.max():  # else another place may make a larger one
            thing[order[inside]], free[inside], worth[inside] = len(centres), False, 0
            centres.append(int(order[k]))
    return Symbols(thing, crowd.x[centres], crowd.y[centres], crowd.events(thing, len(centres)))
