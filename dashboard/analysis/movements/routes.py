"""What a movement is drawn along: a line of the dataset between its two places, or else a gentle curve that claims no path."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.outlines import features

Point = tuple[float, float]  # longitude, latitude
STEPS = 24
BEND, FURTHER = 0.13, 0.08  # how far a curve swings out, of its length, and how much further each one beside it


@dataclass(frozen=True)
class Track:
    """A line of the dataset from one place to another; ``place_id`` is set where the line is a place of its own."""

    points: list[Point]
    name: str
    note: str
    place_id: str


def track(dataset: Dataset, begin: str, end: str, through: frozenset[str], *, travels: bool) -> Track | None:
    """Return the dataset's line between two places, if the movement went that way.

    A line that is a place must be named by the event; another one (a railway, an air route) serves journeys.
    """
    found = _tracks(dataset).get((begin, end))
    fits = found is not None and (found.place_id in through if found.place_id else travels)
    return found if fits else None


@lru_cache(maxsize=8)
def _tracks(dataset: Dataset) -> dict[tuple[str, str], Track]:
    """Return the lines of the geometries that say their ``from``, ``to`` and perhaps ``via``, in both directions."""
    at = {p: (lon, lat) for p, lat, lon in dataset.tables["places"][["place_id", "latitude", "longitude"]].itertuples(index=False)}
    found: dict[tuple[str, str], Track] = {}
    for said, shape in features(dataset):
        if shape.get("type") == "LineString" and said.get("from") and said.get("to"):
            points = [(float(p[0]), float(p[1])) for p in shape["coordinates"]]
            for (begin, end), part in _parts(points, said, at).items():
                named = str(said.get("name", "")), str(said.get("note", "")), str(said.get("place_id") or "")
                found.setdefault((begin, end), Track(part, *named))
                found.setdefault((end, begin), Track(part[::-1], *named))
    return found


def _parts(points: list[Point], said: dict[str, Any], at: dict[str, Point]) -> dict[tuple[str, str], list[Point]]:
    """Return a line whole, and cut at the place that it passes by."""
    begin, via, end = (str(said.get(name) or "") for name in ("from", "via", "to"))
    found = {(begin, end): points}
    if via in at:
        cut = min(range(len(points)), key=lambda i: math.dist(points[i], at[via]))
        found |= {(begin, via): points[: cut + 1], (via, end): points[cut:]}
    return {pair: part for pair, part in found.items() if len(part) > 1}


def curve(begin: Point, end: Point, nth: int = 0) -> list[Point]:
    """Return a curve that swings out to the right of its direction, so that there and back stay apart; ``nth`` ones swing further."""
    (x0, y0), (x1, y1) = _plane(begin), _plane(end)
    swing = BEND + FURTHER * nth
    xc, yc = (x0 + x1) / 2 + swing * (y1 - y0), (y0 + y1) / 2 - swing * (x1 - x0)
    turns = (i / STEPS for i in range(STEPS + 1))
    return [
        _globe(
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * xc + t * t * x1,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * yc + t * t * y1,
        )
        for t in turns
    ]


def _plane(point: Point) -> Point:
    """Return a point as the map draws it (Mercator), in degrees."""
    lat = max(-85.0, min(85.0, point[1]))
    return point[0], math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def _globe(x: float, y: float) -> Point:
    return round(x, 5), round(math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2), 5)
