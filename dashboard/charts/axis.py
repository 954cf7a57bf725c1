"""The time axis: days as numbers, so that no time zone can shift them, and strips at its ends for what is long ago or far ahead.

A day lasts from its number to the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.catalog.dates import EPOCH, day_from_number, day_number
from dashboard.charts.theme import Size
from dashboard.wording.messages import joined_words, message

DAY_MS = 86_400_000  # a day as an instant: on a scale of plain numbers no time zone can shift it
LABEL_PX = 46
CHARACTER_WIDTH = 0.55  # of the font size: about the width of one character
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)  # months between ticks
DAY_STEPS = (1, 2, 7, 14)  # and days, where months are too far apart
STRIP_GAP = 8  # pixels between the main axis and the strip after it
Domain = tuple[date, date]


def day_numbers(moments: pd.Series) -> pd.Series:
    """Return a column of midnights (datetime64) as days since 1970 (float64, NaN for NaT)."""
    return pd.Series((moments.to_numpy() - np.datetime64(EPOCH, "s")) / np.timedelta64(1, "D"), index=moments.index, dtype="float64")


def day_at_boundary(value: float) -> date:
    """Return the day that a boundary number opens."""
    return EPOCH + timedelta(days=round(value))


def first_days(start: date, end: date, step: int) -> list[date]:
    """Return the first days of every so many months, of quarters, years and so on, from the month of one day to that of another."""
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    return [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]


def step_of(days: float, most: float) -> int:
    """Return how many months lie between ticks, so that so many days have about that many at most."""
    return next((step for step in MONTH_STEPS if days / 30.44 / step <= most), MONTH_STEPS[-1])


@dataclass(frozen=True)
class Axis:
    """A main axis to scale, and before and after it one equal step for each year that has events.

    ``stops`` are the first days of the years before, ``later`` those of the years after, past the main axis.
    """

    domain: Domain
    stops: tuple[date, ...]
    size: Size
    later: tuple[date, ...] = ()

    @property
    def first(self) -> int:
        """Return the first day that the axis reaches."""
        return day_number(self.stops[0] if self.stops else self.domain[0])

    @property
    def last(self) -> int:
        """Return the end of the last day that the axis reaches."""
        return day_number(date(self.later[-1].year, 12, 31) if self.later else self.domain[1]) + 1

    @property
    def main(self) -> tuple[int, int]:
        """Return the first day of the main axis and the end of its last."""
        return day_number(self.domain[0]), day_number(self.domain[1]) + 1

    def knots(self) -> list[tuple[int, float]]:
        """Return the (day, share of the axis's width) pairs between which the axis is linear."""
        room = self.size.nominal - self.size.gutter
        step, first, end = self.size.early / room, *self.main
        found = [(day_number(day), i * step) for i, day in enumerate(self.stops)] + [(first, len(self.stops) * step)]
        if self.later:
            begins = [(day_number(day), 1 - (len(self.later) - i) * step) for i, day in enumerate(self.later)]
            found += [(end, begins[0][1] - STRIP_GAP / room)] if end < begins[0][0] else []
            found += begins
        return [*found, (self.last, 1.0)]

    def shares(self, days: Any) -> Any:
        """Return where days stand, as shares of the axis's width; what it does not reach stands at its end."""
        knots = np.array(self.knots(), dtype=float)
        return np.interp(np.asarray(days, dtype=float), knots[:, 0], knots[:, 1])

    def pixels(self, days: Any) -> Any:
        """Return about where days stand, at the width that the chart is laid out for."""
        return self.size.gutter + self.shares(days) * (self.size.nominal - self.size.gutter)

    def share(self, pixels: Any) -> Any:
        """Return the shares of the axis's width at which pixels lie, at the width that the chart is laid out for."""
        return (np.asarray(pixels, dtype=float) - self.size.gutter) / (self.size.nominal - self.size.gutter)

    def scale(self) -> alt.Scale:
        """Return the scale of days; it is clamped, and its inverse gives true days in the strips, too."""
        days, shares = zip(*self.knots(), strict=True)
        gutter = self.size.gutter
        ends: list[Any] = [{"expr": f"{gutter} + {share:.6f} * (width - {gutter})"} for share in shares[:-1]]
        return alt.Scale(domain=list(days), range=[*ends, {"expr": "width"}], clamp=True, nice=False, zero=False)

    def ticks(self) -> pd.DataFrame:
        """Return the ticks: the years of the strips, the start of the main axis, and round days on it.

        Columns are day (since 1970) and label.
        """
        early, late = ([(day_number(stop), str(stop.year)) for stop in stops] for stops in (self.stops, self.later))
        start = self.domain[0]
        days, label = self._round()
        shown = [day for day in days if start < day <= self.domain[1]]
        if not shown or self.pixels(day_number(shown[0])) - self.pixels(day_number(start)) >= LABEL_PX:
            shown.insert(0, start)
        main = [(day_number(day), label(day, i == 0)) for i, day in enumerate(shown)]
        return pd.DataFrame(self._fitting([*early, *main, *late]), columns=["day", "label"])

    def _round(self) -> tuple[list[date], Callable[[date, bool], str]]:
        """Return the round days of the main axis, as many as have labels side by side, and how they are called, with or without a year."""
        (first, end), most = self.main, self._room() / (LABEL_PX + 8)
        step = next((days for days in DAY_STEPS if (end - first) / days <= most), None)
        if step is None:
            return first_days(*self.domain, step_of(end - first, most)), _month_label
        begin = first + (-(first + 3) % 7 if step % 7 == 0 else 0)  # a Monday: 1 January 1970 was a Thursday
        return [day_at_boundary(day) for day in range(begin, end, step)], _day_label

    def _room(self) -> float:
        first, end = self.pixels(self.main)
        return float(end - first)

    def _fitting(self, ticks: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Leave out the labels that would run into the one before or into the strip after, or past the chart and widen it."""
        found, free, room = [], 0.0, self.size.nominal - LABEL_PX / 2 - 6
        strip = float(self.pixels(day_number(self.later[0]))) if self.later else np.inf
        for (day, label), at in zip(ticks, self.pixels([day for day, _ in ticks]), strict=True):
            end = at + 4 + len(label) * self.size.font * CHARACTER_WIDTH
            fits = free <= at < room and (at >= strip or end < strip)
            found.append((day, label if fits else ""))
            free = end if fits else free
        return found

    def words(self) -> str:
        """Say how far the axis reaches."""
        first, last = (day.isoformat() for day in self.domain)
        earlier, later = (list(dict.fromkeys(str(stop.year) for stop in stops[:1] + stops[-1:])) for stops in (self.stops, self.later))
        return message(
            "timeline-axis",
            first=first,
            last=last,
            n_earlier=len(earlier),
            earlier=joined_words(earlier),
            n_later=len(later),
            later=joined_words(later),
        )

    def segments(self) -> list[tuple[int, int]]:
        """Return first day and end of each step of the strips."""
        found = list(pairwise([*(day_number(day) for day in self.stops), self.main[0]])) if self.stops else []
        return found + (list(pairwise([*(day_number(day) for day in self.later), self.last])) if self.later else [])


def _month_label(day: date, of_year: bool) -> str:
    if day.month == 1:
        return str(day.year)
    return month_words(day) if of_year else message("timeline-month", month=day.month)


def _day_label(day: date, of_year: bool) -> str:
    if of_year:
        return message("timeline-day-of-year", day=day.day, month=day.month, year=str(day.year))
    return message("timeline-day", day=day.day, month=day.month)


def month_words(day: date) -> str:
    """Say a month and its year in few letters: May 2024."""
    return message("timeline-month-of-year", month=day.month, year=str(day.year))


def month_labels(instants: Iterable[int]) -> str:
    """Return the expression of Vega that gives the tick at each of some instants its month."""
    return f"{json.dumps({at: month_words(day_from_number(at // DAY_MS)) for at in instants}, ensure_ascii=False)}[datum.value]"


def pixel_y(field: str = "y") -> alt.Y:
    """Return the y channel of a column that holds pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)
