"""Heat: the parts of all tiles are the events, what is vaguely known is spread, and what is not known to a place is left out."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.knowledge.known import known_on
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.heat import MAX_TILES, Heat, heat_tiles
from dashboard.query.answers.registry import AnswerRequest
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests import build
from tests.engines import engine_of
from tests.examples import examples
from tests.query.asked import DATASET, TODAY, naive, selections

ENGINE = engine_of(DATASET)
VAGUE = {"P5", "P6", "P7", "P8"}  # a province without a radius, a country, a route, a place without a point


def of(engine: Engine, selection: Selection | None = None, **how: object) -> Heat:
    return engine.answer(selection or Selection(), Ask(parts={"heat"}, **how), TODAY).heat  # type: ignore[arg-type]


@pytest.mark.slow
@examples(40)
@given(selections(), st.integers(0, 18), st.booleans())
def test_all_tiles_together_are_the_events_drawn(selection: Selection, zoom: int, announcements: bool) -> None:
    answer = ENGINE.answer(selection, Ask(parts={"heat"}, zoom=zoom, announcements=announcements), TODAY)
    found, links = answer.heat, DATASET.tables["event_places"]
    links = links[links["event_id"].isin(naive(DATASET, known_on(DATASET, selection.day(TODAY), selection.late), selection))]
    links = links if announcements else links[links["role"] != "announcement"]
    assert found.drawn == links.loc[~links["place_id"].isin(VAGUE), "event_id"].nunique()
    assert found.n.sum() == pytest.approx(found.drawn)
    assert found.drawn + found.left_out + answer.not_on_map == answer.n
    assert len(found.n) <= MAX_TILES


@pytest.mark.slow
@given(selections(), st.integers(2, 14), st.tuples(st.floats(-500, 400), st.floats(-80, 60), st.floats(1, 100), st.floats(1, 20)))
def test_a_viewport_shows_the_worlds_tiles(selection: Selection, zoom: int, where: tuple[float, ...]) -> None:
    west, south, wide, high = where
    world, part = (tiles(of(ENGINE, selection, zoom=zoom, viewport=v)) for v in (None, (west, south, west + wide, south + high)))
    assert part == {tile: pytest.approx(world[tile]) for tile in part}


def tiles(found: Heat) -> dict[tuple[int, ...], float]:
    return {(z, x, y): n for z, x, y, n in zip(*(side.tolist() for side in (found.z, found.x, found.y, found.n)), strict=True)}


def one_event_at(directory: Path, *places: build.Row) -> Engine:
    rows = [{"name": f"Place {i}", "place_id": f"P{i}"} | place for i, place in enumerate(places)]
    links = [{"event_id": "E1", "place_id": row["place_id"]} for row in rows]
    return engine_of(build.dataset(directory, places=rows, event_places=links, **build.question([("KP", "asserts", "2025-01-01")])))


@pytest.mark.slow
@pytest.mark.parametrize(("precision", "km"), [("settlement", 10), ("district", 25), ("province", 250)])
@pytest.mark.parametrize("zoom", [3, 6, 9, 13])
def test_what_is_known_to_a_radius_is_spread_over_it_and_no_farther(tmp_path: Path, precision: str, km: int, zoom: int) -> None:
    place = {"latitude": "60", "longitude": "179.9", "geo_precision": precision, "uncertainty_km": str(km)}
    found = of(one_event_at(tmp_path, place), zoom=zoom)
    side = 2.0**found.z
    lon = (found.x + 0.5) / side * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (found.y + 0.5) / side))))
    away = np.hypot((lat - 60) * 111.2, ((lon - 179.9 + 180) % 360 - 180) * 111.2 * math.cos(math.radians(60)))
    tile = 40_030 * math.cos(math.radians(60)) / side
    assert (away <= km * 1.15 + tile).all()
    assert found.n.max() < 0.25 or tile.max() > km, "no hot spot in the middle"


def test_a_point_stays_one_and_an_event_of_several_places_is_divided(tmp_path: Path) -> None:
    here, there = {"latitude": "42.4"}, {"latitude": "39.0"}
    country = {"geo_precision": "country", "uncertainty_km": "300"}
    found = of(one_event_at(tmp_path, here, there, country), zoom=8)
    assert found.n.tolist() == [0.5, 0.5]
    assert (found.drawn, found.left_out) == (1, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("precision", "km"), [("country", "300"), ("route", "10"), ("province", ""), ("settlement", "")])
def test_what_no_radius_is_known_of_is_left_out_and_counted(tmp_path: Path, precision: str, km: str) -> None:
    found = of(one_event_at(tmp_path, {"geo_precision": precision, "uncertainty_km": km}))
    assert (len(found.n), found.drawn, found.left_out) == (0, 0, 1)


def test_there_are_never_more_tiles_than_asked_for_and_they_still_add_up() -> None:
    tally = AnswerRequest(ENGINE.counter, Selection(as_of=TODAY), Ask(announcements=True)).tally
    for most in (1, 2, 4):
        found = heat_tiles(tally, None, 12, most)
        assert len(found.n) <= most
        assert found.n.sum() == pytest.approx(found.drawn)
