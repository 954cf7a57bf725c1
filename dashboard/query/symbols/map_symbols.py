"""What the map draws in a viewport: one symbol a place, or one for several that would overlap; and the countries, which stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict, cast

import numpy as np

from dashboard.catalog.records import json_value
from dashboard.catalog.schema.vocabulary import STANDINGS
from dashboard.query.counting.place_counts import GROUP_AT, SPECIAL_PLACE_COUNTS, PlaceCounts, SpecialPlaceCounts
from dashboard.query.selection import geo_areas
from dashboard.query.symbols.crowd import symbol_radius
from dashboard.query.symbols.symbol_layout import Codes, SymbolLayout, drawn_symbols
from dashboard.query.table.columns import Bools, Counts
from dashboard.query.table.place_arrays import TILE_PIXELS, Floats, PlaceArrays

MAX_NAMED_PLACES = 100  # ids of a symbol's places that are sent along
MOST_AREAS = 12  # areas of a symbol's places
MOST_COUNTRIES = 100
REACH_DRAWN_FROM = 1.25  # radii of a symbol: a place that reaches farther is drawn beneath it


class SymbolCounts(SpecialPlaceCounts):
    """The events at a place or a symbol, by the codes that groups are drawn as and by standing; what has none is left out."""

    groups: dict[str, int]
    statuses: dict[str, int]


class PlaceNames(TypedDict):
    """A place's names; the short one only where the dataset has it. Beside it are those in other languages, ``name_XX``, "" without one."""

    name: str
    short_name: NotRequired[str]


class _CountedAtPlace(PlaceNames, SymbolCounts):
    id: str
    kind: Literal["place"]
    precision: str
    radius_km: float | None


class SymbolOfPlace(_CountedAtPlace):
    """A place with a point, in degrees."""

    lat: float
    lon: float


class CountryChip(_CountedAtPlace):
    """A place known as a country only; its point is in degrees, None without one."""

    lat: float | None
    lon: float | None


class SymbolOfPlaces(PlaceNames, SymbolCounts):
    """A symbol that stands for several places, named after the first of them.

    ``bbox`` (west, south, east, north) is that of their points, ``places`` the first ids, ``areas`` those that reach beyond it.
    """

    id: str
    kind: Literal["cell"]
    lat: float
    lon: float
    n_places: int
    places: list[str]
    bbox: list[float]
    areas: list[SymbolOfPlace]


MapSymbol = SymbolOfPlace | SymbolOfPlaces


def map_symbols(tally: PlaceCounts, box: geo_areas.Box | None, zoom: float, most: int) -> list[MapSymbol]:
    """Return the symbols of a viewport, the biggest first; at most ``most``. An event at several places of a symbol counts once there.

    A viewport on another copy of the world, or across the 180th meridian, gets its symbols where it looks: beyond 180 degrees.
    """
    laid, shown = drawn_symbols(tally, box, zoom, most)
    found = _described(tally, laid, shown)
    moved = [symbol if box is None else _moved(symbol, geo_areas.nearest_copy(box, *reach, symbol["lon"])) for symbol, reach in found]
    return sorted(moved, key=lambda symbol: (-symbol["n"], symbol["id"]))


def symbol_zoom(tally: PlaceCounts, box: geo_areas.Box | None, zoom: float, most: int) -> int:
    """Return the whole zoom whose symbols are drawn."""
    return drawn_symbols(tally, box, zoom, most)[0].zoom


def country_chips(tally: PlaceCounts) -> list[CountryChip]:
    """Return the places known as a country only, the one with most events first; at most MOST_COUNTRIES. Some have no point."""
    places = tally.table.places
    n = np.where(places.vague, tally.n_by_place, 0)
    at = np.argsort(-n, kind="stable")[:MOST_COUNTRIES]
    at = at[n[at] > 0]
    points = zip(places.lat[at].tolist(), places.lon[at].tolist(), strict=True)
    return [{**place, "lat": json_value(lat), "lon": json_value(lon)} for place, (lat, lon) in zip(_places(tally, at), points, strict=True)]


