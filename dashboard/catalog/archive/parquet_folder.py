"""A large dataset: a folder of Parquet files, opened and checked.

``terms.parquet``, ``places.parquet``, ``parties.parquet``, ``actors.parquet`` and, for what places cite, ``sources.parquet`` are the
tables of those names. The files in ``events/``, in the order of their names, hold its events as ``event_schema`` describes them.

Each page of a file has a checksum, which reading checks, and ``checksums.sha256`` has one of each file, which opening and ``validate``
check; a folder without them, of another program, is read unchecked. The files' metadata say in which ``FORMAT_METADATA`` they are written.
2: a status on_record of its own, and statements told from acts. 3: days with news, and events that are not known yet.
4: the vocabularies of the subject, ``terms``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalog import dataset as datasets
from dashboard.catalog.archive import cache_directories, checksums
from dashboard.catalog.archive.arrow_texts import table_texts
from dashboard.catalog.archive.event_schema import CLAIMS_UNTIL, FORMAT_METADATA, HELD_TABLES, SCHEMA
from dashboard.catalog.archive.parquet_store import ParquetStore
from dashboard.catalog.dataset import Dataset, typed_table
from dashboard.catalog.loading import description, geometries, story_files
from dashboard.catalog.loading.csv_files import TableReading
from dashboard.catalog.loading.problems import UnusableError
from dashboard.catalog.names import name_columns_in
from dashboard.catalog.schema.tables import BY_NAME, TABLES, Table

BASE_TABLES = ("terms", "parties", "actors", "sources", "places")
EVENTS_FOLDER = "events"
EARLIER_FORMAT = (
    "is in the format of an earlier version, which held less or meant something else; write the folder anew with: "
    "tumen pack DIR OUT (DIR: the folder of CSV tables, OUT: a folder that is not there yet)"
)


def is_parquet_folder(directory: Path) -> bool:
    """Tell whether a folder holds Parquet files of events, and not CSV tables."""
    return (Path(directory) / EVENTS_FOLDER).is_dir() and not (Path(directory) / "events.csv").exists()


class _EveryId(frozenset[str]):
    """Holds whatever id is asked about: of tables that are not read when a folder is opened."""

    def __contains__(self, _: object) -> bool:
        return True


def open_parquet_folder(directory: Path, check: Callable[[Dataset], Dataset] = lambda dataset: dataset) -> ParquetStore:
    """Open a large dataset, whose base is put through ``check``. Raises UnusableError when its files are not of the schema.

    That a story rests on a claim that is there is looked at by ``validate``; until then a sentence without its claim is not told.
    """
    directory = Path(directory)
    files = tuple(sorted((directory / EVENTS_FOLDER).glob("*.parquet")))
    if not files:
        raise UnusableError(f"{directory / EVENTS_FOLDER} has no .parquet file; a large dataset has its events there")
    many = [_checked(file) for file in files]
    metadata, wrong_metadata = description.read_description(directory)
    readings = _base(directory, metadata.get("languages"))
    texts, problems = datasets.check_tables(readings)
    tables = {t.name: typed_table(texts.get(t.name, _empty(t)), t) for t in TABLES}
    ids = {name: set(frame[BY_NAME[name].key[0]]) for name, frame in tables.items()}
    shapes, wrong_shapes = geometries.read_geometries(directory, ids, None, lambda *_: False)
    metadata, unknown_places = description.check_places(metadata, ids["places"])
    stories, wrong_stories = story_files.read_stories(directory, ids | dict.fromkeys(("events", *HELD_TABLES), _EveryId()))
    base = Dataset(
        tables=tables,
        problems=(
            *(replace(p, file=p.file.replace(".csv", ".parquet")) for p in problems),
            *(*wrong_shapes, *wrong_metadata, *unknown_places, *wrong_stories),
        ),
        geometries=shapes,
        metadata={key: value for key, value in metadata.items() if key != "resources"},
        digest=_digest(directory, files),
        directory=directory,
        stories=stories,
        partial=frozenset({"events", *HELD_TABLES}),
        claims_until=_claims_until(files[0]),
        types=_types(files),
    )
    return ParquetStore(directory, check(base), files, np.cumsum([0, *many]).astype(np.int64), readings=readings)


def _checked(file: Path) -> int:
    """Return the number of events in a file; its columns must be those of the schema."""
    try:
        about = pq.read_metadata(file)
        found = pq.read_schema(file)
    except (OSError, pa.ArrowException) as error:
        raise UnusableError(f"{file} {_unread(file, error)}") from error
    if not FORMAT_METADATA.items() <= (found.metadata or {}).items():
        raise UnusableError(f"{file} {EARLIER_FORMAT}")
    there = {column.name: column.type for column in found}
    lost = [repr(c.name) for c in SCHEMA if c.name not in there]
    wrong = [f"column{'s' * (len(lost) > 1)} {', '.join(lost)} missing"] if lost else []
    wrong += [f"column {c.name!r} is {there[c.name]} where {c.type} is expected" for c in SCHEMA if there.get(c.name, c.type) != c.type]
    if wrong:
        raise UnusableError(f"{file}: {'; '.join(wrong)}; write it anew with tumen pack")
    return int(about.num_rows)


def _claims_until(file: Path) -> dict[str, date]:
    """Return the days that a file of events names; none where another program wrote it, which may not know."""
    told = json.loads((pq.read_schema(file).metadata or {}).get(CLAIMS_UNTIL, b"{}"))
    return {late: date.fromisoformat(day) for late, day in told.items()}


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


def _base(directory: Path, languages: Container[str] | None) -> dict[str, TableReading]:
    """Read terms, places, parties, actors and sources, with names in some languages, None for all; only sources may be missing."""
    read = {}
    for name in BASE_TABLES:
        file, table = directory / f"{name}.parquet", BY_NAME[name]
        if name == "sources" and not file.exists():
            read[name] = TableReading(_empty(table))
            continue
        try:
            found = pq.read_table(file, page_checksum_verification=True)
            frame = table_texts(found, table.with_names(name_columns_in(found.column_names, languages)))
        except (OSError, pa.ArrowException) as error:
            raise UnusableError(f"{file} {_unread(file, error)}") from error
        read[name] = TableReading(frame.set_axis(pd.RangeIndex(1, len(frame) + 1)))
    return read


def _digest(directory: Path, files: Iterable[Path]) -> str:
    """Return 12 hex digits of what the folder's files hold."""
    every = [*sorted(directory.glob("*.parquet")), *description.files_beside_tables(directory), *files]
    told = [
        (file.relative_to(directory).as_posix(), found)
        for file, found in zip(every, cache_directories.file_hashes(directory, every), strict=True)
    ]
    for file, words in checksums.differing_files(directory, dict(told)):
        if file.suffix == ".parquet":  # what is no table may be written by hand, and is checked as it is read
            raise UnusableError(f"{file} {words}")
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def _empty(table: Table) -> pd.DataFrame:
    return pd.DataFrame({f.name: pd.Series(dtype=str) for f in table.fields})
