"""Whatever is wrong in a folder is named with file, line, column, value and what was expected; the rest is shown."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.tables import TABLES
from dashboard.wording.fault_words import problem_line, problem_reason
from tests import build

TWO = build.question([("RU", "asserts", "2025-02-01"), ("KP", "asserts", "2025-02-02")]) | {
    "places": [{"place_id": "P1", "name": "Here"}, {"place_id": "P2", "name": "There"}],
    "event_places": [{"event_id": "E1", "place_id": "P1"}],
}


def problems(directory) -> list[tuple[str, int, str, str]]:
    return [(p.file, p.line, p.column, p.value) for p in load_dataset(directory).problems]


def edited(tmp_path, file, old, new):
    """Write the two-claim dataset with one cell changed."""
    path = build.write(tmp_path, **TWO) / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return tmp_path


CELLS = [
    ("events.csv", "2025-01-01", "2025-02-30", ("events.csv", 2, "date", "2025-02-30"), "is not a date in EDTF, such as 2025-04-30"),
    ("events.csv", "2025-01-01", "2025-02/2025-01", ("events.csv", 2, "date", "2025-02/2025-01"), "ends before it starts; put the earlier"),
    ("events.csv", "diplomacy", "diplomatie", ("events.csv", 2, "event_group", "diplomatie"), "is not one of infrastructure,"),
    ("events.csv", "An event", "", ("events.csv", 2, "title", ""), "is required"),
    ("places.csv", "42.4", "95", ("places.csv", 2, "latitude", "95"), "from -90 to 90"),
    ("places.csv", "42.4", "42,4", None, "cells where the header has"),
    ("places.csv", "42.4", "north", ("places.csv", 2, "latitude", "north"), "is not a number"),
    ("places.csv", "42.4", "٤٢.4", ("places.csv", 2, "latitude", "٤٢.4"), "is not a number"),
    ("places.csv", "42.4", "４２.4", ("places.csv", 2, "latitude", "４２.4"), "is not a number"),
    ("places.csv", "42.4,130.6", ",130.6", ("places.csv", 2, "latitude", ""), "give both or neither"),
    ("places.csv", "P2", "P1", ("places.csv", 3, "place_id", "P1"), "stands twice; it is already in line 2"),
    ("propositions.csv", "true", "yes", ("propositions.csv", 2, "is_main", "yes"), "true or false"),
    ("propositions.csv", "KP;RU", "KP;XX", ("propositions.csv", 2, "participants", "KP;XX"), "is not the id of a row of parties.csv"),
    ("event_places.csv", "P1", "P9", ("event_places.csv", 2, "place_id", "P9"), "is not the id of a row of places.csv"),
    ("claims.csv", "asserts", "says", ("claims.csv", 2, "stance", "says"), "is not one of asserts,"),
    ("claims.csv", "2025-02-01", "2024-12-31", ("claims.csv", 2, "made_on", "2024-12-31"), "is before the event"),
    ("sources.csv", "full", "seen", ("sources.csv", 2, "access", "seen"), "is not one of full,"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "where", "words"), CELLS)
def test_a_bad_cell_is_named(tmp_path, file, old, new, where, words):
    found = load_dataset(edited(tmp_path, file, old, new)).problems
    assert any(words in problem_reason(p) for p in found)
    assert not any("EDTF" in problem_reason(p) and "ends before" in problem_reason(p) for p in found), "one reason at a time"
    if where:
        assert where in [(p.file, p.line, p.column, p.value) for p in found]
        assert problem_line(found[0]).startswith(f"{found[0].file}:")


def test_low_above_best_is_named(tmp_path):
    rows = TWO | {"claims": [TWO["claims"][0] | {"low": "9", "best": "5", "unit": "people"}, TWO["claims"][1]]}
    assert ("claims.csv", 2, "low", "9") in problems(build.write(tmp_path, **rows))


@pytest.mark.slow
def test_all_problems_of_all_files_come_at_once(tmp_path):
    edited(tmp_path, "events.csv", "2025-01-01", "2025-02-30")
    path = tmp_path / "places.csv"
    path.write_text(path.read_text("utf-8").replace("42.4", "95"), "utf-8")
    found = problems(tmp_path)
    assert ("events.csv", 2, "date", "2025-02-30") in found
    assert ("places.csv", 2, "latitude", "95") in found
    follows = [(p.file, p.line, p.column, p.value) for root in load_dataset(tmp_path).problems for p in root.follows]
    assert ("propositions.csv", 2, "event_id", "E1") in follows, "a row that points to a row left out is reported too"


def test_a_bad_row_is_left_out_and_the_rest_shown(tmp_path):
    dataset = load_dataset(edited(tmp_path, "places.csv", ",site,", ",nix,"))
    assert dataset.tables["places"]["place_id"].tolist() == ["P2"]
    assert known_on(dataset, date(2025, 3, 1)).events["event_id"].tolist() == ["E1"]


def test_bytes_that_are_not_utf8(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"Here", b"H\xe9re"))
    dataset = load_dataset(tmp_path)
    assert ("places.csv", 2, "", "byte 0xE9") in problems(tmp_path)
    assert dataset.tables["places"]["name"].tolist() == ["There"]


def test_an_optional_column_that_is_not_there_is_empty_and_no_problem(tmp_path):
    folder = build.write(tmp_path, **build.question([("RU", "asserts", "2025-01-01")]))
    whole = load_dataset(folder)
    for table in TABLES:
        frame = pd.read_csv(folder / table.file, dtype=str, keep_default_na=False)
        frame[[f.name for f in table.fields if f.required or frame[f.name].ne("").any()]].to_csv(folder / table.file, index=False)
    found = load_dataset(folder)
    assert found.problems == ()
    assert "alt_names" in found.absent["places.csv"]
    for name, frame in whole.tables.items():
        pd.testing.assert_frame_equal(found.tables[name], frame)


def test_a_column_of_another_name_is_named(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    path.write_text(path.read_text("utf-8").replace(",latitude,", ",breite,", 1), "utf-8")
    assert ("places.csv", 1, "breite", "") in problems(tmp_path)
    assert load_dataset(tmp_path).absent == {"places.csv": ("latitude",)}


def test_missing_required_column_is_one_problem_and_not_one_a_row(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    path.write_text(path.read_text("utf-8").replace("place_id,", "id,", 1), "utf-8")
    found = [p for p in problems(tmp_path) if p[0] == "places.csv"]
    assert found == [("places.csv", 1, "place_id", ""), ("places.csv", 1, "id", "")]


def test_empty_and_missing_files(tmp_path):
    build.write(tmp_path, **TWO)
    (tmp_path / "places.csv").write_bytes(b"")
    (tmp_path / "actors.csv").unlink()
    found = [(p.file, p.line) for p in load_dataset(tmp_path).problems]
    assert ("places.csv", 0) in found
    assert ("actors.csv", 0) in found


def test_bom_crlf_and_quoted_newlines_are_read(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    text = path.read_text("utf-8").replace("Here", '"He\nre"')
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("There", "Thére").replace("\n", "\r\n").encode())
    dataset = load_dataset(tmp_path)
    assert dataset.problems == ()
    assert dataset.tables["places"]["name"].tolist() == ["He\r\nre", "Thére"]


def test_a_row_after_a_quoted_newline_keeps_its_line(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    text = path.read_text("utf-8").replace("Here", '"He\nre"')
    path.write_text(text[::-1].replace("42.4"[::-1], "95"[::-1], 1)[::-1], "utf-8")
    assert ("places.csv", 4, "latitude", "95") in problems(tmp_path)


def test_an_unclosed_quote_is_reported_with_its_line(tmp_path):
    path = build.write(tmp_path, **TWO) / "places.csv"
    path.write_text(path.read_text("utf-8").replace("There", '"There'), "utf-8")
    assert ("places.csv", 3) in [(p.file, p.line) for p in load_dataset(tmp_path).problems]


def test_an_event_without_a_main_proposition_is_reported(tmp_path):
    assert ("events.csv", 2, "event_id", "E1") in problems(edited(tmp_path, "propositions.csv", "true", "false"))


def test_broken_json_beside_the_tables(tmp_path):
    build.write(tmp_path, **TWO)
    (tmp_path / "datapackage.json").write_text("{", "utf-8")
    assert [p.file for p in load_dataset(tmp_path).problems] == ["datapackage.json"]


def test_not_a_directory(tmp_path):
    with pytest.raises(NotADirectoryError, match=r"name the folder that holds events\.csv"):
        load_dataset(tmp_path / "nowhere")


def test_a_folder_in_a_files_place_is_named_and_takes_nothing_down(tmp_path):
    build.write(tmp_path, **build.question([("KP", "asserts", "2025-02-03")]))
    (tmp_path / "claims.csv").unlink()
    (tmp_path / "claims.csv").mkdir()
    (tmp_path / "geometries.geojson").mkdir()
    problem = load_dataset(tmp_path).problems[0]
    assert problem.file == "claims.csv"
    assert "cannot be read" in problem_line(problem)


def test_a_dataset_that_says_nothing_of_movements_needs_no_file_for_them(tmp_path):
    directory = build.write(tmp_path, **build.question([("RU", "asserts", "2025-01-02")]))
    (directory / "movements.csv").unlink()
    found = load_dataset(directory)
    assert found.problems == ()
    assert found.tables["movements"].empty
