"""The search field: what finds nothing says what may have been meant."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EVENTS
from tests.browser.test_atlas import api

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("q", "meant"), [("Khasann", "Khasan"), ("두만간", "두만강")])
def test_a_search_that_finds_nothing_offers_the_nearest_words(visit, address, q, meant):
    page = visit(f"{address}/?q={q}")
    found = api(address, f"events?q={quote(meant)}")["n"]
    page.get_by_role("button", name=f"Did you mean “{meant}”? {found}").click()
    expect(page.locator(".count strong")).to_have_text(f"{found} of {EVENTS}")
    expect(page.locator("input[type=search]").first).to_have_value(meant)
