"""A page made of parts, mounted as one component: what a reader does in it comes back as a link, a pick, a turn or a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from dashboard.views import link, lost
from dashboard.views.context import Context
from dashboard.views.parts import Part
from dashboard.views.scene import scene
from dashboard.views.scripts import mount


def show(context: Context, parts: Iterable[Part], *, key: str = "document", on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the parts of a page."""

    def turned(own: dict[str, Any]) -> None:
        st.session_state["turned"] = own["at"]  # the last of the reader's choices that the page answers
        link.turn_own(context.dataset, **{name: str(text) for name, text in own.items() if name != "at"})

    def day(iso: str) -> None:
        link.change({"as_of": iso}, context.dataset)

    def cleared(said: dict[str, Any]) -> None:
        link.change(said["changes"], context.dataset)

    does: dict[str, Callable[[Any], object]] = {"turn": turned, "as_of": day, "clear": cleared, "pick": on_pick or _pick}
    # drawn anew after a time without the server: what was chosen on the page meanwhile has reached nobody, and must not look as if it had
    told = {"parts": list(parts), "reached": lost.reached(), "turned": st.session_state.get("turned", 0)}
    mount("document", told | scene(context), key, go=link.go, view=link.view, **does)


def _pick(picked: str) -> None:
    link.turn(picked=picked)
