"""The movements among the selected events, as lines for the map."""

from __future__ import annotations

from typing import Any

from dashboard.api.questions import Question
from dashboard.query import flows as movements
from dashboard.query.engine import Ask
from dashboard.query.movements import ends_of


def flows(asked: Question) -> dict[str, Any]:
    """Return the movements as GeoJSON lines, the places at their ends, and how many are left out."""
    known = asked.knowledge
    answer = asked.engine.answer(asked.selection, Ask(parts=frozenset({"rows"}), limit=max(len(known.events), 1)), asked.today)
    found = movements.flows(asked.excerpt, known, answer.rows["event_id"])
    features, left_out = movements.lines(asked.dataset, found)
    day = {"as_of": asked.selection.day(asked.today).isoformat(), "version": asked.dataset.version, "late": asked.selection.late == "event"}
    counts = {"n": answer.n, "total": answer.total, "moving": len(found.known), "left_out": left_out, "not_on_map": len(found.unlocated)}
    return {"type": "FeatureCollection"} | day | counts | {"features": features, "ends": ends_of(found.known)}
