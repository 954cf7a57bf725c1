"""The panel beside the map: the picked place or event, its events in order, and who says what of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import pandas as pd

from dashboard.analysis.record_details import event_places, places_of
from dashboard.catalog import dates
from dashboard.catalog.names import other_names
from dashboard.catalog.records import one_record, records
from dashboard.catalog.schema.rows import KnownEvent, PlaceRow
from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.query.selection.selection import Selection
from dashboard.views.frame import session_link
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.views.frame.scene import page_scene
from dashboard.wording.messages import message
from dashboard.wording.status_words import worded
from dashboard.wording.vocabulary_words import place_role_words, precision_label, precision_meaning

MAX_PANEL_EVENTS = 60  # events listed at once
FIRST_LISTED = 4  # events that an empty panel offers of each kind


class _PanelEvent(TypedDict):
    event_id: str
    title: str
    date: str
    date_basis: str
    status: str
    main_kind: str
    reason: StatusReason
    event_group: str
    evidence_strength: str
    contested: bool


class PanelEvent(_PanelEvent):
    """An event of the panel, and what the places are to it, in words."""

    role: str


def show_panel(
    context: Context, around: tuple[str, ...], on_pick: Callable[[str], None], height: str, empty: dict[str, Any] | None = None
) -> None:
    """Draw the panel for the places ``around`` which the reader looks, or for the picked event alone; ``empty`` is said of no pick."""
    data = page_scene(context) | _data(context, around) | {"height": height}
    mount_component("panel", data | {"empty": empty or _nothing_picked(context)}, pick=on_pick, go=session_link.follow_link)


def _data(context: Context, around: tuple[str, ...]) -> dict[str, Any]:
    events, n = _events(context, around)
    selection = context.selection
    return {
        "subject": _subject(context, around, events, n),
        "about": list(around) or [context.picked_event],
        "question": [selection.query(), str(context.as_of)],
        "events": [{**worded(row), "date_words": dates.event_words(row["date"], row["date_basis"], planned=False)} for row in events],
        "more": message("atlas-more-events", n=n - MAX_PANEL_EVENTS) if n > MAX_PANEL_EVENTS else "",
        "picked_event": context.picked_event,
        "day": "&".join(filter(None, (Selection(as_of=selection.as_of, late=selection.late).query(), f"digest={context.dataset.digest}"))),
    }


def _nothing_picked(context: Context) -> dict[str, Any]:
    lines = [message("atlas-pick-how"), message("atlas-pick-rings")]
    return {"title": message("atlas-pick"), "lines": lines, "ways": _ways(context)}


def _ways(context: Context) -> list[dict[str, str]]:
    """Return where a reader may begin: the newest of the selected events, and the newest of those that are disputed."""
    chosen = context.selection
    kinds = [chosen] if chosen.dispute else [chosen, chosen.replace(dispute=("whole",))]
    rows = [records(context.ask("rows", selection=kind, limit=FIRST_LISTED).rows, KnownEvent) for kind in kinds]
    found = {row["event_id"]: row for many in rows for row in many}
    return [
        {
            "pick": f"event:{event_id}",
            "when": dates.date_words(row["date"]),
            "label": row["title"],
            "status": row["status"],
            "kind": row["main_kind"],
        }
        for event_id, row in found.items()
    ]


def _events(context: Context, around: tuple[str, ...]) -> tuple[list[PanelEvent], int]:
    """Return the events of the panel, oldest first, and how many there are."""
    if around:
        answer = context.ask("rows", selection=context.selection.replace(place=around), limit=MAX_PANEL_EVENTS, newest=False)
        roles = _roles(context, answer.rows["event_id"], around)
        return [{**row, "role": roles.get(row["event_id"], "")} for row in records(answer.rows, _PanelEvent)], answer.n
    known = context.knowledge.events
    rows = known[known["event_id"].eq(context.picked_event)]
    return [{**row, "role": ""} for row in records(rows, _PanelEvent)], len(rows)


def _roles(context: Context, event_ids: pd.Series, around: tuple[str, ...]) -> dict[str, str]:
    """Say of each event what the places are to it, where they are not simply its site."""
    found = {}
    for event_id, places in event_places(context.excerpt, event_ids).items():
        here = [p for p in places if p["place_id"] in around]
        roles = sorted({place_role_words(p["role"]) for p in here if p["role"] != "site"}) if all(p["role"] != "site" for p in here) else []
        found[event_id] = message("atlas-roles-here", roles=", ".join(roles)) if roles else ""
    return found


def _subject(context: Context, around: tuple[str, ...], events: list[PanelEvent], n: int) -> dict[str, Any] | None:
    count = message("atlas-events", n=n)
    if len(around) == 1:
        return _place(context, around[0], count) | {"place_id": around[0]}
    if around:
        places = context.dataset.tables["places"].set_index("place_id")["name"]
        names = ", ".join(places[p] for p in around if p in places.index)
        return {"title": message("atlas-places", n=len(around)), "lines": [names, count]}
    if events:
        sited = places_of(context.excerpt, context.picked_event)
        names = ", ".join(dict.fromkeys(p["name"] for p in sited if p["role"] != "announcement"))
        return {"title": names or message("atlas-event-not-located"), "lines": [message("atlas-event-places")] if sited else []}
    if context.picked_event:
        return {"title": message("atlas-event-unknown"), "lines": [message("atlas-event-unknown-by", day=context.as_of.isoformat())]}
    return None


def _place(context: Context, place_id: str, count: str) -> dict[str, Any]:
    place = one_record(context.dataset.tables["places"], "place_id", place_id, PlaceRow)
    names = " · ".join(other_names(place).values())
    label, meaning = precision_label(place["geo_precision"]), precision_meaning(place["geo_precision"])
    known = message("atlas-precision", label=label, meaning=meaning)
    if place["uncertainty_km"] is not None:
        known = message("atlas-precision-within", label=label, km=place["uncertainty_km"], meaning=meaning)
    return {"title": place["name"], "lines": [line for line in (names, known, count) if line]}
