"""The page that has lost its server: it says so, and says when it is there again."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

import streamlit as st

from dashboard.views.scripts import mount


def watch(base: str) -> None:
    """Have the page look after its server at ``base``.

    A session's own token tells the page that it has been opened anew, and what it said last that it has been heard.
    """
    state = st.session_state
    mount("lost", {"base": base, "session": state.setdefault("token", token_hex(8)), "heard": state.get("heard")}, again=_heard)


def reached() -> list[Any]:
    """Return what is another once a page has been without its server: its session, or what it said last."""
    return [st.session_state.get("token"), st.session_state.get("heard")]


def _heard(said: int) -> None:
    st.session_state["heard"] = said
