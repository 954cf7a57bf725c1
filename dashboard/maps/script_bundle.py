"""The map's script and style, each as one file: a frame loads its scripts one after another, and eleven take a second longer.

What only some readers need, the tool that draws shapes, is a file of its own, fetched when it is first used.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

STATIC_FOLDER = Path(__file__).resolve().parents[1] / "static"
# In the order of loading: each stands on those before it.
OURS = (
    *("layers/basemap", "layers/backdrop", "layers/symbols", "layers/areas", "popup", "layers/names", "layers/chips"),
    *("controls/notes", "controls/buttons", "controls/menu", "controls/skip_links", "controls/legend", "layers/flows"),
    *("layers/construction_sites", "user_action", "controls/map_picture", "controls/download", "draw/selected_areas"),
    *("draw/draw_shape", "draw/draw_menu", "view_address", "layers/highlight_rings", "requests", "layers/places", "viewport"),
    *("zoom_to_cell", "clicks", "linked_maps", "layers/heat", "time/play_counts", "time/time_slider", "time/play", "pull_layer"),
)
BENEATH = (
    "vendor/leaflet/leaflet.js",
    "vendor/protomaps-leaflet/protomaps-leaflet.js",
    "ui/elements/create_element.js",
    "ui/frame/address.js",
    "ui/elements/status.js",
)
BUNDLE_PARTS: dict[str, tuple[str, ...]] = {
    "map.js": (
        *BENEATH,
        *(f"maps/{name}.js" for name in OURS),
    ),
    "draw.js": ("vendor/terra-draw/terra-draw.umd.js", "vendor/terra-draw/terra-draw-leaflet-adapter.umd.js"),
    "map.css": ("vendor/leaflet/leaflet.css", "maps/layers/symbols.css", "maps/map.css", "maps/time/play.css"),
}
BUNDLE_TYPES = {"map.js": "text/javascript", "draw.js": "text/javascript", "map.css": "text/css"}


@lru_cache(maxsize=4)
def bundle_text(name: str) -> str:
    """Return ``map.js``, ``map.css`` or ``draw.js``, its parts joined; KeyError for another name."""
    between = "\n;\n" if name.endswith(".js") else "\n"
    return between.join((STATIC_FOLDER / part).read_text("utf-8") for part in BUNDLE_PARTS[name])


@lru_cache(maxsize=4)
def bundle_digest(name: str) -> str:
    """Return what tells this text from an earlier one, so that a browser may keep it for good."""
    return hashlib.sha256(bundle_text(name).encode()).hexdigest()[:12]
