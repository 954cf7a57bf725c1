"""Taking a view away: a reader cites it, copies the citation and downloads files, by mouse and by keyboard."""

from __future__ import annotations

import json
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def section(page: Page):
    found = page.locator(".takeaway")
    found.scroll_into_view_if_needed()
    return found


def test_a_reader_cites_the_view_with_the_maps_place(visit, address):
    page = visit(f"{address}/?group=troops&as_of=2025-04-27#view=5/51.0000/36.0000")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found = section(page)
    box = found.locator(".cited")
    expect(box).to_contain_text("as known in these sources on 27 April 2025")
    expect(box).to_contain_text(f"{address}/?as_of=2025-04-27&group=troops&version=")
    expect(box).to_contain_text("#view=5/51.0000/36.0000")
    found.get_by_role("button", name="CSL-JSON").press("Enter")
    (entry,) = json.loads(box.inner_text())
    assert entry["URL"].startswith(f"{address}/?as_of=2025-04-27&group=troops&version=")
    found.get_by_role("button", name="BibTeX").click()
    expect(found.get_by_role("button", name="BibTeX")).to_have_attribute("aria-pressed", "true")
    found.get_by_role("button", name="Copy").click()
    expect(found.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{tumen-")


def test_a_page_without_a_view_of_its_own_is_cited_without_that_of_the_map_before(visit, address):
    page = visit(f"{address}/flows#view=5/51.0000/36.0000")
    page.get_by_text("Take it away").first.click()
    expect(page.locator(".cited")).to_contain_text("#view=5/51.0000/36.0000")
    page.get_by_role("link", name="Estimates", exact=True).click()
    page.get_by_role("heading", name="Estimates", exact=True).wait_for()
    page.get_by_text("Take it away").first.click()
    expect(page.locator(".cited")).to_contain_text(f"{address}/estimates?")
    expect(page.locator(".cited")).not_to_contain_text("#view")
    page.get_by_role("link", name="Atlas", exact=True).click()
    expect(page).to_have_url(re.compile("#view=5/51"))  # the session still knows it


def test_a_reader_downloads_files(visit, address, tmp_path):
    page = visit(f"{address}/?group=troops&as_of=2025-04-27")
    found = section(page)
    for label, suffix in (("GeoPackage", "gpkg"), ("KML", "kml"), ("CSV files (ZIP)", "csv.zip")):
        with page.expect_download() as waiting:
            found.get_by_role("link", name=label, exact=True).first.click()
        name = waiting.value.suggested_filename
        assert name.endswith(f"-as-of-2025-04-27.{suffix}")
        waiting.value.save_as(tmp_path / name)
    assert "claims.csv" in zipfile.ZipFile(tmp_path / name).namelist()
    found.get_by_text("One table at a time").click()
    expect(found.get_by_role("term").filter(has_text="Sources of claims")).to_be_visible()


def test_a_reader_downloads_the_timeline_as_a_picture(visit, address, tmp_path):
    page = visit(f"{address}/?group=troops&as_of=2025-04-27")
    page.wait_for_selector("[data-test-script-state=notRunning]")  # a run under way gives the buttons new files
    page.wait_for_timeout(1500)
    page.wait_for_selector("[data-test-script-state=notRunning]")
    for form, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"Picture of the timeline, {form}").click()
        assert waiting.value.suggested_filename.endswith(f"as-of-2025-04-27.{form.lower()}")
        waiting.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes().startswith(start)
    assert "as known in these sources on 27 April 2025" in (tmp_path / "SVG").read_text("utf-8")


def test_a_picture_comes_while_the_page_is_at_work(visit, address):
    page = visit(f"{address}/?as_of=2025-04-27")
    link = page.get_by_role("link", name="Picture of the timeline, SVG")
    link.scroll_into_view_if_needed()
    page.get_by_label("Previous day on which something became known").evaluate("button => button.click()")
    with page.expect_download() as waiting:  # the script runs, and draws the page anew
        link.press("Enter")
    assert waiting.value.suggested_filename.endswith(".svg")
    assert "as known in these sources on" in waiting.value.path().read_text("utf-8")
    expect(link).to_have_attribute("href", re.compile("as_of=2025-04-26|as_of=2025-04-25"))
