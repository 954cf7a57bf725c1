"""An engine answers selections about a store's events, and reads what was known of them. Pages, API and exports all ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from threading import BoundedSemaphore
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.cache import Cache
from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.file_watch import FolderWatch
from dashboard.catalog.stores.store import EventRows, Store
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.answers.event_counter import EventCounter
from dashboard.query.answers.registry import ANSWER_PARTS, AnswerRequest
from dashboard.query.engines.local import LocalCounter
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_news import events_with_news, news_arrays, unknown_events_heard_of
from dashboard.query.table.event_table import FetchRows
from dashboard.query.table.id_lookup import TOLD_KINDS, rows_of_ids
from dashboard.query.table.word_index import store_words
from dashboard.query.topics import ANY_TOPIC, NewsBetween, Topic

MAX_TOPIC_ANSWERS, TOPIC_ANSWER_BYTES = 64, 1 << 25  # lists of the events on a topic, and the bytes that these may take
QUESTIONS_AHEAD = 16  # questions that wait to be answered before they are asked
Counting = Callable[[Store, Callable[[Selection], FetchRows]], EventCounter]


@dataclass(frozen=True)
class ExcerptCounts:
    """How many events are ``read`` for a page, with all that belongs to them, ``of`` how many it asks about."""

    read: int
    of: int

    @property
    def left_out(self) -> int:
        """Return how many are not read."""
        return self.of - self.read


class Engine:
    """Answers from a store. A counter counts its events, in this process or on a cluster. Threads may share an engine."""

    def __init__(self, store: Store, counting: Counting = LocalCounter) -> None:
        """Serve a store; the table of a day is built when first asked for."""
        self.store, self.dataset = store, store.base
        self.counter = counting(store, self._row_reader)
        self._watched = [FolderWatch(folder) for folder in store.folders]
        # Topics on which the dataset has nothing, as far as is known.
        nothing = {"story": not self.dataset.stories, "claim": bool(self.dataset.coded_by)}
        self.lacking = frozenset(kind for kind, lacks in nothing.items() if lacks)
        self.refused = ""  # why the snapshot that was to replace it could not be served
        self._topic_answers = Cache[Ints](MAX_TOPIC_ANSWERS, TOPIC_ANSWER_BYTES)
        self._background, self._waiting = ThreadPoolExecutor(1, "tumen-ahead"), BoundedSemaphore(QUESTIONS_AHEAD)

    def answer(self, selection: Selection, ask: Ask, today: date) -> Answer:
        """Answer one selection; ``today`` is the day that counts where the selection names none."""
        self._folder_changes()  # logs them
        asked = AnswerRequest(self.counter, selection.dated(today), ask)
        # Rows first: a cluster counts what it looks through for them, and is asked once.
        parts: dict[str, Any] = {part: ANSWER_PARTS[part](asked) for part in sorted(ask.parts, key=lambda part: part != "rows")}
        return Answer(asked.selection.day(), asked.found.n, self.counter.total(asked.selection), asked.found.n - asked.tally.drawn, **parts)

    def knowledge(
        self,
        selection: Selection,
        today: date,
        about: Sequence[Topic] = (),
        of: Topic | NewsBetween | None = None,
        first: int | None = None,
    ) -> Knowledge:
        """Return what was known on the selection's day of the selected events, those ``of`` a topic if one is given, and ``about`` topics.

        A store that does not read all of its events at once reads the newest ``first`` of them, by default as many as it can.
        """
        dated, many = selection.dated(today), self.store.most if first is None else first
        return self.store.knowledge(dated.day(), dated.late, lambda: self._with_related(dated, self._rows_asked(dated, about, of, many)))

    def excerpt_counts(
        self, selection: Selection, today: date, of: Topic | NewsBetween | None = None, most: int | None = None
    ) -> ExcerptCounts:
        """Return how many of the selected events are read for ``knowledge``, and how many there are."""
        dated, most = selection.dated(today), self.store.most if most is None else most
        n = self.counter.counts(dated).n
        if of is not None and n > most:
            n = len(self._selected_rows_about(dated, of))
        return ExcerptCounts(min(n, most), n)

    def selected_among(self, selection: Selection, events: Iterable[str], today: date) -> frozenset[str]:
        """Return which of some events, by their ids, are selected."""
        dated = selection.dated(today)
        among = frozenset(events)
        rows = rows_of_ids(self._rows(dated), "event", among)
        return among & {*self._rows(dated).ids(self.counter.selected_among(dated, rows))}

    def events_around(self, selection: Selection, event_id: str, start: date, most: int, today: date, of: Topic | None = None) -> list[str]:
        """Return the ids of the selected events just before and just after one that starts on a day, at most ``most`` on each side.

        They are sorted by first day, then by id; the event itself is among them where it is selected. With ``of``, only events on that
        topic count.
        """
        dated = selection.dated(today)
        row = next(iter(rows_of_ids(self._rows(dated), "event", [event_id]).tolist()), -1)
        held = self._selected_rows_about(dated, of) if of else self._rows_around(dated, day_number(start), most)
        at = np.flatnonzero(held == row)
        here = int(at[0]) if len(at) else min(most, len(held))
        return self._rows(dated).ids(held[max(0, here - most) : here + most + 1])

    def _rows_around(self, selection: Selection, day: int, most: int) -> Ints:
        """Return the store's rows of the selected events that start on a day, with ``most`` before and after them, in order."""
        table, counts = self.counter.days.of(selection).table, self.counter.counts(selection)
        many, days = counts.days.sum(axis=1), table.when.days
        before, on = int(many[days < day].sum()), int(many[days == day].sum())
        first = max(0, before - most)
        return table.held(self.counter.page(selection, before - first + on + most, first, newest=False))

    def news_days(self, selection: Selection) -> list[date]:
        """Return the days on which something became known, in order."""
        return self.store.news_days(selection.late)

    def is_ready(self, selection: Selection, today: date) -> bool:
        """Tell whether the selection's day is answered at once, without being worked out first."""
        return self.store.quick or self.counter.days.holds(selection.dated(today))

    def trouble(self) -> str:
        """Say in a sentence why it cannot answer just now; "" when it can."""
        return self.counter.trouble()

    def changed(self) -> str:
        """Say in a sentence that the files have changed since they were read; "" when they have not."""
        return self.refused or self._folder_changes()

    def _folder_changes(self) -> str:
        return " ".join(filter(None, (folder.changed() for folder in self._watched)))

    def count_ahead(self, selections: Iterable[Selection]) -> None:
        """Count in the background what is likely to be asked next; each selection must name its day."""
        for selection in selections:
            self._run_soon(partial(self.counter.counts, selection))

    def make_ready_soon(self, selection: Selection) -> None:
        """Make ready in the background what the first readers would have to wait for."""
        self._run_soon(partial(self.make_ready, selection))

    def make_ready(self, selection: Selection) -> None:
        """Make ready what the first readers of a day would have to wait for: its counts, its word index and the look-up by id.

        This also finds out whether any event has a measure, a series or a movement.
        """
        self.counter.counts(selection)
        store_words(self._rows(selection))
        if not self.store.quick:  # one that is reads all of its events, and never asks which have news
            news_arrays(self._rows(selection))
        self.lacking |= {kind for kind in TOLD_KINDS if not len(rows_of_ids(self._rows(selection), kind, [ANY_TOPIC]))}

    def _run_soon(self, make: Callable[[], Any]) -> None:
        """Run something in the background, unless too much is waiting already."""
        if self._waiting.acquire(blocking=False):
            self._background.submit(make).add_done_callback(lambda _: self._waiting.release())

    def _rows(self, selection: Selection) -> EventRows:
        return self.store.rows(selection.day(), selection.late)

    def _row_reader(self, selection: Selection) -> FetchRows:
        """Return a function that reads rows of the store as events known on the day."""

        def fetch(rows: Ints) -> pd.DataFrame:
            known = self.store.knowledge(selection.day(), selection.late, lambda: self._with_related(selection, rows))
            events: pd.DataFrame = known.events.set_index("event_id", drop=False).loc[self._rows(selection).ids(rows)]
            return events.reset_index(drop=True)

        return fetch

    def _with_related(self, selection: Selection, rows: Ints) -> Ints:
        """Return some rows with those of the events that they refer to, or that refer to them."""
        store, found = self._rows(selection), [np.unique(rows)]
        for _ in range(2):
            found.append(rows_of_ids(store, "event", store.related(found[-1])))
        return np.concatenate(found)

    def _rows_asked(self, selection: Selection, about: Sequence[Topic], of: Topic | NewsBetween | None, first: int) -> Ints:
        """Return the store's rows of the ``first`` newest events asked for, and of those that the topics are about."""
        most, every = self.store.most, self._rows(selection).n
        if of is None and first >= every:
            return np.arange(every)
        whole = Selection(as_of=selection.as_of, late=selection.late)
        found: list[Ints] = [np.zeros(0, dtype=np.int64)]
        if of is not None:
            found.append(self._selected_rows_about(selection, of)[-first:] if first else found[0])
        elif first:
            found += [self._newest_rows(selection, first), self._heard_rows(selection)[-first:]]
        if places := tuple(sorted({topic.name for topic in about if topic.kind == "place"} & {*self.dataset.tables["places"]["place_id"]})):
            found.append(self._newest_rows(whole.replace(place=places), first or most))
        found.append(rows_of_ids(self._rows(selection), "event", [topic.name for topic in about if topic.kind == "event"]))
        for topic in about:
            if topic.kind not in ("place", "event"):
                found.append((self._selected_rows_about if topic.name == ANY_TOPIC else self._rows_about)(selection, topic)[-most:])
        return np.concatenate(found)

    def _newest_rows(self, selection: Selection, most: int) -> Ints:
        """Return the store's rows of the newest selected events."""
        return self.counter.days.of(selection).table.held(self.counter.page(selection, most, 0, newest=True))

    def _selected_rows_about(self, selection: Selection, of: Topic | NewsBetween) -> Ints:
        """Return the store's rows of the selected events on a topic or with news, in the order of their days."""

        def found() -> Ints:
            about = self._rows_about(selection, of)
            return np.union1d(self.counter.selected_among(selection, about), np.intersect1d(about, self._heard_rows(selection)))

        return self._topic_answers.get((selection, of), found)

    def _heard_rows(self, selection: Selection) -> Ints:
        """Return the store's rows of events that no claim makes known by the day, though there are claims about them.

        They count only where nothing narrows the selection.
        """
        if selection != Selection(as_of=selection.as_of, late=selection.late):
            return np.zeros(0, dtype=np.int64)
        return unknown_events_heard_of(self._rows(selection), selection.late, day_number(selection.day()))

    def _rows_about(self, selection: Selection, of: Topic | NewsBetween) -> Ints:
        """Return the store's rows of all events on a topic or with news, selected or not."""
        if isinstance(of, Topic):
            return rows_of_ids(self._rows(selection), of.kind, [of.name])
        return events_with_news(self._rows(selection), selection.late, day_number(of.since), day_number(of.until))
