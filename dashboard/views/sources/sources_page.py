"""Sources: who is heard, how much rests on little, what was read, and how coverage runs over time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.analysis.sources.attribution import Voices, by_month, codes, voices
from dashboard.catalog import dates
from dashboard.catalog.plurals import be, counted
from dashboard.catalog.schema.vocabulary import ACCESS
from dashboard.charts.chart_registry import coverage_of, first_of
from dashboard.views.elements.elements import Part, fold, heading, text
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw
from dashboard.views.frame.page_parameters import one_of
from dashboard.views.sources.bibliography import read
from dashboard.views.sources.source_shares import by_party, by_publisher, by_stance, opened_list, resting

OWN = {"of": one_of(codes), "read": one_of(lambda dataset: ACCESS)}


def render(context: Context) -> None:
    """Draw the page."""
    draw(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield who is heard, how coverage runs over time, and what was read."""
    found = _found(context)
    yield Document(said(context, found), "sources-said")
    if len(found.claims):
        yield partial(st.altair_chart, coverage_of(found, context.dataset, context.as_of, context.theme), width="stretch", theme=None)
    yield Document(below(context, found), "sources-read")


def _found(context: Context) -> Voices:
    return voices(context.excerpt, context.knowledge, context.selected)


def below(context: Context, found: Voices) -> list[Part]:
    """Return the chart's pictures, and what was read."""
    return [*([download_and_cite.pictures(context, "coverage")] if len(found.claims) else []), *read(context, found)]


def said(context: Context, found: Voices) -> list[Part]:
    """Return summary, shares, parties and publishers, and the list behind the number that was clicked."""
    day = dates.day_words(context.as_of)
    if found.claims.empty:
        return [heading("Sources", 1), text(f"No claim about the selected events was known by {day}.", tone="lead")]
    opened = context.own.get("of", "")
    return [
        heading("Sources", 1),
        *_summary(found, day if context.dataset.complete else f"{day} and read here"),
        *opened_list(found, opened),
        heading("How much rests on little"),
        text("Each number opens its list.", tone="quiet"),
        resting(found, opened),
        heading("Who is heard"),
        by_party(found, opened),
        fold("Claims by stance", by_stance(found, opened)),
        heading("Who published"),
        *by_publisher(found),
        heading("Coverage over time"),
        *_over_time(context, found),
    ]


def _summary(found: Voices, day: str) -> Iterator[Part]:
    n, first = len(found.claims), found.shares["one-party"]
    top = list(zip(found.parties["party"], found.parties["claims"], strict=True))[:2]
    heard = " or ".join(f"{name}’s" for name, _ in top)
    n_top, near = sum(c for _, c in top), found.taking_part
    yield text(
        f"Of {counted(n, 'claim')} known by {day}, {n_top} {be(n_top)} {heard};"
        f" {near} {be(near)} by a party that took part in what it speaks of.",
        tone="lead",
    )
    one_origin, excerpt, unopened = (found.shares[name].n for name in ("one-origin", "excerpt", "not-opened"))
    yield text(
        f"Only one party speaks on {first.n} of {counted(first.of, 'proposition')}; one origin is all there is for {one_origin}."
        f" No source was read in full for {excerpt}, and of {counted(unopened, 'claim')} no source was ever opened."
    )


def _over_time(context: Context, found: Voices) -> Iterator[Part]:
    first = first_of(found, context.as_of)
    counts = by_month(found)
    early = counts[counts["month"].dt.date < first]
    n = {what: int(early.loc[early["what"].eq(what), "n"].sum()) for what in ("claims", "sources")}
    if n["claims"] or n["sources"]:
        yield text(
            f"Not drawn: {counted(n['claims'], 'claim')} and {counted(n['sources'], 'source')} from before {dates.day_words(first)}. "
        )
    if thin := context.dataset.thin_after(context.as_of):
        yield text(f"After {dates.day_words(thin)} these data rest on few files: the shaded months say little.")
