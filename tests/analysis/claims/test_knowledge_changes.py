"""What changed between two days is the difference of what was known on them; the contested points of the shipped data by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.claims.knowledge_changes import CHANGE_KINDS, knowledge_changes, news_days
from dashboard.catalog.knowledge.known import known_on
from dashboard.wording.status_words import status_sentence
from tests import build, datasets
from tests.examples import examples

DATASET = datasets.dataset()
SHIPPED = datasets.dataset(datasets.SHIPPED)
DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 23))
THREE = st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted)
ADDED_UP = tuple(kind for kind in CHANGE_KINDS if kind not in ("statuses", "propositions"))


def day(text):
    return date.fromisoformat(text)


def between(since, until, dataset=SHIPPED, late="latest"):
    return knowledge_changes(dataset, day(since), day(until), late)


def one(records, proposition):
    return next(r for r in records if r["proposition_id"] == proposition)


@pytest.mark.slow
@given(THREE, st.sampled_from(["latest", "event"]))
@examples(12)
def test_changes_are_the_difference_of_the_two_days(days, late):
    a, _, c = days
    before, after = known_on(DATASET, a, late), known_on(DATASET, c, late)
    found = knowledge_changes(DATASET, a, c, late)
    assert {r["event_id"] for r in found.kinds["events"]} == set(after.events["event_id"]) - set(before.events["event_id"])
    old = dict(zip(before.propositions["proposition_id"], before.propositions["status"], strict=True))
    new = dict(zip(after.propositions["proposition_id"], after.propositions["status"], strict=True))
    turned = {r["proposition_id"]: (r["before"]["status"], r["after"]["status"]) for r in found.kinds["statuses"]}
    assert turned == {p: (old[p], new[p]) for p in old if old[p] != new[p]}
    said = {r["event_id"]: r["status"] for r in found.kinds["events"]}
    assert said == {e: s for e, s in zip(after.events["event_id"], after.events["status"], strict=True) if e in said}


@pytest.mark.slow
@given(THREE)
@examples(12)
def test_news_adds_up_over_days(days):
    a, b, c = days
    whole, first, second = knowledge_changes(DATASET, a, c), knowledge_changes(DATASET, a, b), knowledge_changes(DATASET, b, c)
    for kind in ADDED_UP:

        def told(found, kind=kind):
            return {(r["proposition_id"], r["day"], *(r["claims"] if kind != "events" else ())) for r in found.kinds[kind]}

        assert told(whole) == told(first) | told(second), kind
        assert not told(first) & told(second), kind


@pytest.mark.slow
@given(THREE)
@examples(12)
def test_every_new_claim_is_told_once_and_nothing_of_another_day(days):
    a, _, c = days
    found = knowledge_changes(DATASET, a, c)
    records = [r for many in found.kinds.values() for r in many]
    assert all(a < day(r["day"]) <= c for r in [*records, *found.other])
    new = set(known_on(DATASET, c).claims["claim_id"]) - set(known_on(DATASET, a).claims["claim_id"])
    other = {r["claim_id"] for r in found.other}
    assert other <= new
    assert not other & {claim for r in records for claim in r["claims"]}
    ids = set(known_on(DATASET, c).claims["claim_id"])
    for r in records:
        assert r["claims"]
        assert set(r["claims"]) <= ids


@pytest.mark.slow
@given(THREE)
@examples(10)
def test_on_days_without_news_nothing_changes(days):
    a, _, c = days
    news = news_days(DATASET, a, c)
    assert list(news) == sorted(news)
    quiet = [d for n in range((c - a).days) if (d := a + timedelta(days=n + 1)).isoformat() not in news]
    for d in quiet[:6]:
        found = knowledge_changes(DATASET, d - timedelta(days=1), d)
        assert not found.n
        assert not found.other


def test_the_earlier_day_must_be_earlier():
    with pytest.raises(ValueError, match="since=2025-05-01 is not before until=2025-05-01"):
        between("2025-05-01", "2025-05-01")


@pytest.mark.data
def test_point_0_the_deployment_turns_from_contested_by_two_admissions():
    found = between("2025-04-25", "2025-04-30")
    turned = one(found.kinds["statuses"], "Q-E090")
    assert (turned["before"]["status"], turned["after"]["status"]) == ("contested", "confirmed")
    assert "deny it" in status_sentence(turned["before"]["reason"])
    assert "Russia (26 April 2025) and North Korea (28 April 2025)" in status_sentence(turned["after"]["reason"])
    assert (turned["day"], turned["lag"], turned["claims"]) == ("2025-04-28", 200, ["C540", "C548"])
    admitted = [r for r in found.kinds["admissions"] if r["proposition_id"] == "Q-E090"]
    assert [(r["party_id"], r["was"], r["was_claim"], r["claims"]) for r in admitted] == [
        ("KP", "denies", "C501", ["C548"]),
        ("RU", "denies", "C035", ["C540"]),
    ]
    assert [r["was_late"] for r in admitted] == [False, False]


@pytest.mark.data
def test_point_1_two_lengths_of_one_day_stand_side_by_side_and_other_scopes_apart():
    length = one(between("2025-04-25", "2025-04-30").kinds["numbers"], "Q-bridge-length")
    assert [n["quantity"] for n in length["before"]] == ["800 m"]
    assert [n["quantity"] for n in length["after"]] == ["850 m", "1,005 m"]
    later = between("2025-05-01", "2026-11-23").kinds["numbers"]
    assert not [r for r in later if r["proposition_id"] in ("Q-bridge-length-ramps", "Q-crossing-length")]
    assert not [r for r in later if r["proposition_id"] == "Q-bridge-length"], "another outlet's number replaces nobody's"


@pytest.mark.data
def test_point_3_kursk_is_new_and_contested_on_one_day():
    found = between("2025-04-25", "2025-04-26")
    assert one(found.kinds["denials"], "Q-kursk-retaken")["claims"] == ["C021"]


@pytest.mark.data
def test_points_4_and_5_killed_and_killed_and_wounded_are_replaced_each_by_its_own():
    found = between("2025-04-30", "2026-02-28").kinds["numbers"]
    killed, both = (one(found, p) for p in ("Q-killed-kursk", "Q-casualties-kursk"))
    assert ([n["quantity"] for n in killed["before"]], [n["quantity"] for n in killed["after"]]) == (["600 people"], ["2,000 people"])
    assert [n["quantity"] for n in both["before"]] == ["4,700 people"]
    assert {r["speaker"] for r in found if r["proposition_id"] == "Q-casualties-kursk"} == {"South Korea", "Ukraine"}


@pytest.mark.data
def test_point_7_what_is_wanted_and_what_is_prepared_do_not_replace_each_other():
    found = between("2026-07-01", "2026-11-01").kinds["numbers"]
    assert not [record for record in found if record["proposition_id"].startswith("Q-further-troops")]


@pytest.mark.data
def test_point_15_two_numbers_of_one_day_replace_nothing():
    assert not between("2022-10-01", "2022-12-01").kinds["numbers"]


@pytest.mark.data
def test_the_opening_turns_overdue_though_nobody_said_a_word():
    found = between("2026-06-18", "2026-06-21")
    turned = one(found.kinds["statuses"], "Q-E024")
    assert (turned["before"]["status"], turned["after"]["status"], turned["day"]) == ("planned", "overdue", "2026-06-20")
    assert turned["claims"] == ["C231", "C238"]
    assert "2026-06-20" in news_days(SHIPPED, day("2026-06-18"), day("2026-06-21"))


def test_a_target_that_moves_says_by_how_much():
    moved = one(between("2026-07-19", "2026-07-21", DATASET).kinds["targets"], "Q-F07")
    assert (moved["before"]["words"], moved["after"]["words"]) == ("19 June 2026", "September 2026 (approximately)")
    assert (moved["slip"], moved["narrowed"]) == (103, False)
    narrowed = one(between("2025-11-09", "2025-11-10", DATASET).kinds["targets"], "Q-F07")
    assert (narrowed["slip"], narrowed["narrowed"]) == (-73, True)


def test_the_way_names_statuses_passed_through_and_those_that_came_back_are_counted():
    whole = one(between("2026-06-18", "2026-09-08", DATASET).kinds["statuses"], "Q-F07")
    assert [(w["day"], w["status"]) for w in whole["way"]] == [("2026-06-20", "overdue"), ("2026-07-20", "planned")]
    assert between("2026-06-18", "2026-08-01", DATASET).returned == 1


@pytest.mark.slow
def test_what_is_taken_back_is_told(tmp_path):
    stances = [
        ("RU", "asserts", "2025-02-01"),
        ("RU", "retracts", "2025-03-01"),
        ("UA", "denies", "2025-03-02"),
        ("UA", "denies", "2025-03-03"),
    ]
    found = between("2025-02-15", "2025-03-10", build.dataset(tmp_path, **build.question(stances)))
    assert [(r["party_id"], r["was"]) for r in found.kinds["retractions"]] == [("RU", "asserts")]
    assert [r["claims"] for r in found.kinds["denials"]] == [["C2"]]
    assert [r["claim_id"] for r in found.other] == [], "the repeated denial bears on the changed status"


def test_nothing_is_known_of_an_empty_dataset(tmp_path):
    empty = build.dataset(tmp_path)
    assert not news_days(empty, date.min, day("2026-01-01"))
    assert not between("2025-01-01", "2026-01-01", empty).n


def test_one_newspaper_takes_nothing_back_of_what_another_said(tmp_path):
    tables = build.question(
        [("press", "estimates", "2025-02-01"), ("press", "estimates", "2025-03-01"), ("press", "estimates", "2025-04-01")]
    )
    numbers = [{"best": "5", "claimant": "One"}, {"best": "6", "claimant": "Another"}, {"best": "7", "claimant": "One"}]
    tables["claims"] = [claim | more | {"unit": "people"} for claim, more in zip(tables["claims"], numbers, strict=True)]
    tables["propositions"] = [tables["propositions"][0] | {"kind": "number", "measure": "dead", "scope": "all"}]
    tables["parties"] = [*build.PARTIES, {"party_id": "press", "name": "Press", "kind": "media"}]
    found = between("2025-01-15", "2025-04-02", build.dataset(tmp_path, **tables)).kinds["numbers"]
    assert [(r["speaker"], r["claims"]) for r in found] == [("One", ["C2"])]
