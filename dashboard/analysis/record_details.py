"""Everything known on a day about one event, place, proposition or claim, as nested plain dicts for panel and API.

Ids that are unknown, or not known on the day, raise KeyError.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.names import name_languages
from dashboard.catalog.records import TypedRow, one_record, records
from dashboard.catalog.schema.rows import ClaimTexts, KnownEvent, KnownProposition, PartyRow, PlaceRow, SourceTexts

_PLACED = ("geo_precision", "uncertainty_km", "latitude", "longitude")


class LocatedPlace(TypedDict):
    """A place and its point: degrees (WGS 84), None without one; the uncertainty is in km."""

    place_id: str
    name: str
    geo_precision: str
    uncertainty_km: float | None
    lat: float | None
    lon: float | None


class EventPlace(LocatedPlace):
    """A place, and what it is to an event."""

    role: str


class EventActor(TypedDict):
    """An actor, and what it is to an event."""

    actor_id: str
    role: str
    name: str
    alt_names: list[str]
    names_basis: str
    kind: str
    party_id: str


class CitedSource(SourceTexts):
    """A source, its date in words too."""

    publication_date_words: str


class WordedClaim(ClaimTexts):
    """A known claim, its dates and its numbers in words too."""

    known_on: str
    late: bool
    current: bool
    made_on_words: str
    planned_for_words: str
    quantity: str


class ClaimRecord(WordedClaim):
    """A claim with the name of its party and its sources; ``no_source_yet``: all of these are of a later day.

    ``coded``: it codes what others reported, in a dataset.
    """

    coded: bool
    party: str
    party_short: str
    sources: list[CitedSource]
    no_source_yet: bool


class EventClaim(ClaimRecord):
    """A claim on a proposition; ``made_here``: at the event that is asked about."""

    made_here: bool


class ClaimDetails(ClaimRecord):
    """A claim with what it is about."""

    proposition: KnownProposition


class PropositionDetails(KnownProposition):
    """A proposition with its claims."""

    claims: list[EventClaim]


class EventDetails(KnownEvent):
    """An event with all that hangs on it."""

    places: list[EventPlace]
    actors: list[EventActor]
    propositions: list[PropositionDetails]
    speaks_about: list[PropositionDetails]


class PlaceEvent(KnownEvent):
    """An event, and what a place is to it."""

    roles: list[str]


class PlaceDetails(PlaceRow):
    """A place with its events."""

    events: list[PlaceEvent]


def event_details(knowledge: Knowledge, event_id: str) -> EventDetails:
    """Return an event with places, actors, propositions (main one first) and what claims made at it are about elsewhere."""
    return events_details(knowledge, [event_id])[event_id]


def events_details(knowledge: Knowledge, event_ids: Collection[str]) -> dict[str, EventDetails]:
    """Return some events by id as ``event_details`` has each; what hangs on them is gathered once for all, not for each by itself."""
    places, actors = event_places(knowledge.dataset, event_ids), _actors(knowledge.dataset, event_ids)
    found: dict[str, EventDetails] = {}
    for event in records(_rows_of(knowledge.events, event_ids), KnownEvent):
        i = event["event_id"]
        found[i] = {**event, "places": places.get(i, []), "actors": actors.get(i, []), "propositions": [], "speaks_about": []}
    speaking: dict[str, dict[str, None]] = {}  # the events that each proposition is about, or spoken of at
    for frame in (_rows_of(knowledge.propositions, event_ids), _rows_of(knowledge.claims, event_ids)):
        for proposition_id, i in zip(frame["proposition_id"], frame["event_id"], strict=True):
            speaking.setdefault(proposition_id, {})[i] = None
    for record in proposition_records(knowledge, knowledge.propositions[knowledge.propositions["proposition_id"].isin(speaking)]):
        for i in speaking[record["proposition_id"]]:
            made: list[EventClaim] = [{**claim, "made_here": claim["event_id"] == i} for claim in record["claims"]]
            found[i]["propositions" if record["event_id"] == i else "speaks_about"].append({**record, "claims": made})
    for details in found.values():
        details["speaks_about"].sort(key=lambda record: record["proposition_id"])
    return {i: found[i] for i in event_ids}


def place_details(knowledge: Knowledge, place_id: str) -> PlaceDetails:
    """Return a place and the events known there, newest first, each with the place's roles in it."""
    place = one_record(knowledge.dataset.tables["places"], "place_id", place_id, PlaceRow)
    if not knowledge.hindsight:
        place["notes"] = ""
    links = knowledge.dataset.tables["event_places"]
    roles = links[links["place_id"].eq(place_id)].groupby("event_id", sort=False)["role"].agg(tuple)
    events = knowledge.events[knowledge.events["event_id"].isin(roles.index)].sort_values(["start", "event_id"], ascending=False)
    return {**place, "events": records(events.assign(roles=events["event_id"].map(roles)), PlaceEvent)}


def proposition_details(knowledge: Knowledge, proposition_id: str) -> PropositionDetails:
    """Return a proposition with its claims and their sources."""
    found = knowledge.propositions[knowledge.propositions["proposition_id"].eq(proposition_id)]
    if found.empty:
        raise KeyError(proposition_id)
    return proposition_records(knowledge, found)[0]


