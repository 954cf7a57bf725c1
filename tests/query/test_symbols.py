"""The map's symbols: an event counts once a symbol, and no more symbols than asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.dataset import Dataset, load
from dashboard.catalog.knowledge import known
from dashboard.query.engine import Ask, Local
from dashboard.query.selection import Selection
from tests import build
from tests.query.asked import DATASET, TODAY, naive, selections

ENGINE = Local(DATASET)


@settings(max_examples=50, deadline=None)
@given(selections(), st.integers(0, 15), st.booleans(), st.sampled_from([1, 2, 3, 500]))
def test_symbols_count_each_event_once(selection: Selection, zoom: int, announcements: bool, most: int) -> None:
    ask = Ask(parts={"cells"}, zoom=zoom, announcements=announcements, max_symbols=most)
    answer = ENGINE.answer(selection, ask, TODAY)
    events = known(DATASET, selection.day(TODAY), selection.late).events.set_index("event_id")
    chosen = naive(DATASET, known(DATASET, selection.day(TODAY), selection.late), selection)
    links = DATASET.tables["event_places"]
    links = links[links["event_id"].isin(chosen)]
    solid = (
        set(zip(*links.loc[links["role"] != "announcement", ["event_id", "place_id"]].to_numpy().T, strict=True)) if len(links) else set()
    )
    both = set(zip(links["event_id"], links["place_id"], strict=True))
    pairs = both if announcements else solid
    assert len(answer.cells) <= most
    for symbol in answer.cells:
        members = symbol.get("places", [symbol["id"]])
        here = {e for e, p in pairs if p in members}
        assert symbol["n"] == len(here)
        assert symbol["hollow"] == len(here - {e for e, p in solid if p in members})
        assert symbol["weak"] == int(events.loc[sorted(here), "evidence_strength"].eq("C").sum())
        assert symbol["groups"] == events.loc[sorted(here), "event_group"].value_counts().to_dict()
        assert symbol["statuses"] == events.loc[sorted(here), "standing"].value_counts().to_dict()
        marked = events.loc[sorted(here), "contested"] | events.loc[sorted(here), "status"].eq("contested")
        assert symbol["contested"] == int(marked.sum())
    shown = {p for s in answer.cells for p in s.get("places", [s["id"]])}
    assert shown == {p for _, p in pairs if p != "P8"}
    assert answer.not_on_map == answer.n - len({e for e, p in pairs if p != "P8"})


def one_event_at(directory: Path, *places: build.Row) -> Dataset:
    rows = [{"name": f"Place {i}", "place_id": f"P{i}"} | place for i, place in enumerate(places)]
    links = [{"event_id": "E1", "place_id": row["place_id"]} for row in rows]
    return build.dataset(directory, places=rows, event_places=links, **build.question([("KP", "asserts", "2025-01-01")]))


def cells(dataset: Dataset, **how: object) -> list[dict[str, object]]:
    return Local(dataset).answer(Selection(as_of=date(2025, 6, 1)), Ask(parts={"cells"}, **how)).cells  # type: ignore[arg-type]


def test_near_places_merge_until_zoom_12(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {"latitude": "42.41"}, {"latitude": "42.4101"})
    (cell,) = cells(dataset, zoom=4)
    assert (cell["kind"], cell["n"], cell["n_places"], cell["places"]) == ("cell", 1, 2, ["P0", "P1"])
    assert cell["bbox"] == [130.6, 42.41, 130.6, 42.4101]
    assert [s["id"] for s in cells(dataset, zoom=12)] == ["P0", "P1"]


def test_places_at_one_point_are_told_apart(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {}, {}, {})
    assert [(s["kind"], s["fan"]) for s in cells(dataset, zoom=4)] == [("place", [0, 3]), ("place", [1, 3]), ("place", [2, 3])]
    assert [s["kind"] for s in cells(dataset, zoom=4, max_symbols=1)] == ["cell"]


def test_wide_places_are_not_merged(tmp_path: Path) -> None:
    dataset = one_event_at(
        tmp_path, {}, {"latitude": "42.401", "geo_precision": "province"}, {"latitude": "42.402", "geo_precision": "route"}
    )
    assert [s["id"] for s in cells(dataset, zoom=2)] == ["P0", "P1", "P2"]


@pytest.mark.parametrize(
    ("viewport", "seen"),
    [
        ((130.0, 42.0, 131.0, 43.0), ["P0"]),
        ((100.0, 30.0, 110.0, 35.0), []),
        ((490.0, 42.0, 491.0, 43.0), ["P0"]),  # the same place on the next copy of the world
        ((170.0, 60.0, -170.0, 70.0), ["P1"]),
        ((-190.0, 60.0, -170.0, 70.0), ["P1"]),
        ((-180.0, -90.0, 180.0, 90.0), ["P0", "P1"]),
    ],
)
def test_only_what_is_in_view(tmp_path: Path, viewport: tuple[float, float, float, float], seen: list[str]) -> None:
    dataset = one_event_at(tmp_path, {}, {"latitude": "66", "longitude": "-175"})
    assert [s["id"] for s in cells(dataset, zoom=8, viewport=viewport)] == seen


def test_symbols_stand_on_the_copy_of_the_world_that_is_looked_at(tmp_path: Path) -> None:
    dataset = one_event_at(
        tmp_path, {"latitude": "66.01", "longitude": "-175"}, {"latitude": "66", "longitude": "-175.01"}, {"geo_precision": "province"}
    )
    (cell,) = cells(dataset, zoom=3, viewport=(170.0, -10.0, 190.0, 80.0))
    assert (cell["kind"], cell["lon"]) == ("cell", 184.995)
    assert cell["bbox"] == [184.99, 66.0, 185.0, 66.01]
    (area,) = cells(dataset, zoom=6, viewport=(490.0, 42.0, 491.0, 43.0))
    assert (area["id"], area["lon"]) == ("P2", 490.6)
    assert {s["lon"] for s in cells(dataset, zoom=6)} <= {-175.005, 130.6}


def test_an_area_that_reaches_into_view_as_it_is_stays_where_it_is(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {"geo_precision": "country", "latitude": "66", "longitude": "170", "uncertainty_km": "1000"})
    assert cells(dataset, zoom=6, viewport=(175.0, 60.0, 190.0, 70.0))[0]["lon"] == 170.0


def test_an_area_shows_when_its_outline_is_in_view(tmp_path: Path) -> None:
    outline = '{"type":"Polygon","coordinates":[[[34,50],[38,50],[38,53],[34,53],[34,50]]]}'
    geometries = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"place_id":"P0"}},"geometry":{outline}}}]}}'
    dataset = one_event_at(tmp_path, {"geo_precision": "province", "latitude": "51.7", "longitude": "36.2"})
    assert cells(dataset, zoom=10, viewport=(34.0, 50.0, 34.5, 50.5)) == []
    (tmp_path / "geometries.geojson").write_text(geometries, encoding="utf-8")
    assert [s["id"] for s in cells(load(tmp_path), zoom=10, viewport=(34.0, 50.0, 34.5, 50.5))] == ["P0"]
