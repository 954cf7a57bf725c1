"""The page of sources in a real Chromium: a number opens its list by keyboard, and the selection narrows it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import shot

pytestmark = pytest.mark.browser


def test_a_number_opens_and_shuts_its_list_by_keyboard(visit, address):
    page = visit(f"{address}/sources", ready=".bars")
    number = page.locator("tr[data-key=one-party] button")
    n = number.inner_text().split()[0]
    number.focus()
    page.keyboard.press("Enter")
    part = page.locator("section#list")
    expect(part.locator("h2")).to_have_text(f"Only one party speaks: {n} propositions")
    expect(part.locator("tbody tr")).to_have_count(int(n))
    page.wait_for_url(lambda url: "of=one-party" in url)
    shot(page, "sources-list")
    page.get_by_role("button", name="Close the list").click()
    expect(part).to_have_count(0)


def test_sources_are_filtered_by_how_far_they_were_read(visit, address):
    page = visit(f"{address}/sources", ready=".bars")
    page.get_by_role("button", name="read in full").click()
    table = page.get_by_role("region", name="Sources, most used first")
    expect(page.get_by_role("button", name="read in full")).to_have_attribute("aria-pressed", "true")
    assert set(table.locator("tbody tr td:nth-child(4)").all_inner_texts()) == {"read in full"}


def test_the_page_has_no_sideways_scroll_on_a_phone(visit, address):
    page = visit(f"{address}/sources", width=390, height=844, ready=".bars")
    page.wait_for_timeout(2000)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    shot(page, "sources-phone")
