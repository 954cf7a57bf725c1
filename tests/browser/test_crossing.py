"""The life cycle of a bridge in a real Chromium: chart, table and map say the same, by mouse, by keyboard and on a small screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import build
from tests.analysis.lifecycle.test_lifecycle import port
from tests.browser.conftest import shot
from tests.browser.test_hostile import EVIL

pytestmark = pytest.mark.browser
READY = ".document table"


def the_map(page: Page):
    frame = page.frame_locator("iframe[title*='st_folium']")
    frame.locator(".tumen-site").first.wait_for()
    return frame


def test_a_reader_sees_the_slip_and_goes_to_who_said_it(visit, address):
    page = visit(f"{address}/crossing", ready=READY)
    expect(page.get_by_role("heading", name="Tumen road bridge", exact=True)).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()
    expect(page.locator("tr[data-key=C238]")).to_contain_text("80 days late")
    page.locator("tr[data-key=C238]").get_by_role("link", name="someone whom NK Pro does not name").click()
    page.wait_for_url("**/claim?*id=C238*")
    expect(page.locator(".claim").first).to_contain_text("19 June 2026")


def test_the_map_names_rail_bridge_road_bridge_and_checkpoint(visit, address):
    page = visit(f"{address}/crossing", ready=READY)
    frame = the_map(page)
    for name in ("Tumen River road bridge", "Korea-Russia Friendship Bridge", "Khasan road checkpoint"):
        expect(frame.locator(".tumen-site", has_text=name)).to_be_visible()
    expect(frame.locator(".tumen-site", has_text="Tumen River road bridge")).to_contain_text("opening: self-reported")
    expect(frame.locator(".tumen-legend")).to_be_hidden()
    shot(page, "crossing")


def test_the_railway_by_keyboard_and_back(visit, address):
    page = visit(f"{address}/crossing", ready=READY)
    the_map(page)
    page.get_by_role("button", name="Khasan-Rajin railway").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Khasan-Rajin railway", exact=True)).to_be_visible()
    page.wait_for_url("**series=khasan-rajin-railway*")
    expect(the_map(page).locator(".tumen-site", has_text="Rajin port")).to_be_visible()
    page.get_by_role("link", name="Opening of the Friendship rail bridge over the Tumen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/event?*id=E001*")
    page.get_by_role("link", name="Khasan-Rajin railway", exact=True).click()
    page.wait_for_url("**/crossing?*series=khasan-rajin-railway*")


def test_the_day_before_the_target_the_bridge_is_only_planned(visit, address):
    page = visit(f"{address}/crossing?as_of=2026-06-18", ready=READY)
    expect(page.locator(".stages .planned")).to_contain_text("planned for 19 June 2026")
    expect(the_map(page).locator(".tumen-site", has_text="Tumen River road bridge")).to_contain_text("opening: planned")
    assert "7 September 2026" not in page.locator("[data-testid=stMain]").inner_text()


def test_a_small_screen_needs_no_sideways_scrolling(visit, address):
    page = visit(f"{address}/crossing", width=390, height=844, ready=READY)
    the_map(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid=stVegaLiteChart]").bounding_box()["width"] <= 390


def test_hostile_words_show_as_text(visit, serve, tmp_path):
    tables = port(claims=[("RU", "asserts", "2025-08-02")])
    tables["events"][0]["title"] = "A " + EVIL
    tables["propositions"][0]["statement"] = EVIL
    tables["places"][0]["name"] = EVIL
    for claim in tables["claims"]:
        claim["claimant"] = EVIL
    page = visit(f"{serve(build.write(tmp_path / 'hostile', **tables))}/crossing", ready=READY)
    expect(the_map(page).locator(".tumen-site").first).to_contain_text("<script>")
    expect(page.locator("tr[data-key=C0]")).to_contain_text("<script>")
    assert page.evaluate("() => window.hit") is None
