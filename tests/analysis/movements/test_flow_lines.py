"""Movements: from the roles of places, never made up, with the status of the movement itself, as known on the day."""

from __future__ import annotations

import math
from datetime import date

import pytest

from dashboard.analysis.movements.flow_lines import MovementFlows, line_features, movement_flows
from dashboard.analysis.movements.movements import Movement, ends_of
from dashboard.analysis.movements.routes import curved_line
from dashboard.catalog.knowledge.known import known_on
from tests import build, datasets

DATASET = datasets.dataset(datasets.SHIPPED)
TODAY = date(2026, 11, 23)
PLACES = [
    {"place_id": p, "name": n, "latitude": lat, "longitude": "130.6"}
    for p, n, lat in (("P1", "Alpha", "42"), ("P2", "Beta", "43"), ("P3", "Gamma", "44"), ("P4", "Delta", "45"), ("P5", "Nowhere", ""))
]


def shipped(day: date = TODAY) -> MovementFlows:
    knowledge = known_on(DATASET, day)
    return movement_flows(knowledge, set(knowledge.events["event_id"]))


def moved(roles: str, **event: str) -> tuple[MovementFlows, object]:
    """Return the movements of one event, its roles written as "P1:from P2:to"."""
    tables = build.question([("RU", "asserts", "2025-01-02")])
    tables["events"][0] |= {"event_group": "arms", "event_type": "arms_transfer"} | event
    pairs = [r.split(":") for r in roles.split()]
    tables["event_places"] = [{"event_id": "E1", "place_id": p, "role": role} for p, role in pairs]
    data = build.unchecked(places=PLACES, **tables)
    return movement_flows(known_on(data, TODAY), {"E1"}), data


def legs(found: MovementFlows) -> set[str]:
    return {f"{a['place_id']}-{b['place_id']}" for flow in found.known for a, b in flow.legs}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("P1:from P2:to", {"P1-P2"}),
        ("P1:from P2:to P3:to", {"P1-P2", "P1-P3"}),
        ("P1:from P2:from P3:site P4:to", {"P1-P4", "P2-P4"}),
        ("P1:from P1:to", set()),
        ("P1:site P2:subject", set()),
    ],
)
def test_legs_follow_the_roles_where_no_statement_says_what_moved(roles, expected):
    found, _ = moved(roles)
    assert legs(found) == expected
    assert {f.proposition["proposition_id"] for f in found.known} <= {"Q-E1"}


@pytest.mark.data
def test_b2_each_stage_of_a_journey_rests_on_its_own_statement():
    stages = {f.proposition["proposition_id"]: f for f in shipped().known if f.event["event_id"] == "E090"}
    pairs = {ident: {(a["name"], b["name"]) for a, b in f.legs} for ident, f in stages.items()}
    assert pairs["Q-first-transport"] == {("North Korea", "Vladivostok")}, "the two who tell of it name different ports"
    assert ("Chongjin", "Vladivostok") in pairs["Q-first-transport-ports"]
    assert ("Vladivostok", "Khabarovsk") in pairs["Q-far-east-bases"]
    assert not any(("Chongjin", "Khabarovsk") in found for found in pairs.values())
    status = {ident: f.proposition["status"] for ident, f in stages.items()}
    assert status == {"Q-first-transport": "corroborated", "Q-first-transport-ports": "claimed", "Q-far-east-bases": "claimed"}


def test_movements_of_each_kind_are_counted_once():
    found = shipped()
    assert sum(found.kinds.values()) == len(found.known) == len({f.proposition["proposition_id"] for f in found.known})


def test_one_end_alone_is_no_line_but_is_named():
    found, _ = moved("P2:to")
    assert not found.known
    assert [f.event["event_id"] for f in found.open] == ["E1"]


def test_a_service_that_stopped_is_no_movement():
    found = shipped()
    assert [e["event_id"] for e in found.stopped] == ["E003"]
    assert "E003" not in {f.event["event_id"] for f in found.known}


def test_a_place_without_a_coordinate_is_counted_and_not_drawn():
    found, data = moved("P1:from P5:to")
    assert [f.event["event_id"] for f in found.unlocated] == ["E1"]
    assert line_features(data, found) == ([], 0)
    assert not any(p["place_id"] == "P5" for p in ends_of(found.known))


def test_more_lines_than_allowed_are_counted():
    found = shipped()
    everything, none = line_features(DATASET, found)
    some, left_out = line_features(DATASET, found, most=3)
    assert none == 0
    assert left_out == len(everything) - 3
    assert some[0]["properties"]["n"] == max(f["properties"]["n"] for f in everything)


