"""Movements: events with a place of departure and one of arrival, as lines with direction, each as known on the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from dashboard.catalog import dates
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.query.details import event_places
from dashboard.query.records import records
from dashboard.query.tracks import Point, curve, track

Record = dict[str, Any]
MOST = 500  # lines on the map
NAMED = 40  # events named on one line
KINDS: dict[str, str] = {
    "arms": "Arms",
    "troops": "Troops",
    "labour": "Labour",
    "visits": "Visits",
    "transport": "Traffic",
    "energy": "Energy",
    "technology": "Technology",
    "trade": "Trade",
}
_BY_TYPE = {"labour": "labour", "energy_transfer": "energy"}
_BY_GROUP = {"arms": "arms", "troops": "troops", "technology": "technology", "transport": "transport", "infrastructure": "transport"}
_BY_GROUP |= {"diplomacy": "visits", "memory": "visits", "economy": "trade"}
# What a movement is spoken of under.
_MOVED = ("arms", "deployment", "demining", "technology", "energy", "labour", "transport", "tourism")


@dataclass(frozen=True)
class Flow:
    """One event's movement: its places, the legs drawn between them, and the proposition that says it took place."""

    event: Record
    kind: str
    proposition: Record
    begins: tuple[Record, ...]
    ends: tuple[Record, ...]
    legs: tuple[tuple[Record, Record], ...]
    through: frozenset[str]  # every place that the event names


@dataclass(frozen=True)
class Flows:
    """The movements among some events, newest first, and the events left out, by the reason."""

    known: tuple[Flow, ...] = ()
    one_end: tuple[Record, ...] = ()
    stopped: tuple[Record, ...] = ()
    unlocated: tuple[str, ...] = ()  # events of which no leg has coordinates at both ends
    kinds: dict[str, int] = field(default_factory=dict)


def flows(dataset: Dataset, knowledge: Knowledge, event_ids: Collection[str]) -> Flows:
    """Return the movements that the events' places tell of; a service that stopped is no movement, and is only counted."""
    chosen = knowledge.events[knowledge.events["event_id"].isin(event_ids)].sort_values(["start", "event_id"], ascending=False)
    places = event_places(dataset, set(chosen["event_id"]))
    said = _propositions(knowledge)
    found, one_end, stopped = [], [], []
    for event in records(chosen):
        here = places.get(event["event_id"], [])
        begins, ends = (tuple(p for p in here if p["role"] == role) for role in ("from", "to"))
        if not begins and not ends:
            continue
        proposition = _moved(event, said.get(event["event_id"], []), (*begins, *ends))
        if event["stage"] == "closure":
            stopped.append(event)
        elif not begins or not ends:
            one_end.append(event)
        elif proposition:
            through = frozenset(p["place_id"] for p in here)
            found.append(Flow(event, _kind(event), proposition, begins, ends, _legs(here, begins, ends), through))
    nowhere = tuple(f.event["event_id"] for f in found if not any(_located(*leg) for leg in f.legs))
    counts = {kind: sum(f.kind == kind for f in found) for kind in KINDS}
    return Flows(tuple(found), tuple(one_end), tuple(stopped), nowhere, {k: n for k, n in counts.items() if n})


def _propositions(knowledge: Knowledge) -> dict[str, list[Record]]:
    columns = ["proposition_id", "event_id", "is_main", "statement", "kind", "topic", "status", "sentence"]
    found: dict[str, list[Record]] = {}
    for record in records(knowledge.propositions[columns]):
        found.setdefault(record["event_id"], []).append(record)
    return found


def _moved(event: Record, said: list[Record], ends: tuple[Record, ...]) -> Record | None:
    """Return the proposition on which the movement rests: of the event's facts the one that names most of its ends, else the main one.

    A statement may be confirmed as an act while what it tells of is only claimed, and a deployment while its route is.
    """
    main = next((p for p in said if p["is_main"]), None)
    if main is None or _kind(event) == "visits":
        return main
    facts = [p for p in said if p["kind"] == "fact" and p["topic"] in _MOVED and not p["is_main"]]
    able = [main, *facts] if main["kind"] != "act" else facts
    return max(able, key=lambda p: sum(_names(p["statement"], place) for place in ends), default=None)


