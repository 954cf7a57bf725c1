"""What was known of the selected events: knowledge with what is about other ones left out, its statuses and sentences as they are."""

from __future__ import annotations

from datetime import date

from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.of_events import Events, about
from dashboard.query.engines.protocol import Engine
from dashboard.query.selection.selection import Selection


def only(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Events:
    """Return the events of some knowledge that are selected, None where the selection has no filter."""
    return engine.among(selection, knowledge.events["event_id"], today) if selection.filters else None


def narrowed(engine: Engine, knowledge: Knowledge, selection: Selection, today: date) -> Knowledge:
    """Return what of some knowledge is about the selected events."""
    return about(knowledge, only(engine, knowledge, selection, today))
