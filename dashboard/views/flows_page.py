"""Flows: movements as lines with direction on the map, each with its status, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.analysis.movements.flow_lines import MovementFlows, movement_flows
from dashboard.analysis.movements.movements import Movement
from dashboard.catalog import dates
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

MAP_HEIGHT = 580
MOVEMENT_COLUMNS = (
    "Movement",
    "From → to, and when",
    column("By", wide=True),
    "Status of the movement",
    column("Kind", wide=True),
)
NO_MOVEMENT_PICKED = {
    "title": "Pick a movement",
    "lines": [
        "Click a line on the map or a row of the table: who says that it took place, who denies it, and since when.",
        "The arrow points to where it went. The edge of a line says how sure the movement is, not how sure its path is.",
    ],
    "ways": [],
}


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(context, blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield how many movements there are, the map beside its panel, and the movements as a table."""
    found = _found(context)
    yield Document(flows_head(context, found), "flows-summary")
    beside = partial(panel.show_panel, context, picked_surroundings(context), take_pick, f"{MAP_HEIGHT}px", NO_MOVEMENT_PICKED)
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
    day = dates.day_words(context.as_of)
    if not found.known:
        said = text(f"No selected event known by {day} tells of a movement between two places.", tone="lead")
    else:
        labels = context.dataset.terms.labels("movement")
        kinds = ", ".join(f"{labels[kind].lower()} {n}" for kind, n in found.kinds.items())
        n = len(found.known)
        words = f"{n} movement{'' if n == 1 else 's'} with a place of departure and one of arrival"
        said = text(strong(words), f", as known in these sources on {day}: {kinds}.", tone="lead")
    path = (
        "A curve joins two places and shows no path; only where the data hold a line for the way is that line drawn,"
        " and it is schematic too. What is only known to have come from a country begins at the country’s name."
        " The status is that of the sentence beside it, which says that the movement took place; its event may say more, or less."
    )
    return [heading("Flows", 1), said, text(path)]


def movements_table(context: Context, found: MovementFlows) -> list[Part]:
    """Return the movements as a table, and those that are not drawn, each with its reason."""
    if not found.known and not found.stopped and not found.open:
        return []
    rows = [_row(flow, context.picked_event) for flow in found.known]
    made = table("The movements, newest first; a button picks the event of one and shows its claims", MOVEMENT_COLUMNS, rows, shown=True)
    return [heading("Movements as a table"), made, *_left_out(found)]


def _row(flow: Movement, picked: str) -> Part:
    event, said = flow.event, flow.proposition
    title: list[Inline] = [pick_button(event["title"], f"event:{event['event_id']}")]
    title += [" ", quiet("(picked)")] if event["event_id"] == picked else []
    begins, ends = (", ".join(p["name"] for p in places) for places in (flow.begins, flow.ends))
    return table_row(
        title,
        [f"{begins} → {ends} ", strong(flow.when), quiet(f", {flow.reported}") if flow.reported else ""],
        flow.by or quiet("not stated"),
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
    lines += [_named(f.event, f.proposition["statement"], f.when, "no coordinates at both ends") for f in found.unlocated]
    lines += [_named(event, "", "", "a service that stopped, so no movement") for event in found.stopped]
    return [heading("Not drawn", 3), bullets(lines)] if lines else []


def _named(event: KnownEvent, statement: str, when: str, why: str) -> Inline:
    said: list[Inline] = [f": {statement} ", quiet(f"({when})")] if statement else []
    return [page_link(event["title"], "event", id=event["event_id"]), *said, f": {why}"]


def _open(flow: Movement) -> str:
    """Say which end of a movement is not stated, and where it is known from."""
    named = ", ".join(p["name"] for p in flow.begins or flow.ends)
    if flow.begins or flow.ends:
        return f"where it {'ended' if flow.begins else 'began'} is not stated, only {'from' if flow.begins else 'to'} {named}"
    beside = ", ".join(p["name"] for p in flow.beside if p["role"] in ("site", "subject"))
    return f"where it began and ended is not stated{f', only that it was at {beside}' if beside else ''}"