def countries_left(tally: PlaceCounts) -> int:
    """Return how many places known as a country only are more than that."""
    return max(0, int(np.count_nonzero(tally.table.places.vague & (tally.n_by_place > 0))) - MOST_COUNTRIES)


def symbol_of_place(tally: PlaceCounts, box: geo_areas.Box | None, zoom: float, most: int, ids: Sequence[str]) -> Codes:
    """Return of each place the position, among the ids of symbols and countries, of the one that it counts at; -1 for none."""
    laid, shown = drawn_symbols(tally, box, zoom, most)
    names, at = tally.table.places.words["place_id"], {name: i for i, name in enumerate(ids)}
    number = _numbered(laid, shown, np.array([at[_name(names, laid, i)] for i in shown.tolist()], dtype=np.int64))
    vague = np.flatnonzero(tally.table.places.vague)
    number[vague] = [at.get(names[i], -1) for i in vague.tolist()]
    return number


def _numbered(laid: SymbolLayout, shown: Codes, numbers: Codes) -> Codes:
    """Return of each place the number of its symbol, -1 where that is not shown."""
    found = np.full(len(laid.lon) + 1, -1)  # the last one is that of places without a symbol
    found[shown] = numbers
    return found[laid.symbol]


def _name(names: Sequence[str], laid: SymbolLayout, i: int) -> str:
    return names[laid.first[i]] if laid.many[i] == 1 else f"cell:{laid.zoom}/{names[laid.first[i]]}"


def _moved(symbol: MapSymbol, by: float) -> MapSymbol:
    """Put a symbol, with what is drawn beneath it, onto another copy of the world."""
    if not by:
        return symbol
    lon = round(symbol["lon"] + by, 6)
    if symbol["kind"] == "place":
        return {**symbol, "lon": lon}
    west, south, east, north = symbol["bbox"]
    areas: list[SymbolOfPlace] = [{**area, "lon": round(area["lon"] + by, 6)} for area in symbol["areas"]]
    return {**symbol, "lon": lon, "bbox": [west + by, south, east + by, north], "areas": areas}


def _described(tally: PlaceCounts, laid: SymbolLayout, shown: Codes) -> list[tuple[MapSymbol, tuple[float, float]]]:
    """Describe symbols; return with each how far it reaches in the west and in the east, in degrees."""
    if not len(shown):
        return []
    places, many = tally.table.places, laid.many[shown]
    thing = _numbered(laid, shown, np.arange(len(shown)))
    members = np.flatnonzero(thing >= 0)
    members = members[np.lexsort((places.rank[members], -tally.n_by_place[members], thing[members]))]
    ids, listed, ends = places.words["place_id"], members.tolist(), np.cumsum(many).tolist()
    counts = _named_counts(tally.by(thing, len(shown)), tally.table.looks.groups)
    boxes, areas = _boxes(places, members, laid.lon[shown], many), _areas(tally, laid, members)
    found: list[tuple[MapSymbol, tuple[float, float]]] = []
    for i, (k, end, counted) in enumerate(zip(shown.tolist(), ends, counts, strict=True)):
        first, lat, lon, n = listed[end - many[i]], round(float(laid.lat[k]), 6), round(float(laid.lon[k]), 6), int(many[i])
        if n == 1:
            place: SymbolOfPlace = {**_place(places, first, counted), "lat": lat, "lon": lon}
            found.append((place, (float(places.box[0][first]), float(places.box[2][first]))))
            continue
        symbol: SymbolOfPlaces = {
            "id": _name(ids, laid, k),
            "lat": lat,
            "lon": lon,
            **_names(places, first),
            "kind": "cell",
            "n_places": n,
            "places": [ids[j] for j in listed[end - n : end][:MAX_NAMED_PLACES]],
            "bbox": boxes[i],
            "areas": areas.get(k, []),
            **counted,
        }
        found.append((symbol, (boxes[i][0], boxes[i][2])))
    return found


