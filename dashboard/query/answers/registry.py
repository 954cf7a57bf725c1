"""How each part of an answer is made, for a selection that is put to an engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from dashboard.query.answers import answer_parts
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.extent import Extent, extent
from dashboard.query.answers.heat import Heat, heat
from dashboard.query.answers.time_bins import Film, Played, Stage, cut, played, staged
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches
from dashboard.query.counting.place_counts import Tally
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import belonging, countries, countries_left, level, symbols
from dashboard.query.table.columns import Ints


class Counting(Protocol):
    """What counts the selected events: all that the parts of an answer are made of. A selection names its day."""

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection."""

    def counts(self, selection: Selection) -> Counts:
        """Return its counts."""

    def tally(self, selection: Selection, *, announcements: bool) -> Tally:
        """Return its counts by place."""

    def filmed(self, selection: Selection, stage: Stage) -> Film:
        """Return its events by step of time."""

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of its events."""


@dataclass(frozen=True, eq=False)
class Asked:
    """One selection, that names its day, put to an engine."""

    engine: Counting
    selection: Selection
    ask: Ask

    @property
    def matches(self) -> Matches:
        """Return the matches of the selection."""
        return self.engine.matches(self.selection)

    @property
    def found(self) -> Counts:
        """Return its counts."""
        return self.engine.counts(self.selection)

    @property
    def tally(self) -> Tally:
        """Return its counts by place."""
        return self.engine.tally(self.selection, announcements=self.ask.announcements)

    def cells(self) -> list[dict[str, Any]]:
        """Return the symbols of the viewport."""
        return symbols(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def countries(self) -> list[dict[str, Any]]:
        """Return the places that are known as a country only."""
        return countries(self.tally)

    def countries_left(self) -> int:
        """Return how many more of these there are."""
        return countries_left(self.tally)

    def level(self) -> int:
        """Return the whole zoom whose symbols these are."""
        return level(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def heat(self) -> Heat:
        """Return how dense the events of the viewport are."""
        return heat(self.tally, self.ask.viewport, self.ask.zoom)

    def places(self) -> pd.DataFrame:
        """Return the places with a selected event."""
        return answer_parts.place_counts(self.tally)

    def extent(self) -> Extent:
        """Return the box that the events lie in."""
        return extent(self.tally)

    def histogram(self) -> pd.DataFrame:
        """Return the events by time and group."""
        since = self.selection if not self.ask.whole else self.selection.replace(start=None, end=None)
        return answer_parts.histogram(self.matches.table, self.engine.counts(since), since.start, self.ask.edges)

    def facets(self) -> dict[str, pd.DataFrame]:
        """Return the options of each filter."""
        totals = self.engine.counts(Selection(as_of=self.selection.as_of, late=self.selection.late))
        return answer_parts.facets(self.matches, self.found, totals, self.selection)

    def play(self) -> Played:
        """Return the symbols, and after them the countries, by step of time."""
        ask, tally = self.ask, self.tally
        ids = [symbol["id"] for symbol in (*self.cells(), *self.countries())]
        unit, steps = cut(ask.step, tally.table.when.days, self.found.days.sum(axis=1), self.selection, len(ids))
        stage = staged(tally, belonging(tally, ask.viewport, ask.zoom, ask.max_symbols, ids), len(ids), steps)
        return played(unit, stage, self.engine.filmed(self.selection, stage))

    def rows(self) -> pd.DataFrame:
        """Return a page of the events."""
        ask = self.ask
        chosen = self.engine.first(self.selection, ask.limit, ask.offset, newest=ask.newest)
        return answer_parts.page(self.matches.table, chosen)


PARTS: dict[str, Callable[[Asked], Any]] = {
    "cells": Asked.cells,
    "countries": Asked.countries,
    "countries_left": Asked.countries_left,
    "level": Asked.level,
    "heat": Asked.heat,
    "places": Asked.places,
    "extent": Asked.extent,
    "histogram": Asked.histogram,
    "facets": Asked.facets,
    "rows": Asked.rows,
    "play": Asked.play,
}
