"""The map's script and style, each as one file: a frame loads its scripts one after another, and eleven take a second longer.

What only some readers need, the tool that draws shapes, is a file of its own, fetched when it is first used.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "static"
# In the order of loading: each stands on those before it.
OURS = (
    *("basemap", "notes", "backdrop", "symbols", "areas", "popup", "names", "chips", "controls", "unfold", "skip", "legend"),
    *("flows", "sites", "acted", "picture", "take", "area", "sketch", "draw", "view", "rings", "asking", "places", "looking"),
    *("closer", "clicks", "together", "heat", "film", "strip", "play", "pull"),
)
BENEATH = (
    "vendor/leaflet/leaflet.js",
    "vendor/protomaps-leaflet/protomaps-leaflet.js",
    "ui/elements.js",
    "ui/address.js",
    "ui/status.js",
)
PARTS: dict[str, tuple[str, ...]] = {
    "map.js": (
        *BENEATH,
        *(f"maps/{name}.js" for name in OURS),
    ),
    "draw.js": ("vendor/terra-draw/terra-draw.umd.js", "vendor/terra-draw/terra-draw-leaflet-adapter.umd.js"),
    "map.css": ("vendor/leaflet/leaflet.css", "maps/symbols.css", "maps/map.css", "maps/play.css"),
}
KINDS = {"map.js": "text/javascript", "draw.js": "text/javascript", "map.css": "text/css"}


@lru_cache(maxsize=4)
def text(name: str) -> str:
    """Return ``map.js``, ``map.css`` or ``draw.js``, its parts joined; KeyError for another name."""
    between = "\n;\n" if name.endswith(".js") else "\n"
    return between.join((STATIC / part).read_text("utf-8") for part in PARTS[name])


@lru_cache(maxsize=4)
def digest(name: str) -> str:
    """Return what tells this text from an earlier one, so that a browser may keep it for good."""
    return hashlib.sha256(text(name).encode()).hexdigest()[:12]
