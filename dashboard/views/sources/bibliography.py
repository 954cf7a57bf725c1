"""The sources themselves as a list: what each is, how far it was read, and how many claims rest on it."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.sources.attribution import Voices
from dashboard.catalog import dates
from dashboard.catalog.plurals import be
from dashboard.catalog.records import records
from dashboard.catalog.schema.vocabulary import ACCESS
from dashboard.views.elements.elements import Part, bullets, column, heading, link, out, quiet, row, table, text, turn
from dashboard.views.frame.context import Context

MOST = 300  # sources listed; the rest are counted


def read(context: Context, found: Voices) -> list[Part]:
    """Return the list of the sources, those of one kind of reading where that is asked for."""
    if found.sources.empty:
        return []
    chosen = context.own.get("read", "")
    counts = found.sources["access"].value_counts()
    ways: list[Any] = [turn(f"all {len(found.sources)}", on=not chosen, look="plain", read="")]
    for access, term in ACCESS.items():
        n = int(counts.get(access, 0))
        ways += [" ", turn(f"{term.label} {n}", on=chosen == access, off=not n, look="plain", read=access)]
    shown = found.sources[found.sources["access"].eq(chosen)] if chosen else found.sources
    ordered = shown.sort_values(["claims", "source_id"], ascending=[False, True])
    rows = [_source(s) for s in records(ordered.head(MOST))]
    heads = (
        "Source",
        column("Publisher", wide=True),
        "Published",
        "How far read",
        column("Claims", number=True),
        column("Address", wide=True),
    )
    rest = len(shown) - MOST
    more = [bullets([f"{rest} more {be(rest)} not listed; narrow the selection."])] if rest > 0 else []
    return [
        heading("The sources themselves"),
        text(*ways),
        table("Sources, most used first", heads, rows),
        *more,
    ]


def _source(source: dict[str, Any]) -> Part:
    address = out("open", source["url"]) if source["url"] else quiet("none")
    seen = [address] if source["url_seen"] else [address, " ", quiet("(not seen)")]
    name = link(source["title"], "source", id=source["source_id"])
    published = dates.words(source["publication_date"]) if source["publication_date"] else "not known"
    return row(name, source["publisher"] or "not known", published, ACCESS[source["access"]].label, str(source["claims"]), seen)
