"""Panel and key in a real Chromium: what the panel says of a claim, and the report of an error that it makes ready."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard import clock
from dashboard.catalog.schema.vocabulary import STANDINGS
from dashboard.charts.timeline_lanes import mark_labels
from dashboard.query.selection.selection import Selection
from dashboard.wording.vocabulary_words import status_label
from tests import datasets
from tests.browser.conftest import shot
from tests.browser.test_atlas import api, the_map

pytestmark = pytest.mark.browser


def test_after_the_status_the_sentence_begins_anew(visit, address):
    page = visit(f"{address}/?picked=event:E010")
    expect(page.locator(".proposition .sentence").first).to_be_visible()
    for sentence in page.locator(".proposition .sentence").all():
        label, text = sentence.locator(".chip").inner_text(), sentence.inner_text()
        after = text.split(label, 1)[1].strip()
        assert after[0].isupper(), text
        assert not after.startswith(label), text


def test_claims_carry_codes_origins_and_their_place_among_a_partys_words(visit, address):
    page = visit(f"{address}/?picked=event:E010")
    claims = [c for p in api(address, "events/E010")["event"]["propositions"] for c in p["claims"]]
    expect(page.locator(".claim").first).to_be_visible()
    expect(page.locator(".event.picked .when .code")).to_have_text("E010")
    assert all(page.locator(f".claim[data-claim={c['claim_id']}] .foot .code").inner_text() == c["claim_id"] for c in claims)
    origin = page.locator(".claim[data-claim=C002]")
    expect(origin).to_contain_text("first stood in: tass 2025-04-30 groundbreaking; same origin as ")
    for party in page.locator(".party").all():
        cards = party.locator(".claim")
        if cards.count() > 1:
            assert re.search("latest word|first", cards.first.inner_text())


def test_a_claim_makes_its_report_ready(visit, address):
    page = visit(f"{address}/?picked=event:E010#view=6/42.0000/130.0000")
    the_map(page)
    page.evaluate("() => navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    card = page.locator(".claim[data-claim=C002]")
    card.get_by_role("button", name="Report an error").click()
    text = card.locator("textarea").input_value()
    claim = next(c for p in api(address, "events/E010")["event"]["propositions"] for c in p["claims"] if c["claim_id"] == "C002")
    health = api(address, "health")
    for part in (
        f"Claim C002: {claim['wording']}",
        "Proposition Q-bridge-length: ",
        "Event E010: ",
        claim["sources"][0]["source_id"],
        health["digest"],
        "version=1.",
        "as known on",
        "picked=event:E010&",
        "#view=6/42.0000/130.0000",
        "names no address",
    ):
        assert part in text, part


def test_an_empty_panel_is_no_taller_than_its_words_on_a_phone(visit, address):
    page = visit(address, width=390, height=844)
    panel = page.locator(".panel")
    assert panel.bounding_box()["height"] < 260
    shot(page, "phone")
    wide = visit(address)
    assert wide.locator(".panel").bounding_box()["height"] > 500


def test_what_is_open_stays_open_through_the_days_and_filters(visit, address):
    page = visit(f"{address}/?picked=event:E098")
    claims = page.locator(".event.picked .claim")
    expect(claims.first).to_be_visible()
    page.get_by_label("Previous day on which something became known").click()
    page.wait_for_url("**as_of=**")
    expect(claims.first).to_be_visible()
    page.get_by_role("button", name="Today").click()
    page.locator("input[name=start]").fill("2025-01-01")
    page.wait_for_url("**start=2025-01-01**")
    expect(claims.first).to_be_visible()
    expect(page.locator(".event.picked")).to_have_attribute("data-event", "E098")


def test_quick_steps_through_the_days_all_count(visit, address):
    page = visit(address)
    back, day = page.get_by_label("Previous day on which something became known"), page.locator("input[name=as_of]")
    known = datasets.engine(datasets.SHIPPED).news_days(Selection())
    days = [day.isoformat() for day in known if day < clock.today()]  # the page begins with today, which may have news itself
    for _ in range(5):
        back.click()
    expect(day).to_have_value(days[-5])
    page.wait_for_url(f"**as_of={days[-5]}**")


def test_a_theme_that_changes_at_dusk_changes_charts_and_signs_too(visit, address):
    page = visit(f"{address}/?picked=event:E098")
    signs = page.locator(".event.picked .chip").first
    expect(signs).to_be_visible()
    before = signs.evaluate("e => e.style.getPropertyValue('--c')")
    page.emulate_media(color_scheme="dark")
    expect(signs).not_to_have_css("--c", before)


def test_an_empty_panel_says_where_to_begin(visit, address):
    page = visit(address)
    newest = page.locator(".begin button").first
    title = newest.locator(".title").inner_text()
    newest.click()
    expect(page.locator(".event.picked .title")).to_have_text(title)
    page.wait_for_url("**picked=event**")


def test_the_timelines_key_names_every_status_and_mark(visit, address):
    page = visit(address)
    key = page.locator(".key")
    for words in (*map(status_label, STANDINGS), *mark_labels().values()):
        expect(key).to_contain_text(words)
    assert key.locator("li[data-mark] svg").count() == len(mark_labels())
