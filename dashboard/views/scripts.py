"""Components of the page that are ours: a script and a style from ``static/ui``, mounted in the page itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

UI = Path(__file__).resolve().parents[1] / "static" / "ui"


# What a component stands on besides elements, address, status and dom. Each kind of part that is a page's own is a file in ``parts/``.
KINDS = sorted(f"parts/{file.stem}" for file in (UI / "parts").glob("*.js"))
STANDS_ON = {"panel": ("claims",), "document": ("claims", "parts", *KINDS), "legend": ("../maps/symbols", "../maps/legend")}


def script(name: str) -> str:
    """Return the module of a component with what it stands on."""
    return "".join(
        (UI / f"{file}.js").read_text("utf-8") for file in ("elements", "address", "status", "dom", *STANDS_ON.get(name, ()), name)
    )


@lru_cache(maxsize=16)
def component(name: str) -> Any:
    """Return the mounting command of ``static/ui/<name>.js`` with its style; each is registered once a process."""
    shared = STANDS_ON.get(name, ())
    css = "".join(file.read_text("utf-8") for part in ("base", *shared, name) if (file := UI / f"{part}.css").exists())
    return st.components.v2.component(f"tumen_{name}", js=script(name), css=css)


def mount(name: str, data: Mapping[str, Any], key: str = "", **hears: Callable[[Any], object]) -> None:
    """Mount a component; what its script says under a name is handed to the function of that name, before the page is drawn anew."""
    key = key or name
    callbacks = {f"on_{said}_change": _hearing(key, said, then) for said, then in hears.items()}
    component(name)(key=key, data=data, **callbacks)


def _hearing(key: str, name: str, then: Callable[[Any], object]) -> Callable[[], None]:
    """Return the callback for what is said under a name.

    What a component says while its page is being left (back, in the browser) comes when nothing is kept of it any more: it is passed over.
    """

    def heard() -> None:
        said = (st.session_state.get(key) or {}).get(name)
        if said is not None:
            then(said)

    return heard
