"""Boxes and polygons on the globe, in degrees: their text, and which points lie inside."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Box = tuple[float, float, float, float]
_NUMBER = re.compile(r"[+-]?(\d{1,4}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)
MOST_CORNERS = 100
KM_A_DEGREE = 111.2  # of latitude
LEAST_EXTENT = 1e-9  # degrees that two sides lie apart, at the least
FARTHEST_LONGITUDE = 720.0  # degrees of longitude that a corner may have, where an area goes on past the 180th meridian


def plain_number(text: str) -> float:
    """Read a plain decimal number, rounded to 5 places (1 m). Raises ValueError for anything else, NaN and 1e5 included."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError("is not a plain number")
    return round(float(text), 5) + 0.0


def _numbers(parts: list[str]) -> list[float]:
    """Read several numbers, naming the one that is none."""
    for part in parts:
        if not _NUMBER.fullmatch(part.strip()):
            raise ValueError(f"has {part[:40]!r}, which is not a plain number")
    return [plain_number(part) for part in parts]


def number_text(value: float) -> str:
    """Write a number of degrees as short as it goes: 130.5, 42."""
    return f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")


def read_box(text: str, *, wide: bool = False) -> Box:
    """Read west,south,east,north; west > east crosses the 180th meridian. ``wide`` takes a map's bounds beyond 180 degrees."""
    parts = text.split(",")
    if len(parts) != 4:
        raise ValueError(f"has {_count(len(parts), 'number')} instead of the four west,south,east,north")
    west, south, east, north = _numbers(parts)
    limit = 3600.0 if wide else 180.0
    if max(abs(west), abs(east)) > limit:
        raise ValueError(f"has a longitude beyond {limit:g} degrees")
    if wide:
        south, north = max(south, -90.0), min(north, 90.0)
    if max(abs(south), abs(north)) > 90 or south > north:
        raise ValueError("needs south <= north, both within 90 degrees")
    return west, south, east, north


def _count(n: int, thing: str) -> str:
    return f"{n} {thing}{'s' * (n != 1)}"


def read_area(text: str) -> str:
    """Read a polygon lon,lat;lon,lat;... of 3 to 100 corners into its canonical text.

    One that crosses the 180th meridian goes on past it, as in 170,60;190,60;190,70: its western corner is then within 180 degrees.
    """
    parts = [c for c in text.split(";") if c.strip()]
    if not 3 <= len(parts) <= MOST_CORNERS:
        raise ValueError(f"has {_count(len(parts), 'corner')}; it needs 3 to {MOST_CORNERS}, as lon,lat;lon,lat;lon,lat")
    corners = [_corner(c) for c in parts]
    lons = [lon for lon, _ in corners]
    if max(lons) - min(lons) > 360:
        raise ValueError("goes round the globe more than once; its longitudes may lie 360 degrees apart")
    if not _has_area(np.array(corners)):
        raise ValueError("has no area: its sides lie on each other, so that nothing is inside; give corners that are not on one line")
    by = 360.0 * math.floor((min(lons) + 180) / 360) if max(map(abs, lons)) > 180 else 0.0
    return ";".join(f"{number_text(lon - by)},{number_text(lat)}" for lon, lat in corners)


def _has_area(corners: Floats) -> bool:
    """Tell whether anything lies inside of a polygon (even-odd rule): between two heights of corners, whether its sides lie apart."""
    (x1, y1), (x2, y2) = corners.T, np.roll(corners, -1, axis=0).T
    for low, high in pairwise(np.unique(y1).tolist()):
        for share in (0.37, 0.61):  # twice, since sides may cross at one height
            at = low + share * (high - low)
            crossed = (y1 > at) != (y2 > at)
            x = np.sort(x1[crossed] + (at - y1[crossed]) / (y2 - y1)[crossed] * (x2 - x1)[crossed])
            if (x[1::2] - x[::2] > LEAST_EXTENT).any():
                return True
    return False


def _corner(text: str) -> tuple[float, float]:
    parts = text.split(",")
    if len(parts) != 2:
        raise ValueError(f"has a corner {text[:40]!r} that is not lon,lat")
    lon, lat = _numbers(parts)
    if abs(lon) > FARTHEST_LONGITUDE or abs(lat) > 90:
        raise ValueError(
            f"has a corner {text[:40]!r} outside of the globe (lat within 90, lon within 180, or past it to {FARTHEST_LONGITUDE:g})"
        )
    return lon, lat


