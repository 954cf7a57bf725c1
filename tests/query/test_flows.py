"""Movements: from the roles of places, never made up, with the status of the movement itself, as known on the day."""

from __future__ import annotations

import math
from datetime import date

import pytest

from dashboard.catalog.dataset import load
from dashboard.catalog.knowledge import known
from dashboard.query.flows import Flows, ends_of, flows, lines
from dashboard.query.tracks import curve
from tests import build

DATASET = load()
TODAY = date(2026, 11, 23)
PLACES = [
    {"place_id": p, "name": n, "latitude": lat, "longitude": "130.6"}
    for p, n, lat in (("P1", "Alpha", "42"), ("P2", "Beta", "43"), ("P3", "Gamma", "44"), ("P4", "Delta", "45"), ("P5", "Nowhere", ""))
]


def shipped(day: date = TODAY) -> Flows:
    knowledge = known(DATASET, day)
    return flows(DATASET, knowledge, set(knowledge.events["event_id"]))


def moved(roles: str, **event: str) -> tuple[Flows, object]:
    """Return the movements of one event, its roles written as "P1:from P2:to"."""
    tables = build.question([("RU", "asserts", "2025-01-02")])
    tables["events"][0] |= {"event_group": "arms", "event_type": "arms_transfer"} | event
    pairs = [r.split(":") for r in roles.split()]
    tables["event_places"] = [{"event_id": "E1", "place_id": p, "role": role} for p, role in pairs]
    data = build.unchecked(places=PLACES, **tables)
    return flows(data, known(data, TODAY), {"E1"}), data


def legs(found: Flows) -> set[str]:
    return {f"{a['place_id']}-{b['place_id']}" for flow in found.known for a, b in flow.legs}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("P1:from P2:to", {"P1-P2"}),
        ("P1:from P2:to P3:to", {"P1-P2", "P1-P3"}),
        ("P1:from P2:from P3:site P4:to", {"P1-P4", "P2-P4"}),
        ("P1:from P2:site P2:to P3:to", {"P1-P2", "P2-P3"}),
        ("P1:from P1:to", set()),
        ("P1:site P2:subject", set()),
    ],
)
def test_legs_follow_the_roles(roles, expected):
    assert legs(moved(roles)[0]) == expected


def test_several_to_several_goes_by_way_of_the_site_and_counts_once():
    found = shipped()
    deployment = next(f for f in found.known if f.event["event_id"] == "E090")
    pairs = {(a["name"], b["name"]) for a, b in deployment.legs}
    assert ("Chongjin", "Vladivostok") in pairs
    assert ("Vladivostok", "Khabarovsk") in pairs
    assert ("Chongjin", "Khabarovsk") not in pairs
    assert sum(found.kinds.values()) == len(found.known) == len({f.event["event_id"] for f in found.known})


def test_one_end_alone_is_no_line_but_is_named():
    found, _ = moved("P2:to")
    assert not found.known
    assert [e["event_id"] for e in found.one_end] == ["E1"]


def test_a_service_that_stopped_is_no_movement():
    found = shipped()
    assert [e["event_id"] for e in found.stopped] == ["E003"]
    assert "E003" not in {f.event["event_id"] for f in found.known}


def test_a_place_without_a_coordinate_is_counted_and_not_drawn():
    found, data = moved("P1:from P5:to")
    assert found.unlocated == ("E1",)
    assert lines(data, found) == ([], 0)
    assert not any(p["place_id"] == "P5" for p in ends_of(found.known))


def test_more_lines_than_allowed_are_counted():
    found = shipped()
    everything, none = lines(DATASET, found)
    some, left_out = lines(DATASET, found, most=3)
    assert none == 0
    assert left_out == len(everything) - 3
    assert some[0]["properties"]["n"] == max(f["properties"]["n"] for f in everything)


def test_the_status_is_the_movements_and_not_that_of_telling_of_it():
    by_event = {f.event["event_id"]: f.proposition for f in shipped().known}
    assert (by_event["E090"]["proposition_id"], by_event["E090"]["status"]) == ("Q-far-east-bases", "claimed")
    assert by_event["E071"]["proposition_id"] == "Q-containers-to-tikhoretsk"
    assert by_event["E124"]["kind"] == "fact"
    assert by_event["E044"]["status"] == "confirmed"


def test_point_9_technology_in_return_is_never_drawn_as_confirmed():
    given = [f for f in shipped().known if f.kind == "technology"]
    assert given
    assert all(f.proposition["status"] == "claimed" for f in given)


def test_nothing_of_a_later_day_is_drawn():
    early = shipped(date(2024, 10, 17))
    ids = {f.event["event_id"] for f in early.known}
    assert "E090" not in ids
    assert all(f.event["known_on"] <= "2024-10-17" for f in early.known)
    after = {f.event["event_id"] for f in shipped(date(2024, 10, 18)).known}
    assert "E090" in after


def test_the_sea_route_is_drawn_along_the_line_of_the_data_and_visits_are_schematic():
    drawn = {(f["properties"]["from"], f["properties"]["to"]): f for f in reversed(lines(DATASET, shipped())[0])}
    sea = drawn["P016", "P033"]["properties"]
    assert sea["way"].startswith("Sea route")
    assert not sea["schematic"]
    assert drawn["P063", "P010"]["properties"]["schematic"]
    flight = drawn["P011", "P031"]["geometry"]["coordinates"]
    assert math.dist(flight[0], (125.67, 39.2241)) < 0.1
    assert math.dist(flight[-1], (132.148, 43.399)) < 0.1


def test_there_and_back_stay_apart_and_begin_and_end_where_they_should():
    there, back = curve((125.75, 39.03), (37.6, 55.75)), curve((37.6, 55.75), (125.75, 39.03))
    assert there[0] == (125.75, 39.03)
    assert there[-1] == (37.6, 55.75)
    assert math.dist(there[12], back[12]) > 5
    assert curve((125.75, 39.03), (37.6, 55.75), 1)[12] != there[12]
