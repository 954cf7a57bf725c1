"""Where events stand on the timeline and how they look: lanes by group, rows within them, and the frames that are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

import numpy as np
import pandas as pd

from dashboard.catalog.dates import OPEN_END, number, parse, words
from dashboard.catalog.vocabulary import GROUPS, STANDINGS, Look, type_label
from dashboard.charts.axis import Axis, numbers
from dashboard.charts.ink import INKS, Size, Theme

PAD = 6  # above and below a lane's rows
NAME = 17  # a lane's name, where it stands above the lane
GAP = 2  # between neighbours in a row
FADE = (0.08, 0.2, 0.33, 0.48, 0.64, 0.82)  # of the fill, from an uncertain end inwards
FADE_SHARE = 0.36  # of a bar's length at either end
SHORT = {False: 9, True: 36}  # pixels: sure, and vague, intervals shorter than this are drawn as a pill
WEAK = 0.4  # opacity of evidence C
OUTSIDE = 0.3  # and of what is not in the window
HOLLOW = ("planned", "overdue")
RING = 1.8  # pixels: the outline
# What a mark says besides its group (its fill) and its status (its ring), for the line of explanation under the chart.
MARKS = {
    "soft": "pale halo or ends: the day is not certain",
    "weak": "pale: weak evidence (C)",
    "contested": "contested, if only in part",
}


def dodge(spans: Sequence[tuple[float, float]], gap: float = GAP) -> list[int]:
    """Return a row for each span so that none overlap: in the order given, the lowest row that is free.

    Spans are (left, right) sorted by left; the same spans always get the same rows.
    """
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    rows, count = [], 0
    for left, right in spans:
        while busy and busy[0][0] + gap <= left:
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, count)
            count += 1
        row = heappop(free)
        heappush(busy, (right, row))
        rows.append(row)
    return rows


@dataclass(frozen=True)
class Lane:
    """One group's lane, from ``top`` to ``bottom`` in pixels."""

    group: str
    top: int
    bottom: int


def place(events: pd.DataFrame, axis: Axis, top: int, picked: frozenset[str] = frozenset()) -> tuple[pd.DataFrame, list[Lane]]:
    """Return the events with ``day`` (the middle), ``day0``, ``day1``, ``kind`` (day, days, span) and ``y``, and the lanes.

    Lanes are those of the groups present, in the vocabulary's order, and as high as their rows. An event that finds no room in the
    rows that the size has for all lanes together is left out, or a busy day of a large dataset would stand as a column of screens;
    what is ``picked`` takes the room of another.
    """
    marks = _shapes(events, axis).sort_values(["left", "right", "event_id"], kind="stable").reset_index(drop=True)
    order = {code: i for i, code in enumerate(GROUPS)}
    groups, left, right = (marks[c].to_numpy() for c in ("event_group", "left", "right"))
    present = sorted(set(groups), key=lambda code: (order.get(code, len(order)), code))
    row, y, lanes = np.zeros(len(marks), dtype=int), np.zeros(len(marks)), []
    for group in present:
        at = groups == group
        row[at] = dodge(list(zip(left[at], right[at], strict=True)))
    high = {group: int(row[groups == group].max()) + 1 for group in present}
    most = share(list(high.values()), axis.size.rows)
    stands = row < most
    for i in np.flatnonzero(~stands & marks["event_id"].isin(list(picked))):
        row[i] = most - 1
        stands &= (groups != groups[i]) | (row != row[i]) | (right <= left[i]) | (left >= right[i])
        stands[i] = True
    for group in present:
        at = groups == group
        head = top + PAD + (NAME if axis.size.above else 0)
        y[at] = head + (row[at] + 0.5) * axis.size.row
        lanes.append(Lane(group, top, head + min(high[group], most) * axis.size.row + PAD))
        top = lanes[-1].bottom
    return marks.assign(y=y)[stands].reset_index(drop=True), lanes


def share(wanted: Sequence[int], rows: int) -> int:
    """Return how many rows a lane has at most, so that lanes that want so many have no more than ``rows`` together; at least one."""
    fits = (most for most in range(max(wanted, default=1), 1, -1) if sum(min(high, most) for high in wanted) <= rows)
    return next(fits, 1)


def _shapes(events: pd.DataFrame, axis: Axis) -> pd.DataFrame:
    """Return the dated events with their extent in days and, laid out, in pixels."""
    dated = events.dropna(subset=["start", "end"])
    day0, day1 = numbers(dated["start"]), numbers(dated["end"]) + 1
    day1 = day1.mask(day1 > number(OPEN_END), np.maximum(day0 + 1, axis.last))  # what has no end lasts as far as the axis
    left, right = axis.pixels(day0), axis.pixels(day1)
    soft = np.array([parse(text).vague for text in dated["date"]], dtype=bool)
    # In the strip a year has a few pixels: an interval there would be drawn far too short or too long.
    early = (day0 < axis.knots()[-1][0]).to_numpy()
    one_day = (day1 - day0 <= 1).to_numpy() & ~soft
    span = ~one_day & (right - left >= np.where(soft, SHORT[True], SHORT[False])) & ~early
    kind = np.select([one_day, span], ["day", "span"], "days")
    half = np.select([kind == "day", soft], [0.5, 1.25], 0.72) * axis.size.point  # of the circle, of the halo, of the pill
    middle = (left + right) / 2
    return dated.assign(
        day0=day0,
        day1=day1,
        day=(day0 + day1) / 2,
        kind=kind,
        soft=soft,
        left=np.where(span, left, middle - half),
        right=np.where(span, right, middle + half),
    )


