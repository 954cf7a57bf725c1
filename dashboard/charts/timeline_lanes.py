"""Where events stand on the timeline and how they look: lanes by group, rows within them, and the frames that are drawn."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.catalog.dates import OPEN_END, date_words, day_number, parse_span
from dashboard.catalog.records import frame_rows
from dashboard.catalog.schema.terms import Terms
from dashboard.catalog.schema.vocabulary import EVIDENCE, STANDINGS, Look
from dashboard.charts.axis import Axis, day_at_boundary, day_numbers
from dashboard.charts.extents import Window
from dashboard.charts.theme import INKS, Size, Theme
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import evidence_meaning, group_label, status_label

LANE_PADDING = 6  # above and below a lane's rows
NAME_HEIGHT = 17  # a lane's name, where it stands above the lane
MARK_GAP = 2  # between neighbours in a row
FADE_STEPS = (0.08, 0.2, 0.33, 0.48, 0.64, 0.82)  # of the fill, from an uncertain end inwards
FADE_SHARE = 0.36  # of a bar's length at either end
SHORTEST_SPAN = {False: 9, True: 36}  # pixels: sure, and vague, intervals shorter than this are drawn as a pill
WEAK_OPACITY = 0.4  # opacity of evidence C
OUTSIDE_OPACITY = 0.3  # and of what is not in the window
HOLLOW_STATUSES = ("planned", "overdue")
RING_WIDTH = 1.8  # pixels: the outline
# What a mark says besides its group (its fill) and its status (its ring), for the line of explanation under the chart.
MARK_CODES = ("soft", "weak", "contested")


def rows_without_overlap(spans: Sequence[tuple[float, float]], gap: float = MARK_GAP, most: int | None = None) -> list[int]:
    """Return a row for each (left, right) span so that none overlap: in the order given, the lowest row that is free there.

    What finds none in the first ``most`` rows is said to be in the next, however many they are.
    """
    rows: list[list[tuple[float, float]]] = []
    found = []
    for left, right in spans:
        row = next((i for i, busy in enumerate(rows) if _free(busy, left, right, gap)), len(rows))
        found.append(row)
        if row == most:
            continue
        if row == len(rows):
            rows.append([])
        insort(rows[row], (left, right))
    return found


def _free(busy: list[tuple[float, float]], left: float, right: float, gap: float) -> bool:
    """Tell whether a row, whose spans are in order, has room for one more."""
    at = bisect_left(busy, (left, right))
    return (at == 0 or busy[at - 1][1] + gap <= left) and (at == len(busy) or right + gap <= busy[at][0])


@dataclass(frozen=True)
class Lane:
    """One group's lane, from ``top`` to ``bottom`` in pixels."""

    group: str
    top: int
    bottom: int


def place_events(
    events: pd.DataFrame, axis: Axis, top: int, terms: Terms, picked: frozenset[str] = frozenset(), window: Window = (None, None)
) -> tuple[pd.DataFrame, list[Lane]]:
    """Return the events that the axis reaches with ``at`` (the middle), ``at0``, ``at1`` (shares of the axis's width), ``kind`` (day,
    days, span), ``inside`` (of the window) and ``y``, and the lanes.

    Lanes are those of the groups present, as they are drawn and in that order, as high as their rows. Events of the window have room
    first; one that finds none in the rows that the size has for all lanes together is left out, or a busy day of a large dataset would
    stand as a column of screens; what is ``picked`` takes the room of another.
    """
    drawn = {code: terms.drawn_as(code) for code in events["event_group"].unique()}
    marks = _shapes(events.assign(event_group=events["event_group"].map(drawn)), axis)
    marks = marks.assign(inside=_inside(marks, window)).sort_values(["left", "right", "event_id"], kind="stable").reset_index(drop=True)
    row, high, first = _rows(marks, list(terms.drawn_groups), axis.size.rows)
    most = rows_of_lane(list(first.values()), axis.size.rows)
    if max(first.values(), default=0) > most:
        marks = _abreast(marks, most, axis)
        row, high, first = _rows(marks, list(terms.drawn_groups), axis.size.rows)
    rows = _allotted(high, first, most, axis.size.rows)
    groups, left, right = (marks[c].to_numpy() for c in ("event_group", "left", "right"))
    limit = np.array([rows[group] for group in groups], dtype=int)
    stands = row < limit
    for i in np.flatnonzero(~stands & marks["event_id"].isin(list(picked)) & (limit > 0)):
        row[i] = limit[i] - 1
        stands &= (groups != groups[i]) | (row != row[i]) | (right <= left[i]) | (left >= right[i])
        stands[i] = True
    y, lanes = np.zeros(len(marks)), []
    for group in (code for code in high if rows[code]):
        at = groups == group
        head = top + LANE_PADDING + (NAME_HEIGHT if axis.size.above else 0)
        y[at] = head + (row[at] + 0.5) * axis.size.row
        lanes.append(Lane(group, top, head + rows[group] * axis.size.row + LANE_PADDING))
        top = lanes[-1].bottom
    return marks.assign(y=y, at=axis.share((left + right) / 2).round(5))[stands].reset_index(drop=True), lanes


