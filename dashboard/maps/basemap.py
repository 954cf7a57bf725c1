"""The basemaps as data: the offline one on board, and online ones that are asked for only when a reader picks them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

STATIC_PATH = "../../app/static"  # from a component's frame to Streamlit's static files, whatever the base path
OFFLINE_ATTRIBUTION = "Natural Earth | © OpenStreetMap contributors | GSHHG | GeoNames"


@dataclass(frozen=True)
class OnlineTiles:
    """Tiles of another host. The attribution is required by its licence."""

    label: str
    url: str
    attribution: str
    max_zoom: int


ONLINE_BASEMAPS: dict[str, OnlineTiles] = {
    "osm": OnlineTiles("OpenStreetMap", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors", 19),
    "satellite": OnlineTiles(
        "Satellite",
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        "Esri, Maxar, Earthstar Geographics",
        18,
    ),
}
TILE_PREFIXES = [online.url.partition("{")[0] for online in ONLINE_BASEMAPS.values()]  # where their pictures come from


def basemap_constants() -> dict[str, Any]:
    """Return what the map's script needs to draw any basemap."""
    return {
        "world": f"{STATIC_PATH}/basemap/world.pmtiles",
        "focus": f"{STATIC_PATH}/basemap/focus.pmtiles",
        "attribution": OFFLINE_ATTRIBUTION,
        "online": {code: asdict(online) for code, online in ONLINE_BASEMAPS.items()},
    }
