"""The basemaps as data: the offline one on board, and online ones that are asked for only when a reader picks them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from dashboard.wording.messages import message

STATIC_PATH = "../../app/static"  # from a component's frame to Streamlit's static files, whatever the base path
OFFLINE = "offline"


@dataclass(frozen=True)
class OnlineTiles:
    """Tiles of another host."""

    url: str
    max_zoom: int


ONLINE_BASEMAPS: dict[str, OnlineTiles] = {
    "osm": OnlineTiles("https://tile.openstreetmap.org/{z}/{x}/{y}.png", 19),
    "satellite": OnlineTiles(
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        18,
    ),
}
TILE_PREFIXES = [online.url.partition("{")[0] for online in ONLINE_BASEMAPS.values()]  # where their pictures come from


def basemap_constants() -> dict[str, Any]:
    """Return what the map's script needs to draw any basemap."""
    return {
        "world": f"{STATIC_PATH}/basemap/world.pmtiles",
        "focus": f"{STATIC_PATH}/basemap/focus.pmtiles",
        "attribution": basemap_attribution(OFFLINE),
        "online": {code: _said(code) | asdict(online) for code, online in ONLINE_BASEMAPS.items()},
    }


def basemap_label(code: str) -> str:
    """Return what a basemap is called."""
    return message("map-basemap", basemap=code)


def basemap_attribution(code: str) -> str:
    """Return whom a basemap is from, as its licence requires."""
    return message("map-basemap-attribution", basemap=code)


def _said(code: str) -> dict[str, str]:
    return {"label": basemap_label(code), "attribution": basemap_attribution(code)}
