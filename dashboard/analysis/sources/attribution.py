"""Who is heard: claims by party and publisher, and how much rests on one voice, one origin, weak evidence or unread sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypedDict

import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.schema.rows import SourceRow
from dashboard.catalog.schema.vocabulary import STANCES

Counted = Literal["claims", "propositions"]


@dataclass(frozen=True)
class Share:
    """So many of so many, with the ids behind it; ``about`` says what is counted."""

    about: Counted
    ids: tuple[str, ...]
    of: int

    @property
    def n(self) -> int:
        """Return how many."""
        return len(self.ids)


class RecordList(NamedTuple):
    """The ids behind a number: ``kind`` is the code of a share, party, alone or stance, and ``of`` the party's name or the stance."""

    kind: str
    of: str
    about: Counted
    ids: tuple[str, ...]


class PartyCounts(TypedDict):
    """A row of ``AttributionSummary.parties``: numbers of claims, of propositions, and of those on which nobody else speaks."""

    party_id: str
    party: str
    claims: int
    propositions: int
    alone: int


class PublisherCounts(TypedDict):
    """A row of ``AttributionSummary.publishers``: numbers of claims carried, and of sources."""

    publisher: str
    claims: int
    sources: int


class CountedSource(SourceRow):
    """A row of ``AttributionSummary.sources``: a source, and how many claims it carries."""

    claims: int


@dataclass(frozen=True, eq=False)
class AttributionSummary:
    """What is said about some events, as known on a day; ``parties`` has also a column a stance, ``shares`` are by their code."""

    propositions: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame
    parties: pd.DataFrame
    publishers: pd.DataFrame
    shares: dict[str, Share]
    taking_part: int  # claims by a party that took part in what it speaks about


def attribution_summary(knowledge: Knowledge, event_ids: Collection[str]) -> AttributionSummary:
    """Return who is heard about some events."""
    propositions = knowledge.propositions[knowledge.propositions["event_id"].isin(event_ids)]
    claims = knowledge.claims[knowledge.claims["proposition_id"].isin(propositions["proposition_id"])]
    links = knowledge.dataset.tables["claim_sources"]
    links = links[links["claim_id"].isin(claims["claim_id"])].merge(knowledge.sources, on="source_id")
    sources = knowledge.sources[knowledge.sources["source_id"].isin(links["source_id"])]
    counted = sources.assign(claims=sources["source_id"].map(links["source_id"].value_counts()).astype("int64"))
    participants = claims["proposition_id"].map(propositions.set_index("proposition_id")["participants"])
    taking_part = sum(party in many for party, many in zip(claims["party_id"], participants, strict=True))
    shares = _shares(claims, links, len(propositions))
    return AttributionSummary(propositions, claims, counted, _parties(knowledge.dataset, claims), _publishers(links), shares, taking_part)


def _shares(claims: pd.DataFrame, links: pd.DataFrame, n_propositions: int) -> dict[str, Share]:
    """Measure propositions by all their claims, and claims by all their sources that were published by the day."""
    read = links["claim_id"].map(claims.set_index("claim_id")["proposition_id"])
    opened, seen = links["access"].ne("not_opened"), links["url_seen"].eq(True)
    by = claims["proposition_id"]
    one_party = by[by.map(claims.groupby("proposition_id")["party_id"].nunique()).eq(1)]
    one_origin = by[by.map(claims.groupby("proposition_id")["origin"].nunique()).eq(1)]
    weak = by[claims["evidence_strength"].eq("C").groupby(by).transform("all")]
    full = set(read[links["access"].eq("full")])
    excerpt = {p for p in read[links["access"].eq("excerpt")] if p not in full}
    found: dict[str, tuple[Counted, Collection[str]]] = {
        "one-party": ("propositions", one_party),  # a joint body counts as one party
        "one-origin": ("propositions", one_origin),
        "weak": ("propositions", weak),
        "excerpt": ("propositions", excerpt),
        "not-opened": ("claims", _never(links, opened)),
        "not-seen": ("claims", _never(links, seen)),
        "no-source": ("claims", set(claims["claim_id"]) - set(links["claim_id"])),
        "late": ("claims", claims.loc[claims["late"], "claim_id"]),
    }
    n = {"propositions": n_propositions, "claims": len(claims)}
    return {code: Share(about, _ids(ids), n[about]) for code, (about, ids) in found.items()}


