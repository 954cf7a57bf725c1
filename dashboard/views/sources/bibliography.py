"""The sources themselves as a list: what each is, how far it was read, and how many claims rest on it."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.sources.attribution import AttributionSummary, CountedSource
from dashboard.catalog import dates
from dashboard.catalog.plurals import is_or_are
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

MAX_SOURCES = 300  # sources listed; the rest are counted


def sources_read(context: Context, found: AttributionSummary) -> list[Part]:
    """Return the list of the sources, those of one kind of reading where that is asked for."""
    if found.sources.empty:
        return []
    chosen = context.own.get("read", "")
    counts = found.sources["access"].value_counts()
    ways: list[Any] = [turn_button(f"all {len(found.sources)}", on=not chosen, look="plain", read="")]
    for access, term in ACCESS.items():
        n = int(counts.get(access, 0))
        ways += [" ", turn_button(f"{term.label} {n}", on=chosen == access, off=not n, look="plain", read=access)]
    shown = found.sources[found.sources["access"].eq(chosen)] if chosen else found.sources
    ordered = shown.sort_values(["claims", "source_id"], ascending=[False, True])
    rows = [_source(s) for s in records(ordered.head(MAX_SOURCES), CountedSource)]
    heads = (
        "Source",
        column("Publisher", wide=True),
        "Published",
        "How far read",
        column("Claims", number=True),
        column("Address", wide=True),
    )
    rest = len(shown) - MAX_SOURCES
    more = [bullets([f"{rest} more {is_or_are(rest)} not listed; narrow the selection."])] if rest > 0 else []
    return [
        heading("The sources themselves"),
        text(*ways),
        table("Sources, most used first", heads, rows),
        *more,
    ]


def _source(source: CountedSource) -> Part:
    address = external_link("open", source["url"]) if source["url"] else quiet("none")
    seen = [address] if source["url_seen"] else [address, " ", quiet("(not seen)")]
    name = page_link(source["title"], "source", id=source["source_id"])
    published = dates.date_words(source["publication_date"]) if source["publication_date"] else "not known"
    return table_row(name, source["publisher"] or "not known", published, ACCESS[source["access"]].label, str(source["claims"]), seen)
