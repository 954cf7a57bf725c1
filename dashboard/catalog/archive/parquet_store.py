"""A folder of Parquet as a store: what is counted is computed once and cached on disk, the rest is read a few events at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog.archive import checksums
from dashboard.catalog.archive.arrow_texts import list_texts, table_texts
from dashboard.catalog.archive.cached_arrays import arrays_on_disk
from dashboard.catalog.archive.event_schema import HELD_TABLES, NEWS_COLUMNS, SCHEMA, Array, Arrays, Rows
from dashboard.catalog.archive.row_problems import row_problems
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset, typed_table
from dashboard.catalog.dates import day_from_number
from dashboard.catalog.knowledge.known import LATE_RULES, Knowledge, known_on
from dashboard.catalog.loading.csv_files import TableReading
from dashboard.catalog.loading.problems import Problem, UnusableError
from dashboard.catalog.schema.tables import BY_NAME, Table

EXCERPT_EVENTS = 200  # events that a page reads with everything that belongs to them
ROW_GROUPS_CACHED = 256  # row groups held in memory
_READ = [name for name in SCHEMA.names if name not in ("states", "states_by_event", "texts", "main_kind", "news", "news_by_event")]
_readers = ThreadPoolExecutor(os.cpu_count(), "tumen-read")


@dataclass(frozen=True, eq=False)
class ParquetStore:
    """A large dataset: ``base`` has places, parties and actors but no events; ``first`` is the row at which a file begins.

    Its rows hold the state of each event on every day, so they are the same for all days (``EventRows``).
    """

    directory: Path
    base: Dataset
    files: tuple[Path, ...]
    first: Rows
    _groups: Cache[pa.Table] = field(default_factory=lambda: Cache(ROW_GROUPS_CACHED))
    _arrays: Cache[Arrays] = field(default_factory=Cache)
    _known: Cache[Knowledge] = field(default_factory=lambda: Cache(24))
    _damage: dict[Path, str] = field(default_factory=dict)  # sentences about files that could not be read the last time
    readings: Mapping[str, TableReading] = field(default_factory=dict)  # what was read of the tables of the base
    most: int = EXCERPT_EVENTS
    quick: bool = False

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return its folder."""
        return (self.directory,)

    @property
    def n(self) -> int:
        """Return the number of events."""
        return int(self.first[-1])

    def rows(self, as_of: date, late: str) -> ParquetStore:
        """Return the rows, which hold what was known on every day."""
        return self

    def row_counts(self) -> dict[str, int]:
        """Return the number of events, and of rows in the tables that are read whole; what belongs to events is not counted."""
        whole = {name: len(frame) for name, frame in self.base.tables.items() if name not in HELD_TABLES}
        return whole | {"events": self.n}

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in the tables of the base, and in every row of the files."""
        yield from self.base.problems
        yield from row_problems(self.base, self.parts, self.readings)

    def damage(self) -> str:
        """Say in a sentence which files could not be read when they were last tried; "" for none."""
        return " ".join(self._damage.values())

    def parts(self, columns: Sequence[str]) -> Iterator[tuple[str, pa.Table]]:
        """Yield columns of all events, a file at a time."""
        for file in self.files:
            with self._reading(file), pq.ParquetFile(file, page_checksum_verification=True) as opened:
                part = opened.read(columns=list(columns)).combine_chunks()
            yield str(file), part

    def arrays(self, name: str, build: Callable[[], Arrays]) -> Arrays:
        """Return arrays computed from the rows, mapped from disk; they are built and written if they are not there yet."""
        return self._arrays.get(name, lambda: arrays_on_disk(self.directory, self.base.digest, name, build))

    @contextmanager
    def _reading(self, file: Path) -> Iterator[None]:
        """Read a file; if that fails, raise UnusableError and note it until the file can be read again."""
        try:
            yield
        except (OSError, pa.ArrowException) as error:
            self._damage[file] = f"{file} {checksums.unreadable_message(file, error)}."
            raise UnusableError(self._damage[file]) from error
        self._damage.pop(file, None)

    def knowledge(self, as_of: date, late: str, rows: Callable[[], Rows]) -> Knowledge:
        """Return what was known on a day of the events in some rows and of everything that belongs to them."""
        wanted = np.unique(rows())
        return self._known.get((as_of, late, wanted.tobytes()), lambda: known_on(self.excerpt(wanted), as_of, late))

    def news_days(self, late: str) -> list[date]:
        """Return the days with news of any event, in order."""
        return [day_from_number(day) for day in self.arrays("news", self._news)[late].tolist()]

    def _news(self) -> Arrays:
        found: dict[str, list[Array]] = {name: [np.zeros(0, dtype=np.int32)] for name in LATE_RULES}
        for _, part in self.parts([*NEWS_COLUMNS.values()]):
            for late, column in NEWS_COLUMNS.items():
                days = pc.list_flatten(pc.coalesce(part.column(column), part.column(NEWS_COLUMNS["latest"])))
                found[late].append(pc.unique(days).cast(pa.int32()).to_numpy(zero_copy_only=False))
        return {late: np.unique(np.concatenate(days)) for late, days in found.items()}

    def excerpt(self, rows: npt.ArrayLike) -> Dataset:
        """Return a dataset of some events, given their rows, with everything that belongs to them."""
        wanted = np.unique(np.asarray(rows, dtype=np.int64))
        found = self._read(wanted)
        tables = self.base.tables | {"events": typed_table(table_texts(found, BY_NAME["events"]), BY_NAME["events"])}
        for name in HELD_TABLES:
            tables[name] = typed_table(_once(list_texts(found.column(name), BY_NAME[name]), BY_NAME[name]), BY_NAME[name])
        tables["sources"] = pd.concat([self.base.tables["sources"], tables["sources"]]).drop_duplicates("source_id", ignore_index=True)
        if len(wanted) == self.n:  # nothing is left out
            return replace(self.base, tables=tables, partial=frozenset())
        return replace(self.base, tables=tables, digest=f"{self.base.digest}-{hashlib.sha256(wanted.tobytes()).hexdigest()[:12]}")

    def ids(self, rows: Rows) -> list[str]:
        """Return the ids of the events in some rows, in the order of these."""
        wanted, at = np.unique(rows, return_inverse=True)
        return [str(i) for i in np.array(self._read(wanted).column("event_id").to_pylist(), dtype=object)[at]]

    def related(self, rows: Rows) -> list[str]:
        """Return the ids of the events that those in some rows refer to, or that refer to them."""
        wanted = np.unique(rows)
        lists = self._read(wanted).column("related") if len(wanted) else pa.chunked_array([], pa.list_(pa.string()))
        return sorted({str(i) for some in lists.to_pylist() for i in some or ()})

    def _read(self, rows: Rows) -> pa.Table:
        """Read the row groups that some rows are in, and take the rows."""
        file = np.searchsorted(self.first, rows, side="right") - 1
        wanted: list[tuple[int, int, Rows]] = []
        for f in np.unique(file).tolist():
            starts = self._group_starts[f]
            here = rows[file == f] - self.first[f]
            group = np.searchsorted(starts, here, side="right") - 1
            wanted += [(f, g, here[group == g] - starts[g]) for g in np.unique(group).tolist()]
        parts = list(_readers.map(lambda at: self._group(at[0], at[1]).take(at[2]), wanted))
        return pa.concat_tables(parts) if parts else SCHEMA.empty_table()

    @cached_property
    def _group_starts(self) -> list[Rows]:
        """Return the row at which each row group of each file begins, counted in the file."""
        many = ([about.row_group(i).num_rows for i in range(about.num_row_groups)] for about in self._file_metadata)
        return [np.cumsum([0, *rows]).astype(np.int64) for rows in many]

    @cached_property
    def _file_metadata(self) -> list[pq.FileMetaData]:
        """Return the metadata at the end of each file, read once because they are long."""
        return [pq.read_metadata(file) for file in self.files]

    def _group(self, file: int, group: int) -> pa.Table:
        """Return a row group, by the number of its file and its own number in that file."""

        def read() -> pa.Table:
            at, about = self.files[file], self._file_metadata[file]
            with self._reading(at), pq.ParquetFile(at, metadata=about, page_checksum_verification=True) as opened:
                return opened.read_row_group(group, columns=_READ, use_threads=False).combine_chunks()

        return self._groups.get((file, group), read)


def _once(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    return frame.drop_duplicates(list(table.key), ignore_index=True)
