"""Figures of one scope over time: low to high as a bar, the best number as a mark, an open end as an arrow; a colour a party."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.catalog.dates import day_from_number, day_number, said_words
from dashboard.charts.axis import DAY_MS, first_days, month_labels, step_of
from dashboard.charts.theme import INKS, Ink, Theme
from dashboard.wording.messages import message

Estimates = alt.LayerChart
SPEAKER_SHAPES = ("circle", "square", "diamond", "cross", "triangle-right", "triangle-left")
ARROW_LENGTH = 30  # pixels of an arrow where an end is open
CHART_HEIGHT = 250
NARROW_CHART = "width < 400"  # where one name fills a row of the legend
MAX_TICKS = 7  # on the axis of days at most
STUB_LENGTH = 16  # pixels of the tail of a figure that may be older than all that carries it, where nothing says how old
FADED_OPACITY = 0.45  # of an earlier figure of the same speaker


def estimates_chart(figures: pd.DataFrame, unit: str, colours: Mapping[str, str], *, as_of: date, theme: Theme) -> Estimates:
    """Draw the figures of one scope (``analysis.estimates.figures.Scope``), never of two; ``colours`` are those of the parties."""
    ink, data = INKS[theme], _drawn(figures)
    names = list(dict.fromkeys(data["speaker"]))
    of = dict(zip(data["speaker"], data["party_id"], strict=True))
    scale = alt.Scale(domain=names, range=[colours.get(of[name], ink.muted) for name in names])
    legend = alt.Legend(title=None, orient="bottom", columns=_at_width(1, 3), labelLimit=_at_width(300, 230), symbolOpacity=1)
    domain = _domain(data, as_of)
    x = alt.X("at:Q", title=None, scale=alt.Scale(domain=domain, nice=False, zero=False), axis=_axis(domain))
    y = alt.Y("mark:Q", title=unit or None, scale=alt.Scale(domain=_reach(data), nice=True), axis=alt.Axis(format="~s", tickCount=5))
    colour, faint = alt.Color("speaker:N", scale=scale, legend=legend), alt.Opacity("faint:Q", scale=None, legend=None)
    shape = alt.Shape("speaker:N", scale=alt.Scale(domain=names, range=_shapes(len(names))), legend=legend)
    told = {
        "speaker": message("chart-by"),
        "words": message("chart-figure"),
        "day": message("chart-said"),
        "period": message("chart-period"),
    }
    tips = [alt.Tooltip(f"{column}:N", title=title) for column, title in told.items()]
    base = alt.Chart(data).encode(x=x, y=y, color=colour, opacity=faint, tooltip=tips)
    join = base.mark_line(strokeWidth=1, strokeDash=[2, 3], opacity=0.6).encode(detail="run:N", opacity=alt.value(0.6))
    layers = [join, *_marks(base, data, shape, ink)]
    spoken = message("chart-estimates-spoken", figures=len(data), speakers=len(names))
    chart = alt.layer(*layers, width="container", height=CHART_HEIGHT, description=spoken, background="transparent")
    dressed: Estimates = chart.configure_view(stroke=None).configure_axis(
        labelColor=ink.muted, titleColor=ink.muted, gridColor=ink.line, domainColor=ink.muted, tickColor=ink.line
    )
    done: Estimates = dressed.configure_legend(labelColor=ink.text, symbolStrokeWidth=0 if data["sure"].any() else 2)
    return done


def _marks(base: Any, data: pd.DataFrame, shape: alt.Shape, ink: Ink) -> list[Any]:
    """Return the layers by the column that says for which figures they are: a bar, arrows, tails, a hollow mark or a full one."""
    of = {name: base.transform_filter(f"datum.{name}") for name in ("wide", "up", "down", "tail", "stub", "late", "sure")}
    layers = {
        "wide": [of["wide"].mark_rule(strokeWidth=3).encode(y="low:Q", y2="high:Q")],
        "up": _arrow(of["up"], "triangle-up", -ARROW_LENGTH),
        "down": _arrow(of["down"], "triangle-down", ARROW_LENGTH),
        "tail": [of["tail"].mark_rule(strokeWidth=1.5, strokeDash=[1, 2]).encode(x2="known:Q")],
        "stub": [of["stub"].mark_rule(strokeWidth=1.5, strokeDash=[1, 2], x2Offset=-STUB_LENGTH).encode(x2="at:Q")],
        "late": [of["late"].mark_point(size=80, filled=False, fill=ink.paper, strokeWidth=2).encode(shape=shape)],
        "sure": [of["sure"].mark_point(size=90, filled=True, stroke=ink.paper, strokeWidth=0.8).encode(shape=shape)],
    }
    # A layer without marks would be a picture without a name to a screen reader.
    return [layer for name, many in layers.items() if data[name].any() for layer in many]


def _drawn(figures: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of each figure; its mark stands at the best number, else between its bounds, else at the one bound."""
    bottom, top = (figures[name].where(np.isfinite(figures[name])) for name in ("bottom", "top"))
    mark = figures["best"].fillna((figures["low"] + figures["high"]) / 2).fillna(figures["low"]).fillna(figures["high"])
    return pd.DataFrame(
        {
            "at": _instants(figures["of_day"]),
            "known": _instants(figures["known_on"]),
            "late": figures["late"],
            "tail": figures["late"] & figures["of_day"].lt(figures["known_on"]),
            "stub": figures["late"] & figures["of_day"].ge(figures["known_on"]),
            "sure": ~figures["late"],
            "run": _runs(figures),
            "mark": mark,
            "low": bottom.fillna(mark),
            "high": top.fillna(mark),
            "wide": top.fillna(mark) > bottom.fillna(mark),
            "up": np.isposinf(figures["top"]),
            "down": np.isneginf(figures["bottom"]),
            "faint": np.where(figures["standing"], 1.0, FADED_OPACITY),
            "day": [said_words(f"{day:%Y-%m-%d}", late=late) for day, late in zip(figures["known_on"], figures["late"], strict=True)],
            **{name: figures[name] for name in ("speaker", "party_id", "words", "period")},
        }
    )


