"""One source: what it is, how far it was read, and the claims that rest on it. Its link is stable."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.sources.source_details import CitingClaim, SourceDetails, source_details
from dashboard.catalog import dates
from dashboard.catalog.schema.vocabulary import ACCESS, stance_term
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

TITLE_NOTES = {"from_url": "Title taken from the address.", "descriptive": "The title is our description, not the source's own."}


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
    access = ACCESS[source["access"]]
    return [
        heading(source["title"], 1),
        text(quiet(TITLE_NOTES.get(source["title_basis"], "")), " ", code(source["source_id"])),
        facts(
            [
                ("Publisher", source["publisher"] or "not stated"),
                ("Published", _published(source)),
                ("Language", context.dataset.subject.languages.get(source["language"], source["language"])),
                ("Kind", source["source_kind"]),
                ("How far read", f"{access.label}: {access.words}"),
                ("Address", _address(source)),
                ("Cited in", record_links.comma_separated([record_links.to_source(s) for s in source["citing"]])),
                ("Cites, not opened", record_links.comma_separated([record_links.to_source(s) for s in source["cites"]])),
                (
                    "Coordinates of",
                    record_links.comma_separated([page_link(p["name"], "place", id=p["place_id"]) for p in source["places"]]),
                ),
                ("Remarks", source["notes"]),
            ]
        ),
        heading("Claims that rest on it"),
        *_claims(source),
    ]


def _published(source: SourceDetails) -> str:
    if not source["publication_date"]:
        return "date not known"
    inferred = " (inferred)" if source["publication_date_basis"] == "inferred" else ""
    return dates.date_words(source["publication_date"]) + inferred


def _address(source: SourceDetails) -> Inline:
    if not source["url"]:
        return "none at hand"
    seen = "seen while collecting" if source["url_seen"] else "not seen while collecting, so it may be wrong"
    return [external_link(source["url"], source["url"]), quiet(f" ({seen})")]


def _claims(source: SourceDetails) -> list[Part]:
    claims = source["claims"]
    if not claims:
        return [text("No claim known by this day rests on it.")]
    alone = sum(c["alone"] for c in claims)
    counted = (
        f"{len(claims)} claim{'' if len(claims) == 1 else 's'}, {alone or 'none'} of them on it alone among the sources of this dataset."
    )
    columns: list[str | Part] = ["Claim", "Party", "Stance", "Statement", "Status of the statement", column("Other sources", wide=True)]
    return [text(counted), table("Claims that rest on this source", columns, [_row(c) for c in claims], brief="claims")]


def _row(claim: CitingClaim) -> Part:
    return table_row(
        page_link(claim["claim_id"], "claim", id=claim["claim_id"]),
        party_label(claim["party_id"], claim["short_name"]),
        stance_term(claim["stance"], coded=claim["coded"]).label,
        claim["statement"],
        status_chip(claim["status"], claim["kind"]),
        "none" if claim["alone"] else "yes",
    )
