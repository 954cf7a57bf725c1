"""The page of an address that is none: it fits, can be used by everybody, and its search leads into the atlas."""

from __future__ import annotations

import pytest

from tests.browser.accessible import findings
from tests.browser.conftest import shot

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_has_no_serious_finding(page, address, scheme):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/sorces/{'x' * 300}")
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") == 0
    shot(page, f"missing-{scheme}")
    found = findings(page)
    assert not found, "\n".join(found)
    page.get_by_label("Search the atlas").fill("Kursk")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/?q=Kursk**")
    page.locator("tbody tr").first.wait_for()


def test_a_record_that_is_not_there_is_said_by_the_app(page, address):
    assert page.goto(f"{address}/event?id=E999").status == 404
    page.get_by_text("is not an id of events").first.wait_for()
