"""What rests on a source: the claims that cite it, and the coordinates that come from it."""

from __future__ import annotations

from typing import TypedDict

import pandas as pd

from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import SourceRow


class NamedSource(TypedDict):
    """A source as it is named where it is only mentioned."""

    source_id: str
    title: str


class NamedPlace(TypedDict):
    """A place as it is named where it is only mentioned."""

    place_id: str
    name: str


class CitingClaim(TypedDict):
    """A claim that cites a source, with what it is about; ``alone``: no other source known by the day carries it.

    ``coded``: it codes what others reported, in a dataset.
    """

    claim_id: str
    proposition_id: str
    party_id: str
    claimant: str
    stance: str
    statement: str
    status: str
    kind: str
    short_name: str
    alone: bool
    coded: bool


class SourceDetails(SourceRow):
    """A source with all that rests on it: ``citing`` and ``cites`` are other sources, of ``places`` it has the coordinates."""

    citing: list[NamedSource]
    cites: list[NamedSource]
    claims: list[CitingClaim]
    places: list[NamedPlace]


def source_details(knowledge: Knowledge, source_id: str) -> SourceDetails:
    """Return a source with all that rests on it; KeyError when not known by the day."""
    shown = known_sources(knowledge).set_index("source_id", drop=False)
    if source_id not in shown.index:
        raise KeyError(source_id)
    source = records(shown.loc[[source_id]], SourceRow)[0]
    places = knowledge.dataset.tables["places"]
    sites = knowledge.dataset.tables["event_places"]
    here = sites.loc[sites["event_id"].isin(knowledge.events["event_id"]), "place_id"]
    located = places[places["coordinate_source"].eq(source_id) & places["place_id"].isin(here)]
    return {
        **source,
        "citing": _named(shown, [source["cited_in"]]),
        "cites": _named(shown, shown.index[shown["cited_in"].eq(source_id)].tolist()),
        "claims": _claims(knowledge, source_id),
        "places": records(located, NamedPlace),
    }


def known_sources(knowledge: Knowledge) -> pd.DataFrame:
    """Return the rows of table ``sources`` that may be named on the day: of known claims, and of coordinates, published by then."""
    table = knowledge.dataset.tables["sources"]
    published = claim_index(knowledge.dataset, knowledge.late).shown_on <= day_number(knowledge.as_of)
    located = published & table["source_id"].isin(knowledge.dataset.tables["places"]["coordinate_source"]).to_numpy()
    found = table[table["source_id"].isin(knowledge.sources["source_id"]) | located]
    return found if knowledge.hindsight else found.assign(notes="")


def _claims(knowledge: Knowledge, source_id: str) -> list[CitingClaim]:
    """Return the known claims that cite a source; ``alone`` when no other source known by the day carries the claim."""
    links = knowledge.dataset.tables["claim_sources"]
    links = links[links["source_id"].isin(knowledge.sources["source_id"])]
    mine = links.loc[links["source_id"].eq(source_id), "claim_id"]
    n_sources = links["claim_id"].value_counts()
    about = knowledge.propositions[["proposition_id", "statement", "status", "kind"]]
    parties = knowledge.dataset.tables["parties"][["party_id", "short_name"]]
    columns = ["claim_id", "proposition_id", "party_id", "claimant", "stance"]
    found = knowledge.claims.loc[knowledge.claims["claim_id"].isin(mine), columns].merge(about, on="proposition_id").merge(parties)
    codes = claim_index(knowledge.dataset, knowledge.late).codes
    coded = [codes(party, stance) for party, stance in zip(found["party_id"], found["stance"], strict=True)]
    return records(found.assign(alone=found["claim_id"].map(n_sources).eq(1), coded=coded).sort_values("claim_id"), CitingClaim)


def _named(shown: pd.DataFrame, ids: list[str]) -> list[NamedSource]:
    return records(shown.loc[[i for i in ids if i in shown.index]], NamedSource)
