"""Stories are read with the dataset: what is wrong is named, and a bad story takes nothing down."""

from __future__ import annotations

import json

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading.story_files import Story, StoryView
from dashboard.wording.fault_words import problem_line
from tests import build

GOOD = {
    "title": "A story",
    "summary": "What it tells.",
    "steps": [
        {
            "title": "One",
            "selection": "as_of=2025-03-01",
            "view": {"zoom": 9.5, "lat": 42.4, "lon": 130.6},
            "picked": "event:E1",
            "sentences": [{"text": "It was said.", "claims": ["C0"]}, {"text": "It was denied.", "claims": ["C1", "C0"]}],
        },
        {"title": "Two", "selection": "", "sentences": [{"text": "Again.", "claims": ["C0"]}]},
    ],
}


def told(directory, *files, **more):
    """Load a small dataset with stories: texts by file name."""
    build.write(directory, **build.question([("RU", "asserts", "2025-02-01"), ("UA", "denies", "2025-02-02")]))
    (directory / "stories").mkdir()
    for name, found in [*zip(("a.json", "b.json"), files, strict=False), *more.items()]:
        (directory / "stories" / name).write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
    return load_dataset(directory)


def with_step(**changes):
    return GOOD | {"steps": [{k: v for k, v in (GOOD["steps"][0] | changes).items() if v is not None}, GOOD["steps"][1]]}


def test_a_story_is_read_as_it_stands(tmp_path):
    dataset = told(tmp_path, GOOD)
    assert dataset.problems == ()
    story: Story = dataset.stories[0]
    assert (story.slug, story.title, len(story.steps)) == ("a", "A story", 2)
    assert story.steps[0].view == StoryView(9.5, 42.4, 130.6)
    assert story.steps[0].picked == "event:E1"
    assert story.steps[0].sentences[1].claims == ("C1", "C0")
    assert (story.steps[1].view, story.steps[1].picked) == (None, "")


def test_a_folder_without_stories_has_none(tmp_path):
    assert build.dataset(tmp_path).stories == ()


def test_a_changed_story_is_another_version_of_the_files(tmp_path):
    first = told(tmp_path / "x", GOOD).digest
    assert told(tmp_path / "y", GOOD | {"title": "Another"}).digest != first


# What is wrong, and what the problem must name: field, value, what is allowed.
BAD_STEPS = [
    ({"sentences": [{"text": "No.", "claims": ["C9"]}]}, ["step 1 sentence 1 claims", "'C9'", "not the id of a row of claims.csv"]),
    ({"sentences": [{"text": "No.", "claims": []}]}, ["step 1 sentence 1", "the claims it rests on"]),
    ({"sentences": [{"text": "No.", "claims": [7]}]}, ["step 1 sentence 1 claims", "'7'", "claims.csv"]),
    ({"sentences": "No."}, ["step 1 sentences", "'No.'", "not a list of sentences"]),
    ({"sentences": []}, ["step 1 sentences", "no sentence that can be used"]),
    ({"title": None}, ["step 1 title", "not a text"]),
    ({"title": " "}, ["step 1 title", "not a text"]),
    ({"picked": "event:E9"}, ["step 1 picked", "'event:E9'", "event: or place: and an id"]),
    ({"picked": {"event": "E1"}}, ["step 1 picked", "event: or place:"]),
    ({"view": {"zoom": 99, "lat": 1, "lon": 1}}, ["step 1 view zoom", "'99'", "from 0 to 20"]),
    ({"view": {"zoom": 9, "lat": "42", "lon": 1}}, ["step 1 view lat", "'42'", "from -85 to 85"]),
    ({"view": [1, 2, 3]}, ["step 1 view", "'[1, 2, 3]'"]),
    ({"selection": 5}, ["step 1 selection", "'5'", "not a text"]),
    ({"colour": "red"}, ["step 1 colour", "not a field here; allowed are title, selection, view, picked, sentences"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("changes", "named"), BAD_STEPS)
def test_what_is_wrong_in_a_step_is_named_and_the_rest_is_told(tmp_path, changes, named):
    dataset = told(tmp_path, with_step(**changes))
    assert len(dataset.stories) == 1
    assert dataset.stories[0].steps[-1].title == "Two"
    said = "\n".join(map(problem_line, dataset.problems))
    for words in ["stories/a.json", *named]:
        assert words in said
    assert len(dataset.tables["claims"]) == 2
    assert "row" not in problem_line(dataset.problems[0]).split("csv")[-1] or "left out" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object with title, summary and steps"),
        ('{"title": "x", "steps": 5}', "is not a list of steps"),
        ('{"title": "x", "steps": []}', "has no step that can be used"),
        ('{"steps": [5], "title": "x"}', "step 1"),
        ("[" * 100_000, "is not JSON"),
        ('{"title": "x", "steps": [{"title": NaN}]}', "step 1"),
    ],
)
def test_a_bad_story_is_left_out_and_the_good_one_told(tmp_path, bad, named):
    dataset = told(tmp_path, bad, GOOD)
    assert [story.slug for story in dataset.stories] == ["b"]
    assert any(named in problem_line(problem) and "stories/a.json" in problem_line(problem) for problem in dataset.problems)


def test_a_name_that_could_not_stand_in_a_link_is_refused(tmp_path):
    dataset = told(tmp_path, **{"Bad name.json": GOOD})
    assert dataset.stories == ()
    assert "small letters, digits and hyphens" in str(dataset.problems[0])


def test_bytes_that_are_no_text_are_named(tmp_path):
    told(tmp_path, GOOD)
    (tmp_path / "stories" / "c.json").write_bytes(b'{"title": "\xff"}')
    dataset = load_dataset(tmp_path)
    assert [story.slug for story in dataset.stories] == ["a"]
    assert "stories/c.json" in str(dataset.problems[0])


def test_what_rests_on_rows_that_are_left_out_is_one_problem_a_story(tmp_path):
    told(tmp_path, GOOD)
    path = tmp_path / "propositions.csv"
    path.write_text(path.read_text("utf-8").replace("true", "yes"), "utf-8")
    found = load_dataset(tmp_path)
    assert found.stories == ()
    cause, story = (problem_line(p) for p in found.problems)
    assert cause.startswith("propositions.csv:2:is_main: 'yes' is not true or false")
    assert story == "stories/a.json: 3 sentences rest on rows that are left out, and are not told"