def _rows(marks: pd.DataFrame, drawn: list[str], most: int) -> tuple[np.ndarray, dict[str, int], dict[str, int]]:
    """Return each event's row, and by group how many rows all its events take and those of the window, which come first.

    More than ``most`` rows count as one more.
    """
    order = {code: i for i, code in enumerate(drawn)}
    groups, inside = marks["event_group"].to_numpy(), marks["inside"].to_numpy(dtype=bool)
    spans = list(zip(marks["left"], marks["right"], strict=True))
    row, high, first = np.zeros(len(marks), dtype=int), {}, {}
    for group in sorted(set(groups), key=lambda code: (order.get(code, len(order)), code)):
        at = np.concatenate([np.flatnonzero((groups == group) & which) for which in (inside, ~inside)])
        row[at] = rows_without_overlap([spans[i] for i in at], most=most)
        high[group] = int(row[at].max()) + 1
        first[group] = int(row[(groups == group) & inside].max(initial=-1)) + 1
    return row, high, first


def _allotted(high: dict[str, int], first: dict[str, int], most: int, rows: int) -> dict[str, int]:
    """Return how many rows each lane gets: for the window's events no more than ``most``, for the others what that leaves."""
    found = {group: min(n, most) for group, n in first.items()}
    more = {group: high[group] - n for group, n in found.items() if high[group] > n}
    left = rows - sum(found.values())
    each = rows_of_lane(list(more.values()), left) if left >= len(more) else 0
    return found | {group: found[group] + min(n, each) for group, n in more.items()}


