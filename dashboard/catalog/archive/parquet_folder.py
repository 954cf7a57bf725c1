"""A large dataset: a folder of Parquet files in the order of the days, read a few events at a time.

``places.parquet``, ``parties.parquet``, ``actors.parquet`` and, for what places cite, ``sources.parquet`` are the tables of those
names. Each file in ``events/`` has one row an event, sorted by the first day of its first state and by id, the files in the order of
their names. A row has the columns of ``events`` and:

- a list for each table of ``HELD``: the event's rows there, its claims' sources among them;
- ``related``: the ids of events that its own claims are about, so that they can be read along;
- ``main_kind``: the kind of its main proposition;
- ``states``: what was known of it, from which day on (``STATE_STRUCT``); ``states_by_event`` the same where claims that only later sources
  carry count from their event's day, null where it makes no difference;
- ``texts``: what can be searched, and from which day on, in both ways of counting.

Each page of a file has a checksum, which reading checks, and ``checksums.sha256`` has one of each file, which opening and ``validate``
check; a folder without them, of an earlier version, is read unchecked. The files' metadata say in which ``FORMAT`` they are written.
2: a status on_record of its own, and statements told from acts.

Every cell of a table is the text that it has in the CSV tables. Days are Parquet dates.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog import dataset as datasets
from dashboard.catalog.archive import cache_directories, checksums
from dashboard.catalog.dataset import Dataset, typed_table
from dashboard.catalog.loading import description, geometries
from dashboard.catalog.loading.csv_files import TableReading
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.tables import BY_NAME, TABLES, Table

Rows = npt.NDArray[np.int64]
BASE = ("parties", "actors", "sources", "places")
HELD: tuple[str, ...] = ("event_places", "event_actors", "propositions", "movements", "claims", "claim_sources", "sources")
EVENTS_FOLDER = "events"
FORMAT = {b"tumen_format": b"2"}
EARLIER = (
    "is in the format of an earlier version, whose statuses and kinds meant something else; write the folder anew with: "
    "tumen pack DIR OUT (DIR: the folder of CSV tables, OUT: a folder that is not there yet)"
)
ROW_GROUPS_CACHED = 256  # row groups held in memory


def _struct(table: Table) -> pa.DataType:
    return pa.list_(pa.struct([(f.name, pa.string()) for f in table.fields]))


STATE_STRUCT = pa.struct(
    [
        ("known_on", pa.date32()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("status", pa.string()),
        ("dispute", pa.string()),
        ("evidence_strength", pa.string()),
        ("parties", pa.list_(pa.string())),
    ]
)
TEXT = pa.struct([("known_on", pa.date32()), ("known_by_event", pa.date32()), ("text", pa.string())])
SCHEMA = pa.schema(
    [(f.name, pa.string()) for f in BY_NAME["events"].fields]
    + [(name, _struct(BY_NAME[name])) for name in HELD]
    + [("related", pa.list_(pa.string())), ("main_kind", pa.string())]
    + [("states", pa.list_(STATE_STRUCT)), ("states_by_event", pa.list_(STATE_STRUCT)), ("texts", pa.list_(TEXT))],
    FORMAT,
)


_READ = [name for name in SCHEMA.names if name not in ("states", "states_by_event", "texts", "main_kind")]
_readers = ThreadPoolExecutor(os.cpu_count(), "tumen-read")


class UnusableError(ValueError):
    """A folder of Parquet that cannot be served: one sentence that says what is wrong, where, and what to do."""


@dataclass(frozen=True, eq=False)
class Archive:
    """A large dataset: ``base`` has places, parties and actors but no events; ``first`` is the row at which a file begins."""

    directory: Path
    base: Dataset
    files: tuple[Path, ...]
    first: Rows
    _groups: OrderedDict[tuple[int, int], pa.Table] = field(default_factory=OrderedDict)
    _lock: Any = field(default_factory=Lock)
    damage: dict[Path, str] = field(default_factory=dict)  # sentences about files that could not be read the last time

    @property
    def n(self) -> int:
        """Return the number of events."""
        return int(self.first[-1])

    def parts(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield columns of all events, a file at a time."""
        for file in self.files:
            with self._reading(file):
                part = pq.read_table(file, columns=list(columns), page_checksum_verification=True).combine_chunks()
            yield part

    @contextmanager
    def _reading(self, file: Path) -> Iterator[None]:
        """Read a file; what it cannot give is told as UnusableError, and noted until it can be read again."""
        try:
            yield
        except (OSError, pa.ArrowException) as error:
            self.damage[file] = f"{file} {checksums.unreadable_message(file, error)}."
            raise UnusableError(self.damage[file]) from error
        self.damage.pop(file, None)

    def excerpt(self, rows: Iterable[int]) -> Dataset:
        """Return a dataset of some events, by their rows, with all that hangs on them."""
        wanted = np.unique(np.fromiter(rows, dtype=np.int64))
        found = self._read(wanted)
        tables = self.base.tables | {"events": typed_table(_texts(found, BY_NAME["events"]), BY_NAME["events"])}
        for name in HELD:
            tables[name] = typed_table(_held(found, BY_NAME[name]), BY_NAME[name])
        tables["sources"] = pd.concat([self.base.tables["sources"], tables["sources"]]).drop_duplicates("source_id", ignore_index=True)
        return replace(self.base, tables=tables, digest=f"{self.base.digest}-{hashlib.sha256(wanted.tobytes()).hexdigest()[:12]}")

    def related(self, rows: Iterable[int]) -> list[str]:
        """Return the ids of events that those of some rows speak about."""
        wanted = np.unique(np.fromiter(rows, dtype=np.int64))
        lists = self._read(wanted).column("related") if len(wanted) else pa.chunked_array([], pa.list_(pa.string()))
        return sorted({str(i) for some in lists.to_pylist() for i in some or ()})

    def _read(self, rows: Rows) -> pa.Table:
        """Read the row groups that some rows are in, and take the rows."""
        file = np.searchsorted(self.first, rows, side="right") - 1
        wanted: list[tuple[int, int, Rows]] = []
        for f in np.unique(file).tolist():
            starts = self._starts[f]
            here = rows[file == f] - self.first[f]
            group = np.searchsorted(starts, here, side="right") - 1
            wanted += [(f, g, here[group == g] - starts[g]) for g in np.unique(group).tolist()]
        parts = list(_readers.map(lambda at: self._group(at[0], at[1]).take(at[2]), wanted))
        return pa.concat_tables(parts) if parts else SCHEMA.empty_table()

    @cached_property
    def _starts(self) -> list[Rows]:
        """Return the row at which each row group of each file begins, counted in the file."""
        many = ([about.row_group(i).num_rows for i in range(about.num_row_groups)] for about in self._about)
        return [np.cumsum([0, *rows]).astype(np.int64) for rows in many]

    @cached_property
    def _about(self) -> list[pq.FileMetaData]:
        """Return what stands at the end of each file: read once, for it is long."""
        return [pq.read_metadata(file) for file in self.files]

    def _group(self, file: int, group: int) -> pa.Table:
        with self._lock:
            if (file, group) in self._groups:
                self._groups.move_to_end((file, group))
                return self._groups[file, group]
        at, about = self.files[file], self._about[file]
        with self._reading(at), pq.ParquetFile(at, metadata=about, page_checksum_verification=True) as opened:
            read = opened.read_row_group(group, columns=_READ, use_threads=False).combine_chunks()
        with self._lock:
            self._groups[file, group] = read
            while len(self._groups) > ROW_GROUPS_CACHED:
                self._groups.popitem(last=False)
        return read


