"""What browsers keep: scripts, styles and vocabularies, each at an address that changes with its text, so that none travels twice."""

from __future__ import annotations

import hashlib
import json

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.maps import script_bundle
from dashboard.wording.vocabulary_json import page_vocabularies

STATIC = script_bundle.STATIC_FOLDER
UI = STATIC / "ui"
PAGE_SCRIPT = "page.js"  # all components of the page
MEDIA_TYPES = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
VOCABULARY_THEMES = {f"words-{theme}": theme for theme in ("light", "dark")}


def asset_address(name: str, text: str) -> str:
    """Return the address of a text below the base path."""
    return f"assets/{name}?v={asset_version(text)}"


def asset_version(text: str) -> str:
    """Return what tells a text from every other one."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def page_script_address() -> str:
    """Return the address of the script that holds every component of the page, below the base path."""
    return f"assets/{PAGE_SCRIPT}?v={script_bundle.asset_digest(PAGE_SCRIPT)}"


def find_asset(name: str, dataset: Dataset) -> str:
    """Return what stands at ``page.js``, ``map.js``, ``map.css``, ``draw.js`` or ``words-<theme>.json``; KeyError for another name."""
    stem, _, kind = name.rpartition(".")
    if kind == "json" and stem in VOCABULARY_THEMES:
        return vocabulary_script(dataset, VOCABULARY_THEMES[stem])
    return script_bundle.asset_text(name)


@derived(most=2)
def vocabulary_script(dataset: Dataset, theme: str) -> str:
    """Return the vocabularies with a theme's colours as JSON."""
    return json.dumps(page_vocabularies(dataset, theme), ensure_ascii=False)
