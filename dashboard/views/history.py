"""The browser's history: one entry for one action of the reader, and back and forward are followed on every page."""

from __future__ import annotations

from dashboard.views import link
from dashboard.views.context import Context
from dashboard.views.scripts import mount


def follow(context: Context) -> None:
    """Watch for a reader who goes back or forward on this page: the address then counts."""

    def went(query: str) -> None:
        link.reread(query, context.dataset)

    mount("history", {"path": context.base + context.address}, went=went)
