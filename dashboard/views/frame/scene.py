"""What a component that shows events and claims is given besides them: where links lead, the words, and how to report an error."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.views.frame import error_report
from dashboard.views.frame.context import API_PATH, Context


def page_scene(context: Context, *, pick: bool = True) -> dict[str, Any]:
    """Return the addresses of pages and API, the query that a link takes along, what a report says, and the vocabularies.

    Without the ``pick`` links lead to the same whatever is picked, so that a list of many need not be drawn anew for it.
    """
    page = context.link.page if pick else replace(context.link.page, picked="", around="")
    return {
        "base": context.base,
        "api": f"{context.base}{API_PATH}",
        "query": "&".join(part for part in (context.selection.query(), page.query()) if part),
        "report": {
            "to": error_report.report_recipient(context.dataset.metadata),
            "versions": error_report.versions_line(context),
            "query": context.citation,
        },
        "words": context.vocabulary,
    }
