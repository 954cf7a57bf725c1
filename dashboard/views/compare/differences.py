"""In what two sides differ, as tables with a bar to each side; every number leads to its events in the atlas."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from dashboard.query.comparison.comparison import ComparedPlace, Comparison
from dashboard.query.comparison.sides import WINDOW_KIND
from dashboard.query.comparison.windows import WindowLengths
from dashboard.query.selection.selection import Selection
from dashboard.views.elements.bars import bar_row, bars_table
from dashboard.views.elements.elements import Inline, Part, heading, page_link, text, view_link
from dashboard.views.frame.context import Context
from dashboard.wording.messages import message
from dashboard.wording.selection_words import option_label, side_words

COMPARED_FILTERS = ("group", "status")
SIDE_NAMES = ("left", "right")
SINGLE_VALUED = ("type", "group", "status", "dispute", "evidence")  # of these an event has one value


class _Row(TypedDict):
    code: str
    label: Inline
    spoken: str
    left: int
    right: int
    queries: list[str]


def to_atlas(context: Context, selection: Selection, picked: str = "") -> str:
    """Return the query of the atlas with a side's selection, and the map as it looks here."""
    page = replace(context.link.page, picked=picked)
    return replace(context.link, selection=selection, page=page, own=()).query()


def difference_tables(context: Context, found: Comparison, lengths: WindowLengths | None) -> list[Part]:
    """Return groups, statuses and places of the two sides; of what the sides themselves differ in, nothing more is to be said."""
    made = [_counted(context, found, name, lengths) for name in COMPARED_FILTERS if name != found.pair.kind]
    return [*made, *([] if found.pair.kind == "place" else [_places(context, found, lengths)])]


def _counted(context: Context, found: Comparison, parameter: str, lengths: WindowLengths | None) -> Part:
    head, caption = message("compare-differences-head", filter=parameter), message("compare-differences", filter=parameter)
    rows: list[_Row] = [
        {
            **row,
            "label": (label := option_label(parameter, row["code"], row["label"])),
            "spoken": label,
            "queries": [to_atlas(context, one.replace(**{parameter: (row["code"],)})) for one in found.pair.of(context.selection)],
        }
        for row in found.rows(parameter, context.selection)
    ]
    return _table(context, found, caption, head, rows, lengths)


def _places(context: Context, found: Comparison, lengths: WindowLengths | None) -> Part:
    rows = [_place(context, found, row) for row in found.places()]
    if not rows:
        return text(message("compare-places-alike"))
    return _table(context, found, message("compare-places"), message("compare-places-head"), rows, lengths)


def _place(context: Context, found: Comparison, row: ComparedPlace) -> _Row:
    place = row["place_id"]
    queries = [to_atlas(context, one, f"place:{place}") for one in found.pair.of(context.selection)]
    label = page_link(row["name"], "place", id=place)
    return {"code": place, "label": label, "spoken": row["name"], "left": row["left"], "right": row["right"], "queries": queries}


def _table(context: Context, found: Comparison, caption: str, head: str, rows: list[_Row], lengths: WindowLengths | None) -> Part:
    most = max((max(row["left"], row["right"]) for row in rows), default=0)
    words = [side_words(side, context.dataset) for side in found.pair.sides]
    made = [{"key": row["code"], "label": row["label"], **_sides(row, most, words, lengths)} for row in rows]
    return {"is": "contrast", "caption": caption, "heads": [words[0], head, words[1]], "rows": made}


def _sides(row: _Row, most: int, words: list[str], lengths: WindowLengths | None) -> dict[str, Part]:
    """Return a row's cells: how long the bar of each side is, the number that leads to its events, and what it comes to a year."""
    notes, name = rates_words(row["left"], row["right"], lengths), row["spoken"]
    cells = zip(SIDE_NAMES, (row["left"], row["right"]), row["queries"], words, notes, strict=True)
    return {
        side: {
            "share": n / most if most else 0,
            "figure": _figure(n, query, message("compare-figure", n=n, name=name, side=said)),
            "note": note,
        }
        for side, n, query, said, note in cells
    }


def _figure(n: int, query: str, spoken: str) -> Inline:
    return view_link(f"{n:,}", query, spoken=spoken) if n else "0"


def rates_words(left: int, right: int, lengths: WindowLengths | None) -> tuple[str, str]:
    """Say two counts per unit of time, "" where they can be compared as they are."""
    if lengths is None or lengths.are_comparable:
        return "", ""
    first, second = (message("compare-rate", rate=n, per=lengths.per) if n else "" for n in lengths.rates_per_unit(left, right))
    return first, second


def shared_counts(context: Context, found: Comparison) -> list[Part]:
    """Return how many events are on one side only and how many on both, where an event can be on both."""
    if found.pair.left == found.pair.right:
        return [text(message("compare-same"))]
    if found.pair.kind == WINDOW_KIND:
        return [text(message("compare-lasting", n=found.both))] if found.both else []
    if found.pair.kind in SINGLE_VALUED:
        return []
    left, right = (message("compare-only", side=side_words(side, context.dataset)) for side in found.pair.sides)
    counts = ((left, found.left.n - found.both), (message("compare-both"), found.both), (right, found.right.n - found.both))
    of = found.on_either_side
    rows = [bar_row(label, n, of, message("compare-share", n=n, of=of), key=label) for label, n in counts]
    heads = (message("compare-shared-side"), message("compare-shared-number"))
    return [heading(message("compare-shared")), bars_table(message("compare-shared-caption"), heads, rows)]
