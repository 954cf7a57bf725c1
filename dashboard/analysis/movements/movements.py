"""What moved: the statements about movements that events hold, each with its ends, its way and its time, as known on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.record_details import place_records
from dashboard.catalog import dates
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.vocabulary import MOVEMENT_GROUPS, WAYS

Record = dict[str, Any]
Legs = tuple[tuple[Record, Record], ...]
_COLUMNS = ["proposition_id", "event_id", "is_main", "statement", "kind", "status", "sentence"]
# What is taken to move at an event of which the data do not say it.
_BY_GROUP = {"arms": "arms", "troops": "troops", "technology": "technology", "transport": "transport", "infrastructure": "transport"}
_BY_GROUP |= {"diplomacy": "visits", "memory": "visits", "economy": "trade"}


@dataclass(frozen=True)
class Movement:
    """One movement: the proposition that says it took place, what moved, when and how, and where it began and ended."""

    event: Record
    proposition: Record
    kind: str
    when: str
    reported: str  # the day of the report, where ``when`` is the movement's own time and the event's date is not
    by: str
    begins: tuple[Record, ...]
    ends: tuple[Record, ...]
    beside: tuple[Record, ...]  # the event's places, with their roles
    order: str  # its last day, to sort by

    @property
    def group(self) -> str:
        """Return the event group whose colour it takes."""
        return MOVEMENT_GROUPS[self.kind]

    @property
    def legs(self) -> Legs:
        """Return each place of departure with each one of arrival."""
        return tuple((a, b) for a in self.begins for b in self.ends if a["place_id"] != b["place_id"])


def movement_propositions(knowledge: Knowledge, event_ids: set[str]) -> dict[str, list[Record]]:
    """Return by event its propositions that tell of a movement, known on the day or not: with ``status`` where they are known."""
    propositions = knowledge.dataset.tables["propositions"]
    mine = propositions[propositions["event_id"].isin(event_ids)][["proposition_id", "event_id"]]
    moved = knowledge.dataset.tables["movements"].drop(columns="notes").merge(mine, on="proposition_id")
    known = knowledge.propositions[[*_COLUMNS, "known_on"]].drop(columns="event_id")
    found: dict[str, list[Record]] = {}
    for record in records(moved.merge(known, on="proposition_id", how="left")):
        found.setdefault(record["event_id"], []).append(record)
    return found


def known_movements(knowledge: Knowledge, events: list[Record], places: dict[str, list[Record]]) -> list[Movement]:
    """Return the movements that some events tell of, newest first, those too of which an end is not known.

    An event with a place of departure or arrival of which nothing more is told stands for its movement itself, by its main proposition.
    """
    ids = {event["event_id"] for event in events}
    moved = movement_propositions(knowledge, ids)
    mains = {p["event_id"]: p for p in records(_of(knowledge.propositions, ids)) if p["is_main"]}
    at = place_records(knowledge.dataset, {p for many in moved.values() for one in many for p in (*one["from_places"], *one["to_places"])})
    made = _made(knowledge, {one["proposition_id"] for many in moved.values() for one in many})
    found = []
    for event in events:
        here = tuple(places.get(event["event_id"], ()))
        for one in moved.get(event["event_id"], ()):
            if one["status"]:
                found.append(_stated(event, one, at, here, made[one["proposition_id"]]))
        if event["event_id"] not in moved and any(p["role"] in ("from", "to") for p in here):
            found.append(_own(event, mains[event["event_id"]], here))
    return sorted(found, key=lambda flow: (flow.order, flow.event["event_id"]), reverse=True)


def _of(propositions: pd.DataFrame, event_ids: set[str]) -> pd.DataFrame:
    found: pd.DataFrame = propositions.loc[propositions["event_id"].isin(event_ids), _COLUMNS]
    return found


def _made(knowledge: Knowledge, propositions: set[str]) -> dict[str, Record]:
    """Return of each proposition its first claim, and under ``planned_for`` the newest target that stands."""
    claims = knowledge.claims[knowledge.claims["proposition_id"].isin(propositions)]
    found: dict[str, Record] = {}
    for claim in records(claims[["proposition_id", "made_on", "late", "stance", "planned_for", "current"]]):
        first = found.setdefault(claim["proposition_id"], claim | {"planned_for": ""})
        if claim["stance"] == "plans" and claim["current"]:
            first["planned_for"] = claim["planned_for"]
    return found


def _stated(event: Record, one: Record, at: dict[str, Record], here: tuple[Record, ...], first: Record) -> Movement:
    begins, ends = (tuple(at[p] for p in one[side] if p in at) for side in ("from_places", "to_places"))
    when, reported, day = _when(event, one, first)
    by = ", ".join(WAYS[way].label for way in one["moved_by"])
    return Movement(event, {name: one[name] for name in _COLUMNS}, one["moves"], when, reported, by, begins, ends, here, day)


def _when(event: Record, one: Record, first: Record) -> tuple[str, str, str]:
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


def _own(event: Record, main: Record, here: tuple[Record, ...]) -> Movement:
    begins, ends = (tuple(p for p in here if p["role"] == role) for role in ("from", "to"))
    when = dates.event_words(event["date"], event["date_basis"], planned=event["planned"])
    return Movement(event, main, _BY_GROUP[event["event_group"]], when, "", "", begins, ends, here, _last(event["date"]))


def are_located(*places: Record) -> bool:
    """Tell whether all of some places have a coordinate."""
    return all(p["lat"] is not None and p["lon"] is not None for p in places)


def ends_of(found: Iterable[Movement]) -> list[Record]:
    """Return the places at either end of a leg once each, with their precision; those without a coordinate are left out."""
    known: dict[str, Record] = {}
    for flow in found:
        for place in (p for leg in flow.legs for p in leg):
            if are_located(place):
                known.setdefault(place["place_id"], {k: v for k, v in place.items() if k != "role"})
    return list(known.values())
