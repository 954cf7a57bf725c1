"""The atlas: map and panel, timeline, table; what is picked in one lights up in the others."""

from __future__ import annotations

import streamlit as st

from dashboard.views.atlas import events_table, page_map, page_timeline, panel
from dashboard.views.frame import document, download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.picks import picked_surroundings, take_pick
from dashboard.wording.messages import message

MAP_HEIGHT = 580


def render(context: Context) -> None:
    """Draw the page."""
    left, right = st.columns([0.63, 0.37], gap="small")
    with left:
        page_map.show_map(context, MAP_HEIGHT)
    with right:
        panel.show_panel(context, picked_surroundings(context), take_pick, f"{MAP_HEIGHT}px")
    page_map.show_map_choices(context)
    page_timeline.show_timeline(context)
    document.show_document(
        context, [download_and_cite.picture_links(context, "timeline", picked=context.known_pick)], key="timeline-pictures"
    )
    st.subheader(message("atlas-table"), anchor=False)
    events_table.show_events_table(context, take_pick)
    download_and_cite.show_downloads(context, more=[download_and_cite.map_row(context)])
