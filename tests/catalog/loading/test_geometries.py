"""Each outline and line is checked, and what is not used is named with what it costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading import geometries
from dashboard.wording.fault_words import problem_reason
from tests import build

NAN = float("nan")
RING = [[130, 42], [131, 42], [131, 43], [130, 42]]


def feature(kind: str = "LineString", coordinates: Any = ((130, 42), (131, 43)), **said: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": said or {"place_id": "P1"}, "geometry": {"type": kind, "coordinates": coordinates}}


def read(folder: Path, *features: Any, **whole: Any) -> tuple[list[Any], list[tuple[str, str, str]]]:
    """Return the features that are used of a dataset with two places and one series, and the problems: where, value, words."""
    rows = build.question([("RU", "asserts", "2025-02-01")])
    rows["events"][0]["series"] = "bridge"
    places = [{"place_id": "P1", "name": "Here"}, {"place_id": "P2", "name": "There"}]
    build.write(folder, **rows, places=places)
    (folder / geometries.GEOMETRIES_FILE).write_text(json.dumps({"type": "FeatureCollection", "features": features} | whole))
    found = load_dataset(folder)
    return found.geometries["features"], [(p.where, p.value, problem_reason(p)) for p in found.problems]


GOOD = [
    feature(),
    feature("Polygon", [RING], place_id="P2", name="a"),
    feature("MultiPolygon", [[RING], [RING]], place_id="P2"),
    feature("Point", [130, 42, 5.5], place_id="P2"),
    feature(series="bridge"),
    feature(route="r", **{"from": "P1", "to": "P2", "via": "P1"}),
    {"id": "P2"} | feature(note="by its id"),
]


@pytest.mark.slow
def test_what_is_right_is_used_as_it_is(tmp_path: Path) -> None:
    for n, one in enumerate(GOOD):
        assert read(tmp_path / str(n), one) == ([json.loads(json.dumps(one))], [])


BAD = {
    "NaN": (feature("LineString", [[130, 42], [NAN, 43]]), "P1", "geometry", "has a coordinate that is no number"),
    "infinite": (feature("LineString", [[130, 42], [130, float("inf")]]), "P1", "geometry", "has a coordinate that is no number"),
    "open ring": (feature("Polygon", [RING[:3]]), "P1", "geometry part 1", "is a ring that is open; its last position must be its first"),
    "ring of two": (
        feature("Polygon", [[[1, 2], [3, 4], [1, 2]]]),
        "P1",
        "geometry part 1",
        "has fewer than the three different positions",
    ),
    "empty": (feature("LineString", []), "P1", "geometry", "has no positions"),
    "empty part": (feature("MultiPolygon", [[RING], []]), "P1", "geometry part 2", "has no positions"),
    "none": (feature("Polygon", None), "P1", "geometry", "is not a position [longitude, latitude] in numbers"),
    "one position": (feature("LineString", [[130, 42]]), "P1", "geometry", "has fewer than the two different positions"),
    "out of range": (feature("LineString", [[130, 42], [42, 130]]), "P1", "geometry", "is out of range; allowed are longitudes"),
    "words": (feature("Point", ["130", "42"]), "P1", "geometry", "is not a position"),
    "nested too little": (feature("Polygon", RING), "P1", "geometry part 1", "is not a position"),
    "another type": (feature("Circle", [1, 2]), "P1", "geometry", "is not a geometry; allowed are Point, MultiPoint,"),
    "no geometry": (feature() | {"geometry": None}, "P1", "geometry", "is not a geometry"),
    "no properties": (feature() | {"properties": None}, "", "properties", "is null and not an object"),
    "of nothing": (feature(name="a"), "", "properties", "names no place (place_id), no series, and not the two places"),
    "no such place": (feature(place_id="P9"), "P9", "properties place_id", "is not the id of a row of places.csv; correct it, or add"),
    "a number for an id": (feature(place_id=1), "1", "properties place_id", "is not the id of a row of places.csv"),
    "no such end": (feature(**{"from": "P1", "to": "P9"}), "", "properties to", "is not the id of a row of places.csv"),
    "no such series": (feature(series="other"), "", "properties series", "is not a series of events.csv"),
    "no feature": ([1], "", "", 'is not {"type": "Feature"'),
}


@pytest.mark.slow
@pytest.mark.parametrize(("one", "place", "at", "words"), BAD.values(), ids=BAD)
def test_what_cannot_be_drawn_is_named_with_what_it_costs(tmp_path: Path, one: Any, place: str, at: str, words: str) -> None:
    used, ((where, _, said), (_, _, sum_)) = read(tmp_path, feature(place_id="P2"), one)
    assert [f["properties"]["place_id"] for f in used] == ["P2"]
    assert where == f"geometries.geojson:feature 2{f' ({place})' if place else ''} {at}".strip()
    assert said.startswith(words)
    assert said.endswith("; the feature is not used")
    costs = "1 place the outline or line (P1)" if place == "P1" else "0 places the outline or line"
    assert sum_ == f"1 of 2 features is not used; that costs {costs}"


def test_a_place_has_one_outline(tmp_path: Path) -> None:
    used, ((where, value, words), (_, _, sum_)) = read(tmp_path, feature(place_id="P1"), feature(place_id="P1"))
    assert len(used) == 1
    assert (where, value) == ("geometries.geojson:feature 2 (P1) properties place_id", "P1")
    assert words == "stands twice; it is already in feature 1; the feature is not used"
    assert sum_ == "1 of 2 features is not used; that costs 0 places the outline or line"


def test_a_file_that_is_none_of_features_is_not_used(tmp_path: Path) -> None:
    used, ((where, _, words),) = read(tmp_path, type="Topology")
    assert (used, where) == ([], "geometries.geojson:type")
    assert words.endswith("the file is not used, and all places stand without outlines")


def test_an_outline_of_a_place_that_is_left_out_goes_with_it(tmp_path: Path) -> None:
    read(tmp_path, feature())
    path = tmp_path / "places.csv"
    path.write_text(path.read_text().replace("42.4", "north", 1).replace("site", "somewhere", 1))
    found = load_dataset(tmp_path)
    assert found.geometries["features"] == []
    assert {p.file for p in found.problems} == {"places.csv"}
