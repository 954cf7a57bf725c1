"""How far the selected events reach: the box that a map shows of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.query.places import Floats
from dashboard.query.regions import Box
from dashboard.query.tally import NAMES, Tally

APART = 1 / 50  # of the events at each edge lies too far apart for a first view: two events in New York should not hide Korea
BESIDE = 0.08  # of a first view's span: what is no further outside is taken in


@dataclass(frozen=True)
class Extent:
    """West, south, east and north of the places of events: of all, and of a first view. None where there is no place to show."""

    whole: Box | None = None
    first: Box | None = None


def extent(tally: Tally) -> Extent:
    """Return the extent of the selected events: of places where more than an announcement was made, and that are no whole country."""
    places, n = tally.table.places, tally.n_by_place
    there = (n > 0) & places.located
    hollow = tally.by_place[:, NAMES.index("hollow")]
    spoken = there & (hollow < n) & (places.frame["geo_precision"] != "country").to_numpy()
    at = spoken if spoken.any() else there
    if not at.any():
        return Extent()
    sides = [(places.lon[at], n[at]), (places.lat[at], n[at])]
    spans = [((float(x.min()), float(x.max())), _trimmed(x, weights)) for x, weights in sides]
    (west, east), (south, north) = (whole for whole, _ in spans)
    (a, c), (b, d) = (first for _, first in spans)
    return Extent((west, south, east, north), (a, b, c, d))


def _trimmed(x: Floats, n: np.ndarray) -> tuple[float, float]:
    """Return the ends without the far share of the events at each, but with what lies just past them: an edge would cut it."""
    order = np.argsort(x, kind="stable")
    x, n = x[order], n[order]
    cut = n.sum() * APART
    low, high = x[np.argmax(np.cumsum(n) > cut)], x[::-1][np.argmax(np.cumsum(n[::-1]) > cut)]
    near = (high - low) * BESIDE
    inside = x[(x >= low - near) & (x <= high + near)]
    return float(inside[0]), float(inside[-1])