def by_statement(day: date = TODAY) -> dict[str, Movement]:
    found = shipped(day)
    return {f.proposition["proposition_id"]: f for f in (*found.known, *found.open)}


@pytest.mark.data
@pytest.mark.parametrize(
    ("event", "statements"),
    [
        ("E036", {"Q-trips-2025": "self_reported"}),
        ("E071", {"Q-containers-by-sea-2023": "claimed", "Q-containers-to-tikhoretsk": "claimed"}),
        ("E107", {"Q-528th-returned": "self_reported"}),
        ("E123", {"Q-workers-to-russia": "corroborated"}),
        ("E-to-kursk", {"Q-in-kursk": "confirmed"}),
        ("E-second-dispatch", {"Q-second-dispatch": "claimed"}),
    ],
)
def test_b4_the_status_is_that_of_the_statement_that_it_moved(event, statements):
    assert {i: f.proposition["status"] for i, f in by_statement().items() if f.event["event_id"] == event} == statements


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize(
    ("statement", "when", "reported"),
    [
        ("Q-E081", "September 2023 to March 2025", "reported 15 April 2025"),
        ("Q-E130", "August 2023 to February 2024", "reported 28 February 2024"),
        ("Q-containers-by-sea-2023", "7 September to 1 October 2023", "reported 13 October 2023"),
        ("Q-containers-to-tikhoretsk", "September to October 2023", "reported 13 October 2023"),
        ("Q-builders-in-kursk", "September to November 2025", "reported 4 November 2025"),
        ("Q-workers-to-russia", "reported 30 April 2025", ""),
        ("Q-tech-air-defence", "reported 22 November 2024", ""),
        ("Q-trips-2025", "2025", "reported by February 2026"),
        ("Q-bus-line", "planned for 31 December 2026", ""),
        ("Q-first-transport", "October 2024", ""),
        ("Q-first-transport-ports", "8 to 13 October 2024", "reported 18 October 2024"),
        ("Q-in-kursk", "23 October 2024", ""),
    ],
)
def test_b4_the_day_of_a_report_is_not_shown_as_that_of_the_movement(statement, when, reported):
    found = by_statement()[statement]
    assert (found.when, found.reported) == (when, reported)


@pytest.mark.data
def test_b4_the_map_says_the_same_time_as_the_table():
    told = {
        (e["proposition_id"], e["when_words"], e["reported_words"])
        for f in line_features(DATASET, shipped())[0]
        for e in f["properties"]["events"]
    }
    assert told == {(f.proposition["proposition_id"], f.when, f.reported) for f in shipped().known}


@pytest.mark.data
def test_b4_a_movement_without_both_ends_is_named():
    assert {f.proposition["proposition_id"] for f in shipped().open} == {"Q-E077", "Q-E085", "Q-back-at-front", "Q-coffins-home"}


def test_a_statement_that_is_not_known_on_the_day_is_no_movement():
    assert "Q-second-dispatch" not in by_statement(date(2025, 2, 27))
    assert "Q-in-kursk" not in by_statement(date(2024, 10, 23))
    assert "Q-E090" in by_statement(date(2024, 10, 18))


@pytest.mark.data
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


@pytest.mark.data
def test_the_sea_route_is_drawn_along_the_line_of_the_data_and_visits_are_schematic():
    drawn = {(f["properties"]["from"], f["properties"]["to"]): f for f in reversed(line_features(DATASET, shipped())[0])}
    sea = drawn["P016", "P033"]["properties"]
    assert sea["way"].startswith("Sea route")
    assert not sea["schematic"]
    assert drawn["P063", "P010"]["properties"]["schematic"]
    flight = drawn["P011", "P031"]["geometry"]["coordinates"]
    assert math.dist(flight[0], (125.67, 39.2241)) < 0.1
    assert math.dist(flight[-1], (132.148, 43.399)) < 0.1


def test_there_and_back_stay_apart_and_begin_and_end_where_they_should():
    there, back = curved_line((125.75, 39.03), (37.6, 55.75)), curved_line((37.6, 55.75), (125.75, 39.03))
    assert there[0] == (125.75, 39.03)
    assert there[-1] == (37.6, 55.75)
    assert math.dist(there[12], back[12]) > 5
    assert curved_line((125.75, 39.03), (37.6, 55.75), 1)[12] != there[12]
