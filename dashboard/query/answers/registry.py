"""How each part of an answer is made, for a selection that is put to an engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from dashboard.query.answers import answer_parts
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.extent import Extent, events_extent
from dashboard.query.answers.heat import Heat, heat_tiles
from dashboard.query.answers.time_bins import BinnedCounts, DatedCounts, TimeBins, dated_counts, make_time_bins, time_bin_edges
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import countries_left, country_chips, map_symbols, symbol_of_place, symbol_zoom
from dashboard.query.table.columns import Ints


class EventCounter(Protocol):
    """What counts the selected events: all that the parts of an answer are made of. A selection names its day."""

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection."""

    def counts(self, selection: Selection) -> Counts:
        """Return its counts."""

    def tally(self, selection: Selection, *, announcements: bool) -> PlaceCounts:
        """Return its counts by place."""

    def filmed(self, selection: Selection, stage: TimeBins) -> BinnedCounts:
        """Return its events by step of time."""

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of its events."""


@dataclass(frozen=True, eq=False)
class AnswerRequest:
    """One selection, that names its day, put to an engine."""

    engine: EventCounter
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
    def tally(self) -> PlaceCounts:
        """Return its counts by place."""
        return self.engine.tally(self.selection, announcements=self.ask.announcements)

    def cells(self) -> list[dict[str, Any]]:
        """Return the symbols of the viewport."""
        return map_symbols(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def countries(self) -> list[dict[str, Any]]:
        """Return the places that are known as a country only."""
        return country_chips(self.tally)

    def countries_left(self) -> int:
        """Return how many more of these there are."""
        return countries_left(self.tally)

    def level(self) -> int:
        """Return the whole zoom whose symbols these are."""
        return symbol_zoom(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def heat(self) -> Heat:
        """Return how dense the events of the viewport are."""
        return heat_tiles(self.tally, self.ask.viewport, self.ask.zoom)

    def places(self) -> pd.DataFrame:
        """Return the places with a selected event: rows of ``CountedPlace``, see ``answer_parts.place_counts``."""
        return answer_parts.place_counts(self.tally)

    def extent(self) -> Extent:
        """Return the box that the events lie in."""
        return events_extent(self.tally)

    def histogram(self) -> pd.DataFrame:
        """Return the events by time and group: rows of ``HistogramBin``, see ``answer_parts.histogram_bins``."""
        since = self.selection if not self.ask.whole else self.selection.replace(start=None, end=None)
        return answer_parts.histogram_bins(self.matches.table, self.engine.counts(since), since.start, self.ask.edges)

    def facets(self) -> dict[str, pd.DataFrame]:
        """Return the options of each filter, by its parameter: rows of ``FacetOption``."""
        totals = self.engine.counts(Selection(as_of=self.selection.as_of, late=self.selection.late))
        return answer_parts.facet_counts(self.matches, self.found, totals, self.selection)

    def play(self) -> DatedCounts:
        """Return the symbols, and after them the countries, by step of time."""
        ask, tally = self.ask, self.tally
        ids = [symbol["id"] for symbol in (*self.cells(), *self.countries())]
        unit, steps = time_bin_edges(ask.step, tally.table.when.days, self.found.days.sum(axis=1), self.selection, len(ids))
        stage = make_time_bins(tally, symbol_of_place(tally, ask.viewport, ask.zoom, ask.max_symbols, ids), len(ids), steps)
        return dated_counts(unit, stage, self.engine.filmed(self.selection, stage))

    def rows(self) -> pd.DataFrame:
        """Return a page of the events: rows of ``ListedEvent``."""
        ask = self.ask
        chosen = self.engine.first(self.selection, ask.limit, ask.offset, newest=ask.newest)
        return answer_parts.event_rows(self.matches.table, chosen)


ANSWER_PARTS: dict[str, Callable[[AnswerRequest], Any]] = {
    "cells": AnswerRequest.cells,
    "countries": AnswerRequest.countries,
    "countries_left": AnswerRequest.countries_left,
    "level": AnswerRequest.level,
    "heat": AnswerRequest.heat,
    "places": AnswerRequest.places,
    "extent": AnswerRequest.extent,
    "histogram": AnswerRequest.histogram,
    "facets": AnswerRequest.facets,
    "rows": AnswerRequest.rows,
    "play": AnswerRequest.play,
}
