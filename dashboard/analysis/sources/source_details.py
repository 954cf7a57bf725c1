"""What rests on a source: the claims that cite it, and the coordinates that come from it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records

Record = dict[str, Any]


def source_details(knowledge: Knowledge, source_id: str) -> Record:
    """Return a source with claims (each with ``alone``), its places, cited_in and cites; KeyError when not known by the day."""
    shown = known_sources(knowledge).set_index("source_id", drop=False)
    if source_id not in shown.index:
        raise KeyError(source_id)
    source = records(shown.loc[[source_id]])[0]
    places = knowledge.dataset.tables["places"]
    sites = knowledge.dataset.tables["event_places"]
    here = sites.loc[sites["event_id"].isin(knowledge.events["event_id"]), "place_id"]
    located = places[places["coordinate_source"].eq(source_id) & places["place_id"].isin(here)]
    return source | {
        "cited_in": _named(shown, [source["cited_in"]]),
        "cites": _named(shown, shown.index[shown["cited_in"].eq(source_id)].tolist()),
        "claims": _claims(knowledge, source_id),
        "places": records(located[["place_id", "name"]]),
    }


def known_sources(knowledge: Knowledge) -> pd.DataFrame:
    """Return the sources that may be named on the day: of known claims, and of coordinates, published by then."""
    table = knowledge.dataset.tables["sources"]
    published = claim_index(knowledge.dataset, knowledge.late).shown_on <= day_number(knowledge.as_of)
    located = published & table["source_id"].isin(knowledge.dataset.tables["places"]["coordinate_source"]).to_numpy()
    found = table[table["source_id"].isin(knowledge.sources["source_id"]) | located]
    return found if knowledge.hindsight else found.assign(notes="")


def _claims(knowledge: Knowledge, source_id: str) -> list[Record]:
    """Return the known claims that cite a source; ``alone`` when no other source known by the day carries the claim."""
    links = knowledge.dataset.tables["claim_sources"]
    links = links[links["source_id"].isin(knowledge.sources["source_id"])]
    mine = links.loc[links["source_id"].eq(source_id), "claim_id"]
    n_sources = links["claim_id"].value_counts()
    about = knowledge.propositions[["proposition_id", "statement", "status", "kind"]]
    parties = knowledge.dataset.tables["parties"][["party_id", "short_name"]]
    columns = ["claim_id", "proposition_id", "party_id", "claimant", "stance"]
    found = knowledge.claims.loc[knowledge.claims["claim_id"].isin(mine), columns].merge(about, on="proposition_id").merge(parties)
    return records(found.assign(alone=found["claim_id"].map(n_sources).eq(1)).sort_values("claim_id"))


def _named(shown: pd.DataFrame, ids: list[str]) -> list[Record]:
    return records(shown.loc[[i for i in ids if i in shown.index], ["source_id", "title"]])
