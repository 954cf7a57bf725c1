"""Coverage over time: claims made and sources published a month, with a shade where the dataset says that coverage is thin."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from dashboard.catalog.dates import date_words, day_number
from dashboard.charts.axis import DAY_MS, month_labels
from dashboard.charts.theme import INKS, Theme
from dashboard.wording.messages import message

Coverage = alt.VConcatChart
COUNTED = ("claims", "sources")


def coverage_chart(counts: pd.DataFrame, *, first: date, last: date, thin_after: date | None, theme: Theme) -> Coverage:
    """Return the chart: one panel each for claims and sources on the same months; what is before ``first`` is left out."""
    ink = INKS[theme]
    months = counts[counts["month"] >= pd.Timestamp(first)]
    domain = [_instant(first), _instant(last)]
    panels = [
        _panel(months[months["what"].eq(what)], message("chart-coverage-panel", what=what), domain, thin_after, last, theme)
        for what in COUNTED
    ]
    chart = alt.vconcat(*panels, spacing=14, background="transparent").configure_view(stroke=None)
    chart = chart.configure_axis(labelColor=ink.muted, titleColor=ink.muted, gridColor=ink.line, domainColor=ink.muted, tickColor=ink.line)
    titled: Coverage = chart.configure_title(color=ink.text, anchor="start", fontSize=13)
    return titled


def _panel(rows: pd.DataFrame, title: str, domain: list[int], thin_after: date | None, last: date, theme: Theme) -> Any:
    ink, months = INKS[theme], rows["month"]
    ends = months + pd.offsets.MonthBegin(1)
    words = [date_words(f"{month:%Y-%m}") for month in months]
    data = pd.DataFrame({"a": _instants(months), "b": _instants(ends), "n": rows["n"], "floor": 0, "words": words})
    # Instants as plain numbers: no time zone can shift a month, and bars and shade share one scale.
    quarters = _quarters(domain)
    axis = alt.Axis(values=quarters, labelExpr=month_labels(quarters), grid=False, labelOverlap=True)
    x = alt.X("a:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), title=None, axis=axis)
    bars = alt.Chart(data).mark_rect(color=ink.accent, stroke=ink.paper, strokeWidth=0.7)
    y = alt.Y("n:Q", title=None, scale=alt.Scale(domainMin=0), axis=alt.Axis(tickCount=4, format="d"))
    tips = [alt.Tooltip("words:N", title=message("chart-month")), alt.Tooltip("n:Q", title=message("chart-number"))]
    drawn = [bars.encode(x=x, x2="b:Q", y=y, y2="floor:Q", tooltip=tips)]
    if thin_after and thin_after < last:
        span = alt.Chart(pd.DataFrame({"a": [_instant(thin_after)], "b": [domain[1]]})).mark_rect(color=ink.muted, opacity=0.18)
        drawn.insert(0, span.encode(x=alt.X("a:Q"), x2="b:Q"))
    return alt.layer(*drawn, title=title, height=110, width="container")


def _instants(moments: pd.Series) -> pd.Series:
    return (moments - pd.Timestamp(0)) // pd.Timedelta(milliseconds=1)


def _instant(day: date) -> int:
    return day_number(day) * DAY_MS


def _quarters(domain: list[int]) -> list[int]:
    begin, end = pd.Timestamp(domain[0], unit="ms"), pd.Timestamp(domain[1], unit="ms")
    return [int(day.value // 1_000_000) for day in pd.date_range(begin, end, freq="QS", unit="ns")]
