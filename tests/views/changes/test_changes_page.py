"""The page of what changed: the contested points as they turned, day by day too, and nothing of a later day."""

from __future__ import annotations

import json

import pytest

from dashboard.analysis.claims.knowledge_changes import CHANGE_KINDS
from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.views.changes import changes_page
from dashboard.views.changes.news_entry import kind_label
from dashboard.wording.messages import message
from tests import build
from tests.browser.test_hostile import EVIL, hostile
from tests.views.pages import SHIPPED, context, parts, problems, words

DEPLOYED = "North Korean troops were deployed to Russia"


def said(query: str, dataset: Dataset | None = None) -> str:
    return words(parts(changes_page, context(f"changes?{query}", dataset)))


@pytest.mark.data
def test_point_0_the_deployment_turns_from_contested_with_both_admissions_named():
    shown = said("since=2025-04-25&as_of=2025-04-30", SHIPPED)
    assert f"28 April 2025 {DEPLOYED} contested fact → confirmed fact Before: Contested. " in shown
    assert "Now: Confirmed. Said by Russia (26 April 2025) and North Korea (28 April 2025), who took part" in shown
    assert "200 days after it was first known" in shown
    assert f"Russia (Valery Gerasimov) says that it is so: {DEPLOYED} It had denied it on 10 October 2024 ( C035 )" in shown
    assert f"says that it is so: {DEPLOYED} It had denied it on 24 October 2024 ( C501 )" in shown
    assert "Claims C540 , C548" in shown


def test_the_missed_target_turns_planned_to_overdue_without_a_new_word():
    shown = said("since=2026-06-18&as_of=2026-06-21")
    assert "20 June 2026 The High Orsa dam was put into service planned fact → overdue fact" in shown
    assert "Before: Planned. 19 June 2026" in shown
    assert "Now: Overdue. 19 June 2026" in shown
    assert "Beside it stands 2026 (end of works), announced by Ardenia (1 February 2026)." in shown
    assert "20 June 2026 · day 1 of 1" in shown


def test_a_moved_target_says_both_and_the_slip():
    shown = said("since=2025-05-18&as_of=2025-05-20")
    assert "19 May 2025 → June to August 2026 469 days later, counted from the last day of each." in shown
    more_precise = "June to August 2026 → 19 June 2026 Within the older target, only more precise."
    assert more_precise in said("since=2025-11-09&as_of=2025-11-10")


@pytest.mark.data
def test_point_1_lengths_of_one_day_stand_side_by_side():
    shown = said("since=2025-04-25&as_of=2025-04-30", SHIPPED)
    assert "Length of the road bridge proper 800 m (plan, February to March 2025) → 850 m" in shown


@pytest.mark.data
def test_point_3_kursk_is_denied_on_the_day_it_is_claimed():
    shown = said("since=2025-04-20&as_of=2025-04-30&step=2025-04-26", SHIPPED)
    assert "Ukraine (General Staff of Ukraine) denies: Kursk Oblast is fully retaken by Russia" in shown


@pytest.mark.data
def test_point_4_numbers_are_replaced_within_one_measure_and_scope():
    shown = said("since=2025-04-25&as_of=2025-04-30", SHIPPED)
    assert "Number of North Koreans killed in and around Kursk 300 people (Jan 2025) → 600 people (Apr 2025)" in shown
    assert "Number of North Koreans killed and wounded in and around Kursk 4,000 people (Mar 2025) → 4,700 people (Apr 2025)" in shown
    assert "300 people (Jan 2025) → 4,700" not in shown


@pytest.mark.data
def test_point_7_a_later_denial_of_further_troops_is_a_denial():
    assert "(Kim Yo Jong, via KCNA) denies" in said("since=2026-08-18&as_of=2026-08-20", SHIPPED)


@pytest.mark.slow
def test_one_day_alone_is_shown_as_known_on_that_day():
    shown = said("since=2023-05-10&as_of=2026-11-23&step=2023-05-12")
    assert "News of 12 May 2023" in shown
    assert "C38" in shown
    assert "C39" not in shown
    assert "Ardenia (13 May 2023)" not in shown
    assert "Voss" not in shown


@pytest.mark.parametrize("day", ["2023-05-12", "2026-06-20"])
def test_nothing_later_than_the_day_is_named(day):
    shown = said(f"since=2020-01-01&as_of={day}")
    claims = context(f"changes?as_of={day}").dataset.tables["claims"]
    later = claims.loc[claims["made_on"] > day, "claim_id"]
    assert len(later) > 10
    assert not [c for c in later if f" {c} " in f"{shown} "]
    assert "7 September 2026" not in shown


def test_a_day_without_news_and_a_since_after_the_day_get_a_sentence():
    assert "No news of 1 January 2026 lies between the two days" in said("since=2024-10-01&as_of=2024-11-30&step=2026-01-01")
    assert "1 November 2026 is not before 3 March 2026, the day of knowledge." in said("since=2026-11-01&as_of=2026-03-03")


def test_without_a_since_the_last_month_with_news_is_compared():
    assert "Between 2 October 2026 and 23 November 2026" in said(""), "the latest news is of 1 November"


def test_what_changed_nothing_is_counted_and_can_be_opened():
    assert "that changed none of this" in said("since=2024-06-18&as_of=2026-11-23")


def test_a_bad_day_is_named():
    assert "since='yesterday' is not a day; write it as 2025-04-30" in problems(context("changes?since=yesterday"))[0]


def test_an_empty_dataset_gets_a_sentence(tmp_path):
    assert "nothing has changed" in words(parts(changes_page, context("changes", build.dataset(tmp_path))))


def test_hostile_texts_are_texts(tmp_path):
    made = parts(changes_page, context("changes?since=2025-01-01&as_of=2025-02-02", load_dataset(hostile(tmp_path))))
    assert json.dumps(EVIL)[1:-1] in json.dumps(made)


def test_every_kind_of_news_has_its_words() -> None:
    assert [kind for kind in CHANGE_KINDS if kind in (kind_label(kind), message("changes-kind-meaning", kind=kind))] == []
