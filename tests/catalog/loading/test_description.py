"""Each field of a dataset's description has a type; what is of another is named, and the rest is used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalog.dataset import SHIPPED_FOLDER, load_dataset
from dashboard.catalog.loading import description
from dashboard.wording.fault_words import problem_line, problem_reason
from tests import build

WRONG = [
    ({"title": ["a"]}, "title", '["a"]', "is a list and not a text in quotes"),
    ({"version": 1.3}, "version", "1.3", "is a number and not a text in quotes"),
    ({"description": None}, "description", "null", "is null and not a text in quotes"),
    ({"licenses": "CC0"}, "licenses", "CC0", "is a text and not a list"),
    ({"licenses": ["CC0"]}, "licenses 1", "CC0", "is a text and not an object with name, title, path"),
    ({"licenses": [{"name": {}}]}, "licenses 1 name", "{}", "is an object and not a text in quotes"),
    ({"keywords": ["a", True]}, "keywords 2", "true", "is true or false and not a text in quotes"),
    ({"contributors": {}}, "contributors", "{}", "is an object and not a list"),
    (
        {"sources": [{"path": "https://me:secret@example.org"}]},
        "sources 1 path",
        "https://…@example.org",
        "holds a user's name or password",
    ),
    ({"presets": [{"label": "a", "start": "May"}]}, "presets 1 start", "May", "is not a day such as 2025-04-30"),
    ({"coverage_thin_after": 2026}, "coverage_thin_after", "2026", "is a number and not a text in quotes"),
    ({"contact": 5}, "contact", "5", "is a number and not an object"),
    ({"export": []}, "export", "[]", "is a list and not an object"),
    ({"tagline": 5}, "tagline", "5", "is a number and not a text in quotes"),
    ({"search_hint": ["a"]}, "search_hint", '["a"]', "is a list and not a text in quotes"),
    ({"home": "here"}, "home", "here", "is a text and not an object with latitude, longitude, zoom"),
    ({"home": {"latitude": 91, "longitude": 0, "zoom": 3}}, "home latitude", "91", "is not a number from -90 to 90"),
    ({"home": {"latitude": 0, "longitude": "east", "zoom": 3}}, "home longitude", "east", "is not a number from -180 to 180"),
    ({"home": {"latitude": 0, "longitude": 0}}, "home zoom", "null", "is not a number from 2 to 14"),
    ({"theatres": {}}, "theatres", "{}", "is an object and not a list"),
    ({"theatres": [{"name": 5}]}, "theatres 1 name", "5", "is a number and not a text in quotes"),
    ({"synonyms": [["dam", "weir"], ["dam"]]}, "synonyms 2", '["dam"]', "has not two words or more that mean the same"),
    ({"synonyms": ["dam"]}, "synonyms 1", "dam", "is a text and not a list"),
    ({"short_names": []}, "short_names", "[]", "is a list and not an object"),
    ({"languages": {"el": 5}}, "languages el", "5", "is a number and not a text in quotes"),
    ({"resources": {}}, "resources", "{}", "is an object and not a list"),
    ({"own": float("nan")}, "own", "nan", "is not a number"),
]


@pytest.mark.parametrize(("said", "at", "value", "words"), WRONG)
def test_a_field_of_another_type_is_named_and_not_used(tmp_path: Path, said: dict[str, Any], at: str, value: str, words: str) -> None:
    (tmp_path / description.DESCRIPTION_FILE).write_text(json.dumps({"name": "kept"} | said))
    found, (problem,) = description.read_description(tmp_path)
    assert (problem.where, problem.value, problem.rows) == (f"datapackage.json:{at}", value, 0)
    assert problem_reason(problem).startswith(words)
    assert problem_reason(problem).endswith("; the value is not used")
    assert found["name"] == "kept"
    assert "secret" not in json.dumps(found)


def test_the_shipped_description_is_used_as_it_is() -> None:
    assert description.read_description(SHIPPED_FOLDER) == (
        json.loads((SHIPPED_FOLDER / description.DESCRIPTION_FILE).read_text("utf-8")),
        [],
    )


def test_what_is_named_of_a_place_that_is_not_there_is_not_used() -> None:
    said = {
        "theatres": [{"name": "A", "holds": "L01"}, {"name": "B", "holds": "nix"}, {"holds": "L01"}, {"name": "C"}],
        "short_names": {"L01": "Dam", "nix": "None"},
    }
    found, problems = description.check_places(said, {"L01"})
    assert found == {"theatres": [{"name": "A", "holds": "L01"}], "short_names": {"L01": "Dam"}}
    assert [(p.column, p.value, p.rows) for p in problems] == [
        ("theatres 3 name", "null", 0),
        ("theatres 4 holds", "null", 0),
        ("theatres 2 holds", "nix", 0),
        ("short_names nix", "nix", 0),
    ]
    assert all(problem_reason(p).endswith("; the value is not used") for p in problems)


def test_a_folder_with_such_a_name_has_the_problem(tmp_path: Path) -> None:
    build.write(tmp_path)
    (tmp_path / description.DESCRIPTION_FILE).write_text(json.dumps({"short_names": {"nix": "None"}}))
    found = load_dataset(tmp_path)
    assert [problem_line(p) for p in found.problems] == [
        "datapackage.json:short_names nix: 'nix' is not the id of a place; the value is not used"
    ]
    assert found.subject.short_names == {}


def test_what_nests_too_deeply_is_named(tmp_path: Path) -> None:
    (tmp_path / description.DESCRIPTION_FILE).write_text("[" * 100_000)
    assert [p.where for p in description.read_description(tmp_path)[1]] == ["datapackage.json"]