def is_archive(directory: Path) -> bool:
    """Tell whether a folder holds Parquet files of events, and not CSV tables."""
    return (Path(directory) / EVENTS_FOLDER).is_dir() and not (Path(directory) / "events.csv").exists()


def open_folder(directory: Path) -> Archive:
    """Open a large dataset. Raises UnusableError when its files are not of the schema."""
    directory = Path(directory)
    files = tuple(sorted((directory / EVENTS_FOLDER).glob("*.parquet")))
    if not files:
        raise UnusableError(f"{directory / EVENTS_FOLDER} has no .parquet file; a large dataset has its events there")
    many = [_checked(file) for file in files]
    tables, problems = _base(directory)
    tables |= {t.name: typed_table(_empty(t), t) for t in TABLES if t.name not in tables}
    ids = {name: set(frame[BY_NAME[name].key[0]]) for name, frame in tables.items()}
    shapes, wrong_shapes = geometries.read_geometries(directory, ids, None, lambda *_: False)
    metadata, wrong_metadata = description.read_description(directory)
    base = Dataset(
        tables=tables,
        problems=(*problems, *wrong_shapes, *wrong_metadata),
        geometries=shapes,
        metadata={key: value for key, value in metadata.items() if key != "resources"},
        digest=_digest(directory, files),
        directory=directory,
        complete=False,
        types=_types(files),
    )
    return Archive(directory, base, files, np.cumsum([0, *many]).astype(np.int64))


