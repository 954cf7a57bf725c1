"""Components of the page that are ours: ``static/ui/page.js`` has them by name, and each is mounted in the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard import assets
from dashboard.catalog.dataset import Dataset
from dashboard.front import public

# Streamlit sends a component's script along with its data, each time these change: this much of it, and the rest is kept by the browser.
LOADER_SCRIPT = """const ready = import(window.location.origin + ADDRESS);
export default async (told) => (await ready).components[NAME](told);"""


def base_path() -> str:
    """Return the path under which everything is served, with a slash at both ends."""
    return public.public_address().base


@lru_cache(maxsize=16)
def registered_component(name: str) -> Any:
    """Return the mounting command of the component of this name; each is registered once a process."""
    address = json.dumps(base_path() + assets.page_script_address())
    return st.components.v2.component(f"tumen_{name}", js=LOADER_SCRIPT.replace("ADDRESS", address).replace("NAME", json.dumps(name)))


def served_dataset() -> Dataset:
    """Return the dataset that is served now: for callbacks, since a page that holds one would keep it as long as it is open."""
    found: Dataset = st.session_state["served"]()
    return found


def mount_component(name: str, data: Mapping[str, Any], key: str = "", **hears: Callable[[Any], object]) -> None:
    """Mount a component; what its script says under a name is handed to the function of that name, before the page is drawn anew."""
    key = key or name
    callbacks = {f"on_{said}_change": _hearing(key, said, then) for said, then in hears.items()}
    registered_component(name)(key=key, data=data, **callbacks)


def _hearing(key: str, name: str, then: Callable[[Any], object]) -> Callable[[], None]:
    """Return the callback for what is said under a name.

    What a component says while its page is being left (back, in the browser) comes when nothing is kept of it any more: it is passed over.
    """

    def heard() -> None:
        said = (st.session_state.get(key) or {}).get(name)
        if said is not None:
            then(said)

    return heard
