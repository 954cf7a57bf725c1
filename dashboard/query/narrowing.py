"""What was known of the selected events: knowledge with what is about other ones left out, its statuses and sentences as they are."""

from __future__ import annotations

from datetime import date

from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.of_events import Events, knowledge_of_events
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection


def selected_events(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Events:
    """Return the events of some knowledge that are selected, None where the selection has no filter."""
    return engine.selected_among(selection, knowledge.events["event_id"], today) if selection.filters else None


def narrowed_knowledge(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Knowledge:
    """Return what of some knowledge is about the selected events."""
    return knowledge_of_events(knowledge, selected_events(engine, knowledge, selection, today))
