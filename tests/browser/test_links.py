"""Links as they come into a browser: harmed on the way, second in a tab, and copied out again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.test_atlas import choose, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
KURSK = "#view=11/51.7000/36.2000"
PLACE = "/?place=P031"
VIEW = "() => { const { zoom, center } = tumenMap.state(); return [zoom, center.lat.toFixed(3), center.lng.toFixed(3)]; }"
AREA = "129.5,42;131,42;131,43"


def view(page: Page) -> list[object]:
    """Return where the map looks once it has drawn something."""
    return list(the_map(page).evaluate(VIEW))


@pytest.mark.parametrize("where", [PLACE, "/?group=memory", "/?picked=event:E024", "/"])
def test_a_second_link_in_a_tab_shows_what_it_shows_in_a_fresh_one(visit, address, where):
    page, fresh = visit(f"{address}/{KURSK}"), visit(f"{address}{where}")
    assert view(page) == [11, "51.700", "36.200"]
    page.goto(f"{address}{where}")
    for opened in (page, fresh):
        opened.wait_for_selector("tbody tr")
        settle(opened)
        until(opened, "() => location.hash.startsWith('#view=')")  # once the map knows where to look
    assert view(page) == view(fresh) != [11, "51.700", "36.200"]
    assert page.url == fresh.url


def test_a_page_loaded_anew_and_one_changed_to_keep_the_view(visit, address):
    page = visit(f"{address}/{KURSK}")
    the_map(page)
    page.reload()
    assert view(page) == [11, "51.700", "36.200"]
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_selector("[role=grid]")
    page.reload()
    page.wait_for_selector("[role=grid]")
    page.get_by_role("link", name="Atlas", exact=True).click()
    page.wait_for_selector("[role=grid]", state="detached")  # and with it the small map beside it
    page.wait_for_selector("tbody tr")
    settle(page)
    assert view(page) == [11, "51.700", "36.200"]


@pytest.mark.parametrize(
    "given", ["#view%3D6%2F42.4%2F130.6", "#view=6%2F42.4%2F130.6", "#view%253D6%252F42.4%252F130.6", "#view=6/42.4/130.6)."]
)
def test_a_view_that_was_encoded_on_the_way_counts(visit, address, given):
    page = visit(f"{address}/?group=troops{given}")
    assert view(page) == [6, "42.400", "130.600"]
    expect(page).to_have_url(f"{address}/?group=troops#view=6/42.4000/130.6000")
    assert not page.locator(".note.bad").count()


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ("?fbclid=x&group=troops&utm_source=chat", "?group=troops"),
        ("?start%3D2024-03-01%26group%3Dtroops", "?start=2024-03-01&group=troops"),
        ("?start=2024-03-01&amp;group=troops", "?start=2024-03-01&group=troops"),
        ("?group=troops).", "?group=troops"),
        (f"?area={AREA}", f"?area={AREA.replace(';', '%3B')}"),
        ("?fbclid=x", ""),
    ],
)
def test_a_link_that_was_harmed_is_put_right_without_a_word(visit, address, given, form):
    page = visit(f"{address}/{given}")
    the_map(page)
    expect(page).to_have_url(re.compile(re.escape(f"{address}/{form}#view=") + r"[\d./-]+$"))
    assert not page.locator(".note").count()


def test_no_link_that_is_copied_or_cited_holds_a_semicolon(visit, address):
    page = visit(f"{address}/?area={AREA}")
    the_map(page)
    page.locator("button[name=copy]").click()
    assert "area=129.5,42%3B131,42%3B131,43&" in page.locator("button[name=copy]").get_attribute("data-link")
    assert "area=129.5,42%3B131,42%3B131,43&" in page.locator(".cited").inner_text()
    choose(page, "group", "infrastructure")
    expect(page).to_have_url(re.compile("group=infrastructure"))
    assert ";" not in page.url


def test_an_unknown_parameter_is_named(visit, address):
    page = visit(f"{address}/?colour=red&fbclid=x")
    expect(page.locator(".note.bad")).to_contain_text("'colour' is not a parameter")
    assert "fbclid" not in page.locator(".note.bad").inner_text()


@pytest.mark.parametrize("where", ["/event?id=E024", "/story?step=2", "/about"])
def test_a_filter_that_does_not_count_is_struck_through_and_can_be_taken_out(visit, address, where):
    mark = "&" if "?" in where else "?"
    page = visit(f"{address}{where}{mark}group=troops&start=2025-01-01&q=bridge", ready=".unused")
    unused = page.locator(".unused")
    expect(unused.locator("s")).to_have_text(["From 1 January 2025", "In Troops and combat", "With the words “bridge”"])
    expect(unused).to_contain_text("not used on this page")
    unused.get_by_role("button", name="Remove: In Troops and combat").click()
    expect(unused.locator("s")).to_have_count(2)
    expect(page).not_to_have_url(re.compile("group="))
    unused.get_by_role("button", name="Remove all").click()
    expect(page.locator(".unused")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("start=|q="))


def test_what_is_selected_away_can_be_shown_again(visit, address):
    page = visit(f"{address}/estimates?q=zzzz", ready=".document h1")
    expect(page.locator(".document .lead").first).to_contain_text("No figure of the selected events was known by")
    page.get_by_role("button", name="Show those of all events").click()
    expect(page.locator(".document .lead").first).to_contain_text("Each question stands for itself")
    expect(page).not_to_have_url(re.compile("q="))
