"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` makes a page."""

from __future__ import annotations

from dashboard.views import about, atlas, changes, claim, claims, own, story
from dashboard.views.page import Page

PAGES: tuple[Page, ...] = (
    Page("", "Atlas", atlas.render, asks="everything"),
    Page("claims", "Claims", claims.render, asks="everything", own=claims.OWN),
    Page("changes", "What changed", changes.render, asks="day", own=changes.OWN),
    Page("story", "Story", story.render, own=story.OWN),
    Page("about", "About the data", about.render),
    Page("claim", "Claim", claim.render, asks="day", own={"id": own.ident("claims")}, listed=False),
)
