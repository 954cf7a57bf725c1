"""The map's symbols: an event counts once a symbol, and no more symbols than asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import CountryChip
from tests import build
from tests.engines import engine_of
from tests.examples import examples
from tests.query.asked import DATASET, TODAY, naive, selections

ENGINE = engine_of(DATASET)


@pytest.mark.slow
@examples(50)
@given(selections(), st.integers(0, 15), st.booleans(), st.sampled_from([1, 2, 3, 500]))
def test_symbols_count_each_event_once(selection: Selection, zoom: int, announcements: bool, most: int) -> None:
    ask = Ask(parts={"cells", "countries"}, zoom=zoom, announcements=announcements, max_symbols=most)
    answer = ENGINE.answer(selection, ask, TODAY)
    events = known_on(DATASET, selection.day(TODAY), selection.late).events.set_index("event_id")
    chosen = naive(DATASET, known_on(DATASET, selection.day(TODAY), selection.late), selection)
    links = DATASET.tables["event_places"]
    links = links[links["event_id"].isin(chosen)]
    solid = (
        set(zip(*links.loc[links["role"] != "announcement", ["event_id", "place_id"]].to_numpy().T, strict=True)) if len(links) else set()
    )
    both = set(zip(links["event_id"], links["place_id"], strict=True))
    pairs = both if announcements else solid
    assert len(answer.cells) <= most
    columns = ({name for name in chip if not name.startswith("name_")} for chip in answer.countries)  # of those in a language data decide
    assert all(own | {"short_name"} == CountryChip.__annotations__.keys() for own in columns)
    for symbol in (*answer.cells, *answer.countries):
        members = symbol.get("places", [symbol["id"]])
        here = {e for e, p in pairs if p in members}
        assert symbol["n"] == len(here)
        assert symbol["hollow"] == len(here - {e for e, p in solid if p in members})
        assert symbol["weak"] == int(events.loc[sorted(here), "evidence_strength"].eq("C").sum())
        assert symbol["groups"] == events.loc[sorted(here), "event_group"].value_counts().to_dict()
        assert symbol["statuses"] == events.loc[sorted(here), "standing"].value_counts().to_dict()
        marked = events.loc[sorted(here), "contested"] | events.loc[sorted(here), "status"].eq("contested")
        assert symbol["contested"] == int(marked.sum())
    shown = [p for s in (*answer.cells, *answer.countries) for p in s.get("places", [s["id"]])]
    assert sorted(shown) == sorted({p for _, p in pairs if p != "P8"})
    assert [s["id"] for s in answer.countries] == [p for p in shown if p == "P6"]
    assert answer.not_on_map == answer.n - len({e for e, p in pairs if p != "P8"})


def one_event_at(directory: Path, *places: build.Row) -> Dataset:
    rows = [{"name": f"Place {i}", "place_id": f"P{i}"} | place for i, place in enumerate(places)]
    links = [{"event_id": "E1", "place_id": row["place_id"]} for row in rows]
    return build.dataset(directory, places=rows, event_places=links, **build.question([("KP", "asserts", "2025-01-01")]))


def cells(dataset: Dataset, **how: object) -> list[dict[str, object]]:
    return engine_of(dataset).answer(Selection(), Ask(parts={"cells"}, **how), date(2025, 6, 1)).cells  # type: ignore[arg-type]


@pytest.mark.slow
def test_near_places_are_one_symbol_until_there_is_room(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {"latitude": "42.41"}, {"latitude": "42.4101"})
    for zoom in (4, 14):
        (cell,) = cells(dataset, zoom=zoom)
        assert (cell["id"], cell["kind"], cell["name"]) == (f"cell:{zoom}/P0", "cell", "Place 0")
        assert (cell["n"], cell["n_places"], cell["places"]) == (1, 2, ["P0", "P1"])
        assert cell["bbox"] == [130.6, 42.41, 130.6, 42.4101]
        assert (cell["lat"], cell["lon"]) == (42.41, 130.6), "on the first of its places"
    assert [s["id"] for s in cells(dataset, zoom=19)] == ["P0", "P1"]


@pytest.mark.slow
def test_a_symbol_is_called_by_the_place_with_most_events_then_by_the_most_exact(tmp_path: Path) -> None:
    exact = {"latitude": "42.4001", "geo_precision": "site"}
    dataset = one_event_at(tmp_path, {"geo_precision": "district"}, exact, {"latitude": "42.4002", "geo_precision": "settlement"})
    (cell,) = cells(dataset, zoom=6)
    assert (cell["name"], cell["places"]) == ("Place 1", ["P1", "P2", "P0"])


def test_half_a_zoom_shows_the_symbols_of_the_whole_one_below(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {}, {"longitude": "130.9"})
    assert [cells(dataset, zoom=zoom) for zoom in (6, 6.25, 6.99)] == 3 * [cells(dataset, zoom=6)]
    assert len(cells(dataset, zoom=6)) == 1
    assert len(cells(dataset, zoom=7)) == 2


def test_places_at_one_point_are_one_symbol_at_every_zoom(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {}, {}, {})
    for zoom in (0, 14, 30):
        (cell,) = cells(dataset, zoom=zoom)
        assert (cell["n_places"], cell["bbox"]) == (3, [130.6, 42.4, 130.6, 42.4])


def test_a_wide_place_shows_beneath_a_symbol_that_stands_for_others_too(tmp_path: Path) -> None:
    wide = {"latitude": "42.401", "geo_precision": "province", "uncertainty_km": "120"}
    dataset = one_event_at(tmp_path, {}, wide, {"latitude": "42.402", "geo_precision": "district", "uncertainty_km": "3"})
    (far,), (near,) = cells(dataset, zoom=2), cells(dataset, zoom=8)
    assert far["areas"] == [], "as long as it reaches no farther than the symbol itself"
    (area,) = near["areas"]
    assert (area["id"], area["kind"], area["precision"], area["radius_km"], area["n"]) == ("P1", "place", "province", 120.0, 1)
    assert (area["lat"], area["lon"]) == (42.401, 130.6)


def test_a_country_has_no_symbol_but_a_place_beside_the_map(tmp_path: Path) -> None:
    pointless = {"geo_precision": "country", "latitude": "", "longitude": ""}
    dataset = one_event_at(tmp_path, {"geo_precision": "country", "uncertainty_km": "3000"}, {}, pointless)
    for viewport in (None, (10.0, 10.0, 20.0, 20.0)):
        answer = engine_of(dataset).answer(Selection(), Ask(parts={"cells", "countries"}, zoom=5, viewport=viewport), date(2025, 6, 1))
        assert [s["id"] for s in answer.cells] == (["P1"] if viewport is None else [])
        assert [(s["id"], s["lat"], s["n"], s["precision"]) for s in answer.countries] == [
            ("P0", 42.4, 1, "country"),
            ("P2", None, 1, "country"),
        ]
        assert answer.not_on_map == 0


def test_places_on_either_side_of_the_180th_meridian_are_one_symbol(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {"latitude": "66", "longitude": "179.98"}, {"latitude": "66", "longitude": "-179.98"})
    (cell,) = cells(dataset, zoom=6)
    assert (cell["n"], cell["n_places"], cell["lon"]) == (1, 2, 179.98)
    assert cell["bbox"] == [179.98, 66.0, 180.02, 66.0]
    (there,) = cells(dataset, zoom=6, viewport=(-190.0, 60.0, -170.0, 70.0))
    assert there["lon"] == -180.02
    assert there["bbox"] == pytest.approx([-180.02, 66.0, -179.98, 66.0])


@pytest.mark.slow
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
    wide = {"geo_precision": "province", "uncertainty_km": "100", "latitude": "66.02", "longitude": "-175"}
    dataset = one_event_at(tmp_path, {"latitude": "66.01", "longitude": "-175"}, {"latitude": "66", "longitude": "-175.01"}, wide)
    (cell,) = cells(dataset, zoom=7, viewport=(170.0, -10.0, 190.0, 80.0))
    assert (cell["kind"], cell["lon"], [area["lon"] for area in cell["areas"]]) == ("cell", 185.0, [185.0])
    assert cell["bbox"] == pytest.approx([184.99, 66.0, 185.0, 66.02])
    (place,) = cells(one_event_at(tmp_path / "one", {}), zoom=6, viewport=(490.0, 42.0, 491.0, 43.0))
    assert (place["id"], place["lon"]) == ("P0", 490.6)
    assert {s["lon"] for s in cells(dataset, zoom=6)} == {-175.0}


def test_an_area_that_reaches_into_view_as_it_is_stays_where_it_is(tmp_path: Path) -> None:
    dataset = one_event_at(tmp_path, {"geo_precision": "province", "latitude": "66", "longitude": "170", "uncertainty_km": "1000"})
    assert cells(dataset, zoom=6, viewport=(175.0, 60.0, 190.0, 70.0))[0]["lon"] == 170.0


@pytest.mark.slow
def test_an_area_shows_when_its_outline_is_in_view(tmp_path: Path) -> None:
    outline = '{"type":"Polygon","coordinates":[[[34,50],[38,50],[38,53],[34,53],[34,50]]]}'
    geometries = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"place_id":"P0"}},"geometry":{outline}}}]}}'
    dataset = one_event_at(tmp_path, {"geo_precision": "province", "latitude": "51.7", "longitude": "36.2"})
    assert cells(dataset, zoom=10, viewport=(34.0, 50.0, 34.5, 50.5)) == []
    (tmp_path / "geometries.geojson").write_text(geometries, encoding="utf-8")
    assert [s["id"] for s in cells(load_dataset(tmp_path), zoom=10, viewport=(34.0, 50.0, 34.5, 50.5))] == ["P0"]
