"""Targets against what came: a row each, from the day on which it was said to the days it was for, and on to what came."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.schema.vocabulary import STATUSES
from dashboard.charts.axis import DAY_MS, month_labels, pixel_y
from dashboard.charts.theme import INKS, Ink, Theme
from dashboard.wording.messages import message

Slip = alt.LayerChart
ROW_HEIGHT, HEAD_HEIGHT = 40, 56  # pixels of a target's row, and of the head above those of one goal
WORDS_OFFSET, LINE_OFFSET = 13, 28  # of a row: from its top to its words, and to its line
VERDICT_WIDTH = 130  # pixels at the right for the verdict
NARROW_TARGETS = 520  # pixels of width below which the words at the left say less
LEAST_WIDTH = 3  # pixels of a bar at least
MAX_LABEL_LENGTH = 100  # days: of a longer target its begin is shown, and its end only where the rest reaches so far
TICK_STEPS = ((540, 1), (1500, 3), (4000, 12))  # days shown, and the months from tick to tick


def target_chart(rows: pd.DataFrame, *, as_of: date, theme: Theme) -> Slip:
    """Return the chart of ``target_words.chart_rows``; the day of knowledge stands as a line where it falls among the days shown."""
    ink, data = INKS[theme], _placed(rows)
    late = STATUSES["overdue"].dark if theme == "dark" else STATUSES["overdue"].light
    until = (day_number(as_of) + 1) * DAY_MS
    domain = _domain(rows)
    layers = [
        *_grounds(data, domain, until, as_of, ink),
        _line(data, "said", "a").mark_rule(color=ink.muted, strokeDash=[2, 3], clip=True).transform_filter("datum.a > datum.said"),
        _late(data, until).mark_rule(color=late, strokeWidth=5, opacity=0.85, clip=True).transform_filter("datum.late != null"),
        _stub(data, "late", 5, fill=late).transform_filter("datum.late != null"),
        _line(data, "a", "b").mark_rule(color=ink.accent, strokeWidth=9, clip=True).transform_filter("datum.kind == 'plan'"),
        _stub(data, "a", 9, fill=ink.accent).transform_filter("datum.kind == 'plan'"),
        *_pale(data, ink),
        _mark(data, "said").mark_point(shape="circle", size=34, filled=True, fill=ink.paper, stroke=ink.muted, opacity=1),
        _mark(data, "came").mark_point(shape="diamond", size=110, filled=True, fill=ink.text, stroke=ink.paper, opacity=1),
        *_texts(data, ink, late),
    ]
    height = int(data["bottom"].max())
    spoken, ticks = message("chart-targets-spoken", n=len(rows)), _ticks(domain)
    axis = alt.Axis(
        values=ticks,
        labelExpr=month_labels(ticks),
        title=None,
        labelOverlap=True,
        labelSeparation=12,
        orient="top",
        grid=True,
    )
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)
    layers[0] = layers[0].encode(x=x)
    # The height is that of the rows: fitted too, it lost the last one at another width, as on paper.
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    chart = alt.layer(*layers, width="container", height=height, autosize=fit, description=spoken, background="transparent")
    chart = chart.configure_view(stroke=None).configure_axis(
        labelColor=ink.muted, gridColor=ink.line, domainColor=ink.line, tickColor=ink.line
    )
    done: Slip = chart
    return done


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their pixels, days as instants: a number has no time zone that could shift a day."""
    high = rows["kind"].eq("goal").map({True: HEAD_HEIGHT, False: ROW_HEIGHT})
    top = high.cumsum() - high
    instants = {c: rows[c] * DAY_MS for c in ("said", "a", "b", "came", "late")}
    words = (top + WORDS_OFFSET).where(rows["kind"].ne("goal"), top + 20)
    return rows.assign(**instants, top=top, bottom=top + high, words=words, y=top + LINE_OFFSET, end=instants["came"])


def _domain(rows: pd.DataFrame) -> list[int]:
    ends = rows["b"].where(rows["b"] - rows["a"] <= MAX_LABEL_LENGTH)
    found = pd.concat([rows["said"], rows["a"], ends, rows["came"]]).dropna()
    first, last = (found.min(), found.max()) if len(found) else (0, 1)
    pad = max(4.0, (last - first) * 0.03)
    return [int((first - pad) * DAY_MS), int((last + pad) * DAY_MS)]


