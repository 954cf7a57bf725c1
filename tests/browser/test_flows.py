"""The movements in a real Chromium: a line leads to its claims, and so does the table by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import build
from tests.browser.conftest import shot
from tests.browser.test_hostile import EVIL

pytestmark = pytest.mark.browser
LINES = "path[data-flow]"


def the_lines(page: Page):
    frame = page.frame_locator("iframe[title*='st_folium']")
    frame.locator(LINES).first.wait_for(state="attached")
    return frame


def test_a_click_on_a_line_opens_the_claims_of_its_event(visit, address):
    page = visit(f"{address}/flows", ready=".document table")
    frame = the_lines(page)
    assert frame.locator(".tumen-symbol").count() == 0
    frame.locator("path[data-events='E107']").dispatch_event("click")
    expect(page.locator(".panel .event.picked")).to_contain_text("Return of the 528th Regiment")
    expect(page.locator(".panel .claim").first).to_be_visible()
    assert "picked=event:E107" in page.url.replace("%3A", ":")


def test_b4_the_map_tells_a_movements_own_time_and_that_of_its_report(visit, address):
    page = visit(f"{address}/flows?as_of=2026-11-23&group=arms&start=2025-04-01&end=2025-04-30", ready=".document table")
    frame = the_lines(page)
    line = frame.locator("path[data-events='E081']").first
    box = page.locator("iframe[title*='st_folium']").bounding_box()
    spot = line.evaluate(
        "p => { const m = p.getScreenCTM(), q = p.getPointAtLength(p.getTotalLength() / 2).matrixTransform(m); return [q.x, q.y]; }"
    )
    page.mouse.move(box["x"] + spot[0] - 2, box["y"] + spot[1])
    page.mouse.move(box["x"] + spot[0], box["y"] + spot[1])
    time = "September 2023 to March 2025, reported 15 April 2025"
    expect(frame.locator(".tumen-tip")).to_contain_text(f"{time}, by sea")
    expect(page.locator(".document table").first).to_contain_text(time)
    line.dispatch_event("click")
    expect(page.locator(".panel .event.picked .when")).to_contain_text("reported 15 April 2025")


def test_b4_time_is_there_on_a_narrow_screen(visit, address):
    page = visit(f"{address}/flows?as_of=2026-11-23", width=390, ready=".document table")
    expect(page.get_by_text("September 2023 to March 2025").first).to_be_visible()


def test_a_line_of_several_events_lists_them_to_choose_from(visit, address):
    page = visit(f"{address}/flows", ready=".document table")
    frame = the_lines(page)
    frame.locator("path[data-events~='E044']").dispatch_event("click")
    popup = frame.locator(".tumen-flow-list")
    expect(popup).to_contain_text("Russia → Pyongyang")
    expect(popup).to_contain_text("shows no path")
    popup.get_by_role("button", name="Putin in Pyongyang").click()
    expect(page.locator(".panel .event.picked")).to_contain_text("Putin in Pyongyang")
    shot(page, "flows")


def test_the_table_picks_by_keyboard(visit, address):
    page = visit(f"{address}/flows", ready=".document table")
    button = page.get_by_role("button", name="Lavrov's visit to Wonsan, July 2025")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel .event.picked")).to_contain_text("Lavrov's visit")


def test_the_window_narrows_the_map(visit, address):
    page = visit(f"{address}/flows?start=2023-09-01&end=2023-09-30&group=diplomacy", ready=".document table")
    frame = the_lines(page)
    assert frame.locator(LINES).count() == 2


def test_the_atlas_stays_as_it_was_after_the_flows(visit, address):
    page = visit(f"{address}/flows", ready=".document table")
    the_lines(page)
    page.get_by_role("link", name="Atlas").click()
    page.wait_for_selector("tbody tr[data-event]")
    expect(page.locator("iframe[title*=st_folium]")).to_have_count(1)  # the old page is gone
    frame = page.frame_locator("iframe[title*='st_folium']")
    frame.locator(".tumen-symbol").first.wait_for()
    assert frame.locator(LINES).count() == 0


def test_hostile_words_show_as_text(visit, serve, tmp_path):
    tables = build.question([("RU", "asserts", "2025-02-01")])
    tables["events"] = [tables["events"][0] | {"title": "A " + EVIL}]
    tables["propositions"] = [tables["propositions"][0] | {"statement": EVIL}]
    tables["sources"] = [{"source_id": "S1", "title": EVIL, "publisher": EVIL}]
    tables["places"] = [
        {"place_id": p, "name": p + EVIL, "latitude": lat, "geo_precision": "country"} for p, lat in (("P1", "42"), ("P2", "45"))
    ]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1", "role": "from"}, {"event_id": "E1", "place_id": "P2", "role": "to"}]
    address = serve(build.write(tmp_path / "hostile", **tables))
    page = visit(f"{address}/flows", ready=".document table")
    frame = the_lines(page)
    expect(frame.locator(".tumen-country").first).to_contain_text("<script>")
    frame.locator(LINES).dispatch_event("mouseover")
    frame.locator(LINES).dispatch_event("click")
    expect(page.locator(".panel .event.picked")).to_contain_text("<script>")
    page.get_by_role("link", name="Sources").click()
    expect(page.locator(".bars").first).to_be_visible()
    expect(page.locator(".bars tbody th", has_text="<script>").first).to_be_visible()
    assert page.evaluate("() => window.hit") is None
