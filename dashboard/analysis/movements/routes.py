"""What a movement is drawn along: a line of the dataset between its two places, or else a gentle curve that claims no path."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.outlines import geometry_features
from dashboard.catalog.web_mercator import from_mercator, to_mercator

Point = tuple[float, float]  # longitude, latitude
CURVE_STEPS = 24
CURVE_BEND, BEND_STEP = 0.13, 0.08  # how far a curve swings out, of its length, and how much further each one beside it


@dataclass(frozen=True)
class Route:
    """A line of the dataset from one place to another; ``place_id`` is set where the line is a place of its own."""

    points: list[Point]
    name: str
    note: str
    place_id: str


def route_between(dataset: Dataset, begin: str, end: str, through: frozenset[str], *, travels: bool) -> Route | None:
    """Return the dataset's line between two places, if the movement went that way.

    A line that is a place must be named by the event; another one (a railway, an air route) serves journeys.
    """
    found = _tracks(dataset).get((begin, end))
    fits = found is not None and (found.place_id in through if found.place_id else travels)
    return found if fits else None


@derived(most=1)
def _tracks(dataset: Dataset) -> dict[tuple[str, str], Route]:
    """Return the lines of the geometries that say their ``from``, ``to`` and perhaps ``via``, in both directions."""
    at = {p: (lon, lat) for p, lat, lon in dataset.tables["places"][["place_id", "latitude", "longitude"]].itertuples(index=False)}
    found: dict[tuple[str, str], Route] = {}
    for said, shape in geometry_features(dataset):
        if shape.get("type") == "LineString" and said.get("from") and said.get("to"):
            points = [(float(p[0]), float(p[1])) for p in shape["coordinates"]]
            for (begin, end), part in _parts(points, said, at).items():
                named = str(said.get("name", "")), str(said.get("note", "")), str(said.get("place_id") or "")
                found.setdefault((begin, end), Route(part, *named))
                found.setdefault((end, begin), Route(part[::-1], *named))
    return found


def _parts(points: list[Point], said: dict[str, Any], at: dict[str, Point]) -> dict[tuple[str, str], list[Point]]:
    """Return a line whole, and cut at the place that it passes by."""
    begin, via, end = (str(said.get(name) or "") for name in ("from", "via", "to"))
    found = {(begin, end): points}
    if via in at:
        cut = min(range(len(points)), key=lambda i: math.dist(points[i], at[via]))
        found |= {(begin, via): points[: cut + 1], (via, end): points[cut:]}
    return {pair: part for pair, part in found.items() if len(part) > 1}


def curved_line(begin: Point, end: Point, nth: int = 0) -> list[Point]:
    """Return a curve that swings out to the right of its direction, so that there and back stay apart; ``nth`` ones swing further."""
    (x0, x1), (y0, y1) = to_mercator([begin[0], end[0]], [begin[1], end[1]])
    swing = CURVE_BEND + BEND_STEP * nth
    xc, yc = (x0 + x1) / 2 - swing * (y1 - y0), (y0 + y1) / 2 + swing * (x1 - x0)
    t = np.arange(CURVE_STEPS + 1) / CURVE_STEPS
    lon, lat = from_mercator(*((1 - t) ** 2 * a + 2 * t * (1 - t) * c + t * t * b for a, c, b in ((x0, xc, x1), (y0, yc, y1))))
    return list(zip(np.round(lon, 5).tolist(), np.round(lat, 5).tolist(), strict=True))
