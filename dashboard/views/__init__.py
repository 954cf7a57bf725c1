"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` and one in ``front.pages.LISTINGS`` make a page."""

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
    Page("", atlas.render, counts=True),
    Page("claims", claims.render, own=claims.OWN),
    Page("changes", changes.render, own=changes.OWN, reads=changes.reads),
    Page("estimates", estimates.render, own=estimates.OWN, reads=estimates.reads),
    Page("flows", flows.render, reads=flows.reads),
    Page("crossing", crossing.render, own=crossing.OWN, reads=crossing.reads),
    Page("compare", compare.render, own=compare.OWN, settled=compare.settled, titled=compare.titled, counts=True),
    Page("sources", sources.render, own=sources.OWN),
    Page("story", story.render, own=story.OWN),
    Page("about", about.render),
    Page("claim", claim.render, own={"id": own.ident("claims")}),
    Page("event", event.render, own={"id": own.ident("events")}),
    Page("place", place.render, own={"id": own.ident("places")}),
    Page("source", source.render, own={"id": own.ident("sources")}),
)