def _instants(moments: pd.Series) -> Any:
    return np.array([day_number(moment.date()) * DAY_MS for moment in moments], dtype="float64")


def _runs(figures: pd.DataFrame) -> pd.Series:
    """Return which figures a line joins: those of one speaker, but never through a day of which it gives several."""
    speaker = figures["speaker"]
    several = figures.duplicated(["speaker", "of_day"], keep=False).astype(int)
    breaks = several | several.groupby(speaker).shift(fill_value=0)
    return speaker + " " + breaks.groupby(speaker).cumsum().astype(str)


def _at_width(narrow: int, wide: int) -> alt.ExprRef:
    return alt.ExprRef(f"{NARROW_CHART} ? {narrow} : {wide}")


def _arrow(base: Any, shape: str, offset: int) -> list[Any]:
    """Return the arrow of an open end: it leads away from the number and ends nowhere on the scale."""
    return [
        base.mark_rule(strokeWidth=2, y2Offset=offset).encode(y="mark:Q", y2="mark:Q"),
        base.mark_point(shape=shape, size=70, filled=True, yOffset=offset).encode(y="mark:Q"),
    ]


def _shapes(n: int) -> list[str]:
    return [SPEAKER_SHAPES[i % len(SPEAKER_SHAPES)] for i in range(n)]


def _reach(data: pd.DataFrame) -> list[float]:
    """Return the range of the scale: from nought, and with room above for arrows."""
    most = float(data["high"].max())
    return [min(0.0, float(data["low"].min())), most * (1.22 if data["up"].any() else 1.08) or 1.0]


def _domain(data: pd.DataFrame, as_of: date) -> list[int]:
    """Return the days shown: from the first figure to the day of knowledge, never less than two months."""
    first, last = float(data["at"].min()), float(day_number(as_of) * DAY_MS)
    pad = max(12 * DAY_MS, (last - first) * 0.04)
    return [int(min(first, last - 60 * DAY_MS) - pad), int(last + pad)]


def _axis(domain: list[int]) -> alt.Axis:
    """Return the axis of days: its ticks stand on the first days of months, quarters or years."""
    first, last = (day_from_number(at // DAY_MS) for at in domain)
    days = [day_number(day) * DAY_MS for day in first_days(first, last, step_of((last - first).days, MAX_TICKS))]
    shown = [day for day in days if domain[0] <= day <= domain[1]]
    return alt.Axis(values=shown, labelExpr=month_labels(shown), grid=False, labelOverlap=True, labelSeparation=10)
