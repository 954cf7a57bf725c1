"""No symbol is a dead end: a click on one of several places comes closer, and lists them at last."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import build
from tests.browser.test_atlas import the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
CLOSEST = 14


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_on_several_places_comes_closer_and_lists_them_at_last(visit, serve, tmp_path, width):
    tables = build.question([("RU", "asserts", "2025-02-01")])
    where = {"P0": ("42.4", "130.6"), "P1": ("42.40005", "130.6"), "P2": ("42.45", "130.6"), "P3": ("43.4", "131.9")}
    tables["places"] = [{"place_id": p, "name": p, "latitude": lat, "longitude": lon} for p, (lat, lon) in where.items()]
    tables["event_places"] = [{"event_id": "E1", "place_id": p} for p in where]
    address = serve(build.write(tmp_path / "near", **tables))
    page = visit(f"{address}/#view=3/42.4/130.6", width=width)
    frame = the_map(page)
    zooms = [3]
    while zooms[-1] < CLOSEST:
        before = frame.evaluate("() => tumenMap.state().answers")
        frame.locator("[data-kind=cell]").dispatch_event("click")
        until(frame, "answers => tumenMap.state().answers > answers", before)
        zooms.append(frame.evaluate("() => tumenMap.state().zoom"))
        assert zooms[-1] > zooms[-2]
    frame.locator(f"[data-symbol-id='cell:{CLOSEST}/P0']").dispatch_event("click")
    expect(frame.locator(".tumen-popup li button")).to_have_text(["P0 · 1 event", "P1 · 1 event"])


def test_a_cell_of_more_places_than_are_sent_says_how_many_are_left(visit, serve, tmp_path):
    tables = build.question([("RU", "asserts", "2025-02-01")])
    tables["places"] = [{"place_id": f"P{i}", "name": f"P{i}"} for i in range(600)]  # at one point
    tables["event_places"] = [{"event_id": "E1", "place_id": f"P{i}"} for i in range(600)]
    page = visit(f"{serve(build.write(tmp_path / 'point', **tables))}/#view=8/42.4/130.6")
    frame = the_map(page)
    frame.locator("[data-kind=cell]").dispatch_event("click")
    rows = frame.locator(".tumen-popup li")
    expect(rows).to_have_count(101)
    expect(rows.last).to_have_text("500 more places")
