"""A page made of parts, mounted as one component: what a reader does in it comes back as a link, a pick, a turn or a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from dashboard.views import link, report
from dashboard.views.context import API, Context
from dashboard.views.parts import Part
from dashboard.views.scripts import component


def show(context: Context, parts: Iterable[Part], *, key: str = "document", on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the parts of a page."""

    def said(name: str) -> Any:
        return st.session_state[key][name]

    def go() -> None:
        link.go(said("go"))

    def picked() -> None:
        (on_pick or _pick)(said("pick"))

    def turned() -> None:
        link.turn_own(context.dataset, **{name: str(text) for name, text in said("turn").items() if name != "at"})

    def day() -> None:
        link.change({"as_of": said("as_of")}, context.dataset)

    handlers = {"on_go_change": go, "on_pick_change": picked, "on_turn_change": turned, "on_as_of_change": day}
    component("document")(key=key, data=data(context, parts), **handlers)


def data(context: Context, parts: Iterable[Part]) -> dict[str, Any]:
    """Return what the component needs to draw parts."""
    selection, page = context.selection, context.link.page
    return {
        "parts": list(parts),
        "base": context.base,
        "api": f"{context.base}{API}",
        "query": "&".join(part for part in (selection.query(), page.query()) if part),
        "report": {"to": report.recipient(context.dataset.metadata), "versions": report.versions(context), "query": context.citation},
        "words": context.words,
    }


def _pick(picked: str) -> None:
    link.turn(picked=picked)
