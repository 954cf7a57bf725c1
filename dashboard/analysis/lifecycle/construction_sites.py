"""Where a series is being built: its places and lines close by, and those of other series beside it, as known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.analysis.lifecycle.lifecycle import CONSTRUCTION_GROUP, name_of
from dashboard.analysis.neighbours import distance_km
from dashboard.analysis.record_details import event_places
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.outlines import geometry_features, place_outlines
from dashboard.catalog.records import records

Record = dict[str, Any]
Point = tuple[float, float]  # latitude, longitude
NEAR_KM = 20  # places of the series further off (where a paper was signed) are named, not drawn
BESIDE_KM = 5  # of another series: what a reader would see from there
_ROLES = ("site", "subject", "from", "to")


@dataclass(frozen=True)
class SeriesSites:
    """``drawn`` are GeoJSON features, each with its events; ``far`` the places that are too far to draw, or without a point."""

    series: str
    drawn: tuple[Record, ...]
    far: tuple[Record, ...]
    bbox: tuple[float, float, float, float] | None  # west, south, east, north of what the map should show


def series_sites(knowledge: Knowledge, series: str) -> SeriesSites:
    """Return where a known series is; nothing when it is not known."""
    places = _places(knowledge)
    mine = [p for p in places.values() if any(e["series"] == series for e in p["events"])]
    shapes = place_outlines(knowledge.dataset)
    way = (
        _line(knowledge.dataset, series, records(knowledge.events[knowledge.events["series"].eq(series)].sort_values("start")))
        if mine
        else None
    )
    exact = [p for p in mine if p["geo_precision"] == "site" and _located(p)]
    anchors = [c for p in exact for c in _points(p, shapes)] + (_corners(way["geometry"]) if way else [])
    anchors = anchors or [c for p in mine if _located(p) and p["geo_precision"] in ("settlement", "district") for c in _points(p, shapes)]
    near = [p for p in mine if _located(p) and p["geo_precision"] not in ("province", "country") and _within(p, anchors, NEAR_KM)]
    others = [p for p in places.values() if p not in mine and p["geo_precision"] == "site" and _located(p)]
    beside = [p for p in others if _built(p) and _within(p, anchors, BESIDE_KM)]
    drawn = [_feature(p, series, shapes) for p in near] + [_feature(p, "", shapes) for p in beside]
    drawn += [way] if way else []
    shown = anchors + [c for p in beside for c in _points(p, shapes)]
    far = tuple(p for p in mine if p not in near)
    return SeriesSites(series, tuple(drawn), far, _box(shown))


def _places(knowledge: Knowledge) -> dict[str, Record]:
    """Return the places of known events of a series, each with these events in the order of time; not where something was only said."""
    events = knowledge.events[knowledge.events["series"].ne("")].sort_values(["start", "event_id"])
    held = event_places(knowledge.dataset, set(events["event_id"]))
    found: dict[str, Record] = {}
    types = dict(zip(knowledge.dataset.tables["places"]["place_id"], knowledge.dataset.tables["places"]["place_type"], strict=True))
    for event in records(events):
        for place in held.get(event["event_id"], []):
            if place["role"] in _ROLES:
                known = found.setdefault(place["place_id"], place | {"place_type": types[place["place_id"]], "events": []})
                known["events"].append(event | {"role": place["role"]})
    return found


def _built(place: Record) -> bool:
    return any(e["event_group"] == CONSTRUCTION_GROUP for e in place["events"])


def _located(place: Record) -> bool:
    return place["lat"] is not None and place["lon"] is not None


def _points(place: Record, shapes: dict[str, Any]) -> list[Point]:
    shape = shapes.get(place["place_id"])
    return _corners(shape) if shape and shape.get("type") == "LineString" else [(place["lat"], place["lon"])]


def _corners(shape: Record) -> list[Point]:
    return [(float(p[1]), float(p[0])) for p in shape["coordinates"]]


def _within(place: Record, anchors: list[Point], reach: float) -> bool:
    return any(distance_km((place["lat"], place["lon"]), at) <= reach for at in anchors)


def _box(points: list[Point]) -> tuple[float, float, float, float] | None:
    if not points:
        return None
    lat, lon = [p[0] for p in points], [p[1] for p in points]
    return min(lon), min(lat), max(lon), max(lat)


def _line(dataset: Dataset, series: str, events: list[Record]) -> Record | None:
    """Return the line of the geometries that is the series' own."""
    for said, shape in geometry_features(dataset):
        if said.get("series") == series and shape.get("type") == "LineString":
            about = {"id": series, "name": name_of(dataset, series), "place_type": "", "note": str(said.get("note", "")), "own": True}
            return _made(shape, about | {"precision": "route", "radius_km": None, "n": len(events), "state": _state(events)})
    return None


def _feature(place: Record, series: str, shapes: dict[str, Any]) -> Record:
    """Return a place as a feature; ``series`` is "" for one beside."""
    shape = shapes.get(place["place_id"])
    line = shape if shape and shape.get("type") == "LineString" else None
    mine = [e for e in place["events"] if not series or e["series"] == series]
    about = {
        "id": place["place_id"],
        "name": place["name"],
        "place_type": place["place_type"],
        "note": "",
        "own": bool(series),
        "precision": place["geo_precision"],
        "radius_km": place["uncertainty_km"],
        "n": len(mine),
        "state": _state([e for e in mine if e["role"] == "site"]) if place["geo_precision"] == "site" else None,
    }
    return _made(line or {"type": "Point", "coordinates": [place["lon"], place["lat"]]}, about)


def _made(shape: Record, about: Record) -> Record:
    return {"type": "Feature", "id": about["id"], "geometry": shape, "properties": about}


def _state(events: list[Record]) -> Record | None:
    """Return the newest step by which something was put into service, or is to be; None where there is none."""
    found = [e for e in events if e["stage"] == "opening"]
    return {k: found[-1][k] for k in ("event_id", "title", "status", "main_kind")} if found else None
