"""Movements as lines with direction, each with the status of the statement that it took place, as known on the day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from dashboard.analysis.movements.movements import Movement, are_located, known_movements, place_point
from dashboard.analysis.movements.routes import Point, Route, curved_line, route_between
from dashboard.analysis.record_details import LocatedPlace, event_places
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import columns_of, records
from dashboard.catalog.schema.rows import KnownEvent

MAX_LINES = 500  # lines on the map
MAX_NAMED_LINES = 40  # movements named on one line

Ends = tuple[Point, Point]
Move = tuple[Movement, LocatedPlace, LocatedPlace, Ends, Route | None]  # one leg: from, to, and the line of the dataset between them
Feature = dict[str, Any]  # GeoJSON


@dataclass(frozen=True)
class MovementFlows:
    """The movements among some events, newest first, and those that are not drawn, by the reason."""

    known: tuple[Movement, ...] = ()
    open: tuple[Movement, ...] = ()  # an end of them is not stated, or neither is
    stopped: tuple[KnownEvent, ...] = ()  # events at which a service stopped
    unlocated: tuple[Movement, ...] = ()  # of those known: no leg has coordinates at both ends
    kinds: dict[str, int] = field(default_factory=dict)


def movement_flows(knowledge: Knowledge, event_ids: Collection[str]) -> MovementFlows:
    """Return the movements that events tell of; a service that stopped is no movement, and is only named."""
    chosen = knowledge.events[knowledge.events["event_id"].isin(event_ids)].sort_values(["start", "event_id"], ascending=False)
    places = event_places(knowledge.dataset, set(chosen["event_id"]))
    events = records(chosen, KnownEvent)
    terms = knowledge.dataset.terms
    stops = terms.codes_with_trait("stage", "stops")
    closed = [e for e in events if e["stage"] in stops and {p["role"] for p in places.get(e["event_id"], ())} & {"from", "to"}]
    ids = {event["event_id"] for event in closed}
    found = known_movements(knowledge, [event for event in events if event["event_id"] not in ids], places)
    whole = tuple(flow for flow in found if flow.begins and flow.ends)
    part = tuple(flow for flow in found if not (flow.begins and flow.ends))
    nowhere = tuple(flow for flow in whole if not any(are_located(*leg) for leg in flow.legs))
    counts = {kind: sum(flow.kind == kind for flow in whole) for kind in terms["movement"]}
    return MovementFlows(whole, part, tuple(closed), nowhere, {kind: n for kind, n in counts.items() if n})


def line_features(dataset: Dataset, found: MovementFlows, most: int = MAX_LINES) -> tuple[list[Feature], int]:
    """Return the lines to draw as GeoJSON features, thickest first, and how many are left out.

    A line is one ordered pair of places, group and status; ``events`` are the movements along it, each with its event. Several
    of one pair stand beside each other.
    """
    terms, bundles = dataset.terms, dict[tuple[str, ...], list[Move]]()
    travelling = terms.codes_with_trait("movement", "travels")
    for flow in found.known:
        through = frozenset(p["place_id"] for p in flow.beside)
        for a, b in flow.legs:
            begin, end = place_point(a), place_point(b)
            if begin and end:
                way = route_between(dataset, a["place_id"], b["place_id"], through, travels=flow.kind in travelling)
                named = way.name if way else ""
                key = (
                    a["place_id"],
                    b["place_id"],
                    terms.drawn_as(flow.group),
                    flow.proposition["status"],
                    flow.proposition["kind"],
                    named,
                )
                bundles.setdefault(key, []).append((flow, a, b, (begin, end), way))
    ordered = sorted(bundles.items(), key=lambda item: (-len(item[1]), item[0]))
    beside: dict[tuple[str, str], int] = {}
    features = [_feature(key, moves, beside) for key, moves in ordered[:most]]
    return features, max(0, len(ordered) - most)


def _feature(key: tuple[str, ...], moves: list[Move], beside: dict[tuple[str, str], int]) -> Feature:
    _, a, b, ends, way = moves[0]
    pair = key[0], key[1]
    nth = beside.get(pair, 0)
    beside[pair] = nth + 1
    points: list[Point] = way.points if way and not nth else curved_line(*ends, nth)
    drawn_as_track = bool(way) and not nth
    properties = {
        "id": "-".join(key[:5]),
        "from": a["place_id"],
        "from_name": a["name"],
        "from_precision": a["geo_precision"],
        "to": b["place_id"],
        "to_name": b["name"],
        "to_precision": b["geo_precision"],
        "group": key[2],
        "status": key[3],
        "proposition_kind": key[4],
        "n": len(moves),
        "weak": sum(f.event["evidence_strength"] == "C" for f, *_ in moves),
        "contested": sum(f.event["contested"] for f, *_ in moves),
        "kinds": list(dict.fromkeys(f.kind for f, *_ in moves)),
        "schematic": not drawn_as_track,
        "way": way.name if way and drawn_as_track else "",
        "way_note": way.note if way and drawn_as_track else "",
        "events": [_named(f) for f, *_ in moves[:MAX_NAMED_LINES]],
    }
    line = {"type": "LineString", "coordinates": [list(point) for point in points]}
    return {"type": "Feature", "id": properties["id"], "geometry": line, "properties": properties}


def _named(flow: Movement) -> dict[str, Any]:
    event = columns_of(flow.event, ("event_id", "title", "date", "start", "end", "evidence_strength", "contested"))
    said = columns_of(flow.proposition, ("proposition_id", "statement", "status", "reason"))
    time = {"when_words": flow.when, "reported_words": flow.reported, "by_words": flow.by}
    return event | said | time | {"kind": flow.kind}
