"""The script that Streamlit runs: page set-up, navigation, the selection bar, then the page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import server
from dashboard.views import PAGES, bar, link
from dashboard.views.context import Context

st.set_page_config(page_title="tumen: North Korea-Russia atlas", layout="wide", initial_sidebar_state="collapsed")

pages = {page.ADDRESS: st.Page(lambda: None, title=page.TITLE, url_path=page.ADDRESS, default=not page.ADDRESS) for page in PAGES}
chosen = st.navigation(list(pages.values()), position="top")
page = {p.ADDRESS: p for p in PAGES}[chosen.url_path]

engine = server.engine()
asked = link.follow(engine.dataset)
base = f"/{st.get_option('server.baseUrlPath')}/".replace("//", "/")
context = Context(engine, asked, date.today(), theme=st.context.theme.type or "light", base=base)
if page.ASKS:
    bar.show(context)
page.render(context)
link.write(asked, page.ADDRESS)
if page.ASKS:
    bar.prepare(context)
