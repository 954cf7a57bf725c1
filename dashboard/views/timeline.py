"""The timeline on the page: what is brushed becomes the window, what is clicked is picked."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.charts.lanes import MARKS
from dashboard.charts.timeline import agrees, changes, domain_of, earlier_of, timeline
from dashboard.query.selection import Selection
from dashboard.views import bar, link
from dashboard.views.context import Context
from dashboard.views.picks import pick
from dashboard.views.scripts import mount

MOST = 2000  # events drawn one by one


def show(context: Context) -> None:
    """Draw the timeline of the selection and of what lies past its window, which is dimmed and does not vanish."""
    key, window = _key(context), (context.selection.start, context.selection.end)
    wide = context.ask("rows", "histogram", selection=context.selection.replace(start=None, end=None), limit=MOST)
    known = context.engine.knowledge(Selection(late=context.selection.late), context.today).events  # an axis that no filter moves
    domain = domain_of(known, context.today)
    chart = timeline(
        wide.rows,
        wide.histogram,
        window=window,
        as_of=context.as_of,
        today=context.today,
        thin_after=context.thin_after,
        picked=context.picked_event,
        theme="dark" if context.theme == "dark" else "light",
        domain=domain,
        earlier=earlier_of(known, domain),
        width="narrow" if bar.is_narrow() else "wide",
    )
    modes = ["window", "pick"]
    st.altair_chart(chart, key=key, on_select=lambda: _selected(context, key), selection_mode=modes, width="stretch")  # type: ignore[call-overload]
    mount("key", {"statuses": context.words["statuses"], "marks": MARKS}, "timeline-key")


def _key(context: Context) -> str:
    """Return the chart's key: a new one when window or pick were changed elsewhere, since a new chart forgets its own brush."""
    state = st.session_state
    turn = state.setdefault("timeline_turn", 0)
    if not agrees(state.get(f"timeline-{turn}"), (context.selection.start, context.selection.end), context.picked_event):
        turn = state["timeline_turn"] = turn + 1
        state["timeline_seen"] = None
    return f"timeline-{turn}"


def _selected(context: Context, key: str) -> None:
    state = st.session_state
    done: dict[str, Any] = changes(state.get("timeline_seen"), state[key])
    state["timeline_seen"] = state[key]
    if done.get("picked"):
        pick(f"event:{done['picked']}")
    if "window" in done:
        start, end = done["window"] or (None, None)
        link.ask(context.selection.replace(start=start, end=end).query(), context.dataset)
