"""Problems in the rows of a folder of Parquet, which are checked by the same rules as CSV tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.arrow_texts import list_texts, table_texts
from dashboard.catalog.archive.event_schema import HELD_TABLES, Rows
from dashboard.catalog.dataset import Dataset, check_tables
from dashboard.catalog.loading.csv_files import TableReading
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.loading.story_files import STORIES_FOLDER, Story
from dashboard.catalog.map_state import parse_picked
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.tables import BY_NAME, Table

EVENTS_AT_ONCE = 5_000
ReadParts = Callable[[Sequence[str]], Iterator[tuple[str, pa.Table]]]  # columns of all events, a file at a time, each with its path
# References to rows that may belong to another event: they are looked up when all rows have been seen.
REFERENCES_ELSEWHERE = (("claims", "event_id", "events"), ("claims", "split_of", "claims"), ("sources", "cited_in", "sources"))


def row_problems(base: Dataset, parts: ReadParts, readings: Mapping[str, TableReading]) -> Iterator[Problem]:
    """Yield what is wrong in the rows of a store's files: ``parts`` reads them, ``readings`` are the tables of the base."""
    open_references = _References()
    for file, part in parts([*(f.name for f in BY_NAME["events"].fields), *HELD_TABLES]):
        for first in range(0, len(part), EVENTS_AT_ONCE):
            some = _Rows(file, first, part.slice(first, EVENTS_AT_ONCE), readings)
            open_references.take(some)
            yield from some.problems()
    yield from open_references.problems(base, parts)


class _Rows:
    """Some rows of a file, as tables of texts: ``owner`` has the row of each line of a table, from 1."""

    def __init__(self, file: str, first: int, part: pa.Table, base: Mapping[str, TableReading]) -> None:
        self.file, self._base = file, base
        number = np.arange(first + 1, first + len(part) + 1)
        self.frames: dict[str, pd.DataFrame] = {"events": table_texts(part, BY_NAME["events"]).set_axis(pd.Index(number))}
        self.owner: dict[str, Rows] = {}
        for name in HELD_TABLES:
            frame, owner = _rows_of_events(part, BY_NAME[name])
            self.owner[name] = number[owner]
            self.frames[name] = frame

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in these rows."""
        cited, known = self.frames["sources"], self._base["sources"].frame
        more = cited[~cited["source_id"].isin(known["source_id"])].drop_duplicates("source_id")
        whole = pd.concat([known.set_axis(pd.RangeIndex(1 - len(known), 1)), more])  # those of the base stand in no line here
        readings = {name: TableReading(frame) for name, frame in (self.frames | {"sources": whole}).items()}
        for problem in check_tables({**self._base, **readings})[1]:
            if problem.file.removesuffix(".csv") in self.frames and problem.line > 0:
                yield self.placed(problem)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem of a table's line with the file and the row that this is in."""
        table = problem.file.removesuffix(".csv")
        if table not in self.frames:
            return problem
        row = int(self.owner[table][problem.line - 1]) if table in self.owner and problem.line > 0 else problem.line
        follows, more = (tuple(map(self.placed, some)) for some in (problem.follows, problem.more))
        return replace(problem, file=f"{self.file}, {table}", line=row, follows=follows, more=more)


@dataclass
class _References:
    """References to rows that other events may have."""

    _open: dict[tuple[str, str, str], dict[str, Problem]] = field(default_factory=dict)

    def take(self, rows: _Rows) -> None:
        """Note references to no row among these, and clear them there."""
        for table, column, to in REFERENCES_ELSEWHERE:
            frame = rows.frames[table]
            there = set(rows.frames[to][BY_NAME[to].key[0]])
            for line in frame.index[~frame[column].isin(there | {""})].tolist():
                words = f"is not the id of a row of {to}; correct it, or leave it empty"
                problem = Problem(f"{table}.csv", line, column, str(frame.at[line, column]), fault("problem-words", words=words), 0)
                self._open.setdefault((table, column, to), {}).setdefault(problem.value, rows.placed(problem))
                frame.at[line, column] = ""

    def problems(self, base: Dataset, parts: ReadParts) -> Iterator[Problem]:
        """Yield the references to no row at all, those of stories included."""
        for to, problem in _story_references(base.stories):
            self._open.setdefault((STORIES_FOLDER, "", to), {}).setdefault(problem.value, problem)
        for (_, _, to), told in self._open.items():
            missing = set(told) - set(base.tables[to][BY_NAME[to].key[0]]) if to == "sources" else set(told)
            for _, part in parts(["event_id" if to == "events" else to]):
                missing -= _ids_present(part, to, missing)
            yield from (told[value] for value in sorted(missing))


def _story_references(stories: Iterable[Story]) -> Iterator[tuple[str, Problem]]:
    """Yield each id of claims and events that stories name, with its table, as the problem that it is if there is no such row."""
    for story in stories:
        for step in story.steps:
            file, (kind, picked) = f"{STORIES_FOLDER}/{story.slug}.json", parse_picked(step.picked)
            for claim in sorted({claim for sentence in step.sentences for claim in sentence.claims}):
                words = "is not the id of a row of claims; the sentences that rest on it are not told"
                yield "claims", Problem(file, 0, f"{step.place} claims", claim, fault("problem-words", words=words), 0)
            if kind == "event":
                yield (
                    "events",
                    Problem(
                        file,
                        0,
                        f"{step.place} picked",
                        picked,
                        fault("problem-words", words="is not the id of a row of events; nothing is picked"),
                        0,
                    ),
                )


def _ids_present(part: pa.Table, table: str, ids: Iterable[str]) -> set[str]:
    key = BY_NAME[table].key[0]
    cells = part.column(key) if table == "events" else pc.struct_field(pc.list_flatten(part.column(table)), key)
    found = pc.filter(cells, pc.is_in(cells, value_set=pa.array([*ids], pa.string())))
    return {str(i) for i in found.to_pylist()}


def _rows_of_events(part: pa.Table, table: Table) -> tuple[pd.DataFrame, Rows]:
    """Return the rows of a table that belong to events, none twice, with lines counted from 1, and the event (from 0) of each."""
    lists = part.column(table.name).combine_chunks()
    owner = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    frame = list_texts(lists, table)
    once = ~frame.duplicated(list(table.key)).to_numpy() if table.name == "sources" else np.ones(len(frame), dtype=bool)
    found = frame[once]
    return found.set_axis(pd.RangeIndex(1, len(found) + 1)), np.asarray(owner)[once]
