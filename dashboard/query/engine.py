"""Engines answer selections. One method, ``answer``, is all that a page, the API or a test needs of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from typing import Any, Literal, Protocol

import numpy as np
import pandas as pd

from dashboard.catalog.archive import Archive
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.query import answers
from dashboard.query.columns import Ints
from dashboard.query.counts import Counts, count
from dashboard.query.extent import Extent, extent
from dashboard.query.heat import Heat, heat
from dashboard.query.holdings import KINDS, Holding, Large, Whole
from dashboard.query.kept import Kept
from dashboard.query.matches import Matches, match
from dashboard.query.play import Film, Played, Stage, cut, filmed, played, staged
from dashboard.query.regions import Box
from dashboard.query.selection import Selection
from dashboard.query.symbols import belonging, symbols
from dashboard.query.table import EventTable, moments
from dashboard.query.tally import Tally

Part = Literal["cells", "heat", "places", "extent", "histogram", "facets", "rows", "play"]
SPANS = 20_000  # events by which the time axis is laid out
EXCERPT = 200  # events of a large dataset that a page reads with all that hangs on them
MANY = 2_000_000  # events from which on the compiled loops are faster


@dataclass(frozen=True)
class Ask:
    """Which parts of an answer are wanted, and how: the map's viewport and zoom, the page of rows.

    ``announcements=False`` leaves places out where an event was only announced; ``whole`` lets the histogram look past
    the window; ``newest`` is the order of the rows. ``step`` is the unit of time that symbols are played by, "" for the natural one.
    """

    parts: frozenset[Part] | set[Part] = frozenset()
    viewport: Box | None = None
    zoom: float = 4
    limit: int = 50
    offset: int = 0
    max_symbols: int = 150
    announcements: bool = True
    whole: bool = False
    newest: bool = True
    step: str = ""

    def __post_init__(self) -> None:
        """Freeze the parts, so that what is asked can be a key."""
        object.__setattr__(self, "parts", frozenset(self.parts))


@dataclass(frozen=True, eq=False)
class Answer:
    """``n`` events selected of ``total`` known on the day, ``not_on_map`` of them not drawn, and the parts asked for.

    The frames are shared: nobody writes to them.
    """

    as_of: date
    n: int
    total: int
    not_on_map: int
    cells: list[dict[str, Any]] = field(default_factory=list)
    heat: Heat = field(default_factory=Heat)
    places: pd.DataFrame = field(default_factory=pd.DataFrame)
    extent: Extent = field(default_factory=Extent)
    histogram: pd.DataFrame = field(default_factory=pd.DataFrame)
    facets: dict[str, pd.DataFrame] = field(default_factory=dict)
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    play: Played | None = None


class UnreachableError(RuntimeError):
    """What answers cannot be asked just now: one sentence that says so."""


class Engine(Protocol):
    """What answers selections about a dataset."""

    @property
    def dataset(self) -> Dataset:
        """Return the dataset."""

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection."""

    def knowledge(self, selection: Selection, today: date | None = None, about: Sequence[str] = (), first: int = EXCERPT) -> Knowledge:
        """Return what was known on the selection's day; of a large dataset only of its first events, and of what is asked about."""

    def news(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of events known on the selection's day, in order; of very many an even sample."""


class Local:
    """Answers from tables in this process; threads may share it."""

    def __init__(self, dataset: Dataset | Archive) -> None:
        """Serve a dataset; the table of a day is built when first asked for."""
        self.held: Holding = Large(dataset) if isinstance(dataset, Archive) else Whole(dataset)
        self.dataset = self.held.dataset
        self._tables = Kept[EventTable](8)
        self._news = Kept[list[date]](2)
        self._matches = Kept[Matches](32)
        self._ahead = ThreadPoolExecutor(1, "tumen-ahead")
        self._counts = Kept[Counts](32)
        self._tallies = Kept[Tally](32)

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection; ``today`` is the day that counts where the selection names none."""
        day = selection.day(today or date.today())
        dated = selection.replace(as_of=day)
        asked = _Asked(self, dated, ask)
        parts: dict[str, Any] = {part: PARTS[part](asked) for part in ask.parts}
        return Answer(day, asked.found.n, self.total(dated), asked.found.n - asked.tally.drawn, **parts)

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection that names its day."""
        return self._matches.get(selection, lambda: match(self._table(selection), selection))

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: counted(self.matches(selection)))

    def filmed(self, selection: Selection, stage: Stage) -> Film:
        """Return the events by step of a selection that names its day."""
        return filmed(self.matches(selection), stage)

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of the events that a selection that names its day selects."""
        return answers.first_rows(self.matches(selection), limit, offset, newest=newest)

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.matches(selection).table.n

    def tally(self, selection: Selection, *, announcements: bool) -> Tally:
        """Return the counts by place of a selection that names its day."""
        key = selection, announcements
        return self._tallies.get(key, lambda: Tally(self._table(selection), self.counts(selection), announcements=announcements))

    def prepare(self, selections: Iterable[Selection]) -> None:
        """Make ready, in a thread of its own, what is likely to be asked next; each selection must name its day."""
        for selection in selections:
            self._ahead.submit(self.counts, selection)

    def knowledge(self, selection: Selection, today: date | None = None, about: Sequence[str] = (), first: int = EXCERPT) -> Knowledge:
        """Return what was known on the selection's day; of a large dataset only of its first events, and of what is asked about.

        ``about`` names things as a link does: ``event:E001``, ``place:P001``, ``claim:C001`` ...
        """
        day = selection.day(today or date.today())
        return self.held.knowledge(day, selection.late, lambda: self._rows(selection.replace(as_of=day), about, first))

    def _rows(self, selection: Selection, about: Sequence[str], first: int) -> Ints:
        """Return the rows of the first events of a selection, and of those that what is asked about hangs on."""
        whole = Selection(as_of=selection.as_of, late=selection.late)
        asked = [selection] if first else []
        named: dict[str, list[str]] = {}
        for kind, _, name in (text.partition(":") for text in about):
            named.setdefault(kind, []).append(name)
        if known_places := set(named.pop("place", ())) & set(self.dataset.tables["places"]["place_id"]):
            asked.append(whole.replace(place=tuple(sorted(known_places))))
        found = [self.first(one, first or EXCERPT, 0, newest=True) for one in asked]
        day = selection.day(date.today())
        found += [self.held.where(day, selection.late, kind, names) for kind, names in named.items() if kind in KINDS]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found])

    def news(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""
        return self._news.get(selection.late, lambda: self.held.news(selection.late))

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of events known on the selection's day, in order; of very many an even sample."""
        when = self._table(selection).when
        step = max(1, len(when.begun) // SPANS)
        start = when.days[when.begun[::step]]
        return pd.DataFrame({"start": moments(start), "end": moments(start + when.lasts[::step])})

    def _table(self, selection: Selection) -> EventTable:
        key = selection.as_of, selection.late
        return self._tables.get(key, lambda: self.held.table(selection.day(date.today()), selection.late))


def counted(matches: Matches, threads: int = 0) -> Counts:
    """Count in compiled loops where there are events enough for it and the extra is installed; the answer is the same.

    In so many threads, by default one for each core; a worker of a cluster has its part of them.
    """
    if matches.table.n < MANY or find_spec("numba") is None:
        return count(matches)
    from dashboard.query import fast

    return fast.count(matches, threads)


def selected(engine: Engine, selection: Selection, today: date | None = None) -> frozenset[str]:
    """Return the ids of all selected events; of a large dataset those of the first, of which a page reads more."""
    everything = len(engine.dataset.tables["events"]) + 1 if engine.dataset.complete else EXCERPT
    return frozenset(engine.answer(selection, Ask(parts={"rows"}, limit=everything), today).rows["event_id"])


@dataclass(frozen=True, eq=False)
class _Asked:
    """One selection, that names its day, put to an engine."""

    engine: Local
    selection: Selection
    ask: Ask

    @property
    def matches(self) -> Matches:
        return self.engine.matches(self.selection)

    @property
    def found(self) -> Counts:
        return self.engine.counts(self.selection)

    @property
    def tally(self) -> Tally:
        return self.engine.tally(self.selection, announcements=self.ask.announcements)

    def cells(self) -> list[dict[str, Any]]:
        return symbols(self.tally, self.ask.viewport, self.ask.zoom, self.ask.max_symbols)

    def heat(self) -> Heat:
        return heat(self.tally, self.ask.viewport, self.ask.zoom)

    def places(self) -> pd.DataFrame:
        return answers.place_counts(self.tally)

    def extent(self) -> Extent:
        return extent(self.tally)

    def histogram(self) -> pd.DataFrame:
        since = self.selection if not self.ask.whole else self.selection.replace(start=None, end=None)
        return answers.histogram(self.matches.table, self.engine.counts(since), since.start)

    def facets(self) -> dict[str, pd.DataFrame]:
        totals = self.engine.counts(Selection(as_of=self.selection.as_of, late=self.selection.late))
        return answers.facets(self.matches, self.found, totals, self.selection)

    def play(self) -> Played:
        ask, tally = self.ask, self.tally
        ids = [symbol["id"] for symbol in self.cells()]
        unit, steps = cut(ask.step, tally.table.when.days, self.found.days.sum(axis=1), self.selection, len(ids))
        stage = staged(tally, belonging(tally, ask.viewport, ask.zoom, ask.max_symbols, ids), len(ids), steps)
        return played(unit, stage, self.engine.filmed(self.selection, stage))

    def rows(self) -> pd.DataFrame:
        ask = self.ask
        chosen = self.engine.first(self.selection, ask.limit, ask.offset, newest=ask.newest)
        return answers.page(self.matches.table, chosen)


PARTS: dict[str, Callable[[_Asked], Any]] = {
    "cells": _Asked.cells,
    "heat": _Asked.heat,
    "places": _Asked.places,
    "extent": _Asked.extent,
    "histogram": _Asked.histogram,
    "facets": _Asked.facets,
    "rows": _Asked.rows,
    "play": _Asked.play,
}
