"""The script that Streamlit runs: page set-up, navigation, the selection bar, then the page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import server
from dashboard.query.engine import UnreachableError
from dashboard.views import PAGES, bar, history, link, lost, takeaway
from dashboard.views.context import Context
from dashboard.views.scripts import UI, mount

for style in ("page.css", "print.css"):
    st.html(UI / style)

pages = {
    page.address: st.Page(
        lambda: None,
        title=page.title,
        url_path=page.address,
        default=not page.address,
        visibility="visible" if page.listed else "hidden",
    )
    for page in PAGES
}
chosen = st.navigation(list(pages.values()), position="top")
page = next(p for p in PAGES if p.address == chosen.url_path)
st.set_page_config(page_title=f"{page.title} · North Korea-Russia atlas", layout="wide", initial_sidebar_state="collapsed")
if going := link.going(page.address):
    address, parameters = going
    st.switch_page(pages[address], query_params=parameters)

engine = server.engine()
asked = link.follow(engine.dataset, page.address, page.own)
base = f"/{st.get_option('server.baseUrlPath')}/".replace("//", "/")
context = Context(
    engine, asked, date.today(), theme="dark" if st.context.theme.type == "dark" else "light", base=base, address=page.address
)
history.follow(context)
mount("dusk", {}, turned=lambda _: None)
lost.watch(base)
try:
    if page.asks:
        bar.show(context, page.asks)
    page.render(context)
    if page.address and page.asks:
        takeaway.foot(context, page.title, whole=page.asks == "everything")
    link.write(asked, page.address, by_script=bool(page.asks))
    if page.asks:
        bar.prepare(context)
except UnreachableError as error:
    st.error(str(error))
    st.button("Try again")
