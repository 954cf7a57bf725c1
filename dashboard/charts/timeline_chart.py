"""The timeline: a histogram to brush the window on, and under it the events in lanes, on one time axis."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from dashboard.catalog.dates import day_number
from dashboard.catalog.schema.terms import Terms
from dashboard.charts import histogram as density
from dashboard.charts import timeline_lanes
from dashboard.charts.axis import CHARACTER_WIDTH, Axis
from dashboard.charts.brush import ids_of
from dashboard.charts.extents import Window
from dashboard.charts.theme import INKS, Ink, Size, Theme
from dashboard.charts.timeline_spec import CAPTION_HEIGHT, timeline_spec
from dashboard.wording.messages import message

FLAG_HEIGHT = 16  # pixels of a row of the labels of today and the like
LEAST_MARK_WIDTH = 3  # pixels of height that a bar has at least, and of length the line that says what the lanes show


class TimelineChart(alt.TopLevelMixin):
    """A chart of a spec that is already made and checked: that takes most of a second, and from step to step only data change."""

    def __init__(
        self, spec: dict[str, Any], own: dict[str, Any], frames: dict[str, pd.DataFrame], height: int, axes: tuple[Axis, Axis], note: str
    ) -> None:
        """Take a Vega-Lite spec, which is left as it is, what is the chart's own in it, its frames, the height of its lanes, the axes of
        the histogram and of the lanes, and what is to be said of events that are not drawn one by one.
        """
        self.spec, self.own, self.frames, self.height, self.note = spec, own, frames, height, note
        self.axis, self.lanes_axis = axes

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Return the spec with its data as rows; whoever asks may write to it."""
        return self._with({name: _plain_rows(frame) for name, frame in self.frames.items()})

    def packed(self) -> dict[str, Any]:
        """Return the spec with its data as frames, as small as they get, for a way to the browser that takes columns."""
        return self._with({name: _packed(frame) for name, frame in self.frames.items()})

    def _with(self, datasets: dict[str, Any]) -> dict[str, Any]:
        made = deepcopy(self.spec) | self.own | {"datasets": datasets}
        made["vconcat"][1]["height"] = self.height
        return made


def timeline_chart(
    events: pd.DataFrame,
    histogram: pd.DataFrame,
    *,
    axis: Axis,
    focus: Axis,
    n: int,
    window: Window,
    as_of: date,
    today: date,
    thin_after: date | None,
    picked: frozenset[str] | str,
    terms: Terms,
    theme: Theme,
    still: bool = False,
) -> TimelineChart:
    """Draw events (rows of ``Knowledge.events``) and their density (a histogram answer over the axis's ``bar_edges``).

    The page stretches the chart. The histogram stands on ``axis``, the lanes on ``focus`` (``extents.whole_axis``, ``extents.lanes_axis``).
    ``n`` events are selected; given are as many of them as are at hand, and what stands dimmed beside the window. Brushing the histogram is
    the selection ``window``, clicking an event ``pick``: see ``window_of``, ``picked_of``. ``still`` says what is not drawn in place of how
    to do that: it is for a picture.
    """
    size = axis.size
    notes = flag_rows(focus, as_of, today, thin_after)
    rows = int(notes["row"].max()) + 1 if len(notes) else 0
    own = focus != axis  # with an axis of their own the lanes have its labels, too
    head = (rows + own) * FLAG_HEIGHT + 6
    ids = ids_of(picked)
    placed, laid = timeline_lanes.place_events(events, focus, head, terms, ids, window)
    marks = timeline_lanes.mark_looks(placed, terms, ids, theme)
    note = _note(int(placed["inside"].sum()), len(placed), timeline_lanes.counts_in_window(events, focus, window), n)
    behind, near = (background_spans(one, window, thin_after, INKS[theme]) for one in (axis, focus))
    ticks = focus.ticks().assign(head=head, y=rows * FLAG_HEIGHT + FLAG_HEIGHT / 2)
    frames = {
        "marks": marks,
        "pieces": timeline_lanes.span_pieces(placed, marks, focus),
        "names": timeline_lanes.lane_labels(laid, terms, size, theme),
        "bars": _heights(density.stacked_bars(histogram, axis, terms, theme), size),
        "words": _captions(histogram, axis, note if still else _hint(axis)),
        "ticks": axis.ticks(),
        "flags": notes.assign(colour=[INKS[theme].text if k in ("as_of", "today") else INKS[theme].muted for k in notes["kind"]]),
        "spans": behind,
        "edges": _edges(behind),
        "reach": _reach(axis, focus),
        "lane_ticks": _at(focus, ticks if own else ticks.assign(label="")),
        "lane_spans": _at(focus, near),
        "lane_edges": _at(focus, _edges(near)),
    }
    height = laid[-1].bottom if laid else head + 2 * size.row
    return TimelineChart(timeline_spec(axis, theme), {"description": chart_description(axis)}, frames, height, (axis, focus), note)


