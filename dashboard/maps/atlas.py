"""The atlas map: constant, with no data in it; what it shows is set by a tiny second group and pulled from the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import folium

from dashboard.catalog.vocabulary import EVIDENCE, GROUPS, PRECISIONS, STATUSES, Look, Term
from dashboard.maps import basemap, bundle
from dashboard.maps.coordinates import leaflet
from dashboard.maps.layer import PullLayer, Setter

API, ASSETS = "../../api", "../../assets"  # from a component's frame, whatever the base path
CENTRE, ZOOM = (50.0, 82.0), 3  # both theatres, the Tumen and Kursk, in one view


def draw() -> folium.Map:
    """Return the map. Its script is the same at each call, so that streamlit-folium never mounts it anew."""
    # Leaflet's own answer to a resize moves the centre by rounding; pull.js keeps it to the letter instead.
    options: dict[str, Any] = {"min_zoom": 2, "max_zoom": 14, "control_scale": True, "track_resize": False}
    folium_map = folium.Map(location=leaflet(*CENTRE), zoom_start=ZOOM, tiles=None, **options)
    # Only ours: folium's usual list asks other hosts, and the first that fails would stop the rest.
    folium_map.default_js = [("map", _address("map.js"))]
    folium_map.default_css = [("map", _address("map.css"))]
    PullLayer(_constants()).add_to(folium_map)
    return folium_map


def setter(
    *,
    query: str,
    picked: str = "",
    picked_places: Sequence[str] = (),
    theme: str = "light",
    lang: str = "en",
    basemap: str = "offline",
    version: str = "",
) -> Setter:
    """Return the group that tells the map what to show; a changed query fetches, the rest restyles."""
    state = {"query": query, "picked": picked, "places": list(picked_places), "theme": theme, "lang": lang, "basemap": basemap}
    return Setter(state | {"version": version})


def _address(name: str) -> str:
    return f"{ASSETS}/{name}?v={bundle.digest(name)}"


def _constants() -> dict[str, Any]:
    return {
        "api": API,
        "basemap": basemap.constants(),
        "groups": _looks(GROUPS),
        "statuses": _looks(STATUSES),
        "precisions": _terms(PRECISIONS),
        "evidence": _terms(EVIDENCE),
    }


# Pairs, since the template's tojson sorts the keys of a dict, and the order of a vocabulary has a meaning.
def _looks(vocabulary: Mapping[str, Look]) -> list[Any]:
    return [[code, {"label": look.label, "light": look.light, "dark": look.dark, "dash": look.dash}] for code, look in vocabulary.items()]


def _terms(vocabulary: Mapping[str, Term]) -> list[Any]:
    return [[code, {"label": term.label, "words": term.words}] for code, term in vocabulary.items()]
