"""A dataset's claims and sources made ready to be asked for any day: from which day each counts or may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.claim_ledger import COLLECTIVE_KINDS, build_ledger
from dashboard.catalog.knowledge.status import NEVER_DAY, Bools, ClaimLedger, Ints
from dashboard.catalog.records import frame_rows
from dashboard.catalog.schema.rows import Speaker
from dashboard.catalog.schema.vocabulary import CODING_KIND, CODING_STANCES


class IndexedClaim(TypedDict):
    """A row of ``claims`` with what statuses and plans say of it, cells as the frame has them (NaT for a claim that is no plan)."""

    claim_id: str
    proposition_id: str
    claimant: str
    party_id: str
    stance: str
    made_on: str
    made_on_basis: str
    planned_for: str
    period: str
    evidence_strength: str
    planned_for_start: pd.Timestamp
    planned_for_end: pd.Timestamp
    planned_for_approximate: bool


@dataclass(frozen=True, eq=False)
class RowLinks:
    """Which rows (counted from 0) of the tables belong together, looked up once: a day's knowledge only picks among them."""

    main: Ints  # of each event, the row of its main proposition; -1 for none
    about: Ints  # of each claim, the row of its proposition
    cited: tuple[Ints, Ints]  # claims and the sources that carry them
    citing: Ints  # of each source, the row of the source that cites it; -1 for none
    heard: tuple[Ints, Ints, Ints]  # events, claims about them or made at them, and the proposition that must be known for it; -1 for none


@dataclass(frozen=True, eq=False)
class ClaimIndex:
    """A dataset's claims made ready for any day: each with the day from which it counts. Days are days since 1970-01-01, NEVER for none."""

    dataset: Dataset
    known_on: Ints
    first: Ints  # the first day on which each proposition is known
    ledger: ClaimLedger
    records: list[IndexedClaim]
    short_names: dict[str, str]
    collective: frozenset[str]
    coding: frozenset[str]  # the parties that are datasets, which code what others reported
    shown_on: Ints  # the first day on which each source may be shown
    links: RowLinks
    unplaced: Bools  # of each claim, whether it is one of unknown day that could not be counted from its event's though that was asked for

    def speaker(self, claim: Speaker) -> str:
        """Return who a sentence names for a claim: its party, or the claimant where the party is only a kind of people."""
        party = claim["party_id"]
        return claim["claimant"] if party in self.collective else self.short_names[party]

    def codes(self, party_id: str, stance: str) -> bool:
        """Tell whether a party's claim with a stance codes what others reported: one of a dataset does."""
        return party_id in self.coding and stance in CODING_STANCES

    def standing_plans(self, day: int) -> dict[tuple[str, str], tuple[IndexedClaim, int]]:
        """Return of each proposition and party the claim whose plan stands on the day, and the plan's last day."""
        plans = self.ledger.current_plans(day)
        claims = ((self.records[row], end) for row, end in zip(plans.row.tolist(), plans.end.tolist(), strict=True))
        return {(claim["proposition_id"], claim["party_id"]): (claim, end) for claim, end in claims}


@derived(most=2)  # one for each way of counting late claims
def claim_index(dataset: Dataset, late: str) -> ClaimIndex:
    """Return the register of a dataset; ``late="event"`` counts claims of unknown day from their event's."""
    tables = dataset.tables
    propositions = with_event_days(tables)
    claims = tables["claims"]
    place = pd.Series(range(len(propositions)), index=propositions["proposition_id"])
    row = claims["proposition_id"].map(place).to_numpy(dtype=np.int64)
    event_start = propositions["event_start"].to_numpy()[row]
    known_on = _day_numbers(claims["made_on_end"])
    unplaced = np.zeros(len(claims), dtype=bool)
    if late == "event":
        event_days = _event_days(claims, tables, propositions["event_end"].to_numpy()[row])
        unplaced = claims["made_on_basis"].eq("no_later_than").to_numpy() & (event_days == NEVER_DAY)
        known_on = np.minimum(known_on, event_days)
    says_so = claims["stance"].isin(["asserts", "acknowledges"]).to_numpy() & propositions["is_main"].to_numpy()[row]
    known_on = np.where(says_so, np.maximum(known_on, event_start), known_on)
    first = np.full(len(propositions), NEVER_DAY)
    np.minimum.at(first, row, known_on)
    names = dict(zip(tables["parties"]["party_id"], tables["parties"]["short_name"], strict=True))
    book = build_ledger(claims, propositions, tables["parties"], known_on)
    kinds = tables["parties"].set_index("party_id")["kind"]
    collective = frozenset(kinds.index[kinds.isin(COLLECTIVE_KINDS)])
    coding = frozenset(kinds.index[kinds.eq(CODING_KIND)])
    shown_on, links = _shown_on(tables), _links(tables, row)
    return ClaimIndex(
        dataset, known_on, first, book, frame_rows(claims, IndexedClaim), names, collective, coding, shown_on, links, unplaced
    )


