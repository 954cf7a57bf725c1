"""Symbols merged by pairs: the two that lie deepest in one another become one, at the weighted middle of its places, and so on."""

from __future__ import annotations

import numpy as np

from dashboard.query.symbols.crowd import LARGEST_RADIUS, MEMBER_REACH, SYMBOL_GAP, Crowd, Symbols, symbol_radius
from dashboard.query.symbols.gathering import gather_symbols
from dashboard.query.symbols.pixel_distance import Floats, Ints, close_pairs, eastward_distance, point_distance
from dashboard.query.table.columns import Bools

BROAD_SQUARE = MEMBER_REACH / 1.8  # radii, or halves of touch: the longest side of a square whose places are merged at once


def merge_pairs(crowd: Crowd, touch: float) -> tuple[Symbols, Ints]:
    """Merge the places of a crowd; return the symbols, and the positions of those that are still too near another one.

    These cannot be merged, since a place would come to lie out of reach.
    """
    pairs = Pairing(crowd, touch)
    pairs.merge()
    return pairs.left()


class Pairing:
    """Symbols, and the pairs of them that are nearer than their due: ``a``, ``b``, and whether they can ``never`` be merged."""

    def __init__(self, crowd: Crowd, touch: float) -> None:
        """Begin with squares of the world as symbols."""
        self.crowd, self.touch = crowd, touch
        self.symbol = _squares(crowd, touch)
        many = int(self.symbol.max(initial=-1)) + 1
        self.weight = np.bincount(self.symbol, crowd.n, minlength=many)
        self.x, self.y = (np.bincount(self.symbol, side * crowd.n, minlength=many) / self.weight for side in (crowd.x, crowd.y))
        self.n = crowd.events(self.symbol, many)
        self.r = symbol_radius(self.n)
        self.there = np.ones(many, dtype=bool)
        self.a, self.b, self.never = self._close(np.arange(many))

    def _close(self, some: Ints) -> tuple[Ints, Ints, Bools]:
        """Return the pairs, one of each among some symbols, that are nearer than their due."""
        among = np.flatnonzero(self.there)
        far = max(self.touch, float(self.r[some].max(initial=0) + self.r[among].max(initial=0)) + SYMBOL_GAP)
        a, b = close_pairs(self.x, self.y, some, among, far, self.crowd.size)
        deep = self._depth(a, b) > 0
        return a[deep], b[deep], np.zeros(int(deep.sum()), dtype=bool)

    def _depth(self, a: Ints, b: Ints) -> Floats:
        due = np.maximum(self.r[a] + self.r[b] + SYMBOL_GAP, self.touch)
        return np.asarray(due - point_distance(self.x[a], self.y[a], self.x[b], self.y[b], self.crowd.size))

    def merge(self) -> None:
        """Merge all that can be."""
        while len(pairs := self._deepest()):
            self._merge(pairs)

    def left(self) -> tuple[Symbols, Ints]:
        """Return the symbols, and the positions of those that are still too near another one, in ascending order."""
        left, number = np.flatnonzero(self.there), np.cumsum(self.there) - 1
        tangled = np.unique(number[np.concatenate([self.a, self.b])])
        return Symbols(number[self.symbol], self.x[left], self.y[left], self.n[left]), tangled

    def _deepest(self) -> Ints:
        """Return the pairs of which neither lies deeper in another one: the order in which they are merged makes no difference."""
        can = np.flatnonzero(~self.never)
        a, b = self.a[can], self.b[can]
        order = np.lexsort((b, a, -self._depth(a, b)))
        turn = np.empty(len(order), dtype=np.int64)
        turn[order] = np.arange(len(order))
        first = np.full(len(self.x), len(order))
        for side in (a, b):
            np.minimum.at(first, side, turn)
        return np.asarray(can[(first[a] == turn) & (first[b] == turn)])

    def _merge(self, pairs: Ints) -> None:
        """Merge pairs, but for those of which a place would come to lie out of reach."""
        a, b, size = self.a[pairs], self.b[pairs], self.crowd.size
        weight = self.weight[a] + self.weight[b]
        x = (self.x[a] + eastward_distance(self.x[a], self.x[b], size) * self.weight[b] / weight) % size
        y = (self.y[a] * self.weight[a] + self.y[b] * self.weight[b]) / weight
        number = np.full(len(self.x), -1)
        number[a] = number[b] = np.arange(len(a))
        made = Symbols(thing := number[self.symbol], x, y, self.crowd.events(thing, len(a)))
        fits = made.fit_within_reach(self.crowd, self.touch)
        self.never[pairs[~fits]] = True
        a = a[fits]
        for old, new in ((self.x, x), (self.y, y), (self.weight, weight), (self.n, made.n), (self.r, made.r)):
            old[a] = new[fits]
        self._join(a, b[fits])

    def _join(self, a: Ints, b: Ints) -> None:
        """Give the places of each b to its a, and look anew what is too near."""
        into, changed = np.arange(len(self.x)), np.zeros(len(self.x), dtype=bool)
        into[b], changed[a], changed[b] = a, True, True
        self.symbol, self.there[b] = into[self.symbol], False
        same = ~(changed[self.a] | changed[self.b])
        parts = zip((self.a, self.b, self.never), self._close(a), strict=True)
        self.a, self.b, self.never = (np.concatenate([old[same], new]) for old, new in parts)


def _squares(crowd: Crowd, touch: float) -> Ints:
    """Return the square that each place is in: the largest whose own symbol reaches all of it."""
    found, left, many = np.full(len(crowd.x), -1), np.arange(len(crowd.x)), 0
    for level in range(int(np.log2(BROAD_SQUARE * max(LARGEST_RADIUS, touch / 2))), 1, -1):
        side = 2.0**level
        key = (crowd.y[left] // side).astype(np.int64) << 40 | (crowd.x[left] // side).astype(np.int64)
        _, square = np.unique(key, return_inverse=True)
        reaches = side <= BROAD_SQUARE * np.maximum(symbol_radius(np.bincount(square, crowd.n[left])), touch / 2)
        some = reaches[square]
        found[left[some]] = many + (np.cumsum(reaches) - 1)[square[some]]
        many, left = many + int(reaches.sum()), left[~some]
    return found


def gather_close_symbols(crowd: Crowd, found: Symbols, tangled: Ints, touch: float) -> Symbols:
    """Gather the places of symbols that are too near one another (``tangled``, positions), and of those that come too near them then."""
    while len(tangled):
        anew = np.isin(np.arange(len(found.x)), tangled)
        those, kept = anew[found.symbol], np.flatnonzero(~anew)
        again = gather_symbols(crowd.part(those), touch)
        symbol = (np.cumsum(~anew) - 1)[found.symbol]
        symbol[those] = len(kept) + again.symbol
        sides = zip((found.x, found.y, found.n), (again.x, again.y, again.n), strict=True)
        whole = Symbols(symbol, *(np.concatenate([old[kept], new]) for old, new in sides))
        a, _ = whole.too_near(np.arange(len(kept), len(whole.x)), crowd.size, touch)
        if not len(a):
            return whole
        tangled = np.union1d(tangled, kept[a])  # of a pair the one that was kept comes first
    return found
