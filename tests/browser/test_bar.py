"""The selection bar in a real Chromium: what is typed and chosen there counts, and can be mended and copied."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard import assets
from dashboard.views.frame import selection_bar
from tests.browser.conftest import EVENTS, listen, watch
from tests.browser.test_atlas import api, choose, counted, the_map
from tests.browser.waiting import until
from tests.views.pages import SHIPPED, context

pytestmark = pytest.mark.browser


def test_copy_link_pins_the_day_the_version_and_the_view(visit, address):
    page = visit(f"{address}/?group=arms#view=6/42.0000/130.0000")
    the_map(page)
    page.locator("button[name=copy]").click()
    link = page.locator("button[name=copy]").get_attribute("data-link")
    for part in ("group=arms", "as_of=20", "version=1.", "#view=6/"):
        assert part in link


@pytest.mark.parametrize("width", [390, 1440])
def test_a_copied_link_reopens_its_view_in_a_new_browser(visit, address, width):
    page = visit(f"{address}/?group=arms&as_of=2026-06-01", width=width)
    frame = the_map(page)
    before = frame.evaluate("() => tumenMap.state().zoom")
    frame.get_by_role("button", name="Zoom in").click()
    until(frame, "before => tumenMap.state().zoom > before", before)
    expect(page).to_have_url(re.compile(f"#view={frame.evaluate(ZOOM)}/"))
    page.locator("button[name=copy]").click()
    link = page.locator("button[name=copy]").get_attribute("data-link")
    assert "version=" in link
    again = visit(link, width=width)
    assert the_map(again).evaluate(ZOOM) == frame.evaluate(ZOOM)
    expect(again).to_have_url(re.sub("&version=[^#]*", "", link))


ZOOM = "() => tumenMap.state().zoom"
VIEW = "() => { const { zoom, center } = tumenMap.state(); return [zoom, center.lat.toFixed(3), center.lng.toFixed(3)]; }"


def test_a_first_link_is_put_right_in_the_address(visit, address):
    page = visit(f"{address}/?group=troops,arms,arms&nonsense=1&as_of=2025-04-29#view=7/42.1000/130.2000")
    expect(page).to_have_url(f"{address}/?as_of=2025-04-29&group=arms,troops#view=7/42.1000/130.2000")


@pytest.mark.parametrize("given", ["?view=7/42.1/130.2", "?view=7/42.1/130.2#view=7/95/130", "?lang=xx#view=7/42.1000/130.2000"])
def test_a_link_keeps_its_view_whatever_else_is_put_right(visit, address, given):
    page = visit(f"{address}/{given}")
    until(the_map(page), f"view => JSON.stringify(({VIEW})()) === view", '[7,"42.100","130.200"]')
    expect(page).to_have_url(f"{address}/#view=7/42.1000/130.2000")


@pytest.mark.parametrize(("given", "named"), [("?view=9", "view='9'"), ("#view=7/95/130", "#view='7/95/130'"), ("#view=<b>", "#view=")])
def test_a_bad_view_is_named_and_ignored(visit, address, given, named):
    page = visit(f"{address}/{given}")
    expect(page.locator(".note.bad")).to_contain_text(named)
    expect(page.locator(".note.bad")).to_contain_text("zoom/latitude/longitude")
    assert the_map(page).evaluate("() => tumenMap.state().symbols > 3")


def test_back_and_forward_follow_the_link(visit, address):
    page = visit(address)
    choose(page, "group", "arms")
    expect(page).to_have_url(re.compile("group=arms"))
    page.go_back()
    expect(page.locator(".count strong")).to_have_text(f"{EVENTS} of {EVENTS}")
    page.go_forward()
    expect(page.locator(".count strong")).not_to_have_text(f"{EVENTS} of {EVENTS}")


def test_bad_values_of_a_link_are_named_and_the_rest_is_used(visit, address):
    page = visit(f"{address}/?start=2025-02-30&group=arms,nonsense&picked=event:E999&colour=red")
    note = page.locator(".note.bad")
    for words in ("2025-02-30", "nonsense", "E999", "colour"):
        expect(note).to_contain_text(words)
    expected = api(address, "events?group=arms&limit=1")["n"]
    assert counted(page)[0] == expected


def test_a_note_stays_what_it_is_when_the_page_is_drawn_again(visit, address):
    page = visit(f"{address}/?q=zzzzzz")
    note = page.locator(".note", has_text="No event fits")
    there = note.get_by_role("button").first.element_handle()
    page.set_viewport_size({"width": 600, "height": 900})  # the server is told, and answers with the same note
    expect(page.locator(".bar")).to_be_visible()
    page.wait_for_timeout(1500)
    assert there.evaluate("button => button.isConnected"), "a click that is under way is not lost"


def test_an_empty_selection_offers_a_way_back(visit, address):
    page = visit(f"{address}/?q=zzzzzz")
    note = page.locator(".note", has_text="No event fits")
    note.get_by_role("button").first.click()
    expect(page.locator(".count strong")).to_have_text(f"{EVENTS} of {EVENTS}")


def test_stepping_the_day_of_knowledge_moves_to_the_next_news(visit, address):
    page = visit(f"{address}/?as_of=2024-10-11&picked=event:E-deployment")
    chip = page.locator(".event.picked .when .chip")
    expect(chip).to_contain_text("Denied")
    for _ in range(6):
        if page.locator("input[name=as_of]").input_value() >= "2024-10-13":
            break
        before = page.locator("input[name=as_of]").input_value()
        page.get_by_label("Next day on which something became known").click()
        expect(page.locator("input[name=as_of]")).not_to_have_value(before)
    expect(chip).to_contain_text("Contested")


def test_a_facet_counts_what_choosing_it_would_show(visit, address):
    page = visit(address)
    page.locator("details[data-parameter=status] summary").click()
    option = page.locator("details[data-parameter=status] label", has_text="Claimed")
    promised = int(option.locator(".n").inner_text())
    option.locator("input").click()
    expect(page.locator(".count strong")).to_have_text(f"{promised} of {EVENTS}")


def test_what_stays_shown_of_reversed_dates_is_said_whole(visit, address):
    page = visit(f"{address}/?start=2025-04-01&end=2025-05-31")
    page.locator("input[name=end]").fill("2025-01-01")
    expect(page.locator(".note.bad")).to_contain_text("what was chosen before: events from 1 April 2025, until 31 May 2025.")


def test_reversed_dates_stay_to_be_mended(visit, address):
    page = visit(f"{address}/?start=2024-01-01")
    page.locator("input[name=end]").fill("2023-05-01")
    note = page.locator(".note.bad")
    expect(note).to_contain_text(
        "The start, 1 January 2024, is after the end, 1 May 2023. Shown is what was chosen before: events from 1 January 2024."
    )
    assert "link" not in note.inner_text()
    expect(page.locator("input[name=start]")).to_have_value("2024-01-01")
    expect(page.locator("input[name=end]")).to_have_value("2023-05-01")
    before = api(address, "events?start=2024-01-01&limit=1")["n"]
    expect(page.locator(".count strong")).to_have_text(f"{before} of {EVENTS}")
    page.locator("input[name=start]").fill("2023-01-01")
    after = api(address, "events?start=2023-01-01&end=2023-05-01&limit=1")["n"]
    expect(page.locator(".count strong")).to_have_text(f"{after} of {EVENTS}")
    expect(page.locator(".note.bad")).to_have_count(0)


def test_two_dates_chosen_in_quick_succession_both_count(visit, address):
    page = visit(address)
    page.add_init_script(FAR_AWAY)
    page.reload()
    the_map(page)
    expected = api(address, "events?start=2024-06-01&end=2025-06-01&limit=1")["n"]
    seen = page.locator("input[name=end]").evaluate_handle(WATCHED)
    page.locator("input[name=start]").evaluate(CHOOSE, "2024-06-01")
    page.wait_for_timeout(300)  # the answer to the first is made, and on its way
    page.locator("input[name=end]").evaluate(CHOOSE, "2025-06-01")
    expect(page).to_have_url(re.compile("start=2024-06-01&end=2025-06-01"))
    expect(page.locator(".count strong")).to_have_text(f"{expected} of {EVENTS}")
    assert seen.json_value() == ["", "2025-06-01"], "no answer to the first date wipes the second"


FAR_AWAY = """window.WebSocket = class extends window.WebSocket {
  set onmessage(heard) { super.onmessage = (e) => setTimeout(() => heard(e), 500); }
  addEventListener(kind, heard, how) {
    super.addEventListener(kind, kind === 'message' ? (e) => setTimeout(() => heard(e), 500) : heard, how);
  }
};"""
CHOOSE = "(input, day) => { input.value = day; input.dispatchEvent(new Event('change')); }"
WATCHED = """input => {
  const seen = [];
  const note = () => { if (seen.at(-1) !== input.value) seen.push(input.value); requestAnimationFrame(note); };
  note();
  return seen;
}"""


def test_one_step_back_is_the_page_before_with_its_selection(visit, address):
    page = visit(f"{address}/?group=arms")
    the_map(page)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_selector("[role=grid]")
    expect(page).to_have_url(re.compile("/claims.*group=arms"))
    page.go_back()
    page.wait_for_selector("tbody tr[data-event]")
    expect(page).to_have_url(re.compile(r"/\?group=arms"))
    expect(page.locator(".count strong")).not_to_have_text(f"{EVENTS} of {EVENTS}")


def test_one_step_back_from_a_record_is_the_record_before(visit, address):
    page = visit(f"{address}/event?id=E090")
    page.locator("a[href*='place?']").first.click()
    expect(page).to_have_url(re.compile("/place.*id=P"))
    expect(page.locator(".document h1")).to_have_text("Chongjin")
    page.go_back()
    expect(page.locator(".document h1")).to_contain_text("troops")
    expect(page).to_have_url(re.compile("/event.*id=E090"))


def test_one_step_back_undoes_what_was_picked_on_the_map(visit, address):
    page = visit(f"{address}/?place=P002#view=14/42.4150/130.6420")
    the_map(page).locator("[data-symbol-id=P002]").dispatch_event("click")
    expect(page).to_have_url(re.compile("picked="))
    page.go_back()
    expect(page).not_to_have_url(re.compile("picked="))
    expect(page).to_have_url(re.compile("place=P002"))


def test_what_is_chosen_before_the_first_run_is_over_stands_in_the_address(visit, address):
    page = visit(f"{address}/robots.txt#view=6/42.0000/130.0000", ready="")
    page.evaluate(
        "address => import(address).then((m) => { window.draw = m.components.selection_bar; })", f"/{assets.page_script_address()}"
    )
    data = selection_bar._data(context("", SHIPPED)) | {"words": f"{address}/assets/words-light.json"}
    for opened, search in (
        ("?group=arms", "?group=arms"),
        ("?group=arms&start=2024-01-01", "?group=arms&start=2024-01-01"),
        (None, "?group=arms&start=2024-01-01"),
    ):
        page.evaluate("data => window.draw({ data, parentElement: document.body, setTriggerValue: () => {} })", data | {"opened": opened})
        assert page.evaluate("[location.search, location.hash]") == [search, "#view=6/42.0000/130.0000"]


def test_the_browsers_back_leads_from_another_page_to_the_atlas(visit, address):
    page = visit(f"{address}/")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_selector("[role=grid]")
    page.go_back()
    page.wait_for_selector("tbody tr[data-event]")
    assert not page.get_by_text("This app has encountered an error").count()


def test_on_a_narrow_screen_the_bar_folds_and_says_what_it_holds(visit, address):
    page = visit(f"{address}/?start=2024-01-01&group=arms&evidence=A,B", width=390, height=844)
    the_map(page)
    assert page.locator("iframe[title*='st_folium']").bounding_box()["y"] < 300
    fold = page.get_by_role("button", name="Filters")
    expect(fold).to_have_text("Filters3")
    names = ("input[name=start]", "input[name=end]", "select[name=preset]", ".facet >> nth=0", "input[name=weak]")
    inside = [page.locator(name) for name in names]
    for field in inside:
        expect(field).to_be_hidden()
    page.locator("input[name=q]").focus()
    page.keyboard.press("Tab")
    expect(fold).to_be_focused()
    page.keyboard.press("Enter")
    for field in inside:
        expect(field).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")
    for always in ("input[name=as_of]", "button[name=copy]", "button[name=reset]"):
        expect(page.locator(always)).to_be_visible()


def test_words_that_are_typed_are_searched_when_their_field_is_left(visit, address):
    page, wrong = visit(f"{address}/"), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.locator("input[name=q]").press_sequentially("bridge", delay=0)
    page.get_by_role("link", name="Claims", exact=True).click()
    expect(page).to_have_url(re.compile(r"/claims\?.*q=bridge"))
    assert wrong == []


OFFERED = """() => {
  const bar = [...document.querySelectorAll('*')].find((e) => e.shadowRoot && e.shadowRoot.querySelector('.bar')).shadowRoot;
  const shown = (e) => !e.closest('[hidden]');
  const facets = [...bar.querySelectorAll('details.facet')].filter(shown).map((facet) => [facet.dataset.parameter,
    [...facet.querySelectorAll('.option')].filter(shown).map((o) => o.querySelector('input').value + ' ' + o.textContent).sort()]);
  return { facets, periods: [...bar.querySelectorAll('select[name=preset] option')].map((o) => o.textContent) };
}"""


def known_on(page, day: str) -> None:
    """Go to a day of knowledge in the page itself, and wait until its count is there."""
    before = page.locator(".count strong").inner_text()
    page.locator("input[name=as_of]").fill(day)
    expect(page.locator(".count strong")).not_to_have_text(before)


@pytest.mark.parametrize(
    "days", [("", "2013-10-01"), ("2013-10-01", "2024-10-20"), ("2024-10-20", "2026-11-01"), ("2023-01-01", "2014-06-01")]
)
def test_the_bar_offers_on_a_day_what_it_offers_to_who_comes_on_that_day(visit, address, days):
    first, then = days
    page = visit(f"{address}/{'?as_of=' + first if first else ''}")
    before = page.evaluate(OFFERED)
    known_on(page, then)
    fresh = visit(f"{address}/?as_of={then}").evaluate(OFFERED)
    until(page, f"fresh => JSON.stringify(({OFFERED})()) === JSON.stringify(fresh)", fresh)
    assert fresh != before


def test_what_is_looked_for_in_a_filter_stays_while_its_options_change(visit, address):
    page = visit(f"{address}/?as_of=2024-10-20")
    menu = page.locator("details[data-parameter=place]")
    menu.locator("summary").click()
    menu.get_by_label("Find in Place").fill("tumen")
    known_on(page, "2026-11-01")
    names = menu.locator(".option:visible .name").all_inner_texts()
    assert names
    assert [name for name in names if "tumen" not in name.lower()] == []
    menu.get_by_label("Find in Place").fill("")
    expect(menu.locator(".option:visible").filter(has_text="Kursk Oblast")).to_have_count(1)


def test_a_phone_gets_its_charts_at_once(browser, address):
    agent = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
    context = browser.new_context(user_agent=agent, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    said: list[str | bytes] = []
    faults: list[str] = []
    listen(page, said)
    watch(page, faults)
    page.goto(address)
    page.wait_for_selector("tbody tr")
    page.wait_for_timeout(2500)
    assert page.locator(".stVegaLiteChart").get_by_text("Infrastructure", exact=True).first.bounding_box()["x"] < 30  # above its lane
    assert len(said) == 1, said
    context.close()
    assert not faults, "\n".join(faults)
