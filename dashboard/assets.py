"""What browsers keep: scripts, styles and vocabularies, each at an address that changes with its text, so that none travels twice."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.maps import script_bundle
from dashboard.query.vocabulary_json import page_vocabularies

STATIC = Path(__file__).with_name("static")
UI = STATIC / "ui"
ROOMS = {
    "frame": ("browser_history", "reconnect", "selection_bar", "theme_change"),
    "elements": ("document",),
    "atlas": ("events_table", "panel", "playhead", "timeline_key"),
    "about": ("legend",),
}
COMPONENTS = {name: f"ui/{room}/{name}" for room, names in ROOMS.items() for name in names}
# What every component stands on, before and after what is its own.
BENEATH = ("ui/elements/create_element", "ui/frame/address", "ui/elements/status", "ui/elements/dom")
LOADER = "ui/frame/component_loader"
CARDS, DATE, ELEMENTS = "ui/elements/claim_cards", "ui/elements/date_field", "ui/elements/elements"
_NAMED = {*COMPONENTS.values(), *BENEATH, LOADER, CARDS, DATE, ELEMENTS}
# Every other script draws elements of documents: those of all pages, or of the page whose room it is in.
DRAWING = sorted({f"ui/{file.parent.name}/{file.stem}" for file in UI.glob("*/*.js")} - _NAMED)
STANDS_ON: dict[str, tuple[str, ...]] = {
    "selection_bar": (DATE,),
    "panel": (CARDS,),
    "document": (CARDS, DATE, ELEMENTS, *DRAWING),
    "legend": ("maps/layers/symbols", "maps/controls/legend"),
}
MEDIA_TYPES = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
VOCABULARY_THEMES = {f"words-{theme}": theme for theme in ("light", "dark")}


def asset_address(name: str, text: str) -> str:
    """Return the address of a text below the base path."""
    return f"assets/{name}?v={asset_version(text)}"


def asset_version(text: str) -> str:
    """Return what tells a text from every other one."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def find_asset(name: str, dataset: Dataset) -> str:
    """Return what stands at ``map.js``, ``map.css``, ``<component>.js`` or ``words-<theme>.json``; KeyError for another name."""
    stem, _, kind = name.rpartition(".")
    if kind == "js" and stem in COMPONENTS:
        return component_script(stem)
    if kind == "json" and stem in VOCABULARY_THEMES:
        return vocabulary_script(dataset, VOCABULARY_THEMES[stem])
    return script_bundle.bundle_text(name)


@derived(most=2)
def vocabulary_script(dataset: Dataset, theme: str) -> str:
    """Return the vocabularies with a theme's colours as JSON."""
    return json.dumps(page_vocabularies(dataset, theme), ensure_ascii=False)


@lru_cache(maxsize=16)
def component_script(name: str) -> str:
    """Return the module of a component, with all that it stands on and its style."""
    own = (*STANDS_ON.get(name, ()), COMPONENTS[name])
    style = "".join(file.read_text("utf-8") for part in ("ui/frame/base", *own) if (file := STATIC / f"{part}.css").exists())
    files = (*BENEATH, *own[:-1], LOADER, own[-1])
    return f"const STYLE = {json.dumps(style)};\n" + "".join((STATIC / f"{file}.js").read_text("utf-8") for file in files)
