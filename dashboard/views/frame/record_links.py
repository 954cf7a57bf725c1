"""How events and places are mentioned on the pages of other ones, and what is said where nothing can be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from dashboard.analysis.sources.source_details import NamedSource
from dashboard.catalog import dates
from dashboard.catalog.schema.rows import KnownEvent, NamedEvent
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.views.elements.elements import CONTESTED_MARK, Inline, Part, code, heading, page_link, quiet, status_chip, text
from dashboard.views.frame.context import Context
from dashboard.views.link.link_problems import LinkProblem, problem_words
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import precision_label, precision_meaning


class DatedEvent(TypedDict):
    """Of an event, what its date is said by."""

    date: str
    date_basis: str
    planned: bool


class RatedEvent(TypedDict):
    """Of an event, what its status is said by."""

    status: str
    main_kind: str
    dispute: str


class LocatedTo(TypedDict):
    """Of a place, what its precision is said by; the uncertainty is in km."""

    geo_precision: str
    uncertainty_km: float | None


# Of places and actors, what has other words while the event is only planned.
PLANNED_ROLES = frozenset({"site", "from", "to", "acting", "affected"})


def lag_words(days: int, *, late: bool, since_late: bool) -> str:
    """Say how long after another day something was, where either may be older than its date: at most 6 days."""
    return message("record-lag", days=days, accuracy=lag_accuracy(late=late, since_late=since_late))


def lag_accuracy(*, late: bool, since_late: bool) -> str:
    """Return the code by which messages say how exact a lag is, where either day may be older than its date."""
    return "both" if late and since_late else "at-most" if late else "at-least" if since_late else "exact"


def unknown_record(context: Context, kind: str) -> list[Part]:
    """Say that a page has nothing to show: its id is missing, or was not known by the day."""
    to_atlas = page_link(message("record-to-atlas"), "")
    return [heading(message("record-heading", kind=kind), 1), text(_why_none(context, kind)), text(to_atlas)]


def _why_none(context: Context, kind: str) -> str:
    if wanted := context.own.get("id", ""):
        return message("record-not-known", kind=kind, id=wanted, day=context.as_of.isoformat())
    problems = (problem for problem in context.link.problems if isinstance(problem, LinkProblem) and problem.parameter == "id")
    if problem := next(problems, None):
        return message("record-left-out", problem=problem_words(problem))
    if example := _example(context, f"{kind}s"):
        return message("record-not-named-such-as", kind=kind, example=example)
    return message("record-not-named", kind=kind)


def _example(context: Context, table: str) -> str:
    """Return an id of a table, one that is known by the day, "" where none is at hand."""
    known = context.knowledge
    frame = getattr(known, table, None)
    if table == "places":
        links = context.excerpt.tables["event_places"]
        frame = links[links["event_id"].isin(known.events["event_id"])]
    return next(iter(frame[BY_NAME[table].key[0]]), "") if frame is not None else ""


def event_date(event: DatedEvent) -> str:
    """Say the date of an event, or the target of one that is only planned."""
    return dates.event_words(event["date"], event["date_basis"], planned=event["planned"])


def role_words(code: str, words: Callable[[str], str], planned: bool) -> str:
    """Say what a place or an actor is to an event, in the words of its role; of one that is only planned nothing has happened yet."""
    return message("record-planned-role", role=code) if planned and code in PLANNED_ROLES else words(code)


def event_status(event: RatedEvent) -> Inline:
    """Return an event's status as a chip, and the mark of one of which a part is contested."""
    mark: list[Inline] = [" ", CONTESTED_MARK] if event["dispute"] == "part" else []
    return [status_chip(event["status"], event["main_kind"]), *mark]


def event_line(event: KnownEvent, *more: Inline) -> Inline:
    """Return an event in a line: date, title as a link, status."""
    return [quiet(event_date(event)), " ", to_event(event), " ", event_status(event), *more]


def to_event(event: NamedEvent, lead: str = "") -> Part:
    """Return a link to an event's page."""
    return page_link(f"{lead}{event['title']}", "event", id=event["event_id"])


def precision_words(place: LocatedTo) -> str:
    """Say how exactly a place is known: Site, to within 0.5 km: a surveyed or derived point."""
    label, meaning = precision_label(place["geo_precision"]), precision_meaning(place["geo_precision"])
    if place["uncertainty_km"] is None:
        return message("record-precision", label=label, meaning=meaning)
    return message("record-precision-within", label=label, km=place["uncertainty_km"], meaning=meaning)


def distance_words(km: float) -> str:
    """Say a distance as exactly as places are known."""
    if km < 0.1:
        return message("record-same-point")
    return message("record-distance-near", km=km) if km < 10 else message("record-distance", km=km)


def comma_separated(items: list[Inline]) -> Inline:
    """Return things in a row, commas between them."""
    return [part for i, item in enumerate(items) for part in ([", ", item] if i else [item])]


def to_source(source: NamedSource) -> Inline:
    """Return a source's code and title as a link to its page."""
    return [page_link(source["title"], "source", id=source["source_id"]), " ", code(source["source_id"])]
