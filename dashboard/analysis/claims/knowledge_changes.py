"""What changed between two days of knowledge: the difference of what was known on them, by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypedDict

import numpy as np
import pandas as pd

from dashboard.analysis.claims import position_changes
from dashboard.analysis.claims.position_changes import News, NewsSubject, NumberNews, StanceNews, Subjects, TargetNews
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.knowledge.of_events import Events, knowledge_of_events
from dashboard.catalog.knowledge.status import STATUS_CODES
from dashboard.catalog.knowledge.status_history import may_be_older
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownClaim, KnownEvent, KnownProposition
from dashboard.catalog.schema.status_reason import StatusReason

# In the order in which a reader should meet them.
CHANGE_KINDS = ("statuses", "admissions", "denials", "retractions", "targets", "numbers", "events", "propositions")


class PassedStatus(TypedDict):
    """A status that came and went, and since when it was."""

    day: str
    status: str


class ReasonedStatus(TypedDict):
    """A status and its reason."""

    status: str
    reason: StatusReason


class StatusNews(News):
    """Another status of a proposition known before, by way of others; ``lag`` is in days since it was first known.

    ``late`` and ``first_late``: the change, or the first knowledge of it, may be older than its day.
    """

    kind: Literal["statuses"]
    way: list[PassedStatus]
    before: ReasonedStatus
    after: ReasonedStatus
    lag: int
    late: bool
    first_late: bool


class EventNews(News):
    """An event of which nothing was known before; its proposition is the main one."""

    kind: Literal["events"]
    date: str
    event_group: str
    status: str
    reason: StatusReason


class PropositionNews(News):
    """A proposition that is new of an event known before."""

    kind: Literal["propositions"]
    status: str
    reason: StatusReason


class NewClaim(NewsSubject):
    """A new claim that stands in no other news."""

    claim_id: str
    claimant: str
    party_id: str
    stance: str
    day: str


AnyNews = StatusNews | StanceNews | TargetNews | NumberNews | EventNews | PropositionNews


@dataclass(frozen=True)
class Changes:
    """The news between two days, by kind, the newest first.

    ``other`` are new claims that stand in none of them; ``returned`` counts propositions whose status changed and changed back.
    """

    since: date
    until: date
    kinds: dict[str, list[AnyNews]]
    other: list[NewClaim]
    returned: int

    @property
    def n(self) -> int:
        """Return how many pieces of news there are."""
        return sum(map(len, self.kinds.values()))


@derived(most=64)
def knowledge_changes(dataset: Dataset, since: date, until: date, late: str = "latest", events: Events = None) -> Changes:
    """Return what became known of some events after ``since`` and by ``until``; a ValueError when the one is not before the other."""
    if since >= until:
        raise ValueError(f"since={since} is not before until={until}; name an earlier day")
    before, after = (knowledge_of_events(known_on(dataset, day, late), events) for day in (since, until))
    subjects = position_changes.news_subjects(after)
    moved, returned = _statuses(before, after, subjects)
    new_events = _events(before, after, subjects)
    found: list[AnyNews] = [
        *new_events,
        *_propositions(before, after, subjects),
        *moved,
        *position_changes.reversals(after, since, subjects),
        *position_changes.number_changes(after, since, subjects),
        *position_changes.target_changes(after, since, subjects),
    ]
    order = sorted(found, key=lambda r: (r["day"], r["event_id"], r["proposition_id"], r["claims"]), reverse=True)
    told = {claim for record in found for claim in record["claims"]} | _claims_about(after, {event["event_id"] for event in new_events})
    new = _new(before.claims, after.claims, "claim_id")
    kinds = {kind: [r for r in order if r["kind"] == kind] for kind in CHANGE_KINDS}
    return Changes(since, until, kinds, _others(new[~new["claim_id"].isin(told)], subjects), returned)


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


def _claims_about(knowledge: Knowledge, events: set[str]) -> set[str]:
    """Return the claims about some events."""
    about = knowledge.propositions.loc[knowledge.propositions["event_id"].isin(events), "proposition_id"]
    return set(knowledge.claims.loc[knowledge.claims["proposition_id"].isin(about), "claim_id"])


def _events(before: Knowledge, after: Knowledge, subjects: Subjects) -> list[EventNews]:
    """Return new events, each with the claims on its main proposition."""
    return [
        {
            **subjects[event["main_proposition_id"]],
            "kind": "events",
            "day": event["known_on"],
            "claims": after.claims.loc[after.claims["proposition_id"].eq(event["main_proposition_id"]), "claim_id"].tolist(),
            "date": event["date"],
            "event_group": event["event_group"],
            "status": event["status"],
            "reason": event["reason"],
        }
        for event in records(_new(before.events, after.events, "event_id"), KnownEvent)
    ]


def _propositions(before: Knowledge, after: Knowledge, subjects: Subjects) -> list[PropositionNews]:
    """Return propositions that are new of events known before."""
    new = _new(before.propositions, after.propositions, "proposition_id")
    chosen = new[new["event_id"].isin(before.events["event_id"]) | ~new["event_id"].isin(after.events["event_id"])]
    return [
        {
            **subjects[record["proposition_id"]],
            "kind": "propositions",
            "day": record["known_on"],
            "claims": after.claims.loc[after.claims["proposition_id"].eq(record["proposition_id"]), "claim_id"].tolist(),
            "status": record["status"],
            "reason": record["reason"],
        }
        for record in records(chosen, KnownProposition)
    ]


def _statuses(before: Knowledge, after: Knowledge, subjects: Subjects) -> tuple[list[StatusNews], int]:
    """Return propositions whose status is another, each with the way there, and how many changed and changed back."""
    dataset, ways = after.dataset, _ways(after.dataset, before, after)
    old, new = (k.propositions.set_index("proposition_id") for k in (before, after))
    first = new["known_on"].dt.date.to_dict()
    reasons: tuple[dict[Any, StatusReason], ...] = (old["reason"].to_dict(), new["reason"].to_dict())
    register = claim_index(dataset, after.late)
    rows = {ident: row for row, ident in enumerate(dataset.tables["propositions"]["proposition_id"])}
    claims = after.claims[after.claims["known_on"].dt.date > before.as_of]
    found: list[StatusNews] = []
    for ident, way in ways.items():
        if str(old.at[ident, "status"]) == way[-1][1]:
            continue
        day = date.fromisoformat(way[-1][0])
        ids = claims.loc[claims["proposition_id"].eq(ident), "claim_id"].tolist() or _standing(after, ident)
        lag = (day - first[ident]).days
        late, first_late = (may_be_older(register, rows[ident], day_number(on)) for on in (day, first[ident]))
        found.append(
            {
                **subjects[ident],
                "kind": "statuses",
                "day": day.isoformat(),
                "claims": ids,
                "way": [{"day": d, "status": status} for d, status in way[:-1]],
                "before": {"status": str(old.at[ident, "status"]), "reason": reasons[0][ident]},
                "after": {"status": str(new.at[ident, "status"]), "reason": reasons[1][ident]},
                "lag": lag,
                "late": late,
                "first_late": first_late,
            }
        )
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
            found.setdefault(str(ids[at]), []).append((day.isoformat(), STATUS_CODES[now[at]]))
        last = now
    return found


def _standing(after: Knowledge, proposition_id: str) -> list[str]:
    """Return the claims that stand on a proposition, where it was time alone that changed it."""
    mine = after.claims[after.claims["proposition_id"].eq(proposition_id) & after.claims["current"]]
    plans = mine[mine["stance"].eq("plans")]
    found: list[str] = (plans if len(plans) else mine)["claim_id"].tolist()
    return found


def _others(claims: pd.DataFrame, subjects: Subjects) -> list[NewClaim]:
    told = records(claims[::-1], KnownClaim)
    return [
        {
            **subjects[claim["proposition_id"]],
            "claim_id": claim["claim_id"],
            "claimant": claim["claimant"],
            "party_id": claim["party_id"],
            "stance": claim["stance"],
            "day": claim["known_on"],
        }
        for claim in told
    ]
