"""Which places the map draws as one symbol, at a whole zoom: what would overlap is merged, and nothing is moved.

Distances are pixels of the world at that zoom, so that neither window nor pan has a part in it. Two symbols are due a distance: that of
their radii and a gap, and at least ``touch``. A symbol stands at the weighted middle of its places, or on one of them, and none of these
lies farther from it than ``REACH`` times its radius, or half of touch.
"""

from __future__ import annotations

import numpy as np

from dashboard.query.symbols.crowd import SYMBOL_GAP, Crowd, Symbols
from dashboard.query.symbols.gathering import SAME_RADIUS, gather_symbols
from dashboard.query.symbols.pairing import gather_close_symbols, merge_pairs
from dashboard.query.symbols.pixel_distance import Ints, close_pairs, is_overfull, point_distance

MIN_TOUCH = 24.0  # px from symbol to symbol, for a finger or an eye
TOUCH_GROWTH = 4 / 3  # by so much touch grows, until
MAX_PER_WINDOW = 80  # symbols are in the fullest window
CRAMMED_PLACES = 2 * MAX_PER_WINDOW  # places in a window
HEAP_SIZE = 16  # places to a symbol, where these stand ``ROOMY_TOUCH`` apart
TOUCH_STEPS = tuple(MIN_TOUCH * TOUCH_GROWTH**times for times in range(12))  # with the last a window has room for no more than a few
ROOMY_TOUCH = next(touch for touch in TOUCH_STEPS if touch >= SAME_RADIUS)
NO_SYMBOLS = np.zeros(0, dtype=np.int64)


def merge_symbols(crowd: Crowd) -> tuple[Symbols, float]:
    """Return the symbols of a crowd, and the touch: grown until no window holds too many of them.

    Where places crowd, it begins with the least that may do, to go by how many stand ``ROOMY_TOUCH`` apart: trying all takes far longer.
    """
    first, wide = MIN_TOUCH, None
    if is_overfull(crowd.x, crowd.y, crowd.size, CRAMMED_PLACES):
        wide = gather_symbols(crowd, ROOMY_TOUCH)
        fewest = (
            t for t in TOUCH_STEPS if t < ROOMY_TOUCH and not is_overfull(wide.x, wide.y, crowd.size, int(MAX_PER_WINDOW * t / ROOMY_TOUCH))
        )
        first = next(fewest, ROOMY_TOUCH)
    is_heap = wide is not None and len(crowd.x) > HEAP_SIZE * len(wide.x)
    for touch in (t for t in TOUCH_STEPS if t >= first):
        found, tangled = (wide, NO_SYMBOLS) if wide and touch == ROOMY_TOUCH else _first(crowd, touch, is_heap=is_heap)
        if not _overfull(crowd, found) and not _overfull(crowd, found := _last(crowd, found, tangled, touch)):
            break
    return found, touch


def _overfull(crowd: Crowd, found: Symbols) -> bool:
    return is_overfull(found.x, found.y, crowd.size, MAX_PER_WINDOW)


def merged_by(crowd: Crowd, touch: float) -> Symbols:
    """Return the symbols of a crowd by a touch, however many a window holds."""
    return _last(crowd, *_first(crowd, touch, is_heap=False), touch)


def _first(crowd: Crowd, touch: float, *, is_heap: bool) -> tuple[Symbols, Ints]:
    """Return nearly the symbols, and which of them must be gathered anew: of a heap of places, nearly all would have to be."""
    return (gather_symbols(crowd, touch), NO_SYMBOLS) if is_heap or touch >= SAME_RADIUS else merge_pairs(crowd, touch)


def _last(crowd: Crowd, found: Symbols, tangled: Ints, touch: float) -> Symbols:
    return _standing(crowd, gather_close_symbols(crowd, found, tangled, touch), touch)


def anchor_places(crowd: Crowd, found: Symbols) -> Ints:
    """Return of each symbol the place with most events, of several the most exactly known, then the first."""
    order = np.lexsort((crowd.rank, -crowd.n, found.symbol))
    return order[np.flatnonzero(np.diff(found.symbol[order], prepend=-1))]


def _standing(crowd: Crowd, found: Symbols, touch: float) -> Symbols:
    """Stand symbols on their first place where it is within their radius, and none comes too near another by that."""
    at = anchor_places(crowd, found)
    there = Symbols(found.symbol, crowd.x[at], crowd.y[at], found.n)
    off = point_distance(found.x, found.y, there.x, there.y, crowd.size)
    can = (off > 0) & (off <= found.r) & there.fit_within_reach(crowd, touch)
    largest = float(found.r.max(initial=0))
    far = max(touch, 2 * largest + SYMBOL_GAP) + 2 * largest
    pairs = close_pairs(found.x, found.y, np.flatnonzero(can), np.arange(len(at)), far, crowd.size)
    meets = np.zeros(len(at), dtype=bool)
    for one, other in (pairs, pairs[::-1]):
        due = found.due(one, other, touch)
        stays = point_distance(there.x[one], there.y[one], found.x[other], found.y[other], crowd.size) >= due
        goes = ~can[other] | (point_distance(there.x[one], there.y[one], there.x[other], there.y[other], crowd.size) >= due)
        meets[one[~(stays & goes)]] = True
    can &= ~meets
    return Symbols(found.symbol, np.where(can, there.x, found.x), np.where(can, there.y, found.y), found.n)
