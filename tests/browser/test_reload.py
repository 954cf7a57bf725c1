"""New data under a page that is open: it goes on, and shows the new ones from its next run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.reload_requests import ask_to_reload
from tests import build
from tests.browser.test_atlas import SYMBOL, choose, the_map

pytestmark = pytest.mark.browser
PLACES = [{"place_id": "P1", "name": "Vladivostok", "latitude": "43.1", "longitude": "131.9", "geo_precision": "settlement"}]
OTHER = [{"place_id": "P2", "name": "Artyom", "latitude": "43.11", "longitude": "131.92", "geo_precision": "settlement"}]


def world(title: str, places: list[dict[str, str]], stances: list[tuple[str, str, str]]) -> dict[str, list[dict[str, str]]]:
    tables = build.question(stances)
    tables["events"][0]["title"] = title
    (place,) = places
    return tables | {"places": places, "event_places": [{"event_id": "E1", "place_id": place["place_id"], "role": "site"}]}


def test_an_open_page_shows_the_new_data_from_its_next_run(
    tmp_path: Path, serve: Callable[[Path], str], visit: Callable[..., Page]
) -> None:
    """The map too, though browsers keep its answers for a minute."""
    folder = build.write(tmp_path / "world", **world("The old event", PLACES, [("KP", "asserts", "2025-01-03")]))
    url = serve(folder)
    page = visit(f"{url}/?as_of=2025-06-01")
    expect(page.locator("tbody tr")).to_contain_text("The old event")
    frame = the_map(page)
    expect(frame.locator(SYMBOL)).to_have_attribute("data-name", "Vladivostok")
    page.evaluate("window.neverLoadedAnew = true")

    build.write(folder, **world("The new event", OTHER, [("KP", "asserts", "2025-01-03"), ("UA", "denies", "2025-02-01")]))
    done, said = ask_to_reload(int(url.rpartition(":")[2]))
    assert done, said
    expect(page.locator("tbody tr")).to_contain_text("The old event")
    choose(page, "group", "diplomacy")
    expect(page.locator("tbody tr")).to_contain_text("The new event")
    expect(frame.locator(SYMBOL)).to_have_attribute("data-name", "Artyom")
    expect(frame.locator(".tumen-note")).to_be_empty()
    assert page.evaluate("window.neverLoadedAnew")


def test_what_is_chosen_and_gone_is_named(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> None:
    """What the map asks of a place that is gone is refused, until the page has told it of the new data."""
    folder = build.write(tmp_path / "world", **world("The old event", PLACES, [("KP", "asserts", "2025-01-03")]))
    url = serve(folder)
    page.goto(f"{url}/?as_of=2025-06-01&place=P1&picked=event:E1")
    expect(page.locator("tbody tr")).to_contain_text("The old event")
    build.write(folder, **world("The new event", OTHER, [("KP", "asserts", "2025-01-03")]))
    done, said = ask_to_reload(int(url.rpartition(":")[2]))
    assert done, said
    choose(page, "group", "diplomacy")
    expect(page.locator(".note.bad")).to_contain_text("place='P1' is not known")
    expect(page.locator("tbody tr")).to_contain_text("The new event")
    expect(page).to_have_url(re.compile(r"\?as_of=2025-06-01&group=diplomacy&picked=event(:|%3A)E1"))
    expect(the_map(page).locator(SYMBOL)).to_have_attribute("data-name", "Artyom")
    expect(the_map(page).locator(".tumen-note")).to_be_empty()
