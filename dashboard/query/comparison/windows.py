"""Pairs of windows: how their lengths compare, and those that are worth offering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.catalog.dates import ONE_DAY
from dashboard.query.answers.histogram import UNIT_DAYS
from dashboard.query.comparison.comparison import SidePair
from dashboard.query.comparison.sides import Window

LENGTH_TOLERANCE = 0.01  # windows whose lengths differ by no more than this share count as equally long: a leap year is no finding
LEAST_DAYS = {"year": 180, "month": 28, "day": 0}  # days that the shorter window lasts at least, for counts to be given per such a unit


@dataclass(frozen=True)
class WindowLengths:
    """How many days each of two windows has, and the unit of time ``per`` which their counts can be set beside each other."""

    left: int
    right: int
    per: str

    @property
    def are_comparable(self) -> bool:
        """Tell whether counts of the two can be compared as they are."""
        return abs(self.left - self.right) <= LENGTH_TOLERANCE * max(self.left, self.right)

    def rates_per_unit(self, left: int, right: int) -> tuple[float, float]:
        """Return counts of the two sides per unit of time."""
        return left / self.left * UNIT_DAYS[self.per], right / self.right * UNIT_DAYS[self.per]


def window_lengths(pair: SidePair, as_of: date) -> WindowLengths | None:
    """Return the lengths of two windows; None for two of another kind, and where one has an open start."""
    days = [side.days(as_of) if isinstance(side, Window) else None for side in (pair.left, pair.right)]
    if days[0] is None or days[1] is None:
        return None
    return WindowLengths(days[0], days[1], next(unit for unit, least in LEAST_DAYS.items() if min(days[0], days[1]) >= least))


def equal_windows(pair: SidePair, as_of: date) -> SidePair | None:
    """Return the two windows with the longer one cut to the length of the shorter, at the side away from the other; None when alike."""
    found, (a, b) = window_lengths(pair, as_of), (pair.left, pair.right)
    if found is None or found.are_comparable or not isinstance(a, Window) or not isinstance(b, Window):
        return None
    short = timedelta(days=min(found.left, found.right) - 1)
    first, last = sorted((a, b), key=lambda w: w.start or date.min)
    cut = {first: Window((first.end or as_of) - short, first.end or as_of), last: Window(last.start, (last.start or date.min) + short)}
    return SidePair(cut[a], cut[b])


def year_pairs(as_of: date) -> Iterator[tuple[str, SidePair]]:
    """Yield the last whole years by two, and this year so far against the same days of the year before, each with its name."""
    year = as_of.year
    if year < 4:
        return
    before = as_of.replace(year=year - 1, day=28 if (as_of.month, as_of.day) == (2, 29) else as_of.day)
    yield f"{year} so far, and the same days of {year - 1}", SidePair(Window(date(year - 1, 1, 1), before), Window(date(year, 1, 1), as_of))
    for last in (year - 1, year - 2):
        yield f"{last - 1} and {last}", SidePair(*(Window(date(y, 1, 1), date(y, 12, 31)) for y in (last - 1, last)))


def window_halves(start: date, end: date) -> SidePair | None:
    """Return the two halves of a window; None when it has but one day."""
    middle = start + (end - start) / 2
    return SidePair(Window(start, middle), Window(middle + ONE_DAY, end)) if end > start else None


def preceding_window(start: date, end: date) -> SidePair | None:
    """Return a window, and before it one of the same length; None where that has no days, or no days before it."""
    since = Window(start, end)
    before = since.near(after=False) if start <= end else since
    return SidePair(before, since) if before != since else None