def _names(statement: str, place: Record) -> bool:
    return place["name"].split()[0] in statement.replace(",", " ").split()


def _kind(event: Record) -> str:
    return _BY_TYPE.get(event["event_type"]) or _BY_GROUP.get(event["event_group"], "trade")


def _legs(here: list[Record], begins: tuple[Record, ...], ends: tuple[Record, ...]) -> tuple[tuple[Record, Record], ...]:
    """Join every place of departure with every one of arrival, by way of the event's one site where it lies between them."""
    sites = [p for p in here if p["role"] == "site"]
    between = len(sites) == 1 and len(ends) > 1 and (len(begins) > 1 or sites[0]["place_id"] in {p["place_id"] for p in ends})
    hub = [(p, sites[0]) for p in begins] + [(sites[0], p) for p in ends] if between else []
    pairs = hub or [(a, b) for a in begins for b in ends]
    return tuple((a, b) for a, b in pairs if a["place_id"] != b["place_id"])


def _located(*places: Record) -> bool:
    return all(p["lat"] is not None and p["lon"] is not None for p in places)


def lines(dataset: Dataset, found: Flows, most: int = MOST) -> tuple[list[Record], int]:
    """Return the lines to draw as GeoJSON features, thickest first, and how many are left out.

    A line is one ordered pair of places, group and status; ``events`` are those that move along it. Several of one pair
    stand beside each other.
    """
    bundles: dict[tuple[str, ...], list[tuple[Flow, Record, Record]]] = {}
    for flow in found.known:
        for a, b in flow.legs:
            if _located(a, b):
                way = track(dataset, a["place_id"], b["place_id"], flow.through, travels=flow.kind == "transport")
                named = way.name if way else ""
                key = (a["place_id"], b["place_id"], flow.event["event_group"], flow.proposition["status"], flow.proposition["kind"], named)
                bundles.setdefault(key, []).append((flow, a, b))
    ordered = sorted(bundles.items(), key=lambda item: (-len(item[1]), item[0]))
    beside: dict[tuple[str, str], int] = {}
    features = [_feature(dataset, key, moves, beside) for key, moves in ordered[:most]]
    return features, max(0, len(ordered) - most)


def _feature(
    dataset: Dataset, key: tuple[str, ...], moves: list[tuple[Flow, Record, Record]], beside: dict[tuple[str, str], int]
) -> Record:
    flow, a, b = moves[0]
    pair = key[0], key[1]
    way = track(dataset, *pair, flow.through, travels=flow.kind == "transport")
    nth = beside.get(pair, 0)
    beside[pair] = nth + 1
    points: list[Point] = way.points if way and not nth else curve((a["lon"], a["lat"]), (b["lon"], b["lat"]), nth)
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
        "weak": sum(f.event["evidence_strength"] == "C" for f, _, _ in moves),
        "contested": sum(bool(f.event["contested"]) for f, _, _ in moves),
        "kinds": list(dict.fromkeys(f.kind for f, _, _ in moves)),
        "schematic": not drawn_as_track,
        "way": way.name if way and drawn_as_track else "",
        "way_note": way.note if way and drawn_as_track else "",
        "events": [_named(f) for f, _, _ in moves[:NAMED]],
    }
    line = {"type": "LineString", "coordinates": [list(point) for point in points]}
    return {"type": "Feature", "id": properties["id"], "geometry": line, "properties": properties}


def _named(flow: Flow) -> Record:
    event = {k: flow.event[k] for k in ("event_id", "title", "date", "start", "end", "evidence_strength", "contested")}
    said = {k: flow.proposition[k] for k in ("proposition_id", "statement", "status", "sentence")}
    return event | said | {"date_words": dates.words(event["date"]), "kind": flow.kind}


def ends_of(found: Iterable[Flow]) -> list[Record]:
    """Return the places at either end of a leg once each, with their precision; those without a coordinate are left out."""
    known: dict[str, Record] = {}
    for flow in found:
        for place in (p for leg in flow.legs for p in leg):
            if _located(place):
                known.setdefault(place["place_id"], {k: v for k, v in place.items() if k != "role"})
    return list(known.values())