def claim_details(knowledge: Knowledge, claim_id: str) -> ClaimDetails:
    """Return a claim with its sources and the proposition that it is about."""
    found = knowledge.claims[knowledge.claims["claim_id"].eq(claim_id)]
    if found.empty:
        raise KeyError(claim_id)
    claim = claim_records(knowledge, found)[0]
    return {**claim, "proposition": one_record(knowledge.propositions, "proposition_id", claim["proposition_id"], KnownProposition)}


def proposition_records(knowledge: Knowledge, frame: pd.DataFrame) -> list[PropositionDetails]:
    """Return propositions, main ones first, each with its claims; ``made_here`` is for who asks about an event, and false."""
    about = knowledge.claims[knowledge.claims["proposition_id"].isin(frame["proposition_id"])]
    held: dict[str, list[EventClaim]] = {}
    for claim in claim_records(knowledge, about):
        held.setdefault(claim["proposition_id"], []).append({**claim, "made_here": False})
    ordered = frame.sort_values("is_main", ascending=False, kind="stable")
    return [{**record, "claims": held.get(record["proposition_id"], [])} for record in records(ordered, KnownProposition)]


def claim_records(knowledge: Knowledge, frame: pd.DataFrame) -> list[ClaimRecord]:
    """Return claims with the names of their party and their sources, in the order in which they became known.

    ``no_source_yet`` says that all of its sources are of a later day than the one asked about; how many there will be is not said.
    """
    parties = {p["party_id"]: p for p in records(knowledge.dataset.tables["parties"], PartyRow)}
    codes = claim_index(knowledge.dataset, knowledge.late).codes
    links = knowledge.dataset.tables["claim_sources"]
    links = links[links["claim_id"].isin(frame["claim_id"])]
    sources = knowledge.sources[knowledge.sources["source_id"].isin(links["source_id"])]
    cited_in = sources["cited_in"].where(sources["cited_in"].isin(knowledge.sources["source_id"]), "")
    known = {s["source_id"]: s for s in records(_worded(sources.assign(cited_in=cited_in)), CitedSource)}
    cited = links["claim_id"].value_counts()
    held: dict[str, list[CitedSource]] = {}
    for claim_id, source_id in zip(links["claim_id"], links["source_id"], strict=True):
        if source_id in known:
            held.setdefault(claim_id, []).append(known[source_id])
    found: list[ClaimRecord] = []
    for record in records(_worded(frame), WordedClaim):
        party = parties[record["party_id"]]
        read = held.get(record["claim_id"], [])
        later = not read and bool(cited.get(record["claim_id"], 0))
        found.append(
            {
                **record,
                "party": party["name"],
                "party_short": party["short_name"],
                "coded": codes(record["party_id"], record["stance"]),
                "sources": read,
                "no_source_yet": later,
            }
        )
    return found


def place_records(dataset: Dataset, place_ids: Collection[str]) -> dict[str, LocatedPlace]:
    """Return some places by id, as ``event_places`` has them but without a role."""
    places = dataset.tables["places"]
    chosen = _located(places[places["place_id"].isin(place_ids)])
    return {place["place_id"]: place for place in records(chosen, LocatedPlace)}


def event_places(dataset: Dataset, event_ids: Collection[str]) -> dict[str, list[EventPlace]]:
    """Return the places of some events by event."""
    links = dataset.tables["event_places"]
    return _by_event(_rows_of(links, event_ids).merge(_located(dataset.tables["places"]), on="place_id"), EventPlace)


def _located(places: pd.DataFrame) -> pd.DataFrame:
    """Return places with the columns of ``LocatedPlace``, their names in other languages among them."""
    names = name_languages(places.columns).values()
    return places[["place_id", "name", *names, *_PLACED]].rename(columns={"latitude": "lat", "longitude": "lon"})


def places_of(dataset: Dataset, event_id: str) -> list[EventPlace]:
    """Return the places of one event; none for an id that is not there."""
    return event_places(dataset, [event_id]).get(event_id, [])


def _actors(dataset: Dataset, event_ids: Collection[str]) -> dict[str, list[EventActor]]:
    links = dataset.tables["event_actors"]
    return _by_event(_rows_of(links, event_ids).merge(dataset.tables["actors"], on="actor_id"), EventActor)


def _rows_of(frame: pd.DataFrame, event_ids: Collection[str]) -> pd.DataFrame:
    return frame[frame["event_id"].isin(event_ids)]


def _by_event(frame: pd.DataFrame, row: type[TypedRow]) -> dict[str, list[TypedRow]]:
    found: dict[str, list[TypedRow]] = {}
    for event_id, record in zip(frame["event_id"], records(frame, row), strict=True):
        found.setdefault(event_id, []).append(record)
    return found


def _worded(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out the spans that dates are read into, since the EDTF column says the same, and say each date in words beside it."""
    spans = [c for c in frame.columns if c.endswith(("_start", "_end", "_approximate"))]
    dated = [c.removesuffix("_approximate") for c in frame.columns if c.endswith("_approximate")]
    said = {f"{c}_words": [dates.date_words(text) for text in frame[c]] for c in dated}
    if "low" in frame.columns:
        said["quantity"] = quantities.quantities_of_claims(frame)
    return frame.drop(columns=spans).assign(**said)