def corners_of(area: str) -> Floats:
    """Return the corners of an area's canonical text, lon and lat a row."""
    return np.array([[float(x) for x in c.split(",")] for c in area.split(";")])


def box_text(box: Box) -> str:
    """Return the numbers of a box: 125 37 132 43."""
    return " ".join(number_text(x) for x in box)


class AreaExtent(NamedTuple):
    """Where an area's middle is, in degrees, and how wide and high it is, in km to two digits."""

    latitude: float
    longitude: float
    wide: float
    high: float


def area_extent(area: str) -> AreaExtent:
    """Return where an area is and how large."""
    (west, south), (east, north) = (edge(corners_of(area), axis=0).tolist() for edge in (np.min, np.max))
    lat, lon = (south + north) / 2, ((west + east) / 2 + 180) % 360 - 180
    wide, high = (east - west) * math.cos(math.radians(lat)) * KM_A_DEGREE, (north - south) * KM_A_DEGREE
    return AreaExtent(round(lat, 1), round(lon, 1), *(float(f"{km:.2g}") for km in (wide, high)))


def in_box(box: Box, lon: Floats, lat: Floats) -> Bools:
    """Tell which points lie in a box, its edges included."""
    west, south, east, north = box
    return (lat >= south) & (lat <= north) & _between(lon, lon, west, east)


def longitude_stretch(west: Floats, east: Floats) -> tuple[float, float]:
    """Return the shortest stretch of longitude that holds some stretches, one an element and at least one, in degrees.

    West > east crosses the 180th meridian.
    """
    order = np.argsort(west)
    west, last = west[order], float(east.max())
    east = np.maximum.accumulate(np.maximum(east[order], last - 360))  # what goes on past the meridian comes in again in the west
    gaps = np.append(west[1:], west[0] + 360) - east
    k = int(np.argmax(gaps))
    return (on_globe(float(west[(k + 1) % len(west)])), on_globe(float(east[k]))) if gaps[k] > 0 else (-180.0, 180.0)


def on_globe(lon: float) -> float:
    """Return a longitude as it is called on the globe."""
    return lon if abs(lon) <= 180 else (lon + 180) % 360 - 180


def boxes_meet(box: Box, west: Floats, south: Floats, east: Floats, north: Floats) -> Bools:
    """Tell which boxes (one an element, none of them across the 180th meridian) touch a box."""
    return (north >= box[1]) & (south <= box[3]) & _between(west, east, box[0], box[2])


def nearest_copy(view: Box, west: float, east: float, middle: float) -> float:
    """Return the degrees to add to a thing's longitudes so that it shows in a map's bounds on whichever copy of the world they lie.

    0 where it shows as it is.
    """
    left, right = view[0], view[2] + (360.0 if view[2] < view[0] else 0.0)
    return 0.0 if east >= left and west <= right else 360.0 * round(((left + right) / 2 - middle) / 360)


def _between(low: Floats, high: Floats, west: float, east: float) -> Bools:
    """Tell which stretches of longitude meet [west, east], that may be a map's bounds on any copy of the world."""
    if east >= west and east - west >= 360:
        return np.ones(len(low), dtype=bool)
    if max(abs(west), abs(east)) > 180:
        west, east = ((x + 180) % 360 - 180 for x in (west, east))
    if west <= east:
        return np.asarray((high >= west) & (low <= east))
    return np.asarray((high >= west) | (low <= east))


def in_area(area: str, lon: Floats, lat: Floats) -> Bools:
    """Tell which points lie in a polygon (even-odd rule, in plain degrees), also in what of it goes on past the 180th meridian."""
    corners = corners_of(area)
    inside = _within(corners, lon, lat)
    return inside | _within(corners, lon + 360, lat) if corners[:, 0].max() > 180 else inside


def _within(corners: Floats, lon: Floats, lat: Floats) -> Bools:
    inside = np.zeros(len(lon), dtype=bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 != y2:
            inside ^= ((y1 > lat) != (y2 > lat)) & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
    return inside
