"""The time axis: days as numbers, so that no time zone can shift them, and a strip at the left for what is long ago.

A day lasts from its number to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.catalog.dates import EPOCH, OPEN_END, day_words, number
from dashboard.charts.ink import Size

EARLY_SHARE = 0.1  # of the events at most may be left to the strip
EARLY_WORTH = 20  # each hundredth of the events left to it must shorten the axis by a fifth
DAY_MS = 86_400_000  # a day as an instant: on a scale of plain numbers no time zone can shift it
MONTH_WORDS = "utcFormat(datum.value, '%b %Y')"  # a tick's label, of an instant
MARGIN = 0.02  # of the axis is kept free after the last day
LABEL_PX = 46
STEPS = (1, 3, 6, 12, 24, 60, 120, 240)  # months between ticks
Domain = tuple[date, date]


def numbers(moments: pd.Series) -> pd.Series:
    """Return midnights (datetime64) as days since 1970."""
    return pd.Series((moments.to_numpy() - np.datetime64(EPOCH, "s")) / np.timedelta64(1, "D"), index=moments.index, dtype="float64")


def day_of(value: float) -> date:
    """Return the day that a boundary number opens."""
    return EPOCH + timedelta(days=round(value))


def domain_of(events: pd.DataFrame, today: date) -> Domain:
    """Return the days that the main axis runs over: from where the events become dense to the last event, or today.

    Ask with all events known, not with the selected ones, so that a filter does not move the axis. Earlier events stand in
    the strip, so that no window needs another axis.
    """
    starts, ends = (numbers(events[side].dropna()) for side in ("start", "end"))
    if starts.empty:
        return date(today.year - 1, 1, 1), today
    last = max(number(today), float(ends[ends < number(OPEN_END)].max()))  # NaN where all are open
    candidates = np.sort(starts.to_numpy())[: int(EARLY_SHARE * len(starts)) + 1]
    cost = np.log(np.maximum(last - candidates, 1)) + EARLY_WORTH * np.arange(len(candidates)) / len(starts)
    first = _quarter(day_of(candidates[int(np.argmin(cost))]))
    return first, day_of(min(last + max(7, MARGIN * (last - number(first))), number(date.max)))


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def earlier_of(events: pd.DataFrame, domain: Domain) -> tuple[date, ...]:
    """Return the first days of the years before the main axis in which events begin."""
    years = events.loc[events["start"] < pd.Timestamp(domain[0]), "start"].dt.year
    return tuple(date(int(year), 1, 1) for year in sorted(years.unique()))


def few(stops: tuple[date, ...], most: int) -> tuple[date, ...]:
    """Return at most so many of the stops, spread evenly, the first always among them."""
    return stops if len(stops) <= most else tuple(stops[k * len(stops) // most] for k in range(most))


def first_days(start: date, end: date, step: int) -> list[date]:
    """Return the first days of every so many months, of quarters, years and so on, from the month of one day to that of another."""
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]


def step_of(days: float, most: float) -> int:
    """Return how many months lie between ticks, so that so many days have about that many at most."""
    return next((step for step in STEPS if days / 30.44 / step <= most), STEPS[-1])


@dataclass(frozen=True)
class Axis:
    """A main axis to scale and, before it, one equal step for each year that has events: ``stops`` are their first days."""

    domain: Domain
    stops: tuple[date, ...]
    size: Size

    @property
    def left(self) -> int:
        """Return where the main axis begins, in pixels."""
        return self.size.gutter + len(self.stops) * self.size.early

    @property
    def first(self) -> int:
        """Return the first day that the axis reaches."""
        return number(self.stops[0] if self.stops else self.domain[0])

    @property
    def last(self) -> int:
        """Return the end of the last day that the axis reaches."""
        return number(self.domain[1]) + 1

    def knots(self) -> list[tuple[int, int]]:
        """Return the (day, pixel) pairs between which the axis is linear, the right end left out: it is the chart's width."""
        early = [(number(day), self.size.gutter + i * self.size.early) for i, day in enumerate(self.stops)]
        return [*early, (number(self.domain[0]), self.left)]

    def pixels(self, days: Any) -> Any:
        """Return about where days stand, at the width that the chart is laid out for."""
        knots = np.array([*self.knots(), (self.last, self.size.nominal)], dtype=float)
        return np.interp(np.asarray(days, dtype=float), knots[:, 0], knots[:, 1])

    def scale(self) -> alt.Scale:
        """Return the scale of both views; it is clamped, and its inverse gives true days in the strip, too."""
        knots = self.knots()
        ends: list[Any] = [pixel for _, pixel in knots]
        return alt.Scale(
            domain=[day for day, _ in knots] + [self.last], range=[*ends, {"expr": "width"}], clamp=True, nice=False, zero=False
        )

    def ticks(self) -> pd.DataFrame:
        """Return day and label of the ticks: the years of the strip, the start of the main axis, and round months on it."""
        early = [(number(stop), str(stop.year)) for stop in self.stops]
        start, end = self.domain
        days = first_days(start, end, self._step())
        main = [(number(day), _label(day)) for day in days if day > start]
        if not main or self.pixels(main[0][0]) - self.left >= LABEL_PX:
            main.insert(0, (number(start), _label(start) if start.month == 1 else f"{_label(start)} {start.year}"))
        room = self.size.nominal - LABEL_PX / 2 - 6  # a label further right would reach past the chart and widen it
        return pd.DataFrame([(day, label if self.pixels(day) < room else "") for day, label in [*early, *main]], columns=["day", "label"])

    def _step(self) -> int:
        return step_of(self.last - number(self.domain[0]), (self.size.nominal - self.left) / (LABEL_PX + 8))

    def words(self) -> str:
        """Say how far the axis reaches."""
        words = f"The axis runs from {day_words(self.domain[0])} to {day_words(self.domain[1])}"
        years = [str(stop.year) for stop in self.stops]
        return (
            f"{words}; earlier events, not to scale, from {' and '.join(dict.fromkeys((years[0], years[-1])))}." if years else f"{words}."
        )

    def segments(self) -> list[tuple[int, int]]:
        """Return first day and end of each step of the strip."""
        return list(pairwise(day for day, _ in self.knots()))


def _label(day: date) -> str:
    return str(day.year) if day.month == 1 else f"{day:%b}"
