"""Estimates: for a measure, each claimant's figures over time, and what can be said of them without choosing a side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.estimates.figures import (
    MeasureSummary,
    Scope,
    chosen_measure,
    figure_scopes,
    known_figures,
    measures_by_speakers,
    measures_with_numbers,
    related_measures,
    standing_denials,
)
from dashboard.catalog import dates
from dashboard.catalog.plurals import count_words
from dashboard.catalog.schema.terms import Terms
from dashboard.charts.chart_registry import estimates_of
from dashboard.query.topics import ANY_TOPIC, Reading, Topic
from dashboard.views.elements.elements import (
    Inline,
    Part,
    bullets,
    clear_button,
    facts,
    fold,
    heading,
    page_link,
    status_chip,
    text,
    turn_button,
)
from dashboard.views.estimates.range_words import denial_list, figures_table, range_summary
from dashboard.views.frame import download_and_cite, selection_bar
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of
from dashboard.wording.status_words import reason_words

OWN = {"measure": option_of(measures_with_numbers, "propositions", "measure")}
CHART_NOTE = (
    "A mark is the number that was given, at the day from which it counts; a bar runs from its low to its high end. An arrow says that "
    "an end was left open, as in “more than 600”. Dotted lines join one speaker’s figures for one question. Paler marks are earlier "
    "figures of a speaker who gave a later one. A hollow mark is a figure that only a later source carries: it stands at the day of the "
    "event at which it was given, with a dotted tail to the day by which it was known; where no such day is at hand it stands at the "
    "latter, with a short tail to the left. Colour and shape both tell who speaks."
)
MAX_SCOPES = 30  # scopes of a measure that are drawn: a large dataset may ask the same of each of its events
FEW_FIGURES = 2  # figures from which a measure is worth a button of its own


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield the measures to choose from, and each scope of the chosen one: its chart beside what its figures come to."""
    found, known, measure = _found(context)
    yield Document(estimates_head(context, known, measure), "estimates-head")
    for scope in figure_scopes(found, measure)[:MAX_SCOPES]:
        yield Document(scope_title(scope), f"about-{scope.code}")
        chart = estimates_of(scope, context.dataset, context.as_of, context.theme)
        pictures = Document(chart_files(context, measure, scope), f"under-{scope.code}")
        left: list[Block] = [partial(st.altair_chart, chart, width="stretch", theme=None), pictures]
        yield Columns([0.55, 0.45], [left, [Document(scope_details(context, scope), f"beside-{scope.code}")]], gap="medium")
    yield Document(estimates_foot(context.dataset.terms, found, measure), "estimates-foot")


def reads(context: Context) -> Reading:
    """Say which events the page reads where it does not read all: those with the measure shown, and others to choose from."""
    return Reading(Topic("measure", context.own.get("measure", ANY_TOPIC)), (Topic("measure"),))


def _found(context: Context) -> tuple[pd.DataFrame, list[MeasureSummary], str]:
    """Return all figures of the selected events, their measures, and the one shown: that asked for, else that with most speakers."""
    found = known_figures(context.narrowed)
    known = measures_by_speakers(found)
    return found, known, chosen_measure(known, context.own.get("measure", ""))


def estimates_head(context: Context, known: list[MeasureSummary], measure: str) -> list[Part]:
    """Return the heading, the measures to choose from, and what is shown of the chosen one."""
    terms = context.dataset.terms
    day, title, asked = dates.day_words(context.as_of), heading("Estimates", 1), context.asked.filters
    of = " of the selected events" if asked else ""
    every: list[Inline] = [" ", clear_button("Show those of all events", asked)] if asked else []
    if not known:
        return [title, text(f"No figure{of} was known by {day}.", every, tone="lead")]
    n = sum(m.figures for m in known)
    lead = (
        f"{count_words(n, 'figure')}{of} for {count_words(len(known), 'measure')} {'was' if n == 1 else 'were'} known by {day}. "
        "Each question stands for itself: "
        "figures of two measures or of two scopes never share a line, and nothing is added up."
    )
    shown = next((m for m in known if m.code == measure), None)
    here = heading(_title(shown) if shown else f"{terms.label('measure', measure)}: nothing known yet", 2)
    none = text(f"No figure{of} for it was known by {day}.", every)
    return [
        title,
        text(lead, tone="lead"),
        *_choice(terms, known, measure, narrow=selection_bar.is_narrow()),
        here,
        *([] if shown else [none]),
    ]


