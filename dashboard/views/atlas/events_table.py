"""The selected events as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.catalog import dates
from dashboard.catalog.records import columns_of, records
from dashboard.query.answers.answer import ListedEvent
from dashboard.views.frame import session_link
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.views.frame.scene import page_scene
from dashboard.wording.messages import message
from dashboard.wording.selection_words import selection_caption

ROWS_PER_PAGE = 50
TABLE_COLUMNS = ("event_id", "title", "status", "main_kind", "event_group", "evidence_strength", "contested")


def show_events_table(context: Context, on_pick: Callable[[str], None]) -> None:
    """Draw a page of the table; a row picks its event."""
    offset = st.session_state.setdefault("offset", 0)
    answer = context.ask("rows", limit=ROWS_PER_PAGE, offset=offset)

    def turned(to: Any) -> None:
        st.session_state["offset"] = int(to)

    places = context.dataset.tables["places"]
    names = dict(zip(places["place_id"], places["name"], strict=True))
    data = {
        "columns": [*TABLE_COLUMNS, "date_words", "place_names"],
        "rows": [_row(row, names) for row in records(answer.rows, ListedEvent)],
        "n": answer.n,
        "offset": offset,
        "limit": ROWS_PER_PAGE,
        "caption": selection_caption(context.selection, context.dataset, context.today),
        "picked_event": context.picked_event,
    }
    mount_component("events_table", page_scene(context, pick=False) | data, pick=on_pick, turn=turned, go=session_link.follow_link)


def _row(row: ListedEvent, names: dict[str, str]) -> list[Any]:
    places = ", ".join(names[p] for p in row["places"] if p in names)
    return [*columns_of(row, TABLE_COLUMNS).values(), dates.date_words(row["date"]), places or message("atlas-not-located")]
