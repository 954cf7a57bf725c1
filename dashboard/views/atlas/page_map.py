"""The map on the page: constant, told by a tiny group what to show; its labels and its basemap can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.analysis.record_details import places_of
from dashboard.catalog.names import OWN_LANGUAGE
from dashboard.maps import map_document
from dashboard.maps.basemap import basemap_label
from dashboard.maps.layers import SWITCHES, Switch, layer_switch
from dashboard.maps.pull_layer import Setter
from dashboard.query.selection.selection import Selection
from dashboard.query.table.place_arrays import bounding_box
from dashboard.views.elements.elements import text
from dashboard.views.frame import document, session_link
from dashboard.views.frame.components import served_dataset
from dashboard.views.frame.context import Context
from dashboard.views.frame.picks import take_up
from dashboard.views.link.page_link import BASEMAPS
from dashboard.wording.messages import message

MAP_KEY = "map"
NEIGHBOURHOOD_KM = 300  # pixels: a map beside the words of one page


def show_map(context: Context, height: int, layers: Sequence[str] = ()) -> None:
    """Draw the map, of places and the layers that the reader has switched on, or of other ``layers``; what is clicked is picked."""

    def clicked() -> None:
        feature = (st.session_state.get(MAP_KEY) or {}).get("last_active_drawing") or {}
        take_up(feature.get("properties") or {}, served_dataset())

    st_folium(
        map_document.draw_map(context.dataset),
        key=MAP_KEY,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],  # null at first on both sides; a count is not, and costs every page a second run
        feature_group_to_add=_setter(
            context,
            context.selection,
            **picked_places(context),
            layers=layers or ("places", *context.link.page.layers),
            home=None if layers or context.selection.filters else context.dataset.subject.home,
        ),
        on_change=clicked,
    )


def picked_places(context: Context) -> dict[str, Any]:
    """Return what is picked, and the places that light up with it: those of an event, or those of a symbol of several."""
    pick = context.known_pick
    lit = [p["place_id"] for p in places_of(context.excerpt, pick.removeprefix("event:"))] if pick.startswith("event:") else []
    if not pick and context.link.page.around:
        lit = context.link.page.around.split(",")
    return {"picked": pick, "picked_places": lit}


def show_small_map(context: Context, height: int, key: str, selection: Selection | None = None, **more: Any) -> None:
    """Draw the selection or another one, or another layer, on a small map that only shows: what stands beside it lights up."""
    group = _setter(context, selection or context.selection, small=True, **more)
    st_folium(
        map_document.draw_map(context.dataset),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )


def show_places(context: Context, places: Sequence[str], key: str, picked: str) -> None:
    """Draw places, and what else is known around them by the day, on a small map; nothing where none of them has a point."""
    box = bounding_box(context.dataset, places)
    if box is None:
        return
    seen = Selection(as_of=context.as_of, late=context.selection.late)  # all of it: an event counts at each of its places, near and far
    show_small_map(context, NEIGHBOURHOOD_KM, key, seen, announcements=True, picked=picked, picked_places=list(places), box=box)
    document.show_document(context, [text(message("atlas-lit"), tone="quiet small")], key=f"{key}-words")


def _setter(context: Context, selection: Selection, **more: Any) -> Setter:
    """Tell a map a selection, and how the reader wants maps to look."""
    page = context.link.page
    looks = {"announcements": page.announced == "shown"} | more
    return map_document.map_setter(
        # with the day written out, so that midnight does not part map and page
        query=selection.replace(as_of=context.as_of).query(),
        theme=context.theme,
        lang=page.labels,
        basemap=page.basemap,
        version=context.dataset.digest,
        **looks,
    )


def show_map_choices(context: Context, *, places: bool = True) -> None:
    """Let the reader choose the map's labels, where names are in several languages, and its basemap; online ones say whom they ask.

    On a map that draws no ``places`` the switch for those of announcements has no say.
    """
    page = context.link.page
    with st.container(horizontal=True, vertical_alignment="center"):
        if languages := context.dataset.label_languages:
            options = {OWN_LANGUAGE: message("atlas-english-labels")} | languages
            _offer_choice("labels", message("atlas-map-labels"), options, page.labels)
        _offer_choice("basemap", message("atlas-basemaps"), {code: basemap_label(code) for code in BASEMAPS}, page.basemap)
        if places:
            announced = Switch(message("atlas-announcements"), message("atlas-announcements-meaning"))
            _offer_switch("announced", announced, page.announced == "shown", _announce)
            for name in SWITCHES:
                _offer_switch(name, layer_switch(name), name in page.layers, _show_layer, name)
                if name in page.layers and name in LEFT_OUT_WORDS:
                    st.caption(LEFT_OUT_WORDS[name](context))
        if page.basemap != "offline":
            st.caption(message("atlas-online-basemap"))


def _offer_choice(name: str, label: str, options: Mapping[str, str], value: str) -> None:
    """Offer values of the page's state, side by side, by their labels."""
    key = f"choice-{name}"
    st.session_state[key] = value
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_choose,
        args=(name,),
        label_visibility="collapsed",
        required=True,
    )


def _offer_switch(name: str, switch: Switch, value: bool, switched: Callable[..., None], *args: str) -> None:
    """Offer two states of the page as a switch."""
    st.session_state[f"choice-{name}"] = value
    st.toggle(switch.label, key=f"choice-{name}", on_change=switched, args=args, help=switch.words)


def _left_out(context: Context) -> str:
    """Say how many of the selected events the heat shows."""
    heat = context.ask("heat", announcements=context.link.page.announced == "shown").heat
    if heat.left_out:
        return message("atlas-heat-of-some", n=heat.drawn, rest=heat.left_out)
    return message("atlas-heat", n=heat.drawn)


def _choose(name: str) -> None:
    session_link.set_page_state(**{name: st.session_state[f"choice-{name}"]})


def _announce() -> None:
    session_link.set_page_state(announced="shown" if st.session_state["choice-announced"] else "hidden")


def _show_layer(name: str) -> None:
    others = [other for other in session_link.page_state().layers if other != name]
    shown = {*others, *([name] if st.session_state[f"choice-{name}"] else [])}
    session_link.set_page_state(layers=tuple(other for other in SWITCHES if other in shown))


LEFT_OUT_WORDS: dict[str, Callable[[Context], str]] = {"heat": _left_out}  # what of the selection a layer does not show
