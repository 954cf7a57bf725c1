"""Knowledge about some events alone: what is about other ones is left out, statuses and sentences stay as they are."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalog.cache import derived
from dashboard.catalog.knowledge.known import Knowledge

Events = frozenset[str] | None  # ids of events; None is all of them, and what is known of an event that is itself not known yet


@derived(most=32)
def knowledge_of_events(knowledge: Knowledge, events: Events) -> Knowledge:
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
