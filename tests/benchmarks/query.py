"""One interaction with the event table, beside naive pandas and DuckDB on its own file: the same events, selections and answers."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.query.answers import rows as pages
from dashboard.query.answers.facets import facet_counts
from dashboard.query.answers.histogram import histogram_bins
from dashboard.query.counting import compiled
from dashboard.query.counting.counts import Counts, count_events
from dashboard.query.counting.matches import match_table
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.engines.dask.cluster import Cluster, Shards
from dashboard.query.engines.dask.shards import ShardPage, add_counts, pack_counts, shard_counts
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import map_symbols
from dashboard.query.table.event_table import EventTable
from dashboard.query.table.filter_columns import LOOK_TABLE, PLACE_TABLE
from tests.benchmarks import rivals, synthetic

VIEW, ZOOM, CLICKED = (20.0, 30.0, 140.0, 60.0), 5, "P00003"
LINE = 64  # bytes of memory that a processor reads at once
MOST_COMPARED = 2_000_000  # events up to which the slower ways are measured too
SELECTIONS = {
    "a year": Selection(start=date(2024, 1, 1), end=date(2024, 12, 31)),
    "a group": Selection(group=("troops",)),
    "a window, two groups, two statuses": Selection(
        start=date(2022, 1, 1), end=date(2025, 12, 31), group=("troops", "arms"), status=("claimed", "contested")
    ),
    "two actors": Selection(actor=("A0003", "A0010")),
    "a party, evidence A and B": Selection(party=("Y01",), evidence=("A", "B")),
    "a place": Selection(place=("P00000",)),
}


def measure(n: int, runs: int, *, fast: bool = False, dask: int = 0, alone: bool = False) -> dict[str, Any]:
    """Return the figures of n events: milliseconds are medians over the selections, each warm and none answered before.

    ``alone``, or where they would take too long, the slower ways are left out.
    """
    if dask:
        return spread(n, runs, dask, fast=fast)
    made = synthetic.world()
    found = synthetic.events(n, made)
    table = synthetic.table(made, found)
    totals = _counting(fast)(match_table(table, Selection()))
    ours = _median(runs, lambda s: interaction(table, s, totals, _counting(fast)))
    compared = n <= MOST_COMPARED and not alone
    naive = _median(max(runs // 3, 1), rivals.naive(made, found)) if compared else None
    with tempfile.TemporaryDirectory() as folder:
        duckdb = _median(runs, rivals.duckdb(made, found, Path(folder))) if compared else None
    speed = bandwidth()
    return {
        "events": n,
        "table_ms": round(ours * 1000, 2),
        "naive_ms": naive and round(naive * 1000, 1),
        "duckdb_ms": duckdb and round(duckdb * 1000, 1),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "bytes_an_event": round(table.nbytes / n, 1),
        "bytes_scanned": round(statistics.median(_scanned(table, s) for s in SELECTIONS.values())),
        "bandwidth_gb_s": round(speed / 1e9, 1),
        "fast": fast,
    }


def spread(n: int, runs: int, workers: int, *, fast: bool) -> dict[str, Any]:
    """Return the figures of n events on so many worker processes, a shard each; those of one process and of others are not run."""
    world = synthetic.world()
    table = synthetic.table(world, synthetic.events(1000, world), whole=True)
    cluster = Cluster(workers=workers)
    shards = Shards(cluster, [MadeUp(n // workers, part) for part in range(workers)])
    day = ShardPage(50)
    totals = add_counts([part for part, _, _ in shards.ask(shard_counts, Selection(), day)])
    assert totals.n == n // workers * workers

    def once(selection: Selection) -> Any:
        matches = match_table(table, selection)
        told = shards.ask(both, selection, selection.replace(place=(CLICKED,)), day, fast)
        found = add_counts([one[0] for one, _ in told])
        rows = [np.sort(np.concatenate([part[i][1] for part in told]))[::-1][:50] for i in (0, 1)]
        return (
            map_symbols(PlaceCounts(table, found), VIEW, ZOOM, 500),
            histogram_bins(table, found, selection.start),
            facet_counts(matches, found, totals, selection),
            rows,
        )

    took = _median(runs, once)
    rss = sum(cluster.client().run(lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss).values())
    cluster.close()
    head = {"events": n, "table_ms": round(took * 1000, 2), "naive_ms": None, "duckdb_ms": None, "rss_mb": round(rss / 1024)}
    return head | {"bytes_scanned": None, "bandwidth_gb_s": None, "fast": fast, "dask": workers}


@dataclass(frozen=True)
class MadeUp:
    """A shard of made up events, made where it arrives."""

    n: int
    part: int

    @cached_property
    def table(self) -> EventTable:
        """Return its table."""
        world = synthetic.world()
        return synthetic.table(world, synthetic.events(self.n, world, seed=11 + self.part), whole=True)


def both(shard: MadeUp, selection: Selection, clicked: Selection, page: ShardPage, fast: bool) -> tuple[Any, Any]:
    """Return what one interaction asks of a shard: counts and first rows, and the first rows of a clicked place."""
    table = shard.table
    there = pages.first_rows(match_table(table, clicked), page.most, 0, newest=page.newest)
    matches = match_table(table, selection)
    at = pages.first_rows(matches, page.most, 0, newest=page.newest)
    found = compiled.count_compiled(matches, threads=1) if fast else count_events(matches)
    return (pack_counts(found), table.held(at)), (None, table.held(there))


def interaction(table: EventTable, selection: Selection, totals: Counts, counting: Callable[..., Counts]) -> dict[str, Any]:
    """Answer all that one interaction asks: symbols of a viewport, histogram, facets, the first rows, and those of a clicked place."""
    matches = match_table(table, selection)
    found = counting(matches)
    there = match_table(table, selection.replace(place=(CLICKED,)))
    return {
        "n": found.n,
        "cells": map_symbols(PlaceCounts(table, found), VIEW, ZOOM, 500),
        "histogram": histogram_bins(table, found, selection.start),
        "facets": facet_counts(matches, found, totals, selection),
        "rows": pages.event_rows(table, pages.first_rows(matches, 50, 0, newest=True)),
        "clicked": pages.event_rows(table, pages.first_rows(there, 50, 0, newest=True)),
    }


def _counting(fast: bool) -> Callable[..., Counts]:
    return compiled.count_compiled if fast else count_events


def _median(runs: int, once: Callable[[Selection], Any]) -> float:
    """Return the median seconds over the selections, of each the median over some runs after a first one that warms."""

    def timed(selection: Selection) -> float:
        begun = time.perf_counter()
        once(selection)
        return time.perf_counter() - begun

    for selection in SELECTIONS.values():
        once(selection)
    return statistics.median(statistics.median(timed(s) for _ in range(runs)) for s in SELECTIONS.values())


def _scanned(table: EventTable, selection: Selection) -> int:
    """Return the bytes of a table that counting a selection reads.

    Those are the columns in use over the window, and of what is counted the lines of memory in which a chosen event stands.
    """
    matches = match_table(table, selection)
    used, when = matches.in_use, table.when
    begun = [(when.begun, matches.first, matches.sure), (when.lasts, matches.first, matches.sure)]
    whole = begun + [(table.columns[name].codes, matches.first, matches.last) for name in used]
    told = {name: matches.told(name) for name in table.columns}
    whole += [(column.codes, *edge) for name, column in table.columns.items() for edge in column.beside(told[name].start, told[name].stop)]
    seen = {LOOK_TABLE, PLACE_TABLE} | {name for name in told if told[name].start > matches.first}
    gathered = [when.begun, *(table.columns[name].codes for name in seen - used.keys())]
    lines = sum(_lines(rows, codes.itemsize) for rows in matches.rows() for codes in gathered)
    return sum(codes[first:last].nbytes for codes, first, last in whole) + lines


def _lines(rows: np.ndarray, size: int) -> int:
    """Return the bytes of the lines of memory in which rows of so many bytes stand."""
    return LINE * int(np.count_nonzero(np.diff(rows * size // LINE, prepend=-1)))


def bandwidth() -> float:
    """Return the bytes a second at which this machine reads memory in one thread of numpy."""
    block = np.ones(1 << 27, dtype=np.uint8).view(np.uint64)
    best = min(_seconds(block.sum) for _ in range(5))
    return block.nbytes / best


def _seconds(once: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    once()
    return time.perf_counter() - begun