def _at(axis: Axis, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with its days as shares of an axis's width."""
    ends = {column.replace("day", "at"): axis.shares(frame[column]).round(5) for column in frame if column in ("day", "day_end")}
    return frame.drop(columns=[column for column in frame if column in ("day", "day_end")]).assign(**ends)


def _reach(axis: Axis, focus: Axis) -> pd.DataFrame:
    """Return from which day to which the lanes show what the histogram shows, where that is not all."""
    if focus == axis:
        return pd.DataFrame({"day": [], "day_end": []})
    first, end = focus.main
    left, right = axis.shares([first, end])
    least = LEAST_MARK_WIDTH / (axis.size.nominal - axis.size.gutter)
    days, shares = zip(*axis.knots(), strict=True)
    return pd.DataFrame({"day": [first], "day_end": [max(end, float(np.interp(left + max(least, right - left), shares, days)))]})


def _plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows; what is missing or false is left out, which the chart reads as false."""
    return [{str(name): v for name, v in row.items() if v is not False and v == v} for row in frame.to_dict("records")]


def _packed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with texts that recur as codes, numbers in 32 bits, and without the columns that say nothing."""
    told = {str(name): column for name, column in frame.items() if (column.notna() & column.ne(False)).any()}
    return pd.DataFrame({name: _small(column) for name, column in told.items()})


def _small(column: pd.Series) -> pd.Series:
    if is_bool_dtype(column):
        return column
    if is_numeric_dtype(column):
        return column.astype("float32")  # holds half days of thousands of years
    return column.astype("category") if 2 * column.nunique() < len(column) else column


def chart_description(axis: Axis) -> str:
    """Return the chart's words for a screen reader; nothing in them changes with a filter, for that would draw the chart anew."""
    return message("timeline-spoken", axis=axis.words())


def background_spans(axis: Axis, window: Window, thin_after: date | None, ink: Ink) -> pd.DataFrame:
    """Return the stretches behind the events: the chosen window, and where sources are thin.

    Columns: kind, day and day_end (days since 1970; to before the second), fill, opacity.
    """
    rows = []
    if any(window):
        first = max(axis.first, day_number(window[0])) if window[0] else axis.first
        end = min(axis.last, day_number(window[1]) + 1) if window[1] else axis.last
        rows += [("window", first, end, ink.accent, 0.1)] if first < end else []
    if thin_after and day_number(thin_after) + 1 < axis.last:
        rows.append(("thin", day_number(thin_after) + 1, axis.last, ink.muted, 0.14))
    return pd.DataFrame(rows, columns=["kind", "day", "day_end", "fill", "opacity"])


def _edges(behind: pd.DataFrame) -> pd.DataFrame:
    window = behind[behind["kind"] == "window"]
    return pd.DataFrame({"day": [*window["day"], *window["day_end"]]})


def flag_rows(axis: Axis, as_of: date, today: date, thin_after: date | None) -> pd.DataFrame:
    """Return kind, ``at`` (a share of the axis's width) and label of the lines and notes that the axis reaches, ``before`` for a label that
    ends at its line, and each label's row.
    """
    found = [("as_of", day_number(as_of) + 1, message("timeline-as-known", day=as_of.isoformat()))]
    if as_of == today:
        found = [("as_of", day_number(today) + 1, message("timeline-as-known-today", day=today.isoformat()))]
    else:
        found.append(("today", day_number(today) + 1, message("timeline-today", day=today.isoformat())))
    if thin_after:
        found.append(("thin", day_number(thin_after) + 1, message("timeline-thin", day=thin_after.isoformat())))
    found = [flag for flag in found if axis.first < flag[1] <= axis.last]
    found += [("earlier", axis.first, message("timeline-earlier"))] if axis.stops else []
    found += [("later", day_number(axis.later[0]), message("timeline-later"))] if axis.later else []
    notes = pd.DataFrame(
        [(kind, day, label, *_extent(axis, day, label)) for kind, day, label in found],
        columns=["kind", "day", "label", "before", "left", "right"],
    )
    notes = notes.sort_values(["left", "kind"]).reset_index(drop=True)
    notes["row"] = timeline_lanes.rows_without_overlap(list(zip(notes["left"], notes["right"], strict=True)), gap=10)
    return _at(axis, notes.assign(y=notes["row"] * FLAG_HEIGHT + FLAG_HEIGHT / 2))


def _extent(axis: Axis, day: int, label: str) -> tuple[bool, float, float]:
    """Return on which side of its line a label stands, and from where to where, in pixels."""
    at = float(axis.pixels(day))
    length = len(label) * axis.size.font * CHARACTER_WIDTH + 6
    before = at > axis.size.nominal / 2
    return (True, at - length, at) if before else (False, at, at + length)


def _heights(bars: pd.DataFrame, size: Size) -> pd.DataFrame:
    """Return the bars with y and y2 in pixels; a bar of few beside one of very many is still seen."""
    tops = bars.groupby("day")["high"].transform("max")
    most = int(tops.max()) if len(bars) else 1
    scale = np.maximum(size.density * tops / most, LEAST_MARK_WIDTH) / tops
    base = CAPTION_HEIGHT + size.density
    heights = {"y": base - bars["low"] * scale, "y2": base - bars["high"] * scale}
    return bars[["day", "day_end", "fill"]].assign(**{side: height.round(2) for side, height in heights.items()})


def _captions(histogram: pd.DataFrame, axis: Axis, hint: str) -> pd.DataFrame:
    most = int(histogram["n"].max()) if len(histogram) else 0
    return pd.DataFrame([{"caption": message("timeline-bars", unit=density.bar_unit(axis), most=most), "hint": hint}])


def _hint(axis: Axis) -> str:
    return message("timeline-hint-short") if axis.size.above else message("timeline-hint")


def _note(drawn: int, all_drawn: int, given: tuple[int, int], n: int) -> str:
    """Say how many events are not drawn one by one: of the ``n`` selected, and of those beside the window that were given."""
    inside, beside = given
    said = []
    if drawn < n:
        newest = message("timeline-newest-drawn", drawn=drawn, n=n, newest=inside)
        said.append(message("timeline-not-all-drawn", drawn=drawn, n=n) if inside >= n else newest)
    if (left := beside - (all_drawn - drawn)) > 0:
        said.append(message("timeline-beside-not-drawn", n=left))
    return " ".join(said)
