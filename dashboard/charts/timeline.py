"""The timeline: a histogram to brush the window on, and under it the events in lanes, on one time axis."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from dashboard.catalog.dates import day_words, number
from dashboard.charts import histogram as density
from dashboard.charts import lanes
from dashboard.charts.axis import Axis, Domain, domain_of, earlier_of, few
from dashboard.charts.ink import INKS, SIZES, Ink, Size, Theme, Width
from dashboard.charts.layers import CAPTION, spec
from dashboard.charts.selections import agrees, changes, ids_of, picked_of, window_of

__all__ = ["agrees", "changes", "domain_of", "earlier_of", "picked_of", "timeline", "window_of"]

FLAG = 16  # pixels of a row of the labels of today and the like
CHARACTER = 0.55  # of the font size: about the width of one character
Window = tuple[date | None, date | None]


class Drawn(alt.TopLevelMixin):
    """A chart of a spec that is already made and checked: that takes most of a second, and from step to step only data change."""

    def __init__(
        self, spec: dict[str, Any], own: dict[str, Any], frames: dict[str, pd.DataFrame], height: int, axis: Axis, note: str
    ) -> None:
        """Take a Vega-Lite spec, which is left as it is, what is the chart's own in it, its frames, the height of its lanes, its axis,
        and what is to be said of events that are not drawn one by one.
        """
        self.spec, self.own, self.frames, self.height, self.axis, self.note = spec, own, frames, height, axis, note

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Return the spec with its data as rows; whoever asks may write to it."""
        return self._with({name: _said(frame) for name, frame in self.frames.items()})

    def packed(self) -> dict[str, Any]:
        """Return the spec with its data as frames, as small as they get, for a way to the browser that takes columns."""
        return self._with({name: _packed(frame) for name, frame in self.frames.items()})

    def _with(self, datasets: dict[str, Any]) -> dict[str, Any]:
        made = deepcopy(self.spec) | self.own | {"datasets": datasets}
        made["vconcat"][1]["height"] = self.height
        return made


def timeline(
    events: pd.DataFrame,
    histogram: pd.DataFrame,
    *,
    window: Window,
    as_of: date,
    today: date,
    thin_after: date | None,
    picked: frozenset[str] | str,
    theme: Theme,
    domain: Domain | None = None,
    earlier: tuple[date, ...] | None = None,
    width: Width = "wide",
    still: bool = False,
) -> Drawn:
    """Draw events (rows of ``Knowledge.events``) and their density (a histogram answer); the page stretches it to its width.

    ``domain`` and ``earlier`` fix the axis (``domain_of`` and ``earlier_of`` of all that is known); without them it follows
    the events. Brushing the histogram is the selection ``window``, clicking an event ``pick``: see ``window_of``, ``picked_of``.
    ``still`` says what is not drawn in place of how to do that: it is for a picture.
    """
    size = SIZES[width]
    domain = domain or domain_of(events, today)
    axis = Axis(domain, few(earlier_of(events, domain) if earlier is None else earlier, size.most_early), size)
    notes = flags(axis, as_of, today, thin_after)
    head = (int(notes["row"].max()) + 1) * FLAG + 6
    ids = ids_of(picked)
    placed, rows = lanes.place(events, axis, head, ids)
    marks = lanes.looks(placed, window, ids, theme)
    bins = density.fine(histogram, events)
    note = _note(len(marks), len(events), int(histogram["n"].sum()))
    behind = spans(axis, window, thin_after, INKS[theme])
    frames = {
        "marks": marks,
        "pieces": lanes.pieces(marks),
        "names": lanes.names(rows, size, theme),
        "bars": _heights(density.stacked(bins, axis, theme), size),
        "words": _captions(bins, note if still else _hint(axis)),
        "ticks": axis.ticks().assign(head=head),
        "flags": notes.assign(colour=[INKS[theme].text if k in ("as_of", "today") else INKS[theme].muted for k in notes["kind"]]),
        "spans": behind,
        "edges": _edges(behind),
    }
    height = rows[-1].bottom if rows else head + 2 * size.row
    return Drawn(spec(axis, theme), {"description": description(axis)}, frames, height, axis, note)


