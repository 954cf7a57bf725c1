"""What stands beside an event or a place."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis import neighbours
from dashboard.catalog.great_circle import distance_km
from dashboard.catalog.knowledge.known import Knowledge, known_on
from tests import build, datasets

DATASET = datasets.dataset(datasets.SHIPPED)
TODAY = date(2026, 11, 23)


def at(knowledge: Knowledge) -> pd.DataFrame:
    """Return the places at which something is known."""
    places, links = (knowledge.dataset.tables[name] for name in ("places", "event_places"))
    used = links.loc[links["event_id"].isin(knowledge.events["event_id"]), "place_id"]
    return places[places["place_id"].isin(used)]


def test_distances_are_great_circles():
    moscow, vladivostok = (55.7558, 37.6173), (43.1155, 131.8855)
    assert distance_km(moscow, vladivostok) == pytest.approx(6420, abs=10)
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)
    assert distance_km(moscow, moscow) == 0


def test_three_before_and_three_after_in_the_order_of_time():
    before, after = neighbours.in_time(known_on(DATASET, TODAY), "E090")
    assert (len(before), len(after)) == (3, 3)
    starts = [e["start"] for e in before] + ["2024-10-08"] + [e["start"] for e in after]
    assert starts == sorted(starts)


def test_the_series_leads_only_to_what_was_known():
    knowledge = known_on(DATASET, TODAY)
    before, after = neighbours.in_series(knowledge, "E024")
    assert before["series"] == "tumen-road-bridge"
    assert before["start"] <= "2026-09-07"
    assert after is None
    assert neighbours.in_series(knowledge, "E090") == (None, None)


def test_nearest_in_space_leaves_out_the_unlocated_the_vague_and_the_unknown(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01")])
    for n, day in ((2, "2025-01-01"), (3, "2026-01-01"), (4, "2025-01-01")):
        tables["events"].append({"event_id": f"E{n}"})
        tables["propositions"].append({"proposition_id": f"Q-E{n}", "event_id": f"E{n}", "is_main": "true", "participants": "RU"})
        tables["claims"].append({"claim_id": f"C{n}", "proposition_id": f"Q-E{n}", "party_id": "RU", "made_on": day})
        tables["claim_sources"].append({"claim_id": f"C{n}", "source_id": "S1"})
    tables["places"] = [
        {"place_id": "P1", "name": "One", "latitude": "42", "longitude": "130"},
        {"place_id": "P2", "name": "Two", "latitude": "43", "longitude": "130"},
        {"place_id": "P3", "name": "Three", "latitude": "42.1", "longitude": "130"},
        {"place_id": "P4", "name": "Four", "geo_precision": "country"},
    ]
    tables["event_places"] = [{"event_id": f"E{n}", "place_id": f"P{n}"} for n in (1, 2, 3, 4)]
    dataset = build.dataset(tmp_path, **tables)
    early, late = known_on(dataset, date(2025, 6, 1)), known_on(dataset, TODAY)
    found = neighbours.in_space(early, "E1")
    assert [(e["event_id"], e["place"], round(e["km"])) for e in found] == [("E2", "Two", 111)]
    assert [e["event_id"] for e in neighbours.in_space(late, "E1")] == ["E3", "E2"]
    assert neighbours.in_space(late, "E4") == []
    assert [p["place_id"] for p in neighbours.nearest_places(at(early), "P1")] == ["P2"]
    assert [p["place_id"] for p in neighbours.nearest_places(at(late), "P1")] == ["P3", "P2"]
