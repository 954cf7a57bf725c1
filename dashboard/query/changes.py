"""What changed between two days of knowledge: new events, changed statuses, denials, admissions, numbers and targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import dates, quantities
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge, known
from dashboard.catalog.register import COLLECTIVE, registered
from dashboard.catalog.status import CODES
from dashboard.query.records import records

Record = dict[str, Any]
# New words of a kind that is news by itself.
SPOKEN = {"denials": "denies", "admissions": "acknowledges", "retractions": "retracts"}
# A party's standing word of a kind that replaces an older one of the same kind: a number by a number, a target by a target.
REPLACED = {"numbers": "estimates", "targets": "plans"}


@dataclass(frozen=True)
class Changes:
    """The difference between what was known on two days; every record names its event, and a claim or a proposition.

    ``statuses`` hold before and after (status, kind, sentence); ``numbers`` and ``targets`` the words before and after of one
    party on one proposition; ``days`` are those on which any of the claims in between became known, with how many.
    """

    since: date
    until: date
    events: list[Record]
    statuses: list[Record]
    denials: list[Record]
    admissions: list[Record]
    retractions: list[Record]
    numbers: list[Record]
    targets: list[Record]
    days: list[Record]

    @property
    def n(self) -> int:
        """Return how many changes there are."""
        kinds = (self.events, self.statuses, self.denials, self.admissions, self.retractions, self.numbers, self.targets)
        return sum(len(kind) for kind in kinds)


def changes(dataset: Dataset, since: date, until: date, late: str = "latest") -> Changes:
    """Return what became known after one day and by another one that is not before it."""
    before, after = known(dataset, since, late), known(dataset, until, late)
    fresh = after.claims[~after.claims["claim_id"].isin(before.claims["claim_id"])]
    told = _told(dataset, after, fresh)
    new = after.events[~after.events["event_id"].isin(before.events["event_id"])].sort_values(["known_on", "start", "event_id"])
    return Changes(
        since,
        until,
        events=[row | {"date_words": dates.words(row["date"])} for row in records(new)],
        statuses=_statuses(dataset, before, after, told),
        **{kind: [row for row in told if row["stance"] == stance] for kind, stance in SPOKEN.items()},
        **{kind: _replaced(before, told, stance, _collective(dataset)) for kind, stance in REPLACED.items()},
        days=_days(fresh),
    )


def _told(dataset: Dataset, after: Knowledge, fresh: pd.DataFrame) -> list[Record]:
    """Return the new claims, oldest first, with who speaks, what they are about, and their words."""
    names = dataset.tables["parties"].set_index("party_id")["short_name"]
    about = after.propositions.set_index("proposition_id")[["statement", "event_id", "scope"]]
    titles = after.events.set_index("event_id")["title"]
    joined = fresh.drop(columns="event_id").join(about, on="proposition_id")
    said = joined.assign(party=joined["party_id"].map(names), title=joined["event_id"].map(titles))
    return [_worded(row) for row in records(said)]


def _worded(claim: Record) -> Record:
    quantity = quantities.words(claim["low"], claim["best"], claim["high"], claim["unit"])
    target = dates.words(claim["planned_for"]) if claim["planned_for"] else ""
    return claim | {"quantity": quantity, "target": target, "said": dates.words(claim["made_on"])}


def _statuses(dataset: Dataset, before: Knowledge, after: Knowledge, told: list[Record]) -> list[Record]:
    """Return propositions known on both days whose status is another one, with the day of its turn and the new claims about them."""
    columns = ["proposition_id", "status", "sentence"]
    both = after.propositions.merge(before.propositions[columns], on="proposition_id", suffixes=("", "_before"))
    titles = after.events.set_index("event_id")["title"]
    turned = both[both["status"].ne(both["status_before"])]
    found = records(turned.assign(title=turned["event_id"].map(titles)))
    for row in found:
        row["claims"] = [c["claim_id"] for c in told if c["proposition_id"] == row["proposition_id"]]
        row["day"] = _turned_on(dataset, after.late, row, {c["known_on"] for c in told if c["proposition_id"] == row["proposition_id"]})
    return sorted(found, key=lambda row: (row["day"], row["proposition_id"]))


def _collective(dataset: Dataset) -> set[str]:
    """Return the parties that are no one voice: what one newspaper says takes nothing back of what another said."""
    parties = dataset.tables["parties"]
    return set(parties.loc[parties["kind"].isin(COLLECTIVE), "party_id"])


def _turned_on(dataset: Dataset, late: str, row: Record, days: set[str]) -> str:
    """Return the last day of new words on which the status became what it is; "" when it turned without any, by a target's passing."""
    book, codes = registered(dataset, late).ledger, dataset.tables["propositions"]["proposition_id"]
    at = int(codes[codes.eq(row["proposition_id"])].index[0])
    for day in sorted(days, reverse=True):
        number = (date.fromisoformat(day) - date(1970, 1, 1)).days
        now, eve = (CODES[book.status(d)[at]] for d in (number, number - 1))
        if now == row["status"] != eve:
            return day
    return ""


def _replaced(before: Knowledge, told: list[Record], stance: str, collective: set[str]) -> list[Record]:
    """Return new words of a kind that stand in place of what the same party said of the same proposition, where they differ."""
    old = before.claims[before.claims["stance"].eq(stance) & before.claims["current"] & ~before.claims["party_id"].isin(collective)]
    stood = {(c["proposition_id"], c["party_id"]): _worded(c) for c in records(old)}
    found = []
    for claim in told:
        was = stood.get((claim["proposition_id"], claim["party_id"]))
        if was and claim["stance"] == stance and claim["current"] and _said(was) != _said(claim):
            found.append(claim | {"before": was} | _slip(was, claim))
    return found


def _said(claim: Record) -> tuple[Any, ...]:
    return claim["low"], claim["best"], claim["high"], claim["unit"], claim["planned_for"]


def _slip(was: Record, claim: Record) -> Record:
    """Return by how many days a target's last day moved; None where it is no target."""
    ends = [c["planned_for_end"] for c in (was, claim)]
    return {"slip_days": (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days if all(ends) else None}


def _days(fresh: pd.DataFrame) -> list[Record]:
    counts = fresh.groupby("known_on").size()
    return [{"day": row["known_on"], "n": row["n"]} for row in records(counts.rename("n").reset_index())]
