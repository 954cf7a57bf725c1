"""The browser's history: one entry an action, back and forward followed on every page, links of the navigation with the selection."""

from __future__ import annotations

from dashboard.views.frame import page_link
from dashboard.views.frame.components import mount
from dashboard.views.frame.context import Context
from dashboard.views.frame.scene import scene


def follow(context: Context) -> None:
    """Watch for a reader who goes back or forward on this page: the address then counts."""

    def went(query: str) -> None:
        page_link.reread(query, context.dataset)

    mount("browser_history", {"path": context.base + context.address, "query": scene(context)["query"]}, went=went)
