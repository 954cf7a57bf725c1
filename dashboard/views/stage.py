"""The map that a story is told on: the same map as the atlas's, told at each step what to show and where to look."""

from __future__ import annotations

from dataclasses import replace

from streamlit_folium import st_folium

from dashboard.catalog.stories import Step
from dashboard.maps import atlas
from dashboard.query.details import places_of
from dashboard.query.selection import Selection
from dashboard.views.context import Context


def show(context: Context, step: Step, selection: Selection, moment: str, height: int) -> None:
    """Draw a step; a new ``moment`` takes the map to the step's view, or to its whole selection."""
    page = replace(context.link.page, picked=step.picked)
    there = replace(context, link=replace(context.link, selection=selection, page=page))
    kind, _, ident = there.known_pick.partition(":")
    group = atlas.setter(
        query=selection.query(),
        picked=there.known_pick,
        picked_places=[p["place_id"] for p in places_of(context.dataset, ident)] if kind == "event" else [],
        theme=context.theme,
        lang=page.lang,
        basemap=page.basemap,
        version=context.dataset.digest,
        fit=moment,
        view=(step.view.zoom, step.view.lat, step.view.lon) if step.view else None,
        small=True,
    )
    st_folium(atlas.draw(), key="stage", height=height, use_container_width=True, returned_objects=[], feature_group_to_add=group)
