"""The page of a story: what each step says, and what it must not."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest

from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.views.frame import download_and_cite, link_notices
from dashboard.views.story import story_page
from tests import build
from tests.browser.test_hostile import EVIL
from tests.views.pages import SHIPPED, context, parts, problems, words


def said(query: str = "", dataset: Dataset | None = None) -> str:
    return words(parts(story_page, context(f"story?{query}", dataset)))


def links(part, to):
    if isinstance(part, dict):
        return ([part] if part.get("is") == "link" and part["to"] == to else []) + [one for v in part.values() for one in links(v, to)]
    return [one for v in part for one in links(v, to)] if isinstance(part, list | tuple) else []


def test_a_step_has_its_paragraph_its_claims_and_its_day():
    shown = said("step=2")
    assert "Step 2 of 3" in shown
    assert "As known in these sources on 20 May 2023" in shown
    assert "In May 2023 the terraces were under water. C36" in shown
    assert "Whose fault it was, each side told in another way. C38 C39" in shown
    claims = links(parts(story_page, context("story?step=2")), "claim")
    assert {one["own"]["as_of"] for one in claims} == {"2023-05-20"}


def test_without_parameters_the_first_step_of_the_first_story_is_shown():
    assert "A signature" in said()
    assert "Step 1 of 3" in said()


def test_on_an_earlier_day_the_story_ends_there_and_gives_nothing_away():
    shown = said("as_of=2023-05-20")
    assert "The story is told as far as it was known on 20 May 2023." in shown
    assert "Tell it to its end" in shown
    assert "2026" not in shown
    assert "open gate" not in shown
    assert "No step of this story was known on 1 January 2019." in said("as_of=2019-01-01")


def test_every_step_has_a_link():
    own = [one["own"] for one in links(parts(story_page, context("story?step=2")), "story")]
    assert [o["step"] for o in own] == ["1", "3"]
    assert {o["story"] for o in own} == {"a-dam-that-came-late"}


def test_a_step_is_cited_as_of_its_own_day_and_the_cited_link_shows_the_same_step():
    (found,) = context("story").dataset.stories
    keys = set()
    for at, step in enumerate(found.steps, 1):
        shown = context(f"story?step={at}&group=blasting&picked=event:F11&q=dam")
        fixed = story_page.step_context(shown, found)
        asked = parse_qs(fixed.citation)
        assert set(asked) == {"story", "step", "as_of", "version"}
        again = context(f"story?{fixed.citation}")
        assert not again.link.problems
        assert story_page._now(again, story_page.chosen_story(again))[1] == step
        cited = download_and_cite.citation_facts(fixed, story_page.titled(shown, found))
        assert cited.title.startswith(f"{found.title}, step {at}: {step.title}, as known in these sources on ")
        keys.add(cited.key)
    assert len(keys) == len(found.steps)


def test_a_step_prints_what_it_shows_of_which_data_under_which_licence():
    shown = context("story?step=2")
    (found,) = shown.dataset.stories
    line = download_and_cite.print_line(story_page.step_context(shown, found), story_page.titled(shown, found))
    for said_ in ("step 2: The flood", "as known in these sources on 20 May 2023", shown.dataset.version, shown.dataset.digest, "CC0-1.0"):
        assert said_ in line["text"]
    assert "story=a-dam-that-came-late&step=2&as_of=2023-05-20" in line["query"]
    early = context("story?as_of=2023-05-20")
    assert found.title not in story_page.titled(early, story_page.chosen_story(early))


@pytest.mark.data
def test_point_3_kursk_is_contested_beside_the_two_admissions():
    shown = said("step=5", SHIPPED)
    assert "contested fact Kursk Oblast is fully retaken by Russia Contested. Russia (26 April 2025)" in shown
    assert "confirmed fact North Korean troops were deployed to Russia" in shown


@pytest.mark.data
def test_point_9_help_in_return_is_claimed():
    assert "claimed fact Russia gives North Korea military technology in return" in said("step=7", SHIPPED)


def test_no_step_names_what_came_later():
    first, second, _ = (words(parts(story_page, context(f"story?step={at}"))[:-1]) for at in (1, 2, 3))
    assert not [later for later in ("2023", "terraces", "2026") if later in first]
    assert not [later for later in ("2026", "C41", "28 April 2025") if later in second]


@pytest.mark.data
def test_no_step_of_the_shipped_story_names_what_came_later():
    shown = context("story", SHIPPED)
    for at, step in enumerate(shown.dataset.stories[0].steps, 1):
        page = words(parts(story_page, context(f"story?step={at}", SHIPPED))[:-1])
        day = step.selection.split("as_of=")[1][:10]
        if day < "2026-07-30":
            assert "eptember 2026" not in page, step.title
        if day < "2026-10-01":
            assert "Novichenko" not in page, step.title
        if day < "2025-04-26":
            assert "C540" not in page, step.title


def test_a_step_that_is_not_there_is_named():
    assert "This story has 3 steps; there is no step 99. Shown is the last." in said("step=99")
    assert "is not the number of a step" in problems(context("story?step=-1"))[0]
    named = words(link_notices.notice_parts(context("story?story=nothing")))
    assert named == "Left out, because it could not be used: story='nothing' is not known; allowed are a-dam-that-came-late."


def test_a_dataset_without_a_story_gets_a_sentence(tmp_path):
    empty = build.dataset(tmp_path)
    assert "This dataset has no story." in words(parts(story_page, context("story", empty)))
    assert "this dataset has none" in problems(context("story?story=x", empty))[0]


def test_hostile_texts_are_texts(tmp_path):
    build.write(tmp_path, **build.question([("RU", "asserts", "2025-02-01")]))
    (tmp_path / "stories").mkdir()
    evil = {"title": EVIL, "steps": [{"title": EVIL, "selection": EVIL, "sentences": [{"text": EVIL, "claims": ["C0"]}]}]}
    (tmp_path / "stories" / "evil.json").write_text(json.dumps(evil), "utf-8")
    made = parts(story_page, context("story", load_dataset(tmp_path)))
    assert " ".join(EVIL.split()) in words(made)
    assert "Left out of this step's view: " in words(made)
