"""What is very long: words that no line has room for, and lists that would make a page of a hundred sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import build
from tests.browser.test_atlas import the_map

pytestmark = pytest.mark.browser
URL = "https://example.org/" + "a-title-that-is-an-address/" * 3
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
WORD = "Ж" * 300
SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
STICKS_OUT = """() => [...document.querySelectorAll('.root')]
  .flatMap((root) => [...(root.shadowRoot || root).querySelectorAll('h1, h2, h3, li, p, a')])
  .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.scroll, .matrix-scroll'))
  .map((e) => e.tagName + ': ' + e.textContent.slice(0, 40))"""
FEW, MANY = 24, 500


def long_words(directory: Path) -> Path:
    """Write three events, each with one of the long words for its title, all at a place of one long word."""
    tables = build.question([("KP", "asserts", "2025-01-03"), ("KR", "denies", "2025-02-03")])
    titles = {"E1": URL, "E2": WORD, "E3": f"A bridge at {PLACE}"}
    tables["events"] = [
        tables["events"][0] | {"event_id": at, "title": title, "summary": f"{title} {WORD}"} for at, title in titles.items()
    ]
    tables["propositions"] = [
        tables["propositions"][0] | {"proposition_id": f"Q-{at}", "event_id": at, "statement": title} for at, title in titles.items()
    ]
    claims = [c | {"claim_id": f"{c['claim_id']}-{at}", "proposition_id": f"Q-{at}"} for at in titles for c in tables["claims"]]
    tables["claims"] = [c | {"wording": WORD, "claimant": PLACE} for c in claims]
    tables["claim_sources"] = [{"claim_id": c["claim_id"], "source_id": "S1"} for c in claims]
    tables["sources"] = [{"source_id": "S1", "title": URL, "publisher": PLACE, "url": URL}]
    tables["places"] = [{"place_id": "P1", "name": PLACE, "name_ru": WORD}]
    tables["event_places"] = [{"event_id": at, "place_id": "P1"} for at in titles]
    tables["actors"] = [{"actor_id": "a1", "name": PLACE}]
    tables["event_actors"] = [{"event_id": at, "actor_id": "a1"} for at in titles]
    return build.write(directory, **tables)


PAGES = ["event?id=E1", "event?id=E2", "event?id=E3", "place?id=P1", "source?id=S1", "claim?id=C0-E2", "sources", "changes", "claims"]


def test_no_page_scrolls_sideways_for_a_long_word(visit, serve, tmp_path):
    address = serve(long_words(tmp_path / "long"))
    for path in PAGES:
        page = visit(f"{address}/{path}", width=390, ready="h1")
        page.wait_for_selector("[data-test-script-state=notRunning]")
        assert page.evaluate(SIDEWAYS) <= 0, path
        assert page.evaluate(STICKS_OUT) == [], path
        page.close()


def test_the_atlas_its_panel_and_its_popup_break_long_words(visit, serve, tmp_path):
    address = serve(long_words(tmp_path / "long"))
    page = visit(f"{address}/?picked=event:E2", width=390)
    page.locator(".event.picked .claim").first.wait_for()
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(STICKS_OUT) == []
    for box in (".panel", ".scroll"):
        assert page.locator(box).first.evaluate("e => e.scrollWidth - e.clientWidth") <= 1, box
    frame = the_map(page)
    frame.locator("[data-symbol-id=P1]").dispatch_event("click")
    popup = frame.locator(".tumen-popup")
    popup.wait_for()
    assert popup.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def long_lists(directory: Path) -> Path:
    """Write one event with 500 claims on its proposition, all resting on one source; and 500 events at its place."""
    tables = build.question([("KP", "asserts", "2025-01-03")])
    claims = [tables["claims"][0] | {"claim_id": f"C{i:03}", "wording": f"Said {i} times."} for i in range(MANY)]
    events = [{"event_id": f"E{i:03}", "title": f"Event {i}"} for i in range(2, MANY + 1)]
    more = [{"claim_id": f"D{e['event_id']}", "proposition_id": f"Q-{e['event_id']}", "party_id": "RU"} for e in events]
    tables["events"] += events
    tables["propositions"] += [{"proposition_id": f"Q-{e['event_id']}", "event_id": e["event_id"], "is_main": "true"} for e in events]
    tables["claims"] = claims + more
    tables["claim_sources"] = [{"claim_id": c["claim_id"], "source_id": "S1"} for c in claims + more]
    tables["places"] = [{"place_id": "P1", "name": "Rason"}]
    tables["event_places"] = [{"event_id": e["event_id"], "place_id": "P1"} for e in tables["events"]]
    return build.write(directory, **tables)


def high(page: Page) -> int:
    return int(page.locator("[data-testid=stMainBlockContainer]").evaluate("e => e.scrollHeight"))


def test_very_long_lists_show_some_and_all_when_asked(visit, serve, tmp_path):
    address = serve(long_lists(tmp_path / "long"))
    page = visit(f"{address}/event?id=E1", ready=".claim")
    before = high(page)
    expect(page.locator(".claim")).to_have_count(FEW)
    expect(page.locator(".claim").first).to_contain_text("Said 499 times.")
    assert page.locator("tbody tr", has_text="Said").count() == FEW
    assert before < 15_000
    page.emulate_media(media="print")
    expect(page.get_by_text(f"The first {FEW} of {MANY} are shown.").first).to_be_visible()
    expect(page.get_by_role("button", name=f"Show all {MANY}").first).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name=f"Show all {MANY}").first.click()
    expect(page.locator(".claim")).to_have_count(MANY)
    assert (
        page.evaluate("() => document.activeElement.shadowRoot?.activeElement?.dataset.claim ?? document.activeElement.dataset.claim")
        == "C475"
    )
    expect(page.get_by_role("button", name=f"Show all {MANY}")).to_have_count(1), "the table has its own"


@pytest.mark.parametrize(("path", "n"), [("source?id=S1", 999), ("place?id=P1", MANY)])
def test_a_source_and_a_place_of_hundreds_show_some(visit, serve, tmp_path, path, n):
    address = serve(long_lists(tmp_path / "long"))
    page = visit(f"{address}/{path}", ready="tbody tr")
    rows = page.locator("tbody").first.locator("tr")
    expect(rows).to_have_count(FEW)
    assert high(page) < 6_000
    page.get_by_role("button", name=f"Show all {n}").click()
    expect(rows).to_have_count(n)
