"""Data and links full of markup do nothing but show as text."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests import build
from tests.browser.test_atlas import the_map

pytestmark = pytest.mark.browser
EVIL = (
    "<script>window.top.hit=1</script><img src=x onerror='window.top.hit=2'> ${window.top.hit=3} `${window.top.hit=4}`"
    " \"'; window.top.hit=5; // [x](javascript:window.top.hit=6) ![y](http://evil.example/y.png) {{7*7}} </textarea></script>"
)


def hostile(directory: Path) -> Path:
    """Write a dataset whose every free text is hostile."""
    tables = build.question([("RU", "asserts", "2025-02-01"), ("KP", "denies", "2025-02-02")])
    tables["events"] = [tables["events"][0] | {"title": "A " + EVIL, "summary": EVIL, "notes": EVIL}]
    tables["propositions"] = [tables["propositions"][0] | {"statement": EVIL, "scope": EVIL}]
    tables["claims"] = [c | {"wording": EVIL, "claimant": EVIL, "notes": EVIL, "unit": EVIL, "best": "5"} for c in tables["claims"]]
    tables["sources"] = [{"source_id": "S1", "title": EVIL, "publisher": EVIL, "url": "https://example.org/%22onmouseover=alert(1)"}]
    tables["places"] = [{"place_id": "P1", "name": "P " + EVIL, "name_ko": EVIL, "name_ru": EVIL, "latitude": "42.4", "longitude": "130.6"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1"}]
    tables["actors"] = [{"actor_id": "a1", "name": EVIL, "kind": "person"}]
    tables["event_actors"] = [{"event_id": "E1", "actor_id": "a1"}]
    tables["parties"] = [p | {"name": p["name"] + EVIL, "short_name": p["name"] + EVIL} for p in build.PARTIES]
    build.write(directory, **tables)
    (directory / "datapackage.json").write_text(
        '{"title": "<b>T</b><script>window.top.hit=8</script>", "version": "1<i>", "presets": [{"label": "<u>p</u>"}]}', "utf-8"
    )
    return directory


def test_a_hostile_dataset_shows_as_text(visit, serve, tmp_path):
    address = serve(hostile(tmp_path / "hostile"))
    page = visit(f"{address}/?picked=event:E1#view=10/42.4/130.6")
    frame = the_map(page)
    expect(page.locator(".claim").first).to_be_visible()
    for place in (".panel", "table"):
        assert "<script>window.top.hit=1</script>" in page.locator(place).inner_text()
    links = [a.get_attribute("href") for a in page.locator(".panel a").all()]
    assert links
    assert all(re.match(r"https?://|/(event|place|claim|source)\?id=\w+(&|$)", link) for link in links)
    frame.locator("[data-symbol-id=P1]").dispatch_event("click")
    expect(frame.locator(".tumen-popup")).to_contain_text("<script>window.top.hit=1</script>")
    expect(frame.locator(".tumen-popup li").first).to_contain_text("<script>")
    frame.locator("[data-symbol-id=P1]").hover(force=True)
    expect(page.locator(".head h2")).to_contain_text("<script>")
    page.locator("details[data-parameter=actor] summary").click()
    assert page.evaluate("() => window.hit") is None
    assert page.locator("h1 b, h1 script, .panel img, table img, .note img").count() == 0
    page.get_by_role("link", name="About the data").click()
    expect(page.get_by_role("heading", name="About the data")).to_be_visible()
    assert page.evaluate("() => window.hit") is None
    assert page.locator("[data-testid=stMarkdown] img, [data-testid=stMarkdown] b").count() == 0


LINKS = ["q", "group", "start", "picked", "lang", "bbox", "area", "actor", "as_of", "<script>"]


def test_a_hostile_link_shows_as_text(visit, address):
    query = "&".join(f"{quote(p)}={quote(EVIL[:150])}" for p in LINKS)
    page = visit(f"{address}/?{query}#view=<script>window.hit=9</script>")
    expect(page.locator(".note.bad")).to_contain_text("<script>")
    expect(page.frame_locator("iframe[title*='st_folium']").locator(".leaflet-control-attribution")).to_be_visible()
    assert page.evaluate("() => window.hit") is None
    assert page.locator(".note img, .note script").count() == 0


def test_a_bad_row_does_not_take_the_page_down(visit, serve, tmp_path):
    tables = build.question([("RU", "asserts", "2025-02-01")])
    tables["places"] = [{"place_id": "P1", "name": "Here"}, {"place_id": "P2", "name": "Nowhere", "latitude": "95"}]
    tables["event_places"] = [{"event_id": "E1", "place_id": "P1"}]
    address = serve(build.write(tmp_path / "bad", **tables))
    page = visit(address)
    expect(page.locator(".note.bad")).to_contain_text("places.csv:3:latitude")
    expect(page.locator(".count strong")).to_have_text("1 of 1")
    the_map(page)
