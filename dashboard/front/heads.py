"""What a link is called and says of itself: the record's own title and words, as known on the link's day and no later."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from dashboard.analysis.sources.source_details import known_sources
from dashboard.catalog import dates
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.names import other_names
from dashboard.catalog.records import one_record
from dashboard.catalog.schema.rows import KnownClaim, KnownEvent, KnownProposition, PlaceRow, SourceRow
from dashboard.catalog.subject import UNTITLED
from dashboard.front.pages import LISTINGS
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.link_parameters import Raw, possible_readings
from dashboard.query.selection.selection import Selection, parse_selection, texts_of
from dashboard.query.story_steps import story_until
from dashboard.query.topics import Topic, TopicKind
from dashboard.wording.messages import listed_words, message
from dashboard.wording.selection_words import selection_caption, selection_words
from dashboard.wording.status_words import status_sentence
from dashboard.wording.vocabulary_words import claim_words

MAX_DESCRIPTION_LENGTH = 300  # letters of a description: previews show fewer
Own = Mapping[str, str]  # the page's own parameters
Named = tuple[str, str]  # title and words


@dataclass(frozen=True)
class Head:
    """``address`` is the link's one form below the atlas's own; not ``found`` is a record that is not there, or not known on the day.

    ``atlas`` is what the whole is called: the dataset's title.
    """

    title: str
    words: str
    address: str = ""
    found: bool = True
    atlas: str = UNTITLED

    @property
    def whole_title(self) -> str:
        """Return the title as a window has it."""
        return f"{self.title} · {self.atlas}"


@dataclass(frozen=True)
class _Link:
    engine: Engine
    selection: Selection
    own: Own
    today: date

    @property
    def day(self) -> date:
        return self.selection.day(self.today)

    def knowledge(self, kind: TopicKind) -> Knowledge:
        """Return what was known on the day of what one record hangs on, for which no table of the day is made."""
        return self.engine.knowledge(self.selection, self.today, [Topic(kind, self.own["id"])], first=0)


def head_of_link(engine: Engine, page: str, raw: Raw, today: date) -> Head:
    """Return the head of a link, by its page and query; what is wrong in it is passed over, for the page says it."""
    given = texts_of(raw)
    own = {name: given[name][0].strip() for name in LISTINGS[page].own if name in given}
    selection, _ = parse_selection({name: texts for name, texts in given.items() if name not in own}, engine.dataset, today=today)
    key = LISTINGS[page].own[0] if page in RECORD_HEADS else ""
    names = possible_readings(own[key]) if own.get(key) else ()
    found = (made for name in names if (made := page_head(engine, page, selection, {**own, key: name}, today)).found)
    return next(found, None) or page_head(engine, page, selection, own, today)


def page_head(engine: Engine, page: str, selection: Selection, own: Own, today: date) -> Head:
    """Return the head of a page that shows a selection, or a record of its own."""
    listing = LISTINGS[page]
    asked = selection if listing.asks == "everything" else Selection(as_of=selection.as_of, late=selection.late)
    link = _Link(engine, asked, own, today)
    query = "&".join(filter(None, [*(f"{name}={quote(own[name], safe=':,/')}" for name in listing.own if own.get(name)), asked.query()]))
    address = f"{page}?{query}" if query else page
    name, atlas = RECORD_HEADS.get(page), _line(engine.dataset.subject.title)
    try:
        title, words = name(link) if name and own.get(listing.own[0]) else _of_page(link, page)
    except KeyError:
        said = message("page-unknown-words", page=page, day=link.day.isoformat())
        return Head(message("page-unknown", page=page), said, address, found=False, atlas=atlas)
    return Head(_line(title), textwrap.shorten(words, MAX_DESCRIPTION_LENGTH, placeholder=" …"), address, atlas=atlas)


def _of_page(link: _Link, page: str) -> Named:
    listing, dataset = LISTINGS[page], link.engine.dataset
    said = selection_words(link.selection, dataset)
    title = " · ".join(filter(None, [listing.title if page or not said else "", said]))
    if said or link.selection.as_of:
        return title, message("page-of-selection", caption=selection_caption(link.selection, dataset, link.today), words=listing.words)
    if dataset.subject.headline and not page:  # which tells how things came
        return title, message("page-of-headline", headline=dataset.subject.headline, words=listing.words)
    return title, listing.words


def _event(link: _Link) -> Named:
    event = one_record(link.knowledge("event").events, "event_id", link.own["id"], KnownEvent)
    when = dates.event_words(event["date"], event["date_basis"], planned=event["planned"])
    said = message("page-of-event", when=when, status=status_sentence(event["reason"]))
    return event["title"], " ".join(filter(None, [said, event["summary"]]))


def _claim(link: _Link) -> Named:
    knowledge = link.knowledge("claim")
    claim = one_record(knowledge.claims, "claim_id", link.own["id"], KnownClaim)
    about = one_record(knowledge.propositions, "proposition_id", claim["proposition_id"], KnownProposition)
    event = one_record(knowledge.events, "event_id", about["event_id"], KnownEvent)
    codes = claim_index(knowledge.dataset, knowledge.late).codes(claim["party_id"], claim["stance"])
    title = f"{claim_words(claim['claimant'], claim['stance'], coded=codes)}: {about['statement']}"
    return title, message("page-of-claim", day=claim["made_on"], status=status_sentence(about["reason"]), event=event["title"])


def _source(link: _Link) -> Named:
    knowledge = link.knowledge("source")
    source = one_record(known_sources(knowledge), "source_id", link.own["id"], SourceRow)
    said = [source["publisher"], dates.date_words(source["publication_date"]) if source["publication_date"] else ""]
    published = listed_words([*filter(None, said)])
    return source["title"], message("page-of-source", published=published) if published else message("page-of-source-undated")


def _place(link: _Link) -> Named:
    """Return a place's name where something was known of it, on a day for which that can be said at once."""
    place = one_record(link.engine.dataset.tables["places"], "place_id", link.own["id"], PlaceRow)
    if link.day != link.today and not link.engine.is_ready(link.selection, link.today):
        return message("page-place-unnamed", id=place["place_id"]), LISTINGS["place"].words
    n = link.engine.answer(link.selection.replace(place=(place["place_id"],)), Ask(), link.today).n
    if not n:
        raise KeyError(place["place_id"])
    kinds = listed_words([*filter(None, [*other_names(place).values(), place["place_type"], place["admin_area"]])])
    return place["name"], message("page-of-place", kinds=kinds, n=n, day=link.day.isoformat())


def _story(link: _Link) -> Named:
    """Return a story's title and summary; one that is not told to its end by the day is not named, for its title tells that end."""
    story = {s.slug: s for s in link.engine.dataset.stories}[link.own["story"]]
    if story_until(link.engine.dataset, story, link.day, link.today) != story:
        words = message("page-story-until-words", day=link.day.isoformat(), words=LISTINGS["story"].words)
        return message("page-story-until"), words
    return story.title, story.summary or LISTINGS["story"].words


RECORD_HEADS: dict[str, Callable[[_Link], Named]] = {"event": _event, "claim": _claim, "source": _source, "place": _place, "story": _story}


def _line(words: str) -> str:
    return " ".join(words.split())
