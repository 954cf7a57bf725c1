"""Estimates in a real Chromium: a measure is chosen, its figures are drawn and read, and one leads to its claim."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_measure_is_chosen_by_keyboard_and_stands_in_the_link(visit, address):
    page = visit(f"{address}/estimates", ready=".stVegaLiteChart canvas, .stVegaLiteChart svg")
    button = page.get_by_role("button", name=re.compile(r"^North Koreans killed 6$"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("measure=killed$"))
    expect(page.get_by_role("heading", name="North Koreans killed: 6 figures by 3 speakers")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"^North Koreans killed 6$"))).to_have_attribute("aria-pressed", "true")
    expect(page.locator("tbody tr")).to_have_count(6)


def test_stepping_back_in_knowledge_takes_later_figures_away(visit, address):
    page = visit(f"{address}/estimates?measure=killed&as_of=2025-04-30", ready=".stVegaLiteChart")
    expect(page.locator("tr[data-key=C057]")).to_be_visible()
    page.get_by_label("Previous day on which something became known").click()
    expect(page.locator("tr[data-key=C057]")).to_have_count(0)
    expect(page.locator("tr[data-key=C054]")).to_be_visible()


def test_a_figure_leads_to_its_claim(visit, address):
    page = visit(f"{address}/estimates?measure=containers", ready=".stVegaLiteChart")
    page.get_by_role("link", name="C773").click()
    expect(page).to_have_url(re.compile(r"/claim\?.*id=C773"))
    expect(page.get_by_role("heading", name=re.compile("Defence Intelligence Agency"))).to_be_visible()


def test_the_chart_can_be_taken_along_and_fits_a_phone(visit, address):
    page = visit(f"{address}/estimates?measure=killed_and_wounded", width=390, height=844, ready=".stVegaLiteChart")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Picture of these figures, .*, SVG$")).click()
    assert download.value.suggested_filename.endswith(".svg")
    assert "4k" in download.value.path().read_text("utf-8")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text(re.compile(r"^All \d+ measures")).click()  # the figures come first, and all measures behind a line
    page.get_by_role("button", name="Cost of the road bridge").click()
    expect(page.get_by_role("heading", name=re.compile(r"^Cost of the road bridge: "))).to_be_visible()
