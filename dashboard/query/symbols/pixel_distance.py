"""Points of a map that goes round: how far they are apart, which are near one another, and whether a window holds too many.

x and y are pixels of the world, which is ``size`` of them wide; what leaves it in the east comes in again in the west.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]
WINDOW_SIZE = (1096.0, 696.0)  # px: the map of a large screen
WINDOW_STRIPS = 4  # of a window's height
FEW_POINTS = 64  # points of which every pair is looked at


def eastward_distance(a: Floats, b: Floats, size: float) -> Floats:
    """Return how far each b lies east of its a, the short way round a world ``size`` wide; west of it is less than 0."""
    return np.asarray(b - a - size * np.round((b - a) / size))


def point_distance(ax: Floats, ay: Floats, bx: Floats, by: Floats, size: float) -> Floats:
    """Return the distance of each pair of points a, b in a world ``size`` wide, in its unit (px)."""
    return np.asarray(np.hypot(eastward_distance(ax, bx, size), by - ay))


class Squares:
    """The squares of the world, at least ``far`` long, that points lie in: of each point its own (``of``), of each square those beside it.

    ``beside`` has nine rows of squares, itself among them; ``many`` stands there for a square without a point. A world of less than three
    columns is one square.
    """

    def __init__(self, x: Floats, y: Floats, far: float, size: float) -> None:
        """Lay squares over points."""
        self.x, self.y = x, y
        self._columns, wide = square_columns(size, far)
        if self._columns < 3:
            key = np.zeros(len(x), dtype=np.int64)
        else:
            key = (np.floor(y / far).astype(np.int64) + 1) * self._columns + np.minimum(x // wide, self._columns - 1).astype(np.int64)
        self._held = np.argsort(key, kind="stable")
        ordered = key[self._held]
        is_first = np.diff(ordered, prepend=ordered[:1] - 1) > 0
        starts = np.flatnonzero(is_first)
        self._keys, self.many = ordered[starts], len(starts)
        self.of = np.empty(len(x), dtype=np.int64)
        self.of[self._held] = np.cumsum(is_first) - 1
        self._starts, self._counts = np.append(starts, len(x)), np.append(np.diff(starts, append=len(x)), 0)

    @cached_property
    def beside(self) -> Ints:
        """Return of each square those beside it."""
        return self._beside(np.arange(self.many))

    def _beside(self, some: Ints) -> Ints:
        if self._columns < 3:
            return some[None]
        row, column = np.divmod(self._keys[some], self._columns)
        steps = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        asked = np.stack([(row + down) * self._columns + (column + right) % self._columns for down, right in steps])
        at = np.minimum(np.searchsorted(self._keys, asked), self.many - 1)
        return np.where(self._keys[at] == asked, at, self.many)

    def around(self, some: Ints) -> tuple[Ints, Ints]:
        """Return pairs: of each of some points the position among them, and each point in its square and in those beside it."""
        asked = self._beside(self.of[some]) if len(some) < self.many else self.beside[:, self.of[some]]
        many = self._counts[asked].T.ravel()
        starts = self._starts[asked].T.ravel()
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        held = self._held[np.repeat(starts, many) + within]
        return np.repeat(np.repeat(np.arange(len(some)), len(asked)), many), held


def close_pairs(x: Floats, y: Floats, some: Ints, among: Ints, far: float, size: float) -> tuple[Ints, Ints]:
    """Return each pair, once, of one of some points and another one among many that may be nearer than ``far``.

    ``among`` are in ascending order, ``some`` of them.
    """
    if len(among) <= FEW_POINTS:
        a, b = np.repeat(some, len(among)), np.tile(among, len(some))
    else:
        i, j = Squares(x[among], y[among], far, size).around(np.searchsorted(among, some))
        a, b = some[i], among[j]
    asked = np.zeros(len(x), dtype=bool)
    asked[some] = True
    once = (a < b) | ((a > b) & ~asked[b])
    a, b = a[once], b[once]
    return np.minimum(a, b), np.maximum(a, b)


def square_columns(size: float, least: float) -> tuple[int, float]:
    """Return into how many columns, no narrower than that, the world is cut, and how wide they are."""
    columns = max(1, int(size // least))
    return columns, size / columns


def is_overfull(x: Floats, y: Floats, size: float, most: int) -> bool:
    """Tell whether some window (WINDOW_SIZE), wherever it lies, holds more than ``most`` of the points, one an element of x and y (px).

    Windows whose upper edges lie in one strip of the world are looked at together first, as if all were so much higher. A window can be
    moved east until its left edge meets a point.
    """
    wide, high = WINDOW_SIZE
    if np.unique((y // high) * (1 + size // wide) + x // wide, return_counts=True)[1].max(initial=0) > most:  # windows side by side
        return True
    order = np.argsort(y)
    x, y = x[order], y[order]
    tall = high / WINDOW_STRIPS
    strip, first = np.unique(np.floor(y / tall), return_index=True)
    many = np.searchsorted(y, (strip + 1) * tall + high) - first  # of all that windows whose upper edge lies in the strip hold
    first, many = first[many > most], many[many > most]
    number = np.repeat(np.arange(len(many)), many)
    held = np.arange(len(number)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    if wide < size:  # what lies in the west comes again in the east
        again = x[held] < wide
        key = np.concatenate([x[held], x[held[again]] + size]) + np.concatenate([number, number[again]]) * 2 * (size + wide)
        held = np.append(held, held[again])
    else:
        key = x[held] + number * 2 * (size + wide)
    order = np.argsort(key)
    key, held = key[order], held[order]
    inside = np.searchsorted(key, key + wide, side="right") - np.arange(len(key))
    full = np.flatnonzero(inside > most)
    for i in full[np.argsort(-inside[full])].tolist():
        rows = np.sort(held[i : i + inside[i]])  # they go from north to south
        if (y[rows[most:]] - y[rows[: len(rows) - most]] <= high).any():
            return True
    return False
