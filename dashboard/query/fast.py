"""The counts of ``query.counts`` in compiled loops on all cores: the extra ``fast``; the answers are the same.

A stretch of rows is put to the filters of each column in use, which leave a bit where a row fails; the rows that pass, and those that
fail nothing but one column, are listed; and the listed rows are counted. None of these loops decides anything, so that a processor
need not guess.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import Any

import numpy as np
from numba import njit

from dashboard.catalog.vocabulary import GROUPS
from dashboard.query.columns import Counts as Numbers
from dashboard.query.columns import Ints, small
from dashboard.query.counts import Counts, told, where_of
from dashboard.query.matches import Matches
from dashboard.query.table import LOOK, WHERE, EventTable

OUT = np.uint8(1 << 7)  # the bit of a row that is not in the window, or does not have the words
THREADS = os.cpu_count() or 1


def count(matches: Matches, threads: int = 0) -> Counts:
    """Count the selected events, in one thread for each core or in so many."""
    stretches = matches.stretches
    many = max(1, min(threads or THREADS, len(stretches)))
    turns = [stretches[len(stretches) * i // many : len(stretches) * (i + 1) // many] for i in range(many)]
    parts = [_Part(matches) for _ in turns]
    with ThreadPoolExecutor(many) as pool:
        n = sum(pool.map(_Part.count, parts, turns))
    by = {name: _sum([part.by[name] for part in parts]) + told(matches, name) for name in matches.table.columns}
    groups, kinds, days = (_sum([part.crossed[i][2] for part in parts]) for i in range(3))
    return Counts(n, by, where_of(groups, kinds, matches.table.looks), days.T)


def _sum(parts: list[Any]) -> Numbers:
    return np.asarray(reduce(np.add, parts).astype(np.int64))


class _Part:
    """What one thread counts."""

    def __init__(self, matches: Matches) -> None:
        table = matches.table
        self.matches, self.columns = matches, table.columns
        self.fails = {name: np.where(codes, 0, 1 << i).astype(np.uint8) for i, (name, codes) in enumerate(matches.in_use.items())}
        self.by = {name: np.zeros(column.size, dtype=np.uint32) for name, column in table.columns.items()}
        self.crossed = _crossed(table)

    def count(self, stretches: list[slice]) -> int:
        """Count some stretches, and return how many events are selected."""
        return sum(self._take(rows) for rows in stretches)

    def _take(self, rows: slice) -> int:
        failed = self._failed(rows)
        chosen = _listed(failed, np.uint8(0))
        look = self.columns[LOOK].codes[rows]
        for codes, kinds, into in self.crossed:
            _cross(chosen, codes[rows], look, kinds, into)
        for name, column in self.columns.items():
            if rows.start < self.matches.told(name).start:
                _count(_listed(failed, bit) if (bit := self._bit(name)) else chosen, column.codes[rows], self.by[name])
        return len(chosen)

    def _bit(self, name: str) -> np.uint8:
        return self.fails[name].max(initial=0) if name in self.fails else np.uint8(0)

    def _failed(self, rows: slice) -> Any:
        passes = self.matches.passes(rows)
        failed = np.zeros(rows.stop - rows.start, dtype=np.uint8) if passes is None else np.where(passes, np.uint8(0), OUT)
        for name, fails in self.fails.items():
            _fail(self.columns[name].codes[rows], fails, failed)
        return failed


def _crossed(table: EventTable) -> list[tuple[Ints, Ints, Any]]:
    """Return what is counted by a kind of its look: codes, the kinds, and where to count. Places by group, by kind, and days by group."""
    looks, where, when, groups = table.looks, table.columns[WHERE], table.when, len(GROUPS) + 1
    each = [
        (where.codes, where.size, looks.group, groups),
        (where.codes, where.size, looks.kind, len(looks.kinds)),
        (when.begun, len(when.days), looks.group, groups),
    ]
    return [(codes, small(kinds, n), np.zeros((n, size), dtype=np.uint32)) for codes, size, kinds, n in each]


def _compiled(loop: Any) -> Any:
    return njit(nogil=True, cache=True)(loop)


@_compiled
def _fail(codes: Any, fails: Any, failed: Any) -> None:
    """Add the bit of a column where a row fails its filters."""
    for row in range(len(codes)):
        failed[row] |= fails[codes[row]]


@_compiled
def _listed(failed: Any, bit: Any) -> Any:
    """Return the rows that fail nothing, or nothing but what has the bit."""
    found = np.empty(len(failed), dtype=np.uint32)
    n = 0
    for row in range(len(failed)):
        found[n] = row
        n += (failed[row] | bit) == bit
    return found[:n]


@_compiled
def _count(rows: Any, codes: Any, by: Any) -> None:
    for row in rows:
        by[codes[row]] += 1


@_compiled
def _cross(rows: Any, codes: Any, looks: Any, kinds: Any, into: Any) -> None:
    """Count by code and by a kind of the look."""
    for row in rows:
        into[kinds[looks[row]], codes[row]] += 1