def _ids(found: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def _never(links: pd.DataFrame, done: pd.Series) -> set[str]:
    """Return the claims that have sources, of none of which something was done."""
    return set(links["claim_id"]) - set(links.loc[done, "claim_id"])


def _parties(dataset: Dataset, claims: pd.DataFrame) -> pd.DataFrame:
    """Count each party's claims by stance, its propositions, and those on which nobody else speaks; the most heard first."""
    names = dataset.tables["parties"].set_index("party_id")["name"]
    speakers = claims.groupby("proposition_id")["party_id"].nunique()
    pairs = claims[["party_id", "proposition_id"]].drop_duplicates()
    alone = pairs[pairs["proposition_id"].map(speakers).eq(1)]
    stances = pd.crosstab(claims["party_id"], claims["stance"]).reindex(columns=list(STANCES), fill_value=0)
    found = stances.assign(
        claims=stances.sum(axis=1),
        propositions=pairs["party_id"].value_counts(),
        alone=alone["party_id"].value_counts().reindex(stances.index, fill_value=0),
    )
    found = found.reset_index().sort_values(["claims", "party_id"], ascending=[False, True], kind="stable").reset_index(drop=True)
    return found.assign(party=found["party_id"].map(names))


def _publishers(links: pd.DataFrame) -> pd.DataFrame:
    """Count the claims that each publisher's sources carry; a claim in sources of two publishers counts with both."""
    counted = links.groupby("publisher").agg(claims=("claim_id", "nunique"), sources=("source_id", "nunique")).reset_index()
    return counted.sort_values(["claims", "publisher"], ascending=[False, True], kind="stable").reset_index(drop=True)


def single_speaker_propositions(found: AttributionSummary, party: str) -> tuple[str, ...]:
    """Return the propositions on which only this party speaks."""
    one = set(found.shares["one-party"].ids)
    return _ids(found.claims.loc[found.claims["party_id"].eq(party) & found.claims["proposition_id"].isin(one), "proposition_id"])


def records_behind(found: AttributionSummary, of: str) -> RecordList | None:
    """Return the list behind a number; None for a code that means nothing here.

    Codes: a share's, ``party:``, ``alone:`` and ``stance:`` with a party or a stance.
    """
    if of in found.shares:
        share = found.shares[of]
        return RecordList(of, "", share.about, share.ids)
    kind, _, value = of.partition(":")
    match kind:
        case "party":
            return RecordList(kind, _name(found, value), "claims", _claims_with(found, "party_id", value))
        case "alone":
            return RecordList(kind, _name(found, value), "propositions", single_speaker_propositions(found, value))
        case "stance":
            return RecordList(kind, value, "claims", _claims_with(found, "stance", value))
    return None


def _claims_with(found: AttributionSummary, column: str, value: str) -> tuple[str, ...]:
    return _ids(found.claims.loc[found.claims[column].eq(value), "claim_id"])


def _name(found: AttributionSummary, party: str) -> str:
    names = dict(zip(found.parties["party_id"], found.parties["party"], strict=True))
    return str(names.get(party, party))


def attribution_codes(dataset: Dataset) -> list[str]:
    """Return every code that ``records_behind`` may be asked for."""
    empty = _shares(dataset.tables["claims"].iloc[:0].assign(late=False), _no_links(dataset), 0)
    parties = dataset.tables["parties"]["party_id"].tolist()
    return [*empty, *(f"party:{p}" for p in parties), *(f"alone:{p}" for p in parties), *(f"stance:{s}" for s in STANCES)]


def _no_links(dataset: Dataset) -> pd.DataFrame:
    return dataset.tables["claim_sources"].iloc[:0].merge(dataset.tables["sources"].iloc[:0], on="source_id")


def by_month(found: AttributionSummary) -> pd.DataFrame:
    """Return a row a month with any: ``month`` (its first day, datetime64[s]), ``what`` ("claims", "sources") and ``n``.

    Claims are of the month from which they count, sources of that of publication; those without a date are left out.
    """
    moments = {"claims": found.claims["known_on"], "sources": found.sources["publication_date_start"]}
    frames = []
    for what, days in moments.items():
        months = days.dropna().to_numpy().astype("datetime64[M]").astype("datetime64[s]")
        counted = pd.Series(months).value_counts().sort_index()
        frames.append(pd.DataFrame({"month": counted.index.to_numpy(), "what": what, "n": counted.to_numpy()}))
    return pd.concat(frames, ignore_index=True)
