"""Days of knowledge: what is held of each goes as a whole when others are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from dashboard.catalog.cache import Cache
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches, match_table
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection.selection import Selection
from dashboard.query.table.event_table import EventTable

MAX_DAYS, DAY_BYTES = 8, 1 << 30  # days that are held, and the bytes that their tables may take; the latest is held in any case
MAX_SELECTIONS, SELECTION_BYTES = 64, 1 << 25  # what is kept of the latest selections of a day, and the bytes that it may take
OF_PLACE_COUNTS = 1 << 27  # they hold the counts of their selections, whose symbols take time
MAX_COUNTS, COUNT_BYTES = 32, 1 << 28  # counts that are kept, of all days, and the bytes that they may take


class Day:
    """What is held of one day of knowledge."""

    def __init__(self, table: EventTable, nbytes: int | None = None) -> None:
        """Hold the table of a day, which takes so many bytes: by default, those that it says itself."""
        self.table = table
        self._nbytes = nbytes
        self._matches = Cache[Matches](MAX_SELECTIONS, SELECTION_BYTES)
        self._place_counts = Cache[PlaceCounts](MAX_SELECTIONS, OF_PLACE_COUNTS)

    @property
    def nbytes(self) -> int:
        """Return the bytes that the table takes."""
        return self.table.nbytes if self._nbytes is None else self._nbytes

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection of this day."""
        return self._matches.get(selection, lambda: match_table(self.table, selection))

    def place_counts(self, selection: Selection, counts: Callable[[], Counts], *, announcements: bool) -> PlaceCounts:
        """Return the counts by place of a selection of this day, given what counts it."""
        made = lambda: PlaceCounts(self.table, counts(), announcements=announcements)  # noqa: E731
        return self._place_counts.get((selection, announcements), made)


OneDay_co = TypeVar("OneDay_co", bound=Day, covariant=True)


class Days(Generic[OneDay_co]):
    """The days that are held, and the counts of the latest selections of any day."""

    def __init__(self, opened: Callable[[Selection], OneDay_co]) -> None:
        """Hold days that are made ready for the first selection that asks for them."""
        self._opened = opened
        self._days = Cache[OneDay_co](MAX_DAYS, DAY_BYTES)
        self.counts = Cache[Counts](MAX_COUNTS, COUNT_BYTES)

    def holds(self, selection: Selection) -> bool:
        """Tell whether the day of a selection is at hand."""
        return self._days.holds((selection.as_of, selection.late))

    def of(self, selection: Selection) -> OneDay_co:
        """Return the day of a selection."""
        return self._days.get((selection.as_of, selection.late), lambda: self._opened(selection))

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection."""
        return self.of(selection).matches(selection)