def _boxes(places: PlaceArrays, members: Codes, middle: Floats, many: Codes) -> list[list[float]]:
    """Return the box of the places of each symbol, on the copy of the world on which this stands: it goes on past the 180th meridian."""
    lon, lat, first = _beside(np.repeat(middle, many), places.lon[members]), places.lat[members], np.cumsum(many) - many
    sides = (
        np.minimum.reduceat(lon, first),
        np.minimum.reduceat(lat, first),
        np.maximum.reduceat(lon, first),
        np.maximum.reduceat(lat, first),
    )
    found: list[list[float]] = np.stack(sides, axis=1).tolist()
    return found


def _place(places: PlaceArrays, i: int, counted: SymbolCounts) -> _CountedAtPlace:
    return {
        "id": places.words["place_id"][i],
        **_names(places, i),
        "kind": "place",
        "precision": places.words["geo_precision"][i],
        "radius_km": json_value(places.words["uncertainty_km"][i]),
        **counted,
    }


def _names(places: PlaceArrays, i: int) -> PlaceNames:
    words = places.words
    found = {name: words[name][i] for name in ("name", *places.name_columns)}
    return cast(PlaceNames, found | ({"short_name": short} if (short := words["short_name"][i]) else {}))


def _beside(middle: Floats, lon: Floats) -> Floats:
    """Return longitudes on the copy of the world on which they are nearest to others."""
    return lon + 360 * np.round((middle - lon) / 360)


def _areas(tally: PlaceCounts, laid: SymbolLayout, members: Codes) -> dict[int, list[SymbolOfPlace]]:
    """Return, by symbol, the places that reach beyond one which stands for others too, given all places in the order of their symbols."""
    some = members[_reach_beyond(tally.table.places, laid, members)]
    symbol = laid.symbol[some]
    starts = np.flatnonzero(np.diff(symbol, prepend=-1))
    nth = np.arange(len(some)) - np.repeat(starts, np.diff(np.append(starts, len(some))))
    some, symbol, places = some[nth < MOST_AREAS], symbol[nth < MOST_AREAS], tally.table.places
    points = zip(places.lat[some].tolist(), _beside(laid.lon[symbol], places.lon[some]).tolist(), strict=True)
    found: dict[int, list[SymbolOfPlace]] = {}
    for k, place, (lat, lon) in zip(symbol.tolist(), _places(tally, some), points, strict=True):
        found.setdefault(k, []).append({**place, "lat": lat, "lon": lon})
    return found


def _reach_beyond(places: PlaceArrays, laid: SymbolLayout, members: Codes) -> Bools:
    west, south, east, north = (side[members] for side in places.box)
    high = (north - south) / np.cos(np.radians(np.clip(places.lat[members], -85, 85)))
    far = np.fmax(east - west, high) / 2 * TILE_PIXELS * 2.0**laid.zoom / 360
    symbol = laid.symbol[members]
    return np.asarray((laid.many[symbol] > 1) & (far > REACH_DRAWN_FROM * symbol_radius(laid.n[symbol])))


def _places(tally: PlaceCounts, at: Codes) -> list[_CountedAtPlace]:
    """Describe places with their own events."""
    counts = _named_counts(tally.of(at), tally.table.looks.groups)
    return [_place(tally.table.places, i, counted) for i, counted in zip(at.tolist(), counts, strict=True)]


def _named_counts(rows: Counts, drawn: Sequence[str]) -> list[SymbolCounts]:
    """Return the counts of places or symbols by name, given the codes that groups are drawn as."""
    groups, statuses = tuple(enumerate(drawn, GROUP_AT)), tuple(enumerate(STANDINGS, GROUP_AT + len(drawn)))
    return [
        {
            **cast(SpecialPlaceCounts, dict(zip(SPECIAL_PLACE_COUNTS, n, strict=False))),
            "groups": {code: n[k] for k, code in groups if n[k]},
            "statuses": {code: n[k] for k, code in statuses if n[k]},
        }
        for n in rows.tolist()
    ]
