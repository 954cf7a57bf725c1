"""Figures of one scope over time: low to high as a bar, the best number as a mark, an open end as an arrow; a colour a party."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.catalog.dates import day_words, number
from dashboard.charts.axis import DAY_MS, MONTH_WORDS
from dashboard.charts.ink import INKS, Theme

Estimates = alt.LayerChart
SHAPES = ("circle", "square", "diamond", "cross", "triangle-right", "triangle-left")
ARROW = 30  # pixels of an arrow where an end is open
HEIGHT, WIDE = 250, 3  # of a panel; names in a row of its legend
FADED = 0.45  # of an earlier figure of the same speaker


def estimates(figures: pd.DataFrame, unit: str, colours: Mapping[str, str], *, as_of: date, theme: Theme) -> Estimates:
    """Draw ``query.estimates.Scope.figures``; ``colours`` are those of the parties. One scope a chart: lines never join two of them."""
    ink, data = INKS[theme], _drawn(figures)
    names = list(dict.fromkeys(data["speaker"]))
    of = dict(zip(data["speaker"], data["party_id"], strict=True))
    scale = alt.Scale(domain=names, range=[colours.get(of[name], ink.muted) for name in names])
    legend = alt.Legend(title=None, orient="bottom", columns=WIDE, labelLimit=240, symbolOpacity=1)
    x = alt.X("at:Q", title=None, scale=alt.Scale(domain=_domain(data, as_of), nice=False, zero=False), axis=_axis())
    y = alt.Y("mark:Q", title=unit or None, scale=alt.Scale(domain=_reach(data), nice=True), axis=alt.Axis(format="~s", tickCount=5))
    colour, faint = alt.Color("speaker:N", scale=scale, legend=legend), alt.Opacity("faint:Q", scale=None, legend=None)
    shape = alt.Shape("speaker:N", scale=alt.Scale(domain=names, range=_shapes(len(names))), legend=legend)
    tips = [alt.Tooltip(f"{c}:N", title=t) for c, t in (("speaker", "By"), ("words", "Figure"), ("day", "Said"), ("period", "For"))]
    base = alt.Chart(data).encode(x=x, y=y, color=colour, opacity=faint, tooltip=tips)
    join = base.mark_line(strokeWidth=1, strokeDash=[2, 3], opacity=0.6).encode(detail="speaker:N", opacity=alt.value(0.6))
    bar = base.transform_filter("datum.wide").mark_rule(strokeWidth=3).encode(y="low:Q", y2="high:Q")
    up = _arrow(base.transform_filter("datum.up"), "triangle-up", -ARROW)
    down = _arrow(base.transform_filter("datum.down"), "triangle-down", ARROW)
    # A layer without marks would be a picture without a name to a screen reader.
    drawn = [layer for name, many in (("wide", [bar]), ("up", up), ("down", down)) if data[name].any() for layer in many]
    layers = [
        join,
        *drawn,
        base.mark_point(size=90, filled=True, stroke=ink.paper, strokeWidth=0.8).encode(shape=shape),
    ]
    told = f"{len(data)} figures by {len(names)} speakers; the table beside this chart says the same."
    chart = alt.layer(*layers, width="container", height=HEIGHT, description=told, background="transparent")
    dressed: Estimates = chart.configure_view(stroke=None).configure_axis(
        labelColor=ink.muted, titleColor=ink.muted, gridColor=ink.line, domainColor=ink.muted, tickColor=ink.line
    )
    done: Estimates = dressed.configure_legend(labelColor=ink.text, symbolStrokeWidth=0)
    return done


def _drawn(figures: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of each figure; its mark stands at the best number, else between its bounds, else at the one bound."""
    bottom, top = (figures[name].where(np.isfinite(figures[name])) for name in ("bottom", "top"))
    mark = figures["best"].fillna((figures["low"] + figures["high"]) / 2).fillna(figures["low"]).fillna(figures["high"])
    at = [number(moment.date()) * DAY_MS for moment in figures["known_on"]]
    return pd.DataFrame(
        {
            "at": np.array(at, dtype="float64"),
            "mark": mark,
            "low": bottom.fillna(mark),
            "high": top.fillna(mark),
            "wide": top.fillna(mark) > bottom.fillna(mark),
            "up": np.isposinf(figures["top"]),
            "down": np.isneginf(figures["bottom"]),
            "faint": np.where(figures["standing"], 1.0, FADED),
            "day": [day_words(moment.date()) for moment in figures["known_on"]],
            **{name: figures[name] for name in ("speaker", "party_id", "words", "period")},
        }
    )


def _arrow(base: Any, shape: str, offset: int) -> list[Any]:
    """Return the arrow of an open end: it leads away from the number and ends nowhere on the scale."""
    return [
        base.mark_rule(strokeWidth=2, y2Offset=offset).encode(y="mark:Q", y2="mark:Q"),
        base.mark_point(shape=shape, size=70, filled=True, yOffset=offset).encode(y="mark:Q"),
    ]


def _shapes(n: int) -> list[str]:
    return [SHAPES[i % len(SHAPES)] for i in range(n)]


def _reach(data: pd.DataFrame) -> list[float]:
    """Return the range of the scale: from nought, and with room above for arrows."""
    most = float(data["high"].max())
    return [min(0.0, float(data["low"].min())), most * (1.22 if data["up"].any() else 1.08) or 1.0]


def _domain(data: pd.DataFrame, as_of: date) -> list[int]:
    """Return the days shown: from the first figure to the day of knowledge, never less than two months."""
    first, last = float(data["at"].min()), float(number(as_of) * DAY_MS)
    pad = max(12 * DAY_MS, (last - first) * 0.04)
    return [int(min(first, last - 60 * DAY_MS) - pad), int(last + pad)]


def _axis() -> alt.Axis:
    return alt.Axis(labelExpr=MONTH_WORDS, grid=False, labelOverlap=True, tickCount=6, labelSeparation=10)
