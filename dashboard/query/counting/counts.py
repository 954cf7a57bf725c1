"""Counts of the selected events, from one pass over the rows that matter: every part of an answer follows, and counts can be added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.catalog.schema.vocabulary import STANDINGS
from dashboard.query.counting.matches import Matches
from dashboard.query.table.columns import CODES_AT_ONCE, Bools, Ints, count_codes
from dashboard.query.table.columns import Counts as Numbers
from dashboard.query.table.event_table import EventLooks
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE

# What is counted at each set of places: events, those on evidence C, contested (or with the mark), and events by group and by status.
SPECIAL_COUNTS = ("n", "weak", "contested")


def count_names(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the names of what is counted, given the codes that groups are drawn as."""
    return (*SPECIAL_COUNTS, *(f"group_{code}" for code in groups), *(f"status_{code}" for code in STANDINGS))


@dataclass(frozen=True, eq=False)
class Counts:
    """Of the selected events their number ``n``, ``where`` they are (``count_names`` x sets of places), and ``days``.

    ``days`` has a row for each of the table's ``when.days`` on which events begin, and a column for each group drawn and one for none.

    ``by`` has for each column of the table the events by code that pass every filter but those on the column itself.
    """

    n: int
    by: dict[str, Numbers]
    where: Numbers
    days: Numbers

    @property
    def nbytes(self) -> int:
        """Return the bytes that the numbers take."""
        return self.where.nbytes + self.days.nbytes + sum(numbers.nbytes for numbers in self.by.values())

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of two tables with the same codes together."""
        by = {name: self.by[name] + other.by[name] for name in self.by}
        return Counts(self.n + other.n, by, self.where + other.where, self.days + other.days)


def count_events(matches: Matches) -> Counts:
    """Count the selected events."""
    table = matches.table
    chosen, others, begun = _gathered(matches)
    look, looks, sets = chosen[LOOK_TABLE], table.looks, table.columns[PLACE_TABLE].size
    days = cross_counts(begun, look, looks.group, len(looks.groups) + 1, len(table.when.days)).T
    groups = cross_counts(chosen[PLACE_TABLE], look, looks.group, len(looks.groups) + 1, sets)
    kinds = cross_counts(chosen[PLACE_TABLE], look, looks.kind, len(looks.kinds), sets)
    where = where_of(groups, kinds, looks)
    by = {name: count_codes(codes, table.columns[name].size) + precounted(matches, name) for name, codes in others.items()}
    return Counts(len(look), by_where(matches, by, where), where, days)


def looked_into(matches: Matches) -> list[str]:
    """Return the columns whose codes must be counted; sets of places are counted anyway, unless a filter asks for some of them."""
    return [name for name in matches.table.columns if name != PLACE_TABLE or PLACE_TABLE in matches.in_use]


def by_where(matches: Matches, by: dict[str, Numbers], where: Numbers) -> dict[str, Numbers]:
    """Return by column of the table the events of each of its codes, those of the sets of places taken from ``where``'s first row."""
    return {name: by[name] if name in by else where[0] for name in matches.table.columns}


def precounted(matches: Matches, name: str) -> Numbers:
    """Count by the codes of a column what passes every filter but the column's own and need not be looked at."""
    rows = matches.told(name)
    return matches.table.columns[name].between(rows.start, rows.stop)


def _gathered(matches: Matches) -> tuple[dict[str, Ints], dict[str, Ints], Ints]:
    """Return the codes of the selected events, of each column those that pass the others' filters and are not told, and the days."""
    columns, used = matches.table.columns, tuple(matches.in_use)
    chosen: dict[str, list[Ints]] = {name: [] for name in (LOOK_TABLE, PLACE_TABLE)}
    others: dict[str, list[Ints]] = {name: [] for name in looked_into(matches)}
    begun: list[Ints] = []
    for rows, passes in matches.passing_stretches():
        passed = {name: matches.in_use[name].take(columns[name].codes[rows]) for name in used}
        found = _listed(passes, passed.values())
        for name in chosen:
            chosen[name].append(_of(columns[name].codes[rows], found))
        for name, some in others.items():
            if rows.start < matches.told(name).start:
                rest = _listed(passes, (p for other, p in passed.items() if other != name)) if name in passed else found
                some.append(_of(columns[name].codes[rows], rest))
        begun.append(_of(matches.table.when.begun[rows], found))
    kinds = {name: column.codes.dtype for name, column in columns.items()}
    joined = [{name: _joined(parts, kinds[name]) for name, parts in many.items()} for many in (chosen, others)]
    return joined[0], joined[1], _joined(begun, matches.table.when.begun.dtype)


def _listed(passes: Bools | None, more: Iterable[Bools]) -> Ints | None:
    """Return the rows that pass all; None is every row. Several columns are read by one list faster than each by what passes."""
    for one in more:
        passes = one if passes is None else passes & one
    return None if passes is None else np.flatnonzero(passes)


def _of(codes: Ints, chosen: Ints | None) -> Ints:
    return codes if chosen is None else codes.take(chosen)


def _joined(parts: list[Ints], dtype: np.dtype[Any]) -> Ints:
    return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else np.zeros(0, dtype=dtype)


def cross_counts(codes: Ints, look: Ints, kinds: Ints, n_kinds: int, n: int) -> Numbers:
    """Count codes below n by a kind of their look: kinds x n."""
    found = np.zeros(n_kinds * n, dtype=np.int64)
    base = (kinds.astype(np.int32) * n).astype(np.int32)
    for at in range(0, len(codes), CODES_AT_ONCE):
        keys = base.take(look[at : at + CODES_AT_ONCE])
        keys += codes[at : at + CODES_AT_ONCE]
        found += np.bincount(keys, minlength=n_kinds * n)
    return found.reshape(n_kinds, n)


def where_of(groups: Numbers, kinds: Numbers, looks: EventLooks) -> Numbers:
    """Return a row for each of ``count_names``, a column a set of places, given its events by group and by the kind of their look."""
    drawn = len(looks.groups)
    found = np.zeros((len(SPECIAL_COUNTS) + drawn + len(STANDINGS), groups.shape[1]), dtype=np.int64)
    for i, row in enumerate(groups):
        found[0] += row
        if i < drawn:
            found[len(SPECIAL_COUNTS) + i] = row
    for (status, *marks), row in zip(looks.kinds.tolist(), kinds, strict=True):
        rows = [i for i, mark in enumerate(marks, 1) if mark] + ([len(SPECIAL_COUNTS) + drawn + status] if status < len(STANDINGS) else [])
        for i in rows:
            found[i] += row
    return found
