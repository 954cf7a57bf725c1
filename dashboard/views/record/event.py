"""One event: what is said of it and by whom, how that came about, and what stands beside it. Its link is stable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.record_details import EventActor, EventDetails, PropositionDetails, event_details
from dashboard.catalog import dates
from dashboard.catalog.knowledge.status_history import StatusChange, status_path
from dashboard.catalog.names import other_names
from dashboard.query.surroundings import surrounding_events
from dashboard.query.topics import Reading
from dashboard.views.atlas import page_map
from dashboard.views.claims.matrix_element import position_cards
from dashboard.views.elements.elements import (
    Inline,
    Part,
    bullets,
    code,
    day_button,
    facts,
    group_label,
    heading,
    name_in,
    page_link,
    proposition_card,
    quiet,
    section,
    shortened,
    strong,
    table,
    table_row,
    text,
)
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.record import related_records
from dashboard.views.record.chronicle import claims_chronicle
from dashboard.wording.coding_words import coding_notice
from dashboard.wording.messages import message, message_parts
from dashboard.wording.status_words import reason_words, status_sentence
from dashboard.wording.vocabulary_words import actor_role_words, place_role_words


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield what the event is beside where it is, then who says what."""
    event = _found(context)
    if event is None:
        yield Document(record_links.unknown_record(context, "event"))
        return
    small = partial(page_map.show_places, context, [p["place_id"] for p in event["places"]], "record-map", f"event:{event['event_id']}")
    yield Columns([0.6, 0.4], [[Document(event_head(context, event), "record")], [small]], gap="medium")
    yield Document(event_rest(context, event))


def reads(context: Context) -> Reading:
    """Say which events the page reads where it does not read all: those that stand beside its own."""
    return Reading(None, surrounding_events(context.engine, context.whole, context.own.get("id", ""), context.today))


def _found(context: Context) -> EventDetails | None:
    try:
        return event_details(context.knowledge, context.own.get("id", ""))
    except KeyError:
        return None


def event_head(context: Context, event: EventDetails) -> list[Part]:
    """Return what the event is, how sure it is, and where."""
    return [
        heading(event["title"], 1),
        text(*_about(context, event)),
        text(record_links.event_status(event), " ", reason_words(event["reason"]), tone="sentence"),
        *([text(coding_notice(_coders(event)), tone="quiet")] if event["status"] == "coded" else []),
        *([text(event["summary"], tone="lead")] if event["summary"] else []),
        facts(
            [
                (message("event-who"), _who(event, context.link.page.labels)),
                (message("event-series-head"), related_records.series_links(context, event)),
                (message("event-remarks"), event["notes"]),
            ]
        ),
        heading(message("event-where")),
        _where(event),
    ]


def _coders(event: EventDetails) -> list[str]:
    """Return the names of the datasets that coded an event."""
    return sorted({claim["party"] for record in event["propositions"] for claim in record["claims"] if claim["coded"]})


def event_rest(context: Context, event: EventDetails) -> list[Part]:
    """Return who says what of the event, how that came about, and what stands beside it."""
    return [
        heading(message("event-coded") if event["status"] == "coded" else message("event-said")),
        shortened((_proposition(context, event, p) for p in event["propositions"]), "propositions"),
        *claims_chronicle(event),
        *_elsewhere(context, event),
        *related_records.neighbours_of(context, event),
    ]


def _about(context: Context, event: EventDetails) -> list[Inline]:
    basis: list[Inline] = [" ", message("event-report-day")] if event["date_basis"] == "report" and not event["planned"] else []
    said = context.dataset.terms.label("type", event["event_type"])
    kind: list[Inline] = [" · ", group_label(event["event_group"]), " · ", said, " · ", code(event["event_id"])]
    return [strong(message("event-when", when=record_links.event_date(event))), *basis, *kind]


def _where(event: EventDetails) -> Part:
    if not event["places"]:
        return text(message("event-not-located"))
    rows = [
        table_row(
            page_link(p["name"], "place", id=p["place_id"]),
            record_links.role_words(p["role"], place_role_words, event["planned"]),
            record_links.precision_words(p),
        )
        for p in event["places"]
    ]
    heads = [message("event-place-head"), message("event-place-role"), message("event-place-precision")]
    return table(message("event-places"), heads, rows, brief="places")


def _who(event: EventDetails, language: str) -> Inline:
    """Return who took part, each with the name in the language of the map's labels, where there is one."""
    return record_links.comma_separated([_actor(actor, language, planned=event["planned"]) for actor in event["actors"]])


def _actor(actor: EventActor, language: str, *, planned: bool) -> list[Inline]:
    name, role = other_names(actor).get(language, ""), quiet(_role(actor["role"], planned=planned))
    return [actor["name"], " ", name_in(language, name), " ", role] if name else [actor["name"], " ", role]


def _role(code: str, *, planned: bool) -> str:
    return message("event-actor-role", role=record_links.role_words(code, actor_role_words, planned))


def _proposition(context: Context, event: EventDetails, record: PropositionDetails) -> Part:
    """Return a proposition with its claims side by side and its path through time."""
    name = f"path {record['proposition_id']}"
    path = status_path(context.excerpt, record["proposition_id"], context.as_of, context.selection.late)
    return section(
        proposition_card({**record, "claims": []}, event),
        text(strong(message("event-path"))),
        bullets([_step(step, before) for before, step in zip((None, *path), path, strict=False)], ordered=True, brief=name),
        text(strong(message("event-who-coded") if record["status"] == "coded" else message("event-who-says"))),
        position_cards(record, record["claims"], {"event_id": event["event_id"], "title": event["title"]}),
    )


def _step(step: StatusChange, before: StatusChange | None) -> Inline:
    lag, day = step["lag_days"], day_button(dates.date_words(step["day"]), step["day"])
    said = message_parts("event-path-step", day=day, status=status_sentence(step["reason"]))
    if lag is not None and before is not None:
        ago = record_links.lag_words(lag, late=step["late"], since_late=before["late"])
        said = message_parts("event-path-later-step", lag=ago, day=day, status=status_sentence(step["reason"]))
    by: list[Inline] = [page_link(claim, "claim", id=claim) for claim in step["claim_ids"]]
    began = [" ", quiet(message_parts("event-path-by", claims=record_links.comma_separated(by)))] if by else []
    older = [" ", quiet(message("record-may-be-older"))] if step["late"] and before else []
    return [*said, *began, *older]


def _elsewhere(context: Context, event: EventDetails) -> list[Part]:
    """Return what was said at the event about other ones."""
    if not event["speaks_about"]:
        return []
    found: list[Part] = []
    for record in event["speaks_about"]:
        other = context.named_event(record["event_id"])
        about = [text(*message_parts("event-spoken-of", event=record_links.to_event(other)))] if other["title"] else []
        found.append(section(*about, proposition_card(record, other)))
    return [heading(message("event-elsewhere")), shortened(found, "speaks_about")]
