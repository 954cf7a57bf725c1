"""Crossing: something built as a life cycle, its stages, targets against what came, numbers that differ, and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.analysis.lifecycle.construction_sites import series_sites
from dashboard.analysis.lifecycle.lifecycle import Lifecycle, chosen_lifecycle, construction_series, series_known
from dashboard.analysis.lifecycle.targets import Goal
from dashboard.catalog import dates
from dashboard.charts.chart_registry import targets_of
from dashboard.query.topics import ANY_TOPIC, Reading, Topic
from dashboard.views.atlas import page_map
from dashboard.views.crossing import stage_elements
from dashboard.views.elements.elements import Inline, Part, clear_button, heading, status_chip, strong, text, turn_button
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Document, draw_blocks
from dashboard.views.link.page_parameters import option_of
from dashboard.wording import target_words
from dashboard.wording.messages import message, message_parts
from dashboard.wording.status_words import status_sentence

OWN = {"series": option_of(construction_series, "events", "series")}
MAP_HEIGHT = 620


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield where a series stands, its targets, its stages and numbers, and where it is."""
    found = _found(context)
    yield Document(crossing_head(context, found), "crossing-head")
    if found is None:
        return
    if found.goals:
        yield partial(st.altair_chart, targets_of(found.goals, context.as_of, context.theme), width="stretch", theme=None)
    yield Document(crossing_tables(context, found), "crossing-said")
    yield partial(page_map.show_small_map, context, MAP_HEIGHT, "crossing-map", layers=(f"sites/{found.series}",))
    yield Document(crossing_places(context, found), "crossing-where")


def reads(context: Context) -> Reading:
    """Say which events the page reads where it does not read all: the steps of the series shown, and others to choose from."""
    return Reading(Topic("series", context.own.get("series", ANY_TOPIC)), (Topic("series"),))


def _found(context: Context) -> Lifecycle | None:
    return chosen_lifecycle(context.narrowed, context.own.get("series", ""))


def crossing_head(context: Context, found: Lifecycle | None) -> list[Part]:
    """Return the choice of a series, its name, where it stands on the day, its stages, and what the chart under it shows."""
    if found is None:
        return [heading(message("crossing-heading"), 1), text(*_nothing(context), tone="lead"), *_choice(context, "")]
    n, day = len(found.events), context.as_of.isoformat()
    steps = message("crossing-steps-selected", n=n, day=day) if context.asked.filters else message("crossing-steps", n=n, day=day)
    return [
        *_choice(context, found.series),
        heading(found.name, 1),
        *[text(_stands(goal), tone="lead") for goal in found.goals[:1]],
        text(steps, tone="quiet"),
        stage_elements.stage_strip(found),
        heading(message("crossing-targets")),
        text(message("crossing-chart-note"), tone="quiet") if found.goals else text(message("crossing-no-targets")),
    ]


def _nothing(context: Context) -> list[Inline]:
    """Say that nothing of it is there, and where filters may be why, offer to do without them."""
    what, day, asked = "series" if context.own.get("series") else "any", context.as_of.isoformat(), context.asked.filters
    if not asked:
        return [message("crossing-none", what=what, day=day)]
    return [message("crossing-none-selected", what=what, day=day), " ", clear_button(message("crossing-show-all"), asked)]


def _choice(context: Context, series: str) -> list[Part]:
    known = series_known(context.narrowed)
    turns = [turn_button(name, on=code == series, look="plain", series=code) for code, name in known.items()]
    return [text(*[part for one in turns for part in (one, " ")])] if turns else []


def _stands(goal: Goal) -> list[Inline]:
    exact, status = goal.most_exact_plan, status_chip(goal.proposition["status"], goal.proposition["kind"])
    if goal.came is None or exact is None:
        lead = message_parts("crossing-goal", goal=strong(goal.name))
        if exact and goal.is_overdue(exact):
            verdict = strong(target_words.target_verdict(goal, exact))
            lead = message_parts("crossing-goal-overdue", goal=strong(goal.name), verdict=verdict)
        return [*lead, " ", status_sentence(goal.proposition["reason"])]
    came = message_parts(
        "crossing-goal-came",
        goal=strong(goal.name),
        outcome=target_words.outcome_words(goal, ""),
        target=target_words.target_words(exact),
        verdict=strong(target_words.target_verdict(goal, exact)),
    )
    return [*came, " ", status]


def crossing_tables(context: Context, found: Lifecycle) -> list[Part]:
    """Return the chart's pictures, targets and stages as tables, and the numbers."""
    day = dates.day_words(context.as_of)
    return [
        *([download_and_cite.picture_links(context, "targets", series=found.series)] if found.goals else []),
        *[part for goal in found.goals for part in stage_elements.targets_table(goal, day)],
        heading(message("crossing-stages")),
        text(message("crossing-stages-note"), tone="quiet"),
        stage_elements.table_of(found),
        *stage_elements.differing_numbers(found),
        heading(message("crossing-where")),
    ]


def crossing_places(context: Context, found: Lifecycle) -> list[Part]:
    """Return the places of the map as a list, and those that are not on it."""
    here = series_sites(context.narrowed, found.series)
    return [text(message("crossing-map-note"), tone="quiet"), *stage_elements.on_map(here), *stage_elements.off_map(here)]
