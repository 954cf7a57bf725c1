"""What a reader chooses is asked for at once, while the page is still being made, and never asked twice."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import settle
from tests.browser.test_atlas import choose, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
SHOWN = "n => tumenMap.state().n === n && tumenMap.state().failures === 0"


def asked_of(page) -> list[str]:
    """Return a list that the selections of the map's questions are written into as they are asked."""
    found: list[str] = []
    page.on("request", lambda request: "/api/cells" in request.url and found.append(request.url.split("?")[1].split("&viewport")[0]))
    return found


@pytest.mark.parametrize(
    ("start", "changed"),
    [
        ("", lambda page: choose(page, "group", "arms")),
        ("?group=troops,arms&as_of=2025-04-29", lambda page: choose(page, "group", "memory")),
        ("?as_of=2025-04-29&q=Kim%20(it's)%20*!,;:%20두만강", lambda page: page.locator("button[name=reset]").click()),
        ("?q=Kim%20(it's)%20*!,;:%20두만강", lambda page: page.get_by_label("Hide weak evidence (C)").check()),
        ("?as_of=2026-06-30", lambda page: page.get_by_label("Previous day on which something became known").click()),
    ],
)
def test_a_choice_is_asked_for_once_and_in_the_words_of_the_page(visit, address, start, changed):
    page = visit(f"{address}/{start}")
    frame = the_map(page) if "q=" not in start else page.wait_for_selector("iframe[title*=st_folium]").content_frame()
    until(frame, "() => window.tumenMap && tumenMap.state().answers > 0")
    before, questions = frame.evaluate("() => tumenMap.state()"), asked_of(page)
    changed(page)
    until(frame, "before => tumenMap.state().answers > before", before["answers"])
    after = frame.evaluate("() => tumenMap.state()")
    assert after["query"] != before["query"]
    assert questions == [after["query"]], "what was foreseen is what was then asked"


def test_the_map_shows_a_choice_whose_foreseen_answer_was_lost(visit, address):
    page = visit(address)
    frame, lost = the_map(page), []

    def first_is_lost(route, request):
        lost.append(request.url)
        route.fulfill(status=200, content_type="text/plain", body="not an answer") if len(lost) == 1 else route.fallback()

    page.route("**/api/cells*group=arms*", first_is_lost)
    choose(page, "group", "arms")
    n = json.loads(page.request.get(f"{address}/api/cells?group=arms").text())["n"]
    until(frame, SHOWN, n)
    assert len(lost) == 2


def test_the_map_shows_a_choice_that_was_made_while_its_script_was_on_the_way(visit, address):
    page, held = visit("about:blank", ready=""), []
    page.route("**/assets/map.js*", lambda route, request: held.append(route))
    page.goto(address)
    page.wait_for_selector("tbody tr")
    choose(page, "group", "arms")
    page.wait_for_url("**/?group=arms*")
    settle(page)
    held[0].continue_()
    n = json.loads(page.request.get(f"{address}/api/cells?group=arms").text())["n"]
    until(the_map(page), SHOWN, n)


def test_dates_that_cross_are_not_asked_for(visit, address):
    page = visit(f"{address}/?start=2025-01-01")
    the_map(page)
    questions = asked_of(page)
    page.locator("input[name=end]").fill("2024-01-01")
    page.locator(".note.bad").wait_for()
    assert questions == []
