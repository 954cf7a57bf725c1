"""Events counted in this process."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.catalog.dates import day_number
from dashboard.catalog.stores.store import Store
from dashboard.query.answers import rows as pages
from dashboard.query.answers.time_bins import BinnedCounts, TimeBins, binned_counts
from dashboard.query.counting.counter import count_fastest
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.day_cache import Day, Days
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import EventTable, FetchRows, event_table

# The rows before a page up to which they are looked for from the end; beyond, by the days that the page's events begin on.
SHALLOW_OFFSET = 1000


class LocalCounter:
    """Counts from tables in this process; threads may share it."""

    def __init__(self, store: Store, fetch: Callable[[Selection], FetchRows]) -> None:
        """Count a store's events; ``fetch`` says for a day what returns rows of the store as a frame."""
        self.days = Days(lambda asked: Day(_table(store, asked, fetch(asked))))
        self._store = store

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.days.of(selection).table.n

    def counts(self, selection: Selection) -> Counts:
        """Return its counts."""
        return self.days.counts.get(selection, lambda: count_fastest(self.days.matches(selection)))

    def binned_counts(self, selection: Selection, bins: TimeBins) -> BinnedCounts:
        """Return its events by step of time."""
        return binned_counts(self.days.matches(selection), bins)

    def page(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of its events."""
        matches = self.days.matches(selection)
        if offset <= SHALLOW_OFFSET:
            return pages.first_rows(matches, limit, offset, newest=newest)
        first, last, over = pages.page_days(self.counts(selection), limit, offset, newest=newest)
        return pages.first_rows(matches.begun(first, last), limit, over, newest=newest)

    def selected_among(self, selection: Selection, held: Ints) -> Ints:
        """Return which of some of the store's rows are selected, in order."""
        day = self.days.of(selection)
        return day.table.held(day.matches(selection).selected_of(day.table.rows(held)))

    def spans(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        """Return first and last days (since 1970) of every n-th event known on the selection's day."""
        return pages.sampled_spans(self.days.of(selection).table, step)

    def trouble(self) -> str:
        """Say in a sentence what of the store's files could not be read; "" for nothing."""
        return self._store.damage()


def _table(store: Store, selection: Selection, fetch: FetchRows) -> EventTable:
    as_of = selection.day()
    return event_table(store.rows(as_of, selection.late), day_number(as_of), selection.late, fetch)
