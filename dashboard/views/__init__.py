"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` makes a page."""

from __future__ import annotations

from dashboard.views import (
    about,
    atlas,
    changes,
    claim,
    claims,
    compare,
    crossing,
    estimates,
    event,
    flows,
    own,
    place,
    source,
    sources,
    story,
)
from dashboard.views.page import Page

PAGES: tuple[Page, ...] = (
    Page("", "Atlas", atlas.render, asks="everything", counts=True),
    Page("claims", "Claims", claims.render, asks="everything", own=claims.OWN),
    Page("changes", "What changed", changes.render, asks="day", own=changes.OWN, reads=changes.reads),
    Page("estimates", "Estimates", estimates.render, asks="day", own=estimates.OWN, reads=estimates.reads),
    Page("flows", "Flows", flows.render, asks="everything", reads=flows.reads),
    Page("crossing", "Crossing", crossing.render, asks="day", own=crossing.OWN, reads=crossing.reads),
    Page(
        "compare",
        "Compare",
        compare.render,
        asks="everything",
        own=compare.OWN,
        settled=compare.settled,
        titled=compare.titled,
        counts=True,
    ),
    Page("sources", "Sources", sources.render, asks="everything", own=sources.OWN),
    Page("story", "Story", story.render, own=story.OWN),
    Page("about", "About the data", about.render),
    Page("claim", "Claim", claim.render, asks="day", own={"id": own.ident("claims")}, listed=False),
    Page("event", "Event", event.render, asks="day", own={"id": own.ident("events")}, listed=False),
    Page("place", "Place", place.render, asks="day", own={"id": own.ident("places")}, listed=False),
    Page("source", "Source", source.render, asks="day", own={"id": own.ident("sources")}, listed=False),
)
