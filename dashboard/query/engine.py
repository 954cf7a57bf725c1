"""Engines answer selections. One method, ``answer``, is all that a page, the API or a test needs of one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, Generic, Literal, Protocol, TypeVar

import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge, known
from dashboard.query import answers
from dashboard.query.matches import Matches, match
from dashboard.query.regions import Box
from dashboard.query.selection import Selection
from dashboard.query.symbols import symbols
from dashboard.query.table import EventTable, event_table
from dashboard.query.tally import Tally

Part = Literal["cells", "places", "histogram", "facets", "rows"]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Ask:
    """Which parts of an answer are wanted, and how: the map's viewport and zoom, the page of rows.

    ``announcements=False`` leaves places out where an event was only announced; ``whole`` lets the histogram look past
    the window; ``newest`` is the order of the rows.
    """

    parts: frozenset[Part] | set[Part] = frozenset()
    viewport: Box | None = None
    zoom: float = 4
    limit: int = 50
    offset: int = 0
    max_symbols: int = 500
    announcements: bool = True
    whole: bool = False
    newest: bool = True

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
    places: pd.DataFrame = field(default_factory=pd.DataFrame)
    histogram: pd.DataFrame = field(default_factory=pd.DataFrame)
    facets: dict[str, pd.DataFrame] = field(default_factory=dict)
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)


class Engine(Protocol):
    """What answers selections about a dataset."""

    @property
    def dataset(self) -> Dataset:
        """Return the dataset."""

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection."""


class Local:
    """Answers from tables in this process; threads may share it."""

    def __init__(self, dataset: Dataset) -> None:
        """Serve a dataset; the table of a day is built when first asked for."""
        self.dataset = dataset
        self._tables = Kept[EventTable](8)
        self._matches = Kept[Matches](32)
        self._ahead = ThreadPoolExecutor(1, "tumen-ahead")
        self._tallies = Kept[Tally](32)

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection; ``today`` is the day that counts where the selection names none."""
        day = selection.day(today or date.today())
        dated = selection.replace(as_of=day)
        found = self.matches(dated)
        tally = self._tallies.get((dated, ask.announcements), lambda: Tally(found, announcements=ask.announcements))
        parts: dict[str, Any] = {part: PARTS[part](found, tally, selection, ask) for part in ask.parts}
        return Answer(day, found.n, found.table.n, found.n - tally.drawn, **parts)

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection that names its day."""
        return self._matches.get(selection, lambda: match(self._table(selection), selection))

    def prepare(self, selections: Iterable[Selection]) -> None:
        """Make ready, in a thread of its own, what is likely to be asked next; each selection must name its day."""
        for selection in selections:
            self._ahead.submit(self.matches, selection)

    def knowledge(self, selection: Selection, today: date | None = None) -> Knowledge:
        """Return what was known on the selection's day."""
        return known(self.dataset, selection.day(today or date.today()), selection.late)

    def _table(self, selection: Selection) -> EventTable:
        key = selection.as_of, selection.late
        return self._tables.get(key, lambda: event_table(self.dataset, self.knowledge(selection)))


def selected(engine: Engine, selection: Selection, today: date | None = None) -> frozenset[str]:
    """Return the ids of all selected events."""
    everything = len(engine.dataset.tables["events"]) + 1
    return frozenset(engine.answer(selection, Ask(parts={"rows"}, limit=everything), today).rows["event_id"])


class Kept(Generic[Value]):
    """The latest few values by key; what several threads ask for at once is made once, and holds up nobody else."""

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._most = most
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Future[Value]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made when it is not there."""
        with self._lock:
            found = self._values.get(key)
            coming: Future[Value] = found or Future()
            self._values[key] = coming
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        if found is None:
            self._make(key, coming, make)
        return coming.result()

    def _make(self, key: Hashable, coming: Future[Value], make: Callable[[], Value]) -> None:
        """Make a value; one that cannot be made is not kept, and whoever waits for it gets the error."""
        try:
            coming.set_result(make())
        except BaseException as error:
            with self._lock:
                self._values.pop(key, None)
            coming.set_exception(error)
            raise


PARTS: dict[str, Callable[[Matches, Tally, Selection, Ask], Any]] = {
    "cells": lambda m, t, s, a: symbols(t, a.viewport, a.zoom, a.max_symbols),
    "places": lambda m, t, s, a: answers.place_counts(t),
    "histogram": lambda m, t, s, a: answers.histogram(m, s, whole=a.whole),
    "facets": lambda m, t, s, a: answers.facets(m, s),
    "rows": lambda m, t, s, a: answers.page(m, a.limit, a.offset, newest=a.newest),
}
