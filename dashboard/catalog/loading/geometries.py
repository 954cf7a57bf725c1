"""Outlines and lines of places, routes and series, ``geometries.geojson``: each feature is checked, and what it costs is said."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.catalog.loading import characters
from dashboard.catalog.loading.json_files import json_excerpt, kind_of, read_json
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.loading.story_files import Gone
from dashboard.catalog.plurals import count_words, is_or_are
from dashboard.catalog.schema.faults import fault

GEOMETRIES_FILE = "geometries.geojson"
NO_GEOMETRIES: dict[str, Any] = {"type": "FeatureCollection", "features": []}
DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}  # of lists around a position
_PLACES = ("place_id", "from", "to", "via")  # properties that name a place
Faults = Iterator[tuple[str, Any, str]]  # where in a feature, what there is, what is wrong


def read_geometries(
    directory: Path, ids: Mapping[str, Collection[str]], series: Collection[str] | None, gone: Gone
) -> tuple[dict[str, Any], list[Problem]]:
    """Read the geometries of a dataset, given the ids of its tables and the series of its events, None where they are not known.

    What cannot be drawn is left out and named. What is of rows that are ``gone`` is not named: the tables' own problems say why.
    """
    found, problems = read_json(directory / GEOMETRIES_FILE, NO_GEOMETRIES)
    if problems or found is NO_GEOMETRIES:
        return NO_GEOMETRIES, problems
    features = found.get("features")
    if found.get("type") != "FeatureCollection" or not isinstance(features, list):
        words = 'is not {"type": "FeatureCollection", "features": [...]}; the file is not used, and all places stand without outlines'
        return NO_GEOMETRIES, [Problem(GEOMETRIES_FILE, 0, "type", json_excerpt(found.get("type")), fault("problem-words", words=words), 0)]
    reader = _Reader(ids, series, gone)
    kept = [one for n, feature in enumerate(features, 1) for one in reader.feature(n, feature)]
    reader.sum_up(len(features))
    others = {name: characters.tidy_json(value, reader.teller(name)) for name, value in found.items() if name not in ("type", "features")}
    return {"type": "FeatureCollection"} | others | {"features": kept}, reader.problems


class _Reader:
    """Reads features, and collects what is wrong with them and the places that they leave without one."""

    def __init__(self, ids: Mapping[str, Collection[str]], series: Collection[str] | None, gone: Gone) -> None:
        self.ids, self.series, self.gone = ids, series, gone
        self.problems: list[Problem] = []
        self.seen: dict[str, int] = {}
        self.bad = 0
        self.lost: set[str] = set()

    def teller(self, at: str) -> characters.Tell:
        def tell(where: str, value: Any, words: str) -> None:
            self.problems.append(
                Problem(GEOMETRIES_FILE, 0, f"{at} {where}".strip(), json_excerpt(value), fault("problem-words", words=words), 0)
            )

        return tell

    def feature(self, n: int, raw: Any) -> Iterator[dict[str, Any]]:
        """Yield a feature if it can be drawn."""
        place = _place(raw)
        tell = self.teller(f"feature {n}" + (f" ({place})" if place else ""))
        found = {k: v if k == "geometry" else characters.tidy_json(v, tell, k) for k, v in raw.items()} if isinstance(raw, dict) else raw
        place = _place(found)
        fault = next(self._faults(place, found), None)
        if fault is None:
            self.seen |= {place: n} if place else {}
            yield found
            return
        self.lost |= {place} & {*self.ids["places"]}
        where, value, words = fault
        if words:
            self.bad += 1
            tell(where, value, f"{words}; the feature is not used")

    def sum_up(self, n: int) -> None:
        """Say how many of the features are not used, and how many places that leaves without one."""
        if self.bad:
            without = sorted(self.lost - {*self.seen})
            named = f" ({', '.join(without[:5])}{' and others' if len(without) > 5 else ''})" if without else ""
            costs = f"that costs {count_words(len(without), 'place')} the outline or line{named}"
            self.problems.append(
                Problem(
                    GEOMETRIES_FILE,
                    0,
                    "features",
                    "",
                    fault("problem-words", words=f"{self.bad} of {count_words(n, 'feature')} {is_or_are(self.bad)} not used; {costs}"),
                    0,
                )
            )

    def _faults(self, place: str, found: Any) -> Faults:
        if not isinstance(found, dict) or found.get("type") != "Feature":
            yield "", found, 'is not {"type": "Feature", "properties": {...}, "geometry": {...}}'
            return
        said, shape = found.get("properties"), found.get("geometry")
        if not isinstance(said, dict):
            yield "properties", said, f"is {kind_of(said)} and not an object"
            return
        yield from self._about(place, said)
        if not isinstance(shape, dict) or shape.get("type") not in DEPTH:
            yield "geometry", shape, f"is not a geometry; allowed are {', '.join(DEPTH)}"
            return
        yield from _shape(shape["type"], shape.get("coordinates"))
        if place in self.seen:
            yield "properties place_id", place, f"stands twice; it is already in feature {self.seen[place]}"

    def _about(self, place: str, said: Mapping[str, Any]) -> Faults:
        """Find what is wrong with what a feature says that it is of."""
        if not place and not said.get("series") and not (said.get("from") and said.get("to")):
            yield "properties", "", "names no place (place_id), no series, and not the two places that it leads between (from, to)"
        for name in (*_PLACES, "series"):
            value = place if name == "place_id" else said.get(name)
            known = self.series if name == "series" else self.ids["places"]
            if value not in (None, "") and (not isinstance(value, str) or (known is not None and value not in known)):
                left = name != "series" and isinstance(value, str) and self.gone("places", value)
                of = "a series of events.csv" if name == "series" else "the id of a row of places.csv"
                yield f"properties {name}", value, "" if left else f"is not {of}; correct it, or add that row"


def _place(feature: Any) -> str:
    """Return the id of the place that a feature is of, "" for none: its ``place_id``, or its own id where it is of nothing else."""
    said = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(said, dict):
        return ""
    own = "" if said.get("series") or said.get("from") else feature.get("id")
    return str(said.get("place_id") or own or "")


def _shape(kind: str, coordinates: Any) -> Faults:
    """Find what is wrong with a geometry's coordinates."""
    for at, line in _lines(coordinates, DEPTH[kind], "geometry"):
        bad = next(((position, words) for position in line if (words := _position(position))), None)
        yield from ((at, *fault) for fault in ([bad] if bad else _line(kind, line)))


