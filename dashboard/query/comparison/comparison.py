"""Two sides of one selection: what each selects, what both do, and in what they differ. Only counts are asked for, never all rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import pandas as pd

from dashboard.catalog.records import records
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.comparison.sides import Side, Value, Window
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.geo_areas import Box
from dashboard.query.selection.selection import Selection

MAX_COMPARED_PLACES = 12


@dataclass(frozen=True)
class SidePair:
    """Two sides of one kind."""

    left: Side
    right: Side

    @property
    def kind(self) -> str:
        """Return what the two differ in: "window", or the parameter of a filter."""
        return self.left.kind

    @property
    def own(self) -> dict[str, str]:
        """Return the pair as it stands in a link."""
        return {"left": self.left.text, "right": self.right.text}

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return left and right."""
        return self.left, self.right

    def of(self, selection: Selection) -> tuple[Selection, Selection]:
        """Return a selection as each side has it."""
        return self.left.of(selection), self.right.of(selection)

    def whole(self, selection: Selection) -> Selection:
        """Return the selection that reaches over both sides, and over the time between two windows."""
        if isinstance(self.left, Value) and isinstance(self.right, Value):
            return selection.replace(**{self.kind: (self.left.code, self.right.code)})
        (a, b), (c, d) = _ends(self.left), _ends(self.right)
        return selection.replace(start=min(a, c) if a and c else None, end=max(b, d) if b and d else None)

    def within_both(self, engine: Engine, selection: Selection, today: date) -> int:
        """Return the number of events on both sides."""
        if self.left == self.right:
            return engine.answer(self.left.of(selection), Ask(), today).n
        if isinstance(self.left, Value):
            asked = (self.left.of(selection), self.right.of(selection), self.whole(selection))
            asked = (*self.of(selection), self.whole(selection))
            left, right, either = (engine.answer(one, Ask(), today).n for one in asked)
            return left + right - either
        # An event overlaps both when it has begun by the earlier end and still lasts at the later start, even where that comes first.
        (a, b), (c, d) = _ends(self.left), _ends(self.right)
        shared = selection.replace(start=max(a or date.min, c or date.min), end=min(b or date.max, d or date.max))
        return engine.answer(shared, Ask(), today).n


def _ends(side: Side) -> tuple[date | None, date | None]:
    return (side.start, side.end) if isinstance(side, Window) else (None, None)


class ComparedValue(TypedDict):
    """A value of a filter, and how many events each side has of it."""

    code: str
    label: str
    left: int
    right: int


class ComparedPlace(TypedDict):
    """A place, and how many events each side has there."""

    place_id: str
    name: str
    left: int
    right: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """The answers to both sides, the number of events on ``both``, and the ``box`` in which all of them lie."""

    pair: SidePair
    left: Answer
    right: Answer
    both: int
    box: Box | None

    @property
    def on_either_side(self) -> int:
        """Return the number of events on one side or on both."""
        return self.left.n + self.right.n - self.both

    def rows(self, parameter: str, selection: Selection) -> list[ComparedValue]:
        """Return the values of a filter that has few, those with an event; an event has one of them."""
        asked = getattr(selection, parameter)
        frames = (side.facets[parameter] for side in (self.left, self.right))
        left, right = (dict(zip(frame["code"], frame.to_dict("records"), strict=True)) for frame in frames)
        found: Iterator[ComparedValue] = (
            {"code": code, "label": left[code]["label"], "left": int(left[code]["n"]), "right": int(right[code]["n"])}
            for code in left
            if code in right and (not asked or code in asked)
        )
        return [row for row in found if row["left"] or row["right"]]

    def places(self, most: int = MAX_COMPARED_PLACES) -> list[ComparedPlace]:
        """Return the places where the counts differ most."""
        columns = ["place_id", "name", "n"]
        frames = [side.places[columns] if len(side.places) else pd.DataFrame(columns=columns) for side in (self.left, self.right)]
        joined = frames[0].merge(frames[1], on=["place_id", "name"], how="outer", suffixes=("_left", "_right"))
        counts = {name: pd.to_numeric(joined[f"n_{name}"]).fillna(0).astype(int) for name in ("left", "right")}
        found = joined[["place_id", "name"]].assign(**counts)
        apart = found.assign(apart=(found["left"] - found["right"]).abs(), all=found["left"] + found["right"])
        first = apart[apart["apart"] > 0].sort_values(["apart", "all", "name"], ascending=[False, False, True]).head(most)
        return records(first, ComparedPlace)


def compare_sides(engine: Engine, selection: Selection, pair: SidePair, today: date, *, announcements: bool = True) -> Comparison:
    """Ask for both sides of a selection; without ``announcements`` a place counts only what was more than announced there."""
    ask = Ask(parts={"facets", "places"}, announcements=announcements)
    left, right = (engine.answer(side.of(selection), ask, today) for side in (pair.left, pair.right))
    reach = engine.answer(pair.whole(selection), Ask(parts={"extent"}, announcements=announcements), today).extent
    return Comparison(pair, left, right, pair.within_both(engine, selection, today), reach.first)
