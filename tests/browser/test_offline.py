"""The map taken away: pictures made in the browser, and a file that opens from disk with every network blocked."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import shot
from tests.browser.test_atlas import the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
ASKED = "?group=troops&as_of=2025-04-27#view=5/51.0000/36.0000"


def take(page: Page, choice: str, folder: Path) -> Path:
    """Take the map away by its own button."""
    frame = the_map(page)
    page.wait_for_timeout(1500)  # until its tiles are painted
    frame.get_by_role("button", name="Take this map away").click()
    with page.expect_download() as waiting:
        frame.get_by_role("button", name=choice).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_a_reader_takes_a_picture_of_the_map(visit, address, tmp_path, browser):
    page = visit(f"{address}/{ASKED}")
    svg, png = take(page, "Picture, SVG", tmp_path), take(page, "Picture, PNG", tmp_path)
    assert svg.name.endswith("-as-of-2025-04-27.svg")
    text = svg.read_text("utf-8")
    for words in (
        "Events in Troops and combat",
        "27 April 2025",
        "dataset version",
        "CC-BY-4.0",
        "© OpenStreetMap contributors",
        "Confirmed",
    ):
        assert words in text
    assert 'href="data:image/png' in text
    assert "class=" not in text.replace('class="keys"', "").replace('class="caption"', "").replace('class="foot"', "")
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    box = page.locator("iframe[title*='st_folium']").bounding_box()
    assert width == round(box["width"]) * 2
    assert height > box["height"] * 2
    alone = browser.new_context(offline=True).new_page()
    alone.goto(svg.as_uri())
    assert alone.locator("svg svg").count() > 2
    assert alone.evaluate("document.querySelector('image').getBBox().width") > 100
    alone.context.close()


def test_the_menu_works_by_keyboard(visit, address):
    page = visit(f"{address}/{ASKED}")
    frame = the_map(page)
    opener = frame.get_by_role("button", name="Take this map away")
    opener.press("Enter")
    expect(frame.get_by_role("button", name="Picture, PNG")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(frame.get_by_role("button", name="Picture, PNG")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_file_opens_from_disk_without_any_network(visit, address, tmp_path, browser: Browser, width, scheme):
    file = take(visit(f"{address}/{ASKED}", scheme=scheme), "One file, HTML", tmp_path)
    assert file.name.endswith("-as-of-2025-04-27.html")
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    symbols = page.locator("[data-symbol-id]")
    expect(symbols.first).to_be_attached()
    until(
        page,
        """() => [...document.querySelectorAll('.leaflet-tile-pane canvas')].some(canvas => {
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(pixels).size > 8;
    })""",
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("27 April 2025")
    place = page.locator("[data-symbol-id][data-kind=place]").first
    place.press("Enter")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).not_to_have_text("All events here")
    panel.locator(".event summary").first.click()
    expect(panel.locator(".claim").first).to_be_visible()
    expect(panel.locator(".event.picked")).to_have_count(1)
    shot(page, f"offline-{width}")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
