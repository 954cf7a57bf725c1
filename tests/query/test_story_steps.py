"""What a story tells is what was known on each step's day; the shipped story is checked sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.loading.story_files import Story, StorySentence, StoryStep
from dashboard.query.answers.answer import Ask
from dashboard.query.story_steps import check_stories, told_step
from dashboard.wording.fault_words import problem_line
from tests import datasets

ENGINE = datasets.engine(datasets.SHIPPED)
DATASET = ENGINE.dataset
TODAY = date(2026, 11, 23)
STORY = next(s for s in DATASET.stories if s.slug == "first-road-bridge")
STEPS = [pytest.param(step, id=step.title) for step in STORY.steps]


@pytest.mark.data
def test_the_shipped_story_has_ten_to_fourteen_steps_in_the_order_of_their_days():
    days = [told_step(ENGINE, step, TODAY).day for step in STORY.steps]
    assert 10 <= len(days) <= 14
    assert days == sorted(days)


@pytest.mark.data
@pytest.mark.parametrize("step", STEPS)
def test_every_sentence_rests_on_claims_known_on_its_day_about_events_in_sight(step):
    told = told_step(ENGINE, step, TODAY)
    assert "as_of=" in step.selection
    assert told.problems == ()
    assert told.left_out == 0
    knowledge = known_on(DATASET, told.day)
    claims = knowledge.claims.set_index("claim_id")
    events = knowledge.propositions.set_index("proposition_id")["event_id"]
    rows = ENGINE.answer(told.selection, Ask(parts=frozenset({"rows"}), limit=1000), TODAY).rows
    reach = set(rows["event_id"])
    for sentence in step.sentences:
        for claim in sentence.claims:
            about, made_at = events[claims.at[claim, "proposition_id"]], claims.at[claim, "event_id"]
            assert {about, made_at} & reach, (sentence.text, claim)
    assert step.picked.removeprefix("event:") in reach


# What each step must show to be honest about what is disputed, by the day of the step.
STANDS = [
    ("2024-11-12", "Q-E090", "contested"),
    ("2025-03-31", "Q-E024", "planned"),
    ("2025-04-28", "Q-E090", "confirmed"),
    ("2025-04-28", "Q-kursk-retaken", "contested"),
    ("2025-05-01", "Q-killed-kursk", "claimed"),
    ("2025-05-01", "Q-technology-return", "claimed"),
    ("2026-06-20", "Q-E024", "overdue"),
    ("2026-07-30", "Q-E024", "planned"),
    ("2026-09-07", "Q-E024", "self_reported"),
]


@pytest.mark.data
@pytest.mark.parametrize(("day", "proposition", "status"), STANDS)
def test_points_2_3_4_and_9_stand_as_they_stood(day, proposition, status):
    told = next(t for step in STORY.steps if (t := told_step(ENGINE, step, TODAY)).day.isoformat() == day)
    assert {r["proposition_id"]: r["status"] for r in told.stands}[proposition] == status


@pytest.mark.data
def test_point_4_no_sentence_calls_killed_and_wounded_killed():
    both = {"C058", "C059", "C062", "C577"}
    for step in STORY.steps:
        for sentence in step.sentences:
            if both & set(sentence.claims):
                assert "killed or wounded" in sentence.text or "killed and wounded" in sentence.text


def test_a_sentence_on_a_later_claim_is_left_out_and_counted():
    step = StoryStep("x", "as_of=2025-04-27", (StorySentence("Both said it.", ("C540", "C548")), StorySentence("One said it.", ("C540",))))
    told = told_step(ENGINE, step, TODAY)
    assert [s.text for s in told.sentences] == ["One said it."]
    assert told.left_out == 1
    assert {r["status"] for r in told.stands} == {"contested"}


def test_a_bad_selection_is_named_and_the_rest_used():
    told = told_step(ENGINE, StoryStep("x", "as_of=2025-04-27&colour=red&as_of=2025-04-27", (StorySentence("x", ("C540",)),)), TODAY)
    assert told.day == date(2025, 4, 27)
    assert "'colour' is not a parameter" in told.problems[0]


def test_a_bad_selection_in_a_step_is_named_with_its_place():
    good = StoryStep("One", "as_of=2025-03-01", (StorySentence("It was said.", ("C020",)),), place="step 1")
    bad = replace(good, selection="as_of=2025-02-30&colour=red&group=nosuch", place="step 3")
    dataset = replace(DATASET, stories=(Story("mine", "Mine", "", (good, bad)),), problems=())
    found = check_stories(dataset, TODAY).problems
    assert [(p.file, p.column) for p in found] == [("stories/mine.json", "step 3 selection")] * 3
    assert all(p.value == bad.selection for p in found)
    said = " ".join(problem_line(p) for p in found)
    assert "2025-02-30" in said
    assert "colour" in said
    assert "nosuch" in said
    assert check_stories(DATASET, TODAY) is DATASET
