from datetime import date

import pandas as pd
import pytest

from dashboard.catalog.dates import number
from dashboard.charts.axis import Axis, day_of, domain_of, earlier_of, few
from dashboard.charts.ink import SIZES
from tests.charts.events import events

TODAY = date(2026, 11, 23)
SPARSE = [{"date": d} for d in ("1959-08", "2013-09-22", "2019-04-25", "2020-02")]
DENSE = [{"date": f"{y}-{m:02}-10"} for y in (2023, 2024, 2025, 2026) for m in range(1, 13)] * 2


def test_days_are_numbers_and_come_back():
    assert day_of(number(date(1959, 8, 1))) == date(1959, 8, 1)


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


def test_few_years_are_spread_and_keep_the_first():
    assert few(tuple(date(y, 1, 1) for y in range(1990, 2000)), 3) == (date(1990, 1, 1), date(1993, 1, 1), date(1996, 1, 1))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_old_events_do_not_squeeze_the_recent_ones(width):
    size = SIZES[width]
    axis = Axis((date(2022, 7, 1), date(2027, 1, 1)), few((date(1959, 1, 1), date(2013, 1, 1), date(2019, 1, 1)), size.most_early), size)
    assert size.nominal - axis.left > 0.6 * size.nominal
    assert axis.pixels(number(date(1959, 1, 1))) == size.gutter
    pixels = axis.pixels([number(date(y, 1, 1)) for y in (1959, 1990, 2013, 2019, 2022, 2024, 2026)])
    assert (pd.Series(pixels).diff().dropna() > 0).all()


def test_the_scale_is_clamped_and_ends_at_the_chart_s_width():
    scale = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1),), SIZES["wide"]).scale().to_dict()
    assert scale["domain"] == [number(date(1959, 1, 1)), number(date(2022, 7, 1)), number(date(2027, 1, 2))]
    assert scale["range"][-1] == {"expr": "width"}
    assert scale["clamp"] is True


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("end", [date(2022, 9, 1), date(2023, 6, 1), date(2027, 1, 5), date(2060, 1, 1)])
def test_tick_labels_keep_apart_and_inside(width, end):
    axis = Axis((date(2022, 7, 1), end), (date(1959, 1, 1),), SIZES[width])
    ticks = axis.ticks()
    labelled = ticks[ticks["label"] != ""]
    at = pd.Series(axis.pixels(labelled["day"]))
    assert (at.diff().dropna() >= 27).all()
    assert at.max() <= axis.size.nominal - 25
    assert labelled["label"].iloc[0] == "1959"


def test_the_words_say_what_is_not_to_scale():
    axis = Axis((date(2022, 7, 1), date(2027, 1, 1)), (date(1959, 1, 1), date(2020, 1, 1)), SIZES["wide"])
    assert axis.words() == "The axis runs from 1 July 2022 to 1 January 2027; earlier events, not to scale, from 1959 and 2020."
