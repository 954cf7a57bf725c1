"""A story in a real browser: the arrow keys step it, the map goes along, and a claim is a click away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
FRAME = "iframe[title*=st_folium]"


def the_map(page: Page, fit: str):
    """Return what the map shows once it has heard of the step."""
    frame = page.frame_locator(FRAME)
    expect(frame.locator(".leaflet-container")).to_be_visible()
    handle = page.locator(FRAME).element_handle().content_frame()
    until(handle, "fit => window.tumenMap && window.tumenMap.state().fit === fit && window.tumenMap.state().symbols > 0", fit)
    settle(page)
    state = handle.evaluate(
        "() => { const s = window.tumenMap.state(); return { ...s, center: null, lat: s.center.lat, lon: s.center.lng }; }"
    )
    return {name: state[name] for name in ("zoom", "lat", "lon", "query", "picked")}


def test_arrow_keys_step_the_story_and_the_map_goes_along(visit, address):
    page = visit(f"{address}/story?step=4", ready=".stepper")
    before = the_map(page, "first-road-bridge-4")
    assert abs(before["lat"] - 42.41) < 0.05
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stepper-where")).to_have_text("Step 5 of 14")
    expect(page.get_by_role("heading", name="Kursk: two admissions and a dispute")).to_be_visible()
    page.wait_for_url("**step=5**")
    after = the_map(page, "first-road-bridge-5")
    assert abs(after["lat"] - 51.5) < 0.3
    assert abs(after["lon"] - 36) < 0.5
    assert "as_of=2025-04-28" in after["query"]
    assert after["picked"] == "event:E098"
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".stepper-where")).to_have_text("Step 4 of 14")
    again = the_map(page, "first-road-bridge-4")
    assert abs(again["lat"] - before["lat"]) < 0.05
    assert "#view" not in page.url, "the story's view is not the atlas's"


def test_back_and_forward_step_the_story_and_quick_presses_all_count(visit, address):
    page = visit(f"{address}/story?step=2", ready=".stepper")
    where = page.locator(".stepper-where")
    page.get_by_role("button", name="Next step").click()
    expect(where).to_have_text("Step 3 of 14")
    page.wait_for_url("**step=3**")
    page.go_back()
    expect(where).to_have_text("Step 2 of 14")
    page.go_forward()
    expect(where).to_have_text("Step 3 of 14")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(where).to_have_text("Step 6 of 14")
    page.wait_for_url("**step=6**")


def test_the_first_step_has_no_previous_and_the_last_no_next(visit, address):
    page = visit(f"{address}/story", ready=".stepper")
    expect(page.get_by_role("button", name="Previous step")).to_be_disabled()
    page.locator(".stepper input").fill("13")
    page.locator(".stepper input").dispatch_event("change")
    expect(page.locator(".stepper-where")).to_have_text("Step 14 of 14")
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()


def test_a_claim_is_shown_as_known_on_the_steps_day_and_a_step_has_its_link(visit, address):
    page = visit(f"{address}/story?step=5", ready=".stepper")
    page.locator(".marks a", has_text="C021").first.click()
    page.wait_for_url(re.compile(r"/claim\?.*id=C021"))
    assert "as_of=2025-04-28" in page.url
    page = visit(f"{address}/story?step=5", ready=".stepper")
    page.get_by_text("All steps").click()
    page.get_by_role("link", name="19 June 2026 passes").click()
    expect(page.locator(".stepper-where")).to_have_text("Step 11 of 14")
    expect(page.locator(".stands .chip", has_text="Overdue")).to_be_visible()


def test_on_a_phone_nothing_is_wider_than_the_screen(visit, address):
    page = visit(f"{address}/story?step=6", ready=".stepper", width=390, height=844)
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    expect(page.locator(".tale")).to_be_visible()


def test_a_steps_link_is_copied_and_opens_the_step(visit, address):
    page = visit(f"{address}/story?step=4", ready=".stepper")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    the_map(page, "first-road-bridge-4")  # from then on nothing moves under the pointer
    page.get_by_role("button", name="Copy link to this step").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/story?story=first-road-bridge&step=4"
    expect(visit(copied, ready=".stepper").locator(".stepper-where")).to_have_text("Step 4 of 14")
