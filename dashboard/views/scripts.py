"""Components of the page that are ours: a script and a style from ``static/ui``, mounted in the page itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

UI = Path(__file__).resolve().parents[1] / "static" / "ui"


@lru_cache(maxsize=16)
def component(name: str) -> Any:
    """Return the mounting command of ``static/ui/<name>.js`` with its style; each is registered once a process."""
    js = "".join((UI / file).read_text("utf-8") for file in ("elements.js", "address.js", "dom.js", f"{name}.js"))
    css = "".join((UI / file).read_text("utf-8") for file in ("base.css", f"{name}.css"))
    return st.components.v2.component(f"tumen_{name}", js=js, css=css)