def _abreast(marks: pd.DataFrame, most: int, axis: Axis) -> pd.DataFrame:
    """Lay events of a day that are more than there are rows side by side, as many as the day is wide."""
    days, width = marks[marks["kind"].eq("day") & marks["inside"]], axis.size.point
    same = days.groupby(["event_group", "day0"])["left"]
    start, end = axis.pixels(days["day0"]), axis.pixels(days["day1"])
    columns = np.clip(np.ceil(same.transform("size") / most), 1, np.maximum((end - start) // (width + MARK_GAP), 1)).astype(int)
    middle = start + (same.cumcount() % columns + 0.5) / columns * (end - start)
    moved = marks.copy()
    moved.loc[days.index, "left"], moved.loc[days.index, "right"] = middle - width / 2, middle + width / 2
    return moved.sort_values(["left", "right", "event_id"], kind="stable").reset_index(drop=True)


def rows_of_lane(wanted: Sequence[int], rows: int) -> int:
    """Return how many rows a lane has at most, so that lanes that want so many have no more than ``rows`` together; at least one."""
    fits = (most for most in range(max(wanted, default=1), 1, -1) if sum(min(high, most) for high in wanted) <= rows)
    return next(fits, 1)


def _shapes(events: pd.DataFrame, axis: Axis) -> pd.DataFrame:
    """Return the dated events that the axis reaches, with their extent in days, and what is seen of it in shares and, laid out, pixels."""
    dated = events.dropna(subset=["start", "end"])
    day0, day1 = day_numbers(dated["start"]), day_numbers(dated["end"]) + 1
    day1 = day1.mask(day1 > day_number(OPEN_END), np.maximum(day0 + 1, axis.last))  # what has no end lasts as far as the axis
    reached = (day1 > axis.first) & (day0 < axis.last)
    dated, day0, day1 = dated[reached], day0[reached], day1[reached]
    left, right = axis.pixels(day0), axis.pixels(day1)
    soft = np.array([parse_span(text).vague for text in dated["date"]], dtype=bool)
    # In a strip a year has a few pixels: an interval there would be drawn far too short or too long.
    first, end = axis.main
    far = ((day0 < first) & bool(axis.stops) | (day1 > end) & bool(axis.later)).to_numpy()
    one_day = (day1 - day0 <= 1).to_numpy() & ~soft
    span = ~one_day & (right - left >= np.where(soft, SHORTEST_SPAN[True], SHORTEST_SPAN[False])) & ~far
    kind = np.select([one_day, span], ["day", "span"], "days")
    half = np.select([kind == "day", soft], [0.5, 1.25], 0.72) * axis.size.point  # of the circle, of the halo, of the pill
    middle = np.minimum((left + right) / 2, np.where(span, np.inf, axis.size.nominal - half))  # a mark on the chart's edge is seen whole
    return dated.assign(
        day0=day0,
        day1=day1,
        at0=axis.share(left).round(5),
        at1=axis.share(right).round(5),
        kind=kind,
        soft=soft,
        left=np.where(span, left, middle - half),
        right=np.where(span, right, middle + half),
    )


def mark_looks(marks: pd.DataFrame, terms: Terms, picked: frozenset[str], theme: Theme) -> pd.DataFrame:
    """Return the placed events (``place_events``) with what is drawn and said of each: the columns ``MARK_COLUMNS``."""
    weak, chosen = marks["evidence_strength"].eq("C").to_numpy(), marks["event_id"].isin(list(picked)).to_numpy()
    hollow = (marks["planned"] | marks["status"].isin(HOLLOW_STATUSES)).to_numpy(dtype=bool)
    strength = np.where(marks["inside"].to_numpy(dtype=bool) | chosen, 1.0, OUTSIDE_OPACITY)
    drawn = _with_words(marks, terms).assign(
        hollow=hollow,
        picked=chosen,
        fill=_coloured(marks["event_group"], terms.drawn_groups, theme),
        fill_opacity=(np.where(weak, WEAK_OPACITY, 1.0) * strength).round(3),
        halo_opacity=np.where(marks["soft"], np.where(hollow, 0.12, 0.25) * strength, np.nan).round(3),
        mark_opacity=np.where(marks["contested"], strength, np.nan),
        stroke=_coloured(marks["standing"], STANDINGS, theme),
        stroke_width=RING_WIDTH,
        stroke_opacity=(np.where(weak, 0.65, 1.0) * strength).round(3),
    )
    return drawn[MARK_COLUMNS.split()]


MARK_COLUMNS = (
    "event_id title date_words status_label type_label evidence_label at at0 at1 y "
    "kind fill fill_opacity halo_opacity mark_opacity stroke stroke_width stroke_opacity standing soft hollow contested picked"
)


class SpanPiece(TypedDict):
    """What is drawn of a span, or of a part of it: where (``at0`` to ``at1``), how, and which part it is: "core" or "end"."""

    at0: float
    at1: float
    y: float
    fill: str
    fill_opacity: float
    stroke: str
    stroke_width: float
    stroke_opacity: float
    standing: str
    hollow: bool
    part: str


class _Span(SpanPiece):
    soft: bool
    day0: float
    day1: float


def mark_labels() -> dict[str, str]:
    """Say what a mark shows besides group and status, by its code."""
    return {code: message("timeline-mark", mark=code) for code in MARK_CODES}


def _with_words(marks: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    """Return the events with their words for the tooltip; the chart itself puts them together for a screen reader."""
    in_part = marks["contested"].astype(bool) & marks["status"].ne("contested")
    labels = marks["standing"].map({code: status_label(code) for code in marks["standing"].unique()})
    status = [message("timeline-status-in-part", status=label) if p else label for label, p in zip(labels, in_part, strict=True)]
    dated = zip(marks["date"], marks["planned"], strict=True)
    when = [message("timeline-planned", day=text) if planned else date_words(text) for text, planned in dated]
    types = {code: terms.label("type", code) for code in marks["event_type"].unique()}
    evidence = {code: _evidence(code) for code in marks["evidence_strength"].unique()}
    labelled = {"type_label": marks["event_type"].map(types), "evidence_label": marks["evidence_strength"].map(evidence)}
    return marks.assign(status_label=status, date_words=when, **labelled)


def _evidence(code: str) -> str:
    return message("timeline-evidence", code=code, words=evidence_meaning(code)) if code in EVIDENCE else code


def _coloured(codes: pd.Series, vocabulary: Mapping[str, Look], theme: Theme) -> pd.Series:
    colours = {code: look.dark if theme == "dark" else look.light for code, look in vocabulary.items()}
    return codes.map(colours).fillna(INKS[theme].muted)


def counts_in_window(events: pd.DataFrame, axis: Axis, window: Window) -> tuple[int, int]:
    """Return how many events (columns start, end) are of the window, and how many of the others the axis reaches."""
    found = _inside(events, window)
    reached = _inside(events, (day_at_boundary(axis.first), day_at_boundary(axis.last - 1)))
    return int(found.sum()), int((reached & ~found).sum())


def _inside(marks: pd.DataFrame, window: Window) -> np.ndarray:
    start, end = (pd.Timestamp(day) if day else None for day in window)
    found = np.ones(len(marks), dtype=bool)
    if start is not None:
        found &= (marks["end"] >= start).to_numpy()
    if end is not None:
        found &= (marks["start"] <= end).to_numpy()
    return found


def span_pieces(placed: pd.DataFrame, marks: pd.DataFrame, axis: Axis) -> pd.DataFrame:
    """Return the fills of the spans: one piece for a sure one, for a vague one a core and ends that grow paler outwards.

    The columns are those of ``SpanPiece``. Of a span that goes on past the axis, the pieces are those that are seen.
    """
    rows: list[_Span] = []
    spans = marks.assign(day0=placed["day0"], day1=placed["day1"], part="core")[marks["kind"] == "span"]
    for mark in frame_rows(spans, _Span):
        day0, day1 = mark["day0"], mark["day1"]
        fade = FADE_SHARE * (day1 - day0) if mark["soft"] else 0.0
        step = fade / len(FADE_STEPS)
        for i, share in enumerate(FADE_STEPS if fade else ()):
            near, far = day0 + i * step, day1 - i * step
            pale: _Span = {**mark, "fill_opacity": round(share * mark["fill_opacity"], 3), "part": "end"}
            rows += [{**pale, "at0": a, "at1": b} for a, b in ((near, near + step), (far - step, far))]
        rows.append({**mark, "at0": day0 + fade, "at1": day1 - fade})
    found = pd.DataFrame(rows, columns=[*SpanPiece.__annotations__])
    found = found.assign(**{end: axis.shares(found[end]).round(5) for end in ("at0", "at1")})
    return found[found["at1"] > found["at0"]].reset_index(drop=True)


def lane_labels(lanes: Sequence[Lane], terms: Terms, size: Size, theme: Theme) -> pd.DataFrame:
    """Return columns label, colour, y, top and bottom (px) of the lanes' names."""
    rows = []
    for lane in lanes:
        look = terms.drawn_groups.get(lane.group)
        colour = (look.dark if theme == "dark" else look.light) if look else INKS[theme].muted
        y = lane.top + LANE_PADDING + NAME_HEIGHT / 2 - 2 if size.above else (lane.top + lane.bottom) / 2
        rows.append((group_label(terms, lane.group) if look else lane.group, colour, y, lane.top, lane.bottom))
    return pd.DataFrame(rows, columns=["label", "colour", "y", "top", "bottom"])
