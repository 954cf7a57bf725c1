"""What changed between two days of knowledge: the difference of what was known on them, as plain records by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis.claims import position_changes
from dashboard.analysis.claims.position_changes import Record
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.knowledge.of_events import Events, knowledge_of_events
from dashboard.catalog.knowledge.status import CODES
from dashboard.catalog.knowledge.status_history import may_be_older
from dashboard.catalog.records import records

# In the order in which a reader should meet them.
CHANGE_KINDS = ("statuses", "admissions", "denials", "retractions", "targets", "numbers", "events", "propositions")


@dataclass(frozen=True)
class Changes:
    """The news between two days, by kind. Every record names day, event, proposition and claims.

    ``other`` are new claims that stand in none of them; ``returned`` counts propositions whose status changed and changed back.
    """

    since: date
    until: date
    kinds: dict[str, list[Record]]
    other: list[Record]
    returned: int

    @property
    def n(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self.kinds.values()))


@derived(most=64)
def knowledge_changes(dataset: Dataset, since: date, until: date, late: str = "latest", events: Events = None) -> Changes:
    """Return what became known of some events after ``since`` and by ``until``; a ValueError when the one is not before the other."""
    if since >= until:
        raise ValueError(f"since={since} is not before until={until}; name an earlier day")
    before, after = (knowledge_of_events(known_on(dataset, day, late), events) for day in (since, until))
    found = [*_events(before, after), *_propositions(before, after)]
    covered = {claim for record in found for claim in record.pop("covers")}
    moved, returned = _statuses(dataset, before, after)
    found += [
        *moved,
        *position_changes.reversals(dataset, after, since),
        *position_changes.number_changes(dataset, after, since),
        *position_changes.target_changes(dataset, after, since),
    ]
    order = sorted(_named(after, found), key=lambda r: (r["day"], r["event_id"], r["proposition_id"], r["claims"]), reverse=True)
    told = covered | {claim for record in found for claim in record["claims"]}
    new = _new(before.claims, after.claims, "claim_id")
    kinds = {kind: [r for r in order if r["kind"] == kind] for kind in CHANGE_KINDS}
    return Changes(since, until, kinds, _others(after, new[~new["claim_id"].isin(told)]), returned)


@derived(most=64)
def news_days(dataset: Dataset, since: date, until: date, late: str = "latest", events: Events = None) -> dict[str, int]:
    """Return the days after ``since`` and by ``until`` that brought news of some events, each with how many claims or changes it brought.

    Besides days of claims these are days on which a target passed.
    """
    told, register = knowledge_of_events(known_on(dataset, until, late), events), claim_index(dataset, late)
    counts = Counter(day.isoformat() for day in told.claims["known_on"].dt.date if day > since)
    mine = _rows(dataset, told)
    for day in _passed(register.ledger.plan_end, since, until):
        on = day_number(day)
        turned = int((register.ledger.status(on) != register.ledger.status(on - 1))[mine].sum())
        if turned and day.isoformat() not in counts:
            counts[day.isoformat()] = turned
    return dict(sorted(counts.items()))


def _rows(dataset: Dataset, told: Knowledge) -> Any:
    """Return which rows of the dataset's propositions are among some knowledge."""
    return dataset.tables["propositions"]["proposition_id"].isin(told.propositions["proposition_id"]).to_numpy()


def _passed(ends: Any, since: date, until: date) -> list[date]:
    """Return the days in the window that follow the end of a plan."""
    first, last = day_number(since), day_number(until)
    return [day_from_number(int(end) + 1) for end in np.unique(ends[(ends >= first) & (ends < last)])]


def _new(before: pd.DataFrame, after: pd.DataFrame, key: str) -> pd.DataFrame:
    found: pd.DataFrame = after[~after[key].isin(before[key])]
    return found


def _events(before: Knowledge, after: Knowledge) -> list[Record]:
    """Return new events, each with the claims on its main proposition, and the claims that it covers: all about it."""
    of_event = after.claims["proposition_id"].map(after.propositions.set_index("proposition_id")["event_id"])
    found = []
    for event in records(_new(before.events, after.events, "event_id")):
        main = event["main_proposition_id"]
        ids = after.claims.loc[after.claims["proposition_id"].eq(main), "claim_id"].tolist()
        covers = after.claims.loc[of_event.eq(event["event_id"]), "claim_id"].tolist()
        shown = {name: event[name] for name in ("date", "event_group", "status", "sentence")}
        found.append({"kind": "events", "day": event["known_on"], "proposition_id": main, "claims": ids, "covers": covers, **shown})
    return found


