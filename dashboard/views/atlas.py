"""The atlas: map and panel, timeline, table; what is picked in one lights up in the others."""

from __future__ import annotations

import streamlit as st

from dashboard.views import document, panel, table, takeaway, timeline
from dashboard.views import map as map_
from dashboard.views.context import Context
from dashboard.views.picks import around, pick

HEIGHT = 580


def render(context: Context) -> None:
    """Draw the page."""
    left, right = st.columns([0.63, 0.37], gap="small")
    with left:
        map_.show(context, HEIGHT)
    with right:
        panel.show(context, around(context), pick, f"{HEIGHT}px")
    map_.choices(context)
    timeline.show(context)
    document.show(context, [takeaway.pictures(context, "timeline", picked=context.known_pick)], key="timeline-pictures")
    st.subheader("Events as a table", anchor=False)
    table.show(context, pick)
    takeaway.show(context, more=[takeaway.map_row(context)])
