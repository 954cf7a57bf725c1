"""The selected events as a table, and as files to take along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.catalog import dates
from dashboard.query import exports
from dashboard.query.captions import caption
from dashboard.query.records import records
from dashboard.views.context import Context
from dashboard.views.scripts import mount

LIMIT = 50
COLUMNS = ("event_id", "title", "date", "status", "main_kind", "event_group", "evidence_strength", "contested")


def show(context: Context, on_pick: Callable[[str], None]) -> None:
    """Draw a page of the table; a row picks its event."""
    offset = st.session_state.setdefault("offset", 0)
    answer = context.ask("rows", limit=LIMIT, offset=offset)

    def turned(to: Any) -> None:
        st.session_state["offset"] = int(to)

    places = context.dataset.tables["places"]
    names = dict(zip(places["place_id"], places["name"], strict=True))
    data = {
        "events": [_row(row, names) for row in records(answer.rows)],
        "n": answer.n,
        "offset": offset,
        "limit": LIMIT,
        "caption": caption(context.selection, context.dataset, context.today),
        "picked_event": context.picked_event,
        "words": context.words,
    }
    mount("table", data, pick=on_pick, turn=turned)


def _row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    places = ", ".join(names[p] for p in row["places"] if p in names)
    return {k: row[k] for k in COLUMNS} | {"date_words": dates.words(row["date"]), "place_names": places or "not located"}


def downloads(context: Context) -> None:
    """Offer the selection as CSV and GeoJSON; a file is made when it is asked for."""
    stem = f"tumen-{context.dataset.version or context.dataset.digest}-as-of-{context.as_of}"
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, suffix, mime, make in (
            ("Download CSV", "csv", "text/csv", exports.events_csv),
            ("Download GeoJSON", "geojson", "application/geo+json", exports.events_geojson),
        ):
            st.download_button(
                label,
                data=partial(make, context.engine, context.selection, context.today),
                file_name=f"{stem}.{suffix}",
                mime=mime,
                on_click="ignore",
                key=f"download-{suffix}",
            )
