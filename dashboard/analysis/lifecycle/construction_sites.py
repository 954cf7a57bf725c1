"""Where a series is being built: its places and lines close by, and those of other series beside it, as known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from dashboard.analysis.lifecycle.lifecycle import name_of
from dashboard.analysis.record_details import EventPlace, event_places
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.great_circle import distance_km
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.outlines import geometry_features, place_outlines
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.catalog.schema.terms import Terms

Shape = dict[str, Any]  # a GeoJSON geometry
Point = tuple[float, float]  # latitude, longitude
NEAR_KM = 20  # places of the series further off (where a paper was signed) are named, not drawn
BESIDE_KM = 5  # of another series: what a reader would see from there
_ROLES = ("site", "subject", "from", "to")


class SeriesEvent(KnownEvent):
    """A step of a series, and what a place is to it."""

    role: str


class SeriesPlace(EventPlace):
    """A place of some series, with their steps there in the order of time."""

    place_type: str
    events: list[SeriesEvent]


class SiteState(TypedDict):
    """A step by which something was put into service, or is to be."""

    event_id: str
    title: str
    status: str
    main_kind: str


class SiteProperties(TypedDict):
    """What a feature says of itself; ``own``: it is of the series, not of another one beside it; ``n``: how many steps."""

    id: str
    name: str
    place_type: str
    note: str
    own: bool
    precision: str
    radius_km: float | None
    n: int
    state: SiteState | None


class SiteFeature(TypedDict):
    """A place or a line as a GeoJSON feature."""

    type: str
    id: str
    geometry: Shape
    properties: SiteProperties


@dataclass(frozen=True)
class SeriesSites:
    """``drawn`` are GeoJSON features, each with its events; ``far`` the places that are too far to draw, or without a point."""

    series: str
    drawn: tuple[SiteFeature, ...]
    far: tuple[SeriesPlace, ...]
    bbox: tuple[float, float, float, float] | None  # west, south, east, north of what the map should show


def series_sites(knowledge: Knowledge, series: str) -> SeriesSites:
    """Return where a known series is; nothing when it is not known."""
    terms, places = knowledge.dataset.terms, _places(knowledge)
    mine = [p for p in places.values() if any(e["series"] == series for e in p["events"])]
    shapes = place_outlines(knowledge.dataset)
    steps = knowledge.events[knowledge.events["series"].eq(series)].sort_values("start")
    way = _line(knowledge.dataset, series, records(steps, KnownEvent)) if mine else None
    exact = [p for p in mine if p["geo_precision"] == "site"]
    anchors = [c for p in exact for c in _points(p, shapes)] + (_corners(way["geometry"]) if way else [])
    anchors = anchors or [c for p in mine if p["geo_precision"] in ("settlement", "district") for c in _points(p, shapes)]
    near = [p for p in mine if p["geo_precision"] not in ("province", "country") and _is_near(p, anchors, NEAR_KM)]
    others = [p for p in places.values() if p not in mine and p["geo_precision"] == "site"]
    beside = [p for p in others if _built(terms, p) and _is_near(p, anchors, BESIDE_KM)]
    drawn = [_feature(terms, p, series, shapes) for p in near] + [_feature(terms, p, "", shapes) for p in beside]
    drawn += [way] if way else []
    shown = anchors + [c for p in beside for c in _points(p, shapes)]
    far = tuple(p for p in mine if p not in near)
    return SeriesSites(series, tuple(drawn), far, _box(shown))


def _places(knowledge: Knowledge) -> dict[str, SeriesPlace]:
    """Return the places of known events of a series, each with these events in the order of time; not where something was only said."""
    events = knowledge.events[knowledge.events["series"].ne("")].sort_values(["start", "event_id"])
    held = event_places(knowledge.dataset, set(events["event_id"]))
    found: dict[str, SeriesPlace] = {}
    types = dict(zip(knowledge.dataset.tables["places"]["place_id"], knowledge.dataset.tables["places"]["place_type"], strict=True))
    for event in records(events, KnownEvent):
        for place in held.get(event["event_id"], []):
            if place["role"] in _ROLES:
                new: SeriesPlace = {**place, "place_type": types[place["place_id"]], "events": []}
                found.setdefault(place["place_id"], new)["events"].append({**event, "role": place["role"]})
    return found


def _built(terms: Terms, place: SeriesPlace) -> bool:
    return any(e["event_group"] in terms.codes_with_trait("group", "built") for e in place["events"])


def _point(place: SeriesPlace) -> list[Point]:
    """Return a place's one point, none where it has none."""
    return [(place["lat"], place["lon"])] if place["lat"] is not None and place["lon"] is not None else []


def _points(place: SeriesPlace, shapes: dict[str, Shape]) -> list[Point]:
    shape = shapes.get(place["place_id"])
    return _corners(shape) if _point(place) and shape and shape.get("type") == "LineString" else _point(place)


def _corners(shape: Shape) -> list[Point]:
    return [(float(p[1]), float(p[0])) for p in shape["coordinates"]]


def _is_near(place: SeriesPlace, anchors: list[Point], reach: float) -> bool:
    return any(distance_km(here, at) <= reach for here in _point(place) for at in anchors)


def _box(points: list[Point]) -> tuple[float, float, float, float] | None:
    if not points:
        return None
    lat, lon = [p[0] for p in points], [p[1] for p in points]
    return min(lon), min(lat), max(lon), max(lat)


def _line(dataset: Dataset, series: str, events: list[KnownEvent]) -> SiteFeature | None:
    """Return the line of the geometries that is the series' own."""
    for said, shape in geometry_features(dataset):
        if said.get("series") == series and shape.get("type") == "LineString":
            about: SiteProperties = {
                "id": series,
                "name": name_of(dataset, series),
                "place_type": "",
                "note": str(said.get("note", "")),
                "own": True,
                "precision": "route",
                "radius_km": None,
                "n": len(events),
                "state": _state(dataset.terms, events),
            }
            return _made(shape, about)
    return None


def _feature(terms: Terms, place: SeriesPlace, series: str, shapes: dict[str, Shape]) -> SiteFeature:
    """Return a place as a feature; ``series`` is "" for one beside."""
    shape = shapes.get(place["place_id"])
    line = shape if shape and shape.get("type") == "LineString" else None
    mine = [e for e in place["events"] if not series or e["series"] == series]
    about: SiteProperties = {
        "id": place["place_id"],
        "name": place["name"],
        "place_type": place["place_type"],
        "note": "",
        "own": bool(series),
        "precision": place["geo_precision"],
        "radius_km": place["uncertainty_km"],
        "n": len(mine),
        "state": _state(terms, [e for e in mine if e["role"] == "site"]) if place["geo_precision"] == "site" else None,
    }
    return _made(line or {"type": "Point", "coordinates": [place["lon"], place["lat"]]}, about)


def _made(shape: Shape, about: SiteProperties) -> SiteFeature:
    return {"type": "Feature", "id": about["id"], "geometry": shape, "properties": about}


def _state(terms: Terms, events: Sequence[KnownEvent]) -> SiteState | None:
    """Return the newest step by which something was put into service, or is to be; None where there is none."""
    opens = terms.codes_with_trait("stage", "opens")
    last = next((e for e in reversed(events) if e["stage"] in opens), None)
    return last and {"event_id": last["event_id"], "title": last["title"], "status": last["status"], "main_kind": last["main_kind"]}
