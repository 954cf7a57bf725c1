"""Days of knowledge: what is held of each goes as a whole when others are asked for."""

from __future__ import annotations

from dashboard.catalog.cache import Cache
from dashboard.query.counting.matches import Matches
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import EventTable

MOST, ROOM = 8, 1 << 30  # days that are held, and the bytes that their tables may take; the latest is held in any case
ASKED, OF_ASKED = 64, 1 << 25  # what is kept of the latest selections of a day, and the bytes that it may take
OF_TALLIES = 1 << 27  # they hold the counts of their selections, whose symbols take time


class Day:
    """What is held of one day of knowledge."""

    def __init__(self, table: EventTable) -> None:
        """Hold the table of a day."""
        self.table = table
        self.matches = Cache[Matches](ASKED, OF_ASKED)
        self.tallies = Cache[PlaceCounts](ASKED, OF_TALLIES)
        self.telling = Cache[Ints](ASKED, OF_ASKED)

    @property
    def nbytes(self) -> int:
        """Return the bytes that the table takes."""
        return self.table.nbytes
