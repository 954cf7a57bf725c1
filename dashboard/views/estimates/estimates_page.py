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
from dashboard.wording.estimate_words import related_words
from dashboard.wording.messages import message, message_parts
from dashboard.wording.status_words import reason_words

OWN = {"measure": option_of(measures_with_numbers, "propositions", "measure")}
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
    terms, title, asked = context.dataset.terms, heading(message("estimates-heading"), 1), context.asked.filters
    every: list[Inline] = [" ", clear_button(message("estimates-show-all"), asked)] if asked else []
    if not known:
        return [title, text(_none_known(context), *every, tone="lead")]
    shown = next((m for m in known if m.code == measure), None)
    none = [
        heading(message("estimates-measure-unknown", measure=terms.label("measure", measure)), 2),
        text(_none_known_of_it(context), *every),
    ]
    return [
        title,
        text(_counted(context, known), " ", message("estimates-apart"), tone="lead"),
        *_choice(terms, known, measure, narrow=selection_bar.is_narrow()),
        *([heading(_title(shown), 2)] if shown else none),
    ]


def _none_known(context: Context) -> str:
    day = context.as_of.isoformat()
    return message("estimates-none-selected", day=day) if context.asked.filters else message("estimates-none", day=day)


def _none_known_of_it(context: Context) -> str:
    day = context.as_of.isoformat()
    return message("estimates-none-of-it-selected", day=day) if context.asked.filters else message("estimates-none-of-it", day=day)


def _counted(context: Context, known: list[MeasureSummary]) -> str:
    n, measures, day = sum(m.figures for m in known), len(known), context.as_of.isoformat()
    if context.asked.filters:
        return message("estimates-known-selected", n=n, measures=measures, day=day)
    return message("estimates-known", n=n, measures=measures, day=day)


def _title(measure: MeasureSummary) -> str:
    return message("estimates-measure", measure=measure.label, figures=measure.figures, speakers=measure.speakers, scopes=measure.scopes)


def _choice(terms: Terms, known: list[MeasureSummary], measure: str, *, narrow: bool) -> list[Part]:
    """Return the measures by topic; those with one figure only are behind a line, and on a narrow screen all: the figures come first."""
    often = [m for m in known if m.figures >= FEW_FIGURES]
    once = [m for m in known if m.figures < FEW_FIGURES]
    folded = fold(
        message("estimates-rare-measures", n=len(once)), _by_topic(terms, once, measure), open_=any(m.code == measure for m in once)
    )
    offered = [*([_by_topic(terms, often, measure)] if often else []), *([folded] if once else [])]
    return [fold(message("estimates-all-measures", n=len(known)), *offered)] if narrow and len(known) > FEW_FIGURES else offered


def _by_topic(terms: Terms, many: list[MeasureSummary], measure: str) -> Part:
    labels = {topic: label for topic, label in terms.labels("topic").items() if any(m.topic == topic for m in many)}
    return facts((label, [[_button(m, measure), " "] for m in many if m.topic == topic]) for topic, label in labels.items())


def _button(m: MeasureSummary, measure: str) -> Part:
    often = m.figures >= FEW_FIGURES
    label = message("estimates-measure-figures", measure=m.label, figures=m.figures) if often else m.label
    return turn_button(label, on=m.code == measure, look="plain", measure=m.code)


def scope_title(scope: Scope) -> list[Part]:
    """Return what a scope asks, and how sure the sentence is."""
    return [
        heading(scope.statement, 3),
        text(message("estimates-scope", scope=scope.scope) if scope.scope else message("estimates-no-scope"), tone="small quiet"),
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
    if not len(found):
        return []
    note = fold(message("estimates-how-to-read"), text(message("estimates-chart-note")))
    return [*_further(found, measure), *_same(terms, found, measure), note]


def _further(found: pd.DataFrame, measure: str) -> list[Part]:
    """Return the scopes that are not drawn, each as a link to its statement."""
    further = figure_scopes(found, measure)[MAX_SCOPES:]
    if not further:
        return []
    listed = bullets([page_link(scope.statement, "event", id=str(scope.figures["event_id"].iloc[0]))] for scope in further)
    return [fold(message("estimates-further", n=len(further)), listed)]


def _same(terms: Terms, found: pd.DataFrame, measure: str) -> list[Part]:
    near = related_measures(terms, found, measure)
    if not near:
        return []
    listed = (message_parts("estimates-related", measure=turn_button(n.label, measure=n.code), figures=related_words(n)) for n in near)
    return [text(message("estimates-not-to-be-added")), bullets(listed)]
