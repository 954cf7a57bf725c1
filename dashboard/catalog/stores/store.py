"""What a store is: it yields a dataset's events, in the order of their days, with what was known of each when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
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
        """Return what the rows refer to: places, parties, actors."""

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all events, some thousands at a time, each part with its name (the path if it is a file)."""

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays computed from the rows, and cached as long as the rows stay the same."""

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of the events in some rows (int64, from 0), in the order of these."""

    def related(self, rows: Rows) -> list[str]:
        """Return the ids of the events that those in some rows refer to, or that refer to them; none if all are in memory."""

    def excerpt(self, rows: Rows) -> Dataset:
        """Return a dataset with the events in some rows and everything that belongs to them; it may hold more."""


class Store(Protocol):
    """Where a dataset's rows come from. ``base.digest`` names one state of them for good."""

    @property
    def base(self) -> Dataset:
        """Return what is always in memory: places, parties, actors, description, shapes, stories."""

    @property
    def most(self) -> int:
        """Return how many events, at most, a page reads with everything that belongs to them."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders that its files are in."""

    @property
    def quick(self) -> bool:
        """Tell whether a day that nobody has asked about is answered at once."""

    def rows(self, as_of: date, late: str) -> EventRows:
        """Return the events as known on a day; ``late`` is one of ``known.LATE_RULES``, and says how late finds count."""

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Rows]) -> Knowledge:
        """Return what was known on a day of the events in some rows and of what belongs to them; of all, if all are in memory.

        ``rows`` is called only if it matters.
        """

    def news_days(self, late: str) -> list[date]:
        """Return the days on which something became known of an event, in order."""

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table, where it is known without reading everything."""

    def problems(self) -> Iterator[Problem]:
        """Yield every problem of the dataset: ``base.problems``, and those of rows that were not read when it was opened."""

    def damage(self) -> str:
        """Say in a sentence what could not be read the last time that it was tried; "" if everything could."""