def _lines(found: Any, depth: int, at: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield each list of positions with where it stands; a single position is a list of its own."""
    if depth == 0 or not isinstance(found, list):
        yield at, [found]
    elif depth == 1 or not found:
        yield at, found
    else:
        for n, inner in enumerate(found, 1):
            yield from _lines(inner, depth - 1, f"{at} part {n}")


def _position(found: Any) -> str:
    """Say what is wrong with a position, "" for nothing."""
    if not isinstance(found, list) or not 2 <= len(found) <= 4 or any(isinstance(x, bool) or not isinstance(x, int | float) for x in found):
        return "is not a position [longitude, latitude] in numbers"
    if not all(map(math.isfinite, found)):
        return "has a coordinate that is no number"
    if abs(found[0]) > 180 or abs(found[1]) > 90:
        return "is out of range; allowed are longitudes, which come first, from -180 to 180 and latitudes from -90 to 90"
    return ""


def _line(kind: str, line: list[Any]) -> Iterator[tuple[Any, str]]:
    """Find what is wrong with the positions of a line or a ring together."""
    if not line:
        yield line, "has no positions, which are [longitude, latitude]"
        return
    distinct = len({(x, y) for x, y, *_ in line})
    if kind.endswith("LineString") and distinct < 2:
        yield line, "has fewer than the two different positions that a line needs"
    if kind.endswith("Polygon"):
        if line[0][:2] != line[-1][:2]:
            yield [line[0], line[-1]], "is a ring that is open; its last position must be its first again"
        elif distinct < 3:
            yield line, "has fewer than the three different positions that a ring needs"
