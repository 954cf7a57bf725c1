"""What is picked, and the places that the panel is about: one pick lights up in map, panel, timeline and table alike."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.record_details import places_of
from dashboard.catalog.dataset import Dataset
from dashboard.views.frame import session_link
from dashboard.views.frame.context import Context


def take_pick(picked: str) -> None:
    """Take up what a reader picked, ``event:ID`` or ``place:ID``; "" is nothing. To be called in a callback.

    An event is picked among those of the places that the panel is about, and leaves them there.
    """
    here = session_link.page_state()
    stays = here.around or here.picked.removeprefix("place:") * here.picked.startswith("place:")
    session_link.set_page_state(picked=picked, around=stays if picked.startswith("event:") else "")


def take_up(done: dict[str, Any], dataset: Dataset) -> None:
    """Take up what was done in the map: a symbol picked, an area drawn in place of the one before, or a moment played kept as window."""
    if done.get("kind") == "window":
        session_link.change_selection({name: str(done.get(name) or "") for name in ("start", "end")}, dataset)
    elif done.get("kind") == "area":
        session_link.change_selection({"area": str(done.get("area") or ""), "bbox": ""}, dataset)
    else:
        pick_symbol(done)


def pick_symbol(properties: dict[str, Any]) -> None:
    """Take up a symbol of the map: a place, a cell of several, or a movement."""
    if properties.get("kind") == "cell":
        session_link.set_page_state(picked="", around=",".join(str(p) for p in properties.get("places") or ()))
    elif properties.get("kind") == "flow":
        session_link.set_page_state(picked=f"event:{properties['id']}" if properties.get("id") else "", around="")
    elif properties.get("id"):
        take_pick(f"place:{properties['id']}")


def picked_surroundings(context: Context) -> tuple[str, ...]:
    """Return the places that the panel is about: the one picked, or those of a symbol while an event among theirs is picked."""
    kind, found = context.picked
    looked = tuple(context.link.page.around.split(",")) if context.link.page.around else ()
    if kind == "place":
        return (found,)
    if kind == "event" and looked:
        return looked if {p["place_id"] for p in places_of(context.excerpt, found)} & set(looked) else ()
    return looked
