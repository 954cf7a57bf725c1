"""Life cycles, by the shipped dataset and by made-up ones: stages, targets, slips, and nothing before its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.lifecycle.construction_sites import series_sites
from dashboard.analysis.lifecycle.lifecycle import construction_series, lifecycle, series_known
from dashboard.analysis.lifecycle.targets import slip_days
from dashboard.catalog.dates import parse_span
from dashboard.catalog.knowledge.known import known_on
from dashboard.wording.status_words import status_sentence
from dashboard.wording.target_words import chart_rows, outcome_words, revision_words, target_verdict
from tests import build, datasets
from tests.examples import examples

DATA = datasets.dataset(datasets.SHIPPED)
FLOODS = datasets.dataset()
ROAD, RAIL = "tumen-road-bridge", "khasan-rajin-railway"
DAM, FERRY = "high-orsa-dam", "orsa-ferry"
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def at(day: str, series: str = DAM, dataset=FLOODS):
    return lifecycle(known_on(dataset, date.fromisoformat(day)), series)


def shipped(day: str, series: str = ROAD):
    return at(day, series, DATA)


def opening(day: str, dataset=FLOODS):
    found = at(day, *((DAM, FLOODS) if dataset is FLOODS else (ROAD, DATA))).goals[0]
    assert found.event["event_id"] == ("F07" if dataset is FLOODS else "E024")
    return found


def target(goal, claim_id: str):
    return next(t for t in goal.targets if t.claim["claim_id"] == claim_id)


@pytest.mark.parametrize(
    ("target", "fact", "days"),
    [
        ("2026-06-19", "2026-09-07", 80),
        ("2026-06", "2026-07-01", 1),
        ("2026-06", "2026-06-30", 0),
        ("2026-10", "2026-09-07", -24),
        ("2026", "2026-09-07", 0),
        ("2025-06-17", "2025-06-17/2025-06-25", 0),
        ("2026-06-19", "2026-07/2026-08", 12),
    ],
)
def test_a_slip_counts_from_the_targets_last_day_to_the_first_of_what_came(target, fact, days):
    assert slip_days(parse_span(target), parse_span(fact)) == days


@pytest.mark.data
def test_the_road_bridge_came_80_days_after_its_most_exact_target():
    goal = opening("2026-11-23", DATA)
    assert goal.most_exact_plan.claim["planned_for"] == "2026-06-19"
    assert target_verdict(goal, goal.most_exact_plan) == "80 days late"
    assert outcome_words(goal, "") == "came 7 September 2026"


def test_each_target_is_judged_by_itself():
    goal = opening("2026-11-23")
    judged = {t.claim["claim_id"]: target_verdict(goal, t) for t in goal.targets}
    assert judged == {
        "C18": "476 days late",
        "C19": "7 days late",
        "C20": "80 days late",
        "C21": "not compared: it is for the end of works",
        "C22": "160 days late",
        "C23": "within it",
    }
    assert [t.claim["claim_id"] for t in goal.targets if t.forecast] == ["C22"]


def test_a_target_says_what_it_did_to_the_one_before():
    goal = opening("2026-11-23")
    moves = {t.claim["claim_id"]: revision_words(t) for t in goal.targets}
    assert moves["C18"] == moves["C22"] == ""
    assert moves["C19"] == "469 days later than 19 May 2025"
    assert moves["C20"] == "73 days earlier than June to August 2026"
    assert moves["C21"] == "vaguer: 19 June 2026 stood on"
    assert moves["C23"] == "103 days later than 19 June 2026"


@pytest.mark.data
def test_on_the_day_after_the_target_it_is_overdue_beside_a_wider_one():
    goal = opening("2026-06-20", DATA)
    assert goal.came is None
    assert [target_verdict(goal, t) for t in goal.targets if goal.is_overdue(t)] == ["1 day overdue"]
    assert target_verdict(goal, target(goal, "C236")) == "open for 72 days more"
    assert "June to August 2026" in status_sentence(goal.proposition["reason"])


def test_a_later_word_ends_what_was_overdue():
    goal = opening("2026-08-01")
    assert not any(goal.is_overdue(t) for t in goal.targets)
    assert target_verdict(goal, target(goal, "C20")) == "passed 43 days ago"
    assert target_verdict(goal, target(goal, "C23")) == "31 days ahead"


def test_a_forecast_is_never_overdue():
    goal = opening("2026-04-01")
    assert target_verdict(goal, target(goal, "C22")) == "passed 1 day ago"


@pytest.mark.data
def test_what_is_no_main_proposition_has_no_day_of_its_own():
    decks = next(g for g in shipped("2026-11-23").goals if g.proposition["proposition_id"] == "Q-span-launch")
    assert decks.came.span is None
    assert target_verdict(decks, decks.targets[0]) == "its day is not known"
    assert outcome_words(decks, "") == "said to have come, on a day not known"
    assert decks.name.startswith("“")


def test_stages_stand_in_the_order_in_which_they_began():
    assert [s.code for s in at("2026-11-23").stages] == [
        "shared",
        "builder_named",
        "day_named",
        "ground_broken",
        "wall_up",
        "day_due",
        "in_use",
    ]
    assert [s.code for s in at("2026-11-23", FERRY).stages] == ["in_use", "out_of_use", "in_use_again"]


@pytest.mark.data
def test_point_1_the_lengths_that_differ_stand_together_and_other_lengths_apart():
    measures = {m.proposition["proposition_id"]: m for m in shipped("2026-11-23").measures}
    length = measures["Q-bridge-length"]
    assert length.has_several_numbers
    assert {c["quantity"] for c in length.claims} == {"800 m", "850 m", "830 m", "1,005 m", "1,000 m"}
    assert not measures["Q-bridge-length-ramps"].has_several_numbers
    assert {c["quantity"] for c in measures["Q-distance-rail-bridge"].claims} == {"400 m", "415 m", "500 m"}


@pytest.mark.data
def test_point_2_the_lanes_of_the_checkpoint_differ():
    lanes = next(m for m in shipped("2026-11-23").measures if m.proposition["proposition_id"] == "Q-checkpoint-lanes")
    assert [c["quantity"] for c in lanes.claims] == ["10 lanes", "5 lanes"]


@pytest.mark.data
def test_a_treaty_is_no_crossing():
    assert set(construction_series(DATA)) == {ROAD, RAIL}
    assert shipped("2026-11-23", "partnership-treaty") is None


@pytest.mark.slow
@examples(40)
@given(day=DAYS, late=st.sampled_from(["latest", "event"]))
def test_nothing_is_told_before_its_day(day, late):
    knowledge = known_on(FLOODS, day, late)
    claims, events = set(knowledge.claims["claim_id"]), set(knowledge.events["event_id"])
    for series in construction_series(FLOODS):
        found = lifecycle(knowledge, series)
        assert (found is None) == (series not in series_known(knowledge))
        for goal in found.goals if found else ():
            assert {t.claim["claim_id"] for t in goal.targets} <= claims
            assert all(t.claim["known_on"] <= day.isoformat() for t in goal.targets)
            if goal.came and goal.came.span:
                assert goal.came.span.start <= day
        for measure in found.measures if found else ():
            assert {c["claim_id"] for c in measure.claims} <= claims
        for step in found.events if found else ():
            assert step["event_id"] in events
        chart_rows(found.goals if found else (), "")
        assert all(
            not f["properties"]["state"] or f["properties"]["state"]["event_id"] in events for f in series_sites(knowledge, series).drawn
        )


@pytest.mark.slow
@examples(40)
@given(day=DAYS, more=st.integers(1, 400))
def test_targets_only_grow_with_the_day(day, more):
    early, late = (lifecycle(known_on(FLOODS, d), DAM) for d in (day, day + timedelta(days=more)))
    ids = [{t.claim["claim_id"] for g in found.goals for t in g.targets} if found else set() for found in (early, late)]
    assert ids[0] <= ids[1]


def port(**opening) -> dict:
    tables = build.question([("RU", "plans:2025-05", "2025-01-10"), *opening.get("claims", [])], date="2025-08-02")
    tables["events"] = [
        tables["events"][0]
        | {
            "title": "Opening of the new port",
            "event_group": "infrastructure",
            "series": "new-port",
            "stage": opening.get("stage", "opening"),
        }
    ]
    tables["places"] = [{"place_id": "P1", "name": "New port"}, {"place_id": "P2", "name": "Capital", "latitude": "39", "longitude": "125"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": p, "role": r} for p, r in (("P1", "site"), ("P2", "announcement"))]
    return tables


@pytest.mark.slow
def test_a_third_series_gets_the_page_by_data_alone(tmp_path):
    dataset = build.dataset(tmp_path / "port", **port(claims=[("RU", "asserts", "2025-08-02")]))
    found = at("2025-09-01", "new-port", dataset)
    assert found.name == "New port"
    assert target_verdict(found.goals[0], found.goals[0].targets[0]) == "63 days late"
    before = at("2025-06-10", "new-port", dataset)
    assert target_verdict(before.goals[0], before.goals[0].targets[0]) == "10 days overdue"
    drawn_ = series_sites(known_on(dataset, date(2025, 9, 1)), "new-port")
    assert [f["properties"]["name"] for f in drawn_.drawn] == ["New port"]


@pytest.mark.slow
def test_a_claim_and_a_denial_are_no_silence(tmp_path):
    dataset = build.dataset(tmp_path / "denied", **port(claims=[("RU", "asserts", "2025-08-02"), ("UA", "denies", "2025-08-03")]))
    goal = at("2025-09-01", "new-port", dataset).goals[0]
    assert goal.proposition["status"] == "contested"
    assert outcome_words(goal, "") == "said to have come, and denied, 2 August 2025"
    only = build.dataset(tmp_path / "only", **port(claims=[("UA", "denies", "2025-08-03")]))
    assert at("2025-09-01", "new-port", only).goals[0].came is None


def test_a_target_that_was_for_an_interval_says_so(tmp_path):
    tables = port(claims=[("RU", "asserts", "2025-08-31")])
    tables["events"][0]["date"] = "2025-08"
    dataset = build.dataset(tmp_path / "month", **tables)
    goal = at("2025-09-01", "new-port", dataset).goals[0]
    assert target_verdict(goal, goal.targets[0]) == "at least 62 days late"


def test_an_empty_dataset_has_none(tmp_path):
    dataset = build.dataset(tmp_path / "empty")
    assert series_known(known_on(dataset, date(2025, 1, 1))) == {}
    assert series_sites(known_on(dataset, date(2025, 1, 1)), "new-port").drawn == ()
