"""The lanes of the timeline: each event in a row of its group, none over another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.dates import day_number
from dashboard.charts import timeline_lanes
from dashboard.charts.axis import Axis
from dashboard.charts.theme import SIZES
from dashboard.charts.timeline_spec import OUTLINE_GAP
from tests import build
from tests.charts.events import events

AXIS = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1), date(2013, 1, 1)), SIZES["wide"])
ALWAYS = (None, None)
TERMS = build.VOCABULARIES


def drawn(*rows, window=ALWAYS, picked=frozenset(), theme="light", axis=AXIS):
    placed, _ = timeline_lanes.place_events(events(*rows), axis, 0, TERMS, frozenset(picked), window)
    return timeline_lanes.mark_looks(placed, TERMS, picked, theme).set_index("event_id")


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60))))
def test_dodging_hides_nothing_and_is_the_same_each_time(pairs):
    spans = sorted((left, left + length) for left, length in pairs)
    rows = timeline_lanes.rows_without_overlap(spans, gap=1)
    assert rows == timeline_lanes.rows_without_overlap(spans, gap=1)
    for i, (a, b) in enumerate(spans):
        assert all(rows[i] != rows[j] or d + 1 <= a or b + 1 <= c for j, (c, d) in enumerate(spans) if j != i)


def test_dodging_uses_the_lowest_free_row():
    assert timeline_lanes.rows_without_overlap([(0, 10), (0, 10), (5, 8), (20, 30)]) == [0, 1, 2, 0]


def test_an_event_without_an_end_lasts_as_far_as_the_axis():
    placed, _ = timeline_lanes.place_events(events({"date": "2025-04-30/.."}, {"date": "2027-06-01/.."}), AXIS, 0, TERMS)
    assert placed["day1"].tolist() == [AXIS.last], "and one that begins past it is not there"
    assert placed["soft"].tolist() == [False]


def test_events_of_one_day_stand_under_each_other_and_the_height_follows():
    same = [{"date": "2025-04-30"}] * 5
    placed, rows = timeline_lanes.place_events(events(*same), AXIS, 0, TERMS)
    assert placed["y"].nunique() == 5
    assert (placed["y"].sort_values().diff().dropna() >= AXIS.size.point).all()
    _, one = timeline_lanes.place_events(events(same[0]), AXIS, 0, TERMS)
    assert rows[-1].bottom - one[-1].bottom == 4 * AXIS.size.row


BUSY = [{"date": "2025-04-30", "event_group": group} for group in build.GROUPS for _ in range(60)]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_lanes_are_no_taller_than_a_screen_however_busy_a_day_is(width):
    axis = Axis(AXIS.domain, (), SIZES[width])
    placed, rows = timeline_lanes.place_events(events(*BUSY), axis, 0, TERMS)
    assert rows[-1].bottom < 900
    assert set(placed["event_group"].value_counts()) == {SIZES[width].rows // len(build.GROUPS)}, "each group has as many"
    assert all(lane.top < y < lane.bottom for lane in rows for y in placed.loc[placed["event_group"] == lane.group, "y"])


def test_rows_that_one_lane_leaves_are_anothers():
    busy = [{"date": "2025-04-30", "event_group": "troops"}] * 60
    placed, _ = timeline_lanes.place_events(events(*busy, {"event_group": "memory"}), AXIS, 0, TERMS)
    assert placed["event_group"].value_counts().to_dict() == {"troops": AXIS.size.rows - 1, "memory": 1}


def test_what_is_picked_has_room_in_place_of_another():
    plain, _ = timeline_lanes.place_events(events(*BUSY), AXIS, 0, TERMS)
    gone = next(f"E{i}" for i in range(1, len(BUSY) + 1) if f"E{i}" not in set(plain["event_id"]))
    picked, _ = timeline_lanes.place_events(events(*BUSY), AXIS, 0, TERMS, frozenset({gone}))
    assert gone in set(picked["event_id"])
    assert len(picked) == len(plain)
    assert not picked.duplicated(["event_group", "y"]).any()


@given(st.lists(st.integers(1, 50), max_size=8), st.integers(8, 60))
def test_lanes_share_their_rows_and_waste_none_that_would_serve_all(wanted, rows):
    most = timeline_lanes.rows_of_lane(wanted, rows)
    assert most >= 1
    assert sum(min(high, most) for high in wanted) <= rows
    assert most >= max(wanted, default=1) or sum(min(high, most + 1) for high in wanted) > rows


def test_lanes_are_the_groups_present_in_the_vocabulary_s_order():
    _, rows = timeline_lanes.place_events(
        events({"event_group": "memory"}, {"event_group": "infrastructure"}, {"event_group": "troops"}), AXIS, 10, TERMS
    )
    assert [lane.group for lane in rows] == ["infrastructure", "troops", "memory"]
    labels = timeline_lanes.lane_labels(rows, TERMS, AXIS.size, "light")["label"]
    assert labels.tolist() == [
        "Infrastructure",
        "Troops and combat",
        "Remembrance",
    ]
    assert rows[0].top == 10
    assert all(a.bottom == b.top for a, b in pairwise(rows))


def test_a_day_is_a_point_a_long_interval_a_bar_and_a_short_one_a_pill():
    marks = drawn({"date": "2025-04-30"}, {"date": "2024-03-07/2024-11-05"}, {"date": "2025-05-01/2025-05-02"}, {"date": "2013-02/2013-11"})
    assert marks["kind"].to_dict() == {"E1": "day", "E2": "span", "E3": "days", "E4": "days"}
    assert marks.loc["E1", "at"] == pytest.approx(AXIS.shares(day_number(date(2025, 4, 30)) + 0.5), abs=1e-4)


def test_plans_and_the_overdue_are_hollow():
    marks = drawn({"status": "planned", "planned": True}, {"status": "overdue", "planned": True}, {"status": "confirmed"})
    assert marks["hollow"].to_dict() == {"E1": True, "E2": True, "E3": False}
    assert marks["date_words"].tolist()[0] == "1 January 2025, planned"


def test_evidence_c_is_paler():
    marks = drawn({"evidence_strength": "A"}, {"evidence_strength": "C"})
    assert marks.loc["E2", "fill_opacity"] < 0.6 * marks.loc["E1", "fill_opacity"]
    assert marks.loc["E2", "stroke_opacity"] < marks.loc["E1", "stroke_opacity"]


def test_what_is_not_in_the_window_steps_back_but_not_what_is_picked():
    window = date(2025, 1, 1), date(2025, 12, 31)
    marks = drawn(
        {"date": "2025-06-01"}, {"date": "2024-06-01"}, {"date": "2024-12/2025-01"}, {"date": "2024-07-01"}, window=window, picked={"E4"}
    )
    assert marks.loc["E1", "fill_opacity"] == marks.loc["E3", "fill_opacity"] == marks.loc["E4", "fill_opacity"] == 1
    assert marks.loc["E2", "fill_opacity"] < 0.5
    assert marks["picked"].to_dict() == {"E1": False, "E2": False, "E3": False, "E4": True}


def pieces(row, axis=AXIS):
    placed, _ = timeline_lanes.place_events(events(row), axis, 0, TERMS)
    return timeline_lanes.span_pieces(placed, timeline_lanes.mark_looks(placed, TERMS, frozenset(), "light"), axis).sort_values(
        "at0"
    ), placed.iloc[0]


def test_the_ends_of_a_vague_bar_are_paler_than_its_core():
    assert pieces({"date": "2024-03-07/2024-11-05"})[0]["part"].tolist() == ["core"]
    vague, mark = pieces({"date": "2025"})
    rising = vague["fill_opacity"].tolist()
    assert rising[: len(timeline_lanes.FADE_STEPS)] == sorted(rising[: len(timeline_lanes.FADE_STEPS)])
    assert rising == rising[::-1]
    assert max(rising) == rising[len(timeline_lanes.FADE_STEPS)] == 1
    assert (vague["at0"].min(), vague["at1"].max()) == (mark["at0"], mark["at1"])


def test_of_a_bar_that_goes_on_past_the_axis_only_what_is_seen_is_drawn():
    week = Axis((date(2025, 1, 10), date(2025, 1, 16)), (), SIZES["wide"])
    seen, mark = pieces({"date": "2025"}, week)
    assert (seen["at1"] > seen["at0"]).all()
    assert seen["part"].tolist() == ["end"], "the year's pale first tenth, and not its core"
    assert (mark["at0"], mark["at1"]) == (0, 1)
    assert timeline_lanes.place_events(events({"date": "2025-01-17"}, {"date": "2025-01-09"}), week, 0, TERMS)[0].empty


CROWD = [{"date": "2024-05-01", "event_group": "troops"}] * 60
BEFORE = [{"date": f"2024-03-{day:02}", "event_group": "troops"} for day in range(1, 16)]
WEEKS = date(2024, 4, 20), date(2024, 5, 10)


@pytest.mark.parametrize(("axis", "drawn"), [(AXIS, 42), (Axis((date(2024, 4, 19), date(2024, 5, 11)), (), SIZES["wide"]), 60)])
def test_what_is_selected_has_room_first_and_a_crowded_day_is_as_many_columns_as_it_is_wide(axis, drawn):
    placed, _ = timeline_lanes.place_events(events(*BEFORE, *CROWD), axis, 0, TERMS, window=WEEKS)
    assert placed["inside"].sum() == drawn
    assert not placed.duplicated(["at", "y"]).any()
    first, end = axis.shares([day_number(date(2024, 5, 1)), day_number(date(2024, 5, 2))])
    assert placed.loc[placed["inside"], "at"].between(first, end).all(), "each within its day"


def test_what_is_beside_the_window_takes_only_the_rows_that_the_selected_leave():
    many = [{"date": "2024-03-01", "event_group": "memory"}] * 60
    placed, _ = timeline_lanes.place_events(events(*many, *CROWD[:40]), AXIS, 0, TERMS, window=WEEKS)
    assert placed["event_group"].value_counts().to_dict() == {"troops": 40, "memory": 2}
    assert timeline_lanes.place_events(events(*many, *CROWD), AXIS, 0, TERMS, window=WEEKS)[0]["event_group"].unique().tolist() == [
        "troops"
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_mark_has_at_least_three_pixels_of_its_colour(width):
    size = SIZES[width]
    axis = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1),), size)
    placed, _ = timeline_lanes.place_events(
        events(*({"date": f"2025-01-01/2025-{month:02}-0{day}"} for month in (1, 2, 12) for day in (1, 2, 9))), axis, 0, TERMS
    )
    spans = placed[placed["kind"] == "span"]
    assert size.point - OUTLINE_GAP >= 3
    assert ((spans["at1"] - spans["at0"]) * (size.nominal - size.gutter) >= 3).all()


def test_what_is_said_of_an_event():
    row = drawn({"title": "A <b>title</b>", "date": "2025-04-30", "status": "claimed", "contested": True, "evidence_strength": "C"}).iloc[0]
    assert (row["title"], row["date_words"]) == ("A <b>title</b>", "30 April 2025")
    assert row["status_label"] == "Claimed, contested in part"
    assert row["type_label"] == "Statement"
    assert row["evidence_label"].startswith("C: only through a list")
    assert drawn({"status": "contested", "contested": True}).iloc[0]["status_label"] == "Contested"


def test_groups_and_statuses_that_the_vocabulary_does_not_know_are_drawn_all_the_same():
    marks = drawn({"event_group": "weather", "status": "rumoured"})
    assert marks.loc["E1", "status_label"] == "rumoured"
    assert marks.loc["E1", "fill"].startswith("#")
