"""What changed, in a real browser: days by the keyboard and by themselves, a claim a click away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WHERE = "changes?since=2025-04-20&as_of=2025-04-30"


def test_days_are_stepped_by_the_arrow_keys_and_stand_in_the_link(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".stepper")
    where = page.locator(".stepper-where")
    expect(where).to_have_text("All 5 days with news")
    page.keyboard.press("ArrowRight")
    expect(where).to_contain_text("day 1 of 5")
    page.wait_for_url("**step=2025-04-24**")
    page.keyboard.press("ArrowRight")
    expect(where).to_contain_text("day 2 of 5")
    expect(page.get_by_role("link", name="C540").first).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(where).to_contain_text("day 1 of 5")
    page.get_by_role("button", name="Previous step").click()
    expect(where).to_have_text("All 5 days with news")
    expect(page).not_to_have_url(re.compile("step="))


def test_arrows_in_a_field_stay_in_the_field(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".stepper")
    page.locator("input[name=since]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(800)
    expect(page.locator(".stepper-where")).to_have_text("All 5 days with news")


def test_play_goes_through_the_days_and_stops_at_the_end(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".stepper")
    assert page.locator("button[name=play]").count() == 0, "who asks for less motion steps by hand"
    expect(page.locator(".stepper")).to_contain_text("your system asks for less motion")
    page.emulate_media(reduced_motion="no-preference")
    page.reload()
    play, where = page.locator("button[name=play]"), page.locator(".stepper-where")
    play.click()
    expect(where).to_contain_text("day 1 of 5")
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(where).to_contain_text("day 5 of 5")
    expect(play).to_have_attribute("aria-pressed", "false")


def test_the_earlier_day_can_be_chosen_and_a_claim_is_a_click_away(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".stepper")
    page.locator("input[name=since]").fill("2025-04-26")
    page.locator("input[name=since]").dispatch_event("change")
    expect(page.locator(".lead")).to_contain_text("Between 26 April 2025 and 30 April 2025")
    page.get_by_role("link", name="C548").first.click()
    page.wait_for_url(re.compile(r"/claim\?.*id=C548"))
    assert "as_of=2025-04-30" in page.url
