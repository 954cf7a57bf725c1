"""The timeline on the page: what is brushed becomes the window, what is clicked is picked."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.charts.brush import brush_changes, remembers_state
from dashboard.charts.chart_registry import timeline_of
from dashboard.charts.theme import Width
from dashboard.charts.timeline_lanes import mark_labels
from dashboard.charts.timeline_spec import CAPTION_HEIGHT
from dashboard.views.frame import selection_bar, session_link
from dashboard.views.frame.components import mount_component, served_dataset
from dashboard.views.frame.context import Context
from dashboard.views.frame.picks import take_pick


def show_timeline(context: Context) -> None:
    """Draw the timeline of the selection and of what lies past its window, which is dimmed and does not vanish."""
    key = _key(context)
    width: Width = "narrow" if selection_bar.is_narrow() else "wide"
    chart = timeline_of(context.engine, context.selection, context.today, picked=context.picked_event, theme=context.theme, width=width)
    modes = ["window", "pick"]
    spec = chart.packed()
    st.vega_lite_chart(spec, key=key, on_select=lambda: _selected(key), selection_mode=modes, width="stretch")
    played = {"gutter": chart.axis.size.gutter, "knots": [chart.axis.knots(), chart.lanes_axis.knots()], "tops": [CAPTION_HEIGHT, 0]}
    mount_component("playhead", played, "timeline-playhead")
    if chart.note:
        st.caption(chart.note)
    mount_component("timeline_key", {"words": context.vocabulary, "marks": mark_labels()}, "timeline-key")


def _key(context: Context) -> str:
    """Return the chart's key: a new one when window or pick were changed elsewhere, since a new chart forgets its own brush."""
    state = st.session_state
    turn = state.setdefault("timeline_turn", 0)
    if not remembers_state(state.get(f"timeline-{turn}"), (context.selection.start, context.selection.end), context.picked_event):
        turn = state["timeline_turn"] = turn + 1
        state["timeline_seen"] = None
    return f"timeline-{turn}"


def _selected(key: str) -> None:
    state = st.session_state
    done: dict[str, Any] = brush_changes(state.get("timeline_seen"), state[key])
    state["timeline_seen"] = state[key]
    if done.get("picked"):
        take_pick(f"event:{done['picked']}")
    if "window" in done:
        days = [day.isoformat() for day in done["window"] or ()] or ["", ""]
        session_link.change_selection(dict(zip(("start", "end"), days, strict=True)), served_dataset())
