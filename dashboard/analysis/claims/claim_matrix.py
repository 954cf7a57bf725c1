"""The matrix of who says what: propositions by parties, each cell a party's standing word; derived from the claims at hand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypedDict, final

import pandas as pd

from dashboard.analysis.claims.positions import Position, latest_positions
from dashboard.analysis.record_details import EventPlace, event_places
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownProposition
from dashboard.catalog.schema.vocabulary import PRECEDENCE

# A party without a word on a proposition. Neither says anything of its mind: both are only about the claims at hand.
SILENCES = ("silent", "unsearched")  # it speaks about the topic, though not about the sentence; or nothing of it on the topic is at hand
MAIN_PARTY_SHARE = 0.2  # a party that took part in this share of all propositions is one of those whom the dataset is about


class SitedPlace(TypedDict):
    """A place that an event is about, as the map lights it up: degrees (WGS 84), the uncertainty in km."""

    id: str
    km: float | None
    precision: str
    name: str
    lat: float | None
    lon: float | None


@final
class Silence(TypedDict):
    """The cell of a party without a word: a code of ``SILENCES``."""

    silence: str


class MatrixRow(KnownProposition):
    """A proposition with a cell for each party."""

    topic_label: str
    places: list[SitedPlace]
    cells: dict[str, Position | Silence]


class _PartyNames(TypedDict):
    party_id: str
    name: str
    short_name: str
    kind: str


class PartyColumn(_PartyNames):
    """A party, how many claims on the rows are its own, and whether it is one of those whom the dataset is about."""

    n_claims: int
    takes_part: bool


Positions = dict[tuple[str, str], Position]  # by proposition and party
Group = tuple[str, str, list[MatrixRow], int]


@dataclass(frozen=True)
class Matrix:
    """Propositions as rows in groups, parties as columns.

    ``groups`` are (code, label, rows, how many there are in all); ``counts`` says how many propositions of the
    selection each topic has, ``contested`` how many of the topic asked for are contested.
    """

    groups: list[Group]
    parties: list[PartyColumn]
    counts: dict[str, int]
    contested: int
    n: int

    @property
    def rows(self) -> list[MatrixRow]:
        """Return the rows in their order."""
        return [row for _, _, rows, _ in self.groups for row in rows]


def claim_matrix(
    knowledge: Knowledge,
    events: Collection[str],
    *,
    topic: str = "",
    contested: bool = False,
    each: int = 0,
    most: int = 0,
) -> Matrix:
    """Return the matrix of the propositions of some events, and of those that claims made at these events are about.

    ``topic`` keeps one topic, ``contested`` what is contested. ``each`` keeps of a topic as many rows, those that most parties speak
    about; ``most`` the first rows of a group. Contested rows are never left out by either.
    """
    everything = by_contention(knowledge, relevant_propositions(knowledge, events))
    on_topic = everything[everything["topic"].eq(topic)] if topic else everything
    is_contested = on_topic["status"].eq("contested")
    chosen = on_topic[is_contested] if contested else on_topic
    words = latest_positions(knowledge, set(chosen["proposition_id"]))
    topics = knowledge.dataset.terms.labels("topic")
    groups = _groups(chosen, topics, Counter(proposition for proposition, _ in words), each, most)
    rows = [row for _, _, some, _ in groups for row in some]
    parties = party_columns(knowledge.dataset, rows, words)
    places, spoken = event_sites(knowledge, {row["event_id"] for row in rows}), topics_of(knowledge)

    def filled(row: KnownProposition) -> MatrixRow:
        cells = {party: _cell(row, party, words, spoken) for party in (p["party_id"] for p in parties)}
        return {
            **row,
            "topic_label": topics[row["topic"]],
            "places": places.get(row["event_id"], []),
            "cells": cells,
        }

    counts = Counter(str(t) for t in everything["topic"])
    in_order = {t: counts[t] for t in topics if t in counts}
    drawn = [(code, label, [filled(row) for row in some], n) for code, label, some, n in groups]
    return Matrix(drawn, parties, in_order, int(is_contested.sum()), len(everything))


def relevant_propositions(knowledge: Knowledge, events: Collection[str]) -> pd.DataFrame:
    """Return the rows of ``Knowledge.propositions`` about some events, and those that claims made at these events are about."""
    about = knowledge.propositions["event_id"].isin(events)
    spoken = knowledge.claims.loc[knowledge.claims["event_id"].isin(events), "proposition_id"]
    return knowledge.propositions[about | knowledge.propositions["proposition_id"].isin(spoken)]


def by_contention(knowledge: Knowledge, propositions: pd.DataFrame) -> pd.DataFrame:
    """Return propositions contested first, then by the status rule's order of precedence, then what was last spoken about first.

    They are rows of ``Knowledge.propositions``; added is ``spoken_on`` (datetime64[s]), the day of the newest claim.
    """
    last = knowledge.claims.groupby("proposition_id")["known_on"].max()
    keys = propositions.assign(
        rank=[PRECEDENCE.index(status) for status in propositions["status"]],
        spoken_on=last.reindex(propositions["proposition_id"]).to_numpy(),
    )
    return keys.sort_values(["rank", "spoken_on", "proposition_id"], ascending=[True, False, True]).drop(columns="rank")


@derived(most=8)
def topics_of(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return of each party the topics that it speaks about in these sources by the day."""
    topic = dict(zip(knowledge.propositions["proposition_id"], knowledge.propositions["topic"], strict=True))
    found: dict[str, set[str]] = {}
    for party, proposition in zip(knowledge.claims["party_id"], knowledge.claims["proposition_id"], strict=True):
        found.setdefault(party, set()).add(topic[proposition])
    return found


