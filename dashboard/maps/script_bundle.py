"""What a browser loads: our scripts, each place's as one file that a tool has made of its modules, and what is vendored before them.

A frame loads scripts one after another, eleven take a second longer than one, and a file on disk cannot import. The bundles stand in
the repository, so that nothing but Python runs the atlas; ``python -m tests scripts`` makes them anew. The messages that a bundle says
are a file for each language, and come before it in the same text: a language takes neither another request nor another bundle. What
only some readers need, the tool that draws shapes, is a file of its own, fetched when it is first used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.wording.messages import ENGLISH

STATIC_FOLDER = Path(__file__).resolve().parents[1] / "static"
BUNDLE_FOLDER = STATIC_FOLDER / "bundles"


@dataclass(frozen=True)
class Bundle:
    """One file made of modules: ``entry`` imports all the others; a ``module`` can be imported itself, any other bundle just runs."""

    entry: str
    module: bool = False


BUNDLES: dict[str, Bundle] = {
    "map.js": Bundle("maps/frame/frame.js"),
    "offline.js": Bundle("offline/offline.js"),
    "page.js": Bundle("ui/page.js", module=True),
}


def bundle_words(name: str, language: str = ENGLISH) -> str:
    """Return the name of the file with a bundle's messages in a language, beside the bundle."""
    return f"{name.removesuffix('.js')}.{language}.js"


def _bundle_parts(name: str) -> tuple[str, str]:
    return f"bundles/{bundle_words(name)}", f"bundles/{name}"


DRAWN_WITH = ("vendor/leaflet/leaflet.js", "vendor/protomaps-leaflet/protomaps-leaflet.js")  # what the map's scripts stand on
ASSET_PARTS: dict[str, tuple[str, ...]] = {
    "map.js": (*DRAWN_WITH, *_bundle_parts("map.js")),
    "offline.js": (*DRAWN_WITH, *_bundle_parts("offline.js")),
    "page.js": _bundle_parts("page.js"),
    "draw.js": ("vendor/terra-draw/terra-draw.umd.js", "vendor/terra-draw/terra-draw-leaflet-adapter.umd.js"),
    "map.css": ("vendor/leaflet/leaflet.css", "maps/frame/frame.css", "maps/layers/symbols.css", "maps/map.css", "maps/time/play.css"),
}


@lru_cache(maxsize=8)
def asset_text(name: str) -> str:
    """Return what is served as this name, its parts joined; KeyError for another name."""
    between = "\n;\n" if name.endswith(".js") else "\n"
    return between.join((STATIC_FOLDER / part).read_text("utf-8") for part in ASSET_PARTS[name])


@lru_cache(maxsize=8)
def asset_digest(name: str) -> str:
    """Return what tells this text from an earlier one, so that a browser may keep it for good."""
    return hashlib.sha256(asset_text(name).encode()).hexdigest()[:12]
