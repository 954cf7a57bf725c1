"""The selected events by step of time at each symbol of the map: what a window holds, any window, is a sum of it.

An event counts in the step that it begins in, and as ``lasting`` after each step that it outlives. Those of a window are the ones that
begin in it and the ones still lasting after the step before it: none twice, however long it lasts. Both are sums, and can be added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.catalog.dates import day_from_number, day_number
from dashboard.query.answers.histogram import UNIT_DAYS, unit_edges
from dashboard.query.counting.counts import cross_counts, where_of
from dashboard.query.counting.matches import Matches
from dashboard.query.counting.place_counts import HOLLOW_ROW, PlaceCounts, place_count_names
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Bools, Counts, Ints, count_codes
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE

MOST_STEPS = 2000
MOST_CELLS = 100_000  # symbols times steps
MAX_DAYS_BY_STEP = {"day": 120, "week": 500}  # days that are played in steps of days, of weeks; in months where they are more
EARLY_SHARE = 0.1  # of the events at most are long ago: one step, or the strip at an end of the timeline's axis
EARLY_WORTH = 20  # each hundredth of the events left to it must shorten what is drawn to scale by a fifth


@dataclass(frozen=True, eq=False)
class TimeBins:
    """Where and when to count: ``edges`` (days since 1970) of the steps, and in their order the sets of places that each symbol has.

    ``hollow`` says of a set at a symbol that its events were only announced there.
    """

    edges: Ints
    n: int
    sets: Ints
    symbols: Ints
    hollow: Bools

    @property
    def steps(self) -> int:
        """Return the number of steps."""
        return len(self.edges) - 1


@dataclass(frozen=True, eq=False)
class BinnedCounts:
    """Events by step: of all selected (2 x steps), and at the symbols (2 x ``place_count_names`` x symbols x steps): begun, lasting."""

    whole: Counts
    here: Counts

    def __add__(self, other: BinnedCounts) -> BinnedCounts:
        """Return the events of two tables together."""
        return BinnedCounts(self.whole + other.whole, self.here + other.here)


@dataclass(frozen=True, eq=False)
class DatedCounts:
    """A film with what it is cut into: the ``unit`` of its steps, and the first ``days`` of them and of what comes after the last."""

    unit: str
    days: tuple[date, ...]
    film: BinnedCounts


def time_bin_edges(unit: str, days: Ints, n_by_day: Counts, selection: Selection, symbols: int) -> tuple[str, Ints]:
    """Return the unit of the steps and their edges (days since 1970), given how many events begin on which ``days`` (since 1970).

    It is the unit asked for, "" for the natural one, or a coarser one where that comes to too many steps. A few events of long ago are
    one step, the first; no step reaches out of the selection's own window.
    """
    some = n_by_day > 0
    if not some.any():
        return unit or "month", np.zeros(1, dtype=np.int64)
    begun = np.maximum(days[some], day_number(selection.start) if selection.start else days[0])
    first, dense, last = int(begun[0]), _dense(begun, n_by_day[some]), int(begun[-1])
    unit = _fitting(unit, last - dense, symbols)
    found = unit_edges(unit, dense, last)
    if first < found[0]:
        found = np.concatenate([unit_edges(unit, first, first)[:1], found])
    low, high = (day_number(day) if day else None for day in (selection.start, selection.end))
    return unit, np.clip(found, found[0] if low is None else low, found[-1] if high is None else high + 1)


def _dense(begun: Ints, n: Counts) -> int:
    """Return the day from which on there are events enough to play them step by step."""
    before = np.cumsum(n) - n
    some = before <= EARLY_SHARE * n.sum()
    cost = np.log(np.maximum(begun[-1] - begun[some], 1)) + EARLY_WORTH * before[some] / n.sum()
    return int(begun[some][np.argmin(cost)])


def _fitting(unit: str, days: int, symbols: int) -> str:
    units = list(UNIT_DAYS)
    wanted = unit or next((u for u, most in MAX_DAYS_BY_STEP.items() if days <= most), "month")
    coarser = units[units.index(wanted) :]
    return next((u for u in coarser if (steps := days / UNIT_DAYS[u] + 3) <= MOST_STEPS and steps * symbols <= MOST_CELLS), coarser[-1])


def make_time_bins(tally: PlaceCounts, belongs: Counts, n: int, steps: Ints) -> TimeBins:
    """Return where and when to count, given the symbol of each place, -1 for none, and the steps' edges (days since 1970)."""
    return TimeBins(steps, n, *tally.sets_and_things(belongs))


