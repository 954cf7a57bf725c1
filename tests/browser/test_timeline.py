"""The timeline shows what is selected: a short window's events have room first, and every bar is seen in its colour."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests import datasets
from tests.browser.test_atlas import brush
from tests.browser.waiting import until
from tests.charts.crowded import SELECTED, WINDOW, crowded

pytestmark = pytest.mark.browser
CHART = "[data-testid=stVegaLiteChart]"
WEEKS = "start={}&end={}".format(*WINDOW)
OF_ATLAS = "start=2024-10-14&end=2024-11-03"
# Whether all bars are as wide as they are to be: the chart is laid out anew when its page has come to its own width.
WIDE = """() => {
  const all = [...document.querySelectorAll('[data-testid=stVegaLiteChart] .density_0_marks path')];
  const widths = all.map((bar) => bar.getBoundingClientRect().width);
  return widths.length > 20 && Math.min(...widths) >= 3;
}"""


def bars(page: Page) -> Locator:
    return page.locator(f"{CHART} .density_0_marks path")


def drawn(page: Page) -> Locator:
    """Return the marks that carry an event's words."""
    return page.locator(f"{CHART} [aria-label*=', '][aria-roledescription]")


def runs(pixels: list[tuple[int, ...]], colours: set[tuple[int, ...]]) -> list[int]:
    """Return how many pixels of one of some colours stand side by side, of each such run."""
    found, last = [], None
    for pixel in pixels:
        colour = pixel[:3] if pixel[:3] in colours else None
        if colour is not None:
            found = [*found[:-1], found[-1] + 1] if colour == last else [*found, 1]
        last = colour
    return found


def rows_of(picture: bytes, top: float, bottom: float) -> list[list[tuple[int, ...]]]:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return [[image.getpixel((x, y)) for x in range(image.width)] for y in range(round(top), round(bottom))]


def colours(theme: str) -> set[tuple[int, ...]]:
    hues = (look.dark if theme == "dark" else look.light for look in datasets.dataset(datasets.SHIPPED).terms.groups.values())
    return {tuple(int(hue[i : i + 2], 16) for i in (1, 3, 5)) for hue in hues}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (760, "light"), (390, "light"), (390, "dark")])
def test_every_bar_has_three_pixels_of_its_colour(visit, address, width, scheme):
    page = visit(f"{address}/?{OF_ATLAS}", width=width, scheme=scheme)
    chart = page.locator(CHART)
    bars(page).first.wait_for()
    chart.scroll_into_view_if_needed()
    until(page, WIDE)
    boxes = bars(page).evaluate_all("paths => paths.map((path) => path.getBoundingClientRect().toJSON())")
    floor = max(box["bottom"] for box in boxes) - chart.bounding_box()["y"]
    rows = rows_of(chart.screenshot(), floor - 3, floor - 1)
    seen = [run for row in rows for run in runs(row, colours(scheme))]
    assert len(seen) > 20
    assert min(seen) >= 3


def test_sixty_events_of_a_day_are_drawn_in_a_window_of_three_weeks(visit, serve, tmp_path):
    address = serve(crowded(tmp_path / "crowded"))
    page = visit(f"{address}/?{WEEKS}")
    expect(drawn(page)).to_have_count(SELECTED)
    expect(page.get_by_text("drawn one by one")).to_have_count(0)
    page = visit(f"{address}/?{WEEKS}", width=390)
    expect(page.get_by_text("42 of 61 selected events are drawn one by one", exact=False)).to_be_visible()
    shown = page.locator(f"{CHART} [aria-label*='1 May 2024']")
    expect(shown).to_have_count(41)  # of CROWD, what has room beside the one that lasts
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_a_brush_leaves_the_histogram_and_takes_the_lanes_to_its_days(visit, address):
    page = visit(address, height=1900)
    bars(page).first.wait_for()
    many = bars(page).count()
    brush(page, 0.6, 0.65)
    expect(page).to_have_url(re.compile(r"start=\d{4}-\d{2}-\d{2}&end=\d{4}-\d{2}-\d{2}"))
    year = re.search(r"start=(\d{4})", page.url)[1]
    expect(page.locator(f"{CHART} text", has_text=re.compile(rf"^\d+ \w+ {year}$")).first).to_be_visible()
    assert bars(page).count() == many, "all bars are still there to be brushed"
    brush(page, 0.75, 0.85)
    expect(page).not_to_have_url(re.compile(f"start={year}-"))
