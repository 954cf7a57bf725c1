"""What a store's rows must hold to be counted from: each row is looked at once, when its codes are worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.loading.problems import UnusableError
from dashboard.catalog.schema.vocabulary import DISPUTES, EVIDENCE, ON_RECORD, PROPOSITION_KINDS, STATUSES
from dashboard.query.table.columns import Bools, Ints
from dashboard.query.table.list_columns import days_since_1970, list_field, list_offsets

STATE_VALUES: Mapping[str, Iterable[str]] = {"status": STATUSES, "dispute": DISPUTES, "evidence_strength": EVIDENCE}
LINK_COLUMNS = {"event_places": "place_id", "event_actors": "actor_id"}
REFERENCED_TABLES = {"place_id": "places", "actor_id": "actors", "party_id": "parties"}
CHECKED_COLUMNS = ("event_id", "event_group", "main_kind", *LINK_COLUMNS, "states", "states_by_event")
HOW_TO_MEND = "mend the file, or write the folder anew"


@dataclass
class RowChecks:
    """What is checked over all files, in their order.

    ``ids`` are those of places, actors and parties, by their column, ``groups`` the codes of groups of events.
    """

    ids: Mapping[str, pa.Array]
    groups: Sequence[str]
    _hashes: list[npt.NDArray[np.uint64]] = field(default_factory=list)
    _last: tuple[int, str] = (np.iinfo(np.int64).min, "")

    def take(self, file: str, part: pa.Table) -> None:
        """Check the rows of a file. Raises UnusableError with file, row, column and value."""
        at = _Rows(file, part.column("event_id").combine_chunks())
        at.refuse(pc.fill_null(pc.equal(at.ids, ""), fill_value=True), lambda _: "event_id is empty")
        for name, vocabulary in (("event_group", self.groups), ("main_kind", PROPOSITION_KINDS)):
            at.among(name, np.arange(len(part)), part.column(name).combine_chunks(), [*vocabulary])
        for name, key in LINK_COLUMNS.items():
            lists = part.column(name)
            at.known(f"{name}.{key}", _owner(lists), list_field(lists, key), self.ids[key], REFERENCED_TABLES[key])
        for name in ("states", "states_by_event"):
            self._states(at, name, part.column(name))
            _on_record(at, name, part)
        self._order(at, part.column("states"))
        self._hashes.append(pd.util.hash_array(at.ids.to_numpy(zero_copy_only=False), categorize=False))

    def end(self, files: Iterable[tuple[str, pa.Table]]) -> None:
        """Check what only all files show: that no event stands twice."""
        every = np.concatenate(self._hashes) if self._hashes else np.zeros(0, dtype=np.uint64)
        distinct, many = np.unique(every, return_counts=True)
        if len(distinct) == len(every):
            return
        seen: set[str] = set()
        twice = set(distinct[many > 1].tolist())
        for file, part in files:
            at = _Rows(file, part.column("event_id").combine_chunks())
            hashes = pd.util.hash_array(at.ids.to_numpy(zero_copy_only=False), categorize=False)
            for row in np.flatnonzero(np.isin(hashes, list(twice))).tolist():
                if (name := at.ids[row].as_py()) in seen:
                    at.say(row, f"event_id {name!r} stands a second time; each event has one row")
                seen.add(name)

    def _states(self, at: _Rows, name: str, lists: Any) -> None:
        owner, dated = _owner(lists), {day: list_field(lists, day) for day in ("known_on", "start", "end")}
        for day, found in dated.items():
            at.refuse(found.is_null(), lambda _, day=day: f"{name}.{day} is empty", owner)
        known, start, end = (days_since_1970(found) for found in dated.values())
        at.refuse(end < start, lambda i: f"{name}.end {dated['end'][i]} is before its start {dated['start'][i]}", owner)
        late = np.append(False, (known[1:] < known[:-1]) & (owner[1:] == owner[:-1])) if len(known) else np.zeros(0, dtype=bool)
        at.refuse(late, lambda i: f"{name}.known_on {dated['known_on'][i]} comes after a later one; states stand in their order", owner)
        for column, vocabulary in STATE_VALUES.items():
            at.among(f"{name}.{column}", owner, list_field(lists, column), [*vocabulary])
        parties = list_field(lists, "parties")
        of = owner[np.repeat(np.arange(len(parties)), np.diff(list_offsets(parties)))]
        at.known(f"{name}.parties", of, pc.list_flatten(parties), self.ids["party_id"], "parties")

    def _order(self, at: _Rows, lists: Any) -> None:
        """Check that rows stand in the order of the first days of their first states, and then of their ids."""
        owner, start = _owner(lists), days_since_1970(list_field(lists, "start"))
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        rows, begun = owner[first], start[first]
        ids = at.ids.take(pa.array(rows))
        if not len(rows):
            return
        if self._last >= (int(begun[0]), ids[0].as_py()):
            at.say(int(rows[0]), f"stands after {self._last[1]!r} of the file before, and should not; {ORDER_RULE}")
        tied = pc.less_equal(ids[1:], ids[:-1]).to_numpy(zero_copy_only=False) & (begun[1:] == begun[:-1])
        wrong = np.append(False, (begun[1:] < begun[:-1]) | tied)
        at.refuse(wrong, lambda i: f"stands after {ids[i - 1].as_py()!r}, and should not; {ORDER_RULE}", rows)
        self._last = int(begun[-1]), ids[-1].as_py()


def check_days(file: str, part: pa.Table, columns: Iterable[str]) -> None:
    """Check that columns with lists of days hold days. Raises UnusableError with file, row and column."""
    at = _Rows(file, part.column("event_id").combine_chunks())
    for name in columns:
        lists = part.column(name)
        at.refuse(pc.list_flatten(lists).is_null(), lambda _, name=name: f"{name} holds no day", _owner(lists))


ORDER_RULE = "rows are in the order of the first day of their first state, and then of their ids"


def _on_record(at: _Rows, name: str, part: pa.Table) -> None:
    """Refuse as on record an event whose main proposition is neither an act nor a statement."""
    lists, kinds = part.column(name), pc.is_in(part.column("main_kind"), value_set=pa.array([*ON_RECORD]))
    owner, status = _owner(lists), pc.fill_null(pc.equal(list_field(lists, "status"), "on_record"), fill_value=False)
    wrong = status.to_numpy(zero_copy_only=False) & ~kinds.to_numpy()[owner]
    at.refuse(wrong, lambda _: f"{name}.status 'on_record' is of an act or a statement, and main_kind is neither", owner)


def _owner(lists: Any) -> Ints:
    return np.repeat(np.arange(len(lists)), np.diff(list_offsets(lists)))


@dataclass(frozen=True)
class _Rows:
    """The rows of a file, by the ids of their events."""

    file: str
    ids: pa.Array

    def refuse(self, wrong: Any, words: Any, owner: Ints | None = None) -> None:
        """Say what is wrong of the first that is, given which are wrong and the row that each is in."""
        found: Bools = np.asarray(wrong if isinstance(wrong, np.ndarray) else wrong.to_numpy(zero_copy_only=False))
        if found.any():
            first = int(np.argmax(found))
            self.say(first if owner is None else int(owner[first]), words(first))

    def among(self, column: str, owner: Ints, found: Any, allowed: list[str]) -> None:
        """Refuse what is not of a vocabulary; nothing is allowed."""
        wrong = pc.invert(pc.is_in(found, value_set=pa.array([*allowed, "", None], pa.string())))
        self.refuse(wrong, lambda i: f"{column} {found[i].as_py()!r} is not known; allowed are {', '.join(allowed)}", owner)

    def known(self, column: str, owner: Ints, found: Any, ids: pa.Array, table: str) -> None:
        """Refuse the id of what a table does not have."""
        found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
        wrong = pc.invert(pc.is_in(found, value_set=ids))
        self.refuse(wrong, lambda i: f"{column} {found[i].as_py()!r} is not in {table}.parquet", owner)

    def say(self, row: int, words: str) -> None:
        """Raise UnusableError about a row, counted from 1."""
        raise UnusableError(f"{self.file}, row {row + 1} ({self.ids[row].as_py()}): {words}; {HOW_TO_MEND}.")
