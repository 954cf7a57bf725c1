"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` makes a page."""

from __future__ import annotations

from dashboard.catalog.vocabulary import ACCESS
from dashboard.query import voices
from dashboard.views import about, atlas, claim, flows, own, sources
from dashboard.views.page import Page

PAGES: tuple[Page, ...] = (
    Page("", "Atlas", atlas.render, asks="everything"),
    Page("flows", "Flows", flows.render, asks="everything"),
    Page(
        "sources",
        "Sources",
        sources.render,
        asks="everything",
        own={"of": own.one_of(voices.codes), "read": own.one_of(lambda dataset: ACCESS)},
    ),
    Page("about", "About the data", about.render),
    Page("claim", "Claim", claim.render, asks="day", own={"id": own.ident("claims")}, listed=False),
)