def _ticks(domain: list[int]) -> list[int]:
    first, last = (day_from_number(at // DAY_MS) for at in domain)
    step = next((months for most, months in TICK_STEPS if (last - first).days <= most), 60)
    months = pd.date_range(first.replace(day=1), last, freq=f"{step}MS", unit="ns") if step < 12 else _years(first, last, step // 12)
    return [int(day.value // 1_000_000) for day in months if domain[0] <= day.value // 1_000_000 <= domain[1]]


def _years(first: date, last: date, step: int) -> list[pd.Timestamp]:
    return [pd.Timestamp(year, 1, 1).as_unit("ns") for year in range(first.year, last.year + 1, step)]


def _line(data: pd.DataFrame, a: str, b: str) -> Any:
    return alt.Chart(data).encode(x=alt.X(f"{a}:Q"), x2=f"{b}:Q", y=pixel_y(), tooltip=_tips())


def _late(data: pd.DataFrame, until: int) -> Any:
    return _line(data.assign(end=data["came"].fillna(until)), "late", "end")


def _stub(data: pd.DataFrame, begin: str, thick: int, **look: Any) -> Any:
    """Return the first pixels of bars: a day is less than one pixel long on an axis of years."""
    path = f"M0,-1H{2 * LEAST_WIDTH / thick:.3f}V1H0Z"  # of a mark that is as high as the bar is thick
    found = alt.Chart(data).encode(x=alt.X(f"{begin}:Q"), y=pixel_y(), tooltip=_tips())
    return found.mark_point(shape=path, size=thick**2, opacity=1, clip=True, **({"strokeWidth": 0} | look))


def _mark(data: pd.DataFrame, field: str) -> Any:
    rows = data[data[field].notna() & data["kind"].ne("goal")]
    return alt.Chart(rows).encode(x=alt.X(f"{field}:Q"), y=pixel_y(), tooltip=_tips())


def _tips() -> list[alt.Tooltip]:
    told = {"who": message("chart-by"), "label": message("chart-target"), "verdict": message("chart-verdict")}
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in told.items()]


def _pale(data: pd.DataFrame, ink: Ink) -> list[Any]:
    """Return the bars of what is no plan for the whole: hollow for a part, broken for a forecast."""
    found = []
    for kind, dash in (("part", [1, 0]), ("forecast", [4, 3])):
        rows: pd.DataFrame = data[data["kind"].eq(kind)]
        look: dict[str, Any] = {"fill": ink.paper, "stroke": ink.accent, "strokeWidth": 1.4}
        bars = _line(rows, "a", "b").encode(y=pixel_y("up"), y2="down")
        found.append(_stub(rows, "a", 8, **look))
        found.append(bars.mark_rect(strokeDash=dash, clip=True, **look).transform_calculate(up="datum.y - 4", down="datum.y + 4"))
    return found


def _grounds(data: pd.DataFrame, domain: list[int], until: int, as_of: date, ink: Ink) -> list[Any]:
    """Return what lies under the rows: a line above each goal, one down to its rows where it came, one for the day of knowledge."""
    heads = data[data["kind"].eq("goal")].assign(left=domain[0], right=domain[1])
    down = [*heads["top"].iloc[1:], data["bottom"].max()]
    rules = [alt.Chart(heads).mark_rule(color=ink.line).encode(x=alt.X("left:Q"), x2="right:Q", y=pixel_y("top"))]
    came = heads.assign(down=down)[heads["came"].notna()]
    rules.append(alt.Chart(came).mark_rule(color=ink.text, opacity=0.55).encode(x=alt.X("came:Q"), y=pixel_y("bottom"), y2="down"))
    if domain[0] < until < domain[1]:
        words = message("chart-as-known", day=as_of.isoformat())
        day = pd.DataFrame({"x": [until], "y": [0], "down": [data["bottom"].max()], "words": [words]})
        rules.append(
            alt.Chart(day)
            .mark_rule(color=ink.muted, strokeDash=[5, 3])
            .encode(x=alt.X("x:Q"), y=pixel_y(), y2="down", tooltip=alt.Tooltip("words:N", title=message("chart-day")))
        )
    return rules


def _texts(data: pd.DataFrame, ink: Ink, late: str) -> list[Any]:
    """Return the words above each line: what and when at the left, the verdict at the right."""
    heads, rows = (data[data["kind"].eq("goal") == head] for head in (True, False))
    halo: tuple[dict[str, Any], ...] = ({"stroke": ink.paper, "strokeWidth": 4, "strokeJoin": "round"}, {})  # keeps lines out of words
    left: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": 2, "color": ink.text}
    whole: dict[str, Any] = {**left, "limit": {"expr": "width"}}
    short: dict[str, Any] = {
        **left,
        "limit": {"expr": f"width - {VERDICT_WIDTH}"},
        "text": {"expr": f"width < {NARROW_TARGETS} ? datum.target : datum.label"},
    }
    right: dict[str, Any] = {"align": "right", "baseline": "middle", "dx": -2, "fontSize": 12, "fontWeight": 600}
    head = alt.Chart(heads).encode(x=alt.value(0), y=pixel_y("words"))
    row = alt.Chart(rows).encode(y=pixel_y("words"))
    verdicts = row.encode(x=alt.value("width"), text="mark:N")
    colour = alt.condition("datum.late != null", alt.value(late), alt.value(ink.text))
    return [
        *[head.mark_text(**whole, **more, fontSize=14, fontWeight=700).encode(text="label:N") for more in halo],
        *[head.mark_text(**whole, **more, fontSize=12, dy=19).encode(text="verdict:N") for more in halo],
        *[row.encode(x=alt.value(0)).mark_text(**short, **more, fontSize=12) for more in halo],
        verdicts.mark_text(**right, **halo[0]),
        verdicts.mark_text(**right).encode(color=colour),
    ]
