"""What a page says of its link: what could not be used, what meant something else before, and what does not count on the page."""

from __future__ import annotations

from typing import Any

from dashboard.query.selection.filters import FILTERS
from dashboard.views.elements.elements import Part, link_note
from dashboard.views.frame import document
from dashboard.views.frame.context import Context
from dashboard.views.link.link_problems import problem_words
from dashboard.wording.messages import message
from dashboard.wording.selection_words import filter_words


def show_notices(context: Context) -> None:
    """Draw it on a page without the bar, which says it itself; nothing where there is nothing to say."""
    if found := notice_parts(context):
        document.show_document(context, found, key="notices")


def notice_parts(context: Context) -> list[Part]:
    """Return what is said of the link."""
    problems = [problem_words(problem) for problem in context.link.problems]
    left_out = [link_note(message("link-left-out"), problems, bad=True)] if problems else []
    said = [link_note(sentence) for sentence in context.link.notices]
    return left_out + said + ([{"is": "unused", "chips": unused_filters(context)}] if context.unused else [])


def unused_filters(context: Context) -> list[dict[str, Any]]:
    """Return what is asked for and does not count on the page, as chips."""
    return [filter_chip(context, parameter, value) for parameter, value in context.unused.items()]


def filter_chip(context: Context, parameter: str, value: Any) -> dict[str, Any]:
    """Return a value of the selection in words, with the change that removes it."""
    entry = FILTERS.get(parameter)
    return {"label": _label(context, parameter, value), "remove": {parameter: [] if entry and entry.kind == "codes" else ""}}


def _label(context: Context, parameter: str, value: Any) -> str:
    if parameter in FILTERS:
        return message("bar-filter", filter=filter_words(parameter, value, context.dataset))
    return message("bar-as-known", day=value.isoformat()) if parameter == "as_of" else message("bar-late-by-event")
