"""A dataset: a folder of tables, read, validated and typed; what is wrong is left out and reported, by its causes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.catalog import dates
from dashboard.catalog.cache import Memo
from dashboard.catalog.loading import cell_validation, csv_files, description, geometries, references, rules, story_files
from dashboard.catalog.loading.consequences import ProblemCauses
from dashboard.catalog.loading.geometries import NO_GEOMETRIES
from dashboard.catalog.loading.problems import Problem, UnusableError
from dashboard.catalog.names import NAMED_TABLES, name_languages
from dashboard.catalog.records import records
from dashboard.catalog.schema.fields import ID
from dashboard.catalog.schema.rows import TermRow
from dashboard.catalog.schema.tables import BY_NAME, TABLES, Table
from dashboard.catalog.schema.terms import Terms
from dashboard.catalog.schema.vocabulary import CODING_KIND
from dashboard.catalog.subject import Subject, subject_of

_BESIDE = Path(__file__).resolve().parents[2] / "data"
SHIPPED_FOLDER = _BESIDE if (_BESIDE / "events.csv").exists() else Path(__file__).resolve().parents[1] / "data"
EVENTS_TABLE = BY_NAME["events"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Typed tables by name, what was wrong with the files, and where they came from.

    A date column X (EDTF text) comes with X_start, X_end (datetime64[s], NaT when empty) and X_approximate;
    a column of several values holds tuples; an empty text is "", an empty number NaN.
    """

    tables: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...] = ()
    geometries: dict[str, Any] = field(default_factory=lambda: NO_GEOMETRIES)
    metadata: dict[str, Any] = field(default_factory=dict)
    digest: str = ""
    directory: Path = Path()
    stories: tuple[story_files.Story, ...] = ()
    partial: frozenset[str] = frozenset()  # the tables that are not here whole: this is an excerpt, or what a large dataset has at hand
    # Of an excerpt, for each of ``known.LATE_RULES``: the day from which on every claim of the whole counts; empty where nobody knows.
    claims_until: Mapping[str, date] = field(default_factory=dict)
    absent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by file the columns that it does without; they are empty
    types: tuple[str, ...] = ()  # the types of all events, where not all are here
    memo: Memo = field(default_factory=Memo, init=False, repr=False)  # what was derived from it, and goes with it

    @property
    def version(self) -> str:
        """Return the dataset's version, "" when it states none."""
        return str(self.metadata.get("version", ""))

    @cached_property
    def subject(self) -> Subject:
        """Return what it is about, in the words of its description."""
        return subject_of(self.metadata, self.directory.name, coded=bool(self.coded_by))

    @cached_property
    def coded_by(self) -> list[str]:
        """Return the names of the datasets that coded every event from reports, none where anybody speaks."""
        parties = self.tables["parties"]  # a large dataset has no claims at hand, and is judged by all of its parties
        heard = parties if "claims" in self.partial else parties[parties["party_id"].isin(self.tables["claims"]["party_id"])]
        return sorted(heard["name"]) if heard["kind"].eq(CODING_KIND).all() else []

    @property
    def edition(self) -> str:
        """Return version and digest of the files as a link names them, "" without a version: 1.2.0-02e835ac0032."""
        return f"{self.version}-{self.digest}" if self.version and self.digest else self.version

    @cached_property
    def terms(self) -> Terms:
        """Return the vocabularies of its subject."""
        return Terms.of(records(self.tables["terms"], TermRow))

    @cached_property
    def label_languages(self) -> dict[str, str]:
        """Return the languages in which a place, an actor or a party has a name beside its English one, by code, in order.

        Each is called what the description calls it, or else by its code.
        """
        frames = [self.tables[table] for table in NAMED_TABLES]
        used = {code for frame in frames for code, column in name_languages(frame.columns).items() if frame[column].ne("").any()}
        called = self.subject.languages
        return {code: called.get(code, code) for code in (*called, *sorted(used - called.keys())) if code in used}

    @property
    def event_types(self) -> tuple[str, ...]:
        """Return the types of events, in order."""
        return self.types or tuple(sorted(self.tables["events"]["event_type"].unique()))

    def lacks(self, table: str, ident: str, column: str = "") -> bool:
        """Tell whether no row of a table can have an id, in a column or as its key; of one that is not here whole, whether it is no id."""
        if table in self.partial:
            return not re.fullmatch(ID, ident)
        return not self.tables[table][column or BY_NAME[table].key[0]].eq(ident).any()

    def thin_after(self, as_of: date) -> date | None:
        """Return the day after which the dataset says that its coverage is thin, if that lies before the day of knowledge."""
        try:
            day = date.fromisoformat(self.metadata.get("coverage_thin_after", ""))
        except (TypeError, ValueError):
            return None
        return day if day < as_of else None


def is_first_edition(directory: Path) -> bool:
    """Tell whether a folder holds tables of the first edition's schema, in which the program knew the vocabularies of the subject."""
    return (directory / "events.csv").is_file() and not (directory / "terms.csv").exists()


