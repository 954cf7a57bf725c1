"""What a store is: it yields a dataset's events, in the order of their days, with what was known of each when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

import pyarrow as pa

from dashboard.catalog.archive.event_schema import Arrays, Rows
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.problems import Problem


class EventRows(Protocol):
    """Events as rows, in the order of their first days and of their ids, with what was known of each and since when.

    The columns are those of ``event_schema.SCHEMA``, as that module describes them; of lists at least the
    fields are there by which events are filtered and looked up.
    """

    @property
    def n(self) -> int:
        """Return the number of events."""

    @property
    def base(self) -> Dataset:
        """Return what the rows point to: places, parties, actors."""

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all events, some thousands at a time, each part with its name: of a file, its path."""

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays that were worked out from the rows, and are kept for as long as the rows stay as they are."""

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of the events in some rows (int64, from 0), in the order of these."""

    def related(self, rows: Rows) -> list[str]:
        """Return the ids of the events that those in some rows speak about, or that speak about these; none where all are at hand."""

    def excerpt(self, rows: Rows) -> Dataset:
        """Return a dataset that holds the events in some rows, with all that hangs on them; it may hold more."""


class Store(Protocol):
    """Where a dataset's rows come from. ``base.digest`` names one state of them for good."""

    @property
    def base(self) -> Dataset:
        """Return what is at hand of the dataset whatever is asked: places, parties, actors, description, shapes, stories."""

    @property
    def most(self) -> int:
        """Return of how many events, at most, a page reads all that hangs on them."""

    @property
    def quick(self) -> bool:
        """Tell whether a day that nobody has asked about is answered at once."""

    def rows(self, as_of: date, late: str) -> EventRows:
        """Return the events by which a day of knowledge is answered, one of ``known.LATE_RULES`` says how late finds count."""

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Rows]) -> Knowledge:
        """Return what was known on a day of the events in some rows, with all that hangs on them; where all are at hand, of all.

        ``rows`` is asked only if it matters.
        """

    def news_days(self, late: str) -> list[date]:
        """Return the days on which something became known of an event, in order."""

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table, as far as it is known without reading everything."""

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in the dataset, with every row looked at: those of ``base.problems``, and what was not read when opened."""

    def damage(self) -> str:
        """Say in a sentence what could not be read the last time that it was tried; "" for nothing."""
