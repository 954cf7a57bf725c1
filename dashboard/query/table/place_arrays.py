"""The dataset's places as arrays: points in degrees and in Web Mercator, and the box that each covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.names import name_languages
from dashboard.catalog.outlines import place_outlines
from dashboard.catalog.schema.vocabulary import PRECISIONS
from dashboard.catalog.web_mercator import to_mercator
from dashboard.query.selection.geo_areas import KM_A_DEGREE, Box, longitude_stretch

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
MERCATOR_BITS = 30  # Web Mercator coordinates are integers of so many bits
TILE_PIXELS = 256  # px that the world is wide at zoom 0
_WIDE = ("province", "route")


@dataclass(frozen=True, eq=False)
class PlaceArrays:
    """One element a place. A place without a coordinate has ``located`` False, and 0 in x and y that means nothing."""

    frame: pd.DataFrame
    lat: Floats
    lon: Floats
    x: npt.NDArray[np.int32]
    y: npt.NDArray[np.int32]
    located: Bools
    box: tuple[Floats, Floats, Floats, Floats]

    @cached_property
    def curve_positions(self) -> npt.NDArray[np.int64]:
        """Return where each place is on a curve that passes through every square, of any size, once (Morton's)."""
        return _spread(self.x) | _spread(self.y) << 1

    @cached_property
    def near(self) -> npt.NDArray[np.int64]:
        """Return the rows of the places in the order of that curve, so that the places of any square lie together."""
        return np.argsort(self.curve_positions, kind="stable")

    def places_inside(self, holds: Callable[[Floats, Floats], Bools]) -> Bools:
        """Tell which places lie in what ``holds`` the points (lon, lat) of: by their point, and only whole where all that is known
        is the country, whose middle says nothing of where in it something was.
        """
        west, south, east, north = self.box
        ends = [(west, self.lat), (east, self.lat), (self.lon, np.maximum(south, -90)), (self.lon, np.minimum(north, 90))]
        held = np.logical_and.reduce([holds(_round(lon), lat) for lon, lat in ends])
        return np.asarray(self.located & holds(self.lon, self.lat) & (held | ~self.vague))

    @cached_property
    def wide(self) -> Bools:
        """Tell which places are far more than their point: provinces and routes."""
        return self.frame["geo_precision"].isin(_WIDE).to_numpy(dtype=bool)

    @cached_property
    def rank(self) -> npt.NDArray[np.int64]:
        """Return how exactly each place is known: 0 is a site, the highest number a precision that is not in the vocabulary."""
        return pd.Index([*PRECISIONS, ""]).get_indexer(pd.Index(self.frame["geo_precision"])).astype(np.int64) % (len(PRECISIONS) + 1)

    @cached_property
    def vague(self) -> Bools:
        """Tell which places are known as a country only."""
        return (self.frame["geo_precision"] == "country").to_numpy(dtype=bool)

    @cached_property
    def name_columns(self) -> tuple[str, ...]:
        """Return the columns of names in other languages."""
        return tuple(name_languages(self.frame.columns).values())

    @cached_property
    def words(self) -> dict[str, list[Any]]:
        """Return the frame's columns as lists."""
        return {str(name): self.frame[name].tolist() for name in self.frame}


@derived(most=8)
def place_arrays(dataset: Dataset, ids: tuple[str, ...]) -> PlaceArrays:
    """Return the places in the order of their ids."""
    frame = dataset.tables["places"].set_index("place_id", drop=False).loc[list(ids)].reset_index(drop=True)
    lat, lon = (frame[c].to_numpy(dtype=np.float64) for c in ("latitude", "longitude"))
    located = ~(np.isnan(lat) | np.isnan(lon))
    x, y = mercator_integers(np.where(located, lon, 0.0), np.where(located, lat, 0.0))
    boxes, shorts = _boxes(frame, lat, lon, dataset), dataset.subject.short_names
    return PlaceArrays(frame.assign(short_name=[shorts.get(place, "") for place in ids]), lat, lon, x, y, located, boxes)


def _round(lon: Floats) -> Floats:
    """Return longitudes beyond 180 degrees as they are called on the globe."""
    return np.where(np.abs(lon) > 180, (lon + 180) % 360 - 180, lon)


def bounding_box(dataset: Dataset, ids: Iterable[str]) -> Box | None:
    """Return the box (west, south, east, north) that places with a coordinate reach over; None when there is none.

    West > east crosses the 180th meridian.
    """
    table = dataset.tables["places"]
    chosen = place_arrays(dataset, tuple(table.loc[table["place_id"].isin(list(ids)), "place_id"]))
    if not chosen.located.any():
        return None
    return enclosing_box(*(side[chosen.located] for side in chosen.box))


def enclosing_box(west: Floats, south: Floats, east: Floats, north: Floats) -> Box:
    """Return the smallest box (degrees) that holds some boxes, one an element; west > east crosses the 180th meridian."""
    first, last = longitude_stretch(west, east)
    return first, max(float(south.min()), -90.0), last, min(float(north.max()), 90.0)


def mercator_integers(lon: Floats, lat: Floats) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return x and y of each point (degrees) as Web Mercator integers of BITS bits, from the north-west corner of the world."""
    x, y = (np.clip(side * 2.0**MERCATOR_BITS, 0, 2**MERCATOR_BITS - 1) for side in to_mercator(lon, lat))
    return x.astype(np.int32), y.astype(np.int32)


def _spread(bits: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """Put a zero before each bit."""
    found = bits.astype(np.int64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        found = (found | found << shift) & mask
    return found


def _boxes(frame: pd.DataFrame, lat: Floats, lon: Floats, dataset: Dataset) -> tuple[Floats, Floats, Floats, Floats]:
    """Return west, south, east, north of each place: of its outline, or of the circle of its uncertainty."""
    radius = np.nan_to_num(frame["uncertainty_km"].to_numpy(dtype=np.float64)) / KM_A_DEGREE
    wide = radius / np.maximum(np.cos(np.radians(np.nan_to_num(lat))), 0.01)
    box = lon - wide, lat - radius, lon + wide, lat + radius
    row = {place: i for i, place in enumerate(frame["place_id"])}
    for place, geometry in place_outlines(dataset).items():
        corners = np.array(list(_corners(geometry.get("coordinates"))))
        if place in row and len(corners):
            i = row[place]
            box[0][i], box[1][i] = np.fmin((box[0][i], box[1][i]), corners.min(axis=0))
            box[2][i], box[3][i] = np.fmax((box[2][i], box[3][i]), corners.max(axis=0))
    return box


def _corners(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list) and len(coordinates) >= 2 and all(isinstance(c, int | float) for c in coordinates[:2]):
        yield float(coordinates[0]), float(coordinates[1])
    elif isinstance(coordinates, list):
        for part in coordinates:
            yield from _corners(part)
