"""The vocabularies of a subject: what is wrong in the table, or is no code of it, is named with its place and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalog.archive import parquet_folder, parquet_writer
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.schema.rows import TermRow
from dashboard.catalog.schema.terms import DRAWN_GROUPS, OTHER, OTHER_LOOK, Terms
from dashboard.wording.fault_words import problem_line
from tests import build

GROUP = {"vocabulary": "group", "label": "A group", "light": "#102030", "dark": "#aabbcc"}
COLOURED = [GROUP | {"code": f"g{i}", "label": f"Group {i}"} for i in range(11)]


def written(tmp_path: Path, *terms: build.Row, **tables: list[build.Row]) -> list[str]:
    return [problem_line(p) for p in load_dataset(build.write(tmp_path / "made", terms=[*build.TERMS, *terms], **tables)).problems]


def rows(*given: build.Row) -> list[TermRow]:
    return [{**dict.fromkeys(TermRow.__annotations__, ""), **row} for row in given]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"vocabulary": "colour", "code": "red", "label": "Red"}, "terms.csv:LINE:vocabulary: 'colour' is not one of group, type,"),
        ({"vocabulary": "topic", "code": "Red Tape", "label": "Red"}, "terms.csv:LINE:code: 'Red Tape' does not have the form"),
        ({"vocabulary": "topic", "code": "tape"}, "terms.csv:LINE:label: is empty; a value is required"),
        ({"vocabulary": "topic", "code": "arms", "label": "Again"}, "terms.csv:LINE:vocabulary: 'topic / arms' stands twice"),
        (GROUP | {"code": "g", "light": "red"}, "terms.csv:LINE:light: 'red' does not have the form #"),
        (GROUP | {"code": "g", "light": ""}, "terms.csv:LINE:light: is empty though the dark colour is given; give both or neither"),
        (GROUP | {"code": "g", "trait": "total"}, "terms.csv:LINE:trait: 'total' is no trait of a group; allowed are built"),
        (
            {"vocabulary": "way", "code": "mule", "label": "Mule", "trait": "total"},
            "terms.csv:LINE:trait: 'total' is no trait of a way",
        ),
        (
            {"vocabulary": "movement", "code": "salt", "label": "Salt", "within": "rail"},
            "terms.csv:LINE:within: 'rail' is not the code of a group; allowed are infrastructure, ",
        ),
        (
            {"vocabulary": "measure", "code": "round", "label": "Round", "within": "round"},
            "terms.csv:LINE:within: 'round' leads back to the measure itself",
        ),
        (
            {"vocabulary": "topic", "code": "tape", "label": "Tape", "within": "arms"},
            "terms.csv:LINE:within: 'arms' is of no use in a topic",
        ),
    ],
)
def test_what_is_wrong_in_a_term_is_named(tmp_path, row, expected):
    found = written(tmp_path, row)
    assert any(said.startswith(expected.replace("LINE", str(len(build.TERMS) + 2))) for said in found), found


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"events": [{"event_id": "E1", "event_group": "sport"}]}, "events.csv:2:event_group: 'sport' is not one of infrastructure, "),
        ({"actors": [{"actor_id": "a", "name": "A", "kind": "ghost"}]}, "actors.csv:2:kind: 'ghost' is not one of person, "),
        ({"events": [{"event_id": "E1", "stage": "dusk"}]}, "events.csv:2:stage: 'dusk' is not one of agreement, "),
    ],
)
def test_a_code_that_is_no_term_is_named_with_what_is_allowed(tmp_path, tables, expected):
    (problem,) = [said for said in written(tmp_path, **tables) if "is not one of" in said]
    assert problem.startswith(expected)
    assert "correct it, or add it to terms.csv (vocabulary " in problem


@pytest.mark.slow
def test_rows_of_a_term_that_is_left_out_stand_under_its_problem(tmp_path):
    found = written(tmp_path, {"vocabulary": "topic", "code": "tape"}, **build.question([("RU", "asserts", "2025-01-01")]))
    assert len(found) == 1
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["propositions"][0]["topic"] = "tape"
    found = written(tmp_path / "used", {"vocabulary": "topic", "code": "tape"}, **tables)
    assert found[0].startswith(f"terms.csv:{len(build.TERMS) + 2}:label")
    assert "propositions.csv 1" in found[0]


def test_another_subject_brings_its_own_codes(tmp_path):
    own = [GROUP | {"code": "water"}, {"vocabulary": "topic", "code": "dams", "label": "Dams"}]
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["events"][0]["event_group"], tables["propositions"][0]["topic"] = "water", "dams"
    found = build.dataset(tmp_path / "own", terms=own, **tables)
    assert (list(found.terms.groups), found.terms.labels("topic")) == (["water"], {"dams": "Dams"})


@pytest.mark.slow
def test_terms_go_with_a_folder_of_parquet(tmp_path):
    data = build.dataset(tmp_path / "made", **build.question([("RU", "asserts", "2025-01-01")]))
    parquet_writer.pack(data, tmp_path / "packed")
    base = parquet_folder.open_parquet_folder(tmp_path / "packed").base
    assert base.terms.by_vocabulary == data.terms.by_vocabulary
    assert base.problems == ()


def test_the_first_groups_have_a_colour_of_their_own_and_the_rest_are_other():
    terms = Terms.of(rows(*COLOURED))
    assert list(terms.drawn_groups) == [*(f"g{i}" for i in range(DRAWN_GROUPS)), OTHER]
    assert list(terms.groups) == [f"g{i}" for i in range(11)]
    assert terms.groups["g7"].light == "#102030"
    assert terms.groups["g8"] == OTHER_LOOK
    assert [terms.drawn_as(code) for code in ("g7", "g8", "g10")] == ["g7", OTHER, OTHER]


def test_eight_groups_and_fewer_leave_none_for_other():
    assert list(Terms.of(rows(*COLOURED[:8])).drawn_groups) == [f"g{i}" for i in range(8)]


def test_a_group_without_colours_is_drawn_as_other():
    terms = Terms.of(rows(COLOURED[0], COLOURED[1] | {"light": "", "dark": ""}))
    assert list(terms.drawn_groups) == ["g0", OTHER]
    assert terms.groups["g1"].dark == OTHER_LOOK.dark


def test_a_code_that_is_not_listed_is_said_in_words():
    assert Terms.of(()).label("type", "arms_transfer") == "Arms transfer"
    assert Terms.of(()).measures_around("killed") == ()
