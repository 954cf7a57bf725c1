"""The script that Streamlit runs: page set-up, navigation, the selection bar, then the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from dashboard import assets, server
from dashboard.catalog.archive.parquet_folder import UnusableError
from dashboard.front import heads
from dashboard.front.budget import RUNS, network
from dashboard.query.engines.protocol import UnreachableError
from dashboard.views import PAGES
from dashboard.views.frame import browser_history, components, download_and_cite, link_notices, page_link, reconnect, selection_bar
from dashboard.views.frame.components import mount
from dashboard.views.frame.context import Context
from dashboard.views.frame.page import Page

PATIENCE = 10.0  # seconds that a page waits for its turn before it says so


def main() -> None:
    """Make the page that the browser is at, once its address has a turn: whoever waits for one has cost next to nothing yet."""
    page, pages = _at()
    strip, why = None, "Many pages of this address are being drawn just now."
    with RUNS.one(network(st.context.ip_address or ""), PATIENCE, reconnect.heed) as free:
        if free:
            strip, why = _make(page, pages)
    if why:
        reconnect.wait(strip or reconnect.watch(components.base()), why)


def _at() -> tuple[Page, dict[str, StreamlitPage]]:
    """Return which page the browser is at, and all of them by address. A run that ends before this has Streamlit forget which it was."""
    pages = {
        page.address: st.Page(
            lambda: None,
            title=page.listing.title,
            url_path=page.address,
            default=not page.address,
            visibility="visible" if page.listing.listed else "hidden",
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
    if way := page_link.going(page.address):
        st.switch_page(pages[way.address], query_params=way.parameters)

    engine = server.engine()
    asked = page_link.follow(engine.dataset, page.address, page.own)
    base = components.base()
    context = Context(
        engine,
        asked,
        date.today(),
        theme="dark" if st.context.theme.type == "dark" else "light",
        base=base,
        address=page.address,
        counting=page.listing.counting,
        reads=page.reads,
    )
    mount("theme_change", {}, turned=lambda _: None)
    strip = reconnect.watch(base)
    try:
        _draw(page, context)
    except (UnreachableError, UnusableError) as error:
        if not page_link.opened():  # what was chosen stands in the address already, for whoever loads the page anew meanwhile
            page_link.write(context.link, page.address)
        return strip, str(error)
    return strip, ""


def _draw(page: Page, context: Context) -> None:
    """Draw a page, and write its address."""
    if page.settled:
        context = replace(context, link=page.settled(context))
    st.set_page_config(page_title=heads.head(context.engine, page.address, context.selection, context.own, context.today).whole_title)
    browser_history.follow(context)
    if page.listing.has_bar:
        selection_bar.show(context, counts=page.counts)
    else:
        link_notices.show(context)
    page.render(context)
    if page.address and page.listing.has_bar:
        download_and_cite.foot(context, page.titled(context) if page.titled else page.listing.title)
    page_link.write(context.link, page.address, by_script=page.listing.has_bar)
    if page.listing.has_bar:
        selection_bar.prepare(context)
    page_link.landed()


if __name__ == "__main__":  # a worker process that is started from this one reads this file, as multiprocessing does, and draws nothing
    main()
