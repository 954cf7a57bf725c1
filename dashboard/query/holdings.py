"""What an engine answers from: a dataset held whole, or a large one of which the codes are held and the rest is read as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

import numpy as np
import pandas as pd

from dashboard.catalog.archive import Archive
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_of, number
from dashboard.catalog.knowledge import Knowledge, known
from dashboard.catalog.register import registered
from dashboard.catalog.status import NEVER
from dashboard.query.archived import archived_table
from dashboard.query.codes import coded
from dashboard.query.columns import Ints
from dashboard.query.idents import found_at
from dashboard.query.kept import Kept
from dashboard.query.postings import postings
from dashboard.query.table import EventTable, event_table

KINDS = ("event", "proposition", "claim", "source")  # of things that hang on events and have an id


class Holding(Protocol):
    """A dataset, whole or large."""

    @property
    def dataset(self) -> Dataset:
        """Return what is there at once: all of it, or of a large one all but its events."""

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return what was known on a day: of everything, or of a large dataset of the events in some of its rows."""

    def where(self, kind: str, ids: Iterable[str]) -> Ints:
        """Return the dataset's rows with the events that things of a kind, by their ids, hang on."""

    def news(self, late: str) -> list[date]:
        """Return the days on which something became known, in order."""

    def prepare(self) -> None:
        """Make ready what is asked later than the table, and takes long."""


class Whole:
    """A dataset in memory."""

    def __init__(self, dataset: Dataset) -> None:
        """Hold a dataset."""
        self.dataset = dataset

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""
        return event_table(self.dataset, known(self.dataset, as_of, late))

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return all that was known on a day."""
        return known(self.dataset, as_of, late)

    def where(self, kind: str, ids: Iterable[str]) -> Ints:
        """Return no row: knowledge is of everything."""
        return np.zeros(0, dtype=np.int64)

    def news(self, late: str) -> list[date]:
        """Return the days on which a claim began to count."""
        return [day_of(day) for day in np.unique(registered(self.dataset, late).known_on).tolist() if day < NEVER]

    def prepare(self) -> None:
        """Do nothing: a dataset in memory is small."""


class Large:
    """An archive: codes in memory, the rest on disk."""

    def __init__(self, archive: Archive) -> None:
        """Hold an archive."""
        self.archive = archive
        self.dataset = archive.base
        self._known = Kept[Knowledge](24)

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""
        return archived_table(self.archive, number(as_of), late, self._fetching(as_of, late))

    def _fetching(self, as_of: date, late: str) -> Callable[[Ints], pd.DataFrame]:
        """Return what reads events of the archive as they were known on a day, in the order of the rows asked for."""

        def fetch(rows: Ints) -> pd.DataFrame:
            wanted, at = np.unique(rows, return_inverse=True)
            events = self.knowledge(as_of, late, lambda: wanted).events.set_index("event_id", drop=False)
            ids = self.archive.excerpt(wanted).tables["events"]["event_id"].to_numpy()
            return events.loc[ids[at]].reset_index(drop=True)

        return fetch

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return what was known on a day of events in some rows, of those that they speak about, and of those that speak about these."""
        wanted = np.unique(rows())

        def make() -> Knowledge:
            along = found_at(self.archive, "event", self.archive.related(wanted))
            further = found_at(self.archive, "event", self.archive.related(along))
            return known(self.archive.excerpt(np.concatenate([wanted, along, further])), as_of, late)

        return self._known.get((as_of, late, wanted.tobytes()), make)

    def where(self, kind: str, ids: Iterable[str]) -> Ints:
        """Return the rows with the events that things of a kind, by their ids, hang on."""
        return found_at(self.archive, kind, ids)

    def news(self, late: str) -> list[date]:
        """Return the days on which the state of an event changed."""
        return [day_of(day) for day in np.unique(coded(self.archive)[f"{late}_day"]).tolist()]

    def prepare(self) -> None:
        """Work out what no table needs, but the first who searches or opens an event would wait for."""
        postings(self.archive)
        found_at(self.archive, "event", ())
