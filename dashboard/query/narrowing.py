"""What was known of the selected events: knowledge with what is about other ones left out, its statuses and sentences as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from dashboard.catalog.knowledge import Knowledge
from dashboard.query.engine import Engine
from dashboard.query.selection import Selection

Events = frozenset[str] | None  # ids of events; None is all of them, and what is known of an event that is itself not known yet


def only(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Events:
    """Return the events of some knowledge that are selected, None where the selection has no filter."""
    return engine.among(selection, knowledge.events["event_id"], today) if selection.filters else None


def narrowed(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Knowledge:
    """Return what of some knowledge is about the selected events."""
    return about(knowledge, only(engine, knowledge, selection, today))


@lru_cache(maxsize=32)
def about(knowledge: Knowledge, events: Events) -> Knowledge:
    """Return what of some knowledge is about some events: these, their propositions, and the claims on those."""
    if events is None:
        return knowledge
    propositions = knowledge.propositions[knowledge.propositions["event_id"].isin(events)]
    return replace(
        knowledge,
        events=knowledge.events[knowledge.events["event_id"].isin(events)],
        propositions=propositions,
        claims=knowledge.claims[knowledge.claims["proposition_id"].isin(propositions["proposition_id"])],
    )
