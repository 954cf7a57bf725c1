"""Points of a map that goes round: how far they are apart, which are near one another, and whether a window holds too many.

x and y are pixels of the world, which is ``size`` of them wide; what leaves it in the east comes in again in the west.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]
WINDOW = (1096.0, 696.0)  # px: the map of a large screen
STRIPS = 24  # of a window's height: windows whose upper edges lie in one strip are looked at together first
FEW = 64  # points of which every pair is looked at


def eastward(a: Floats, b: Floats, size: float) -> Floats:
    """Return how far b lies east of a, the short way round; west of it is less than 0."""
    return np.asarray(b - a - size * np.round((b - a) / size))


def apart(ax: Floats, ay: Floats, bx: Floats, by: Floats, size: float) -> Floats:
    """Return the distances of points."""
    return np.asarray(np.hypot(eastward(ax, bx, size), by - ay))


def around(x: Floats, y: Floats, some: Ints, among: Ints, far: float, size: float) -> tuple[Ints, Ints]:
    """Return each of some points with each of many that may be nearer than ``far``, itself included where it is one of these."""
    columns, wide = squares(size, far)
    if columns < 3 or len(among) <= FEW:
        return np.repeat(some, len(among)), np.tile(among, len(some))
    column, row = np.minimum(x // wide, columns - 1).astype(np.int64), np.floor(y / far).astype(np.int64) + 2
    stride = columns + 2  # a column more on each side, for what comes in again there
    first, last = among[column[among] == 0], among[column[among] == columns - 1]
    key = np.concatenate([row[among] * stride + column[among] + 1, row[first] * stride + columns + 1, row[last] * stride])
    order = np.argsort(key)
    key, held = key[order], np.concatenate([among, first, last])[order]
    own = row[some] * stride + column[some] + 1
    starts, ends = (np.concatenate([np.searchsorted(key, own + by + beside) for by in (-stride, 0, stride)]) for beside in (-1, 2))
    many = ends - starts
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(np.tile(some, 3), many), held[np.repeat(starts, many) + within]


def near(x: Floats, y: Floats, some: Ints, among: Ints, far: float, size: float) -> tuple[Ints, Ints]:
    """Return each pair, once, of one of some points and another one among many (``some`` included) that may be nearer than ``far``."""
    a, b = around(x, y, some, among, far, size)
    asked = np.zeros(len(x), dtype=bool)
    asked[some] = True
    once = (a < b) | ((a > b) & ~asked[b])
    a, b = a[once], b[once]
    return np.minimum(a, b), np.maximum(a, b)


def squares(size: float, least: float) -> tuple[int, float]:
    """Return into how many columns, no narrower than that, the world is cut, and how wide they are."""
    columns = max(1, int(size // least))
    return columns, size / columns


def overfull(x: Floats, y: Floats, size: float, most: int) -> bool:
    """Tell whether some window, wherever it lies, holds more points than that."""
    order = np.argsort(y)
    x, y, (wide, high) = x[order], y[order], WINDOW
    strip, first = np.unique(np.floor(y / (high / STRIPS)), return_index=True)
    ends = np.searchsorted(y, (strip + 1) * (high / STRIPS) + high)  # of all that windows whose upper edge lies in the strip hold
    full = np.flatnonzero(ends - first > most)
    for begin, last, end in zip(first[full], np.append(first[1:], len(y))[full], ends[full], strict=True):
        if _fullest(x[begin:end], wide, size) > most:
            tops = np.searchsorted(y, y[begin:last] + high, side="right")
            if any(_fullest(x[k:top], wide, size) > most for k, top in zip(range(begin, last), tops, strict=True)):
                return True
    return False


def _fullest(x: Floats, wide: float, size: float) -> int:
    """Return how many of some points lie within a width at most."""
    if wide >= size:
        return len(x)
    x = np.sort(x)
    again = np.append(x, x[x < wide] + size)
    return int((np.searchsorted(again, x + wide, side="right") - np.arange(len(x))).max())
