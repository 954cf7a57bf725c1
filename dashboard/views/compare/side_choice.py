"""Which two sides are compared: those of the link, those that it leaves open, and the ways to choose others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.records import records
from dashboard.query.answers.answer import FacetOption
from dashboard.query.comparison import windows
from dashboard.query.comparison.comparison import SidePair
from dashboard.query.comparison.sides import SIDE_KINDS, WINDOW_KIND, Side, Value, Window, read_side
from dashboard.views.elements.elements import Part, section, text, turn_button
from dashboard.views.frame import selection_bar
from dashboard.views.frame.context import Context
from dashboard.views.link.page_link import PageLink
from dashboard.wording.messages import message
from dashboard.wording.selection_words import filter_label, worded_options

SIDE_NAMES = ("left", "right")


def side_parameter(written: str, dataset: Dataset) -> str:
    """Read a side of the link, and bring it into its one form."""
    return read_side(written, dataset).text


def chosen_pair(context: Context) -> SidePair:
    """Return the pair of a settled link."""
    return SidePair(*(read_side(context.own[name], context.dataset) for name in SIDE_NAMES))


def settled_link(context: Context) -> PageLink:
    """Return the link with both its sides: one that it leaves open goes with the other, two of different kinds can't be compared."""
    left, right = (read_side(context.own[name], context.dataset) if name in context.own else None for name in SIDE_NAMES)
    problems = context.link.problems
    if left and right and left.kind != right.kind:
        problems = (*problems, message("compare-other-kind", left=left.text, right=right.text))
        right = None
    pair = _whole(context, left, right)
    return replace(context.link, own=tuple(pair.own.items()), problems=problems)


def _whole(context: Context, left: Side | None, right: Side | None) -> SidePair:
    if left and right:
        return SidePair(left, right)
    if left:
        return SidePair(left, _beside(context, left, after=True))
    return SidePair(_beside(context, right, after=False), right) if right else _first(context)


def _beside(context: Context, given: Side, *, after: bool) -> Side:
    """Return what goes with a side: the window next to it, or the value with most events besides it."""
    if isinstance(given, Window):
        return given.near(after=after)
    return next((value for value in _most(context, given.kind) if value != given), given)


def _first(context: Context) -> SidePair:
    """Return the pair that the page begins with: the selection's own halves, or of the dataset's windows those that split it best."""
    own, named = list(_halves(context)), list(_named(context))
    if own or not named:
        return next(pair for _, pair in (*own, *windows.year_pairs(context.as_of), ("", SidePair(*[Window(None, context.as_of)] * 2))))
    return max((pair for _, pair in named), key=lambda pair: min(_n(context, pair.left), _n(context, pair.right)))


def _n(context: Context, one: Side) -> int:
    return context.ask(selection=one.of(context.selection)).n


def offered_pairs(context: Context) -> dict[str, SidePair]:
    """Return the pairs of windows that are offered by name."""
    return dict((*_halves(context), *_named(context), *windows.year_pairs(context.as_of)))


def _halves(context: Context) -> Iterator[tuple[str, SidePair]]:
    start, end = context.selection.start, context.selection.end or context.as_of
    if start and (pair := windows.window_halves(start, end)):
        yield message("compare-halves"), pair


def _named(context: Context) -> Iterator[tuple[str, SidePair]]:
    """Yield the windows that the dataset names, each against as long a time before it."""
    for preset in selection_bar.named_windows(context).values():
        label, start, end = (preset.get(name, "") for name in ("label", "start", "end"))
        days = [date.fromisoformat(day) for day in (start, end or context.as_of.isoformat()) if _is_day(day)]
        if len(days) == 2 and (pair := windows.preceding_window(*days)):
            yield message("compare-window-before", window=label), pair


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _most(context: Context, kind: str) -> list[Value]:
    """Return the values of a filter, those with most events first."""
    options = records(context.ask("facets").facets[kind], FacetOption)
    return [Value(kind, row["code"]) for row in sorted(options, key=lambda row: -row["n"])]


def pair_choice(context: Context, pair: SidePair) -> list[Part]:
    """Return the choice of what the two differ in, of each side, and of pairs that have a name."""
    kinds, sides = list(_kinds(context, pair)), list(_sides(context, pair))
    named = offered_pairs(context) if pair.kind == WINDOW_KIND else {}
    buttons = [
        pair_button(message("compare-swap"), SidePair(pair.right, pair.left)),
        *[pair_button(label, one, on=one == pair) for label, one in named.items()],
    ]
    return [
        {"is": "sides", "label": message("compare-kinds"), "kinds": kinds, "sides": sides},
        section(text(*buttons), label=message("compare-pairs"), tone="buttons"),
    ]


def pair_button(words: str, pair: SidePair, *, on: bool | None = None, look: str = "plain") -> Part:
    """Return a button that takes the page to a pair."""
    return turn_button(words, on=on, look=look, left=pair.left.text, right=pair.right.text)


def _kinds(context: Context, pair: SidePair) -> Iterator[dict[str, Any]]:
    first = pair if pair.kind == WINDOW_KIND else next(iter(offered_pairs(context).values()), None)
    if first:
        yield {"label": message("compare-kind-dates"), "on": pair.kind == WINDOW_KIND, "own": first.own}
    for kind in SIDE_KINDS:
        values = _most(context, kind)
        if pair.kind == kind or len(values) > 1:
            own = pair.own if pair.kind == kind else SidePair(values[0], values[1]).own
            yield {"label": message("compare-kind", filter=filter_label(kind)), "on": pair.kind == kind, "own": own}


def _sides(context: Context, pair: SidePair) -> Iterator[dict[str, Any]]:
    for name, one in zip(SIDE_NAMES, pair.sides, strict=True):
        own = {"name": name, "label": message("compare-side-label", side=name)}
        if isinstance(one, Window):
            yield own | {"start": str(one.start or ""), "end": str(one.end or "")}
        else:
            yield own | {
                "options": [_option(row, one, name, pair) for row in worded_options(one.kind, context.ask("facets").facets[one.kind])]
            }


def _option(row: FacetOption, one: Value, name: str, pair: SidePair) -> dict[str, Any]:
    value = Value(one.kind, row["code"])
    return {"label": message("compare-option", label=row["label"], n=row["n"]), "on": value == one, "own": {**pair.own, name: value.text}}
