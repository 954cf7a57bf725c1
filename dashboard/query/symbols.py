"""What the map draws in a viewport: one symbol a place, or a cell of places too near one another to tell apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalog.vocabulary import GROUPS, STANDINGS
from dashboard.query import regions
from dashboard.query.columns import Bools, Counts
from dashboard.query.places import BITS, Places
from dashboard.query.records import plain
from dashboard.query.tally import GROUP_AT, SPECIAL, STATUS_AT, Tally

Codes = npt.NDArray[np.int64]
APART = 12  # from this zoom on nothing is merged, unless there are too many symbols
SQUARE = 3  # a square of 2 ** -(zoom + 3) of the world is 32 CSS px wide
_GROUPS, _STATUSES = tuple(enumerate(GROUPS, GROUP_AT)), tuple(enumerate(STANDINGS, STATUS_AT))
MOST_PLACES = 100  # ids of a cell's places that are sent along


def symbols(tally: Tally, box: regions.Box | None, zoom: float, most: int) -> list[dict[str, Any]]:
    """Return the symbols of a viewport (west, south, east, north; None is the world), the biggest first; at most ``most``.

    A viewport on another copy of the world, or across the 180th meridian, gets its symbols where it looks: beyond 180 degrees.
    """
    places = tally.table.places
    shown, cells, level = _placed(tally, box, zoom, most)
    found = _singles(places, shown[cells < 0], tally) + _merged(tally, shown[cells >= 0], cells[cells >= 0], level)
    if box is not None and (box[0] > box[2] or max(abs(box[0]), abs(box[2])) > 180):
        reach = {places.words["place_id"][i]: (places.box[0][i], places.box[2][i]) for i in shown[cells < 0].tolist()}
        found = [_moved(symbol, box, reach.get(symbol["id"])) for symbol in found]
    return sorted(found, key=lambda symbol: (-symbol["n"], symbol["id"]))


def belonging(tally: Tally, box: regions.Box | None, zoom: float, most: int, ids: Sequence[str]) -> Codes:
    """Return of each place the position, among the ids of these symbols, of the one that it is drawn by; -1 for none."""
    places = tally.table.places
    shown, cells, level = _placed(tally, box, zoom, most)
    at = {name: i for i, name in enumerate(ids)}
    belongs = np.full(len(places.lat), -1)
    alone, merged = shown[cells < 0], cells >= 0
    belongs[alone] = [at[places.words["place_id"][i]] for i in alone.tolist()]
    keys, each = np.unique(cells[merged], return_inverse=True)
    belongs[shown[merged]] = np.array([at[_name(key, level)] for key in keys.tolist()], dtype=np.int64)[each]
    return belongs


def _placed(tally: Tally, box: regions.Box | None, zoom: float, most: int) -> tuple[Codes, Codes, int]:
    """Return the places that show, the cell of each, -1 for one that stands alone, and the level of the cells."""
    places = tally.table.places
    level = max(0, min(round(zoom) + SQUARE, BITS))
    seen = (tally.n_by_place > 0) & _in_view(places, box, level)
    shown = places.near[seen[places.near]]
    return shown, *_cells(places, shown, level, apart=zoom >= APART, most=most)


def _name(key: int, level: int) -> str:
    return f"cell:{level}/{key & (2**BITS - 1)}/{key >> BITS}"


def _moved(symbol: dict[str, Any], view: regions.Box, reach: tuple[float, float] | None) -> dict[str, Any]:
    """Put a symbol, and the box of a cell, onto the copy of the world that is looked at; ``reach`` is how far a place goes."""
    west, east = reach or symbol["bbox"][::2]
    by = regions.nearest_copy(view, float(west), float(east), symbol["lon"])
    box = {"bbox": [x + by * (i % 2 == 0) for i, x in enumerate(symbol["bbox"])]} if "bbox" in symbol else {}
    return symbol | {"lon": round(symbol["lon"] + by, 6)} | box if by else symbol


def _in_view(places: Places, box: regions.Box | None, level: int) -> Bools:
    """Tell which places show in a viewport widened by one square, so that a cell at its edge keeps its places."""
    if box is None:
        return places.located
    square = 360.0 / 2**level
    wide = box[0] - square, box[1] - square, box[2] + square, box[3] + square
    outlined = ~places.merges & regions.boxes_meet(wide, *places.box)
    return places.located & (regions.in_box(wide, places.lon, places.lat) | outlined)


def _cells(places: Places, shown: Codes, level: int, *, apart: bool, most: int) -> tuple[Codes, int]:
    """Return the cell of each shown place, -1 for one that stands alone, and the level; squares double until there are few enough."""
    merges = places.merges[shown]
    if apart and len(shown) <= most:
        return np.full(len(shown), -1), level
    for everything, top in ((False, level), (True, BITS)):  # too many that are never merged, or at one point: now they are

        def grid(level: int, everything: bool = everything) -> Codes:
            return _grid(places, shown, level, merges | everything, always=everything)

        if found := _finest(grid, top, most):
            return found
    return grid(0), 0


def _finest(grid: Callable[[int], Codes], top: int, most: int) -> tuple[Codes, int] | None:
    """Return the cells of the finest level with few enough symbols, and that level; None where none has. Coarser ones never have more."""
    if _n_symbols(cells := grid(top)) <= most:
        return cells, top
    if top == 0 or _n_symbols(cells := grid(0)) > most:
        return None
    low, high = 0, top  # few enough, too many
    while high - low > 1:
        middle = (low + high) // 2
        if _n_symbols(tried := grid(middle)) <= most:
            low, cells = middle, tried
        else:
            high = middle
    return cells, low


def _n_symbols(cells: Codes) -> int:
    merged = cells[cells >= 0]  # those of a square lie together
    return len(cells) - len(merged) + int(np.count_nonzero(np.diff(merged, prepend=-1)))


def _grid(places: Places, shown: Codes, level: int, merges: Bools, *, always: bool = False) -> Codes:
    """Put places into squares; one whose places are all at one point is taken apart again, unless ``always``.

    The places come in the order of ``places.near``, so that those of a square lie together.
    """
    cells = np.full(len(shown), -1)
    at = shown[merges]
    if not len(at):
        return cells
    square = places.along[at] >> (2 * (BITS - level))
    first = np.flatnonzero(np.diff(square, prepend=-1))
    last = np.append(first[1:], len(at)) - 1
    alone = first == last if always else places.along[at[first]] == places.along[at[last]]
    x, y = (c[at].astype(np.int64) >> (BITS - level) for c in (places.x, places.y))
    cells[merges] = np.where(np.repeat(alone, last - first + 1), -1, y << BITS | x)
    return cells


def _singles(places: Places, at: Codes, tally: Tally) -> list[dict[str, Any]]:
    """Describe places; those at one exact point get their number there (``fan``)."""
    at = np.sort(at)
    counted = dict(zip(at.tolist(), counts(tally.of(at)), strict=True))
    points: dict[tuple[float, float], list[int]] = {}
    for i in at.tolist():
        points.setdefault((float(places.lat[i]), float(places.lon[i])), []).append(i)
    found = []
    for (lat, lon), together in points.items():
        for k, i in enumerate(together):
            head = {"id": places.words["place_id"][i], "kind": "place", "lat": lat, "lon": lon}
            words = {name: places.words[name][i] for name in ("name", "name_ko", "name_ru")}
            exact = {"precision": places.words["geo_precision"][i], "radius_km": plain(places.words["uncertainty_km"][i])}
            found.append(head | words | exact | {"fan": [k, len(together)]} | counted[i])
    return found


def _merged(tally: Tally, shown: Codes, cells: Codes, level: int) -> list[dict[str, Any]]:
    """Describe cells; each stands at the middle of its places and counts an event once."""
    places = tally.table.places
    keys, at = np.unique(cells, return_inverse=True)
    belongs = np.full(len(places.lat), -1)
    belongs[shown] = at
    counted = tally.by(belongs, len(keys))
    names = [_name(key, level) for key in keys.tolist()]
    members = np.sort(at * len(belongs) + shown) % len(belongs)
    described = _described(places, members, np.bincount(at, minlength=len(keys)))
    return [{"id": name} | cell | numbers for name, cell, numbers in zip(names, described, counts(counted), strict=True)]


def _described(places: Places, members: Codes, many: Codes) -> list[dict[str, Any]]:
    """Describe cells all at once, given the places of the first, of the second ... and how many each has."""
    if not len(many):
        return []
    first = np.cumsum(many) - many
    lat, lon = places.lat[members], places.lon[members]
    middle = [(np.add.reduceat(x, first) / many).round(6).tolist() for x in (lat, lon)]
    box = [least.reduceat(x, first).tolist() for least, x in ((np.minimum, lon), (np.minimum, lat), (np.maximum, lon), (np.maximum, lat))]
    ids, listed = places.words["place_id"], members.tolist()
    return [
        {
            "kind": "cell",
            "lat": middle[0][i],
            "lon": middle[1][i],
            "n_places": n,
            "places": [ids[k] for k in listed[begun : begun + min(n, MOST_PLACES)]],
            "bbox": [side[i] for side in box],
        }
        for i, (begun, n) in enumerate(zip(first.tolist(), many.tolist(), strict=True))
    ]


def counts(rows: Counts) -> list[dict[str, Any]]:
    """Return the counts of places or cells by name; groups and statuses without an event are left out."""
    return [
        dict(zip(SPECIAL, n, strict=False))
        | {
            "groups": {code: n[k] for k, code in _GROUPS if n[k]},
            "statuses": {code: n[k] for k, code in _STATUSES if n[k]},
        }
        for n in rows.tolist()
    ]