def _title(measure: MeasureSummary) -> str:
    figures_ = "one figure" if measure.figures == 1 else f"{measure.figures} figures"
    by = "one speaker" if measure.speakers == 1 else f"{measure.speakers} speakers"
    apart = f", {measure.scopes} scopes that are kept apart" if measure.scopes > 1 else ""
    return f"{measure.label}: {figures_} by {by}{apart}"


def _choice(terms: Terms, known: list[MeasureSummary], measure: str, *, narrow: bool) -> list[Part]:
    """Return the measures by topic; those with one figure only are behind a line, and on a narrow screen all: the figures come first."""
    often = [m for m in known if m.figures >= FEW_FIGURES]
    once = [m for m in known if m.figures < FEW_FIGURES]
    folded = fold(f"Measures with one figure: {len(once)}", _by_topic(terms, once, measure), open_=any(m.code == measure for m in once))
    offered = [*([_by_topic(terms, often, measure)] if often else []), *([folded] if once else [])]
    return [fold(f"All {len(known)} measures", *offered)] if narrow and len(known) > FEW_FIGURES else offered


def _by_topic(terms: Terms, many: list[MeasureSummary], measure: str) -> Part:
    labels = {topic: label for topic, label in terms.labels("topic").items() if any(m.topic == topic for m in many)}
    return facts((label, [[_button(m, measure), " "] for m in many if m.topic == topic]) for topic, label in labels.items())


def _button(m: MeasureSummary, measure: str) -> Part:
    label = f"{m.label} {m.figures}" if m.figures >= FEW_FIGURES else m.label
    return turn_button(label, on=m.code == measure, look="plain", measure=m.code)


def scope_title(scope: Scope) -> list[Part]:
    """Return what a scope asks, and how sure the sentence is."""
    return [
        heading(scope.statement, 3),
        text("Scope: ", scope.scope, tone="small quiet") if scope.scope else text("No scope is stated.", tone="small quiet"),
        text(status_chip(scope.status, scope.kind), " ", reason_words(scope.reason), tone="sentence small"),
    ]


def chart_files(context: Context, measure: str, scope: Scope) -> list[Part]:
    """Return the pictures of a scope's chart."""
    return [download_and_cite.picture_links(context, "estimates", scope.statement, measure=measure, scope=scope.code)]


def scope_details(context: Context, scope: Scope) -> list[Part]:
    """Return what the figures of a scope come to, who denies what they are about, and the figures as a table."""
    return [*range_summary(scope), *denial_list(standing_denials(context.knowledge, scope)), figures_table(scope)]


def estimates_foot(terms: Terms, found: pd.DataFrame, measure: str) -> list[Part]:
    """Return which measures count some of the same, among ``known_figures``, and how to read the charts."""
    return [*_further(found, measure), *_same(terms, found, measure), fold("How to read this page", text(CHART_NOTE))] if len(found) else []


def _further(found: pd.DataFrame, measure: str) -> list[Part]:
    """Return the scopes that are not drawn, each as a link to its statement."""
    further = figure_scopes(found, measure)[MAX_SCOPES:]
    if not further:
        return []
    n = len(further)
    listed = bullets([page_link(scope.statement, "event", id=str(scope.figures["event_id"].iloc[0]))] for scope in further)
    return [fold(f"{n} more {'scope' if n == 1 else 'scopes'} with fewer speakers", listed)]


def _same(terms: Terms, found: pd.DataFrame, measure: str) -> list[Part]:
    near = related_measures(terms, found, measure)
    if not near:
        return []
    why = "Not to be added: these count some of the same people or things, or others for a scope of their own."
    return [text(why), bullets([turn_button(n.label, measure=n.code), f": {n.words}"] for n in near)]
