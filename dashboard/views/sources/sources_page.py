"""Sources: who is heard, how much rests on little, what was read, and how coverage runs over time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.analysis.sources.attribution import AttributionSummary, attribution_codes, attribution_summary, by_month
from dashboard.catalog.schema.vocabulary import ACCESS
from dashboard.charts.chart_registry import coverage_of, first_of
from dashboard.views.elements.elements import Part, fold, heading, text
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of
from dashboard.views.sources.bibliography import sources_read
from dashboard.views.sources.source_shares import by_party, by_publisher, by_stance, opened_list, thin_sourcing
from dashboard.wording.messages import message

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
    title, coded = heading(message("sources-heading"), 1), context.dataset.coded_by
    if found.claims.empty:
        return [title, text(message("sources-none", day=context.as_of.isoformat()), tone="lead")]
    opened = context.own.get("of", "")
    return [
        title,
        text(_heard(context, found), tone="lead"),
        text(_thinness(found)),
        *opened_list(found, opened),
        heading(message("sources-little")),
        text(message("sources-numbers-open"), tone="quiet"),
        thin_sourcing(found, opened),
        heading(message("sources-who-coded") if coded else message("sources-who-is-heard")),
        by_party(found, opened),
        *([] if coded else [fold(message("sources-by-stance"), by_stance(found, opened))]),
        heading(message("sources-who-published")),
        *by_publisher(found),
        heading(message("sources-coverage")),
        *_over_time(context, found),
    ]


def _heard(context: Context, found: AttributionSummary) -> str:
    """Say whose most claims are, of a large dataset among those that were read for the page."""
    names, counts = found.parties["party"], found.parties["claims"]
    n, top, near = len(found.claims), int(counts.head(2).sum()), found.taking_part
    day, read = context.as_of.isoformat(), "part" if context.read.left_out else "whole"
    if len(names) == 1:
        return message("sources-heard-one", n=n, day=day, read=read, top=top, party=names[0], near=near)
    return message("sources-heard", n=n, day=day, read=read, top=top, first=names[0], second=names[1], near=near)


def _thinness(found: AttributionSummary) -> str:
    one, origin, excerpt, unopened = (found.shares[name] for name in ("one-party", "one-origin", "excerpt", "not-opened"))
    return message("sources-thinness", alone=one.n, of=one.of, origin=origin.n, excerpt=excerpt.n, unopened=unopened.n)


def _over_time(context: Context, found: AttributionSummary) -> Iterator[Part]:
    first = first_of(found, context.as_of)
    counts = by_month(found)
    early = counts[counts["month"].dt.date < first]
    n = {what: int(early.loc[early["what"].eq(what), "n"].sum()) for what in ("claims", "sources")}
    if n["claims"] or n["sources"]:
        yield text(message("sources-not-drawn", claims=n["claims"], sources=n["sources"], day=first.isoformat()))
    if thin := context.dataset.thin_after(context.as_of):
        yield text(message("sources-thin", day=thin.isoformat()))
