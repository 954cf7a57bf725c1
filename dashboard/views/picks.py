"""What is picked, and the places that the panel is about: one pick lights up in map, panel, timeline and table alike."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.catalog.dataset import Dataset
from dashboard.query.details import places_of
from dashboard.views import link
from dashboard.views.context import Context

AROUND = "around"


def pick(picked: str) -> None:
    """Take up what a reader picked, ``event:ID`` or ``place:ID``; "" is nothing. To be called in a callback."""
    if not picked.startswith("event:"):
        st.session_state[AROUND] = (picked.removeprefix("place:"),) if picked else ()
    link.turn(picked=picked)


def take_up(done: dict[str, Any], dataset: Dataset) -> None:
    """Take up what was done in the map: a symbol picked, or the window of a moment played kept as the selection's own."""
    if done.get("kind") == "window":
        link.change({name: str(done.get(name) or "") for name in ("start", "end")}, dataset)
    else:
        pick_symbol(done)


def pick_symbol(properties: dict[str, Any]) -> None:
    """Take up a symbol of the map: a place, a cell of several, or a movement."""
    places = tuple(str(p) for p in properties.get("places") or ())
    if properties.get("kind") == "cell":
        st.session_state[AROUND] = places
        link.turn(picked="")
    elif properties.get("kind") == "flow":
        st.session_state[AROUND] = ()
        link.turn(picked=f"event:{properties['id']}" if properties.get("id") else "")
    elif properties.get("id"):
        pick(f"place:{properties['id']}")


def around(context: Context) -> tuple[str, ...]:
    """Return the places that the panel is about: those picked, kept while an event among theirs is picked."""
    kind, found = context.picked
    looked: tuple[str, ...] = st.session_state.get(AROUND, ())
    if kind == "place":
        return looked if found in looked else (found,)
    if kind == "event" and looked:
        here = {p["place_id"] for p in places_of(context.excerpt, found)}
        return looked if here & set(looked) else ()
    return looked if len(looked) > 1 and not kind else ()
