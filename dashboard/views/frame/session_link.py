"""The link of a session: read once, when it opens, then changed by what its reader does, and written back into the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl

import streamlit as st

from dashboard import clock
from dashboard.catalog.dataset import Dataset
from dashboard.query.selection.former_codes import former_code_notices
from dashboard.query.selection.link_parameters import link_parameters
from dashboard.views.link.link_problems import LinkProblem, ParameterFault
from dashboard.views.link.page_link import Own, PageLink, PageState, link_with_changes, own_values, read_link

MAX_TRIES = 3  # to change the page
OPENED_PARAMETER = "opened"  # of the address: it is as the session's first link, which the bar's script puts right


def open_link(dataset: Dataset, today: date, address: str = "", own: Own | None = None) -> PageLink:
    """Return what the session asks for: its link is read once, when it opens; from then on readers' actions change it.

    What in it meant something else before is said of the first link alone: others were made here. Another page is a link of its own
    when it comes with parameters; otherwise the selection is taken along.
    """
    state, given = st.session_state, _given()
    arrived = state.get("address") != address
    if "link" not in state or (arrived and given):
        is_first, found = "link" not in state, _offline(read_link(given, dataset, today, own))
        state["written"] = OPENED_PARAMETER if is_first else None
        state["link"] = replace(found, notices=tuple(former_code_notices(given, dataset)) if is_first else ())
    elif arrived:
        state["link"] = replace(state["link"], own=(), problems=(), notices=())
    if state.setdefault("digest", dataset.digest) != dataset.digest:  # other data are served by now: what is not there any more is named
        before, found = state["link"], read_link(link_parameters(state["link"].query()), dataset, today, own)
        problems = tuple(dict.fromkeys((*before.problems, *found.problems)))
        state["link"], state["digest"] = replace(found, problems=problems, typed=before.typed), dataset.digest
    state["address"], state["own"] = address, own or {}
    return cast("PageLink", state["link"])


def _offline(found: PageLink) -> PageLink:
    """Leave an online basemap out of a link unless this reader picked one: who sends a link does not pick for who opens it."""
    wanted = found.page.basemap
    if wanted == PageState.basemap or st.session_state.get("online"):
        return found
    problem = LinkProblem("basemap", wanted, ParameterFault("online"))
    return replace(found, page=replace(found.page, basemap=PageState.basemap), problems=(*found.problems, problem))


def reopen_address(query: str, dataset: Dataset) -> None:
    """Take the address that a reader went back or forward to; to be called in a callback."""
    st.session_state["link"] = _offline(read_link(link_parameters(query), dataset, clock.today(), st.session_state.get("own")))
    st.session_state["offset"] = 0


@dataclass
class PendingNavigation:
    """Where a reader is on the way to: page and parameters; how often that was begun, and whether a run was there."""

    address: str
    parameters: dict[str, list[str]]
    tried: int = 0
    seen: bool = False


def follow_link(where: str) -> None:
    """Follow a link of ours, ``address?query``, with the selection taken along; to be called in a callback."""
    address, _, query = where.partition("?")
    link: PageLink = st.session_state["link"]
    rest = replace(link, own=(), page=replace(link.page, picked="", around="")).query()
    st.session_state["way"] = PendingNavigation(address, {**parse_qs(rest), **parse_qs(query)})


def follow_whole_link(where: str) -> None:
    """Follow a link of ours, ``address?query``, that says all of its selection; to be called in a callback."""
    address, _, query = where.partition("?")
    st.session_state["way"] = PendingNavigation(address, parse_qs(query))


def pending_navigation(here: str) -> PendingNavigation | None:
    """Return where a reader is on the way to, None when nowhere or when this run is there; ``here`` is the page of this run.

    What a script says while the page changes can call the change off, even when the new page's run has begun: the browser then shows the
    old page under the new page's parameters. So that once is not always enough, and it is over only when a run has come to its end there.
    """
    state = st.session_state
    way: PendingNavigation | None = state.get("way")
    if way is None:
        return None
    asked = _given() == way.parameters
    there = way.tried > 0 and asked and here == way.address
    given_up = way.tried == MAX_TRIES and not there
    if (there or given_up) and not way.seen:
        state.pop("address", None)  # a link to another record of the same page is an arrival too
    if there:
        way.seen = True
        return None
    if given_up or (way.seen and not asked):  # not asked any more: the reader has moved on
        navigation_done()
        return None
    way.tried += 1
    return way


def navigation_done() -> None:
    """Note that a page was made to its end: who was on the way to it is there."""
    st.session_state.pop("way", None)


def turn_own(dataset: Dataset, **changes: str) -> None:
    """Change the page's own parameters by a reader's action, "" for none; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    own, problems = own_values({**dict(link.own), **changes}, dataset, st.session_state["own"])
    st.session_state["link"] = replace(link, own=own, problems=tuple(problems))


def is_first_address() -> bool:
    """Tell whether the address is still the one that the session began with.

    Streamlit drops what stands behind its ``#`` when it rewrites it, before any script could have read the map's view there.
    """
    return bool(st.session_state.get("written") == OPENED_PARAMETER)


def note_unread_view(said: Mapping[str, str]) -> None:
    """Name the view of a link that the script could not read; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    problem = LinkProblem(said["name"], said["text"], ParameterFault("no_view"))
    st.session_state["link"] = replace(link, problems=(*link.problems, problem))


def write_address(link: PageLink, address: str, *, by_script: bool = False) -> None:
    """Write the canonical link into the address bar when it has changed, or when another page has left it empty.

    Otherwise what stands there is left alone: it may be newer than this run. ``by_script``: a page whose bar puts the first link right.
    """
    wanted, given = dict(parse_qsl(link.query())), _given()
    left_to_script = by_script and is_first_address()
    if not left_to_script and (wanted, address) != st.session_state["written"] and given != {name: [text] for name, text in wanted.items()}:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted, address


def _given() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def change_selection(changes: Mapping[str, Any], dataset: Dataset) -> None:
    """Change parts of the selection as a reader typed or chose them, "" for none; to be called in a callback."""
    st.session_state["link"] = link_with_changes(st.session_state["link"], changes, dataset, clock.today())
    st.session_state["offset"] = 0


def page_state() -> PageState:
    """Return the page's own state as it stands before a reader's action; to be called in a callback."""
    return cast(PageLink, st.session_state["link"]).page


def set_page_state(**changes: Any) -> None:
    """Change the page's own state by a reader's action; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    if changes.get("basemap", PageState.basemap) != PageState.basemap:
        st.session_state["online"] = True
    st.session_state["link"] = replace(link, page=replace(link.page, **changes), problems=(), notices=())
