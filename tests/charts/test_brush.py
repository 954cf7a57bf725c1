"""What is dragged or clicked on the timeline, as days and as what is picked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.dates import day_number
from dashboard.charts.brush import brush_changes, ids_of, picked_of, remembers_state, window_of


def state(window=None, pick=None):
    return {"selection": {"window": {"day": window} if window else {}, "pick": [{"event_id": pick}] if pick else {}}}


@pytest.mark.parametrize("nothing", [None, {}, {"selection": {}}, state(), {"selection": {"window": {"day": []}, "pick": []}}])
def test_nothing_chosen_is_none(nothing):
    assert window_of(nothing) is None
    assert picked_of(nothing) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 30_000), st.floats(-0.49, 0.49), st.floats(-0.49, 0.49))
def test_a_brush_snaps_to_whole_days_and_a_drawn_window_comes_back_unchanged(start, length, near, far):
    end = date.fromordinal(start.toordinal() + length)
    brushed = [day_number(start) + near, day_number(end) + 1 + far]
    assert window_of(state(brushed)) == (start, end)
    assert window_of(state(brushed[::-1])) == (start, end)


def test_a_brush_within_a_day_is_that_day():
    assert window_of(state([19834.1, 19834.3])) == (date(2024, 4, 21), date(2024, 4, 21))


def test_the_inner_mapping_is_read_too():
    assert window_of(state([0, 2])["selection"]) == (date(1970, 1, 1), date(1970, 1, 2))
    assert picked_of(state(pick="E1")["selection"]) == "E1"


def test_a_click_on_what_is_no_event_picks_nothing():
    assert picked_of({"selection": {"pick": [{"event_id": None}]}}) is None
    assert picked_of(state(pick="E024")) == "E024"


def test_changes_name_only_what_the_reader_just_did():
    brushed = state([0, 10])
    assert brush_changes(None, brushed) == {"window": (date(1970, 1, 1), date(1970, 1, 10))}
    assert brush_changes(brushed, state([0, 10], "E1")) == {"picked": "E1"}
    assert brush_changes(brushed, state()) == {"window": None}
    assert brush_changes(brushed, brushed) == {}


def test_the_chart_agrees_until_the_page_shows_something_else():
    shown = date(1970, 1, 1), date(1970, 1, 10)
    assert remembers_state(None, (None, None), "")
    assert remembers_state(state(), shown, "event:E9")
    assert remembers_state(state([0, 10], "E1"), shown, "event:E1")
    assert not remembers_state(state([0, 10]), (None, None), "")
    assert not remembers_state(state(pick="E1"), (None, None), "place:P1")


def test_picked_ids():
    assert ids_of("event:E1") == ids_of("E1") == ids_of(frozenset({"E1"})) == {"E1"}
    assert ids_of("place:P1") == ids_of("cell:1/2/3") == ids_of("") == frozenset()
