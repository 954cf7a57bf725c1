"""The pages of one event, place, claim and source: a reader goes through them and back, by mouse and by keyboard, on one day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import shot

pytestmark = pytest.mark.browser
DAY = "as_of=2025-04-27"


def arrived(page: Page, address: str, title: str) -> None:
    """Wait for a record's page; the day of knowledge came along."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    assert page.url.startswith(address)
    assert DAY in page.url


def lit(page: Page) -> Locator:
    """Return what lights up on the page's map, once the map of the page before is gone."""
    expect(page.locator("iframe[title*='st_folium']")).to_have_count(1)
    return page.frame_locator("iframe[title*='st_folium']").locator(".tumen-symbol.lit")


def test_a_reader_follows_an_event_to_its_place_claim_and_source_and_comes_back(visit, address):
    page = visit(f"{address}/?{DAY}&q=kursk")
    page.locator("tbody tr[data-event=E098]").get_by_role("link", name="E098").click()
    arrived(page, f"{address}/event?", "Gerasimov")
    expect(lit(page).first).to_be_attached()
    shot(page, "event-map")
    page.get_by_role("table", name="Places of this event").get_by_role("link", name="Kursk Oblast").click()
    arrived(page, f"{address}/place?", "Kursk Oblast")
    expect(lit(page)).to_have_count(1)
    page.go_back()
    arrived(page, f"{address}/event?", "Gerasimov")
    card = page.locator("article.claim").first
    claim = card.locator(".foot a").inner_text()
    card.locator(".foot a").click()
    expect(page).to_have_url(re.compile(rf"/claim\?.*id={claim}"))
    expect(page.get_by_role("heading", level=1, name="asserts")).to_be_visible()  # the page itself, after its address
    assert DAY in page.url
    source = page.locator("article.claim li .code a").first
    source_id = source.inner_text()
    source.click()
    expect(page).to_have_url(re.compile(rf"/source\?.*id={source_id}"))
    assert DAY in page.url
    for back in ("/claim?", "/event?", "/?"):
        page.go_back()
        expect(page).to_have_url(re.compile(re.escape(back)))
    expect(page.locator("tbody tr[data-event=E098]")).to_be_visible()
    assert "q=kursk" in page.url


def test_the_panel_leads_to_the_pages_by_keyboard(visit, address):
    page = visit(f"{address}/?{DAY}&picked=place:P002", ready="")
    page.get_by_role("link", name="All about this place").press("Enter")  # at once: the map may not be there yet
    arrived(page, f"{address}/place?", "bridge")
    expect(lit(page)).to_have_count(1)  # a reader looks at a page before going back
    page.go_back()
    expect(page.locator("tbody tr").first).to_be_visible()  # the atlas is there again, whole
    expect(page.locator(".panel h2")).to_contain_text("Bridge")
    summary = page.locator(".panel details.event summary").first
    summary.press("Enter")
    own = page.get_by_role("link", name="This event on its own page")
    own.first.press("Enter")
    expect(page).to_have_url(re.compile(r"/event\?"))
    assert DAY in page.url


def test_a_link_in_the_table_picks_nothing(visit, address):
    page = visit(f"{address}/?{DAY}&q=kursk")
    page.locator("tbody tr[data-event=E098] a").click()
    arrived(page, f"{address}/event?", "Gerasimov")
    assert "picked=" not in page.url


def test_the_flows_page_has_the_maps_choices(visit, address):
    page = visit(f"{address}/flows", ready=".document table")
    page.get_by_text("Korean", exact=True).click()
    expect(page).to_have_url(re.compile("labels=ko"))


def test_the_map_of_a_page_is_as_known_on_its_day(visit, address):
    page = visit(f"{address}/event?id=E010&as_of=2025-05-01", ready="h1")
    expect(lit(page).first).to_be_attached()
    frame = page.frame_locator("iframe[title*='st_folium']")
    asked = frame.locator("body").evaluate(
        "() => performance.getEntriesByType('resource').map((e) => e.name).filter((name) => name.includes('/api/cells'))"
    )
    assert asked
    assert all("as_of=2025-05-01" in url for url in asked)


def test_a_link_clicked_while_the_page_still_loads_is_followed(visit, address):
    for _ in range(3):
        page = visit(f"{address}/event?{DAY}&id=E098", ready="article.claim")
        page.locator("article.claim .foot a").first.click()
        expect(page.locator("article.claim")).to_have_count(1)  # the claim's own page is there, and its run may not be over
        page.locator("article.claim li .code a").first.click()
        expect(page).to_have_url(re.compile(r"/source\?"))
