"""Links as they arrive: what mail, chats, trackers and sentences do to them is undone where it can mean one thing, and named where not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api.routes import ADDRESSES
from dashboard.query.selection.link_parameters import is_click_id, link_parameters, possible_readings
from dashboard.query.selection.selection import PARAMETERS, Selection, parse_selection
from dashboard.views import PAGES
from dashboard.views.link import page_link
from tests.query.asked import DATASET, TODAY, selections

AREA = "129.5,42;131,42;131,43"
ARMS = Selection(group=("arms",))
SPRING = Selection(start=date(2024, 3, 1), end=date(2024, 5, 31))
MEANT = [
    ("start%3D2024-03-01%26end%3D2024-05-31", SPRING),  # a query encoded whole
    ("start%253D2024-03-01%2526end%253D2024-05-31", SPRING),
    ("start=2024-03-01%26end=2024-05-31", SPRING),
    ("start=2024-03-01&amp;end=2024-05-31", SPRING),  # as it stands in HTML
    ("amp;start=2024-03-01&amp;amp;end=2024-05-31", SPRING),
    ("area=129.5%252C42%253B131%252C42%253B131%252C43", Selection(area=AREA)),
    ("area=129.5%25252C42%25253B131%25252C42%25253B131%25252C43", Selection(area=AREA)),
    (f"area={AREA};", Selection(area=AREA)),
    ("group=arms%252Ctroops", Selection(group=("arms", "troops"))),
    ("q=%25EB%2591%2590%25EB%25A7%258C", Selection(q="두만")),
    ("q=Tumen%2520bridge", Selection(q="Tumen bridge")),
    ("group=arms&group=troops,", Selection(group=("arms", "troops"))),
    *((f"group=arms{behind}", ARMS) for behind in (".", ")", "),", ",", ">", '"', "”.", "%22", "%3E", "'", "**", "`", "]", "%2E")),
    *((f"start=2024-03-01&end=2024-05-31{behind}", SPRING) for behind in (".", ").", ";", "%29")),
    ("bbox=1,2,3,4.", Selection(bbox=(1, 2, 3, 4))),
    ("?group=arms", ARMS),
    ("??group=arms", ARMS),
    ("group=arms?utm_source=chat", ARMS),
]
CLICKED = ["fbclid=a.b", "utm_source=chat&utm_medium=x", "gclid=1", "mc_cid=1&mc_eid=2", "_hsenc=1", "UTM_Source=X", "fbclid", "msclkid="]


@pytest.mark.parametrize(("query", "selection"), MEANT)
def test_what_was_done_to_a_link_on_its_way_is_undone(query: str, selection: Selection) -> None:
    assert parse_selection(query, DATASET, today=TODAY) == (selection, [])
    assert parse_selection(link_parameters(query), DATASET, today=TODAY) == (selection, []), "parsed by another first, as a page's link is"


@pytest.mark.parametrize("clicked", CLICKED)
@pytest.mark.parametrize("query", ["{}", "{}&group=arms", "group=arms&{}", "group=arms&amp;{}"])
def test_click_ids_are_passed_over_without_a_word(clicked: str, query: str) -> None:
    selection, problems = parse_selection(query.format(clicked), DATASET, today=TODAY)
    assert problems == []
    assert selection == (ARMS if "arms" in query else Selection())


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("start%3D2024", "start='2024' is not a day"),
        ("group=nix.", "group='nix.' is not known"),
        ("group=arms%ZZ", "group='arms%ZZ' is not known"),
        ("as_of=2025-04-3.", "as_of='2025-04-3.' is not a day"),
        ("area=129.5,42", "area='129.5,42' has 1 corner"),
        ("colour%3Dred", "'colour' is not a parameter"),
        ("amp;colour=red", "'colour' is not a parameter"),
        ("colour=", "'colour' is not a parameter"),
        ("gro", "'gro' is not a parameter"),
        ("utmsource=x", "'utmsource' is not a parameter"),
        ("start=2024-03-01&amp;start=2024-03-02", "start is given 2 times"),
    ],
)
def test_what_cannot_be_read_is_named_as_it_stands(query: str, named: str) -> None:
    _, problems = parse_selection(query, DATASET, today=TODAY)
    assert [problem[: len(named)] for problem in problems] == [named]


@pytest.mark.parametrize("text", ["R&D", "a=b", "50%25", "%41", "what?start=1", "C&A;", "fbclid=1", "a%20b%"])
def test_words_that_are_looked_for_stay_as_they_are(text: str) -> None:
    assert parse_selection(Selection(q=text).query(), DATASET, today=TODAY) == (Selection(q=text), [])


@given(st.text(alphabet=" %0123456789ABCDEFab+&=;é", max_size=24).map(lambda q: Selection(q=q)))
def test_words_survive_a_link_whatever_signs_they_have(selection: Selection) -> None:
    assert Selection(q=selection.q) == selection
    assert Selection(q="%D0%BA") == Selection(q="к"), "as a link says the two"
    read, problems = parse_selection(selection.query(), DATASET, today=TODAY)
    assert read == selection or problems


def test_what_can_be_read_as_it_stands_is_not_touched() -> None:
    assert next(possible_readings("2022/..")) == "2022/.."
    found = page_link.read_link(
        {"left": ["2022/.."], "right": ["2024."]}, DATASET, TODAY, {"left": lambda text, _: text, "right": lambda text, _: text}
    )
    assert dict(found.own) == {"left": "2022/..", "right": "2024."}


@pytest.mark.slow
@given(selections())
def test_a_link_that_was_not_harmed_is_read_as_it_is(selection: Selection) -> None:
    given_, meant = selection.query(), link_parameters(selection.query())
    assert "&".join(meant) == "&".join(part.partition("=")[0] for part in given_.split("&") if part)
    assert all(len(texts) == 1 for texts in meant.values())


@pytest.mark.slow
@given(selections())
def test_no_semicolon_stands_in_a_link(selection: Selection) -> None:
    assert ";" not in selection.query()


def test_an_area_is_written_so_that_no_chat_cuts_it() -> None:
    assert Selection(area=AREA).query() == "area=129.5,42%3B131,42%3B131,43"
    assert parse_selection(f"area={AREA}", DATASET, today=TODAY)[0] == Selection(area=AREA)


def test_no_parameter_of_ours_is_taken_for_a_click_id() -> None:
    pages = {name for page in PAGES for name in page.own}
    api = {name for address in ADDRESSES.values() for name in (*address.own, *address.more)}
    assert [name for name in {*PARAMETERS, *page_link.OTHER_PARAMETERS, *pages, *api} if is_click_id(name)] == []
