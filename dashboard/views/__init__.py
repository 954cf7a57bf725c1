"""The pages: each reads the selection, asks, and draws. One entry in ``PAGES`` and one in ``front.pages.LISTINGS`` make a page."""

from __future__ import annotations

from dashboard.views import about_page, flows_page
from dashboard.views.atlas import atlas_page
from dashboard.views.changes import changes_page
from dashboard.views.claims import claims_page
from dashboard.views.compare import compare_page
from dashboard.views.crossing import crossing_page
from dashboard.views.estimates import estimates_page
from dashboard.views.frame.page import Page
from dashboard.views.link import page_parameters
from dashboard.views.record import claim, event, place, source
from dashboard.views.sources import sources_page
from dashboard.views.story import story_page

PAGES: tuple[Page, ...] = (
    Page("", atlas_page.render, counts=True),
    Page("claims", claims_page.render, own=claims_page.OWN),
    Page("changes", changes_page.render, own=changes_page.OWN, reads=changes_page.reads),
    Page("estimates", estimates_page.render, own=estimates_page.OWN, reads=estimates_page.reads),
    Page("flows", flows_page.render, reads=flows_page.reads),
    Page("crossing", crossing_page.render, own=crossing_page.OWN, reads=crossing_page.reads),
    Page("compare", compare_page.render, own=compare_page.OWN, settled=compare_page.settled, titled=compare_page.titled, counts=True),
    Page("sources", sources_page.render, own=sources_page.OWN),
    Page("story", story_page.render, own=story_page.OWN),
    Page("about", about_page.render),
    Page("claim", claim.render, own={"id": page_parameters.record_id("claims")}),
    Page("event", event.render, own={"id": page_parameters.record_id("events")}, reads=event.reads),
    Page("place", place.render, own={"id": page_parameters.record_id("places")}),
    Page("source", source.render, own={"id": page_parameters.record_id("sources")}),
)
