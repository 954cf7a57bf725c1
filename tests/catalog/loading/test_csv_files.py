"""What spreadsheets make of a table is taken or told once; what the csv module reads right is right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.loading.problems import left_out
from dashboard.wording.fault_words import problem_line
from tests import build

TABLES = build.question([("RU", "asserts", "2025-02-01"), ("KP", "asserts", "2025-02-02")]) | {
    "places": [{"place_id": f"P{i}", "name": f"Place {i}", "name_ko": "두만강", "notes": "one, two"} for i in range(1, 31)],
    "event_places": [{"event_id": "E1", "place_id": f"P{i}"} for i in range(1, 31)],
}
Change = Callable[[bytes], bytes]


def changed(folder: Path, change: Change, file: str = "places.csv") -> Dataset:
    """Write a dataset of 30 places, change the bytes of a file, and load it."""
    path = build.write(folder, **TABLES) / file
    path.write_bytes(change(path.read_bytes()))
    return load_dataset(folder)


def lines(change: Callable[[list[str]], list[str]], end: str = "\n") -> Change:
    return lambda raw: end.join([*change(raw.decode().rstrip("\n").split("\n")), ""]).encode()


def recoded(encoding: str) -> Change:
    return lambda raw: raw.decode().encode(encoding)


def parted(sign: str) -> Change:
    """Write a table as a spreadsheet of another region does."""

    def change(raw: bytes) -> bytes:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=sign).writerows(csv.reader(io.StringIO(raw.decode(), newline="")))
        return out.getvalue().encode()

    return change


def padded(n: int) -> Change:
    return lines(lambda rows: [row + "," * n for row in rows])


def header(old: str, new: str) -> Change:
    return lines(lambda rows: [rows[0].replace(old, new, 1), *rows[1:]])


TAKEN = {
    "one column of commas": padded(1),
    "two columns of commas": padded(2),
    "a row of commas in the middle and at the end": lines(lambda rows: [*rows[:9], "," * 16, *rows[9:], "," * 16, " , "]),
    "blank lines": lines(lambda rows: ["", *rows[:9], "", "   ", *rows[9:], ""]),
    "sep=": lines(lambda rows: ["sep=,", *rows]),
    "SEP= with commas behind it": lines(lambda rows: ["SEP=,,,,,", *rows], "\r\n"),
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "a mark before sep=": lambda raw: b"\xef\xbb\xbfsep=,\r\n" + raw,
    "two marks": lambda raw: b"\xef\xbb\xbf\xef\xbb\xbf" + raw,
    "CRLF": lines(lambda rows: rows, "\r\n"),
    "CR": lines(lambda rows: rows, "\r"),
    "spaces around names": header("name_ko,", " name_ko\u00a0 ,"),
    "quotes around everything": lambda raw: parted(",")(raw).replace(b"place_id,", b'"place_id",'),
    "no-break spaces around cells": lambda raw: raw.replace(b",Place 7,", ",\u00a0Place 7\u202f ,".encode()),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", TAKEN.values(), ids=TAKEN)
def test_what_a_spreadsheet_adds_is_passed_over(tmp_path: Path, change: Change) -> None:
    whole = load_dataset(build.write(tmp_path / "whole", **TABLES))
    found = changed(tmp_path / "changed", change)
    assert found.problems == ()
    assert found.tables["places"].equals(whole.tables["places"])


NAMED = {  # one problem each: where it stands, what it says, how many rows are left out
    "semicolons": (parted(";"), "places.csv:1", "parted by semicolons and not by commas; save the file as CSV with commas", 60),
    "tabs": (parted("\t"), "places.csv:1", "parted by tabs and not by commas", 60),
    "bars": (parted("|"), "places.csv:1", "parted by bars and not by commas", 60),
    "sep=;": (lambda raw: b"sep=;\r\n" + parted(";")(raw), "places.csv:2", "parted by semicolons", 60),
    "UTF-16": (recoded("utf-16"), "places.csv", "is UTF-16 and not UTF-8; save the file as UTF-8", 30),
    "UTF-16, big end first": (lambda raw: b"\xfe\xff" + recoded("utf-16-be")(raw), "places.csv", "is UTF-16", 30),
    "EUC-KR": (recoded("euc-kr"), "places.csv:2", "'byte 0xB5' is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)", 60),
    "a workbook": (lambda _: b"PK\x03\x04\x14\0", "places.csv", "is a workbook or an archive and not CSV", 30),
    "nothing": (lambda _: b"", "places.csv", "there is no header; the file needs place_id,", 30),
    "commas only": (lambda _: b",,,\n,,,\n", "places.csv:1", "there is no header", 30),
    "no header": (lines(lambda rows: rows[1:]), "places.csv:1", "the header names no column of this table; the file needs place_id,", 59),
    "a column twice": (lines(lambda rows: [rows[0] + ",name", *(r + ",x" for r in rows[1:])]), "places.csv:1:name", "stands twice in", 60),
    "a name in capitals": (
        header("place_id", "Place_ID"),
        "places.csv:1:place_id",
        "the header has 'Place_ID', which is to be place_id",
        60,
    ),
    "a name with a space": (header("alt_names", "Alt names"), "places.csv:1:alt_names", "the header has 'Alt names', which is to be", 0),
    "a column without a name": (lines(lambda rows: [rows[0] + ",", *(r + ",x" for r in rows[1:])]), "places.csv:2", "'x' stands in a", 0),
    "a cell too many": (lines(lambda rows: [rows[0], *(r + ",x" for r in rows[1:])]), "places.csv:2", "has 17 cells where the header", 60),
    "a decimal comma": (lines(lambda rows: [r.replace("42.4", "42,4") for r in rows]), "places.csv:2", "quote cells that hold commas", 60),
}


@pytest.mark.slow
@pytest.mark.parametrize(("change", "where", "words", "rows"), NAMED.values(), ids=NAMED)
def test_one_cause_is_one_problem(tmp_path: Path, change: Change, where: str, words: str, rows: int) -> None:
    (problem,) = changed(tmp_path, change).problems
    assert problem.where == where
    assert words in problem_line(problem)
    assert left_out([problem]) == rows


@pytest.mark.slow
@pytest.mark.parametrize("written", [{"true": "TRUE", "false": "FALSE"}, {"true": "True", "false": "False"}])
def test_true_and_false_are_taken_in_any_letters(tmp_path: Path, written: dict[str, str]) -> None:
    whole = load_dataset(build.write(tmp_path / "whole", **TABLES))
    found = changed(tmp_path / "changed", lambda raw: raw.replace(b",true,", f",{written['true']},".encode()), "propositions.csv")
    assert found.problems == ()
    assert found.tables["propositions"].equals(whole.tables["propositions"])
    assert found.tables["propositions"]["is_main"].tolist() == [True]


def test_a_column_that_a_spreadsheet_rewrote_is_one_problem_with_its_lines(tmp_path: Path) -> None:
    (problem,) = changed(tmp_path, lambda raw: raw.replace(b",site,", b",Site,")).problems
    assert problem_line(problem).startswith("places.csv:2:geo_precision: 'Site' is not one of site, ")
    assert "; the same in 29 more rows (lines 3 to 31); 30 rows are left out, and with them 30 rows that refer to it" in problem_line(
        problem
    )
    assert len(problem.more) == 29


@pytest.mark.slow
def test_many_bad_values_of_one_kind_are_one_problem_and_a_few_are_named_each(tmp_path: Path) -> None:
    def north(n: int) -> Change:
        return lines(lambda rows: [r.replace("42.4", f"north {i}") if 0 < i <= n else r for i, r in enumerate(rows)])

    (problem,) = changed(tmp_path / "many", north(25)).problems
    assert "'north 1' is not a number; " in problem_line(problem)
    assert "; and other values so in 24 more rows (lines 3 to 26)" in problem_line(problem)
    assert [p.value for p in changed(tmp_path / "few", north(3)).problems] == ["north 1", "north 2", "north 3"]


ROW = "P9,Looks like a row,,,,town,42.4,130.6,site,,1,,,,"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_cell_with_lines_that_look_like_rows_is_one_cell(tmp_path: Path, end: str) -> None:
    """The csv module reads the file with the right number of cells everywhere, so it is right."""
    notes = f"Quoted from a table:\n{ROW}\n{ROW}\nand no more."
    rows = [{"place_id": "P1", "name": "One", "notes": notes}, {"place_id": "P2", "name": "Two", "notes": 'he said ""'}]
    path = build.write(tmp_path, **TABLES | {"places": rows, "event_places": []}) / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    found = load_dataset(tmp_path)
    assert found.problems == ()
    assert found.tables["places"]["notes"].tolist() == [notes.replace("\n", end), 'he said ""']
    assert ROW.count(",") == len(found.tables["places"].columns) - 1, "the line has a row's number of cells"


def test_a_valid_cell_of_many_lines_is_kept_beside_a_row_that_is_wrong(tmp_path: Path) -> None:
    rows = [{"place_id": "P1", "name": "One", "notes": "a\nb, c\n\nd"}, {"place_id": "P2", "name": "Two"}]
    path = build.write(tmp_path, **TABLES | {"places": rows, "event_places": []}) / "places.csv"
    path.write_text(path.read_text("utf-8") + "P3,short\n", "utf-8")
    (problem,) = load_dataset(tmp_path).problems
    assert (problem.line, problem.rows) == (7, 1)
    assert load_dataset(tmp_path).tables["places"]["notes"].tolist() == ["a\nb, c\n\nd", ""]
