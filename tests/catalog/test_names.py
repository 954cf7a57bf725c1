"""Names in other languages: a dataset names its languages, and its columns ``name_XX`` follow it everywhere."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import exports
from dashboard.api.routes import api_routes
from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.names import name_languages, other_names
from dashboard.catalog.records import one_record
from dashboard.catalog.schema.rows import ActorRow, PlaceRow
from dashboard.catalog.stores.joined_store import joined_datasets
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.wording.fault_words import problem_line
from tests import build, datasets
from tests.engines import engine_of
from tests.packed import packed

DAY = date(2026, 6, 1)
DAM = {"el": "Άνω φράγμα της Όρσας", "ar": "سد أورسا الأعلى"}
ENGINES = [datasets.engine, lambda: packed(datasets.dataset())]


def folder(path: Path, languages: dict[str, str] | None, **names: str) -> Path:
    """Write a dataset with names of its only place, and with a description if it names languages."""
    tables = build.question([("KP", "asserts", "2025-01-01")])
    written = build.write(path, **tables | {"places": [{"place_id": "P1", "name": "Bridge", **names}]})
    if languages is not None:
        (written / "datapackage.json").write_text(json.dumps({"languages": languages}), "utf-8")
    return written


def names_of(dataset: Dataset) -> dict[str, str]:
    return other_names(one_record(dataset.tables["places"], "place_id", "P1", PlaceRow))


def test_names_are_read_in_the_languages_that_the_description_names(tmp_path: Path):
    found = load_dataset(folder(tmp_path, {"en": "English", "pt": "Portuguese", "fil": "Filipino"}, name_pt="Ponte", name_fil="Tulay"))
    assert found.problems == ()
    assert names_of(found) == {"pt": "Ponte", "fil": "Tulay"}
    assert found.label_languages == {"pt": "Portuguese", "fil": "Filipino"}


def test_a_language_that_the_description_does_not_name_is_a_problem(tmp_path: Path):
    found = load_dataset(folder(tmp_path, {"pt": "Portuguese"}, name_pt="Ponte", name_es="Puente"))
    assert [*map(problem_line, found.problems)] == [
        "places.csv:1:name_es: languages in datapackage.json does not name es; name it there, or take the column out; "
        "its values are not used",
    ]
    assert names_of(found) == {"pt": "Ponte"}


def test_the_english_name_has_no_other_column(tmp_path: Path):
    file = folder(tmp_path, {"en": "English"}, name_pt="Bridge") / "places.csv"
    file.write_text(file.read_text("utf-8").replace("name_pt", "name_en"), "utf-8")
    assert [*map(problem_line, load_dataset(tmp_path).problems)] == [
        "places.csv:1:name_en: the column is not in the schema; its values are not used"
    ]


def test_without_languages_in_the_description_names_may_be_in_any_and_are_called_by_its_code(tmp_path: Path):
    found = load_dataset(folder(tmp_path, None, name_pt="Ponte", name_es=""))
    assert found.problems == ()
    assert names_of(found) == {"pt": "Ponte"}
    assert found.label_languages == {"pt": "pt"}, "no place has a Spanish name"


def test_a_column_that_is_nearly_spelled_so_is_told_of(tmp_path: Path):
    file = folder(tmp_path, {"pt": "Portuguese"}, name_pt="Ponte") / "places.csv"
    file.write_text(file.read_text("utf-8").replace("name_pt", "Name PT"), "utf-8")
    (problem,) = load_dataset(tmp_path).problems
    assert problem_line(problem) == "places.csv:1:name_pt: the column is missing; the header has 'Name PT', which is to be name_pt"


def test_an_invisible_character_in_a_name_is_told_of(tmp_path: Path):
    (problem,) = load_dataset(folder(tmp_path, {"pt": "Portuguese"}, name_pt="Pon\u00adte")).problems
    assert problem.column == "name_pt"


@pytest.mark.parametrize("engine", ENGINES, ids=["in memory", "packed"])
def test_map_api_and_search_have_the_names_of_the_datasets_languages(engine):
    api = TestClient(Starlette(routes=api_routes(engine)))
    place = next(f["properties"] for f in api.get(f"/api/places?as_of={DAY}").json()["features"] if f["id"] == "L01")
    symbols = api.get(f"/api/cells?as_of={DAY}&zoom=14&viewport=-180,-85,180,85").json()["symbols"]
    event = next(row for row in api.get(f"/api/events?as_of={DAY}").json()["events"] if row["places"])
    for row in (place, next(s for s in symbols if s["id"] == "L01"), *event["places"]):
        assert list(name_languages(row)) == ["el", "ar"]
    assert other_names(place) == DAM
    for word in ("φράγμα", "أورسا", "Γραφείο", "Αρδενία"):  # of a place, of an actor, of its side
        assert api.get("/api/events", params={"q": word, "as_of": str(DAY)}).json()["n"] > 0, word


def test_an_event_has_the_names_of_its_actors_in_the_datasets_languages():
    api = TestClient(Starlette(routes=api_routes(datasets.engine)))
    acting = datasets.dataset().tables["event_actors"].set_index("actor_id")["event_id"]["dam-office"]
    actors = api.get(f"/api/events/{acting.iloc[0]}?as_of={DAY}").json()["event"]["actors"]
    assert other_names(next(a for a in actors if a["actor_id"] == "dam-office"))["el"] == "Γραφείο Φραγμάτων της Αρδενίας"
    assert other_names(one_record(datasets.dataset().tables["actors"], "actor_id", "dam-office", ActorRow))["ar"] == "مكتب سدود أردينيا"


def test_an_export_is_taken_back_with_its_names_and_describes_them(tmp_path: Path):
    body = exports.export_file("dataset", "csv.zip", datasets.engine(), Selection(as_of=DAY), DAY).body
    zipfile.ZipFile(io.BytesIO(body)).extractall(tmp_path)
    found = load_dataset(next(tmp_path.rglob("places.csv")).parent)
    assert found.problems == ()
    assert found.label_languages == {"el": "Greek", "ar": "Arabic"}
    fields = next(r for r in json.loads((found.directory / "datapackage.json").read_text("utf-8"))["resources"] if r["name"] == "places")
    assert {"name_el", "name_ar"} < {field["name"] for field in fields["schema"]["fields"]}


def test_a_dataset_without_names_in_other_languages_has_none_anywhere():
    strikes = datasets.engine(datasets.STRIKES)
    assert strikes.dataset.label_languages == {}
    symbols = strikes.answer(Selection(as_of=DAY), Ask(parts=frozenset({"cells"}), zoom=3), DAY).cells
    assert {name for symbol in symbols for name in symbol if name.startswith("name_")} == set()


def test_folders_with_names_in_different_languages_are_joined(tmp_path: Path):
    one = load_dataset(folder(tmp_path / "one", None, name_pt="Ponte"))
    two = load_dataset(folder(tmp_path / "two", None, name_es="Puente"))
    places = two.tables["places"].assign(place_id="P2")
    joined = joined_datasets([one, replace(two, tables=two.tables | {"places": places})])
    assert joined.tables["places"][["name_pt", "name_es"]].to_numpy().tolist() == [["Ponte", ""], ["", "Puente"]]
    engine: Engine = engine_of(joined)
    assert engine.answer(Selection(q="nothing"), Ask(), DAY).n == 0