def _said(frame: pd.DataFrame) -> list[dict[str, Any]]:
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


def description(axis: Axis) -> str:
    """Return the chart's words for a screen reader; nothing in them changes with a filter, for that would draw the chart anew."""
    return (
        "Timeline of events in lanes by group, under a histogram of how many there were. "
        f"{axis.words()} Each event is named with its date and status; the table of events holds the same."
    )


def spans(axis: Axis, window: Window, thin_after: date | None, ink: Ink) -> pd.DataFrame:
    """Return the stretches behind the events: the chosen window, and where sources are thin."""
    rows = []
    if any(window):
        first = max(axis.first, number(window[0])) if window[0] else axis.first
        end = min(axis.last, number(window[1]) + 1) if window[1] else axis.last
        rows += [("window", first, end, ink.accent, 0.1)] if first < end else []
    if thin_after and number(thin_after) + 1 < axis.last:
        rows.append(("thin", number(thin_after) + 1, axis.last, ink.muted, 0.14))
    return pd.DataFrame(rows, columns=["kind", "day", "day_end", "fill", "opacity"])


def _edges(behind: pd.DataFrame) -> pd.DataFrame:
    window = behind[behind["kind"] == "window"]
    return pd.DataFrame({"day": [*window["day"], *window["day_end"]]})


def flags(axis: Axis, as_of: date, today: date, thin_after: date | None) -> pd.DataFrame:
    """Return kind, day and label of the lines and notes, ``before`` for a label that ends at its line, and each label's row."""
    found = [("as_of", number(as_of) + 1, f"As known on {day_words(as_of)}")]
    if as_of == today:
        found = [("as_of", number(today) + 1, f"As known today, {day_words(today)}")]
    else:
        found.append(("today", number(today) + 1, f"Today, {day_words(today)}"))
    if thin_after and number(thin_after) + 1 < axis.last:
        found.append(("thin", number(thin_after) + 1, f"few sources after {day_words(thin_after)}"))
    if axis.stops:
        found.append(("earlier", axis.first, "earlier, not to scale"))
    notes = pd.DataFrame(
        [(*flag, *_reach(axis, flag[1], flag[2])) for flag in found], columns=["kind", "day", "label", "before", "left", "right"]
    )
    notes = notes.sort_values(["left", "kind"]).reset_index(drop=True)
    notes["row"] = lanes.dodge(list(zip(notes["left"], notes["right"], strict=True)), gap=10)
    return notes.assign(y=notes["row"] * FLAG + FLAG / 2)


def _reach(axis: Axis, day: int, label: str) -> tuple[bool, float, float]:
    """Return on which side of its line a label stands, and from where to where, in pixels."""
    at = float(axis.pixels(day))
    length = len(label) * axis.size.font * CHARACTER + 6
    before = at > axis.size.nominal / 2
    return (True, at - length, at) if before else (False, at, at + length)


def _heights(bars: pd.DataFrame, size: Size) -> pd.DataFrame:
    """Return the bars with y and y2 in pixels."""
    scale = size.density / max(int(bars["high"].max()) if len(bars) else 0, 1)
    base = CAPTION + size.density
    heights = {"y": base - bars["low"] * scale, "y2": base - bars["high"] * scale}
    return bars[["day", "day_end", "fill"]].assign(**{side: height.round(2) for side, height in heights.items()})


def _captions(bins: pd.DataFrame, hint: str) -> pd.DataFrame:
    most = int(bins["n"].max()) if len(bins) else 0
    return pd.DataFrame([{"caption": f"Events a {density.unit(bins)}" + (f", up to {most}" if most else ""), "hint": hint}])


def _hint(axis: Axis) -> str:
    return "drag to choose a window" if axis.size.above else "drag across the bars to choose a window, click beside it to clear"


def _note(drawn: int, given: int, n: int) -> str:
    """Say how many events are drawn one by one, where that is not all."""
    if drawn >= n:
        return ""
    room = "as many as have room" if given >= n else f"of the {given:,} newest as many as have room"
    return f"{drawn:,} of {n:,} events are drawn one by one, {room}; the bars count all."
