"""Heat under the symbols: switched on and off without a remount, in the link, in the picture, honest in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import shot
from tests.browser.test_atlas import api, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
CANVAS = ".leaflet-heat-pane canvas"
LOOKS = [
    (1440, "light", ""),
    (1440, "dark", "#view=5/50.5000/37.0000"),
    (390, "light", ""),
    (390, "dark", "#view=5/41.0000/129.0000"),
]
ORDER = """() => ['tile', 'heat', 'areas', 'marker']
  .map((name) => Number(getComputedStyle(document.querySelector(`.leaflet-${name}-pane`)).zIndex))"""
# How many of the canvas's pixels are tinted, and how strongly at most.
TINT = """() => {
  const canvas = document.querySelector('.leaflet-heat-pane canvas');
  if (!canvas) return [0, 0];
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((_, i) => i % 4 === 3);
  return [pixels.filter((a) => a > 0).length, Math.max(...pixels)];
}"""


def switch(page: Page) -> None:
    page.get_by_text("Heat", exact=True).click()


def hot(page: Page, frame: Frame) -> None:
    until(frame, "() => tumenMap.state().drawn.heat > 0 && document.querySelector('.leaflet-heat-pane canvas')")


def test_heat_is_switched_on_and_off_without_a_remount(visit, address):
    page = visit(address)
    frame = the_map(page)
    frame.evaluate("() => { window.same = true; }")
    expect(frame.locator(CANVAS)).to_have_count(0)
    switch(page)
    hot(page, frame)
    some, most = frame.evaluate(TINT)
    assert some > 50
    assert most > 150
    expect(page).to_have_url(re.compile("heat=on"))
    expect(frame.locator(".tumen-key")).to_have_text(re.compile(r"Heat: events per area, here up to [\d,.]+ within [\d,.]+ km"))
    found = api(address, "heat?zoom=4")
    expect(page.get_by_text(f"Heat shows {found['drawn']} events.")).to_contain_text(f"{found['left_out']} known only as a country")
    assert frame.evaluate(ORDER) == sorted(frame.evaluate(ORDER)), "above the basemap, below the symbols"
    assert frame.locator("[data-symbol-id]").count() > 3, "beside the symbols, not instead of them"
    again = visit(page.url)
    hot(again, the_map(again))
    switch(page)
    expect(frame.locator(CANVAS)).to_have_count(0)
    expect(frame.locator(".tumen-key")).to_be_hidden()
    page.wait_for_url(lambda url: "heat" not in url)
    assert frame.evaluate("() => window.same"), "the frame is the same as before"


def test_what_is_known_to_a_province_is_faint_and_wide(visit, address):
    page = visit(f"{address}/?heat=on&precision=province#view=6/51.7000/36.2000")
    frame = the_map(page)
    hot(page, frame)
    wide, _ = frame.evaluate(TINT)
    other = visit(f"{address}/?heat=on&precision=site#view=6/42.4000/130.6000")
    near = the_map(other)
    hot(other, near)
    assert wide > 2 * near.evaluate(TINT)[0]


@pytest.mark.parametrize("name", ["Picture, PNG", "Picture, SVG"])
def test_the_picture_shows_it_and_says_what_it_is(visit, address, name, tmp_path):
    page = visit(f"{address}/?heat=on")
    frame = the_map(page)
    hot(page, frame)
    frame.get_by_role("button", name="Take this map away").click()
    with page.expect_download() as coming:
        frame.get_by_role("button", name=name).click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.stat().st_size > 20_000
    if name.endswith("SVG"):
        assert "Heat: events per area" in file.read_text("utf-8")


@pytest.mark.parametrize(("width", "scheme", "view"), LOOKS)
def test_it_looks_right_by_day_and_by_night(visit, address, width, scheme, view):
    page = visit(f"{address}/?heat=on{view}", width=width, scheme=scheme, height=1000)
    frame = the_map(page)
    hot(page, frame)
    until(frame, "() => tumenMap.state().symbols > 0")
    key, box = frame.locator(".tumen-key").bounding_box(), page.locator("iframe[title*='st_folium']").bounding_box()
    assert key["x"] >= box["x"]
    assert key["x"] + key["width"] <= box["x"] + box["width"]
    page.wait_for_timeout(800)
    shot(page, f"heat-{width}-{scheme}")
