"""Events as ``Knowledge.events`` has them, made for the charts' tests."""

from __future__ import annotations

import pandas as pd

from dashboard.catalog.dates import date_spans
from dashboard.catalog.schema.vocabulary import standing_code

DEFAULTS = {
    "title": "An event",
    "date": "2025-01-01",
    "event_type": "statement",
    "event_group": "diplomacy",
    "status": "confirmed",
    "main_kind": "fact",
    "evidence_strength": "A",
    "planned": False,
    "contested": False,
}


def events(*rows: dict) -> pd.DataFrame:
    """Return a frame of events; what a row does not give is harmless."""
    full = [{"event_id": f"E{i}"} | DEFAULTS | row for i, row in enumerate(rows, 1)]
    frame = pd.DataFrame(full, columns=["event_id", *DEFAULTS])
    frame["standing"] = [standing_code(*pair) for pair in zip(frame["status"], frame["main_kind"], strict=True)]
    return frame.join(date_spans(frame["date"]))
