"""What is read is text: control characters are refused, what nobody sees or turns direction is taken out, and each is named."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from dashboard.catalog.archive import parquet_folder
from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading import characters
from dashboard.wording.fault_words import problem_line, problem_reason
from tests import build

ONE = build.question([("RU", "asserts", "2025-02-01")])
HIDDEN = {
    "\u202e": "U+202E RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "U+2066 LEFT-TO-RIGHT ISOLATE",
    "\u200f": "U+200F RIGHT-TO-LEFT MARK",
    "\u200b": "U+200B ZERO WIDTH SPACE",
    "\u200d": "U+200D ZERO WIDTH JOINER",
    "\xad": "U+00AD SOFT HYPHEN",
    "\ufeff": "U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "\u3164": "U+3164 HANGUL FILLER",
    "\U000e0041": "U+E0041 TAG LATIN CAPITAL LETTER A",
}
REFUSED = {
    "\x00": "U+0000 NULL",
    "\x08": "U+0008 BACKSPACE",
    "\x1b": "U+001B ESCAPE",
    "\x7f": "U+007F DELETE",
    "\x85": "U+0085 NEXT LINE",
    "\x9b": "U+009B CONTROL SEQUENCE INTRODUCER",
    "\ufffe": "U+FFFE NO CHARACTER",
}


@pytest.mark.slow
@pytest.mark.parametrize(("character", "name"), REFUSED.items(), ids=REFUSED.values())
def test_a_control_character_is_refused_and_named(tmp_path: Path, character: str, name: str) -> None:
    events = [ONE["events"][0] | {"title": f"A br{character}idge", "notes": f"No{character}te"}]
    dataset = load_dataset(build.write(tmp_path, **ONE | {"events": events}))
    first, second = sorted((p for p in dataset.problems if p.file == "events.csv"), key=lambda p: -p.rows)
    assert (first.line, first.column, first.rows) == (2, "title", 1)
    words = f"holds {name}; of control characters only tabs and line breaks are allowed; delete it"
    assert (problem_reason(first), problem_reason(second)) == (words, f"{words}; the value is not used")
    assert character not in problem_line(first)
    assert dataset.tables["events"].empty, "a title is required"


@pytest.mark.slow
@pytest.mark.parametrize(("character", "name"), HIDDEN.items(), ids=HIDDEN.values())
def test_what_nobody_sees_is_named_and_taken_out(tmp_path: Path, character: str, name: str) -> None:
    dataset = load_dataset(build.write(tmp_path, **ONE | {"events": [ONE["events"][0] | {"title": f"A br{character}idge"}]}))
    (problem,) = dataset.problems
    assert (problem.where, problem.rows) == ("events.csv:2:title", 0)
    assert problem_reason(problem).startswith(f"holds {name}, which ")
    assert problem_reason(problem).endswith("; the text is read without it; delete it")
    assert character.isprintable() or character not in problem_line(problem)
    assert dataset.tables["events"]["title"].tolist() == ["A bridge"]


KEPT = ["line\nbreak\tand tab", "می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "❤️\u200d🔥", "א\u200f!", "옛 \ue0bc", "2\u00a0km", "각"]


@pytest.mark.slow
@pytest.mark.parametrize("text", KEPT)
def test_what_a_script_needs_stays(tmp_path: Path, text: str) -> None:
    dataset = build.dataset(tmp_path, **ONE | {"events": [ONE["events"][0] | {"title": text}]})
    assert dataset.tables["events"]["title"].tolist() == [text]


def test_every_control_character_has_its_name() -> None:
    for n in (*range(0x20), *range(0x7F, 0xA0)):
        number, _, name = characters.character_name(chr(n)).partition(" ")
        assert number == f"U+{n:04X}"
        if n not in (0x80, 0x81, 0x84, 0x99):  # which have no alias in Unicode's own list but as abbreviations
            assert unicodedata.lookup(name) == chr(n)


def test_an_id_with_a_hidden_character_is_the_id(tmp_path: Path) -> None:
    dataset = load_dataset(build.write(tmp_path, **ONE | {"events": [ONE["events"][0] | {"event_id": "E1\u200b"}]}))
    assert dataset.tables["events"]["event_id"].tolist() == ["E1"]
    assert len(dataset.tables["claims"]) == 1


def test_a_reference_that_is_no_id_either_is_named_for_both(tmp_path: Path) -> None:
    dataset = load_dataset(build.write(tmp_path, **ONE | {"claim_sources": [{"claim_id": "C0", "source_id": "S9\u200b"}]}))
    assert len(dataset.problems) == 2
    assert dataset.tables["claim_sources"].empty


def test_columns_of_a_header_are_told_so_that_they_can_be_read(tmp_path: Path) -> None:
    path = build.write(tmp_path, **ONE) / "events.csv"
    path.write_text(path.read_text("utf-8").replace(",series,", ",\u202eseries,", 1), "utf-8")
    assert "events.csv:1:\\u202eseries" in [p.where for p in load_dataset(tmp_path).problems]


def test_the_files_beside_the_tables_are_read_so_too(tmp_path: Path) -> None:
    build.write(tmp_path, **ONE)
    (tmp_path / "datapackage.json").write_text(json.dumps({"title": "A\x08", "keywords": ["b\u202e"], "own": {"c": "\ud800"}}))
    step = {
        "title": "One\u200b",
        "selection": "",
        "sentences": [{"text": "It\x08 was.", "claims": ["C0"]}, {"text": "So.", "claims": ["C0"]}],
    }
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.json").write_text(json.dumps({"title": "T", "summary": "", "steps": [step]}))
    feature = {"type": "Feature", "properties": {"series": "s", "name": "N\u202e"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    (tmp_path / "geometries.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    events = tmp_path / "events.csv"
    events.write_text(events.read_text().replace("diplomacy,,", "diplomacy,s,"))
    dataset = load_dataset(tmp_path)
    found = {(p.file, p.column): problem_reason(p) for p in dataset.problems}
    assert set(found) == {
        *(("datapackage.json", at) for at in ("title", "keywords 1", "own c")),
        *(("stories/a.json", at) for at in ("step 1 title", "step 1 sentence 1 text")),
        ("geometries.geojson", "feature 1 properties name"),
    }
    assert "U+D800 HALF OF A PAIR" in found["datapackage.json", "own c"]
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in found["geometries.geojson", "feature 1 properties name"]
    assert [s.text for s in dataset.stories[0].steps[0].sentences] == ["So."]
    assert dataset.metadata == {"title": "", "keywords": ["b"], "own": {"c": ""}}


def test_the_tables_of_a_large_dataset_are_read_so_too(tmp_path: Path) -> None:
    pack(build.unchecked(**ONE, actors=[{"actor_id": "a", "name": "N\x08"}, {"actor_id": "b", "name": "N\u200b"}]), tmp_path / "big")
    found = [(p.where, p.rows) for p in parquet_folder.open_parquet_folder(tmp_path / "big").base.problems]
    assert found == [("actors.parquet:1:name", 1), ("actors.parquet:2:name", 0)]