def _checked(file: Path) -> int:
    """Return the number of events in a file; its columns must be those of the schema."""
    try:
        about = pq.read_metadata(file)
        found = pq.read_schema(file)
    except (OSError, pa.ArrowException) as error:
        raise UnusableError(f"{file} {_unread(file, error)}") from error
    if not FORMAT.items() <= (found.metadata or {}).items():
        raise UnusableError(f"{file} {EARLIER}")
    there = {column.name: column.type for column in found}
    lost = [repr(c.name) for c in SCHEMA if c.name not in there]
    wrong = [f"column{'s' * (len(lost) > 1)} {', '.join(lost)} missing"] if lost else []
    wrong += [f"column {c.name!r} is {there[c.name]} where {c.type} is expected" for c in SCHEMA if there.get(c.name, c.type) != c.type]
    if wrong:
        raise UnusableError(f"{file}: {'; '.join(wrong)}; write it anew with tumen pack")
    return int(about.num_rows)


def _unread(file: Path, error: Exception) -> str:
    """Say why a file cannot be read, without its path, which stands before."""
    if not file.is_file():
        return "is missing; a large dataset needs it"
    return f"cannot be read as Parquet ({checksums.error_reason(file, error)}); write it anew with tumen pack"


def _types(files: Iterable[Path]) -> tuple[str, ...]:
    found: set[str] = set()
    for file in files:
        try:
            found |= set(pc.unique(pq.read_table(file, columns=["event_type"], page_checksum_verification=True).column(0)).to_pylist())
        except (OSError, pa.ArrowException) as error:
            raise UnusableError(f"{file} {checksums.unreadable_message(file, error)}") from error
    return tuple(sorted(found - {None, ""}))


def _base(directory: Path) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Read places, parties, actors and sources, and check them as the CSV tables are checked; a file may be missing only for sources."""
    read = {}
    for name in BASE:
        file, table = directory / f"{name}.parquet", BY_NAME[name]
        if name == "sources" and not file.exists():
            read[name] = TableReading(_empty(table))
            continue
        try:
            frame = _texts(pq.read_table(file, page_checksum_verification=True), table)
        except (OSError, pa.ArrowException) as error:
            raise UnusableError(f"{file} {_unread(file, error)}") from error
        read[name] = TableReading(frame.set_axis(pd.RangeIndex(1, len(frame) + 1)))
    texts, problems = datasets.check_tables(read)
    told = [replace(problem, file=problem.file.replace(".csv", ".parquet")) for problem in problems]
    return {name: typed_table(frame, BY_NAME[name]) for name, frame in texts.items()}, told


def _texts(found: pa.Table, table: Table) -> pd.DataFrame:
    """Return a table's columns as texts, "" where there is none."""
    there = set(found.column_names)
    cells = {f.name: _column(found.column(f.name)) if f.name in there else [""] * len(found) for f in table.fields}
    return pd.DataFrame(cells, columns=[f.name for f in table.fields], dtype=str)


def _column(cells: pa.ChunkedArray | pa.Array) -> list[str]:
    return [text or "" for text in pc.cast(cells, pa.string()).to_pylist()]


def _held(found: pa.Table, table: Table) -> pd.DataFrame:
    """Return the rows of a table that hang on events, none twice."""
    cells = pc.list_flatten(found.column(table.name)).combine_chunks()
    frame = pd.DataFrame({f.name: _column(pc.struct_field(cells, f.name)) for f in table.fields}, dtype=str)
    return frame.drop_duplicates(list(table.key), ignore_index=True)


def _empty(table: Table) -> pd.DataFrame:
    return pd.DataFrame({f.name: pd.Series(dtype=str) for f in table.fields})


def _digest(directory: Path, files: Iterable[Path]) -> str:
    """Return 12 hex digits of what the folder's files hold."""
    every = [*sorted(directory.glob("*.parquet")), *sorted(directory.glob("*.*json")), *files]
    told = [
        (file.relative_to(directory).as_posix(), found)
        for file, found in zip(every, cache_directories.file_hashes(directory, every), strict=True)
    ]
    for file, words in checksums.differing_files(directory, dict(told)):
        if file.suffix == ".parquet":  # what is no table may be written by hand, and is checked as it is read
            raise UnusableError(f"{file} {words}")
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]
