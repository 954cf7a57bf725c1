"""Sources: who is heard, how much rests on little, what was read, and how coverage runs over time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.analysis.sources.attribution import AttributionSummary, attribution_codes, attribution_summary, by_month
from dashboard.catalog import dates
from dashboard.catalog.plurals import count_words, is_or_are
from dashboard.catalog.schema.vocabulary import ACCESS
from dashboard.charts.chart_registry import coverage_of, first_of
from dashboard.views.elements.elements import Part, fold, heading, text
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of
from dashboard.views.sources.bibliography import sources_read
from dashboard.views.sources.source_shares import by_party, by_publisher, by_stance, opened_list, thin_sourcing

OWN = {"of": option_of(attribution_codes), "read": option_of(lambda dataset: ACCESS)}


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield who is heard, how coverage runs over time, and what was read."""
    found = _found(context)
    yield Document(sources_summary(context, found), "sources-said")
    if len(found.claims):
        yield partial(st.altair_chart, coverage_of(found, context.dataset, context.as_of, context.theme), width="stretch", theme=None)
    yield Document(coverage_files(context, found), "sources-read")


def _found(context: Context) -> AttributionSummary:
    return attribution_summary(context.knowledge, context.selected)


def coverage_files(context: Context, found: AttributionSummary) -> list[Part]:
    """Return the chart's pictures, and what was read."""
    return [*([download_and_cite.picture_links(context, "coverage")] if len(found.claims) else []), *sources_read(context, found)]


def sources_summary(context: Context, found: AttributionSummary) -> list[Part]:
    """Return summary, shares, parties and publishers, and the list behind the number that was clicked."""
    day = dates.day_words(context.as_of)
    if found.claims.empty:
        return [heading("Sources", 1), text(f"No claim about the selected events was known by {day}.", tone="lead")]
    opened = context.own.get("of", "")
    return [
        heading("Sources", 1),
        *_summary(found, f"{day} and read here" if context.read.left_out else day),
        *opened_list(found, opened),
        heading("How much rests on little"),
        text("Each number opens its list.", tone="quiet"),
        thin_sourcing(found, opened),
        heading("Who coded it" if context.dataset.coded_by else "Who is heard"),
        by_party(found, opened),
        *([] if context.dataset.coded_by else [fold("Claims by stance", by_stance(found, opened))]),
        heading("Who published"),
        *by_publisher(found),
        heading("Coverage over time"),
        *_over_time(context, found),
    ]


def _summary(found: AttributionSummary, day: str) -> Iterator[Part]:
    n, first = len(found.claims), found.shares["one-party"]
    top = list(zip(found.parties["party"], found.parties["claims"], strict=True))[:2]
    heard = " or ".join(f"{name}’s" for name, _ in top)
    n_top, near = sum(c for _, c in top), found.taking_part
    yield text(
        f"Of {count_words(n, 'claim')} known by {day}, {n_top} {is_or_are(n_top)} {heard};"
        f" {near} {is_or_are(near)} by a party that took part in what it speaks of.",
        tone="lead",
    )
    one_origin, excerpt, unopened = (found.shares[name].n for name in ("one-origin", "excerpt", "not-opened"))
    yield text(
        f"Only one party speaks on {first.n} of {count_words(first.of, 'proposition')}; one origin is all there is for {one_origin}."
        f" No source was read in full for {excerpt}, and of {count_words(unopened, 'claim')} no source was ever opened."
    )


def _over_time(context: Context, found: AttributionSummary) -> Iterator[Part]:
    first = first_of(found, context.as_of)
    counts = by_month(found)
    early = counts[counts["month"].dt.date < first]
    n = {what: int(early.loc[early["what"].eq(what), "n"].sum()) for what in ("claims", "sources")}
    if n["claims"] or n["sources"]:
        claims, sources = count_words(n["claims"], "claim"), count_words(n["sources"], "source")
        yield text(f"Not drawn: {claims} and {sources} from before {dates.day_words(first)}. ")
    if thin := context.dataset.thin_after(context.as_of):
        yield text(f"After {dates.day_words(thin)} these data rest on few files: the shaded months say little.")
