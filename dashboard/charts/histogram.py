"""How dense events are in time: stacked bars by group on the timeline's axis."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.catalog.schema.terms import Terms
from dashboard.charts.axis import Axis, day_numbers
from dashboard.charts.theme import Theme
from dashboard.query.answers.histogram import UNIT_DAYS, group_column, unit_edges
from dashboard.wording.vocabulary_words import group_label

LONG_UNIT_DAYS = {"decade": 3652.4, "century": 36524.0}  # days: for an axis on which a year is too narrow
STRIP_BAR_SHARE = 0.42  # of a step of a strip is as wide as its bar
BAR_COLUMNS = ("day", "day_end", "n", "group", "low", "high", "fill")


def bar_unit(axis: Axis) -> str:
    """Return the finest unit of time whose bars are wide enough on the axis: day, week, month, quarter, year, decade or century."""
    (first, end), (left, right) = axis.main, axis.pixels(axis.main)
    return next(
        (word for word, days in (UNIT_DAYS | LONG_UNIT_DAYS).items() if days * (right - left) >= axis.size.bar * (end - first)), "century"
    )


def bar_edges(axis: Axis) -> tuple[int, ...]:
    """Return the edges (days since 1970) of the bars: units of the main axis, the first and last as far as it reaches, and strips' steps.

    A rest of a unit at an end that would be narrower than a bar belongs to its neighbour.
    """
    first, end = axis.main
    inner = [int(edge) for edge in unit_edges(bar_unit(axis), first, end - 1) if first < edge < end]
    at = axis.pixels([first, *inner, end])
    if inner and at[1] - at[0] < axis.size.bar:
        inner = inner[1:]
    if inner and at[-1] - at[-2] < axis.size.bar:
        inner = inner[:-1]
    steps = axis.segments()
    early, late = ([a for a, _ in steps if a < first], [b for a, b in steps if a >= end])
    return (*early, first, *inner, end, *late)


def stacked_bars(histogram: pd.DataFrame, axis: Axis, terms: Terms, theme: Theme) -> pd.DataFrame:
    """Return one row a bin and group that has events: day and day_end, n, low and high of its part of the stack, and its colour.

    The histogram is over ``bar_edges`` of the axis; what lies in a strip is drawn at the begin of its step.
    """
    first, end = axis.main
    begins = {b: a for a, b in axis.segments()}
    looks = [(group_label(terms, code), look.dark if theme == "dark" else look.light) for code, look in terms.drawn_groups.items()]
    rows = []
    days = (day_numbers(histogram[side]).to_numpy() + past for side, past in (("start", 0), ("end", 1)))
    for a, b, count in zip(*days, histogram[[group_column(code) for code in terms.drawn_groups]].to_numpy(), strict=True):
        begin = a if first <= a < end else begins.get(b, a)
        until = b if first <= a < end else begin + STRIP_BAR_SHARE * (b - begin)
        for n, top, (label, colour) in zip(count, np.cumsum(count), looks, strict=True):
            if n > 0:
                rows.append((float(begin), float(until), int(n), label, int(top - n), int(top), colour))
    return pd.DataFrame(rows, columns=list(BAR_COLUMNS))
