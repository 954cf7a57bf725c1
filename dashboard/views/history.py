"""The browser's history: one entry an action, back and forward followed on every page, links of the navigation with the selection."""

from __future__ import annotations

from dashboard.views import link
from dashboard.views.context import Context
from dashboard.views.scene import scene
from dashboard.views.scripts import mount


def follow(context: Context) -> None:
    """Watch for a reader who goes back or forward on this page: the address then counts."""

    def went(query: str) -> None:
        link.reread(query, context.dataset)

    mount("history", {"path": context.base + context.address, "query": scene(context)["query"]}, went=went)
