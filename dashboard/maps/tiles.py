"""A small part of the basemap's tiles as an archive of its own, for a file that must not ask for any."""

from __future__ import annotations

import io
import math
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from dashboard.catalog.web_mercator import to_mercator

BASEMAP_FOLDER = Path(__file__).resolve().parents[1] / "static" / "basemap"
WORLD_ZOOM = 4  # of the whole world: about a megabyte
FOCUS_FROM, FOCUS_ZOOM = 7, 8  # of the surroundings of what is shown, as far as the basemap goes into detail there
MARGIN = 0.4  # degrees around a place
Point = tuple[float, float]  # longitude, latitude
Tile = tuple[int, int, int]  # zoom, x, y


@lru_cache(maxsize=1)
def world_tiles() -> str:
    """Return the world, coarse, as a data address."""
    return _address(_archive("world", lambda tile: tile[0] <= WORLD_ZOOM))


def detail_tiles(points: Iterable[Point]) -> str:
    """Return the surroundings of some points in more detail, as a data address; "" where the basemap has none."""
    wanted = {tile for at in points for tile in _tiles(at)}
    found = _archive("focus", wanted.__contains__)
    return _address(found) if found else ""


def _archive(name: str, wanted: Callable[[Tile], bool]) -> bytes:
    """Return a PMTiles archive with the wanted tiles of another."""
    from pmtiles.reader import MmapSource, Reader, all_tiles
    from pmtiles.tile import zxy_to_tileid
    from pmtiles.writer import Writer

    out = io.BytesIO()
    with (BASEMAP_FOLDER / f"{name}.pmtiles").open("rb") as file:
        source = MmapSource(file)
        reader = Reader(source)
        tiles = [(zxy_to_tileid(*tile), body) for tile, body in all_tiles(source) if wanted(tile)]
        if not tiles:
            return b""
        writer = Writer(out)
        for tile_id, body in sorted(tiles):
            writer.write_tile(tile_id, body)
        writer.finalize(dict(reader.header()), reader.metadata())
    return out.getvalue()


def _tiles(at: Point) -> set[Tile]:
    """Return the detailed tiles around a point."""
    lon, lat = at
    found: set[Tile] = set()
    for zoom in range(FOCUS_FROM, FOCUS_ZOOM + 1):
        (west, north), (east, south) = (_tile(x, y, zoom) for x, y in ((lon - MARGIN, lat + MARGIN), (lon + MARGIN, lat - MARGIN)))
        found |= {(zoom, x, y) for x in range(west, east + 1) for y in range(north, south + 1)}
    return found


def _tile(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    x, y = to_mercator(lon, lat)
    return math.floor(x * 2**zoom), math.floor(y * 2**zoom)


def _address(archive: bytes) -> str:
    return "data:application/octet-stream;base64," + b64encode(archive).decode()
