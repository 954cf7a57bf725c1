"""What the standing figures of one scope come to together, without choosing a side: their ends, and which of them agree."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pandas as pd

from dashboard.catalog.schema.terms import Change

SAME_TIME = timedelta(days=31)  # a total or a level is taken to be the same within these days
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LabelledFigure:
    """One figure: who gives it, its ends (infinite where open), and the day that it is of."""

    name: str
    bottom: float
    top: float
    day: date


@dataclass(frozen=True)
class CombinedRange:
    """What figures say together: the ends that are named, and by whom; who names none; which agree, which do not, and which may both be."""

    lowest: float | None
    lowest_by: tuple[str, ...]
    highest: float | None
    highest_by: tuple[str, ...]
    open_below: tuple[str, ...]
    open_above: tuple[str, ...]
    common: tuple[float, float] | None  # what every range holds
    meeting: Pairs
    apart: Pairs
    moved: Pairs  # of different days, so that what is measured may have changed from the one to the other


def combined_range(standing: pd.DataFrame, change: Change = "") -> CombinedRange:
    """Say what figures of one scope (rows of ``Scope.standing``) come to together.

    Each counts for itself, so that two of one party are no range of its own.
    """
    many = labelled_figures(standing)
    pairs: dict[str, list[tuple[str, str]]] = {"meeting": [], "apart": [], "moved": []}
    for a, b in combinations(many, 2):
        pairs[_compared(a, b, change)].append((a.name, b.name))
    shared = max((a.bottom for a in many), default=math.inf), min((a.top for a in many), default=-math.inf)
    agreed = len(many) > 1 and not pairs["apart"] and not pairs["moved"]
    lowest, lowest_by = _edge(many, "bottom", min)
    highest, highest_by = _edge(many, "top", max)
    return CombinedRange(
        lowest,
        lowest_by,
        highest,
        highest_by,
        open_below=_names(a for a in many if a.bottom == -math.inf),
        open_above=_names(a for a in many if a.top == math.inf),
        common=shared if agreed and shared[0] <= shared[1] else None,
        meeting=tuple(pairs["meeting"]),
        apart=tuple(pairs["apart"]),
        moved=tuple(pairs["moved"]),
    )


def labelled_figures(standing: pd.DataFrame) -> list[LabelledFigure]:
    """Return the figures (rows of ``Scope.figures``) with names that tell them apart.

    A name is the speaker; of several by one, the claimant too, or else the number.
    """
    several = standing["speaker"].duplicated(keep=False)
    claimants = standing["claimant"].str.replace(" (", ", ", regex=False).str.replace(")", "", regex=False)
    own = claimants.where(claimants.ne(standing["speaker"]) & ~standing.duplicated(["speaker", "claimant"], keep=False), standing["words"])
    names = standing["speaker"].where(~several, standing["speaker"] + " (" + own + ")")
    days = standing["of_day"].dt.date
    return [LabelledFigure(*row) for row in zip(names, standing["bottom"].map(float), standing["top"].map(float), days, strict=True)]


def _compared(one: LabelledFigure, other: LabelledFigure, change: Change) -> str:
    """Tell whether two figures agree: "meeting", "apart", or "moved" where the later may be true because time went by."""
    early, late = sorted((one, other), key=lambda a: a.day)
    plain = "meeting" if max(one.bottom, other.bottom) <= min(one.top, other.top) else "apart"
    near = late.day - early.day <= SAME_TIME
    if not change or early.day == late.day or (near and (change == "level" or plain == "apart")):
        return plain
    if change == "level":
        return "moved"
    # A total only grows: "at least N" of an earlier day holds of any later one, "up to N" of a later day of any earlier one.
    tells = plain == "meeting" and early.top != math.inf and late.bottom != -math.inf
    return "apart" if early.bottom > late.top else "meeting" if tells else "moved"


def _edge(many: list[LabelledFigure], end: str, outermost: Callable[[Iterable[float]], float]) -> tuple[float | None, tuple[str, ...]]:
    """Return the outermost end that is named, and who names it."""
    named = [a for a in many if math.isfinite(getattr(a, end))]
    if not named:
        return None, ()
    edge = outermost(getattr(a, end) for a in named)
    return edge, _names(a for a in named if getattr(a, end) == edge)


def _names(many: Iterable[LabelledFigure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.name for a in many))
