"""The box of the selected events: whole, and without the few that lie far away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.answers.answer import Ask
from dashboard.query.answers.extent import Extent
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.geo_areas import longitude_stretch
from dashboard.query.selection.selection import Selection
from dashboard.query.table.place_arrays import bounding_box
from tests import build, datasets
from tests.engines import engine_of
from tests.query.asked import TODAY

DATASET, ENGINE = datasets.dataset(), datasets.engine()


def of(**asked) -> Extent:
    return ENGINE.answer(Selection(**asked), Ask(parts={"extent"}), TODAY).extent


def test_one_place_is_its_own_box() -> None:
    place = DATASET.tables["places"].set_index("place_id").loc["L02"]
    found = of(place=("L02",), start=None)
    assert found.whole is not None
    west, south, east, north = found.whole
    assert west <= place["longitude"] <= east
    assert south <= place["latitude"] <= north


@pytest.mark.data
def test_a_first_view_leaves_out_what_is_few_and_far() -> None:
    found = datasets.engine(datasets.SHIPPED).answer(Selection(), Ask(parts={"extent"}), TODAY).extent
    assert found.whole is not None
    assert found.first is not None
    assert found.whole[0] < -70, "New York is in the data"
    assert 20 < found.first[0] < 40
    assert 120 < found.first[2] < 150
    assert found.whole[0] <= found.first[0] <= found.first[2] <= found.whole[2]
    assert found.whole[1] <= found.first[1] <= found.first[3] <= found.whole[3]


def test_no_event_has_no_box() -> None:
    assert of(q="zzzzzz") == Extent()


def made(directory: Path, *places: build.Row) -> Engine:
    """Return what answers about one event at some places."""
    rows = [{"name": f"Place {i}", "place_id": f"P{i}"} | place for i, place in enumerate(places)]
    links = [{"event_id": "E1", "place_id": row["place_id"]} for row in rows]
    return engine_of(build.dataset(directory, places=rows, event_places=links, **build.question([("KP", "asserts", "2025-01-01")])))


def test_places_on_both_sides_of_the_180th_meridian_have_the_smaller_box(tmp_path: Path) -> None:
    engine = made(tmp_path, {"latitude": "66", "longitude": "179.9"}, {"latitude": "66.2", "longitude": "-179.9"})
    found = engine.answer(Selection(), Ask(parts={"extent"}), TODAY).extent
    assert found.whole == (179.9, 66.0, -179.9, 66.2)
    assert found.first == pytest.approx((179.9, 66.0, -179.9, 66.2))
    assert bounding_box(engine.dataset, ["P0", "P1"]) == pytest.approx((179.878, 65.991, -179.878, 66.209), abs=0.01)


def test_where_only_countries_are_known_all_of_them_is_shown(tmp_path: Path) -> None:
    country = {"latitude": "40", "longitude": "127", "geo_precision": "country", "uncertainty_km": "400"}
    found = made(tmp_path, country).answer(Selection(), Ask(parts={"extent"}), TODAY).extent
    assert found.whole == found.first
    assert found.whole == pytest.approx((122.3, 36.4, 131.7, 43.6), abs=0.1), "and not the middle of one as closely as a map comes"


STRETCHES = st.lists(st.tuples(st.integers(-180, 180), st.integers(0, 120)), min_size=1, max_size=6)


@given(STRETCHES)
def test_a_stretch_holds_all_and_is_the_shortest_that_does(some: list[tuple[int, int]]) -> None:
    west, east = np.array([float(w) for w, _ in some]), np.array([float(w + wide) for w, wide in some])
    first, last = longitude_stretch(west, east)
    wide = (last - first) % 360 if (first, last) != (-180.0, 180.0) else 360
    covered = {int(x) % 360 for w, e in zip(west, east, strict=True) for x in np.arange(w, e + 1)}
    inside = {int(x) % 360 for x in np.arange(first, first + wide + 1)}
    assert covered <= inside
    gaps = [next((k for k in range(1, 361) if (x + k) % 360 in covered), 360) for x in covered]
    assert wide == 360 or wide == 360 - max(gaps)
