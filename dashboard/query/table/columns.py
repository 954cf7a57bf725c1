"""Columns of the event table: one small code an event, that stands for a whole set of values, and what each code stands for.

An event may have several actors or places. Their set is one code, so that a filter is one look-up an event, and a count of an event
once a value, or once a cell of the map, is worked out among the few sets and not among the many events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]  # codes, rows, days: of the smallest type that holds them, or int64
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
CODES_AT_ONCE = 1 << 22  # codes counted at a time: they are widened to 64 bits for it
SPARSE_ROWS = 16  # rows for each code between two rows that are counted up to: a quarter of a byte an event holds these counts
SHORT_COLUMN = 1 << 14  # rows that are counted as soon as looked up


@dataclass(frozen=True, eq=False)
class Members:
    """What codes stand for: code c for ``values[i]`` of each i in ``items[offsets[c]:offsets[c + 1]]``, none twice."""

    values: tuple[str, ...]
    items: Ints
    offsets: Ints

    @cached_property
    def owner(self) -> Ints:
        """Return the code of each item."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def holding(self, chosen: Sequence[str]) -> Bools:
        """Tell which codes stand for one of the chosen values."""
        asked = set(chosen)
        return self.any(np.array([value in asked for value in self.values], dtype=bool))

    def any(self, wanted: Bools) -> Bools:
        """Tell which codes stand for a value that is wanted."""
        found = np.zeros(len(self.offsets) - 1, dtype=bool)
        found[self.owner[wanted[self.items]]] = True
        return found

    def count(self, events: Counts) -> Counts:
        """Count events by value, given the number of events of each code; an event counts once a value."""
        return np.bincount(self.items, events[self.owner], minlength=len(self.values)).astype(np.int64)

    def of(self, code: int) -> tuple[str, ...]:
        """Return the values that a code stands for."""
        return tuple(self.values[i] for i in self.items[self.offsets[code] : self.offsets[code + 1]])


@dataclass(frozen=True, eq=False)
class Column:
    """One code an event, and by the parameter of each filter on the column what the codes stand for."""

    codes: Ints
    members: dict[str, Members]
    size: int

    def where(self, keep: Bools | slice) -> Column:
        """Return the column of some of the events: a bool of each, or their rows."""
        return Column(self.codes[keep], self.members, self.size)

    @property
    def nbytes(self) -> int:
        """Return the bytes that codes take, and with them what is counted of them."""
        return self.codes.nbytes + (len(self.codes) // self._step + 1) * self.size * 4

    @property
    def _step(self) -> int:
        return max(SHORT_COLUMN, SPARSE_ROWS * self.size)

    @cached_property
    def cumulative_counts(self) -> npt.NDArray[np.int32]:
        """Return how many events of the first 0, 1, 2 ... steps of rows have each code: a row a number of steps, a column a code."""
        edges = range(0, len(self.codes) - self._step + 1, self._step)
        found = np.zeros((len(edges) + 1, self.size), dtype=np.int32)
        for i, first in enumerate(edges):
            found[i + 1] = found[i] + count_codes(self.codes[first : first + self._step], self.size)
        return found

    def between(self, first: int, last: int) -> Counts:
        """Count the events of the rows from first to before last by code; only what lies beside whole steps is read."""
        found = np.zeros(self.size, dtype=np.int64)
        for a, b in self.beside(first, last):
            found += count_codes(self.codes[a:b], self.size)
        a, b = -(-first // self._step), last // self._step
        return found if a >= b else found + self.cumulative_counts[b] - self.cumulative_counts[a]

    def beside(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the stretches of the rows from first to before last that are no whole steps."""
        a, b = -(-first // self._step) * self._step, last // self._step * self._step
        return [(first, a), (b, last)] if a < b else [(first, last)]


def count_codes(codes: Ints, n: int) -> Counts:
    """Count codes below n: n numbers, one a code."""
    found = np.zeros(n, dtype=np.int64)
    for at in range(0, len(codes), CODES_AT_ONCE):
        found += np.bincount(codes[at : at + CODES_AT_ONCE], minlength=n)
    return found


def value_members(sets: Iterable[Sequence[int]], values: tuple[str, ...]) -> Members:
    """Return what codes stand for, given the positions of each code's values."""
    each = [sorted(set(s)) for s in sets]
    offsets = np.cumsum([0, *(len(s) for s in each)], dtype=np.int64)
    return Members(values, np.array([i for s in each for i in s], dtype=np.int64), offsets)


def small_codes(codes: Any, n: int) -> Ints:
    """Return codes below n in the smallest type that holds them."""
    found: Ints = np.asarray(codes).astype(np.min_scalar_type(max(n - 1, 0)))
    return found
