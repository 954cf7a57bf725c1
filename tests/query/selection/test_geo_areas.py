"""Areas: their one text, what is inside across the 180th meridian, and where their middles are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.query.answers.answer import Ask
from dashboard.query.selection import geo_areas
from dashboard.query.selection.selection import Selection, parse_selection
from tests import build
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

FIJI = "170,-20;190,-20;190,-10;170,-10"
LONS, LATS = (np.array(x) for x in ([175.0, -175.0, 165.0, -165.0, 180.0, -180.0], [-15.0] * 6))


@pytest.mark.parametrize("turns", [-1, 0, 1])
def test_an_area_past_the_180th_meridian_has_one_text_on_every_copy_of_the_world(turns: int) -> None:
    moved = ";".join(f"{lon + 360 * turns:g},{lat:g}" for lon, lat in geo_areas.corners_of(FIJI))
    assert geo_areas.read_area(moved) == FIJI
    assert geo_areas.in_area(FIJI, LONS, LATS).tolist() == [True, True, False, False, True, True]


def test_an_area_whose_sides_are_gone_along_twice_is_none() -> None:
    with pytest.raises(ValueError, match="has no area"):
        geo_areas.read_area("0,0;0,1;0,0;1,0;0,1;1,0")


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(-180, 180), st.integers(-90, 90)), min_size=3, max_size=8))
def test_an_area_within_the_globe_stays_as_it_is(corners: list[tuple[int, int]]) -> None:
    sides = [frozenset(side) for side in zip(corners, corners[1:] + corners[:1], strict=True)]
    assume(len(set(sides)) == len(sides))  # a side gone along twice leaves nothing inside, which shapely takes for an area
    assume(shapely.make_valid(shapely.Polygon(corners)).area > 0)
    text = ";".join(f"{lon},{lat}" for lon, lat in corners)
    assert geo_areas.read_area(text) == text
    assert geo_areas.read_area(geo_areas.read_area(text)) == text


@pytest.mark.parametrize(
    ("area", "extent"),
    [
        ("130,42;131,42;131,43;130,43", (42.5, 130.5, 82, 110)),
        (FIJI, (-15, -180, 2100, 1100)),
        ("-75,-1;-74.99,-1;-74.99,-0.99", (-1, -75, 1.1, 1.1)),
    ],
)
def test_an_area_has_a_middle_and_a_size(area: str, extent: tuple[float, ...]) -> None:
    assert geo_areas.area_extent(area) == extent


@pytest.mark.slow
def test_a_country_is_inside_when_all_of_it_is(tmp_path: Path) -> None:
    country = {"place_id": "P1", "name": "Land", "latitude": "40", "longitude": "127", "geo_precision": "country", "uncertainty_km": "300"}
    town = country | {"place_id": "P2", "name": "Town", "geo_precision": "settlement", "uncertainty_km": "10"}
    for place in (country, town):
        links = [{"event_id": "E1", "place_id": place["place_id"]}]
        question = build.question([("KP", "asserts", "2025-01-01")])
        engine = engine_of(build.dataset(tmp_path / place["place_id"], places=[place], event_places=links, **question))
        near, all_of_it = "126,39;128,39;128,41;126,41", "120,35;135,35;135,45;120,45"
        for area, box, n in ((near, (126, 39, 128, 41), int(place is town)), (all_of_it, (120, 35, 135, 45), 1)):
            assert engine.answer(Selection(area=area), Ask(), TODAY).n == n
            assert engine.answer(Selection(bbox=box), Ask(), TODAY).n == n


def test_the_whole_globe_holds_every_place() -> None:
    engine = engine_of(DATASET)
    found = [engine.answer(selection, Ask(), TODAY) for selection in (Selection(), Selection(bbox=(-180, -90, 180, 90)))]
    assert found[1].n == found[0].n - found[0].not_on_map


def test_a_link_with_an_area_on_another_copy_is_the_same_question() -> None:
    selection, problems = parse_selection("area=530,-20;550,-20;550,-10;530,-10", DATASET, today=TODAY)
    assert not problems
    assert selection.area == FIJI


FLAT = ["130,42;131,42;132,42", "130,42;130,43;130,44;130,42", "130,42;131,43;132,44", "130,42;131,42;131,43;131,42", "1,1;1,1;1,1"]


@pytest.mark.parametrize("area", FLAT)
def test_an_area_in_which_nothing_is_is_refused(area: str) -> None:
    selection, (problem,) = parse_selection(f"area={area}", DATASET, today=TODAY)
    assert selection.area == ""
    assert "has no area: its sides lie on each other" in problem


@pytest.mark.parametrize("area", ["0,0;10,10;10,0;0,10", "0,0;0.00001,0;0,0.00001", "0,0;10,0;10,10;10,0;5,-5"])
def test_an_area_that_crosses_itself_or_is_small_is_one(area: str) -> None:
    assert geo_areas.read_area(area) == area


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=6))
def test_what_has_an_area_is_what_holds_points(corners: list[tuple[int, int]]) -> None:
    lon, lat = (axis.ravel() for axis in np.meshgrid(np.linspace(0.013, 3.97, 80), np.linspace(0.0171, 3.983, 80)))
    holds = geo_areas.in_area(";".join(f"{x},{y}" for x, y in corners), lon, lat).any()
    assert not holds or geo_areas._has_area(np.array(corners, dtype=float))
