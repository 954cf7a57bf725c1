"""Compare: two windows of time, or two values of one filter, side by side on maps that move as one, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.query.answers.answer import Answer
from dashboard.query.comparison import windows
from dashboard.query.comparison.comparison import Comparison, compare_sides
from dashboard.query.comparison.sides import WINDOW_KIND, Side, Value, Window
from dashboard.views.atlas import page_map
from dashboard.views.compare import differences, side_choice
from dashboard.views.elements.elements import Inline, Part, bullets, heading, strong, text, view_link
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.wording.messages import joined_words, message, message_parts
from dashboard.wording.selection_words import filter_words, selection_caption, side_words
from dashboard.wording.vocabulary_json import map_vocabularies

OWN = {"left": side_choice.side_parameter, "right": side_choice.side_parameter}
MAP_HEIGHT = 460
settled = side_choice.settled_link


def titled(context: Context) -> str:
    """Name the two sides, for a citation."""
    pair = side_choice.chosen_pair(context)
    return message("compare-title", left=side_words(pair.left, context.dataset), right=side_words(pair.right, context.dataset))


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield what is compared, the two sides with a map each, and in what they differ."""
    found = _found(context)
    yield Document(compare_head(context, found), "compare-head")
    sides = {"left": (found.pair.left, found.left), "right": (found.pair.right, found.right)}
    yield Columns([1, 1], [_side(context, found, name, *side) for name, side in sides.items()], align="bottom")
    yield partial(page_map.show_map_choices, context)
    yield partial(_legend, context)
    yield Document(compare_foot(context, found), "compare-foot")


def _side(context: Context, found: Comparison, name: str, side: Side, answer: Answer) -> list[Block]:
    selection = side.of(context.selection)
    drawn = partial(page_map.show_small_map, context, MAP_HEIGHT, f"compare-map-{name}", selection, together="compare", box=found.box)
    return [Document(side_caption(context, found, side, answer), f"compare-{name}"), drawn]


def _legend(context: Context) -> None:
    with st.expander(message("compare-maps")):
        mount_component("legend", {"vocabularies": map_vocabularies(context.dataset), "theme": context.theme})


def _found(context: Context) -> Comparison:
    shown = context.link.page.announced == "shown"
    return compare_sides(context.engine, context.selection, side_choice.chosen_pair(context), context.today, announcements=shown)


def compare_head(context: Context, found: Comparison) -> list[Part]:
    """Return what is compared, the ways to choose other sides, and what must be known to read the numbers."""
    notes = [*_lengths(context, found), *_coverage(context, found), *_replaced(context, found)]
    return [
        heading(message("compare-heading"), 1),
        text(message("compare-lead")),
        *side_choice.pair_choice(context, found.pair),
        *([bullets(notes, tone="notes")] if notes else []),
    ]


def _lengths(context: Context, found: Comparison) -> list[list[str | Part]]:
    length = windows.window_lengths(found.pair, context.as_of)
    if length is None:
        return [[message("compare-without-length")]] if found.pair.kind == WINDOW_KIND else []
    if length.are_comparable:
        return []
    cut = windows.equal_windows(found.pair, context.as_of)
    equal: list[str | Part] = [" ", side_choice.pair_button(message("compare-cut"), cut, look="linklike")] if cut else []
    return [[message("compare-unequal", left=length.left, right=length.right, per=length.per), *equal]]


def _coverage(context: Context, found: Comparison) -> list[list[str | Part]]:
    """Say where a window reaches into days of which little is known yet, or nothing can be."""
    reach = [side.end or context.as_of for side in (found.pair.left, found.pair.right) if isinstance(side, Window)]
    thin, said = context.dataset.thin_after(context.as_of), list[list[str | Part]]()
    if thin and any(end > thin for end in reach):
        said.append([message("compare-thin", day=thin.isoformat())])
    if any(end > context.as_of for end in reach):
        said.append([message("compare-days-ahead", day=context.as_of.isoformat())])
    return said


def _replaced(context: Context, found: Comparison) -> list[list[str | Part]]:
    """Say which part of the selection the two sides take the place of."""
    kinds = ("start", "end") if found.pair.kind == WINDOW_KIND else (found.pair.kind,)
    asked = [filter_words(k, getattr(context.selection, k), context.dataset) for k in kinds]
    put = joined_words([words for words in asked if words])
    return [[message("compare-replaced", filters=put)]] if put else []


def side_caption(context: Context, found: Comparison, side: Side, answer: Answer) -> list[Part]:
    """Return what stands over a map: the words of its side, how many events it has, and how many of them the map leaves out."""
    said = _counted(context, found, side, answer) if answer.n else [message("compare-side-empty")]
    return [_name(context, side), text(*said, tone="sided")]


def _counted(context: Context, found: Comparison, side: Side, answer: Answer) -> list[Inline]:
    n, left_out = strong(message("compare-events", n=answer.n)), answer.not_on_map
    if isinstance(side, Value):
        what = filter_words(side.kind, (side.code,), context.dataset)
        return message_parts("compare-side-value", events=n, what=what, left_out=left_out)
    rates = differences.rates_words(found.left.n, found.right.n, windows.window_lengths(found.pair, context.as_of))
    rate = rates[0 if answer is found.left else 1]
    if rate:
        return message_parts("compare-side-rate", events=n, rate=rate, left_out=left_out)
    return message_parts("compare-side", events=n, left_out=left_out)


def _name(context: Context, side: Side) -> Part:
    words, query = side_words(side, context.dataset), differences.to_atlas(context, side.of(context.selection))
    return heading(view_link(message("compare-side-name", side=words), query, spoken=message("compare-side-spoken", side=words)))


def compare_foot(context: Context, found: Comparison) -> list[Part]:
    """Return in what the two sides differ."""
    if not found.on_either_side:
        return []
    base = selection_caption(context.selection, context.dataset, context.today)
    return [
        *differences.shared_counts(context, found),
        *differences.difference_tables(context, found, windows.window_lengths(found.pair, context.as_of)),
        text(message("compare-selection", caption=base), tone="quiet small"),
    ]
