"""Which days the time axes run over: the whole timeline where events are dense, and its lanes over what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from dashboard.catalog.dates import OPEN_END, day_number, to_datetimes
from dashboard.charts.axis import Axis, Domain, day_at_boundary, day_numbers
from dashboard.charts.theme import Size
from dashboard.query.answers.time_bins import EARLY_SHARE, EARLY_WORTH

AXIS_MARGIN = 0.02  # of the axis is kept free after the last day
AXIS_SLACK = 0.04  # of what the lanes show is free at either side, so that nothing stands on the edge
WHOLE_AXIS_SHARE = 0.7  # of the whole axis: lanes that would show so much of it show it whole, in line with the histogram
SAMPLED_EVENTS = 2000  # events by which days are found where they are too dense
Window = tuple[date | None, date | None]


def domain_of(events: pd.DataFrame, today: date) -> Domain:
    """Return the days that the main axis runs over: where the events (columns start and end, datetime64[s]) are dense, and today.

    Ask with all events known, not with the selected ones, so that a filter does not move the axis. Earlier and later events stand
    in the strips, so that no window needs another axis.
    """
    starts, ends = _days(events, day_number(today))
    if not len(starts):
        return date(today.year - 1, 1, 1), today
    low, high = _dense(starts, np.maximum(ends, day_number(today)))
    first = _quarter(day_at_boundary(low))
    last = _day(high + max(7, AXIS_MARGIN * (high - day_number(first))))
    new_year = date(last.year, 12, 31)
    return first, new_year if ((ends > day_number(last)) & (ends <= day_number(new_year))).any() else last


def whole_axis(events: pd.DataFrame, today: date, size: Size) -> Axis:
    """Return the axis of all that is known: events with columns start and end (datetime64[s])."""
    return _with_strips(events, domain_of(events, today), size)


def lanes_axis(events: pd.DataFrame, window: Window, around: Axis) -> Axis:
    """Return the axis of the lanes: the window with a margin, and on a side that it leaves open the span of the selected events.

    What stretches a side beyond reading stands in a strip. Lanes that would show nearly all of the axis ``around`` show just that.
    """
    low, high = day_number(around.domain[0]), day_number(around.domain[1])
    since, until = (day_number(day) if day else None for day in window)
    starts, ends = _days(events, high)
    starts, ends = (np.clip(days, since, until) for days in (starts, ends)) if any(window) else (starts, ends)
    first, last = _dense(starts, ends) if len(starts) else (max(low, since or low), min(high, until or high))
    outside = (until is not None and until < low) or (since is not None and since > high)
    if since is not None and (since >= low or outside):
        first = since
    if until is not None and (until <= high or outside):
        last = until
    if last < first or (not len(starts) and not any(window)):
        return around
    beside = max(1, round(AXIS_SLACK * (last - first + 1)))
    domain = _day(first - beside), _day(last + beside)
    if WHOLE_AXIS_SHARE * (high - low) < last - first and not outside:
        return around
    return _with_strips(pd.DataFrame({"start": to_datetimes(starts), "end": to_datetimes(ends)}), domain, around.size)


def starts_of_histogram(histogram: pd.DataFrame) -> pd.DataFrame:
    """Return columns start and end (datetime64[s]) of events, as many as a sample takes, that begin as a histogram answer says.

    The events themselves may be too many to list.
    """
    many = np.ceil(histogram["n"] * (SAMPLED_EVENTS / max(int(histogram["n"].sum()), 1))).astype(int)
    return histogram.loc[histogram.index.repeat(many), ["start", "end"]].reset_index(drop=True)


def spread_stops(stops: Sequence[date], most: int) -> tuple[date, ...]:
    """Return at most so many of the stops, spread evenly, the first always among them."""
    return tuple(stops) if len(stops) <= most else tuple(stops[k * len(stops) // most] for k in range(most))


def earlier_of(events: pd.DataFrame, domain: Domain) -> tuple[date, ...]:
    """Return the first days of the years before the main axis in which events begin (column start, datetime64[s])."""
    years = events.loc[events["start"] < pd.Timestamp(domain[0]), "start"].dt.year
    return tuple(date(int(year), 1, 1) for year in sorted(years.unique()))


def later_of(events: pd.DataFrame, domain: Domain) -> tuple[date, ...]:
    """Return the first days, past the main axis, of the years after it in which events end (column end, datetime64[s])."""
    years = events.loc[(events["end"] > pd.Timestamp(domain[1])) & (events["end"] < pd.Timestamp(OPEN_END)), "end"].dt.year
    return tuple(max(date(int(year), 1, 1), day_at_boundary(day_number(domain[1]) + 1)) for year in sorted(years.unique()))


def _with_strips(events: pd.DataFrame, domain: Domain, size: Size) -> Axis:
    later = later_of(events, domain)
    return Axis(domain, spread_stops(earlier_of(events, domain), size.most_early), size, spread_stops(later[::-1], size.most_early)[::-1])


def _days(events: pd.DataFrame, until: int) -> tuple[np.ndarray, np.ndarray]:
    """Return first and last days of the dated events; those without an end last until a day, or are on their first only."""
    dated = events.dropna(subset=["start", "end"])
    starts, ends = day_numbers(dated["start"]).to_numpy(), day_numbers(dated["end"]).to_numpy()
    return starts, np.where(ends < day_number(OPEN_END), ends, np.maximum(starts, until))


def _dense(starts: np.ndarray, ends: np.ndarray) -> tuple[float, float]:
    """Return first and last day of what the events span, less what a few of them stretch it by."""
    most = max(int(EARLY_SHARE * len(starts)), 1 if len(starts) > 2 else 0) + 1
    firsts, lasts = np.sort(starts)[:most], np.sort(ends)[::-1][:most]
    left = EARLY_WORTH * np.arange(most) / len(starts)
    first, last = firsts[0], lasts[0]
    for _ in range(3):  # what the one end leaves out decides what is worth leaving out at the other
        last = lasts[int(np.argmin(np.log(np.maximum(lasts - first, 1)) + left))]
        first = firsts[int(np.argmin(np.log(np.maximum(last - firsts, 1)) + left))]
    return float(first), float(last)


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _day(value: float) -> date:
    """Return the day of a number, or the nearest that there is."""
    return day_at_boundary(min(max(value, day_number(date.min)), day_number(date.max)))
