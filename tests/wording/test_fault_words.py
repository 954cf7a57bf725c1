"""What is wrong in a file is said in one line: where, what, where else, and what is left out because of it."""

from __future__ import annotations

import pytest

from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import FaultError, fault
from dashboard.wording.fault_words import fault_words, lost_words, problem_line, problem_reason

UNUSED = fault("problem-value-unused")


def problem(line: int, value: str = "x", rows: int = 1, **more: object) -> Problem:
    return Problem("a.csv", line, "b", value, UNUSED, rows, **more)  # type: ignore[arg-type]


def test_a_fault_is_its_message_and_may_hold_another_as_its_reason_and_several_names() -> None:
    found = fault("problem-and", next=("a", "b", 3), first=UNUSED)
    assert fault_words(found) == "the value is not used; a, b, 3"
    assert found == fault("problem-and", first=UNUSED, next=("a", "b", 3)), "whatever the order"
    assert len({found, UNUSED}) == 2
    assert str(fault("problem-words", words="no")) == "problem-words, words=no"
    assert FaultError(found).fault is found


def test_what_becomes_of_the_value_is_said_after_what_is_wrong() -> None:
    found = problem(3, rows=0, effect=fault("problem-values-unused-together", column="longitude"))
    assert problem_reason(found) == "the value is not used; the value is not used, nor the longitude that goes with it"
    assert problem_line(problem(0, "", 0)) == "a.csv:b: the value is not used"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((4,), "the same in 1 more row (line 4); 2 rows are left out"),
        ((4, 5, 6), "the same in 3 more rows (lines 4 to 6); 4 rows are left out"),
        ((4, 9), "the same in 2 more rows (lines 4, 9); 3 rows are left out"),
        (
            (1004, 1006, 1008, 1010, 1012, 1014),
            "the same in 6 more rows (lines 1004, 1006, 1008, 1010, 1012 and others); 7 rows are left out",
        ),
    ],
)
def test_where_else_it_is_wrong(lines: tuple[int, ...], said: str) -> None:
    assert problem_line(problem(3, more=tuple(map(problem, lines)))) == f"a.csv:3:b: 'x' the value is not used; {said}"


@pytest.mark.parametrize(
    ("rows", "follows", "said"),
    [
        (1, (), "the row is left out"),
        (1, (1,), "the row is left out, and with it 1 row that refers to it (a.csv 1)"),
        (1, (1, 1), "the row is left out, and with it 2 rows that refer to it (a.csv 2)"),
        (3, (1,), "3 rows are left out, and with them 1 row that refers to it (a.csv 1)"),
        (0, (1,), "with it 1 row that refers to it (a.csv 1), left out"),
        (0, (0,), "not used either: 1 value that refers to it (a.csv 1)"),
        (1, (0, 0), "the row is left out; not used either: 2 values that refer to it (a.csv 2)"),
    ],
)
def test_what_is_left_out_because_of_it(rows: int, follows: tuple[int, ...], said: str) -> None:
    found = problem(3, rows=rows, follows=tuple(problem(n, rows=lost) for n, lost in enumerate(follows, 4)))
    assert problem_line(found) == f"a.csv:3:b: 'x' the value is not used; {said}"


def test_how_much_is_lost_is_counted() -> None:
    assert lost_words([problem(3, rows=0)]) == "1 problem in its files; no row is left out"
    assert lost_words([problem(3), problem(4, rows=0)]) == "2 problems in its files; 1 row is left out"
    assert lost_words([problem(3, rows=1200)]) == "1 problem in its files; 1,200 rows are left out"
