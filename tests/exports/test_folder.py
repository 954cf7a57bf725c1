"""The dataset that is taken along is taken back: as it was, or as it was known on a day."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from random import Random

import pytest
from frictionless import Package, system
from pyarrow import parquet

from dashboard import exports
from dashboard.catalog.archive.parquet_folder import BASE_TABLES
from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.loading import derived_columns
from dashboard.catalog.schema.tables import BY_NAME, TABLES
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.story_steps import check_stories
from dashboard.wording.fault_words import problem_line
from tests import build, datasets
from tests.engines import engine_of
from tests.packed import packed

FLOODS = datasets.dataset()
TODAY = date(2026, 11, 23)
EVERY = sorted(set(FLOODS.tables["claims"]["made_on_end"].dt.date))
DAYS = sorted(Random(1).sample(EVERY, 8))  # all of them take minutes


def unpacked(folder: Path, engine: Engine, day: date = TODAY) -> Path:
    body = exports.export_file("dataset", "csv.zip", engine, Selection(as_of=day), TODAY).body
    zipfile.ZipFile(io.BytesIO(body)).extractall(folder)
    return folder


def back(folder: Path, engine: Engine, day: date = TODAY) -> Dataset:
    """Export a dataset, unpack it, and check it as tumen validate does."""
    found = check_stories(load_dataset(unpacked(folder, engine, day)), TODAY)
    assert found.problems == (), "\n".join(map(problem_line, found.problems))
    return found


def assert_same_tables(found: Dataset, other: Dataset) -> None:
    """Check that tables hold the same rows; events and what belongs to them come in the order of events, the others in their own."""
    for name, table in other.tables.items():
        key = [] if name in BASE_TABLES else list(BY_NAME[name].key)
        one, same = (frame.sort_values(key, ignore_index=True) if key else frame for frame in (found.tables[name], table))
        assert one.equals(same), name


def test_a_dataset_comes_back_as_it_was(tmp_path: Path) -> None:
    found = back(tmp_path, engine_of(FLOODS))
    assert_same_tables(found, FLOODS)
    assert found.geometries == FLOODS.geometries
    assert found.stories == FLOODS.stories != ()
    about = found.metadata.pop("export")
    assert found.metadata == FLOODS.metadata
    assert (about["as_of"], about["dataset_digest"]) == (str(TODAY), FLOODS.digest)
    assert {file.name for file in tmp_path.iterdir()} >= {"README.txt", "LICENSE.md", "CHANGELOG.md", "datapackage.json"}


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(1990, 1, 1), *DAYS])
def test_a_dataset_as_known_earlier_is_one_too_and_tells_the_same(tmp_path: Path, day: date) -> None:
    found = back(tmp_path, engine_of(FLOODS), day)
    then, again = known_on(FLOODS, day), known_on(found, day)
    for name, column in (("events", "status"), ("events", "known_on"), ("propositions", "status"), ("claims", "current")):
        key = BY_NAME[name].key[0]
        one, two = (getattr(k, name).set_index(key)[column] for k in (then, again))
        assert one[two.index].equals(two), (name, column)
    assert set(again.events["event_id"]) == set(then.events["event_id"])
    assert set(again.propositions["event_id"]) <= set(then.events["event_id"])
    assert not (tmp_path / "CHANGELOG.md").exists(), "it tells what came later"
    n = len(then.propositions) - len(again.propositions)
    assert (f"{n} proposition" in (tmp_path / "README.txt").read_text("utf-8")) is (n > 0)
    assert "headline" not in found.metadata, "it tells how things came"
    assert all(preset.get("start", "") <= str(day) for preset in found.metadata["presets"])


def test_stories_and_outlines_go_as_far_as_the_day(tmp_path: Path) -> None:
    day = date(2025, 5, 6)
    found, then = back(tmp_path, engine_of(FLOODS), day), known_on(FLOODS, day)
    (story,) = found.stories
    assert 0 < len(story.steps) < len(FLOODS.stories[0].steps)
    assert (story.title, story.summary) == ("A story, as far as it was known", "")
    assert {claim for step in story.steps for s in step.sentences for claim in s.claims} <= set(then.claims["claim_id"])
    named = {f["properties"]["place_id"] for f in found.geometries["features"] if f["properties"].get("place_id")}
    assert named <= set(found.tables["places"]["place_id"])


@pytest.mark.slow
def test_the_description_holds_for_the_tables_of_the_archive(tmp_path: Path) -> None:
    unpacked(tmp_path, engine_of(FLOODS))
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])[:5]


def test_texts_that_look_like_formulas_come_back_and_are_none_on_the_way(tmp_path: Path) -> None:
    hostile = ['=HYPERLINK("x")', "'=1", "''+", "-", "@a", "'quoted'", "plain", "＝1"]
    tables = build.question([("KP", "asserts", "2025-02-03")])
    tables["places"] = [{"place_id": f"P{i}", "name": name, "longitude": "-1.5"} for i, name in enumerate(hostile)]
    before = build.dataset(tmp_path / "before", **tables)
    found = back(tmp_path / "after", engine_of(before))
    assert found.tables["places"].equals(before.tables["places"])
    text = (tmp_path / "after" / "places.csv").read_text("utf-8-sig")
    assert not [cell for cell in text.replace("\n", ",").split(",") if cell.startswith(("=", "+", "@", "＝"))]
    assert load_dataset(tmp_path / "before").tables["places"]["name"].tolist() == hostile, "in a dataset's own files an apostrophe is one"


@pytest.mark.slow
def test_single_tables_put_together_are_a_dataset_again(tmp_path: Path) -> None:
    for table in TABLES:
        body = exports.export_file(table.name, "csv", engine_of(FLOODS), Selection(as_of=TODAY), TODAY).body
        assert b",as_of,dataset_version,dataset_digest,licence,attribution\r\n" in body
        (tmp_path / table.file).write_bytes(body)
    found = load_dataset(tmp_path)
    assert found.problems == ()
    assert_same_tables(found, FLOODS)


@pytest.mark.slow
def test_what_nobody_has_said_anything_about_comes_back_too(tmp_path: Path) -> None:
    tables = build.question([("KP", "asserts", "2025-02-03")])
    tables["events"].append({"event_id": "E2", "date": "2025-01-01"})
    tables["propositions"].append({"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true"})
    before = build.dataset(tmp_path / "before", **tables)
    found = back(tmp_path / "after", engine_of(before))
    assert found.tables["events"].equals(before.tables["events"])
    assert found.tables["propositions"].equals(before.tables["propositions"])


def test_a_large_dataset_comes_back_as_far_as_it_goes(tmp_path: Path) -> None:
    found = back(tmp_path, packed(FLOODS))
    assert set(found.tables["events"]["event_id"]) == set(FLOODS.tables["events"]["event_id"])


def test_yes_and_no_are_of_one_kind_in_every_form(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    body = exports.export_file("dataset", "parquet.zip", engine_of(FLOODS), Selection(as_of=TODAY), TODAY).body
    book = load_workbook(io.BytesIO(exports.export_file("dataset", "xlsx", engine_of(FLOODS), Selection(as_of=TODAY), TODAY).body))
    unpacked(tmp_path, engine_of(FLOODS))
    with zipfile.ZipFile(io.BytesIO(body)) as zipped:
        for table in TABLES:
            schema = parquet.read_schema(io.BytesIO(zipped.read(f"{table.name}.parquet")))
            head, *sheet = book[table.name].iter_rows(values_only=True)
            texts = (tmp_path / table.file).read_text("utf-8-sig")
            assert "True" not in texts.split(",")
            for field in (*table.fields, *derived_columns.WORKED_OUT.get(table.name, ())):
                if field.kind == "boolean":
                    assert str(schema.field(field.name).type) == "bool", field.name
                    assert {type(row[head.index(field.name)]) for row in sheet} == {bool}, field.name


def test_every_column_that_is_worked_out_is_described() -> None:
    then = known_on(FLOODS, TODAY)
    for name, fields in derived_columns.WORKED_OUT.items():
        own = {f.name for f in BY_NAME[name].fields}
        spans = {f"{f.name}_{part}" for f in BY_NAME[name].fields if f.kind == "edtf" for part in ("start", "end", "approximate")}
        told = {"sentence" if column == "reason" else column for column in getattr(then, name).columns}
        assert told - own - spans == {f.name for f in fields}, name
