"""Engines answer selections. One method, ``answer``, is all that a page, the API or a test needs of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import BoundedSemaphore
from typing import Any, Literal, Protocol

import numpy as np
import pandas as pd

from dashboard.catalog.archive import Archive
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.query import answers
from dashboard.query.columns import Ints
from dashboard.query.counting import counted
from dashboard.query.counts import Counts
from dashboard.query.days import MOST, ROOM, Day
from dashboard.query.extent import Extent, extent
from dashboard.query.heat import Heat, heat
from dashboard.query.holdings import KINDS, Holding, Large, Whole
from dashboard.query.kept import Kept
from dashboard.query.matches import Matches, match
from dashboard.query.play import Film, Played, Stage, cut, filmed, played, staged
from dashboard.query.regions import Box
from dashboard.query.selection import Selection
from dashboard.query.symbols import belonging, symbols
from dashboard.query.table import moments
from dashboard.query.tally import Tally

Part = Literal["cells", "heat", "places", "extent", "histogram", "facets", "rows", "play"]
SPANS = 20_000  # events by which the time axis is laid out
EXCERPT = 200  # events of a large dataset that a page reads with all that hangs on them
NUMBERS = 1 << 28  # bytes of counts that are kept
SHALLOW = 1000  # rows before a page up to which they are looked for from the end; beyond, by the days that the page's events begin on
AHEAD = 16  # questions that wait to be answered before they are asked


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
        self._days = Kept[Day](MOST, ROOM)
        self._news = Kept[list[date]](2)
        self._counts = Kept[Counts](32, NUMBERS)
        self._ahead, self._waiting = ThreadPoolExecutor(1, "tumen-ahead"), BoundedSemaphore(AHEAD)

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection; ``today`` is the day that counts where the selection names none."""
        day = selection.day(today or date.today())
        dated = selection.replace(as_of=day)
        asked = _Asked(self, dated, ask)
        parts: dict[str, Any] = {part: PARTS[part](asked) for part in ask.parts}
        return Answer(day, asked.found.n, self.total(dated), asked.found.n - asked.tally.drawn, **parts)

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection that names its day."""
        day = self._day(selection)
        return day.matches.get(selection, lambda: match(day.table, selection))

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: counted(self.matches(selection)))

    def filmed(self, selection: Selection, stage: Stage) -> Film:
        """Return the events by step of a selection that names its day."""
        return filmed(self.matches(selection), stage)

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of the events that a selection that names its day selects."""
        matches = self.matches(selection)
        if offset <= SHALLOW:
            return answers.first_rows(matches, limit, offset, newest=newest)
        first, last, over = answers.leaf(self.counts(selection), limit, offset, newest=newest)
        return answers.first_rows(matches.begun(first, last), limit, over, newest=newest)

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.matches(selection).table.n

    def tally(self, selection: Selection, *, announcements: bool) -> Tally:
        """Return the counts by place of a selection that names its day."""
        day = self._day(selection)
        return day.tallies.get((selection, announcements), lambda: Tally(day.table, self.counts(selection), announcements=announcements))

    def prepare(self, selections: Iterable[Selection]) -> None:
        """Make ready, in a thread of its own, what is likely to be asked next; each selection must name its day."""
        for selection in selections:
            self._soon(partial(self.counts, selection))

    def warm(self) -> None:
        """Make ready, in a thread of its own, what the first who searches or opens an event would have to wait for."""
        self._soon(self.held.prepare)

    def _soon(self, make: Callable[[], Any]) -> None:
        """Do something when there is time; where too much waits for that already, do not."""
        if self._waiting.acquire(blocking=False):
            self._ahead.submit(make).add_done_callback(lambda _: self._waiting.release())

    def knowledge(self, selection: Selection, today: date | None = None, about: Sequence[str] = (), first: int = EXCERPT) -> Knowledge:
        """Return what was known on the selection's day; of a large dataset only of its first events, and of what is asked about.

        ``about`` names things as a link does: ``event:E001``, ``place:P001``, ``claim:C001`` ...
        """
        day = selection.day(today or date.today())
        return self.held.knowledge(day, selection.late, lambda: self._held(selection.replace(as_of=day), about, first))

    def _held(self, selection: Selection, about: Sequence[str], first: int) -> Ints:
        """Return where the first events of a selection are held, and those known that what is asked about hangs on."""
        whole = Selection(as_of=selection.as_of, late=selection.late)
        asked = [selection] if first else []
        named: dict[str, list[str]] = {}
        for kind, _, name in (text.partition(":") for text in about):
            named.setdefault(kind, []).append(name)
        if known_places := set(named.pop("place", ())) & set(self.dataset.tables["places"]["place_id"]):
            asked.append(whole.replace(place=tuple(sorted(known_places))))
        found = [self.first(one, first or EXCERPT, 0, newest=True) for one in asked]
        table = self._day(selection).table
        found += [table.rows(self.held.where(kind, names)) for kind, names in named.items() if kind in KINDS]
        return table.held(np.concatenate([np.zeros(0, dtype=np.int64), *found]))

    def news(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""
        return self._news.get(selection.late, lambda: self.held.news(selection.late))

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of events known on the selection's day, in order; of very many an even sample."""
        start, end = self._sample(selection, max(1, self.total(selection) // SPANS))
        return pd.DataFrame({"start": moments(start), "end": moments(end)})

    def _sample(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        """Return first and last day of every so manieth event, in order."""
        return answers.spans(self._day(selection).table, step)

    def _day(self, selection: Selection) -> Day:
        return self._days.get((selection.as_of, selection.late), lambda: self._opened(selection.day(date.today()), selection.late))

    def _opened(self, as_of: date, late: str) -> Day:
        return Day(self.held.table(as_of, late))


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
