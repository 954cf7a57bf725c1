"""The page that has lost its server, or whose server has lost what answers: it says so, and goes on by itself."""

from __future__ import annotations

import time
from secrets import token_hex
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.views.frame.components import mount_component
from dashboard.wording.messages import message

RERUN_AFTER = 2  # seconds until a question that was not answered is asked again
HEED_INTERVAL = 0.1  # seconds within which a reader's next action counts


def watch_server(base: str) -> DeltaGenerator:
    """Have the page look after its server at ``base``; return where else it says that it has no answers.

    A session's own token tells the page that it has been opened anew, and what it said last that it has been heard.
    """
    state, strip = st.session_state, st.container(key="strip")
    with strip:
        mount_component(
            "reconnect", {"base": base, "session": state.setdefault("token", token_hex(8)), "heard": state.get("heard")}, again=_heard
        )
    return strip


def wait_and_rerun(strip: DeltaGenerator, why: str) -> NoReturn:
    """Say why the page cannot be made just now, and make it anew in a while, or as soon as the reader does something.

    Until then the run goes on: at the end of one Streamlit takes away what was on the page and was not drawn, with what its widgets hold.
    """
    with strip:
        mount_component("reconnect", {"unanswered": message("report-no-answers", why=why)}, key="unanswered")
    last = time.monotonic() + RERUN_AFTER
    while time.monotonic() < last:
        time.sleep(HEED_INTERVAL)
        heed_reader()
    st.rerun()


def heed_reader() -> None:
    """Let Streamlit end the run when the reader has done something meanwhile, or is gone."""
    _ = "token" in st.session_state


def connection_state() -> list[Any]:
    """Return what is another once a page has been without its server: its session, or what it said last."""
    return [st.session_state.get("token"), st.session_state.get("heard")]


def _heard(said: int) -> None:
    st.session_state["heard"] = said
