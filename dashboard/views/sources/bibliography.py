"""The sources themselves as a list: what each is, how far it was read, and how many claims rest on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.analysis.sources.attribution import AttributionSummary, CountedSource
from dashboard.catalog import dates
from dashboard.catalog.records import records
from dashboard.catalog.schema.vocabulary import ACCESS
from dashboard.views.elements.elements import (
    Part,
    bullets,
    column,
    external_link,
    heading,
    page_link,
    quiet,
    table,
    table_row,
    text,
    turn_button,
)
from dashboard.views.frame.context import Context
from dashboard.wording.messages import message
from dashboard.wording.vocabulary_words import access_label

MAX_SOURCES = 300  # sources listed; the rest are counted


def sources_read(context: Context, found: AttributionSummary) -> list[Part]:
    """Return the list of the sources, those of one kind of reading where that is asked for."""
    if found.sources.empty:
        return []
    chosen = context.own.get("read", "")
    counts = found.sources["access"].value_counts()
    said = {access: access_label(access) for access in ACCESS}
    ways: list[Any] = [turn_button(message("sources-all-ways", n=len(found.sources)), on=not chosen, look="plain", read="")]
    for access in ACCESS:
        n = int(counts.get(access, 0))
        ways += [" ", turn_button(message("sources-way", way=said[access], n=n), on=chosen == access, off=not n, look="plain", read=access)]
    shown = found.sources[found.sources["access"].eq(chosen)] if chosen else found.sources
    ordered = shown.sort_values(["claims", "source_id"], ascending=[False, True])
    rows = [_source(s, said) for s in records(ordered.head(MAX_SOURCES), CountedSource)]
    heads = (
        message("sources-head"),
        column(message("sources-publisher-head"), wide=True),
        message("sources-published-head"),
        message("sources-read-head"),
        column(message("sources-claims-head"), number=True),
        column(message("sources-address-head"), wide=True),
    )
    rest = len(shown) - MAX_SOURCES
    more = [bullets([message("sources-not-listed", n=rest)])] if rest > 0 else []
    return [
        heading(message("sources-listed")),
        text(*ways),
        table(message("sources-listed-caption"), heads, rows),
        *more,
    ]


def _source(source: CountedSource, ways: Mapping[str, str]) -> Part:
    address = external_link(message("sources-open"), source["url"]) if source["url"] else quiet(message("sources-without-address"))
    seen = [address] if source["url_seen"] else [address, " ", quiet(message("sources-not-seen"))]
    name = page_link(source["title"], "source", id=source["source_id"])
    unknown = message("sources-not-known")
    published = dates.date_words(source["publication_date"]) if source["publication_date"] else unknown
    return table_row(name, source["publisher"] or unknown, published, ways[source["access"]], str(source["claims"]), seen)