def looks(marks: pd.DataFrame, window: tuple[date | None, date | None], picked: frozenset[str], theme: Theme) -> pd.DataFrame:
    """Return the placed events with what is drawn of each, colours, opacities and shape, and what is said of it."""
    weak, chosen = marks["evidence_strength"].eq("C").to_numpy(), marks["event_id"].isin(list(picked)).to_numpy()
    hollow = (marks["planned"] | marks["status"].isin(HOLLOW)).to_numpy(dtype=bool)
    strength = np.where(_inside(marks, window) | chosen, 1.0, OUTSIDE)
    drawn = _said(marks).assign(
        hollow=hollow,
        picked=chosen,
        fill=_coloured(marks["event_group"], GROUPS, theme),
        fill_opacity=(np.where(weak, WEAK, 1.0) * strength).round(3),
        halo_opacity=np.where(marks["soft"], np.where(hollow, 0.12, 0.25) * strength, np.nan).round(3),
        mark_opacity=np.where(marks["contested"], strength, np.nan),
        stroke=_coloured(marks["standing"], STANDINGS, theme),
        stroke_width=RING,
        stroke_opacity=(np.where(weak, 0.65, 1.0) * strength).round(3),
    )
    return drawn[COLUMNS.split()]


COLUMNS = (
    "event_id title date_words status_label type_label evidence_strength day day0 day1 y "
    "kind fill fill_opacity halo_opacity mark_opacity stroke stroke_width stroke_opacity standing soft hollow contested picked"
)
# Of a span's columns, what its pieces show.
PIECE = ["day0", "day1", "y", "fill", "fill_opacity", "stroke", "stroke_width", "stroke_opacity", "standing", "soft", "hollow"]


def _said(marks: pd.DataFrame) -> pd.DataFrame:
    """Return the events with their words for the tooltip; the chart itself puts them together for a screen reader."""
    in_part = marks["contested"].astype(bool) & marks["status"].ne("contested")
    labels = (STANDINGS[code].label if code in STANDINGS else code for code in marks["standing"])
    status = [label + (", contested in part" if p else "") for label, p in zip(labels, in_part, strict=True)]
    when = [words(text) + (", planned" if p else "") for text, p in zip(marks["date"], marks["planned"], strict=True)]
    return marks.assign(status_label=status, date_words=when, type_label=marks["event_type"].map(type_label))


def _coloured(codes: pd.Series, vocabulary: Mapping[str, Look], theme: Theme) -> pd.Series:
    colours = {code: look.dark if theme == "dark" else look.light for code, look in vocabulary.items()}
    return codes.map(colours).fillna(INKS[theme].muted)


def _inside(marks: pd.DataFrame, window: tuple[date | None, date | None]) -> np.ndarray:
    start, end = (pd.Timestamp(day) if day else None for day in window)
    found = np.ones(len(marks), dtype=bool)
    if start is not None:
        found &= (marks["end"] >= start).to_numpy()
    if end is not None:
        found &= (marks["start"] <= end).to_numpy()
    return found


def pieces(marks: pd.DataFrame) -> pd.DataFrame:
    """Return the fills of the spans: one piece for a sure one, for a vague one a core and ends that grow paler outwards."""
    rows = []
    for mark in marks.loc[marks["kind"] == "span", PIECE].to_dict("records"):
        length = mark["day1"] - mark["day0"]
        fade = FADE_SHARE * length if mark.pop("soft") else 0.0
        step = fade / len(FADE)
        for i, share in enumerate(FADE if fade else ()):
            near, far = mark["day0"] + i * step, mark["day1"] - i * step
            pale = mark | {"fill_opacity": round(share * mark["fill_opacity"], 3), "part": "end"}
            rows += [pale | {"day0": round(a, 2), "day1": round(b, 2)} for a, b in ((near, near + step), (far - step, far))]
        rows.append(mark | {"day0": round(mark["day0"] + fade, 2), "day1": round(mark["day1"] - fade, 2), "part": "core"})
    return pd.DataFrame(rows, columns=[c for c in PIECE if c != "soft"] + ["part"])


def names(lanes: Sequence[Lane], size: Size, theme: Theme) -> pd.DataFrame:
    """Return label, colour and position of the lanes' names."""
    rows = []
    for lane in lanes:
        look = GROUPS.get(lane.group)
        colour = (look.dark if theme == "dark" else look.light) if look else INKS[theme].muted
        y = lane.top + PAD + NAME / 2 - 2 if size.above else (lane.top + lane.bottom) / 2
        rows.append((look.label if look else lane.group, colour, y, lane.top, lane.bottom))
    return pd.DataFrame(rows, columns=["label", "colour", "y", "top", "bottom"])
