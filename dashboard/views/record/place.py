"""One place: its names, how exactly it is known and by what, what happened there, and what lies near. Its link is stable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.neighbours import nearest_places
from dashboard.analysis.record_details import PlaceDetails, PlaceEvent, place_details
from dashboard.analysis.sources.source_details import NamedSource, known_sources
from dashboard.catalog.names import other_names
from dashboard.catalog.records import records
from dashboard.views.atlas import page_map
from dashboard.views.elements.elements import Inline, Part, bullets, code, facts, heading, name_in, page_link, quiet, table, table_row, text
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import place_role_words


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield the place beside its map, then what happened there; a place at which nothing is known yet is not named."""
    place = _found(context)
    if place is None:
        yield Document(record_links.unknown_record(context, "place"))
        return
    small = partial(page_map.show_places, context, [place["place_id"]], "record-map", f"place:{place['place_id']}")
    yield Columns([0.6, 0.4], [[Document(place_head(context, place), "record")], [small]], gap="medium")
    yield Document(place_rest(context, place))


def _found(context: Context) -> PlaceDetails | None:
    try:
        place = place_details(context.knowledge, context.own.get("id", ""))
    except KeyError:
        return None
    return place if place["events"] else None


def place_head(context: Context, place: PlaceDetails) -> list[Part]:
    """Return the place's names, and how exactly it is known and by what."""
    return [
        heading(place["name"], 1),
        text(*_other_names(place), " ", code(place["place_id"])),
        facts(
            [
                (message("place-also-called"), ", ".join(place["alt_names"])),
                (message("place-kind"), ", ".join(w for w in (place["place_type"], place["admin_area"]) if w)),
                (message("place-precision"), record_links.precision_words(place)),
                (message("place-coordinate"), _coordinate(place)),
                (message("place-coordinate-from"), _origin(context, place)),
                (message("place-remarks"), place["notes"]),
            ]
        ),
    ]


def _other_names(place: PlaceDetails) -> list[Inline]:
    """Return the names in other languages, each told as of its own."""
    names: list[Inline] = [name_in(*named) for named in other_names(place).items()]
    return [part for i, name in enumerate(names) for part in ([" · ", name] if i else [name])]


def place_rest(context: Context, place: PlaceDetails) -> list[Part]:
    """Return what happened at the place, oldest first, and what lies near."""
    events = place["events"][::-1]
    n = context.ask(selection=context.whole.replace(place=(place["place_id"],))).n
    some = [text(message("place-newest", n=len(events)), tone="quiet")] if n > len(events) else []
    return [
        heading(message("place-events", n=n)),
        *some,
        _events(place, events),
        *_near(context, place),
    ]


def _coordinate(place: PlaceDetails) -> str:
    if place["latitude"] is None or place["longitude"] is None:
        return message("place-not-located")
    return f"{place['latitude']:.8g}, {place['longitude']:.8g}"


def _origin(context: Context, place: PlaceDetails) -> Inline:
    wanted = place["coordinate_source"]
    if not wanted:
        return message("place-coordinate-unstated")
    known = known_sources(context.knowledge)
    found = records(known[known["source_id"].eq(wanted)], NamedSource)
    return record_links.to_source(found[0]) if found else message("place-coordinate-of-later-source")


def _events(place: PlaceDetails, events: list[PlaceEvent]) -> Part:
    rows = [table_row(record_links.event_date(e), record_links.to_event(e), record_links.event_status(e), _roles(e)) for e in events]
    heads = [message("place-event-date"), message("place-event-title"), message("place-event-status"), message("place-event-role")]
    return table(message("place-events-caption", place=place["name"]), heads, rows, brief="events")


def _roles(event: PlaceEvent) -> str:
    return ", ".join(record_links.role_words(role, place_role_words, event["planned"]) for role in event["roles"])


def _near(context: Context, place: PlaceDetails) -> list[Part]:
    near = nearest_places(context.ask("places", selection=context.whole).places, place["place_id"])
    items: list[Inline] = [
        [page_link(p["name"], "place", id=p["place_id"]), " ", quiet(record_links.distance_words(p["km"]))] for p in near
    ]
    return [heading(message("place-nearest")), bullets(items) if items else text(message("place-none-near"))]
