"""What refers to itself, amounts and distances that cannot be, and addresses that give entry are named with place, value and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.loading.problems import Problem
from dashboard.wording.fault_words import problem_line, problem_reason
from tests import build

TWO = build.question([("KR", "asserts", "2025-02-01"), ("US", "asserts", "2025-02-01")])


def changed(folder: Path, table: str, *changes: dict[str, str]) -> tuple[Dataset, list[Problem]]:
    """Load two claims with the first rows of a table changed."""
    rows = {"parties": build.PARTIES, "places": [{"place_id": "P1", "name": "Here"}]} | TWO
    rows[table] = [row | change for row, change in zip(rows[table], [*changes, *({} for _ in rows[table])], strict=False)]
    dataset = load_dataset(build.write(folder, **rows))
    return dataset, list(dataset.problems)


def test_a_claim_is_no_part_of_itself(tmp_path: Path) -> None:
    dataset, (problem,) = changed(tmp_path, "claims", {"split_of": "C0"})
    assert (problem.where, problem.value, problem.rows) == ("claims.csv:2:split_of", "C0", 0)
    assert problem_reason(problem) == "refers to the row itself; name another row, or leave it empty; the value is not used"
    assert dataset.tables["claims"]["split_of"].tolist() == ["", ""]


def test_claims_are_no_parts_of_each_other(tmp_path: Path) -> None:
    dataset, problems = changed(tmp_path, "claims", {"split_of": "C1"}, {"split_of": "C0"})
    assert [p.where for p in problems] == ["claims.csv:2:split_of", "claims.csv:3:split_of"]
    assert "refers to the row itself by way of others (C0 > C1 > C0)" in problem_reason(problems[0])
    assert dataset.tables["claims"]["split_of"].tolist() == ["", ""]


def test_a_claim_split_of_one_in_a_circle_is_right_itself(tmp_path: Path) -> None:
    _, problems = changed(tmp_path, "claims", {"split_of": "C1"}, {"split_of": "C1"})
    assert [p.where for p in problems] == ["claims.csv:3:split_of"]


@pytest.mark.parametrize(("members", "lines"), [({0: "KP"}, [2]), ({0: "RU;UA", 1: "US", 4: "KP"}, [2, 3, 6])])
def test_no_party_is_its_own_member(tmp_path: Path, members: dict[int, str], lines: list[int]) -> None:
    _, problems = changed(tmp_path, "parties", *({"members": members[n]} if n in members else {} for n in range(7)))
    found = [p for p in problems if "refers to the row itself" in problem_reason(p)]
    assert sorted(p.line for p in found) == lines
    assert all("it would count as independent of its members" in problem_reason(p) for p in found)


VALUES = [
    ("claims", {"best": "-1005", "unit": "m"}, "best", "is out of range; allowed is at least 0"),
    ("places", {"uncertainty_km": "1e9"}, "uncertainty_km", "is out of range; allowed is from 0 to 20038; the value is not used"),
    (
        "sources",
        {"url": "https://me:secret@example.org/a"},
        "url",
        "holds a user's name or password before the @, which every reader would",
    ),
]


@pytest.mark.parametrize(("table", "change", "column", "words"), VALUES)
def test_a_value_that_cannot_be_is_named(tmp_path: Path, table: str, change: dict[str, str], column: str, words: str) -> None:
    _, problems = changed(tmp_path, table, change)
    assert (problems[0].file, problems[0].line, problems[0].column) == (f"{table}.csv", 2, column)
    assert words in problem_reason(problems[0])
    assert "secret" not in problem_line(problems[0])


def test_an_at_sign_behind_the_host_gives_no_entry(tmp_path: Path) -> None:
    assert changed(tmp_path, "sources", {"url": "https://example.org/@user/video?mail=a@b"})[1] == []
