"""What every page is given: the engine, what is asked, what was known, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import quote

from dashboard import assets
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.knowledge.of_events import Events
from dashboard.catalog.records import one_record
from dashboard.catalog.schema.rows import KnownEvent, NamedEvent
from dashboard.charts.theme import Theme
from dashboard.query.answers.answer import Answer, Ask, Part
from dashboard.query.engines.engine import Engine, ExcerptCounts
from dashboard.query.narrowing import narrowed_knowledge, selected_events
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import PARAMETERS, Selection
from dashboard.query.topics import Reading, topic_of
from dashboard.views.link.page_link import PageLink
from dashboard.wording.vocabulary_json import page_vocabularies

API_PATH = "api"


def _anything(_: Context) -> Reading:
    return Reading()


@dataclass(frozen=True)
class Context:
    """One run of a page.

    ``counting`` are the parameters of the selection that narrow it. ``reads`` says what the page reads of events that are not all read.
    """

    engine: Engine
    link: PageLink
    today: date
    theme: Theme
    base: str = "/"
    address: str = ""  # the page's own, below the base
    counting: tuple[str, ...] = PARAMETERS
    reads: Callable[[Context], Reading] = _anything

    @property
    def dataset(self) -> Dataset:
        """Return what is at hand of the dataset shown, whatever is asked; its events are read by ``knowledge``."""
        return self.engine.dataset

    @property
    def excerpt(self) -> Dataset:
        """Return the dataset that the page reads: the one shown, or some of its events with all that hangs on them."""
        return self.knowledge.dataset

    @property
    def selection(self) -> Selection:
        """Return what is asked."""
        return self.link.selection

    @property
    def citation(self) -> str:
        """Return the link's query that will say the same tomorrow: what counts, with the day of knowledge and the dataset's version."""
        version = f"version={quote(self.dataset.edition)}" if self.dataset.edition else ""
        asked = replace(self.link, selection=self.asked.replace(as_of=self.as_of)).query()
        return "&".join(part for part in (asked, version) if part)

    @property
    def own(self) -> dict[str, str]:
        """Return the page's own parameters."""
        return dict(self.link.own)

    @property
    def as_of(self) -> date:
        """Return the day up to which claims count."""
        return self.selection.day(self.today)

    @cached_property
    def reading(self) -> Reading:
        """Return what is read where not all events are: besides what the page reads, its own record, and what is picked."""
        found, own = self.reads(self), topic_of(self.address, self.own.get("id", ""))
        named = tuple(topic for topic in (own, topic_of(*self.picked)) if topic)
        return Reading(found.of, (*named, *found.about))

    @cached_property
    def knowledge(self) -> Knowledge:
        """Return what was known on that day, as far as the page reads it."""
        return self.engine.knowledge(self.asked, self.today, self.reading.about, of=self.reading.of)

    @cached_property
    def read(self) -> ExcerptCounts:
        """Return of how many of the events asked for all that hangs on them is read."""
        return self.engine.excerpt_counts(self.asked, self.today, self.reading.of)

    @property
    def has_filters(self) -> bool:
        """Tell whether filters count on the page, and not the day of knowledge alone."""
        return set(FILTERS) <= set(self.counting)

    @property
    def unused(self) -> dict[str, Any]:
        """Return what the link asks for and does not count on the page, by its parameter."""
        return {parameter: value for parameter, value in self.selection.given.items() if parameter not in self.counting}

    @property
    def asked(self) -> Selection:
        """Return what the page is asked for: the selection, or only its day."""
        return self.selection if self.has_filters else self.whole

    @property
    def whole(self) -> Selection:
        """Return what asks for everything known on the day."""
        return Selection(as_of=self.as_of, late=self.selection.late)

    @property
    def words(self) -> dict[str, Any]:
        """Return the vocabularies with this theme's colours."""
        return page_vocabularies(self.dataset, self.theme)

    @property
    def vocabulary(self) -> str:
        """Return the address from which a component takes them."""
        return self.base + assets.asset_address(f"words-{self.theme}.json", assets.vocabulary_script(self.dataset, self.theme))

    @property
    def picked(self) -> tuple[str, str]:
        """Return the kind and id of what is picked, two empty texts for nothing."""
        kind, _, found = self.link.page.picked.partition(":")
        return kind, found

    @property
    def picked_event(self) -> str:
        """Return the id of the picked event, "" for none."""
        kind, found = self.picked
        return found if kind == "event" else ""

    @property
    def known_pick(self) -> str:
        """Return what is picked, "" for an event not known by the day: to light it would give its place away."""
        event = self.picked_event
        is_known = not event or bool(self.knowledge.events["event_id"].eq(event).any())
        return self.link.page.picked if is_known else ""

    def event(self, event_id: str) -> KnownEvent:
        """Return a known event as a plain dict; KeyError when nothing was known of it."""
        return one_record(self.knowledge.events, "event_id", event_id, KnownEvent)

    def named_event(self, event_id: str) -> NamedEvent:
        """Return an event's id and title, the title "" when nothing was known of it."""
        titles = self.knowledge.events.loc[self.knowledge.events["event_id"].eq(event_id), "title"]
        return {"event_id": event_id, "title": next(iter(titles), "")}

    @property
    def selected(self) -> frozenset[str]:
        """Return the ids of the selected events among those of its knowledge."""
        return self.engine.selected_among(self.asked, self.knowledge.events["event_id"], self.today)

    @property
    def selected_ids(self) -> Events:
        """Return the ids of the selected events among those of its knowledge, None where no filter is set."""
        return selected_events(self.engine, self.knowledge, self.asked, self.today)

    @property
    def narrowed(self) -> Knowledge:
        """Return what was known of the selected events."""
        return narrowed_knowledge(self.engine, self.knowledge, self.asked, self.today)

    def ask(self, *parts: Part, selection: Selection | None = None, **how: Any) -> Answer:
        """Return parts of the answer to what the page is asked for, or to another selection."""
        return self.engine.answer(selection or self.asked, Ask(parts=frozenset(parts), **how), self.today)