def _links(tables: dict[str, pd.DataFrame], about: Ints) -> RowLinks:
    """Look up which rows belong together; ``about`` is the proposition of each claim."""
    events, propositions, claims = (tables[name] for name in ("events", "propositions", "claims"))
    mains = propositions[propositions["is_main"]]
    at = pd.Series(mains.index, index=mains["event_id"]).reindex(events["event_id"])
    cites = tables["claim_sources"]
    sources = tables["sources"]["source_id"]
    cited = _rows(claims["claim_id"], cites["claim_id"]), _rows(sources, cites["source_id"])
    of, made = _rows(events["event_id"], propositions["event_id"])[about], _rows(events["event_id"], claims["event_id"])
    claim = np.arange(len(claims))
    elsewhere = (made >= 0) & (made != of)
    at_once = np.where(made == of, -1, about)  # made at the event that it is about: heard there in any case
    event, proposition = np.concatenate([of, made[elsewhere]]), np.concatenate([at_once, np.full(int(elsewhere.sum()), -1)])
    heard = event, np.concatenate([claim, claim[elsewhere]]), proposition
    return RowLinks(at.fillna(-1).to_numpy(dtype=np.int64), about, cited, _rows(sources, tables["sources"]["cited_in"]), heard)


def _rows(ids: pd.Series, wanted: pd.Series) -> Ints:
    """Return the row of each wanted id, -1 where there is none."""
    return np.asarray(pd.Index(ids).get_indexer(pd.Index(wanted)), dtype=np.int64)


def _shown_on(tables: dict[str, pd.DataFrame]) -> Ints:
    """Return the first day on which each source may be shown: the last day of its date; at once when it has none.

    One dated to a month or a year is at hand earlier when a claim is dated by it: then from the day of that claim.
    """
    sources, claims = tables["sources"], tables["claims"]
    start, end = (_day_numbers(sources[f"publication_date_{side}"].fillna(pd.Timestamp(0))) for side in ("start", "end"))
    dated = claims.loc[claims["made_on_basis"].isin(["publication", "no_later_than"]), ["claim_id", "made_on_end"]]
    links = tables["claim_sources"].merge(dated, on="claim_id")
    at = pd.Index(sources["source_id"]).get_indexer(pd.Index(links["source_id"]))
    first = end.copy()
    np.minimum.at(first, at[at >= 0], _day_numbers(links["made_on_end"])[at >= 0])
    return np.where(sources["publication_date"].eq(""), -NEVER_DAY, np.maximum(np.minimum(first, end), start))


def _event_days(claims: pd.DataFrame, tables: dict[str, pd.DataFrame], about: Ints) -> Ints:
    """Return the day of the event for each claim whose own day is not at hand: the event it was made at, else the one it is about.

    A denial is never taken to be older than what it denies, so that one made at no event keeps its day; so do claims with a day.
    """
    ends = tables["events"].set_index("event_id")["date_end"].reindex(claims["event_id"]).set_axis(claims.index)
    made_at = np.where(ends.notna(), _day_numbers(ends.fillna(pd.Timestamp(0))), about)
    moves = claims["made_on_basis"].eq("no_later_than") & (ends.notna() | claims["stance"].ne("denies"))
    return np.where(moves.to_numpy(), made_at, NEVER_DAY)


def with_event_days(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return table ``propositions`` with columns event_start and event_end: its event's first and last day, int64 since 1970-01-01."""
    events = tables["events"].set_index("event_id")
    propositions = tables["propositions"]
    days = {side: _day_numbers(events[f"date_{side}"].reindex(propositions["event_id"])) for side in ("start", "end")}
    found: pd.DataFrame = propositions.assign(event_start=days["start"], event_end=days["end"])
    return found


def _day_numbers(moments: pd.Series) -> Ints:
    return moments.to_numpy(dtype="datetime64[D]").astype(np.int64)
