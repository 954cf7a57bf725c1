"""The map is brought up to date in the end, whatever comes between: a request that fails, or a move while it is on its way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_atlas import api, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
CHOOSE = "query => tumenMap.set({ ...tumenMap.state(), query })"
NOTE = "words => [...document.querySelectorAll('.tumen-note')].some((note) => note.textContent === words)"
FAILED = "The map could not be brought up to date (its answer could not be read). It tries again."


@pytest.mark.parametrize(
    ("path", "layer", "query"), [("flows", "flows", "group=arms"), ("crossing?series=tumen-road-bridge", "sites", "as_of=2026-06-18")]
)
def test_a_layer_that_comes_whole_is_brought_up_to_date_after_a_failure(visit, address, path, layer, query):
    page = visit(f"{address}/{path}", ready=".document table")
    frame = page.locator("iframe[title*='st_folium']").element_handle().content_frame()
    until(frame, f"() => window.tumenMap && tumenMap.state().drawn.{layer} > 0")
    before, lost = frame.evaluate("() => tumenMap.state()"), []

    def is_lost_twice(route, request):
        lost.append(request.url)
        route.fulfill(status=200, content_type="text/plain", body="not an answer") if len(lost) < 3 else route.fallback()

    page.route(f"**/api/{layer}*{query}*" if layer == "flows" else f"**/api/{layer}/*{query}*", is_lost_twice)
    frame.evaluate(CHOOSE, query)
    until(frame, NOTE, FAILED)
    until(frame, "before => tumenMap.state().answers > before", before["answers"])
    until(frame, NOTE, "")
    assert len(lost) == 3
    assert frame.evaluate("() => tumenMap.state().failures") == 0


def test_an_open_popup_is_of_the_new_selection_even_when_the_map_moves_before_its_answer(visit, address):
    page = visit(f"{address}/#view=14/42.415/130.642")
    frame = the_map(page)
    frame.locator("[data-symbol-id=P002]").dispatch_event("click")
    popup = frame.locator(".tumen-popup").last  # an older one fades out meanwhile
    all_of_it, some = (api(address, f"events?place=P002{more}")["n"] for more in ("", "&group=infrastructure"))
    expect(popup).to_contain_text(f"{all_of_it} events")
    page.wait_for_timeout(1500)  # until the popup has moved the map, and the page has told of its pick
    held = []
    page.route("**/api/cells*group=infrastructure*", lambda route, request: route.fallback() if held else held.append(request.url))
    frame.evaluate(CHOOSE, "group=infrastructure")
    until(frame, "() => tumenMap.state().query === 'group=infrastructure'")
    frame.locator("#map_div").press("ArrowRight")
    expect(popup).to_contain_text(f"{some} event")
    assert 0 < some < all_of_it
    assert held
