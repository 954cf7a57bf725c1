"""How dense events are on the map: each event spread over as much ground as its place is known to, counted in tiles of the map.

A tile z/x/y is that of the usual scheme: 2**z tiles a side, from the north-west corner of Web Mercator. A place that reaches far is
counted in larger tiles, so that there are never many of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalog.web_mercator import from_mercator
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection import geo_areas
from dashboard.query.selection.geo_areas import KM_A_DEGREE
from dashboard.query.table.place_arrays import MERCATOR_BITS, Bools, Floats, PlaceArrays, mercator_integers

Codes = npt.NDArray[np.integer[Any]]
MAX_TILES = 2000  # tiles of an answer
TILE_LEVELS_ABOVE = 4  # a tile of level zoom + 4 is 16 CSS px wide
FINEST_LEVEL = 24
HEAT_REACH = 3  # tiles from its middle that a place reaches at most
POINT_RADIUS = 0.5  # of a tile: what reaches no farther is counted in one
DISC_SAMPLES = 64  # points that a disc is spread by, evenly (Vogel's spiral)
_SPREAD = ("settlement", "district", "province")
_OUT = np.sqrt((np.arange(DISC_SAMPLES) + 0.5) / DISC_SAMPLES)
_TURN = np.arange(DISC_SAMPLES) * np.pi * (3 - np.sqrt(5))


def _none() -> Codes:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Heat:
    """``n`` events, parts of one included, in each tile z/x/y. ``drawn`` events are spread over all tiles, in view or not.

    ``left_out`` are on the map, but known as a country only, along a route, or nobody says how exactly.
    """

    z: Codes = field(default_factory=_none)
    x: Codes = field(default_factory=_none)
    y: Codes = field(default_factory=_none)
    n: Floats = field(default_factory=lambda: np.zeros(0))
    drawn: int = 0
    left_out: int = 0


def heat_tiles(tally: PlaceCounts, view: geo_areas.Box | None, zoom: float, most: int = MAX_TILES) -> Heat:
    """Return the tiles in a viewport (west, south, east, north; None is the world), at most ``most``; an event of several places is
    divided evenly among those that can be spread.
    """
    places = tally.table.places
    shares, drawn = tally.divided_events(_spreads(places))
    at = np.flatnonzero(shares > 0)
    top = max(0, min(round(zoom) + TILE_LEVELS_ABOVE, FINEST_LEVEL))
    while len(n := (tiles := _tiles(places, at, shares, view, top))[3]) > most and top > 0:
        top -= 1
    z, x, y, _ = tiles
    return Heat(z, x, y, n, drawn, tally.drawn - drawn)


def _radius(places: PlaceArrays) -> Floats:
    return places.frame["uncertainty_km"].to_numpy(dtype=np.float64)


def _spreads(places: PlaceArrays) -> Bools:
    """Tell which places can be spread: points, and what is known to a radius."""
    exact = places.frame["geo_precision"]
    known = exact.isin(_SPREAD).to_numpy(dtype=bool) & (_radius(places) > 0)
    return np.asarray(places.located & (known | (exact == "site").to_numpy(dtype=bool)))


def _tiles(places: PlaceArrays, at: Codes, shares: Floats, view: geo_areas.Box | None, top: int) -> tuple[Codes, Codes, Codes, Floats]:
    """Count some places in tiles of level ``top`` and, where they reach far, of lower ones."""
    level, reach = _levels(places, at, top)
    if view is not None:
        near = _near(places, at, view, 360.0 / (1 << level))
        at, level, reach = at[near], level[near], reach[near]
    x, y, owner = _points(places, at, reach > POINT_RADIUS)
    keys, tile = np.unique(_key(level[owner], x, y), return_inverse=True)
    each = shares[at] / np.maximum(np.bincount(owner, minlength=len(at)), 1)
    n = np.bincount(tile, each[owner], minlength=len(keys)).astype(np.float64)
    z, x, y = keys >> 2 * FINEST_LEVEL, keys >> FINEST_LEVEL & (1 << FINEST_LEVEL) - 1, keys & (1 << FINEST_LEVEL) - 1
    seen = _seen(z, x, y, view)
    return z[seen], x[seen], y[seen], n[seen]


def _levels(places: PlaceArrays, at: Codes, top: int) -> tuple[Codes, Floats]:
    """Return the level of the tiles in which each place is counted, and how many of them it reaches from its middle."""
    far = np.nan_to_num(_radius(places)[at]) / (360 * KM_A_DEGREE * _narrow(places.lat[at]))  # of the world's width
    level = np.clip(np.floor(np.log2(HEAT_REACH / np.maximum(far, 1e-12))), 0, top).astype(np.int64)
    return level, far * (1 << level)


def _narrow(lat: Floats) -> Floats:
    """Return how long a degree of longitude is, of one at the equator."""
    return np.maximum(np.cos(np.radians(lat)), 0.01).astype(np.float64)


def _near(places: PlaceArrays, at: Codes, view: geo_areas.Box, tile: Floats) -> Bools:
    """Tell which places can be counted in a tile in view; ``tile`` is how many degrees wide theirs are."""
    west, south, east, north = (side[at] for side in places.box)
    return geo_areas.boxes_meet(view, west - tile, south - tile, east + tile, north + tile)


def _points(places: PlaceArrays, at: Codes, wide: Bools) -> tuple[Codes, Codes, Codes]:
    """Return x and y of points for places, and the position of the place of each: one, or of a ``wide`` one many, evenly over its disc."""
    some = at[wide]
    far, lat, lon = (values[some, None] for values in (_radius(places) / KM_A_DEGREE, places.lat, places.lon))
    x, y = mercator_integers(
        ((lon + far / _narrow(lat) * (_OUT * np.cos(_TURN)) + 180) % 360 - 180).ravel(), (lat + far * (_OUT * np.sin(_TURN))).ravel()
    )
    owner = [np.flatnonzero(~wide), np.repeat(np.flatnonzero(wide), DISC_SAMPLES)]
    return np.concatenate([places.x[at[~wide]], x]), np.concatenate([places.y[at[~wide]], y]), np.concatenate(owner)


def _key(level: Codes, x: Codes, y: Codes) -> Codes:
    """Return one number for the tile that a point lies in."""
    x, y = (side.astype(np.int64) >> (MERCATOR_BITS - level) for side in (x, y))
    return level << 2 * FINEST_LEVEL | x << FINEST_LEVEL | y


def _seen(z: Codes, x: Codes, y: Codes, view: geo_areas.Box | None) -> Bools:
    """Tell which tiles touch a viewport."""
    if view is None:
        return np.ones(len(z), dtype=bool)
    side = 1 << z
    (west, north), (east, south) = from_mercator(x / side, y / side), from_mercator((x + 1) / side, (y + 1) / side)
    return geo_areas.boxes_meet(view, west, south, east, north)
