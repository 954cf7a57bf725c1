"""One source: what it is, how far it was read, and the claims that rest on it. Its link is stable."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.sources.source_details import CitingClaim, SourceDetails, source_details
from dashboard.views.elements.elements import (
    Inline,
    Part,
    code,
    column,
    external_link,
    facts,
    heading,
    page_link,
    party_label,
    quiet,
    status_chip,
    table,
    table_row,
    text,
)
from dashboard.views.frame import record_links
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import access_label, access_meaning, stance_label


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield what the page holds: one document."""
    yield Document(_parts(context))


def _parts(context: Context) -> list[Part]:
    """Return what the page holds."""
    try:
        source = source_details(context.knowledge, context.own.get("id", ""))
    except KeyError:
        return record_links.unknown_record(context, "source")
    return [
        heading(source["title"], 1),
        text(quiet(message("source-title-basis", basis=source["title_basis"])), " ", code(source["source_id"])),
        facts(
            [
                (message("source-publisher"), source["publisher"] or message("source-publisher-unstated")),
                (message("source-published"), _published(source)),
                (message("source-language"), context.dataset.subject.languages.get(source["language"], source["language"])),
                (message("source-kind"), source["source_kind"]),
                (
                    message("source-access"),
                    message("source-access-words", access=access_label(source["access"]), words=access_meaning(source["access"])),
                ),
                (message("source-address"), _address(source)),
                (message("source-cited-in"), record_links.comma_separated([record_links.to_source(s) for s in source["citing"]])),
                (message("source-cites"), record_links.comma_separated([record_links.to_source(s) for s in source["cites"]])),
                (
                    message("source-coordinates-of"),
                    record_links.comma_separated([page_link(p["name"], "place", id=p["place_id"]) for p in source["places"]]),
                ),
                (message("source-remarks"), source["notes"]),
            ]
        ),
        heading(message("source-claims-head")),
        *_claims(source),
    ]


def _published(source: SourceDetails) -> str:
    if not source["publication_date"]:
        return message("source-undated")
    return message("source-published-on", day=source["publication_date"], basis=source["publication_date_basis"])


def _address(source: SourceDetails) -> Inline:
    if not source["url"]:
        return message("source-without-address")
    seen = message("source-address-seen") if source["url_seen"] else message("source-address-not-seen")
    return [external_link(source["url"], source["url"]), " ", quiet(seen)]


def _claims(source: SourceDetails) -> list[Part]:
    claims = source["claims"]
    if not claims:
        return [text(message("source-without-claims"))]
    counted = message("source-claims-alone", n=len(claims), alone=sum(c["alone"] for c in claims))
    columns: list[str | Part] = [
        message("source-claim-head"),
        message("source-claim-party"),
        message("source-claim-stance"),
        message("source-claim-statement"),
        message("source-claim-status"),
        column(message("source-claim-other-sources"), wide=True),
    ]
    return [text(counted), table(message("source-claims-caption"), columns, [_row(c) for c in claims], brief="claims")]


def _row(claim: CitingClaim) -> Part:
    return table_row(
        page_link(claim["claim_id"], "claim", id=claim["claim_id"]),
        party_label(claim["party_id"], claim["short_name"]),
        stance_label(claim["stance"], coded=claim["coded"]),
        claim["statement"],
        status_chip(claim["status"], claim["kind"]),
        message("source-claim-alone") if claim["alone"] else message("source-claim-not-alone"),
    )
