"""On paper: the caption sentence for the bar, map, panel and table whole, links with their addresses, in ink that can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import shot
from tests.browser.test_atlas import the_map

pytestmark = pytest.mark.browser


def test_the_atlas_prints(visit, address):
    page = visit(f"{address}/?group=troops&as_of=2025-04-27&picked=event:E090")
    the_map(page)
    page.locator(".event.picked .claim a").first.wait_for()
    expect(page.locator(".printed")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    printed = page.locator(".printed")
    expect(printed).to_contain_text("Events in Troops and combat, as known in these sources on 27 April 2025")
    expect(printed).to_contain_text(f"{address}/?as_of=2025-04-27&group=troops")
    for hidden in (".bar", ".takeaway", "[data-testid=stHeader]", ".pictures", ".panel .close"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".panel", "tbody tr", "iframe[title*='st_folium']", ".stVegaLiteChart"):
        expect(page.locator(shown).first).to_be_visible()
    link = page.locator(".event.picked .claim a").first
    after = link.evaluate("a => getComputedStyle(a, '::after').content")
    assert link.get_attribute("href") in after
    whole = "e => e.scrollHeight <= e.clientHeight + 1 || getComputedStyle(e).overflowY === 'visible'"
    assert page.locator(".panel").evaluate(whole)
    assert page.locator(".scroll").first.evaluate(whole)
    shot(page, "print-atlas")


def test_a_storys_step_prints_what_it_is_of_and_can_be_cited(visit, address):
    page = visit(f"{address}/story?step=5", ready=".stepper")
    here = f"{address}/story?story=first-road-bridge&step=5&as_of=2025-04-28&version="
    expect(page.locator(".printed")).to_be_hidden()
    page.get_by_text("Take it away").first.click()
    expect(page.locator(".cited")).to_contain_text(here)
    page.emulate_media(media="print")
    printed = page.locator(".printed")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("as known in these sources on 28 April 2025")
    expect(printed).to_contain_text(here)
    expect(page.locator(".takeaway")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_document_prints_in_dark_ink(visit, address, scheme):
    page = visit(f"{address}/claim?id=C020", scheme=scheme, ready=".claim")
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in (".document h1", ".claim p"):
        red, green, blue = page.locator(selector).first.evaluate("e => getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3).map(Number)")
        assert max(red, green, blue) < 130, selector
    expect(page.locator(".printed")).to_contain_text("as known in these sources on")
    expect(page.get_by_text("Report an error").first).to_be_hidden()
