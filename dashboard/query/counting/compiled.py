"""The counts of ``query.counting.counts`` in compiled loops on all cores: the extra ``fast``; the answers are the same.

Of a stretch of rows those that pass are listed, a column in use at a time, and what is listed is counted. The loops that list decide
nothing, so that a processor need not guess; what they count into is so small that it stays in the processor's near cache.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import Any

import numpy as np
from numba import njit

from dashboard.query.counting.counts import Counts, by_where, looked_into, precounted, where_of
from dashboard.query.counting.matches import CHUNK, Matches
from dashboard.query.table.columns import Counts as Numbers
from dashboard.query.table.columns import small_codes
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE

CORES = os.cpu_count() or 1
ROWS_PER_THREAD = 1 << 21  # rows for each thread: with fewer, threads wait for one another longer than they count
CHUNK_ROWS = np.arange(CHUNK, dtype=np.uint32)  # of a stretch


def count_compiled(matches: Matches, threads: int = 0) -> Counts:
    """Count the selected events, in one thread for each core or in so many."""
    stretches = matches.row_stretches
    many = max(1, min(threads or CORES, (matches.last - matches.first) // ROWS_PER_THREAD, len(stretches)))
    turns = [stretches[len(stretches) * i // many : len(stretches) * (i + 1) // many] for i in range(many)]
    parts = [_Part(matches) for _ in turns]
    if many == 1:
        n = parts[0].count(turns[0])
    else:
        with ThreadPoolExecutor(many) as pool:
            n = sum(pool.map(_Part.count, parts, turns))
    drawn = reduce(np.add, [part.drawn.numbers for part in parts])
    n_groups = len(matches.table.looks.groups) + 1  # and none
    where = where_of(drawn[:n_groups], drawn[n_groups:], matches.table.looks)
    by = {name: _sum([part.by[name] for part in parts]) + precounted(matches, name) for name in parts[0].by}
    return Counts(n, by_where(matches, by, where), where, _sum([part.days for part in parts]))


def _sum(parts: list[Any]) -> Numbers:
    return np.asarray(reduce(np.add, parts).astype(np.int64))


class _Part:
    """What one thread counts."""

    def __init__(self, matches: Matches) -> None:
        table = matches.table
        self.matches, self.columns, self.when = matches, table.columns, table.when
        self.used = {name: accepts.view(np.uint8) for name, accepts in matches.in_use.items()}
        self.by = {name: np.zeros(self.columns[name].size, dtype=np.uint32) for name in looked_into(matches)}
        n_groups = len(table.looks.groups) + 1
        drawn = n_groups + len(table.looks.kinds)
        self.groups, self.kinds = small_codes(table.looks.group, n_groups), small_codes(table.looks.kind + n_groups, drawn)
        self.drawn = _Bytes(drawn, self.columns[PLACE_TABLE].size)
        self.days = np.zeros((len(table.when.days), n_groups), dtype=np.uint32)

    def count(self, stretches: list[slice]) -> int:
        """Count some stretches, and return how many events are selected."""
        return sum(self._take(rows) for rows in stretches)

    def _take(self, rows: slice) -> int:
        codes = {name: column.codes[rows] for name, column in self.columns.items()}
        passes = self.matches.passes_window(rows)
        listed = CHUNK_ROWS[: rows.stop - rows.start]
        passing = [listed if passes is None else listed[passes]]  # by window and words; then by the first column's filters too ...
        for name, accepts in self.used.items():
            passing.append(_passing(passing[-1], codes[name], accepts))
        chosen = passing[-1]
        _draw(chosen, codes[LOOK_TABLE], codes[PLACE_TABLE], self.groups, self.kinds, self.drawn.rest, self.drawn.over)
        _cross(chosen, codes[LOOK_TABLE], self.when.begun[rows], self.groups, self.days)
        for name, by in self.by.items():
            if rows.start < self.matches.told(name).start:
                _count(self._others(name, passing, codes) if name in self.used else chosen, codes[name], by)
        return len(chosen)

    def _others(self, name: str, passing: list[Any], codes: dict[str, Any]) -> Any:
        """Return the rows that pass every filter but those on a column."""
        at = list(self.used).index(name)
        rows = passing[at]
        for later in list(self.used)[at + 1 :]:
            rows = _passing(rows, codes[later], self.used[later])
        return rows


class _Bytes:
    """A table of counts in a byte each, that the processor keeps near, and how often each has run over."""

    def __init__(self, *shape: int) -> None:
        self.rest, self.over = np.zeros(shape, dtype=np.uint8), np.zeros(shape, dtype=np.uint32)

    @property
    def numbers(self) -> Any:
        """Return the counts."""
        return self.over * np.uint32(1 << 8) + self.rest


def _compiled(loop: Any) -> Any:
    return njit(nogil=True, cache=True)(loop)


def _passing(rows: Any, codes: Any, accepts: Any) -> Any:
    """Return the rows, of those listed, whose codes are accepted."""
    return _among_all(codes, accepts) if len(rows) == len(codes) else _among(rows, codes, accepts)


@_compiled
def _among(rows: Any, codes: Any, accepts: Any) -> Any:
    found = np.empty(len(rows), dtype=np.uint32)
    n = 0
    for row in rows:
        found[n] = row
        n += accepts[codes[row]]
    return found[:n]


@_compiled
def _among_all(codes: Any, accepts: Any) -> Any:
    """Do as ``_among`` for all rows: what need not be looked up in a list takes half the time."""
    found = np.empty(len(codes), dtype=np.uint32)
    n = 0
    for row in range(len(codes)):
        found[n] = row
        n += accepts[codes[row]]
    return found[:n]


@_compiled
def _count(rows: Any, codes: Any, by: Any) -> None:
    for row in rows:
        by[codes[row]] += 1


@_compiled
def _cross(rows: Any, looks: Any, codes: Any, kinds: Any, into: Any) -> None:
    """Count by code and by a kind of the look."""
    for row in rows:
        into[codes[row], kinds[looks[row]]] += 1


@_compiled
def _draw(rows: Any, looks: Any, codes: Any, groups: Any, kinds: Any, rest: Any, over: Any) -> None:
    """Count by each of two kinds of the look, and by code."""
    for row in rows:
        look, code = looks[row], codes[row]
        for kind in (groups[look], kinds[look]):
            n = np.uint8(rest[kind, code] + 1)
            rest[kind, code] = n
            if n == 0:
                over[kind, code] += 1