def _propositions(before: Knowledge, after: Knowledge) -> list[Record]:
    """Return propositions that are new of events known before."""
    new = _new(before.propositions, after.propositions, "proposition_id")
    found = []
    for record in records(new[new["event_id"].isin(before.events["event_id"]) | ~new["event_id"].isin(after.events["event_id"])]):
        ids = after.claims.loc[after.claims["proposition_id"].eq(record["proposition_id"]), "claim_id"].tolist()
        shown = {name: record[name] for name in ("proposition_id", "status", "sentence")}
        found.append({"kind": "propositions", "day": record["known_on"], "claims": ids, "covers": ids, **shown})
    return found


def _statuses(dataset: Dataset, before: Knowledge, after: Knowledge) -> tuple[list[Record], int]:
    """Return propositions whose status is another, each with the way there, and how many changed and changed back."""
    ways = _ways(dataset, before, after)
    old, new = (k.propositions.set_index("proposition_id") for k in (before, after))
    first = new["known_on"].dt.date.to_dict()
    register = claim_index(dataset, after.late)
    rows = {ident: row for row, ident in enumerate(dataset.tables["propositions"]["proposition_id"])}
    claims = after.claims[after.claims["known_on"].dt.date > before.as_of]
    found = []
    for ident, way in ways.items():
        if str(old.at[ident, "status"]) == way[-1][1]:
            continue
        said = {
            side: {"status": k.at[ident, "status"], "sentence": k.at[ident, "sentence"]} for side, k in (("before", old), ("after", new))
        }
        day = date.fromisoformat(way[-1][0])
        ids = claims.loc[claims["proposition_id"].eq(ident), "claim_id"].tolist() or _standing(after, ident)
        lag = (day - first[ident]).days
        late, first_late = (may_be_older(register, rows[ident], day_number(on)) for on in (day, first[ident]))
        passing = [{"day": d, "status": status} for d, status in way[:-1]]
        told = {"kind": "statuses", "day": day.isoformat(), "proposition_id": ident, "claims": ids, "way": passing}
        found.append(told | said | {"lag": lag, "late": late, "first_late": first_late})
    return found, len(ways) - len(found)


def _ways(dataset: Dataset, before: Knowledge, after: Knowledge) -> dict[str, list[tuple[str, str]]]:
    """Return of each proposition known before the statuses that it came to, each with its day; none that stayed as it was."""
    book = claim_index(dataset, after.late).ledger
    days = {d for d in after.claims["known_on"].dt.date if d > before.as_of} | set(_passed(book.plan_end, before.as_of, after.as_of))
    ids = dataset.tables["propositions"]["proposition_id"].to_numpy()
    last = book.status(day_number(before.as_of))
    found: dict[str, list[tuple[str, str]]] = {}
    known_before = _rows(dataset, before)
    for day in sorted(days):
        now = book.status(day_number(day))
        for at in np.flatnonzero(known_before & (now != last)):
            found.setdefault(str(ids[at]), []).append((day.isoformat(), CODES[now[at]]))
        last = now
    return found


def _standing(after: Knowledge, proposition_id: str) -> list[str]:
    """Return the claims that stand on a proposition, where it was time alone that changed it."""
    mine = after.claims[after.claims["proposition_id"].eq(proposition_id) & after.claims["current"]]
    plans = mine[mine["stance"].eq("plans")]
    found: list[str] = (plans if len(plans) else mine)["claim_id"].tolist()
    return found


def _named(after: Knowledge, found: list[Record]) -> list[Record]:
    """Say what each record is about: proposition and event, the event's title "" while nothing is known of it itself."""
    columns = ["proposition_id", "event_id", "statement", "kind", "is_main", "scope"]
    chosen = after.propositions[after.propositions["proposition_id"].isin({r["proposition_id"] for r in found})]
    named = {r["proposition_id"]: r for r in records(chosen[columns].rename(columns={"kind": "about"}))}
    titles = dict(zip(after.events["event_id"], after.events["title"], strict=True))
    return [r | named[r["proposition_id"]] | {"title": titles.get(named[r["proposition_id"]]["event_id"], "")} for r in found]


def _others(after: Knowledge, claims: pd.DataFrame) -> list[Record]:
    columns = ["claim_id", "proposition_id", "claimant", "party_id", "stance"]
    found = records(claims[columns].assign(day=claims["known_on"].dt.date))
    return _named(after, found[::-1])
