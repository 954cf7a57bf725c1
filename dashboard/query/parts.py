"""How each part of an answer is made, for a selection that is put to an engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.query import answers
from dashboard.query.counts import Counts
from dashboard.query.extent import Extent, extent
from dashboard.query.heat import Heat, heat
from dashboard.query.matches import Matches
from dashboard.query.play import Played, cut, played, staged
from dashboard.query.selection import Selection
from dashboard.query.symbols import belonging, countries, countries_left, level, symbols
from dashboard.query.tally import Tally

if TYPE_CHECKING:
    from dashboard.query.engine import Ask, Local


@dataclass(frozen=True, eq=False)
class Asked:
    """One selection, that names its day, put to an engine."""

    engine: Local
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
        return answers.place_counts(self.tally)

    def extent(self) -> Extent:
        """Return the box that the events lie in."""
        return extent(self.tally)

    def histogram(self) -> pd.DataFrame:
        """Return the events by time and group."""
        since = self.selection if not self.ask.whole else self.selection.replace(start=None, end=None)
        return answers.histogram(self.matches.table, self.engine.counts(since), since.start, self.ask.edges)

    def facets(self) -> dict[str, pd.DataFrame]:
        """Return the options of each filter."""
        totals = self.engine.counts(Selection(as_of=self.selection.as_of, late=self.selection.late))
        return answers.facets(self.matches, self.found, totals, self.selection)

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
        return answers.page(self.matches.table, chosen)


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
