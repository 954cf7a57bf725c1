"""How dense events are in time: stacked bars by group on the timeline's axis."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.catalog.dates import number
from dashboard.catalog.vocabulary import GROUPS
from dashboard.charts.axis import Axis, numbers
from dashboard.charts.ink import Theme

UNITS = ((1, "day"), (8, "week"), (32, "month"), (93, "quarter"), (400, "year"))  # up to so many days
MONTH = 31
STRIP = 0.42  # of a step of the strip is as wide as its bar
COLUMNS = ("day", "day_end", "n", "group", "low", "high", "fill")


def by_month(events: pd.DataFrame) -> pd.DataFrame:
    """Return start, end, n and n by group of the months that events begin in, as a histogram answer has them."""
    dated = events[events["start"].notna()]
    first, month = np.unique(dated["start"].to_numpy().astype("datetime64[M]"), return_inverse=True)
    counts = np.zeros((len(first), len(GROUPS)), dtype=np.int64)
    known = (group := pd.Index(GROUPS).get_indexer(pd.Index(dated["event_group"]))) >= 0
    np.add.at(counts, (month[known], group[known]), 1)
    counted = pd.DataFrame(counts, columns=list(GROUPS))
    end = (first + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    spans = {"start": first.astype("datetime64[s]"), "end": end.astype("datetime64[s]"), "n": counts.sum(axis=1)}
    return pd.DataFrame(spans).join(counted)


def fine(histogram: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the histogram, or a count by month where its bins are coarser and all events are at hand.

    One event of 1959 makes the bins of an answer years long.
    """
    if histogram.empty or int(histogram["n"].sum()) != len(events) or longest(histogram) <= MONTH:
        return histogram
    return by_month(events)


def longest(histogram: pd.DataFrame) -> int:
    """Return the days of the longest bin; 0 without one."""
    return int(((histogram["end"] - histogram["start"]).dt.days + 1).max()) if len(histogram) else 0


def unit(histogram: pd.DataFrame) -> str:
    """Return the word for the bins' length: day, week, month, quarter, year."""
    return next((word for days, word in UNITS if longest(histogram) <= days), "period")


def stacked(histogram: pd.DataFrame, axis: Axis, theme: Theme) -> pd.DataFrame:
    """Return one row a bin and group that has events: day and day_end, n, low and high of its part of the stack, and its colour.

    What lies before the main axis is counted together for each step of the strip.
    """
    begin, day, day_end = number(axis.domain[0]), numbers(histogram["start"]).to_numpy(), numbers(histogram["end"]).to_numpy() + 1
    counts = histogram[list(GROUPS)].to_numpy()
    early = day_end <= begin
    # What begins before the main axis is in it as far as it reaches into it.
    bins = list(zip(np.maximum(day, begin)[~early], np.minimum(day_end, axis.last)[~early], counts[~early], strict=True))
    for a, b in axis.segments():
        bins.append((a, a + STRIP * (b - a), counts[early & (day >= a) & (day < b)].sum(axis=0)))
    looks = [(look.label, look.dark if theme == "dark" else look.light) for look in GROUPS.values()]
    rows = [
        (float(a), float(b), int(n), label, int(top - n), int(top), colour)
        for a, b, count in bins
        for n, top, (label, colour) in zip(count, count.cumsum(), looks, strict=True)
        if n > 0 and a < axis.last
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
