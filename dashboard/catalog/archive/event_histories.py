"""What was known of each event when: worked out on the days of its own news, so that the time grows with the events and their claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.catalog.archive.event_copies import Batch, event_batches
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index
from dashboard.catalog.knowledge.known import LATE_RULES, Frames, known_by
from dashboard.catalog.knowledge.news import event_news, in_turn
from dashboard.catalog.knowledge.searchable_text import searchable_texts
from dashboard.catalog.knowledge.status import Ints
from dashboard.catalog.records import frame_rows


class EventState(TypedDict):
    """What was known of an event from ``known_on`` on: its first and last day, codes as ``Knowledge`` has them, and parties, sorted."""

    known_on: date
    start: date
    end: date
    status: str
    dispute: str
    evidence_strength: str
    parties: list[str]


class _Event(TypedDict):
    event_id: str
    start: pd.Timestamp
    end: pd.Timestamp
    status: str
    dispute: str
    evidence_strength: str


@dataclass(frozen=True)
class History:
    """What was known of each event by its id, from which day on, and since when each of its texts can be searched.

    ``states`` are oldest first, each unlike the one before. ``since`` has the first day of each pair of an event and a text, in the order
    of days. ``news`` are the days with news of each event, in order.
    """

    news: dict[str, list[date]]
    states: dict[str, list[EventState]] = field(default_factory=dict)
    since: dict[tuple[str, str], date] = field(default_factory=dict)

    def add(self, batch: Batch, days: Ints, found: Frames) -> None:
        """Take what was known of a batch's events, of each on a day of its own, not before one that was taken.

        ``days`` has the day of each event of the batch, since 1970-01-01.
        """
        at = batch.ids.get_indexer(pd.Index(found.events["event_id"]))
        events, on = found.events[at >= 0], [day_from_number(day) for day in days[at[at >= 0]].tolist()]
        ids, parties = events["event_id"].tolist(), _parties(found)
        for day, event in zip(on, frame_rows(events, _Event), strict=True):
            now: EventState = {
                "known_on": day,
                "start": event["start"].date(),
                "end": event["end"].date(),
                "status": event["status"],
                "dispute": event["dispute"],
                "evidence_strength": event["evidence_strength"],
                "parties": parties.get(event["event_id"], []),
            }
            before = self.states.setdefault(event["event_id"], [])
            if not before or before[-1] != {**now, "known_on": before[-1]["known_on"]}:
                before.append(now)
        for row, text in searchable_texts(batch.dataset, found, events):
            if text:
                self.since.setdefault((ids[row], text), on[row])


def event_histories(dataset: Dataset) -> dict[str, History]:
    """Return the history of each event that ever becomes known, for each value of LATE.

    Of the second one only the events of which a claim counts from another day than with the first: what is known of others is the same.
    """
    known_on = {late: claim_index(dataset, late).known_on for late in LATE_RULES}
    found = {late: History(_news(dataset, late)) for late in LATE_RULES}
    for late, history in found.items():
        for batch in event_batches(dataset, (known_on[late] != known_on[LATE_RULES[0]]) | (late == LATE_RULES[0])):
            register = claim_index(batch.dataset, late)
            for _, days in in_turn(*_changing(batch, register)):
                history.add(batch, days, known_by(register, days[batch.owner]))
            batch.dataset.memo.clear()  # its claims refer to it, so that nobody else would for a while
    return found


def _news(dataset: Dataset, late: str) -> dict[str, list[date]]:
    ids, found = dataset.tables["events"]["event_id"].tolist(), dict[str, list[date]]()
    for event, day in zip(*(side.tolist() for side in event_news(dataset, late)), strict=True):
        found.setdefault(ids[event], []).append(day_from_number(day))
    return found


def _changing(batch: Batch, register: ClaimIndex) -> tuple[Ints, Ints]:
    """Return events of a batch, by position, and the days on which what is known of them may change: sorted, no pair twice.

    They are those of claims, those after a target, and that from which the summary may be shown.
    """
    owner, plans = batch.owner[register.links.about], register.ledger.plans
    events = batch.dataset.tables["events"]
    told = events[events["summary_as_of"].ne("") & events["event_id"].isin(batch.ids)]
    shown = told["summary_as_of"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    event = np.concatenate([owner, owner[plans.row], batch.ids.get_indexer(pd.Index(told["event_id"]))])
    day = np.concatenate([register.known_on, register.ledger.plan_end + 1, shown])
    pairs = np.unique(np.stack([event, day], axis=1)[day <= day_number(date.max)], axis=0)
    return pairs[:, 0], pairs[:, 1]


def _parties(found: Frames) -> dict[str, list[str]]:
    """Return the parties that said something about each event."""
    about = found.claims["proposition_id"].map(found.propositions.set_index("proposition_id")["event_id"])
    spoken: dict[str, set[str]] = {}
    for event, party in zip(about.tolist(), found.claims["party_id"].tolist(), strict=True):
        spoken.setdefault(event, set()).add(party)
    return {event: sorted(some) for event, some in spoken.items()}
