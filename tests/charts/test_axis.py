"""The axis of days: where it begins, what it leaves out, and which days stand at its boundaries."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.catalog.dates import day_number
from dashboard.charts.axis import Axis, day_at_boundary
from dashboard.charts.extents import domain_of, earlier_of, lanes_axis, later_of, spread_stops, starts_of_histogram, whole_axis
from dashboard.charts.theme import SIZES
from tests.charts.events import events

TODAY = date(2026, 11, 23)
SPARSE = [{"date": d} for d in ("1959-08", "2013-09-22", "2019-04-25", "2020-02")]
DENSE = [{"date": f"{y}-{m:02}-10"} for y in (2023, 2024, 2025, 2026) for m in range(1, 13)] * 2


def test_days_are_numbers_and_come_back():
    assert day_at_boundary(day_number(date(1959, 8, 1))) == date(1959, 8, 1)


def test_the_main_axis_begins_where_events_become_dense():
    everything = events(*SPARSE, {"date": "2022-07-13"}, *DENSE)
    first, last = domain_of(everything, TODAY)
    assert first == date(2022, 7, 1)
    assert last > date(2026, 12, 10)
    assert earlier_of(everything, (first, last)) == tuple(date(y, 1, 1) for y in (1959, 2013, 2019, 2020))


def test_an_even_spread_keeps_its_whole_axis_and_a_few_old_events_cannot_widen_it():
    even = events(*({"date": f"{year}-06-15"} for year in range(1960, 2026)))
    assert domain_of(even, TODAY)[0] == date(1960, 4, 1)
    for old in range(1, 4):
        assert domain_of(events(*SPARSE[:old], *DENSE), TODAY)[0] == date(2023, 1, 1)


def test_without_events_the_axis_still_reaches_today():
    assert domain_of(events(), TODAY) == (date(2025, 1, 1), TODAY)


def test_an_event_on_the_last_day_of_all_leaves_no_margin_after_it():
    assert domain_of(events({"date": "2025-01-01/9999-12-30"}), TODAY)[1] == date.max


def test_an_event_without_an_end_does_not_stretch_the_axis():
    assert domain_of(events({"date": "2025-01-01/.."}), TODAY) == domain_of(events({"date": "2025-01-01"}), TODAY)


def test_a_plan_of_long_after_does_not_squeeze_the_rest():
    everything = events(*DENSE, {"date": "2030-06"}, {"date": "1959-08"})
    axis = whole_axis(everything, TODAY, SIZES["wide"])
    assert (axis.domain[0], axis.domain[1].year) == (date(2023, 1, 1), 2027)
    assert axis.stops == (date(1959, 1, 1),)
    assert axis.later == later_of(everything, axis.domain) == (date(2030, 1, 1),)
    assert axis.words().endswith("; earlier events, not to scale, from 1959; later events, not to scale, from 2030.")
    pixels = axis.pixels([day_number(day) for day in (date(2027, 1, 1), date(2029, 12, 31), date(2030, 6, 1), date(2031, 1, 1))])
    assert (pd.Series(pixels).diff().dropna() > 0).all()
    assert pixels[-1] == SIZES["wide"].nominal
    assert axis.ticks()["label"].tolist()[-1] == "2030"


ALL_DAYS = whole_axis(events(*DENSE), TODAY, SIZES["wide"])


@pytest.mark.parametrize(
    ("rows", "window", "domain"),
    [
        (["2024-05-01"] * 60, (date(2024, 4, 20), date(2024, 5, 10)), (date(2024, 4, 19), date(2024, 5, 11))),
        (["2024-05-01", "1959/2030"], (date(2024, 4, 20), date(2024, 5, 10)), (date(2024, 4, 19), date(2024, 5, 11))),
        ([], (date(2024, 4, 20), date(2024, 5, 10)), (date(2024, 4, 19), date(2024, 5, 11))),
        (["2024-10-03", "2024-11-20", "2024-12-30"], (None, None), (date(2024, 9, 29), date(2025, 1, 3))),
        (["2024-10-03"] * 30 + ["2024-12-30"] * 30 + ["1959-08", "2030-06"], (None, None), (date(2024, 9, 29), date(2025, 1, 3))),
        (["2024-10-03", "2024-12-30"], (date(2024, 9, 1), None), (date(2024, 8, 27), date(2025, 1, 4))),
        (["1959-08-01", "1959-08-09"], (date(1959, 1, 1), date(1959, 12, 31)), (date(1958, 12, 17), date(1960, 1, 15))),
    ],
)
def test_the_lanes_show_the_window_or_the_span_of_what_is_selected(rows, window, domain):
    assert lanes_axis(events(*({"date": day} for day in rows)), window, ALL_DAYS).domain == domain


def test_what_stretches_a_selection_beyond_reading_stands_in_its_strips():
    rows = [{"date": "2024-10-03"}] * 30 + [{"date": "2024-12-30"}] * 30 + [{"date": "1959-08"}, {"date": "2030-06"}]
    axis = lanes_axis(events(*rows), (None, None), ALL_DAYS)
    assert (axis.stops, axis.later) == ((date(1959, 1, 1),), (date(2030, 1, 1),))


@pytest.mark.parametrize(
    ("rows", "window"),
    [
        (DENSE, (None, None)),
        ([], (None, None)),
        (DENSE, (date(1900, 1, 1), date(2100, 1, 1))),
        (DENSE, (date(2023, 2, 1), None)),
        ([{"date": "1959-08"}, {"date": "2025-01-01"}], (None, None)),
    ],
)
def test_lanes_that_would_show_nearly_all_stand_in_line_with_the_histogram(rows, window):
    assert lanes_axis(events(*rows), window, ALL_DAYS) is ALL_DAYS


def test_very_many_events_are_laid_out_by_their_histogram():
    months = pd.DataFrame({"start": pd.to_datetime(["1959-08-01", "2024-05-01", "2024-06-01"]), "n": [1, 3_000_000, 2_000_000]})
    sample = starts_of_histogram(months.assign(end=months["start"]))
    assert len(sample) < 3000
    assert lanes_axis(sample, (None, None), ALL_DAYS).domain == (date(2024, 4, 30), date(2024, 6, 2))


def test_an_event_without_an_end_does_not_stretch_the_lanes_nor_makes_a_strip():
    axis = lanes_axis(events({"date": "2024-05-01/.."}, {"date": "2024-06-01"}), (date(2024, 4, 20), date(2024, 5, 10)), ALL_DAYS)
    assert (axis.domain, axis.later) == ((date(2024, 4, 19), date(2024, 5, 11)), ())
    assert whole_axis(events(*DENSE, {"date": "2024-05-01/.."}), TODAY, SIZES["wide"]).later == ()


def test_few_years_are_spread_and_keep_the_first():
    assert spread_stops(tuple(date(y, 1, 1) for y in range(1990, 2000)), 3) == (date(1990, 1, 1), date(1993, 1, 1), date(1996, 1, 1))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_old_events_do_not_squeeze_the_recent_ones(width):
    size = SIZES[width]
    axis = Axis(
        (date(2022, 7, 1), date(2027, 1, 1)), spread_stops((date(1959, 1, 1), date(2013, 1, 1), date(2019, 1, 1)), size.most_early), size
    )
    assert size.nominal - axis.pixels(axis.main[0]) > 0.6 * size.nominal
    assert axis.pixels(day_number(date(1959, 1, 1))) == size.gutter
    pixels = axis.pixels([day_number(date(y, 1, 1)) for y in (1959, 1990, 2013, 2019, 2022, 2024, 2026)])
    assert (pd.Series(pixels).diff().dropna() > 0).all()


def test_the_scale_is_clamped_and_ends_at_the_chart_s_width():
    scale = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1),), SIZES["wide"]).scale().to_dict()
    assert scale["domain"] == [day_number(date(1959, 1, 1)), day_number(date(2022, 7, 1)), day_number(date(2027, 1, 2))]
    assert scale["range"][-1] == {"expr": "width"}
    assert scale["clamp"] is True


@pytest.mark.parametrize(
    ("domain", "labels"),
    [
        ((date(2024, 4, 19), date(2024, 5, 11)), ["19 Apr 2024", "", "23 Apr", "25 Apr", "27 Apr"]),
        ((date(2024, 9, 27), date(2025, 1, 5)), ["30 Sep 2024", "", "14 Oct", "21 Oct", "28 Oct"]),
        ((date(2023, 1, 1), date(2026, 12, 20)), ["2023", "Jul", "2024", "Jul", "2025"]),
    ],
)
def test_a_short_axis_has_days_and_mondays_for_ticks(domain, labels):
    assert Axis(domain, (), SIZES["wide"]).ticks()["label"].tolist()[:5] == labels


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("end", [date(2022, 9, 1), date(2023, 6, 1), date(2027, 1, 5), date(2060, 1, 1)])
def test_tick_labels_keep_apart_and_inside(width, end):
    axis = Axis((date(2022, 7, 1), end), (date(1959, 1, 1),), SIZES[width])
    ticks = axis.ticks()
    labelled = ticks[ticks["label"] != ""]
    at = pd.Series(axis.pixels(labelled["day"]))
    widths = labelled["label"].str.len() * axis.size.font * 0.5
    assert (at.diff().dropna().to_numpy() >= widths.to_numpy()[:-1]).all()
    assert at.max() <= axis.size.nominal - 25
    assert labelled["label"].iloc[0] == "1959"


def test_the_words_say_what_is_not_to_scale():
    axis = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1), date(2020, 1, 1)), SIZES["wide"])
    assert axis.words() == "The axis runs from 1 July 2022 to 1 January 2027; earlier events, not to scale, from 1959 and 2020."