def load_dataset(directory: Path = SHIPPED_FOLDER) -> Dataset:
    """Read, validate and type a folder of CSV tables.

    Raises NotADirectoryError when there is no such folder, UnusableError when it is of the schema of the first edition.
    """
    directory = Path(directory)
    if not directory.is_dir():
        raise NotADirectoryError(f"{directory} is not a directory; name the folder that holds events.csv and the other tables")
    if is_first_edition(directory):
        raise UnusableError(
            f"{directory} is of the schema of the first edition, without the table terms.csv; "
            f"convert it with: tumen convert {directory} --to NEW (NEW: a folder that is not there yet)"
        )
    metadata, wrong_metadata = description.read_description(directory)
    readings = {table.name: csv_files.read_table(directory, table, metadata) for table in TABLES}
    texts, problems = check_tables(readings)
    tables = {t.name: typed_table(texts[t.name], t) for t in TABLES}
    ids = {t.name: set(tables[t.name][t.key[0]]) for t in TABLES}

    def gone(name: str, ident: str) -> bool:
        return readings[name].seems_to_have(BY_NAME[name].key[0], ident)

    metadata, unknown_places = description.check_places(metadata, ids["places"])
    shapes, wrong_shapes = geometries.read_geometries(directory, ids, {*tables["events"]["series"]}, gone)
    told, wrong_stories = story_files.read_stories(directory, ids, gone)
    return Dataset(
        tables=tables,
        problems=(*problems, *wrong_shapes, *wrong_metadata, *unknown_places, *wrong_stories),
        geometries=shapes,
        metadata={key: value for key, value in metadata.items() if key != "resources"},
        digest=_digest(directory),
        directory=directory,
        stories=told,
        absent={table.file: readings[table.name].absent for table in TABLES if readings[table.name].absent},
    )


def check_tables(readings: Mapping[str, csv_files.TableReading]) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Return tables as texts, without what is wrong in them, and all that is; columns are the schema's, the index is the line.

    A table may point only to tables before it, or to itself, so that one pass is enough.
    """
    texts: dict[str, pd.DataFrame] = {}
    causes = ProblemCauses()
    for table in (t.with_names(readings[t.name].frame.columns) for t in TABLES if t.name in readings):
        frame, hidden, refused = cell_validation.characters_of(readings[table.name].frame, table)
        read = replace(readings[table.name], frame=frame)
        causes.unread(table, read)
        causes.note(hidden)
        told = {(problem.line, problem.column) for problem in refused}
        bad = (
            rules.broken_keys(frame, table)
            + [p for p in cell_validation.check_cells(frame, table) if (p.line, p.column) not in told]
            + refused
        )
        texts[table.name] = _kept(frame, table, bad)
        circles = references.circular_references(texts[table.name], table)
        texts[table.name] = _kept(texts[table.name], table, circles)
        broken = circles + rules.broken_rows(table.name, texts)
        texts[table.name] = _kept(texts[table.name], table, broken)
        for problem in bad + broken:
            causes.add(table, problem, frame)
        while loose := references.dangling_references(frame, table, texts, causes):  # again, since a row may refer to its own table
            texts[table.name] = _kept(texts[table.name], table, [problem for problem, _ in loose])
            for problem, cause in loose:
                causes.add(table, problem, frame, cause)
    for problem in rules.broken_events(texts) if "events" in texts else ():
        causes.add(EVENTS_TABLE, problem, texts["events"], causes.of_main(problem.value))
    return texts, causes.told()


def _kept(frame: pd.DataFrame, table: Table, problems: list[Problem]) -> pd.DataFrame:
    """Return the rows that can be used, bad values in them emptied."""
    here = [p for p in problems if p.line in frame.index]
    frame = frame.drop(index=list({p.line for p in here if p.rows}))
    guarded = {f.name: f.guards for f in table.fields}
    for problem in here:
        if not problem.rows and problem.line in frame.index:
            frame.loc[problem.line, [c for c in (problem.column, guarded[problem.column]) if c]] = ""
    return frame


def typed_table(texts: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Turn a table of valid texts, one column a field of its schema, into its types (``Dataset``), with a new index from 0."""
    frame = texts.reset_index(drop=True)
    for column in table.fields:
        cells = frame[column.name]
        if column.many:
            frame[column.name] = pd.Series([tuple(p for p in text.split(";") if p) for text in cells], dtype=object)
        elif column.kind == "number":
            frame[column.name] = pd.to_numeric(cells.where(cells != "")).astype("float64")
        elif column.kind == "boolean":
            frame[column.name] = cells.eq("true")
        elif column.kind == "edtf":
            frame = frame.join(dates.date_spans(cells).add_prefix(f"{column.name}_"))
    return frame


def _digest(directory: Path) -> str:
    """Return the first 12 hex digits of the SHA-256 of the dataset's files, by name."""
    whole = hashlib.sha256()
    for file in (
        sorted(directory.glob("*.csv"))
        + sorted(directory.glob("*.*json"))
        + sorted((directory / story_files.STORIES_FOLDER).glob("*.json"))
    ):
        if file.is_file():
            whole.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()[:12]
