"""The path of a status through time."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.knowledge.status_history import status_path
from dashboard.wording.status_words import status_sentence
from tests import build, datasets

DATASET = datasets.dataset(datasets.SHIPPED)
TODAY = date(2026, 11, 23)


def steps(proposition_id: str, as_of: date = TODAY) -> list[tuple[str, str, int | None]]:
    return [(s["day"], s["status"], s["lag_days"]) for s in status_path(DATASET, proposition_id, as_of)]


@pytest.mark.data
def test_the_deployment_was_denied_then_contested_then_admitted():
    assert steps("Q-E090") == [
        ("2024-10-10", "denied", None),
        ("2024-10-13", "contested", 3),
        ("2025-04-28", "confirmed", 197),
    ]
    path = status_path(DATASET, "Q-E090", TODAY)
    assert path[0]["claim_ids"] == ["C035"]
    assert path[1]["claim_ids"] == ["C820"]
    assert "C548" in path[2]["claim_ids"]


@pytest.mark.slow
@pytest.mark.data
def test_the_bridge_was_planned_then_overdue_then_opened():
    found = steps("Q-E024")
    assert ("2026-06-20", "overdue") in [s[:2] for s in found]
    assert found[-1][:2] == ("2026-09-07", "self_reported")
    passed = next(s for s in status_path(DATASET, "Q-E024", TODAY) if s["day"] == "2026-06-20")
    assert passed["claim_ids"] == []  # nobody spoke: the planned day passed
    assert status_sentence(passed["reason"]).startswith("Overdue. 19 June 2026")


def test_no_step_is_later_than_the_day_asked_about():
    assert steps("Q-E090", date(2024, 10, 12)) == [("2024-10-10", "denied", None)]
    assert steps("Q-E090", date(2024, 10, 9)) == []
    assert steps("Q-NONE") == []


@pytest.mark.slow
def test_each_step_says_what_was_known_on_its_day(tmp_path):
    stances = [("RU", "plans:2025-06-19", "2025-02-02"), ("RU", "plans:2025-09", "2025-06-25"), ("RU", "asserts", "2025-10-02")]
    dataset = build.dataset(tmp_path, **build.question(stances))
    path = status_path(dataset, "Q-E1", TODAY)
    assert [(s["day"], s["status"]) for s in path] == [
        ("2025-02-02", "planned"),
        ("2025-06-20", "overdue"),
        ("2025-06-25", "planned"),
        ("2025-10-01", "overdue"),
        ("2025-10-02", "self_reported"),
    ]
    for step in path:
        told = known_on(dataset, date.fromisoformat(step["day"])).propositions.iloc[0]
        assert (told["status"], told["reason"]) == (step["status"], step["reason"])


def test_a_later_voice_that_changes_nothing_is_no_step(tmp_path):
    dataset = build.dataset(
        tmp_path, **build.question([("KR", "asserts", "2025-02-02"), ("UA", "denies", "2025-02-05"), ("US", "asserts", "2025-03-02")])
    )
    assert [s["status"] for s in status_path(dataset, "Q-E1", TODAY)] == ["claimed", "contested"]


def test_m12_a_change_by_a_claim_of_unknown_day_may_be_older_than_its_date():
    confirmed = status_path(DATASET, "Q-E087", TODAY)[-1]
    assert (confirmed["day"], confirmed["status"], confirmed["lag_days"], confirmed["late"]) == ("2026-07-08", "confirmed", 960, True)
    assert [s["late"] for s in status_path(DATASET, "Q-span-launch", TODAY)] == [False, False, True]


def test_m12_a_claim_of_unknown_day_that_changed_nothing_makes_no_change_older(tmp_path):
    asked = build.question([("KR", "asserts", "2025-02-02"), ("RU", "denies", "2025-02-05"), ("US", "asserts", "2025-02-05")])
    asked["claims"][2]["made_on_basis"] = "no_later_than"
    path = status_path(build.dataset(tmp_path, **asked), "Q-E1", TODAY)
    assert [(s["status"], s["late"]) for s in path] == [("claimed", False), ("contested", False)]
