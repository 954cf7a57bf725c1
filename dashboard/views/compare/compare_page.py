"""Compare: two windows of time, or two values of one filter, side by side on maps that move as one, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.catalog import dates
from dashboard.query.answers.answer import Answer
from dashboard.query.comparison import windows
from dashboard.query.comparison.comparison import Comparison, compare_sides
from dashboard.query.comparison.sides import WINDOW_KIND, Side, Value, Window
from dashboard.query.comparison.windows import WindowLengths
from dashboard.query.selection.captions import selection_caption
from dashboard.query.selection.filters import FILTERS
from dashboard.query.vocabulary_json import map_vocabularies
from dashboard.views.atlas import page_map
from dashboard.views.compare import differences, side_choice
from dashboard.views.elements.elements import Part, bullets, heading, strong, text, view_link
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.wording.messages import joined_words

OWN = {"left": side_choice.side_parameter, "right": side_choice.side_parameter}
MAP_HEIGHT = 460
settled = side_choice.settled_link


def titled(context: Context) -> str:
    """Name the two sides, for a citation."""
    pair = side_choice.chosen_pair(context)
    return f"Comparison of {pair.left.words(context.dataset)} with {pair.right.words(context.dataset)}"


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
    with st.expander("How to read the maps"):
        mount_component("legend", {"vocabularies": map_vocabularies(context.dataset), "theme": context.theme})


def _found(context: Context) -> Comparison:
    shown = context.link.page.announced == "shown"
    return compare_sides(context.engine, context.selection, side_choice.chosen_pair(context), context.today, announcements=shown)


def compare_head(context: Context, found: Comparison) -> list[Part]:
    """Return what is compared, the ways to choose other sides, and what must be known to read the numbers."""
    lead = "The same selection twice, but for one thing. The maps move as one; symbols of one size stand for as many events."
    notes = [*_lengths(context, found), *_coverage(context, found), *_replaced(context, found)]
    return [
        heading("Compare", 1),
        text(lead),
        *side_choice.pair_choice(context, found.pair),
        *([bullets(notes, tone="notes")] if notes else []),
    ]


def _lengths(context: Context, found: Comparison) -> list[list[str | Part]]:
    length, days = windows.window_lengths(found.pair, context.as_of), dates.day_count_words
    if length is None:
        return [["A window without a first day has no length: no numbers a year are given."]] if found.pair.kind == WINDOW_KIND else []
    if length.are_comparable:
        return []
    words = f"The windows are of unequal length, {days(length.left)} and {days(length.right)}: bars and maps show plain counts, and the "
    cut = windows.equal_windows(found.pair, context.as_of)
    equal: list[str | Part] = [" ", side_choice.pair_button("Cut the longer one", cut, look="linklike"), "."] if cut else []
    return [[words, f"small numbers are events a {length.per}.", *equal]]


def _coverage(context: Context, found: Comparison) -> list[list[str | Part]]:
    """Say where a window reaches into days of which little is known yet, or nothing can be."""
    reach = [side.end or context.as_of for side in (found.pair.left, found.pair.right) if isinstance(side, Window)]
    thin, said = context.dataset.thin_after(context.as_of), list[list[str | Part]]()
    if thin and any(end > thin for end in reach):
        said.append([f"Coverage is thin after {dates.day_words(thin)}: fewer events there need not mean that less happened."])
    if any(end > context.as_of for end in reach):
        said.append([f"Days after {dates.day_words(context.as_of)}, the day of knowledge, can only hold what was planned for them."])
    return said


def _replaced(context: Context, found: Comparison) -> list[list[str | Part]]:
    """Say which part of the selection the two sides take the place of."""
    kinds = ("start", "end") if found.pair.kind == WINDOW_KIND else (found.pair.kind,)
    asked = [FILTERS[k].sentence(getattr(context.selection, k), context.dataset) for k in kinds]
    put = joined_words([words for words in asked if words])
    return [[f"The sides take the place of what is selected above: events {put}."]] if put else []


def side_caption(context: Context, found: Comparison, side: Side, answer: Answer) -> list[Part]:
    """Return what stands over a map: the words of its side, how many events it has, and how many of them the map leaves out."""
    n = f"{answer.n:,} event{'' if answer.n == 1 else 's'}"
    rate = _rate(found, answer, windows.window_lengths(found.pair, context.as_of))
    left_out = f"; {answer.not_on_map:,} not on the map" if answer.not_on_map else ""
    if not answer.n:
        return [_name(context, side), text("No event of the selection is on this side.", tone="sided")]
    what = f" {FILTERS[side.kind].sentence((side.code,), context.dataset)}" if isinstance(side, Value) else ""
    return [_name(context, side), text(strong(n), f"{what}{rate}{left_out}", tone="sided")]


def _name(context: Context, side: Side) -> Part:
    words, query = side.words(context.dataset), differences.to_atlas(context, side.of(context.selection))
    return heading(view_link(f"{words[:1].upper()}{words[1:]}", query, spoken=f"{words}: show in the atlas"))


def _rate(found: Comparison, answer: Answer, lengths: WindowLengths | None) -> str:
    left, right = differences.rates_words(found.left.n, found.right.n, lengths)
    said = left if answer is found.left else right
    return f", {said}" if said else ""


def compare_foot(context: Context, found: Comparison) -> list[Part]:
    """Return in what the two sides differ."""
    if not found.on_either_side:
        return []
    base = selection_caption(context.selection, context.dataset, context.today)
    return [
        *differences.shared_counts(context, found),
        *differences.difference_tables(context, found, windows.window_lengths(found.pair, context.as_of)),
        text(f"Of: {base[:1].lower()}{base[1:]}. Each number leads to its events in the atlas.", tone="quiet small"),
    ]
