"""Date fields in a real Chromium: a day counts when it is meant, at every speed and in every order; no half of one is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import chromium
from tests.browser.conftest import listen, shot, watch
from tests.browser.test_atlas import api, counted
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
# What a page writes into its address, each once; an entry of the history for each.
WRITTEN = """() => { let last = decodeURIComponent(location.search); window.written = []; for (const way of ['pushState', 'replaceState']) {
  const write = history[way];
  history[way] = function (...what) {
    const result = write.apply(this, what), query = decodeURIComponent(location.search);
    if (query !== last) window.written.push(last = query);
    return result;
  };
} }"""
FOCUSED = "input => input.getRootNode().activeElement === input"
IN_A_DATE = """() => {
  let active = document.activeElement;
  while (active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  return active.type === 'date';
}"""
MOMENT = 1500  # ms after which a pause would have counted, twice over
CHANGES = "changes?since=2025-04-20&as_of=2025-04-30"
COMPARE = "compare?left=2023&right=2024"
READY = {"": "tbody tr", "changes": ".stepper", "compare": ".contrast tbody tr"}  # what stands last on a page


class Asked:
    """What a page has asked its server since it stood: the messages, and the addresses that it wrote."""

    def __init__(self, page: Page, said: list[str | bytes]) -> None:
        page.wait_for_selector("[data-test-script-state=notRunning]")  # who acts before changes the link that the page begins with
        self.page, self.said, self.before = page, said, len(said)
        self.length = page.evaluate("history.length")
        page.evaluate(WRITTEN)

    def is_only(self, *addresses: str) -> None:
        """Hold that these addresses were written, one entry of the history and one message for each, and no other."""
        until(self.page, "n => window.written.length >= n", len(addresses))
        self.page.wait_for_timeout(MOMENT)
        assert [query.removeprefix("?") for query in self.page.evaluate("window.written")] == list(addresses)
        assert len(self.said) - self.before == len(addresses)
        assert self.page.evaluate("history.length") - self.length == len(addresses)


@pytest.fixture
def at(visit: Callable[..., Page], address: str) -> Callable[[str, str], tuple[Page, Locator, Asked]]:
    """Return a function that opens a page and gives one of its date fields."""

    def opened(path: str, field: str) -> tuple[Page, Locator, Asked]:
        said: list[str | bytes] = []
        page = visit(f"{address}/{path}", ready=READY[path.partition("?")[0]], said=said)
        return page, page.locator(field), Asked(page, said)

    return opened


def left(page: Page) -> None:
    """Leave a field by the keyboard, past the parts that are left of it and its calendar."""
    while page.evaluate(IN_A_DATE):
        page.keyboard.press("Tab")


def side(words: str) -> str:
    return f"input[aria-label='{words}']"


def test_a_day_typed_at_any_speed_is_asked_for_once_and_stays(at):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    days = [(60, "2025-02-15"), (150, "2024-12-15"), (400, "2025-02-28"), (1000, "2024-10-31"), (1500, "2025-02-15")]
    for ms, day in days:
        field.focus()
        page.keyboard.type(f"{day[5:7]}{day[8:]}{day[:4]}", delay=ms)
        expect(page).to_have_url(re.compile(f"as_of={day}"))
        expect(field).to_have_value(day)
        assert field.evaluate(FOCUSED)
        field.evaluate("input => input.blur()")
    asked.is_only(*[f"as_of={day}" for _, day in days])
    assert counted(page) == (api(page.url.split("/?")[0], "events?as_of=2025-02-15&limit=1")["n"],) * 2


@pytest.mark.parametrize(
    ("path", "field", "keys", "query"),
    [
        ("", "input[name=start]", "02152025", "start=2025-02-15"),
        ("?start=2024-01-01", "input[name=end]", "02152025", "start=2024-01-01&end=2025-02-15"),
        (CHANGES, "input[name=since]", "02152025", "since=2025-02-15&as_of=2025-04-30"),
        (COMPARE, side("Left, first day"), "02152023", "left=2023-02-15/2023-12-31&right=2024"),
        (COMPARE, side("Right, last day"), "02152025", "left=2023&right=2024-01-01/2025-02-15"),
    ],
)
def test_every_field_waits_for_the_whole_day_and_keeps_the_focus(at, path, field, keys, query):
    page, found, asked = at(path, field)
    found.focus()
    page.keyboard.type(keys, delay=400)
    asked.is_only(query)
    expect(found).to_have_value(f"{keys[4:]}-{keys[:2]}-{keys[2:4]}")
    assert found.evaluate(FOCUSED), "the answer is there, and the hand still in the field"


ORDERS = {"mdy": ("en-US", "{1}{2}{0}"), "dmy": ("en-GB", "{2}{1}{0}"), "ymd": ("ko", "{0}{1}{2}")}


@pytest.mark.parametrize("order", ORDERS)
def test_a_day_is_typed_in_the_order_of_the_browsers_language(browser, address, tmp_path, order):
    language, form = ORDERS[order]
    with speaking(browser, language, tmp_path) as page:
        said, faults = list[str | bytes](), list[str]()
        listen(page, said)
        watch(page, faults)
        page.goto(address)
        page.wait_for_selector("tbody tr")
        asked = Asked(page, said)
        for name, day, ms in (("start", "2024-03-01", 60), ("end", "2025-12-13", 150), ("as_of", "2025-02-15", 1000)):
            page.locator(f"input[name={name}]").focus()
            page.keyboard.type(form.format(*day.split("-")), delay=ms)
            left(page) if name != "end" else page.keyboard.press("Enter")
            if order == "ymd":
                assert page.locator(f"input[name={name}]").input_value() == day, "the field is of this order"
            expect(page).to_have_url(re.compile(f"{name}={day}"))
        asked.is_only("start=2024-03-01", "start=2024-03-01&end=2025-12-13", "start=2024-03-01&end=2025-12-13&as_of=2025-02-15")
        for name, path in (("since", CHANGES), (None, COMPARE)):
            field = f"input[name={name}]" if name else side("Left, last day")
            page.goto(f"{address}/{path}")
            page.wait_for_selector(READY[path.partition("?")[0]])
            asked = Asked(page, said)
            page.locator(field).focus()
            page.keyboard.type(form.format("2024", "02", "15"), delay=400)
            left(page)
            asked.is_only("since=2024-02-15&as_of=2025-04-30" if name else "left=2023-01-01/2024-02-15&right=2024")
        assert not faults, "\n".join(faults)


@contextmanager
def speaking(browser, language: str, folder):
    """Open a page in a Chromium of a language."""
    kind, flags = browser.browser_type, list(chromium.in_language(language, folder))
    with_language = kind.launch(executable_path=chromium.find(), args=flags)
    try:
        page = with_language.new_page(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
        page.set_default_timeout(20_000)
        yield page
    finally:
        with_language.close()


def test_a_pause_after_a_month_or_a_day_never_counts(at):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    for keys, value in (("03", "2025-03-30"), ("15", "2025-03-15")):
        if keys == "03":
            field.focus()
        page.keyboard.type(keys, delay=150)
        page.wait_for_timeout(MOMENT)
        expect(field).to_have_value(value)
    page.keyboard.type("2025", delay=60)
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("20", delay=150)  # the year was not the last to be typed: its moment has not come
    page.wait_for_timeout(MOMENT)
    assert not page.evaluate("window.written")
    page.keyboard.press("Enter")
    asked.is_only("as_of=2025-03-20")
    assert field.evaluate(FOCUSED)


def test_a_day_counts_when_its_field_is_left(at):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    field.focus()
    page.keyboard.type("0315")
    page.evaluate("window.dispatchEvent(new Event('blur'))")  # another window is no other field
    page.locator("input[name=q]").focus()
    asked.is_only("as_of=2025-03-15")
    field.focus()
    page.locator("input[name=q]").focus()
    asked.is_only("as_of=2025-03-15")


def test_the_calendar_counts_once_it_has_picked(at):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    field.focus()
    page.keyboard.press("Space")
    until(page, "input => input.matches(':open')", field.element_handle())
    for left in (29, 28):
        page.keyboard.press("ArrowLeft")
        expect(field).to_have_value(f"2025-06-{left}")
    page.wait_for_timeout(MOMENT)
    assert not page.evaluate("window.written"), "a calendar that is walked through has picked nothing"
    page.keyboard.press("Enter")
    asked.is_only("as_of=2025-06-28")


def emptied(page: Page, field: Locator) -> None:
    """Empty a field by its keys, part by part."""
    field.focus()
    for key in ("Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace"):
        page.keyboard.press(key)


def test_a_field_is_cleared_when_it_is_left_empty(at):
    page, field, asked = at("?start=2024-01-01&as_of=2025-06-30", "input[name=start]")
    emptied(page, field)
    page.wait_for_timeout(MOMENT)
    assert not page.evaluate("window.written"), "who empties a field may be about to type another day"
    left(page)
    asked.is_only("as_of=2025-06-30")
    known = page.locator("input[name=as_of]")
    emptied(page, known)
    left(page)
    asked.is_only("as_of=2025-06-30", "")
    expect(known).to_have_value(date.today().isoformat())


def test_cleared_days_of_a_page_go_back_to_what_the_page_begins_with(visit, address):
    page = visit(f"{address}/{CHANGES}", ready="input[name=since]")
    since = page.locator("input[name=since]")
    for _ in range(2):  # the second time nothing is there to be given up, and the field is filled again all the same
        emptied(page, since)
        left(page)
        expect(page).to_have_url(re.compile(r"changes\?as_of=2025-04-30"))
        expect(since).to_have_value("2025-03-31")
    page.goto(f"{address}/{COMPARE}")
    first, last = (page.locator(side(f"Left, {words}")) for words in ("first day", "last day"))
    first.wait_for()
    emptied(page, first)
    left(page)
    expect(page).to_have_url(re.compile(r"left=\.\.(/|%2F)2023&"))
    emptied(page, last)
    left(page)
    expect(page.get_by_text("Give at least one of the two days.")).to_be_visible()


def test_half_a_day_that_is_left_is_said_and_stays_to_be_mended(at):
    page, field, asked = at("?start=2024-01-15&as_of=2025-06-30", "input[name=start]")
    field.focus()
    page.keyboard.press("Backspace")
    left(page)
    fault = page.locator(".fault:not(:empty)")
    expect(fault).to_have_text(
        "From: a part of the day is missing, or there is no such day. Until it is corrected, 15 January 2024 counts."
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    shot(page, "date-fault")
    n = page.locator(".count strong").inner_text()
    page.locator("input[name=weak]").click()
    expect(page.locator(".count strong")).not_to_have_text(n)
    expect(page).to_have_url(re.compile("evidence="))  # two choices within one run share an entry of the history
    assert field.evaluate("input => input.validity.badInput"), "the answer to another choice leaves the half day where it is"
    field.focus()
    page.keyboard.type("03")
    expect(fault).to_have_count(0)
    left(page)
    asked.is_only(
        "start=2024-01-15&as_of=2025-06-30&evidence=A,B",
        "start=2024-03-15&as_of=2025-06-30&evidence=A,B",
    )


def test_a_press_that_leaves_half_a_day_is_not_lost_to_the_words_that_then_appear(at):
    page, field, asked = at("?start=2024-01-15&as_of=2025-06-30", "input[name=start]")
    field.focus()
    page.keyboard.press("Backspace")
    page.locator("input[name=weak]").click(delay=100)
    expect(page.locator(".fault:not(:empty)")).to_contain_text("a part of the day is missing")
    asked.is_only("start=2024-01-15&as_of=2025-06-30&evidence=A,B")


@pytest.mark.parametrize(("path", "name", "day"), [("", "start", "start=2025-01-02"), ("claims", "as_of", "as_of=2025-01-02")])
def test_a_day_that_a_press_on_another_page_leaves_goes_along(visit, address, path, name, day):
    page = visit(f"{address}/{path}", ready="tbody tr")
    page.wait_for_selector("[data-test-script-state=notRunning]")
    link = page.get_by_role("link", name="Estimates", exact=True).bounding_box()
    page.locator(f"input[name={name}]").focus()
    page.keyboard.type("01022025")
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    expect(page).to_have_url(re.compile(rf"/estimates\?{day}"))
    page.wait_for_selector("[data-test-script-state=notRunning]")
    expect(page.get_by_role("heading", name="Estimates", level=1)).to_be_visible()
    expect(page.locator(f"input[name={name}]")).to_have_value("2025-01-02")
    expect(page).to_have_url(re.compile(rf"/estimates\?{day}"))


@pytest.mark.parametrize("how", ["entered", "left"])
def test_a_day_that_cannot_be_is_said_and_not_asked_for(at, how):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    tomorrow, today = date.today() + timedelta(days=1), f"{date.today():%-d %B %Y}"
    for typed, words in {
        "02312025": "a part of the day is missing, or there is no such day.",
        "02150005": "the year 5 does not have four digits.",
        f"{tomorrow:%m%d%Y}": f"{tomorrow:%-d %B %Y} is after {today}, the last day that can be chosen here.",
    }.items():
        field.evaluate("input => input.blur()")
        field.focus()
        page.keyboard.type(typed, delay=30)
        page.wait_for_timeout(MOMENT)
        page.keyboard.press("Enter") if how == "entered" else left(page)
        expect(page.locator(".fault:not(:empty)")).to_have_text(f"As known on: {words} Until it is corrected, 30 June 2025 counts.")
    assert not page.evaluate("window.written")
    page.get_by_label("Previous day on which something became known").click()
    expect(page.locator(".fault:not(:empty)")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("as_of=2025-06-30"))
    expect(field).to_have_value(re.search(r"as_of=([\d-]+)", page.url)[1])
    assert len(asked.said) - asked.before == 1


def test_an_answer_to_another_choice_leaves_the_day_under_the_hand_alone(at):
    page, field, asked = at("?as_of=2025-06-30", "input[name=as_of]")
    field.focus()
    page.keyboard.type("0")
    n = page.locator(".count strong").inner_text()
    page.locator("input[name=weak]").evaluate("box => box.click()")
    expect(page.locator(".count strong")).not_to_have_text(n)
    page.keyboard.type("215202", delay=150)
    expect(page).to_have_url(re.compile("evidence="))  # two choices within one run share an entry of the history
    page.keyboard.type("5")
    asked.is_only("as_of=2025-06-30&evidence=A,B", "as_of=2025-02-15&evidence=A,B")


def test_days_typed_in_one_go_through_all_fields_of_two_sides_all_count(visit, address):
    page = visit(f"{address}/{COMPARE}", ready=side("Left, first day"))
    page.locator(side("Left, first day")).focus()
    for typed in ("02152022", "03162023", "04172023", "05182024"):
        page.keyboard.type(typed, delay=60)
        page.keyboard.press("Tab")  # to the field's calendar, and on to the next field
        page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("left=2022-02-15(/|%2F)2023-03-16&right=2023-04-17(/|%2F)2024-05-18"))
    page.wait_for_timeout(MOMENT)
    assert page.locator(".sides input").evaluate_all("all => all.map((input) => input.value)") == [
        "2022-02-15",
        "2023-03-16",
        "2023-04-17",
        "2024-05-18",
    ]


def test_a_link_copied_straight_after_a_day_was_typed_holds_it(visit, address):
    page = visit(f"{address}/?as_of=2025-06-30")
    page.locator("input[name=as_of]").focus()
    page.keyboard.type("0315")
    page.locator("button[name=copy]").click()
    expect(page.locator("button[name=copy]")).to_have_attribute("data-link", re.compile("as_of=2025-03-15"))
