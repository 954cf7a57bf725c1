"""The atlas map: constant, with no data in it; what it shows is set by a tiny second group and pulled from the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import folium

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.subject import HomeView
from dashboard.maps import basemap, script_bundle
from dashboard.maps.layers import layer_constants
from dashboard.maps.pull_layer import PullLayer, Setter
from dashboard.query.selection.geo_areas import Box
from dashboard.wording.vocabulary_json import map_vocabularies

API_FROM_FRAME, ASSETS_FROM_FRAME = "../../api", "../../assets"  # from a component's frame, whatever the base path
DEFAULT_CENTRE, DEFAULT_ZOOM = (20.0, 0.0), 2  # the world, until the script knows where to look


def draw_map(dataset: Dataset) -> folium.Map:
    """Return the map of a dataset. Its script is the same at each call, so that streamlit-folium never mounts it anew."""
    # Leaflet's own answer to a resize moves the centre by rounding; create_map.js keeps it to the letter instead.
    options: dict[str, Any] = {"min_zoom": 2, "max_zoom": 14, "track_resize": False}
    folium_map = folium.Map(location=DEFAULT_CENTRE, zoom_start=DEFAULT_ZOOM, tiles=None, **options)
    # Only ours: folium's usual list asks other hosts, and the first that fails would stop the rest.
    folium_map.default_js = [("map", _address("map.js"))]
    folium_map.default_css = [("map", _address("map.css"))]
    PullLayer(_constants(dataset)).add_to(folium_map)
    return folium_map


def map_setter(
    *,
    query: str,
    layers: Sequence[str] = ("places",),
    picked: str = "",
    picked_places: Sequence[str] = (),
    theme: str = "light",
    lang: str = "en",
    basemap: str = "offline",
    announcements: bool = True,
    fit: str = "",
    version: str = "",
    small: bool = False,
    view: tuple[float, float, float] | None = None,
    box: Box | None = None,
    together: str = "",
    home: HomeView | None = None,
) -> Setter:
    """Return the group that tells the map what to show: a changed query fetches, the rest restyles.

    ``picked`` is "place:ID" or "event:ID"; ``picked_places`` are the places that light up with it. Each new, not empty
    ``fit`` brings the whole selection into sight, or ``view`` (zoom, latitude, longitude) where it is given; with a ``box``
    (west, south, east, north in degrees) that is what is fitted.
    A new ``version`` of the data drops the outlines that are kept.
    A ``small`` map beside something else fits the selection, has no legend, and keeps the view of the large one out of it.
    ``home`` is where a map with no view of its own looks at first, in place of at the whole selection.
    Maps ``together`` under one name look where the one looks that a reader moves, and keep their view as the large one does.
    ``layers`` are names of ``layers.LAYERS``: the first is what the map is about, the others lie with it.
    """
    state = {
        "query": query,
        "layers": list(layers),
        "picked": picked,
        "places": list(picked_places),
        "theme": theme,
        "lang": lang,
        "basemap": basemap,
    }
    more = {"announcements": announcements, "fit": fit, "version": version, "small": small}
    looks: dict[str, Any] = (
        ({"view": list(view)} if view else {}) | ({"box": list(box)} if box else {}) | ({"together": together} if together else {})
    )
    looks |= {"home": [home.zoom, home.latitude, home.longitude]} if home else {}
    return Setter(state | more | looks)


def _address(name: str) -> str:
    return f"{ASSETS_FROM_FRAME}/{name}?v={script_bundle.asset_digest(name)}"


def _constants(dataset: Dataset) -> dict[str, Any]:
    return {
        "api": API_FROM_FRAME,
        "basemap": basemap.basemap_constants(),
        "drawing": _address("draw.js"),
        "layers": layer_constants(),
    } | map_vocabularies(dataset)
