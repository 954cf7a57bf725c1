"""Everything known on a day about one event, place, proposition or claim, as nested plain dicts for panel and API.

Ids that are unknown, or not known on the day, raise KeyError.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.query.records import records

Record = dict[str, Any]
_PLACED = ["place_id", "name", "name_ko", "name_ru", "geo_precision", "uncertainty_km", "latitude", "longitude"]


def event_details(dataset: Dataset, knowledge: Knowledge, event_id: str) -> Record:
    """Return an event with places, actors, propositions (main one first) and what claims made at it are about elsewhere."""
    event = _one(knowledge.events, "event_id", event_id)
    about = knowledge.propositions["event_id"].eq(event_id)
    here = knowledge.claims.loc[knowledge.claims["event_id"].eq(event_id), "proposition_id"]
    elsewhere = knowledge.propositions["proposition_id"].isin(here) & ~about
    return event | {
        "places": places_of(dataset, event_id),
        "actors": _actors(dataset, event_id),
        "propositions": propositions(dataset, knowledge, knowledge.propositions[about], event_id),
        "speaks_about": propositions(dataset, knowledge, knowledge.propositions[elsewhere], event_id),
    }


def place_details(dataset: Dataset, knowledge: Knowledge, place_id: str) -> Record:
    """Return a place and the events known there, newest first, each with the place's roles in it."""
    place = _one(dataset.tables["places"], "place_id", place_id)
    if not knowledge.hindsight:
        place["notes"] = ""
    links = dataset.tables["event_places"]
    roles = links[links["place_id"].eq(place_id)].groupby("event_id", sort=False)["role"].agg(tuple)
    events = knowledge.events[knowledge.events["event_id"].isin(roles.index)].sort_values(["start", "event_id"], ascending=False)
    return place | {"events": records(events.assign(roles=events["event_id"].map(roles)))}


def proposition_details(dataset: Dataset, knowledge: Knowledge, proposition_id: str) -> Record:
    """Return a proposition with its claims and their sources."""
    found = knowledge.propositions[knowledge.propositions["proposition_id"].eq(proposition_id)]
    if found.empty:
        raise KeyError(proposition_id)
    return propositions(dataset, knowledge, found)[0]


def claim_details(dataset: Dataset, knowledge: Knowledge, claim_id: str) -> Record:
    """Return a claim with its sources and the proposition that it is about."""
    found = knowledge.claims[knowledge.claims["claim_id"].eq(claim_id)]
    if found.empty:
        raise KeyError(claim_id)
    claim = claims(dataset, knowledge, found)[0]
    return claim | {"proposition": _one(knowledge.propositions, "proposition_id", claim["proposition_id"])}


def propositions(dataset: Dataset, knowledge: Knowledge, frame: pd.DataFrame, event_id: str = "") -> list[Record]:
    """Return propositions, main ones first, each with its claims; ``made_here`` marks those made at the event."""
    about = knowledge.claims[knowledge.claims["proposition_id"].isin(frame["proposition_id"])]
    held: dict[str, list[Record]] = {}
    for claim in claims(dataset, knowledge, about):
        made_here = bool(event_id) and claim["event_id"] == event_id
        held.setdefault(claim["proposition_id"], []).append(claim | {"made_here": made_here})
    ordered = frame.sort_values("is_main", ascending=False, kind="stable")
    return [record | {"claims": held.get(record["proposition_id"], [])} for record in records(ordered)]


def claims(dataset: Dataset, knowledge: Knowledge, frame: pd.DataFrame) -> list[Record]:
    """Return claims with the names of their party and their sources, in the order in which they became known.

    ``no_source_yet`` says that all of its sources are of a later day than the one asked about; how many there will be is not said.
    """
    parties = {p["party_id"]: p for p in records(dataset.tables["parties"])}
    links = dataset.tables["claim_sources"]
    links = links[links["claim_id"].isin(frame["claim_id"])]
    sources = knowledge.sources[knowledge.sources["source_id"].isin(links["source_id"])]
    cited_in = sources["cited_in"].where(sources["cited_in"].isin(knowledge.sources["source_id"]), "")
    known = {s["source_id"]: s for s in records(_worded(sources.assign(cited_in=cited_in)))}
    cited = links["claim_id"].value_counts()
    held: dict[str, list[Record]] = {}
    for claim_id, source_id in zip(links["claim_id"], links["source_id"], strict=True):
        if source_id in known:
            held.setdefault(claim_id, []).append(known[source_id])
    found = []
    for record in records(_worded(frame)):
        party = parties[record["party_id"]]
        sources_of_it = held.get(record["claim_id"], [])
        no_source_yet = not sources_of_it and bool(cited.get(record["claim_id"], 0))
        named = {"party": party["name"], "party_short": party["short_name"]}
        found.append(record | named | {"sources": sources_of_it, "no_source_yet": no_source_yet})
    return found


def place_records(dataset: Dataset, place_ids: Collection[str]) -> dict[str, Record]:
    """Return some places by id, as ``event_places`` has them but without a role."""
    places = dataset.tables["places"]
    chosen = places.loc[places["place_id"].isin(place_ids), _PLACED].rename(columns={"latitude": "lat", "longitude": "lon"})
    return {place["place_id"]: place for place in records(chosen)}


def event_places(dataset: Dataset, event_ids: Collection[str]) -> dict[str, list[Record]]:
    """Return the places of some events by event: place_id, name, role, geo_precision, uncertainty_km, lat and lon."""
    links = dataset.tables["event_places"]
    links = links[links["event_id"].isin(event_ids)]
    together = links.merge(dataset.tables["places"][_PLACED], on="place_id").rename(columns={"latitude": "lat", "longitude": "lon"})
    return _by_event(together)


def places_of(dataset: Dataset, event_id: str) -> list[Record]:
    """Return the places of one event; none for an id that is not there."""
    return event_places(dataset, [event_id]).get(event_id, [])


def _actors(dataset: Dataset, event_id: str) -> list[Record]:
    links = dataset.tables["event_actors"]
    actors = dataset.tables["actors"][["actor_id", "name", "kind", "party_id"]]
    return _by_event(links[links["event_id"].eq(event_id)].merge(actors, on="actor_id")).get(event_id, [])


def _by_event(frame: pd.DataFrame) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records(frame):
        found.setdefault(record.pop("event_id"), []).append(record)
    return found


def _one(frame: pd.DataFrame, key: str, value: str) -> Record:
    found = frame[frame[key].eq(value)]
    if found.empty:
        raise KeyError(value)
    return records(_worded(found))[0]


def _worded(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out the spans that dates are read into, since the EDTF column says the same, and say each date in words beside it."""
    spans = [c for c in frame.columns if c.endswith(("_start", "_end", "_approximate"))]
    dated = [c.removesuffix("_approximate") for c in frame.columns if c.endswith("_approximate")]
    said = {f"{c}_words": [dates.words(text) for text in frame[c]] for c in dated}
    if "low" in frame.columns:
        said["quantity"] = quantities.of(frame)
    return frame.drop(columns=spans).assign(**said)
