"""One interaction with the event table, beside naive pandas and DuckDB on its own file: the same events, selections and answers."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.query import answers
from dashboard.query.counts import Counts, count
from dashboard.query.matches import match
from dashboard.query.selection import Selection
from dashboard.query.symbols import symbols
from dashboard.query.table import EventTable
from dashboard.query.tally import Tally
from tests.benchmarks import rivals, synthetic

VIEW, ZOOM, CLICKED = (20.0, 30.0, 140.0, 60.0), 5, "P00003"
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


def measure(n: int, runs: int, *, fast: bool = False) -> dict[str, Any]:
    """Return the figures of n events: milliseconds are medians over the selections, each warm and none answered before."""
    made = synthetic.world()
    found = synthetic.events(n, made)
    table = synthetic.table(made, found)
    totals = _counting(fast)(match(table, Selection()))
    ours = _median(runs, lambda s: interaction(table, s, totals, _counting(fast)))
    held = _bytes(table)
    compared = n <= MOST_COMPARED
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
        "bytes_an_event": round(held / n, 1),
        "bytes_scanned": _scanned(table),
        "bandwidth_gb_s": round(speed / 1e9, 1),
        "fast": fast,
    }


def interaction(table: EventTable, selection: Selection, totals: Counts, counting: Callable[..., Counts]) -> dict[str, Any]:
    """Answer all that one interaction asks: symbols of a viewport, histogram, facets, the first rows, and those of a clicked place."""
    matches = match(table, selection)
    found = counting(matches)
    there = match(table, selection.replace(place=(CLICKED,)))
    return {
        "n": found.n,
        "cells": symbols(Tally(table, found), VIEW, ZOOM, 500),
        "histogram": answers.histogram(table, found, selection.start),
        "facets": answers.facets(matches, found, totals, selection),
        "rows": answers.page(table, answers.first_rows(matches, 50, 0, newest=True)),
        "clicked": answers.page(table, answers.first_rows(there, 50, 0, newest=True)),
    }


def _counting(fast: bool) -> Callable[..., Counts]:
    if not fast:
        return count
    from dashboard.query import fast as compiled

    return compiled.count


def _median(runs: int, once: Callable[[Selection], Any]) -> float:
    """Return the median seconds over the selections, of each the median over some runs after a first one that warms."""

    def timed(selection: Selection) -> float:
        begun = time.perf_counter()
        once(selection)
        return time.perf_counter() - begun

    for selection in SELECTIONS.values():
        once(selection)
    return statistics.median(statistics.median(timed(s) for _ in range(runs)) for s in SELECTIONS.values())


def _bytes(table: EventTable) -> int:
    """Return the bytes that the events' own columns hold."""
    return sum(c.codes.nbytes for c in table.columns.values()) + table.when.begun.nbytes + table.when.lasts.nbytes


def _scanned(table: EventTable) -> int:
    """Return the bytes that a selection by one group reads: every column once."""
    return _bytes(table) - table.when.lasts.nbytes


def bandwidth() -> float:
    """Return the bytes a second at which this machine reads memory in one thread of numpy."""
    block = np.ones(1 << 27, dtype=np.uint8).view(np.uint64)
    best = min(_seconds(block.sum) for _ in range(5))
    return block.nbytes / best


def _seconds(once: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    once()
    return time.perf_counter() - begun
