"""The page of what changed: the contested points as they turned."""

from __future__ import annotations

from dashboard.views import changes
from tests import build
from tests.views.pages import context, words


def said(query: str) -> str:
    return words(changes.parts(context(f"changes?{query}")))


def test_the_deployment_turns_from_contested_with_both_admissions_named():
    shown = said("since=2025-04-25&as_of=2025-04-30")
    assert "28 April 2025 : North Korean troops were deployed to Russia" in shown
    assert "before: Contested: " in shown
    assert "now: Confirmed: said by Russia (26 April 2025) and North Korea (28 April 2025), who took part" in shown
    assert "New admissions" in shown
    assert "C540" in shown
    assert "C548" in shown


def test_the_missed_target_turns_planned_to_overdue_without_a_new_word():
    shown = said("since=2026-06-18&as_of=2026-06-21")
    assert "no new word; the target passed: The Tumen road bridge is open to traffic" in shown
    assert "before: Planned: 19 June 2026" in shown
    assert "now: Overdue: 19 June 2026" in shown
    assert "June to August 2026" in shown


def test_numbers_are_corrected_within_one_measure_and_scope():
    shown = said("since=2025-04-25&as_of=2025-04-30")
    assert "South Korea on Number of North Koreans killed in and around Kursk : 300 people → 600 people" in shown
    assert "South Korea on Number of North Koreans killed and wounded in and around Kursk : 4,000 people → 4,700 people" in shown


def test_one_day_alone_can_be_shown():
    shown = said("since=2025-04-25&as_of=2025-04-30&step=2025-04-26")
    assert "C540" in shown
    assert "C548" not in shown


def test_nothing_later_than_the_day_is_named():
    shown = said("since=2020-01-01&as_of=2025-04-25")
    assert "C540" not in shown
    assert "7 September 2026" not in shown


def test_a_step_outside_and_a_since_after_the_day_change_nothing():
    assert "New denials" in said("since=2024-10-01&as_of=2024-11-30&step=2026-01-01")
    assert "Nothing new of these kinds became known" in said("since=2026-11-01&as_of=2026-03-03")


def test_a_bad_day_is_named():
    assert "since='yesterday' is not a day; write it as 2025-04-30" in context("changes?since=yesterday").link.problems[0]


def test_an_empty_dataset_gets_a_sentence(tmp_path):
    empty = build.dataset(tmp_path)
    assert "Nothing new of these kinds" in words(changes.parts(context("changes", empty)))