def party_columns(dataset: Dataset, rows: list[KnownProposition], words: Positions) -> list[PartyColumn]:
    """Return the parties with a word on any of the rows: those whom the dataset is about first, the others by their number of claims."""
    ids = {row["proposition_id"] for row in rows}
    said: dict[str, int] = {}
    for (proposition, party), word in words.items():
        if proposition in ids:
            said[party] = said.get(party, 0) + len(word["claims"])
    table = dataset.tables["parties"]
    order = {party: i for i, party in enumerate(table["party_id"])}
    ours = _whom_it_is_about(dataset)
    names = {p["party_id"]: p for p in records(table[table["party_id"].isin(said)], _PartyNames)}
    ranked = sorted(said, key=lambda p: (p not in ours, 0 if p in ours else -said[p], order[p]))
    return [{**names[p], "n_claims": said[p], "takes_part": p in ours} for p in ranked]


def event_sites(knowledge: Knowledge, events: set[str]) -> dict[str, list[SitedPlace]]:
    """Return the places that known events are about, by event; where one was only announced counts only when there is no other."""
    known = set(knowledge.events["event_id"]) & events
    found: dict[str, list[SitedPlace]] = {}
    for event, places in event_places(knowledge.dataset, sorted(known)).items():
        real = [p for p in places if p["role"] != "announcement"] or places
        once = {p["place_id"]: _sited(p) for p in real}
        found[event] = list(once.values())
    return found


def _sited(place: EventPlace) -> SitedPlace:
    return {
        "id": place["place_id"],
        "km": place["uncertainty_km"],
        "precision": place["geo_precision"],
        "name": place["name"],
        "lat": place["lat"],
        "lon": place["lon"],
    }


def _whom_it_is_about(dataset: Dataset) -> set[str]:
    propositions = dataset.tables["propositions"]
    took_part = pd.Series([party for many in propositions["participants"] for party in many], dtype=object).value_counts()
    return set(took_part[took_part >= MAIN_PARTY_SHARE * max(len(propositions), 1)].index)


def _groups(
    chosen: pd.DataFrame, topics: Mapping[str, str], speakers: Counter[str], each: int, most: int
) -> list[tuple[str, str, list[KnownProposition], int]]:
    """Part rows into groups: what is contested, whatever its topic, then each topic."""
    rows = records(chosen, KnownProposition)
    found = [("contested", "Contested", contested := [r for r in rows if r["status"] == "contested"], len(contested))]
    for topic, label in topics.items():
        mine = [r for r in rows if r["topic"] == topic and r["status"] != "contested"]
        found.append((topic, label, _fewer(mine, speakers, each, most), len(mine)))
    return [group for group in found if group[3]]


def _fewer(rows: list[KnownProposition], speakers: Counter[str], each: int, most: int) -> list[KnownProposition]:
    """Return some of a group's rows, in the same order."""
    if each:
        kept = {row["proposition_id"] for row in sorted(rows, key=lambda row: -speakers[row["proposition_id"]])[:each]}
        return [row for row in rows if row["proposition_id"] in kept]
    return rows[:most] if most else rows


def _cell(row: KnownProposition, party: str, words: Positions, spoken: dict[str, set[str]]) -> Position | Silence:
    """Return how a party stands on a row, or which silence it is."""
    silence: Silence = {"silence": "silent" if row["topic"] in spoken.get(party, set()) else "unsearched"}
    return words.get((row["proposition_id"], party)) or silence
