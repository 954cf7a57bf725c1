"""The counts of ``query.counts`` in one compiled loop on all cores: the extra ``fast``; the answers are the same."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from numba import njit

from dashboard.catalog.vocabulary import GROUPS
from dashboard.query.counts import NAMES, SPECIAL, Counts
from dashboard.query.matches import Matches
from dashboard.query.table import LOOK, WHERE

GROUP_AT = len(SPECIAL)
STATUS_AT = GROUP_AT + len(GROUPS)
WIDE = len(NAMES) + 2  # and one each for an event without a group, and without a status
LEAST = 1 << 16  # rows that are worth a thread of their own
THREADS = os.cpu_count() or 1


def count(matches: Matches) -> Counts:
    """Count the selected events."""
    table = matches.table
    names = [LOOK, *(name for name in table.columns if name not in (LOOK, WHERE)), WHERE]
    if len(names) != 4:
        raise ValueError(f"the loop is written for four columns, not for {names}; count with query.counts")
    edges = np.linspace(matches.first, matches.last, _threads(matches) + 1).astype(np.int64).tolist()
    with ThreadPoolExecutor(len(edges) - 1) as pool:
        parts = list(pool.map(lambda stretch: _part(matches, names, *stretch), pairwise(edges)))
    found = parts[0]
    for part in parts[1:]:
        found = found + part
    return found


def _threads(matches: Matches) -> int:
    return max(1, min(THREADS, (matches.last - matches.first) // LEAST))


def _part(matches: Matches, names: list[str], first: int, last: int) -> Counts:
    """Count a stretch of rows."""
    table = matches.table
    codes = [table.columns[name].codes for name in names]
    by = [np.zeros(table.columns[name].size, dtype=np.int32) for name in names]
    passing = [matches.in_use.get(name, np.ones(len(b), dtype=bool)) for name, b in zip(names, by, strict=True)]
    where = np.zeros((len(by[-1]), WIDE), dtype=np.int32)
    days = np.zeros((len(table.when.days), len(GROUPS) + 1), dtype=np.int32)
    holding = np.zeros(0, dtype=bool) if matches.holding is None else matches.holding
    when, looks = table.when, table.looks
    group, status = (np.asarray(c, dtype=np.int64) for c in (looks.group, looks.status))
    span = first, last, matches.sure, matches.since
    n = _loop(
        *span,
        when.days,
        when.begun,
        when.lasts,
        holding,
        *codes,
        *passing,
        *by,
        group,
        status,
        looks.weak,
        looks.contested,
        looks.acts,
        where,
        days,
    )
    rows = where.T.astype(np.int64)
    kept = [*range(STATUS_AT), *range(STATUS_AT + 1, WIDE - 1)]
    counted = {name: b.astype(np.int64) for name, b in zip(names, by, strict=True)}
    return Counts(int(n), {name: counted[name] for name in table.columns}, rows[kept], days.astype(np.int64))


@njit(nogil=True, cache=True)  # type: ignore[untyped-decorator]
def _loop(
    first: Any,
    last: Any,
    sure: Any,
    since: Any,
    days: Any,
    begun: Any,
    lasts: Any,
    holding: Any,
    look_code: Any,
    one_code: Any,
    two_code: Any,
    where_code: Any,
    look_passes: Any,
    one_passes: Any,
    two_passes: Any,
    where_passes: Any,
    look_by: Any,
    one_by: Any,
    two_by: Any,
    where_by: Any,
    group: Any,
    status: Any,
    weak: Any,
    contested: Any,
    acts: Any,
    where: Any,
    by_day: Any,
) -> int:
    """Put each row to each column's filters: one that passes all counts everywhere, one that fails a single column counts there."""
    n = 0
    worded = len(holding) > 0
    for row in range(first, last):
        if row < sure and days[begun[row]] + lasts[row] < since:
            continue
        if worded and not holding[row]:
            continue
        look, one, two, there = look_code[row], one_code[row], two_code[row], where_code[row]
        a, b, c, d = look_passes[look], one_passes[one], two_passes[two], where_passes[there]
        failed = 4 - (np.int64(a) + np.int64(b) + np.int64(c) + np.int64(d))
        if failed > 1:
            continue
        if failed == 1:
            if not a:
                look_by[look] += 1
            elif not b:
                one_by[one] += 1
            elif not c:
                two_by[two] += 1
            else:
                where_by[there] += 1
            continue
        n += 1
        look_by[look] += 1
        one_by[one] += 1
        two_by[two] += 1
        where_by[there] += 1
        by_day[begun[row], group[look]] += 1
        where[there, 0] += 1
        where[there, GROUP_AT + group[look]] += 1
        where[there, STATUS_AT + 1 + status[look]] += 1
        if weak[look]:
            where[there, 1] += 1
        if contested[look]:
            where[there, 2] += 1
        if acts[look]:
            where[there, 3] += 1
    return n
