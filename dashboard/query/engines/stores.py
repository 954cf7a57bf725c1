"""What an engine answers from: a dataset held whole, or a large one of which the codes are held and the rest is read as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_folder import Archive
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.knowledge.status import NEVER
from dashboard.query.archive.archived_table import archived_table
from dashboard.query.archive.event_codes import event_codes
from dashboard.query.archive.id_lookup import found_at
from dashboard.query.archive.word_index import archive_words
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import EventTable, event_table

TOPIC_KINDS = ("event", "proposition", "claim", "source", "measure", "series", "movement", "news")  # of what hangs on events, by its name


class HeldDataset(Protocol):
    """A dataset, whole or large."""

    @property
    def dataset(self) -> Dataset:
        """Return what is there at once: all of it, or of a large one all but its events."""

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return what was known on a day: of everything, or of a large dataset of the events in some of its rows."""

    def where(self, kind: str, names: Iterable[str], late: str) -> Ints:
        """Return the dataset's rows with the events that things of a kind, by their names, hang on."""

    def ids(self, rows: Ints) -> list[str]:
        """Return the ids of the events in some of its rows, in the order of these."""

    def news(self, late: str) -> list[date]:
        """Return the days on which something became known, in order."""

    def prepare(self) -> None:
        """Make ready what is asked later than the table, and takes long."""

    def damage(self) -> str:
        """Say in a sentence what of the files could not be read; "" for nothing."""


class MemoryStore:
    """A dataset in memory."""

    def __init__(self, dataset: Dataset) -> None:
        """Hold a dataset."""
        self.dataset = dataset

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""
        return event_table(known_on(self.dataset, as_of, late))

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return all that was known on a day."""
        return known_on(self.dataset, as_of, late)

    def where(self, kind: str, names: Iterable[str], late: str) -> Ints:
        """Return no row: knowledge is of everything."""
        return np.zeros(0, dtype=np.int64)

    def ids(self, rows: Ints) -> list[str]:
        """Return the ids of the events in some rows."""
        return [str(i) for i in self.dataset.tables["events"]["event_id"].iloc[rows]]

    def news(self, late: str) -> list[date]:
        """Return the days on which a claim began to count."""
        return [day_from_number(day) for day in np.unique(claim_index(self.dataset, late).known_on).tolist() if day < NEVER]

    def prepare(self) -> None:
        """Do nothing: a dataset in memory is small."""

    def damage(self) -> str:
        """Return "": what is in memory needs no file."""
        return ""


class ArchiveStore:
    """An archive: codes in memory, the rest on disk."""

    def __init__(self, archive: Archive) -> None:
        """Hold an archive."""
        self.archive = archive
        self.dataset = archive.base
        self._known = Cache[Knowledge](24)

    def table(self, as_of: date, late: str) -> EventTable:
        """Return the event table of a day."""
        return archived_table(self.archive, day_number(as_of), late, self._fetching(as_of, late))

    def _fetching(self, as_of: date, late: str) -> Callable[[Ints], pd.DataFrame]:
        """Return what reads events of the archive as they were known on a day, in the order of the rows asked for."""

        def fetch(rows: Ints) -> pd.DataFrame:
            events = self.knowledge(as_of, late, lambda: rows).events.set_index("event_id", drop=False)
            return events.loc[self.ids(rows)].reset_index(drop=True)

        return fetch

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Ints]) -> Knowledge:
        """Return what was known on a day of events in some rows, of those that they speak about, and of those that speak about these."""
        wanted = np.unique(rows())

        def make() -> Knowledge:
            along = found_at(self.archive, "event", self.archive.related(wanted))
            further = found_at(self.archive, "event", self.archive.related(along))
            return known_on(self.archive.excerpt(np.concatenate([wanted, along, further])), as_of, late)

        return self._known.get((as_of, late, wanted.tobytes()), make)

    def where(self, kind: str, names: Iterable[str], late: str) -> Ints:
        """Return the rows with the events that things of a kind, by their names, hang on.

        Of ``news`` a name is two days, parted by a slash: the events whose state changed after the first and by the second.
        """
        if kind != "news":
            return found_at(self.archive, kind, names)
        states, offsets = event_codes(self.archive)[f"{late}_day"], event_codes(self.archive)[f"{late}_offsets"]
        changed = np.zeros(len(states), dtype=bool)
        for since, until in (map(date.fromisoformat, name.split("/")) for name in names):
            changed |= (states > day_number(since)) & (states <= day_number(until))
        return np.unique(np.searchsorted(offsets, np.flatnonzero(changed), side="right") - 1)

    def ids(self, rows: Ints) -> list[str]:
        """Return the ids of the events in some rows."""
        wanted, at = np.unique(rows, return_inverse=True)
        ids = self.archive.excerpt(wanted).tables["events"]["event_id"].to_numpy()
        return [str(i) for i in ids[at]]

    def news(self, late: str) -> list[date]:
        """Return the days on which the state of an event changed."""
        return [day_from_number(day) for day in np.unique(event_codes(self.archive)[f"{late}_day"]).tolist()]

    def prepare(self) -> None:
        """Work out what no table needs, but the first who searches or opens an event would wait for."""
        archive_words(self.archive)
        found_at(self.archive, "event", ())

    def damage(self) -> str:
        """Say in a sentence which of the files could not be read, the last time that each was; "" for none."""
        return " ".join(self.archive.damage.values())
