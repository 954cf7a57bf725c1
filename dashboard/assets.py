"""What browsers keep: scripts, styles and vocabularies, each at an address that changes with its text, so that none travels twice."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from dashboard.catalog.dataset import Dataset
from dashboard.maps import script_bundle
from dashboard.query.vocabulary_json import words

UI = Path(__file__).with_name("static") / "ui"
# What a component stands on besides elements, address, status and dom. Each kind of part that is a page's own is a file in ``parts/``.
PARTS = sorted(f"parts/{file.stem}" for file in (UI / "parts").glob("*.js"))
STANDS_ON = {
    "bar": ("day",),
    "panel": ("claims",),
    "document": ("claims", "day", "parts", *PARTS),
    "legend": ("../maps/symbols", "../maps/legend"),
}
KINDS = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
COMPONENTS = ("bar", "document", "dusk", "history", "key", "legend", "lost", "panel", "playhead", "table")
VOCABULARIES = {f"words-{theme}": theme for theme in ("light", "dark")}


def at(name: str, text: str) -> str:
    """Return the address of a text below the base path."""
    return f"assets/{name}?v={hashlib.sha256(text.encode()).hexdigest()[:12]}"


def found(name: str, dataset: Dataset) -> str:
    """Return what stands at ``map.js``, ``map.css``, ``<component>.js`` or ``words-<theme>.json``; KeyError for another name."""
    stem, _, kind = name.rpartition(".")
    if kind == "js" and stem in COMPONENTS:
        return script(stem)
    if kind == "json" and stem in VOCABULARIES:
        return vocabulary(dataset, VOCABULARIES[stem])
    return script_bundle.text(name)


@lru_cache(maxsize=8)
def vocabulary(dataset: Dataset, theme: str) -> str:
    """Return the vocabularies with a theme's colours as JSON."""
    return json.dumps(words(dataset, theme), ensure_ascii=False)


@lru_cache(maxsize=16)
def script(name: str) -> str:
    """Return the module of a component, with all that it stands on and its style."""
    shared = STANDS_ON.get(name, ())
    files = ("elements", "address", "status", "dom", *shared, "dressed", name)
    style = "".join(file.read_text("utf-8") for part in ("base", *shared, name) if (file := UI / f"{part}.css").exists())
    return f"const STYLE = {json.dumps(style)};\n" + "".join((UI / f"{file}.js").read_text("utf-8") for file in files)