def binned_counts(matches: Matches, stage: TimeBins) -> BinnedCounts:
    """Count the selected events, a stretch of rows at a time."""
    n = len(place_count_names(matches.table.looks.groups))
    total = BinnedCounts(np.zeros((2, stage.steps), dtype=np.int64), np.zeros((2, n, stage.n, stage.steps), dtype=np.int64))
    here = total.here.reshape(2, n, -1)
    sizes = np.bincount(stage.sets, minlength=matches.table.columns[PLACE_TABLE].size)
    first = np.cumsum(sizes) - sizes
    for rows in matches.rows() if stage.steps else ():
        begun, last = _steps(matches, stage, rows)
        on = last > begun
        at, symbol, hollow = _pairs(stage, matches.table.columns[PLACE_TABLE].codes[rows], sizes, first)
        look, cell = matches.table.columns[LOOK_TABLE].codes[rows][at], symbol * stage.steps
        lasts = on[at]
        total.whole[0] += count_codes(begun, stage.steps)
        total.whole[1] += count_codes(begun[on], stage.steps) - count_codes(last[on], stage.steps)
        _count(matches, cell + begun[at], look, hollow, here[0])
        _count(matches, (cell + begun[at])[lasts], look[lasts], hollow[lasts], here[1])
        _count(matches, (cell + last[at])[lasts], look[lasts], hollow[lasts], here[1], -1)
    for ends in (total.whole[1], total.here[1]):  # so far how many more begin than end in each step: what goes on after it is their sum
        np.cumsum(ends, axis=-1, out=ends)
    return total


def _steps(matches: Matches, stage: TimeBins, rows: Ints) -> tuple[Ints, Ints]:
    """Return the steps that events begin in and end in; one that began before the first, or ends after the last, is cut."""
    when = matches.table.when
    first, end = int(stage.edges[0]), int(stage.edges[-1])
    step = np.repeat(np.arange(stage.steps, dtype=np.int32), np.diff(stage.edges))
    begun = step[np.clip(when.days - first, 0, end - first - 1)][when.begun[rows]]
    on = np.flatnonzero(when.lasts[rows])
    last = begun.copy()
    last[on] = step[np.clip(when.days[when.begun[rows[on]]] + when.lasts[rows[on]] - first, 0, end - first - 1)]
    return begun, last


def _pairs(stage: TimeBins, where: Ints, sizes: Ints, first: Ints) -> tuple[Ints, Ints, Bools]:
    """Return events (positions in ``where``, their sets of places) with the symbols that they count at, and whether as announced only."""
    none: list[Ints] = [np.zeros(0, dtype=np.int64)]
    at, pair, k = [*none], [*none], 0
    some: Ints = np.flatnonzero(sizes[where])
    while len(some):
        at.append(some)
        pair.append(first[where[some]] + k)
        k += 1
        some = some[sizes[where[some]] > k]
    chosen = np.concatenate(pair)
    return np.concatenate(at), stage.symbols[chosen].astype(np.int32), stage.hollow[chosen]


def _count(matches: Matches, cells: Ints, look: Ints, hollow: Bools, total: Counts, times: int = 1) -> None:
    """Add events by NAMES and cell to a total, NAMES x cells; only the cells with an event are counted in, which are few of many."""
    is_used = np.zeros(total.shape[1], dtype=bool)
    is_used[cells] = True
    used = np.flatnonzero(is_used)
    number = np.zeros(len(is_used), dtype=np.int32)
    number[used] = np.arange(len(used))
    at, looks = number[cells], matches.table.looks
    groups = cross_counts(at, look, looks.group, len(looks.groups) + 1, len(used))
    found = where_of(groups, cross_counts(at, look, looks.kind, len(looks.kinds), len(used)), looks)
    total[:, used] += times * np.insert(found, HOLLOW_ROW, count_codes(at[hollow], len(used)), axis=0)


def sum_binned_counts(parts: Sequence[BinnedCounts]) -> BinnedCounts:
    """Return the films of all shards together."""
    return sum(parts[1:], start=parts[0])


def dated_counts(unit: str, stage: TimeBins, film: BinnedCounts) -> DatedCounts:
    """Return a film with its days; where the last step holds the last day that a date can be, none comes after it."""
    return DatedCounts(unit, tuple(day_from_number(min(day, day_number(date.max))) for day in stage.edges.tolist()), film)
