"""Events counted by time: in bins without a gap, as fine as their number allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.dates import day_number, to_datetimes
from dashboard.query.counting.counts import Counts
from dashboard.query.table.event_table import EventTable

UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.24}  # days, on average
MOST_BINS = 100
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def histogram_bins(table: EventTable, found: Counts, since: date | None, given: Sequence[int] = ()) -> pd.DataFrame:
    """Return columns start and end (first and last day, datetime64[s]), n, and n of each ``group_column``, of bins without a gap.

    Events count at their start.

    An event that began before the window counts at the window's start, ``since``. The bins are those between ``given`` days (since
    1970), where any are given: events that begin outside them do not count.
    """
    some = found.days.sum(axis=1) > 0
    days, numbers = table.when.days[some], found.days[some]
    if since:
        days = np.maximum(days, day_number(since))
    edges = np.array(given or (bin_edges(int(days[0]), int(days[-1])) if len(days) else [0]), dtype=np.int64)
    inside = (days >= edges[0]) & (days < edges[-1])
    counted = np.zeros((len(edges) - 1, numbers.shape[1]), dtype=np.int64)
    np.add.at(counted, np.searchsorted(edges, days[inside], side="right") - 1, numbers[inside])
    head = {"start": to_datetimes(edges[:-1]), "end": to_datetimes(edges[1:] - 1), "n": counted.sum(axis=1)}
    return pd.DataFrame(head | {group_column(code): counted[:, i] for i, code in enumerate(table.looks.groups)})


def group_column(code: str) -> str:
    """Return the column of a histogram that counts a group; a dataset may call a group what another column is called."""
    return f"group_{code}"


def bin_edges(first: int, last: int) -> npt.NDArray[np.int64]:
    """Return the edges, each a day since 1970, of the finest whole days, weeks, months, quarters or years that need few bins."""
    return unit_edges(next((u for u, days in UNIT_DAYS.items() if (last - first) / days < MOST_BINS), "year"), first, last)


def unit_edges(unit: str, first: int, last: int) -> npt.NDArray[np.int64]:
    """Return the edges, each a day since 1970, of the whole days, weeks ... centuries that hold two days and what lies between."""
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":
        monday = first - (first + 3) % 7  # 1 January 1970 was a Thursday
        return np.arange(monday, last + 8, 7)
    step = _MONTHS[unit]
    a, b = (int(np.datetime64(day, "D").astype("datetime64[M]").astype(np.int64)) // step for day in (first, last))
    return (np.arange(a, b + 2) * step).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
