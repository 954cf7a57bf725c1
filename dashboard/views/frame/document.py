"""A page as blocks, one below the other: documents made of parts, what draws itself (a map, a chart), and columns of both.

A document is mounted as one component; what a reader does in it comes back as a link, a pick, a turn or a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import streamlit as st

from dashboard.views.elements.elements import Part
from dashboard.views.frame import reconnect, session_link
from dashboard.views.frame.components import mount_component, served_dataset
from dashboard.views.frame.context import Context
from dashboard.views.frame.scene import page_scene


@dataclass(frozen=True)
class Document:
    """Parts that are mounted as one component; ``key`` is its own on the page. What is picked in it goes to ``on_pick``."""

    parts: Sequence[Part]
    key: str = "document"
    on_pick: Callable[[str], None] | None = None


@dataclass(frozen=True)
class Columns:
    """Blocks side by side, one sequence a column, which are as wide to each other as ``widths`` say."""

    widths: Sequence[float]
    columns: Sequence[Sequence[Block]]
    gap: Literal["small", "medium"] = "small"
    align: Literal["top", "bottom"] = "top"


Block: TypeAlias = "Document | Columns | Callable[[], object]"


def draw_blocks(context: Context, blocks: Iterable[Block]) -> None:
    """Draw blocks in their order, each as soon as it is there."""
    for block in blocks:
        if isinstance(block, Document):
            show_document(context, block.parts, key=block.key, on_pick=block.on_pick)
        elif isinstance(block, Columns):
            columns = st.columns(list(block.widths), gap=block.gap, vertical_alignment=block.align)
            for column, inside in zip(columns, block.columns, strict=True):
                with column:
                    draw_blocks(context, inside)
        else:
            block()


def show_document(context: Context, parts: Iterable[Part], *, key: str = "document", on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the parts of a page."""

    def turned(own: dict[str, Any]) -> None:
        st.session_state["turned"] = own["at"]  # the last of the reader's choices that the page answers
        session_link.turn_own(served_dataset(), **{name: str(text) for name, text in own.items() if name != "at"})

    def day(iso: str) -> None:
        session_link.change_selection({"as_of": iso}, served_dataset())

    def cleared(said: dict[str, Any]) -> None:
        session_link.change_selection(said["changes"], served_dataset())

    does: dict[str, Callable[[Any], object]] = {"turn": turned, "as_of": day, "clear": cleared, "pick": on_pick or _pick}
    # drawn anew after a time without the server: what was chosen on the page meanwhile has reached nobody, and must not look as if it had
    told = {"parts": list(parts), "reached": reconnect.connection_state(), "turned": st.session_state.get("turned", 0)}
    mount_component("document", told | page_scene(context), key, go=session_link.follow_link, view=session_link.follow_whole_link, **does)


def _pick(picked: str) -> None:
    session_link.set_page_state(picked=picked)
