"""What moved: the statements about movements that events hold, each with its ends, its way and its time, as known on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from dashboard.analysis.movements.routes import Point
from dashboard.analysis.record_details import EventPlace, LocatedPlace, place_records
from dashboard.catalog import dates
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.catalog.schema.terms import Terms

Legs = tuple[tuple[LocatedPlace, LocatedPlace], ...]


class MovementProposition(TypedDict):
    """A known proposition that says that something moved."""

    proposition_id: str
    event_id: str
    is_main: bool
    statement: str
    kind: str
    status: str
    reason: StatusReason


class StatedMovement(MovementProposition):
    """A row of ``movements`` with its proposition."""

    moves: str
    from_places: list[str]
    to_places: list[str]
    moved_by: list[str]
    moved_on: str


class _FirstClaim(TypedDict):
    proposition_id: str
    made_on: str
    late: bool
    stance: str
    planned_for: str
    current: bool


@dataclass(frozen=True)
class Movement:
    """One movement: the proposition that says it took place, what moved, when and how, and where it began and ended.

    ``kind`` is a code of the vocabulary of movements, ``group`` that of the group of events whose colour it takes.
    """

    event: KnownEvent
    proposition: MovementProposition
    kind: str
    label: str
    group: str
    when: str
    reported: str  # the day of the report, where ``when`` is the movement's own time and the event's date is not
    by: str
    begins: tuple[LocatedPlace, ...]
    ends: tuple[LocatedPlace, ...]
    beside: tuple[EventPlace, ...]  # the event's places, with their roles
    order: str  # its last day, to sort by

    @property
    def legs(self) -> Legs:
        """Return each place of departure with each one of arrival."""
        return tuple((a, b) for a in self.begins for b in self.ends if a["place_id"] != b["place_id"])


def stated_movements(knowledge: Knowledge, event_ids: set[str]) -> tuple[dict[str, list[StatedMovement]], set[str]]:
    """Return by event its movements of which the propositions are known, and the events that ever tell of one, known or not."""
    propositions = knowledge.dataset.tables["propositions"]
    mine = propositions[propositions["event_id"].isin(event_ids)][["proposition_id", "event_id"]]
    moved = knowledge.dataset.tables["movements"].drop(columns="notes").merge(mine, on="proposition_id")
    known = knowledge.propositions.drop(columns="event_id")
    found: dict[str, list[StatedMovement]] = {}
    for record in records(moved.merge(known, on="proposition_id"), StatedMovement):
        found.setdefault(record["event_id"], []).append(record)
    return found, set(moved["event_id"])


def known_movements(knowledge: Knowledge, events: list[KnownEvent], places: dict[str, list[EventPlace]]) -> list[Movement]:
    """Return the movements that some events tell of, newest first, those too of which an end is not known.

    An event with a place of departure or arrival of which nothing more is told stands for its movement itself, by its main proposition;
    not one of a group of which nothing moves.
    """
    ids = {event["event_id"] for event in events}
    moved, telling = stated_movements(knowledge, ids)
    mine = knowledge.propositions[knowledge.propositions["event_id"].isin(ids) & knowledge.propositions["is_main"]]
    mains = {p["event_id"]: p for p in records(mine, MovementProposition)}
    at = place_records(knowledge.dataset, {p for many in moved.values() for one in many for p in (*one["from_places"], *one["to_places"])})
    made, terms = _made(knowledge, {one["proposition_id"] for many in moved.values() for one in many}), knowledge.dataset.terms
    found = []
    for event in events:
        here = tuple(places.get(event["event_id"], ()))
        for one in moved.get(event["event_id"], ()):
            found.append(_stated(terms, event, one, at, here, made[one["proposition_id"]]))
        if event["event_id"] not in telling and any(p["role"] in ("from", "to") for p in here):
            found += _own(terms, event, mains[event["event_id"]], here)
    return sorted(found, key=lambda flow: (flow.order, flow.event["event_id"]), reverse=True)


def _made(knowledge: Knowledge, propositions: set[str]) -> dict[str, _FirstClaim]:
    """Return of each proposition its first claim, and under ``planned_for`` the newest target that stands."""
    claims = knowledge.claims[knowledge.claims["proposition_id"].isin(propositions)]
    found: dict[str, _FirstClaim] = {}
    for claim in records(claims, _FirstClaim):
        first = found.setdefault(claim["proposition_id"], {**claim, "planned_for": ""})
        if claim["stance"] == "plans" and claim["current"]:
            first["planned_for"] = claim["planned_for"]
    return found


def _stated(
    terms: Terms, event: KnownEvent, one: StatedMovement, at: dict[str, LocatedPlace], here: tuple[EventPlace, ...], first: _FirstClaim
) -> Movement:
    begins, ends = (tuple(at[p] for p in side if p in at) for side in (one["from_places"], one["to_places"]))
    when, reported, day = _when(event, one, first)
    by = ", ".join(terms.label("way", way) for way in one["moved_by"])
    return Movement(event, one, one["moves"], *_of_kind(terms, one["moves"], event), when, reported, by, begins, ends, here, day)


def _of_kind(terms: Terms, kind: str, event: KnownEvent) -> tuple[str, str]:
    """Return the label of what moves, and the group whose colour it takes: that of its event where the vocabulary names none."""
    term = terms.term("movement", kind)
    return term.label, term.within or event["event_group"]


def _when(event: KnownEvent, one: StatedMovement, first: _FirstClaim) -> tuple[str, str, str]:
    """Say when a movement was, the day of the report where that is another one, and its last day.

    A statement that is not the event's main one has no day of the event's: only that of its first claim.
    """
    if one["status"] in ("planned", "overdue") and first["planned_for"]:
        return dates.event_words(first["planned_for"], "event", planned=True), "", _last(first["planned_for"])
    said = f"reported {dates.said_words(first['made_on'], late=first['late'])}"
    if one["moved_on"]:
        same = one["is_main"] and event["date_basis"] == "event"
        return dates.date_words(one["moved_on"]), "" if same else said, _last(one["moved_on"])
    if one["is_main"]:
        return dates.event_words(event["date"], event["date_basis"], planned=event["planned"]), "", _last(event["date"])
    return said, "", _last(first["made_on"])


def _last(text: str) -> str:
    return dates.parse_span(text).end.isoformat()


def _own(terms: Terms, event: KnownEvent, main: MovementProposition, here: tuple[EventPlace, ...]) -> list[Movement]:
    kind = terms.movement_of_group(event["event_group"])
    if not kind:
        return []
    begins, ends = (tuple(p for p in here if p["role"] == role) for role in ("from", "to"))
    when = dates.event_words(event["date"], event["date_basis"], planned=event["planned"])
    return [Movement(event, main, kind, *_of_kind(terms, kind, event), when, "", "", begins, ends, here, _last(event["date"]))]


def place_point(place: LocatedPlace) -> Point | None:
    """Return a place's longitude and latitude in degrees, None where it has no coordinate."""
    return (place["lon"], place["lat"]) if place["lat"] is not None and place["lon"] is not None else None


def are_located(*places: LocatedPlace) -> bool:
    """Tell whether all of some places have a coordinate."""
    return None not in map(place_point, places)


def ends_of(found: Iterable[Movement]) -> list[dict[str, object]]:
    """Return the places at either end of a leg once each, with their precision; those without a coordinate are left out."""
    known: dict[str, dict[str, object]] = {}
    for flow in found:
        for place in (p for leg in flow.legs for p in leg):
            if are_located(place):
                known.setdefault(place["place_id"], {k: v for k, v in place.items() if k != "role"})
    return list(known.values())
