"""A stray quote costs the lines that it makes unreadable, and no others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading.problems import Problem, left_out
from dashboard.wording.fault_words import problem_line
from tests import build

NAMES = {f"P{i}": f"Place {i}" for i in range(1, 8)}
ROWS = [{"place_id": key, "name": name, "notes": "one, two"} for key, name in NAMES.items()]


def damaged(directory: Path, *changes: tuple[str, str], end: str = "\n") -> tuple[list[Problem], list[str]]:
    """Write seven places in lines 2 to 8, change the text, and return the problems and the ids that are left."""
    path = build.write(directory, places=ROWS) / "places.csv"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_bytes(text.replace("\n", end).encode())
    dataset = load_dataset(directory)
    return list(dataset.problems), dataset.tables["places"]["place_id"].tolist()


@pytest.mark.slow
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("new", ['"Place 3', '"Place" 3', '"Pla"ce 3"'])
def test_a_stray_quote_costs_its_line(tmp_path: Path, new: str, end: str) -> None:
    (problem,), left = damaged(tmp_path, ("Place 3", new), end=end)
    assert (problem.line, problem.rows) == (4, 1)
    assert problem_line(problem).startswith("places.csv:4: cannot be read as CSV (")
    assert problem_line(problem).endswith("check the quotes; reading goes on in line 5; the row is left out")
    assert left == ["P1", "P2", "P4", "P5", "P6", "P7"]


def test_a_stray_quote_that_another_one_closes_costs_its_line(tmp_path: Path) -> None:
    """Read plainly, line 4 would go on to line 6 and have the right number of cells: two places would be gone without a word."""
    (problem,), left = damaged(tmp_path, ("Place 3", '"Place 3'), ("Place 5", 'Place 5"'), ("one, two", "1"), ("one, two", "2"))
    assert (problem.line, problem.rows) == (4, 1)
    assert left == ["P1", "P2", "P4", "P5", "P6", "P7"]


def test_several_lines_that_cannot_be_read_are_named_from_first_to_last(tmp_path: Path) -> None:
    (problem,), left = damaged(tmp_path, ("Place 3", '"Place 3'), ("P4,Place", '"P4,"Place'), ("P5,Place", '"P5,"Place'))
    assert problem_line(problem).startswith("places.csv:4: lines 4 to 6 cannot be read as CSV (")
    assert problem.rows == 3
    assert left == ["P1", "P2", "P6", "P7"]


def test_the_last_line_can_be_lost_too(tmp_path: Path) -> None:
    (problem,), left = damaged(tmp_path, ("Place 7", '"Place 7'))
    assert "no row could be read after it" in problem_line(problem)
    assert left == ["P1", "P2", "P3", "P4", "P5", "P6"]


def test_quoted_newlines_quotes_and_commas_are_no_damage(tmp_path: Path) -> None:
    problems, left = damaged(tmp_path, ("Place 3", '"Place\n3, ""so called""\n"'), ("Place 4", 'Place "4"'))
    assert (problems, left) == ([], list(NAMES))


def test_what_refers_to_an_unread_line_is_folded_under_it(tmp_path: Path) -> None:
    rows = build.question([("KP", "asserts", "2025-02-01")])
    rows |= {"places": [{"place_id": "P1", "name": "Here"}], "event_places": [{"event_id": "E1", "place_id": "P1"}]}
    path = build.write(tmp_path, **rows) / "places.csv"
    path.write_text(path.read_text("utf-8").replace("Here", '"He"re'), "utf-8")
    (problem,) = load_dataset(tmp_path).problems
    assert problem_line(problem).endswith("; the row is left out, and with it 1 row that refers to it (event_places.csv 1)")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_wherever_quotes_go_astray_every_row_is_kept_or_counted(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    path = build.write(tmp_path, places=ROWS) / "places.csv"
    text = path.read_text("utf-8")
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(text.index("\n") + 1, len(text))
        text = text[:at] + '"' + text[at:]
    path.write_text(text, "utf-8")
    dataset = load_dataset(tmp_path)
    assert len(dataset.tables["places"]) + left_out(dataset.problems) == len(NAMES)
