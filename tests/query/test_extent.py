"""The box of the selected events: whole, and without the few that lie far away."""

from __future__ import annotations

from dashboard.catalog.dataset import load
from dashboard.query.engine import Ask, Local
from dashboard.query.extent import Extent
from dashboard.query.selection import Selection
from tests.query.asked import TODAY

DATASET = load()
ENGINE = Local(DATASET)


def of(**asked) -> Extent:
    return ENGINE.answer(Selection(**asked), Ask(parts={"extent"}), TODAY).extent


def test_one_place_is_its_own_box() -> None:
    place = DATASET.tables["places"].set_index("place_id").loc["P002"]
    found = of(place=("P002",), start=None)
    assert found.whole is not None
    west, south, east, north = found.whole
    assert west <= place["longitude"] <= east
    assert south <= place["latitude"] <= north


def test_a_first_view_leaves_out_what_is_few_and_far() -> None:
    found = of()
    assert found.whole is not None
    assert found.first is not None
    assert found.whole[0] < -70, "New York is in the data"
    assert 20 < found.first[0] < 40
    assert 120 < found.first[2] < 150
    assert found.whole[0] <= found.first[0] <= found.first[2] <= found.whole[2]
    assert found.whole[1] <= found.first[1] <= found.first[3] <= found.whole[3]


def test_no_event_has_no_box() -> None:
    assert of(q="zzzzzz") == Extent()
