"""No symbol is a dead end: a click on a cell of several places comes closer, however wide it is, and lists them at last."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import build
from tests.browser.test_atlas import api, the_map, until

pytestmark = pytest.mark.browser
CLOSEST = 14


def wide_cells(directory):
    """Write provinces that all reach into every view: too many to stand alone, they are merged into cells wider than the map."""
    tables = build.question([("RU", "asserts", "2025-02-01")])
    spots = [(f"P{i}", 35 + i // 30, 100 + 1.5 * (i % 30)) for i in range(600)]
    tables["places"] = [
        {"place_id": p, "name": p, "latitude": str(lat), "longitude": str(lon), "geo_precision": "province", "uncertainty_km": "4000"}
        for p, lat, lon in spots
    ]
    tables["event_places"] = [{"event_id": "E1", "place_id": p} for p, _, _ in spots]
    return build.write(directory, **tables)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_on_a_cell_that_fills_the_map_still_comes_closer(visit, serve, tmp_path, width):
    address = serve(wide_cells(tmp_path / "wide"))
    cells = [s for s in api(address, "cells?zoom=10&viewport=110,44,111,45")["symbols"] if s["kind"] == "cell"]
    cell = max(cells, key=lambda s: s["bbox"][3] - s["bbox"][1])
    page = visit(f"{address}/#view=10/{cell['lat']}/{cell['lon']}", width=width)
    frame = the_map(page)
    symbol = frame.locator(f"[data-symbol-id='{cell['id']}']")
    for zoom in range(10, CLOSEST):
        now = frame.evaluate("() => tumenMap.state()")
        assert now["zoom"] == zoom
        symbol.dispatch_event("click")
        until(page, frame, "answers => tumenMap.state().answers > answers", now["answers"])
    assert frame.evaluate("() => tumenMap.state().center.lat") == pytest.approx(cell["lat"], abs=0.01)
    symbol.dispatch_event("click")
    expect(frame.locator(".tumen-popup li button")).to_have_count(len(cell["places"]))


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
