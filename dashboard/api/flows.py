"""The movements among the selected events, as lines for the map."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.movements import flow_lines
from dashboard.analysis.movements.movements import ends_of
from dashboard.api.request import ApiRequest
from dashboard.query.answers.answer import Ask
from dashboard.query.topics import Topic
from dashboard.wording.status_words import worded


def flows_answer(asked: ApiRequest) -> dict[str, Any]:
    """Return the movements as GeoJSON lines, the places at their ends, and how many are left out."""
    of = Topic("movement")
    known, answer = asked.telling(of), asked.engine.answer(asked.selection, Ask(), asked.today)
    found = flow_lines.movement_flows(known, asked.engine.selected_among(asked.selection, known.events["event_id"], asked.today))
    features, left_out = flow_lines.line_features(asked.dataset, found)
    day = {"as_of": asked.selection.day(asked.today).isoformat(), "version": asked.dataset.version, "late": asked.selection.late == "event"}
    counts = {"n": answer.n, "total": answer.total, "moving": len(found.known), "left_out": left_out, "not_on_map": len(found.unlocated)}
    return {"type": "FeatureCollection"} | day | counts | asked.read(of=of) | {"features": worded(features), "ends": ends_of(found.known)}
