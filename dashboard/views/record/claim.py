"""One claim: who says what of which proposition, where it can be read, and how it bears on the status. Its link is stable."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.record_details import claim_details
from dashboard.views.elements.elements import Part, claim_card, code, heading, page_link, status_chip, strong, text
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.wording.messages import message_parts
from dashboard.wording.status_words import reason_words
from dashboard.wording.vocabulary_words import claim_words


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield what the page holds: one document."""
    yield Document(_parts(context))


def _parts(context: Context) -> list[Part]:
    """Return what the page holds."""
    claim_id = context.own.get("id", "")
    try:
        record = claim_details(context.knowledge, claim_id)
    except KeyError:
        return record_links.unknown_record(context, "claim")
    about, event = record["proposition"], context.event(record["proposition"]["event_id"])
    return [
        heading([claim_words(record["claimant"], record["stance"], coded=record["coded"])], 1),
        text(code(claim_id), " · ", record["made_on_words"]),
        text(strong(about["statement"]), " ", status_chip(about["status"], about["kind"])),
        text(reason_words(about["reason"]), tone="sentence"),
        claim_card(record, about, event),
        text(*message_parts("event-of-claim", event=page_link(event["title"], "event", id=event["event_id"]))),
    ]
