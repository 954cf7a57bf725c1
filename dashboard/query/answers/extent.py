"""How far the selected events reach: the box that a map shows of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.query.counting.place_counts import HOLLOW_ROW, PlaceCounts
from dashboard.query.selection.geo_areas import Box, longitude_stretch, on_globe
from dashboard.query.table.place_arrays import Floats, enclosing_box

FAR_APART = (
    1 / 50
)  # of the events at each edge lies too far apart for a first view: two events on another continent should not hide the rest
FIRST_VIEW_SLACK = 0.08  # of a first view's span: what is no further outside is taken in


@dataclass(frozen=True)
class Extent:
    """West, south, east and north of the places of events: of all, and of a first view; west > east crosses the 180th meridian.

    None where there is no place to show.
    """

    whole: Box | None = None
    first: Box | None = None


def events_extent(tally: PlaceCounts) -> Extent:
    """Return the extent of the selected events: of places where more than an announcement was made, and that are no whole country.

    Where there are only countries, it is what these reach over: the middle of one is nowhere.
    """
    places, n = tally.table.places, tally.n_by_place
    there = (n > 0) & places.located
    hollow = tally.by_place[:, HOLLOW_ROW]
    points = there & ~places.vague
    spoken = points & (hollow < n)
    at = spoken if spoken.any() else points
    if not at.any():
        whole = enclosing_box(*(side[there] for side in places.box)) if there.any() else None
        return Extent(whole, whole)
    lon, lat = places.lon[at], places.lat[at]
    west, east = longitude_stretch(lon, lon)
    a, c = _trimmed((lon - west) % 360, n[at])
    b, d = _trimmed(lat, n[at])
    return Extent((west, float(lat.min()), east, float(lat.max())), (on_globe(west + a), b, on_globe(west + c), d))


def _trimmed(x: Floats, n: np.ndarray) -> tuple[float, float]:
    """Return the ends without the far share of the events at each, but with what lies just past them: an edge would cut it."""
    order = np.argsort(x, kind="stable")
    x, n = x[order], n[order]
    cut = n.sum() * FAR_APART
    low, high = x[np.argmax(np.cumsum(n) > cut)], x[::-1][np.argmax(np.cumsum(n[::-1]) > cut)]
    near = (high - low) * FIRST_VIEW_SLACK
    inside = x[(x >= low - near) & (x <= high + near)]
    return float(inside[0]), float(inside[-1])
