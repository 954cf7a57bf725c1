"""On paper: the caption sentence for the bar, map, panel and table whole, links with their addresses, in ink that can be read."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import expect

from tests.browser.conftest import shot
from tests.browser.test_atlas import PAINTED, the_map
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


def test_the_atlas_prints(visit, address):
    page = visit(f"{address}/?group=troops&as_of=2025-04-27&picked=event:E090")
    the_map(page)
    page.locator(".event.picked .claim a").first.wait_for()
    expect(page.locator(".printed")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    printed = page.locator(".printed")
    expect(printed).to_contain_text("Events in Troops and combat, as known in these sources on 27 April 2025")
    expect(printed).to_contain_text(f"{address}/?as_of=2025-04-27&group=troops")
    for hidden in (".bar", ".takeaway", "[data-testid=stHeader]", ".pictures", ".panel .close"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".panel", "tbody tr", "iframe[title*='st_folium']", ".stVegaLiteChart"):
        expect(page.locator(shown).first).to_be_visible()
    link = page.locator(".event.picked .claim a").first
    after = link.evaluate("a => getComputedStyle(a, '::after').content")
    assert link.get_attribute("href") in after
    whole = "e => e.scrollHeight <= e.clientHeight + 1 || getComputedStyle(e).overflowY === 'visible'"
    assert page.locator(".panel").evaluate(whole)
    assert page.locator(".scroll").first.evaluate(whole)
    shot(page, "print-atlas")


def test_a_storys_step_prints_what_it_is_of_and_can_be_cited(visit, address):
    page = visit(f"{address}/story?step=5", ready=".stepper")
    here = f"{address}/story?story=first-road-bridge&step=5&as_of=2025-04-28&version="
    expect(page.locator(".printed")).to_be_hidden()
    page.get_by_text("Take it away").first.click()
    expect(page.locator(".cited")).to_contain_text(here)
    page.emulate_media(media="print")
    printed = page.locator(".printed")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("as known in these sources on 28 April 2025")
    expect(printed).to_contain_text(here)
    expect(page.locator(".takeaway")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_document_prints_in_dark_ink(visit, address, scheme):
    page = visit(f"{address}/claim?id=C020", scheme=scheme, ready=".claim")
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in (".document h1", ".claim p"):
        red, green, blue = page.locator(selector).first.evaluate("e => getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3).map(Number)")
        assert max(red, green, blue) < 130, selector
    expect(page.locator(".printed")).to_contain_text("as known in these sources on")
    expect(page.get_by_text("Report an error").first).to_be_hidden()


def test_the_map_and_the_timeline_of_the_dark_theme_are_light_on_paper(visit, address):
    page = visit(address, scheme="dark")
    until(the_map(page), PAINTED)
    page.locator(".stVegaLiteChart svg").first.wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    for selector in ("iframe[title*='st_folium']", ".stVegaLiteChart"):
        picture = Image.open(BytesIO(page.locator(selector).first.screenshot())).convert("L")
        assert ImageStat.Stat(picture).median[0] > 150, selector


# On a sheet: what a reader of the paper would find, element by element, within its width.
PRINTED = """all => all.map(a => [a.querySelector('.statement').textContent, [...a.querySelectorAll('li')].filter(e => {
  const b = e.getBoundingClientRect();
  return b.width > 0 && b.left >= 0 && b.right <= innerWidth;
}).map(e => e.innerText)])"""


def test_every_claimant_of_the_matrix_is_on_paper(visit, address):
    page = visit(f"{address}/claims", ready="")
    cells = page.locator("table.matrix td.says")
    cells.first.wait_for()
    told = cells.count()
    speaking = "t => [...t.querySelectorAll('thead th')].slice(1).map(e => e.textContent)"
    parties = page.locator("table.matrix").evaluate(speaking)
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    expect(page.locator("table.matrix")).to_be_hidden()
    printed = dict(page.locator(".spoken article").evaluate_all(PRINTED))
    assert sum(map(len, printed.values())) == told
    words = page.locator(".spoken").inner_text()
    assert [p for p in parties if p not in words] == []
    assert len(printed["Cost of the road bridge"]) == 3
    distances = " ".join(printed["Distance of the road bridge from the rail bridge"])
    assert all(figure in distances for figure in ("400 m", "415 m", "500 m")), distances
    assert len(page.pdf(format="A4", print_background=True)) < 5_000_000


def test_a_choice_without_its_buttons_and_columns_of_claims_are_not_printed(visit, address):
    page = visit(f"{address}/estimates", ready=".facts .plain")
    page.emulate_media(media="print")
    expect(page.locator(".facts dt", has_text="Road bridge").first).to_be_hidden()
    expect(page.locator(".facts .plain[aria-pressed=true]")).to_be_visible()
    page = visit(f"{address}/event?id=E024", ready=".party")
    page.emulate_media(media="print")
    expect(page.locator(".document .party").nth(4)).to_be_visible()
    edges = page.locator(".document .party:visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")
    assert len(edges) > 1
    assert len(set(edges)) == 1


def test_the_last_bar_of_the_targets_is_on_paper(visit, address):
    page = visit(f"{address}/crossing?series=tumen-road-bridge", ready=".stVegaLiteChart svg .background")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    ground = "s => s.querySelector('.background').getBBox().height"
    until(page, "() => document.querySelector('.stVegaLiteChart svg').getBoundingClientRect().width < 800")
    circles = "s => Math.max(...[...s.querySelectorAll('.mark-symbol path')].map(p => p.transform.baseVal[0].matrix.f))"
    chart = page.locator(".stVegaLiteChart svg").first
    assert chart.evaluate(circles) <= chart.evaluate(ground), "bars are clipped where the ground ends"
