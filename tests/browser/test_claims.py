"""A reader's path through the Claims page: by mouse, by keyboard, on a phone; what is looked at lights up on the map beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import shot
from tests.browser.test_atlas import the_map
from tests.browser.test_hostile import hostile
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
SAYS = "table.matrix td.says"


def claims(visit, address: str, query: str = "", **how) -> Page:
    page = visit(f"{address}/claims{query}", ready="", **how)
    page.locator(".matrix-box").wait_for(state="attached")
    return page


def the_cell(page: Page, key: str):
    return page.locator(f"table.matrix [data-key='{key}']")


def lit(frame: Frame, *places: str) -> None:
    """Wait until exactly these places are lit."""
    until(frame, "want => JSON.stringify(tumenMap.state().lit.sort()) === JSON.stringify(want)", sorted(places))


def test_a_cell_that_is_looked_at_lights_up_its_places(visit, address):
    page = claims(visit, address)
    frame = the_map(page)
    the_cell(page, "Q-kursk-retaken~UA").hover()
    until(frame, "() => tumenMap.state().lit.length > 0")
    assert frame.locator(".tumen-symbol.lit").count() >= 1
    assert frame.locator(".tumen-ring").count() == len(frame.evaluate("() => tumenMap.state().lit"))
    expect(frame.locator(".tumen-note")).to_contain_text("Kursk Oblast")
    assert "cell=" not in page.url
    page.mouse.move(700, 60)
    lit(frame)
    expect(frame.locator(".tumen-symbol.lit")).to_have_count(0)
    assert "view=" not in page.url, "the small map keeps its view to itself"
    shot(page, "claims")


def test_a_cell_that_is_clicked_opens_its_claims_beside_it_and_stays_lit(visit, address):
    page = claims(visit, address)
    frame = the_map(page)
    the_cell(page, "Q-kursk-retaken~UA").click()
    pane = page.locator(".pane")
    expect(pane.locator("h2")).to_have_text("Kursk Oblast is fully retaken by Russia")
    expect(pane.locator("h3").first).to_contain_text("Ukraine denies, 26 April 2025; again 22 June 2025")
    expect(pane.locator("[data-claim=C021]")).to_be_visible()
    expect(pane.locator("[data-party]").first).to_have_attribute("data-party", "UA")
    expect(page).to_have_url(re.compile("cell=Q-kursk-retaken"))
    expect(the_cell(page, "Q-kursk-retaken~UA")).to_have_attribute("aria-selected", "true")
    page.mouse.move(700, 60)
    until(frame, "() => tumenMap.state().lit.length > 0 && tumenMap.state().zoom > 4")
    pane.get_by_role("button", name="Close").click()
    expect(pane.locator("h2")).to_have_text("Pick a cell")
    lit(frame)


def test_the_matrix_is_walked_and_opened_by_keyboard_and_keeps_the_focus(visit, address):
    page = claims(visit, address)
    frame = the_map(page)
    first = page.locator("table.matrix tbody th[scope=row]").first
    expect(page.locator("table.matrix [data-key][tabindex='0']")).to_have_count(1)
    russia = the_cell(page, "Q-kursk-retaken~RU")
    rows = page.locator("table.matrix tbody th[scope=row]").evaluate_all("rows => rows.map(row => row.dataset.key)")
    parties = page.locator("table.matrix thead th").all_inner_texts()
    first.focus()
    for _ in range(rows.index("Q-kursk-retaken")):
        page.keyboard.press("ArrowDown")
    for _ in range(parties.index("Russia")):
        page.keyboard.press("ArrowRight")
    expect(russia).to_be_focused()
    expect(russia).to_have_attribute("aria-label", "Russia asserts, 26 April 2025")
    until(frame, "() => tumenMap.state().lit.length > 0")
    page.keyboard.press("Enter")
    expect(page.locator(".pane h3").first).to_contain_text("Russia asserts, 26 April 2025")
    expect(russia).to_be_focused()
    page.keyboard.press("End")
    focused = page.locator("table.matrix td[data-key^='Q-kursk-retaken']").last
    expect(focused).to_be_focused()
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(page.locator("table.matrix th[data-key='Q-kursk-retaken']")).to_be_focused()
    page.keyboard.press("Control+End")
    expect(page.locator("table.matrix [data-key]").last).to_be_focused()
    expect(page.locator("table.matrix [data-key][tabindex='0']")).to_have_count(1)


def test_it_is_a_table_with_a_caption_and_heads(visit, address):
    page = claims(visit, address)
    expect(page.locator("table.matrix caption")).to_contain_text("Propositions by parties")
    assert page.locator("table.matrix thead th[scope=col]").count() > 5
    assert page.locator("table.matrix tbody th[scope=row]").count() > 40
    expect(page.get_by_role("gridcell", name="Ukraine denies, 26 April 2025").first).to_be_visible()
    silent, unsearched = page.locator("table.matrix td.silent").first, page.locator("table.matrix td.unsearched").first
    assert silent.get_attribute("aria-label").endswith(": silent")
    assert unsearched.get_attribute("aria-label").endswith(": not searched")


def test_topics_and_rows_are_chosen_and_stand_in_the_link(visit, address):
    page = claims(visit, address)
    losses = page.get_by_role("button", name=re.compile(r"^Losses \d+$"))
    n = int(losses.inner_text().split()[-1])
    losses.click()
    expect(page.locator("table.matrix tbody tr:not(.group)")).to_have_count(n)
    expect(page).to_have_url(re.compile("topic=casualties"))
    page.get_by_role("button", name="All topics").click()
    expect(page).not_to_have_url(re.compile("topic="))
    contested = page.get_by_role("button", name=re.compile(r"^Contested only \d+$"))
    n = int(contested.inner_text().split()[-1])
    contested.click()
    expect(page.locator("table.matrix tbody tr:not(.group)")).to_have_count(n)
    expect(page.locator("table.matrix tbody th[scope=row] .chip", has_text="Contested")).to_have_count(n)


def test_on_a_phone_it_is_a_list_and_what_is_tapped_comes_into_sight(visit, address):
    page = claims(visit, address, width=390, height=844)
    expect(page.locator("table.matrix")).to_be_hidden()
    tapped = page.locator(".spoken [data-key='Q-kursk-retaken~UA']")
    tapped.click()
    expect(page.locator(".pane h2")).to_have_text("Kursk Oblast is fully retaken by Russia")
    expect(page.locator(".pane h2")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the list").click()
    expect(tapped).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    shot(page, "claims-phone")


def test_a_hostile_dataset_shows_as_text(visit, serve, tmp_path):
    page = claims(visit, serve(hostile(tmp_path / "hostile")), "?cell=Q-E1~RU")
    expect(page.locator(".pane h2")).to_contain_text("<script>window.top.hit=1</script>")
    frame = the_map(page)
    page.locator(SAYS).first.hover()
    expect(frame.locator(".tumen-note")).to_contain_text("<script>")
    assert page.evaluate("() => window.hit") is None
    assert page.locator(".matrix-box :is(img, script), .pane :is(img, script)").count() == 0


def test_a_cell_about_a_country_shows_the_country_and_no_town_at_its_middle(visit, address):
    page = visit(f"{address}/claims?cell=Q-further-troops-2026~KP", ready="table")
    frame = the_map(page)
    until(frame, "() => tumenMap.state().lit.length > 0")
    until(frame, "() => tumenMap.state().zoom <= 3.5")
