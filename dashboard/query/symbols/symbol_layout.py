"""Where the symbols of a selection stand at a whole zoom, in all the world, and which of them a viewport shows."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
import numpy.typing as npt

from dashboard.catalog.web_mercator import from_mercator
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection import geo_areas
from dashboard.query.symbols import merging
from dashboard.query.symbols.crowd import Crowd
from dashboard.query.table.place_arrays import MERCATOR_BITS, TILE_PIXELS, Floats, PlaceArrays

Codes = npt.NDArray[np.int64]
VIEW_MARGIN = 40.0  # px around a viewport: a symbol whose middle is there reaches into it
LOWEST_ZOOM = -8  # zoom at which the world is a pixel wide: one symbol stands for everything


@dataclass(frozen=True, eq=False)
class SymbolLayout:
    """Of each place its symbol, -1 for none; of each symbol where it stands in degrees, and how many events ``n`` it counts.

    ``first`` is the place that it is called by, ``many`` how many places it stands for; ``touch`` the least distance, in px.
    """

    zoom: int
    touch: float
    symbol: npt.NDArray[np.int32]
    lon: Floats
    lat: Floats
    n: Floats
    first: Codes
    many: Codes

    @property
    def nbytes(self) -> int:
        """Return the bytes that it takes."""
        return sum(value.nbytes for value in vars(self).values() if isinstance(value, np.ndarray))


def symbol_layout(tally: PlaceCounts, zoom: int) -> SymbolLayout:
    """Return the symbols of a selection at a whole zoom; they are worked out once. Places known as a country only have none."""
    found: SymbolLayout = tally.layouts.get(zoom, lambda: _laid_out(tally, zoom))
    return found


def _laid_out(tally: PlaceCounts, zoom: int) -> SymbolLayout:
    places = tally.table.places
    at = np.flatnonzero((tally.n_by_place > 0) & places.located & ~places.vague)
    size = TILE_PIXELS * 2.0**zoom
    x, y = (side[at] * (size / 2**MERCATOR_BITS) for side in (places.x, places.y))
    crowd = Crowd(size, x, y, tally.n_by_place[at], places.rank[at], *tally.events_in_common(at))
    found, touch = merging.merge_symbols(crowd)
    of = merging.anchor_places(crowd, found)
    lon, lat = from_mercator(found.x / size, found.y / size)
    first, on_it = at[of], (found.x == x[of]) & (found.y == y[of])
    lon, lat = np.where(on_it, places.lon[first], lon), np.where(on_it, places.lat[first], lat)
    symbol = np.full(len(places.lat), -1, dtype=np.int32)
    symbol[at] = found.symbol
    return SymbolLayout(zoom, touch, symbol, lon, lat, found.n, first, np.bincount(found.symbol, minlength=len(of)))


def drawn_symbols(tally: PlaceCounts, box: geo_areas.Box | None, zoom: float, most: int) -> tuple[SymbolLayout, Codes]:
    """Return the layout of a zoom, rounded down, and which of its symbols show in a viewport (west, south, east, north; None is the world).

    Where more than ``most`` stand there, they are the fewer symbols of a lower zoom.
    """
    whole = floor(zoom)
    while len(shown := _standing(laid := symbol_layout(tally, whole), box)) > most and whole > LOWEST_ZOOM:
        whole -= 1
    return laid, shown if box is None else np.append(shown, _reaching(tally.table.places, laid, shown, box)[: most - len(shown)])


def _standing(laid: SymbolLayout, box: geo_areas.Box | None) -> Codes:
    """Return the symbols that stand in a viewport or at its edge."""
    return np.arange(len(laid.lon)) if box is None else np.flatnonzero(geo_areas.in_box(_beyond(laid, box), laid.lon, laid.lat))


def _reaching(places: PlaceArrays, laid: SymbolLayout, shown: Codes, box: geo_areas.Box) -> Codes:
    """Return the other symbols of which a wide place reaches into a viewport, that of most events first."""
    wide = np.flatnonzero(places.wide & (laid.symbol >= 0))
    meets = geo_areas.boxes_meet(_beyond(laid, box), *(side[wide] for side in places.box))
    found = np.setdiff1d(laid.symbol[wide[meets]], shown)
    return found[np.argsort(-laid.n[found], kind="stable")]


def _beyond(laid: SymbolLayout, box: geo_areas.Box) -> geo_areas.Box:
    by = VIEW_MARGIN * 360.0 / (TILE_PIXELS * 2.0**laid.zoom)
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
