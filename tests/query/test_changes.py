"""What changed between two days: as a difference of what was known, on made-up and on real data."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.dataset import DEFAULT, load
from dashboard.catalog.knowledge import known
from dashboard.query.changes import changes
from tests import build

DATA = load(DEFAULT)
DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 23))


def of(stances, since, until, **more):
    return changes(build.unchecked(**build.question(stances, **more)), date.fromisoformat(since), date.fromisoformat(until))


def test_a_denial_that_makes_something_contested_is_a_status_and_a_denial():
    found = of([("KR", "asserts", "2025-02-01"), ("RU", "denies", "2025-02-05")], "2025-02-02", "2025-02-10")
    row = found.statuses[0]
    assert (row["status_before"], row["status"], row["claims"]) == ("claimed", "contested", ["C1"])
    assert row["sentence_before"].startswith("Claimed: ")
    assert row["sentence"].endswith("Russia (5 February 2025) denies it.")
    assert [c["claim_id"] for c in found.denials] == ["C1"]
    assert not found.events


def test_what_is_first_heard_of_is_a_new_event_and_no_changed_status():
    found = of([("KR", "asserts", "2025-02-01")], "2025-01-15", "2025-02-10")
    assert [e["event_id"] for e in found.events] == ["E1"]
    assert not found.statuses


def test_a_moved_target_says_by_how_many_days():
    stances = [("RU", "plans:2026-06-19", "2026-01-01"), ("RU", "plans:2026-09-07", "2026-06-30")]
    found = of(stances, "2026-02-01", "2026-07-01", date="2026-12-01")
    assert [(t["before"]["target"], t["target"], t["slip_days"]) for t in found.targets] == [("19 June 2026", "7 September 2026", 80)]


def test_a_number_replaces_only_the_same_partys_number():
    asked = build.question(
        [("KR", "estimates", "2025-02-01"), ("US", "estimates", "2025-02-03"), ("KR", "estimates", "2025-02-05")], kind="number"
    )
    asked["propositions"][0] |= {"measure": "killed", "scope": "in Kursk"}
    for claim, n in zip(asked["claims"], ("300", "900", "600"), strict=True):
        claim |= {"best": n, "unit": "people"}
    found = changes(build.unchecked(**asked), date(2025, 2, 2), date(2025, 2, 10))
    assert [(c["before"]["quantity"], c["quantity"], c["party"]) for c in found.numbers] == [("300 people", "600 people", "South Korea")]


def test_one_newspaper_takes_nothing_back_of_what_another_said():
    parties = [*build.PARTIES, {"party_id": "press", "name": "Other press", "kind": "media"}]
    asked = build.question([("press", "estimates", "2025-02-01"), ("press", "estimates", "2025-02-05")], kind="number")
    for claim, n in zip(asked["claims"], ("300", "600"), strict=True):
        claim |= {"best": n, "unit": "people"}
    assert not changes(build.unchecked(parties=parties, **asked), date(2025, 2, 2), date(2025, 2, 10)).numbers


@settings(max_examples=25, deadline=None)
@given(DAYS, DAYS)
def test_it_is_the_difference_of_what_was_known(one, other):
    since, until = min(one, other), max(one, other)
    before, after = known(DATA, since), known(DATA, until)
    found = changes(DATA, since, until)
    assert {e["event_id"] for e in found.events} == set(after.events["event_id"]) - set(before.events["event_id"])
    old, new = (dict(zip(k.propositions["proposition_id"], k.propositions["status"], strict=True)) for k in (before, after))
    assert {s["proposition_id"] for s in found.statuses} == {p for p in old if old[p] != new[p]}
    assert sum(d["n"] for d in found.days) == len(after.claims) - len(before.claims)


@settings(max_examples=15, deadline=None)
@given(st.lists(DAYS, min_size=3, max_size=3))
def test_new_events_of_two_steps_are_those_of_the_whole_way(days):
    a, b, c = sorted(days)
    ids = [{e["event_id"] for e in changes(DATA, *pair).events} for pair in ((a, c), (a, b), (b, c))]
    assert ids[0] == ids[1] | ids[2]
    assert not ids[1] & ids[2]


def test_nothing_changes_from_a_day_to_itself():
    assert changes(DATA, date(2025, 4, 26), date(2025, 4, 26)).n == 0


def test_every_day_with_news_lies_between():
    day = date(2025, 4, 26)
    found = changes(DATA, day - timedelta(days=1), day)
    assert [d["day"] for d in found.days] == [day.isoformat()]
