"""Words of charts that depend on a code: each code has its own."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.axis import DAY_MS, month_labels, month_words
from dashboard.charts.chart_registry import CHARTS, parameter_words
from dashboard.charts.coverage_chart import COUNTED
from dashboard.charts.histogram import LONG_UNIT_DAYS
from dashboard.charts.timeline_lanes import MARK_CODES, mark_labels
from dashboard.query.answers.histogram import UNIT_DAYS
from dashboard.wording.messages import message

CODES = {
    "chart": {name: entry.words for name, entry in CHARTS.items()},
    "parameter": {name: parameter_words(name) for entry in CHARTS.values() for name in entry.own},
    "counted": {what: message("chart-coverage-panel", what=what) for what in COUNTED},
    "unit": {unit: message("timeline-bars", unit=unit, most=3) for unit in (*UNIT_DAYS, *LONG_UNIT_DAYS)},
    "mark": {code: mark_labels()[code] for code in MARK_CODES},
    "month": {str(month): month_words(date(2024, month, 1)) for month in range(1, 13)},
}


@pytest.mark.parametrize("kind", CODES)
def test_each_code_has_words_of_its_own(kind: str):
    words = CODES[kind]
    assert len({*words.values()}) == len(words)
    assert not {*words} & {*words.values()}


def test_a_unit_is_said_with_the_highest_count_where_there_is_one():
    assert message("timeline-bars", unit="quarter", most=1204) == "Events a quarter, up to 1,204"
    assert message("timeline-bars", unit="decade", most=0) == "Events a decade"


def test_the_ticks_of_instants_have_months_of_the_catalogue():
    assert month_labels([0, 31 * DAY_MS]) == '{"0": "Jan 1970", "2678400000": "Feb 1970"}[datum.value]'
