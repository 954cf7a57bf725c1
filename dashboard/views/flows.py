"""Flows: movements as lines with direction on the map, each with its status, and the same as a table."""

from __future__ import annotations

import streamlit as st

from dashboard.catalog import dates
from dashboard.query.flows import KINDS, Flow, Flows, flows
from dashboard.views import document, panel
from dashboard.views import map as map_
from dashboard.views.context import Context
from dashboard.views.parts import CONTESTED, WEAK, Part, bullets, chip, column, group, heading, link, pick, quiet, row, strong, table, text
from dashboard.views.picks import around
from dashboard.views.picks import pick as take_up

HEIGHT = 580
COLUMNS = (
    "Movement",
    "From → to",
    column("When", wide=True),
    "Status of the movement",
    column("Kind", wide=True),
    column("Group", wide=True),
)
EMPTY = {
    "title": "Pick a movement",
    "lines": [
        "Click a line on the map or a row of the table: who says that it took place, who denies it, and since when.",
        "The arrow points to where it went. The edge of a line says how sure the movement is, not how sure its path is.",
    ],
    "ways": [],
}


def render(context: Context) -> None:
    """Draw the page."""
    found = _found(context)
    document.show(context, summary(context, found), key="flows-summary")
    left, right = st.columns([0.63, 0.37], gap="small")
    with left:
        map_.show(context, HEIGHT, layer="flows")
    with right:
        panel.show(context, around(context), take_up, f"{HEIGHT}px", EMPTY)
    map_.choices(context, places=False)
    document.show(context, listed(context, found), key="flows-table", on_pick=take_up)


def parts(context: Context) -> list[Part]:
    """Return what the page says in words, above and below its map."""
    found = _found(context)
    return [*summary(context, found), *listed(context, found)]


def _found(context: Context) -> Flows:
    return flows(context.excerpt, context.knowledge, context.selected)


def summary(context: Context, found: Flows) -> list[Part]:
    """Return the head of the page: how many movements there are, of which kinds, and what a line means."""
    day = dates.day_words(context.as_of)
    if not found.known:
        said = text(f"No selected event known by {day} tells of a movement between two places.", tone="lead")
    else:
        kinds = ", ".join(f"{KINDS[kind].lower()} {n}" for kind, n in found.kinds.items())
        n = len(found.known)
        words = f"{n} movement{'' if n == 1 else 's'} with a place of departure and one of arrival"
        said = text(strong(words), f", as known in these sources on {day}: {kinds}.", tone="lead")
    path = (
        "A curve joins two places and shows no path; only where the data hold a line for the way is that line drawn,"
        " and it is schematic too. What is only known to have come from a country begins at the country’s name."
    )
    return [
        heading("Flows", 1),
        said,
        text(path),
    ]


def listed(context: Context, found: Flows) -> list[Part]:
    """Return the movements as a table, and the events that are not drawn, each with its reason."""
    if not found.known and not found.stopped and not found.one_end:
        return []
    rows = [_row(flow, context.picked_event) for flow in found.known]
    made = table("The movements, newest first; a button picks one and shows its claims", COLUMNS, rows, shown=True)
    return [heading("Movements as a table"), made, *_left_out(found)]


def _row(flow: Flow, picked: str) -> Part:
    event, said = flow.event, flow.proposition
    title: list[Part | str] = [pick(event["title"], f"event:{event['event_id']}")]
    title += [" ", quiet("(picked)")] if event["event_id"] == picked else []
    marks = [*([" ", CONTESTED] if event["contested"] else []), *([" ", WEAK] if event["evidence_strength"] == "C" else [])]
    begins, ends = (", ".join(p["name"] for p in places) for places in (flow.begins, flow.ends))
    status = [chip(said["status"], said["kind"]), *marks]
    return row(
        title,
        f"{begins} → {ends}",
        dates.words(event["date"]),
        status,
        KINDS[flow.kind],
        group(event["event_group"]),
        key=event["event_id"],
    )


def _left_out(found: Flows) -> list[Part]:
    reasons = [("a service that stopped, so no movement", e) for e in found.stopped]
    reasons += [("only one of its two ends is known", e) for e in found.one_end]
    reasons += [("no coordinates at both ends", f.event) for f in found.known if f.event["event_id"] in found.unlocated]
    lines = [[link(event["title"], "event", id=event["event_id"]), f": {why}"] for why, event in reasons]
    return [heading("Not drawn", 3), bullets(lines)] if lines else []
