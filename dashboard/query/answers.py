"""The parts of an answer, each counted from one set of matches."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.dates import number
from dashboard.catalog.vocabulary import GROUPS
from dashboard.query.filters import FILTERS
from dashboard.query.matches import Matches
from dashboard.query.selection import Selection
from dashboard.query.table import moments
from dashboard.query.tally import NAMES, Tally

UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.24}  # days, on average
MOST_BINS = 100
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def place_counts(tally: Tally) -> pd.DataFrame:
    """Return one row a place with a selected event: the place's columns, n, weak, contested, hollow, group_* and status_*."""
    counts = dict(zip(NAMES, tally.by_place.T, strict=True))
    frame: pd.DataFrame = tally.table.places.frame.assign(**counts)
    return frame[frame["n"] > 0].reset_index(drop=True)


def facets(matches: Matches, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return code, label and n of each filter's options: n is what choosing it alone there would show, other filters kept.

    Of an open list (types, people, places) only what is known on the day is an option, and what is chosen.
    """
    found = {}
    for parameter, column in matches.table.columns.items():
        options = FILTERS[parameter].options
        labels = options(matches.table.dataset) if options else {}
        n, values = column.count(matches.without(parameter)), column.values
        chosen = set(getattr(selection, parameter))
        shown = [i for i, code in enumerate(values) if FILTERS[parameter].closed or column.totals[i] or code in chosen]
        rows = {"code": [values[i] for i in shown], "label": [labels[values[i]] for i in shown], "n": n[shown]}
        found[parameter] = pd.DataFrame(rows, columns=["code", "label", "n"])
    return found


def histogram(matches: Matches, selection: Selection, *, whole: bool = False) -> pd.DataFrame:
    """Return start and end (first and last day), n, and n by group, of bins without a gap; events count at their start.

    An event that began before the window counts at the window's start. ``whole`` leaves the window out of account.
    """
    table = matches.table
    rows = matches.without("start", "end") if whole else matches.rows
    days = table.start[rows].astype(np.int64)  # in order, as the rows are
    if selection.start and not whole:
        days = np.maximum(days, number(selection.start))
    edges = bins(int(days[0]), int(days[-1])) if len(days) else np.zeros(1, dtype=np.int64)
    width, n = len(GROUPS) + 1, len(edges) - 1
    bin_ = np.repeat(np.arange(n), np.diff(np.searchsorted(days, edges)))
    counted = np.bincount(bin_ * width + table.columns["group"].codes[rows], minlength=n * width).reshape(n, width)
    frame = pd.DataFrame({"start": moments(edges[:-1]), "end": moments(edges[1:] - 1), "n": counted.sum(axis=1)})
    return frame.assign(**{code: counted[:, i] for i, code in enumerate(GROUPS)})


def bins(first: int, last: int) -> npt.NDArray[np.int64]:
    """Return the edges (days since 1970) of the finest whole days, weeks, months, quarters or years that need few bins."""
    unit = next((u for u, days in UNITS.items() if (last - first) / days < MOST_BINS), "year")
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":
        monday = first - (first + 3) % 7  # 1 January 1970 was a Thursday
        return np.arange(monday, last + 8, 7)
    step = _MONTHS[unit]
    a, b = (int(np.datetime64(day, "D").astype("datetime64[M]").astype(np.int64)) // step for day in (first, last))
    return (np.arange(a, b + 2) * step).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def page(matches: Matches, limit: int, offset: int, *, newest: bool = True) -> pd.DataFrame:
    """Return a page of the selected events in the order of their days, with the tuple of their places' ids."""
    chosen = (matches.rows[::-1] if newest else matches.rows)[offset : offset + limit]
    place = matches.table.located_at
    ids: list[Any] = [place.of(row) for row in chosen]
    return matches.table.frame.iloc[chosen].assign(places=pd.Series(ids, dtype=object, index=chosen)).reset_index(drop=True)
