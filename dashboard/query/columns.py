"""Columns of the event table: small integer codes, one an event or several, chosen from and counted in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Single:
    """One code an event into ``values``; len(values) stands for none."""

    values: tuple[str, ...]
    codes: Ints

    def holding(self, chosen: tuple[str, ...]) -> Bools:
        """Tell which events have one of the chosen values."""
        return _wanted(self.values, chosen)[self.codes]

    @cached_property
    def totals(self) -> Counts:
        """Return the events by value."""
        return _counted(self.codes, len(self.values))

    def count(self, rows: Ints) -> Counts:
        """Count the events of some rows by value."""
        return self.totals if len(rows) == len(self.codes) else _counted(self.codes[rows], len(self.values))


@dataclass(frozen=True, eq=False)
class Several:
    """Codes into ``values``, any number an event: those of event i are ``codes[offsets[i]:offsets[i + 1]]``, none twice."""

    values: tuple[str, ...]
    codes: Ints
    offsets: Ints

    @cached_property
    def rows(self) -> Ints:
        """Return the event of each code."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), np.diff(self.offsets))

    def holding(self, chosen: tuple[str, ...]) -> Bools:
        """Tell which events have one of the chosen values."""
        return self.events_of(_wanted(self.values, chosen))

    def events_of(self, wanted: Bools) -> Bools:
        """Tell which events have a value whose code is wanted."""
        found = np.zeros(len(self.offsets) - 1, dtype=bool)
        found[self.rows[wanted[self.codes]]] = True
        return found

    @cached_property
    def totals(self) -> Counts:
        """Return the events by value; an event counts once a value."""
        return _counted(self.codes, len(self.values))

    def count(self, rows: Ints) -> Counts:
        """Count the events of some rows by value, an event once a value."""
        if len(rows) == len(self.offsets) - 1:
            return self.totals
        return _counted(self.codes[self.positions(rows)], len(self.values))

    def positions(self, rows: Ints) -> Ints:
        """Return where the codes of some rows stand, row by row."""
        begin, many = self.offsets[rows], self.offsets[rows + 1] - self.offsets[rows]
        past = np.cumsum(many)
        return np.repeat(begin - past + many, many) + np.arange(past[-1] if len(past) else 0, dtype=begin.dtype)

    def of(self, row: int) -> tuple[str, ...]:
        """Return the values of one event."""
        return tuple(self.values[code] for code in self.codes[self.offsets[row] : self.offsets[row + 1]])


Column = Single | Several


def _wanted(values: tuple[str, ...], chosen: tuple[str, ...]) -> Bools:
    asked = set(chosen)
    return np.array([value in asked for value in values] + [False])


def _counted(codes: Ints, n: int) -> Counts:
    return np.bincount(codes, minlength=n + 1)[:n].astype(np.int64)


def one_each(cells: pd.Series, values: tuple[str, ...]) -> Single:
    """Code a column of one value an event."""
    return Single(values, _small(_codes(cells, values), len(values)))


def several(ids: pd.Index, links: pd.DataFrame, name: str, values: tuple[str, ...]) -> Several:
    """Code a column of several values an event from a table of links with an ``event_id``."""
    pairs = np.unique(pairs_of(ids, links, name, values))
    pairs = pairs[pairs >= 0]
    width = max(len(values), 1)
    offsets = np.zeros(len(ids) + 1, dtype=np.int32)
    np.cumsum(np.bincount(pairs // width, minlength=len(ids)), out=offsets[1:])
    return Several(values, _small(pairs % width, len(values)), offsets)


def pairs_of(ids: pd.Index, links: pd.DataFrame, name: str, values: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """Return event and value of each link as one number; -1 where either is not known on the day."""
    rows, codes = ids.get_indexer(pd.Index(links["event_id"])), _codes(links[name], values)
    return np.where((rows >= 0) & (codes < len(values)), rows.astype(np.int64) * max(len(values), 1) + codes, -1)


def _codes(cells: pd.Series, values: tuple[str, ...]) -> npt.NDArray[np.int64]:
    found = pd.Index(values, dtype=object).get_indexer(pd.Index(cells, dtype=object)).astype(np.int64)
    return np.where(found < 0, len(values), found)


def _small(codes: npt.NDArray[np.int64], highest: int) -> Ints:
    return codes.astype(np.min_scalar_type(highest))
