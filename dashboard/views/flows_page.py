"""Flows: movements as lines with direction on the map, each with its status, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.movements.flow_lines import MovementFlows, movement_flows
from dashboard.analysis.movements.movements import Movement
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.query.topics import Reading, Topic
from dashboard.views.atlas import page_map, panel
from dashboard.views.elements.elements import (
    CONTESTED_MARK,
    WEAK_MARK,
    Inline,
    Part,
    bullets,
    column,
    heading,
    page_link,
    pick_button,
    quiet,
    status_chip,
    strong,
    table,
    table_row,
    text,
)
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.frame.picks import picked_surroundings, take_pick
from dashboard.wording.messages import message, message_parts

MAP_HEIGHT = 580


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield how many movements there are, the map beside its panel, and the movements as a table."""
    found = _found(context)
    yield Document(flows_head(context, found), "flows-summary")
    nothing_picked = {"title": message("flows-pick"), "lines": [message("flows-pick-how"), message("flows-pick-arrows")], "ways": []}
    beside = partial(panel.show_panel, context, picked_surroundings(context), take_pick, f"{MAP_HEIGHT}px", nothing_picked)
    yield Columns([0.63, 0.37], [[partial(page_map.show_map, context, MAP_HEIGHT, layers=("flows",))], [beside]])
    yield partial(page_map.show_map_choices, context, places=False)
    yield Document(movements_table(context, found), "flows-table", take_pick)


def reads(_: Context) -> Reading:
    """Say which events the page reads where it does not read all: those that tell of a movement."""
    return Reading(Topic("movement"))


def _found(context: Context) -> MovementFlows:
    return movement_flows(context.knowledge, context.selected)


def flows_head(context: Context, found: MovementFlows) -> list[Part]:
    """Return the head of the page: how many movements there are, of which kinds, and what a line means."""
    day = context.as_of.isoformat()
    if not found.known:
        said: list[Inline] = [message("flows-none", day=day)]
    else:
        labels = context.dataset.terms.labels("movement")
        kinds = ", ".join(message("flows-kind", kind=labels[kind], n=n) for kind, n in found.kinds.items())
        said = message_parts("flows-lead", count=strong(message("flows-count", n=len(found.known))), day=day, kinds=kinds)
    return [heading(message("flows-heading"), 1), text(*said, tone="lead"), text(message("flows-note"))]


def movements_table(context: Context, found: MovementFlows) -> list[Part]:
    """Return the movements as a table, and those that are not drawn, each with its reason."""
    if not found.known and not found.stopped and not found.open:
        return []
    rows = [_row(flow, context.picked_event) for flow in found.known]
    heads: list[str | Part] = [
        message("flows-head-movement"),
        message("flows-head-way"),
        column(message("flows-head-by"), wide=True),
        message("flows-head-status"),
        column(message("flows-head-kind"), wide=True),
    ]
    made = table(message("flows-table-caption"), heads, rows, shown=True)
    return [heading(message("flows-table")), made, *_left_out(found)]


def _row(flow: Movement, picked: str) -> Part:
    event, said = flow.event, flow.proposition
    title: list[Inline] = [pick_button(event["title"], f"event:{event['event_id']}")]
    title += [" ", quiet(message("flows-picked"))] if event["event_id"] == picked else []
    begins, ends = (", ".join(p["name"] for p in places) for places in (flow.begins, flow.ends))
    return table_row(
        title,
        [f"{begins} → {ends} ", strong(flow.when), quiet(message("flows-reported", reported=flow.reported)) if flow.reported else ""],
        flow.by or quiet(message("flows-by-not-stated")),
        [status_chip(said["status"], said["kind"]), *_marks(event), " ", quiet(said["statement"])],
        flow.label,
        key=event["event_id"],
    )


def _marks(event: KnownEvent) -> list[Inline]:
    contested: list[Inline] = [" ", CONTESTED_MARK] if event["contested"] else []
    weak: list[Inline] = [" ", WEAK_MARK] if event["evidence_strength"] == "C" else []
    return contested + weak


def _left_out(found: MovementFlows) -> list[Part]:
    lines = [_named(flow.event, flow.proposition["statement"], flow.when, _open(flow)) for flow in found.open]
    lines += [_named(f.event, f.proposition["statement"], f.when, message("flows-without-coordinates")) for f in found.unlocated]
    lines += [_named(event, "", "", message("flows-stopped")) for event in found.stopped]
    return [heading(message("flows-left-out"), 3), bullets(lines)] if lines else []


def _named(event: KnownEvent, statement: str, when: str, why: str) -> Inline:
    link = page_link(event["title"], "event", id=event["event_id"])
    if not statement:
        return message_parts("flows-event", event=link, why=why)
    return message_parts("flows-movement", event=link, statement=statement, when=quiet(message("flows-when", when=when)), why=why)


def _open(flow: Movement) -> str:
    """Say which end of a movement is not stated, and where it is known from."""
    named = ", ".join(p["name"] for p in flow.begins or flow.ends)
    if flow.begins:
        return message("flows-no-end", places=named)
    if flow.ends:
        return message("flows-no-start", places=named)
    beside = ", ".join(p["name"] for p in flow.beside if p["role"] in ("site", "subject"))
    return message("flows-no-ends-at", places=beside) if beside else message("flows-no-ends")
