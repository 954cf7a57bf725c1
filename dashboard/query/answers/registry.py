"""How each part of an answer is made, for a selection that is put to what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog.dates import to_datetimes
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.event_counter import EventCounter
from dashboard.query.answers.extent import Extent, events_extent
from dashboard.query.answers.facets import facet_counts
from dashboard.query.answers.heat import Heat, heat_tiles
from dashboard.query.answers.histogram import histogram_bins
from dashboard.query.answers.rows import event_rows
from dashboard.query.answers.time_bins import DatedCounts, dated_counts, make_time_bins, time_bin_edges
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.day_cache import Day
from dashboard.query.counting.matches import Matches, similar_terms
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import (
    CountryChip,
    MapSymbol,
    countries_left,
    country_chips,
    map_symbols,
    symbol_of_place,
    symbol_zoom,
)

MOST_SPANS = 20_000  # events by which the time axis is laid out


@dataclass(frozen=True, eq=False)
class AnswerRequest:
    """One selection, that names its day, put to what counts."""

    counter: EventCounter
    selection: Selection
    ask: Ask

    @property
    def _whole(self) -> Selection:
        """Return what selects every event known on the day."""
        return Selection(as_of=self.selection.as_of, late=self.selection.late)

    @property
    def _day(self) -> Day:
        """Return what is held of the selection's day."""
        return self.counter.days.of(self.selection)

    @property
    def matches(self) -> Matches:
        """Return the matches of the selection."""
        return self.counter.days.matches(self.selection)

    @property
    def found(self) -> Counts:
        """Return its counts."""
        return self.counter.counts(self.selection)

    @property
    def tally(self) -> PlaceCounts:
        """Return its counts by place."""
        return self._day.place_counts(self.selection, lambda: self.found, announcements=self.ask.announcements)

    def cells(self) -> list[MapSymbol]:
        """Return the symbols of the viewport."""
        return map_symbols(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def countries(self) -> list[CountryChip]:
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
        """Return the places with a selected event, in rows of ``CountedPlace``."""
        counts = dict(zip(self.tally.names, self.tally.by_place.T, strict=True))
        frame: pd.DataFrame = self.tally.table.places.frame.assign(**counts)
        return frame[frame["n"] > 0].reset_index(drop=True)

    def extent(self) -> Extent:
        """Return the box that the events lie in."""
        return events_extent(self.tally)

    def histogram(self) -> pd.DataFrame:
        """Return the events by time and group: rows of ``HistogramBin``, see ``histogram_bins``."""
        since = self.selection if not self.ask.whole else self.selection.replace(start=None, end=None)
        return histogram_bins(self._day.table, self.counter.counts(since), since.start, self.ask.edges)

    def facets(self) -> dict[str, pd.DataFrame]:
        """Return the options of each filter, by its parameter: rows of ``FacetOption``."""
        return facet_counts(self.matches, self.found, self.counter.counts(self._whole), self.selection)

    def play(self) -> DatedCounts:
        """Return the symbols, and after them the countries, by step of time."""
        ask, tally = self.ask, self.tally
        ids = [symbol["id"] for symbol in (*self.cells(), *self.countries())]
        unit, steps = time_bin_edges(ask.step, tally.table.when.days, self.found.days.sum(axis=1), self.selection, len(ids))
        bins = make_time_bins(tally, symbol_of_place(tally, ask.viewport, ask.zoom, ask.max_symbols, ids), len(ids), steps)
        return dated_counts(unit, bins, self.counter.binned_counts(self.selection, bins))

    def spans(self) -> pd.DataFrame:
        """Return columns start and end (datetime64[s]) of all events known on the day, in order; of very many a sample."""
        whole = self._whole
        start, end = self.counter.spans(whole, max(1, self.counter.total(whole) // MOST_SPANS))
        return pd.DataFrame({"start": to_datetimes(start), "end": to_datetimes(end)})

    def similar_words(self) -> dict[str, list[str]]:
        """Return of the words asked for that nothing known on the day holds those, folded, that are written nearly so."""
        return similar_terms(self._day.table, self.selection.q)

    def rows(self) -> pd.DataFrame:
        """Return a page of the events: rows of ``ListedEvent``."""
        ask = self.ask
        chosen = self.counter.page(self.selection, ask.limit, ask.offset, newest=ask.newest)
        return event_rows(self._day.table, chosen)


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
    "spans": AnswerRequest.spans,
    "similar_words": AnswerRequest.similar_words,
}
