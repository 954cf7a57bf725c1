"""Targets against what came as a spec: a row each, slips only where there are some, and nothing outside the days shown."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.lifecycle.lifecycle import lifecycle
from dashboard.catalog.knowledge.known import known_on
from dashboard.charts.target_chart import HEAD_HEIGHT, ROW_HEIGHT, target_chart
from dashboard.wording.target_words import chart_rows
from tests import datasets

DATA = datasets.dataset(datasets.SHIPPED)


def rows(day: str, series: str = "tumen-road-bridge"):
    return chart_rows(lifecycle(known_on(DATA, date.fromisoformat(day)), series).goals, day)


def spec(day: str, series: str = "tumen-road-bridge", theme="light"):
    return target_chart(rows(day, series), as_of=date.fromisoformat(day), theme=theme).to_dict()


def data(chart):
    """Return the chart's largest dataset: its rows."""
    return max(chart["datasets"].values(), key=len)


@pytest.mark.slow
def test_each_target_and_each_goal_has_its_row():
    found = rows("2026-11-23")
    n = found["kind"].value_counts()
    assert (n["goal"], n["plan"], n["forecast"], n["part"]) == (3, 11, 2, 1)
    assert spec("2026-11-23")["height"] >= 3 * HEAD_HEIGHT + 14 * ROW_HEIGHT


def test_a_slip_is_drawn_from_the_targets_end_to_what_came():
    found = rows("2026-11-23").set_index("label")
    target = found.loc["19 June 2026, said 18 June 2026"]
    assert target["came"] - target["late"] == 79  # the day after the target is the first day of the slip
    assert found.loc["1 to 10 September 2026, said 30 July 2026"][["late"]].isna().all()


@pytest.mark.slow
def test_nothing_that_came_later_is_in_the_chart():
    assert "7 September" not in str(spec("2026-06-18"))
    assert rows("2026-06-18")["came"].isna().all()


@pytest.mark.slow
def test_a_far_away_year_does_not_squeeze_the_rest():
    first, last = spec("2026-11-23")["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert (last - first) / 86_400_000 < 800


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("day", "series"), [("2026-06-20", "tumen-road-bridge"), ("2024-12-12", "khasan-rajin-railway")])
def test_it_can_be_drawn_on_any_day_in_either_theme(day, series, theme):
    assert data(spec(day, series, theme))
