"""What counts a store's events: an engine puts its answers together from this, and does not know where it is counted."""

from __future__ import annotations

from typing import Protocol

from dashboard.query.answers.time_bins import BinnedCounts, TimeBins
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.day_cache import Day, Days
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints


class UnreachableError(RuntimeError):
    """What counts cannot be asked just now: one sentence that says so, of ``what`` is so and of what comes of it later."""

    def __init__(self, what: str, later: str = "") -> None:
        """Say what is so, and what comes of it."""
        super().__init__(f"{what}; {later}." if later else what)
        self.what, self.later = what, later


class EventCounter(Protocol):
    """What counts the selected events. Each selection names its day."""

    @property
    def days(self) -> Days[Day]:
        """Return the days that are held: of each its table, or what stands for it, the codes without rows."""

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""

    def counts(self, selection: Selection) -> Counts:
        """Return its counts."""

    def binned_counts(self, selection: Selection, bins: TimeBins) -> BinnedCounts:
        """Return its events by step of time."""

    def page(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of its events."""

    def selected_among(self, selection: Selection, rows: Ints) -> Ints:
        """Return which of some of the store's rows are selected, in order."""

    def spans(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        """Return first and last days (since 1970) of every n-th event known on the selection's day, in the order of the first."""

    def trouble(self) -> str:
        """Say in a sentence why nothing can be counted just now; "" when it can."""
