"""A dataset of one crowded day: most of it lies in three weeks, and single events of long ago and far ahead stretch the whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests import build

DAY = date(2024, 5, 1)
BEFORE = [f"2024-03-{day:02}" for day in range(1, 16)]
AFTER = [f"2024-{month:02}-{day:02}" for month in (7, 8, 9, 10) for day in range(1, 29)] + ["2024-12-24"] * 9
WINDOW = (date(2024, 4, 20), date(2024, 5, 10))
CROWD, SELECTED, ALL = 60, 61, 199


def crowded(directory: Path) -> Path:
    """Write it: 60 events on one day, one that lasts around it, 15 before, others after, one of 1959 and a plan for 2030."""
    days = [DAY.isoformat()] * CROWD + ["2024-01/2024-12"] + BEFORE + AFTER + ["1959-08", "2030-06"]
    groups = build.GROUPS
    events = [
        {"event_id": f"E{i:03}", "date": day, "event_group": "troops" if day == DAY.isoformat() else groups[i % 3]}
        for i, day in enumerate(days)
    ]
    ids = [event["event_id"] for event in events]
    plan = ids[-1]
    claims = [
        {"claim_id": f"C{at}", "proposition_id": f"Q{at}", "party_id": "RU", "made_on": "2025-01-02"}
        | ({"stance": "plans", "planned_for": "2030-06"} if at == plan else {})
        for at in ids
    ]
    return build.write(
        directory,
        events=events,
        propositions=[{"proposition_id": f"Q{at}", "event_id": at, "is_main": "true"} for at in ids],
        places=[{"place_id": "P1", "name": "Somewhere"}],
        event_places=[{"event_id": at, "place_id": "P1"} for at in ids],
        claims=claims,
        sources=[{"source_id": "S1"}],
        claim_sources=[{"claim_id": claim["claim_id"], "source_id": "S1"} for claim in claims],
    )
