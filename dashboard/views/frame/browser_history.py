"""The browser's history: one entry an action, back and forward followed on every page, links of the navigation with the selection."""

from __future__ import annotations

from dashboard.views.frame import session_link
from dashboard.views.frame.components import mount_component, served_dataset
from dashboard.views.frame.context import Context
from dashboard.views.frame.scene import page_scene


def follow_history(context: Context) -> None:
    """Watch for a reader who goes back or forward on this page: the address then counts."""

    def went(query: str) -> None:
        session_link.reopen_address(query, served_dataset())

    mount_component("browser_history", {"path": context.base + context.address, "query": page_scene(context)["query"]}, went=went)
