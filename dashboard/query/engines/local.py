"""Engines answer selections. One method, ``answer``, is all that a page, the API or a test needs of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import BoundedSemaphore
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_folder import Archive
from dashboard.catalog.cache import Cache
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.file_watch import FolderWatch
from dashboard.query.answers import answer_parts
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.answers.registry import ANSWER_PARTS, AnswerRequest
from dashboard.query.answers.time_bins import BinnedCounts, TimeBins, binned_counts
from dashboard.query.archive.id_lookup import ANY
from dashboard.query.counting.counter import count_fastest
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches, match_table, similar_terms
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.engines.day_cache import MOST, ROOM, Day
from dashboard.query.engines.protocol import EXCERPT
from dashboard.query.engines.stores import TOPIC_KINDS, ArchiveStore, HeldDataset, MemoryStore
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import to_datetimes

SPANS = 20_000  # events by which the time axis is laid out
NUMBERS = 1 << 28  # bytes of counts that are kept
SHALLOW = 1000  # rows before a page up to which they are looked for from the end; beyond, by the days that the page's events begin on
AHEAD = 16  # questions that wait to be answered before they are asked


class Local:
    """Answers from tables in this process; threads may share it."""

    def __init__(self, dataset: Dataset | Archive) -> None:
        """Serve a dataset; the table of a day is built when first asked for."""
        self.held: HeldDataset = ArchiveStore(dataset) if isinstance(dataset, Archive) else MemoryStore(dataset)
        self.dataset = self.held.dataset
        self._watch = FolderWatch(self.dataset.directory)
        self.refused = ""  # why what was to take its place could not be served
        self._days = Cache[Day](MOST, ROOM)
        self._news = Cache[list[date]](2)
        self._counts = Cache[Counts](32, NUMBERS)
        self._ahead, self._waiting = ThreadPoolExecutor(1, "tumen-ahead"), BoundedSemaphore(AHEAD)

    def answer(self, selection: Selection, ask: Ask, today: date | None = None) -> Answer:
        """Answer one selection; ``today`` is the day that counts where the selection names none."""
        self._watch.changed()  # which tells the log
        day = selection.day(today or date.today())
        dated = selection.replace(as_of=day)
        asked = AnswerRequest(self, dated, ask)
        parts: dict[str, Any] = {part: ANSWER_PARTS[part](asked) for part in ask.parts}
        return Answer(day, asked.found.n, self.total(dated), asked.found.n - asked.tally.drawn, **parts)

    def trouble(self) -> str:
        """Say in a sentence why it cannot answer just now: what of its files could not be read."""
        return self.held.damage()

    def changed(self) -> str:
        """Say in a sentence that the files are not those that were read; "" when they are."""
        return self.refused or self._watch.changed()

    def matches(self, selection: Selection) -> Matches:
        """Return the matches of a selection that names its day."""
        day = self._day(selection)
        return day.matches.get(selection, lambda: match_table(day.table, selection))

    def counts(self, selection: Selection) -> Counts:
        """Return the counts of a selection that names its day."""
        return self._counts.get(selection, lambda: count_fastest(self.matches(selection)))

    def filmed(self, selection: Selection, stage: TimeBins) -> BinnedCounts:
        """Return the events by step of a selection that names its day."""
        return binned_counts(self.matches(selection), stage)

    def first(self, selection: Selection, limit: int, offset: int, *, newest: bool) -> Ints:
        """Return the rows, of the day's table, of a page of the events that a selection that names its day selects."""
        matches = self.matches(selection)
        if offset <= SHALLOW:
            return answer_parts.first_rows(matches, limit, offset, newest=newest)
        first, last, over = answer_parts.page_days(self.counts(selection), limit, offset, newest=newest)
        return answer_parts.first_rows(matches.begun(first, last), limit, over, newest=newest)

    def total(self, selection: Selection) -> int:
        """Return the number of events known on the selection's day."""
        return self.matches(selection).table.n

    def tally(self, selection: Selection, *, announcements: bool) -> PlaceCounts:
        """Return the counts by place of a selection that names its day."""
        day = self._day(selection)
        return day.tallies.get(
            (selection, announcements), lambda: PlaceCounts(day.table, self.counts(selection), announcements=announcements)
        )

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

    def knowledge(
        self, selection: Selection, today: date | None = None, about: Sequence[str] = (), first: int = EXCERPT, of: str = ""
    ) -> Knowledge:
        """Return what was known on the selection's day; of a large dataset only of its first events, and of what is asked about.

        ``about`` names things as a link does: ``event:E001``, ``place:P001``, ``claim:C001`` ...; ``of`` names what the first events must
        tell of: ``measure:killed``, ``series:tumen-road-bridge``, ``movement:*``, ``news:2025-01-01/2025-02-01``.
        """
        day = selection.day(today or date.today())
        return self.held.knowledge(day, selection.late, lambda: self._held(selection.replace(as_of=day), about, first, of))

    def selected(self, selection: Selection, today: date | None = None, of: str = "") -> frozenset[str]:
        """Return the ids of all selected events; of a large dataset those of the first that tell of something."""
        dated = selection.replace(as_of=selection.day(today or date.today()))
        if of and not self.dataset.complete:
            return frozenset(self.held.ids(self.telling(dated, of)[-EXCERPT:]))
        everything = len(self.dataset.tables["events"]) + 1 if self.dataset.complete else EXCERPT
        return frozenset(self.answer(dated, Ask(parts={"rows"}, limit=everything)).rows["event_id"])

    def among(self, selection: Selection, events: Iterable[str], today: date | None = None) -> frozenset[str]:
        """Return which of some events, by their ids, are selected."""
        if self.dataset.complete:
            return self.selected(selection, today) & set(events)
        dated = selection.replace(as_of=selection.day(today or date.today()))
        return frozenset(self.held.ids(self.those(dated, self.held.where("event", events, dated.late))))

    def telling(self, selection: Selection, of: str) -> Ints:
        """Return where the selected events are held, in the order of their days, that tell of something; of a dataset in memory none."""
        kind, _, name = of.partition(":")
        dated = selection.replace(as_of=selection.day(date.today()))
        return self._day(dated).telling.get((dated, of), lambda: self.those(dated, self.held.where(kind, [name], dated.late)))

    def those(self, selection: Selection, held: Ints) -> Ints:
        """Return those of some rows of the dataset whose events are selected, in order."""
        table = self._day(selection).table
        return table.held(self.matches(selection).those(table.rows(held)))

    def _held(self, selection: Selection, about: Sequence[str], first: int, of: str) -> Ints:
        """Return where the first events of a selection are held, and those known that what is asked about hangs on."""
        table, whole = self._day(selection).table, Selection(as_of=selection.as_of, late=selection.late)
        if of:
            found = [self.telling(selection, of)[-first:]]
        else:
            found = [table.held(self.first(selection, first, 0, newest=True))] if first else []
        named, anything = dict[str, list[str]](), list[str]()
        for kind, _, name in (text.partition(":") for text in about):
            if name == ANY:
                anything.append(kind)
            else:
                named.setdefault(kind, []).append(name)
        if known_places := set(named.pop("place", ())) & set(self.dataset.tables["places"]["place_id"]):
            there = whole.replace(place=tuple(sorted(known_places)))
            found.append(table.held(self.first(there, first or EXCERPT, 0, newest=True)))
        where = (self.held.where(kind, names, selection.late) for kind, names in named.items() if kind in TOPIC_KINDS)
        found += [table.held(table.rows(held)[-EXCERPT:]) for held in where]
        found += [self.those(selection, self.held.where(kind, [ANY], selection.late))[-EXCERPT:] for kind in anything]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found])

    def nearest(self, selection: Selection, today: date | None = None) -> dict[str, list[str]]:
        """Return of the words asked for that nothing known on the day holds those, folded, that are written nearly so."""
        dated = selection.replace(as_of=selection.day(today or date.today()))
        return similar_terms(self._day(dated).table, dated.q)

    def news(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""
        return self._news.get(selection.late, lambda: self.held.news(selection.late))

    def spans(self, selection: Selection) -> pd.DataFrame:
        """Return start and end of events known on the selection's day, in order; of very many an even sample."""
        start, end = self._sample(selection, max(1, self.total(selection) // SPANS))
        return pd.DataFrame({"start": to_datetimes(start), "end": to_datetimes(end)})

    def _sample(self, selection: Selection, step: int) -> tuple[Ints, Ints]:
        """Return first and last day of every so manieth event, in order."""
        return answer_parts.sampled_spans(self._day(selection).table, step)

    def _day(self, selection: Selection) -> Day:
        return self._days.get((selection.as_of, selection.late), lambda: self._opened(selection.day(date.today()), selection.late))

    def _opened(self, as_of: date, late: str) -> Day:
        return Day(self.held.table(as_of, late))
