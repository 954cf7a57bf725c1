"""The script that Streamlit runs: page set-up, navigation, the selection bar, then the page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from dashboard import assets, clock, server
from dashboard.catalog.loading.problems import UnusableError
from dashboard.front import heads
from dashboard.front.budget import PAGE_RUNS, client_network
from dashboard.front.pages import menu
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.views import PAGES
from dashboard.views.frame import browser_history, components, download_and_cite, link_notices, reconnect, selection_bar, session_link
from dashboard.views.frame.components import mount_component
from dashboard.views.frame.context import Context
from dashboard.views.frame.page import Page

MAX_TURN_WAIT = 10.0  # seconds that a page waits for its turn before it says so


def main() -> None:
    """Make the page that the browser is at, once its address has a turn: whoever waits for one has cost next to nothing yet."""
    page, pages = _at()
    strip, why = None, "Many pages of this address are being drawn just now."
    with PAGE_RUNS.one(client_network(st.context.ip_address or ""), MAX_TURN_WAIT, reconnect.heed_reader) as free:
        if free:
            strip, why = _make(page, pages)
    if why:
        reconnect.wait_and_rerun(strip or reconnect.watch_server(components.base_path()), why)


def _at() -> tuple[Page, dict[str, StreamlitPage]]:
    """Return which page the browser is at, and all of them by address. A run that ends before this has Streamlit forget which it was."""
    listed = menu(server.shared_engine().lacking)
    pages = {
        page.address: st.Page(
            lambda: None,
            title=page.listing.title,
            url_path=page.address,
            default=not page.address,
            visibility="visible" if page.address in listed else "hidden",
        )
        for page in PAGES
    }
    chosen = st.navigation(list(pages.values()), position="top")
    return next(p for p in PAGES if p.address == chosen.url_path), pages


def _make(page: Page, pages: dict[str, StreamlitPage]) -> tuple[DeltaGenerator, str]:
    """Make a page; return where it says that it has no answers, and why it has none, "" where it has."""
    for style in ("page.css", "print.css"):
        st.html(assets.UI / "frame" / style)

    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    if way := session_link.pending_navigation(page.address):
        st.switch_page(pages[way.address], query_params=way.parameters)

    engine = server.shared_engine()
    st.session_state["served"] = server.shared_dataset
    day = clock.today()
    asked = session_link.open_link(engine.dataset, day, page.address, page.own)
    base = components.base_path()
    context = Context(
        engine,
        asked,
        day,
        theme="dark" if st.context.theme.type == "dark" else "light",
        base=base,
        address=page.address,
        counting=page.listing.counting,
        reads=page.reads,
    )
    mount_component("theme_change", {}, turned=lambda _: None)
    strip = reconnect.watch_server(base)
    try:
        _draw(page, context)
    except (UnreachableError, UnusableError) as error:
        if not session_link.is_first_address():  # what was chosen stands in the address already, for whoever loads the page anew meanwhile
            session_link.write_address(context.link, page.address)
        return strip, str(error)
    return strip, ""


def _draw(page: Page, context: Context) -> None:
    """Draw a page, and write its address."""
    if page.settled:
        context = replace(context, link=page.settled(context))
    st.set_page_config(page_title=heads.page_head(context.engine, page.address, context.selection, context.own, context.today).whole_title)
    browser_history.follow_history(context)
    if page.listing.has_bar:
        selection_bar.show_selection_bar(context, counts=page.counts)
    else:
        link_notices.show_notices(context)
    page.render(context)
    if page.address and page.listing.has_bar:
        download_and_cite.show_folded_downloads(context, page.titled(context) if page.titled else page.listing.title)
    session_link.write_address(context.link, page.address, by_script=page.listing.has_bar)
    if page.listing.has_bar:
        selection_bar.prepare_day_steps(context)
    session_link.navigation_done()


if __name__ == "__main__":  # a worker process that is started from this one reads this file, as multiprocessing does, and draws nothing
    main()
