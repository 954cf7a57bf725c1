"""The page of two sides: what the link leaves open, what is said, where its numbers lead, and that it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import parse_selection
from dashboard.views.compare import compare_page, differences
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.link import page_link
from tests import build, datasets
from tests.packed import packed
from tests.views import pages
from tests.views.pages import parts, words

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def settled(query: str = "", dataset=None) -> Context:
    context = pages.context(f"compare?{query}", dataset)
    return replace(context, link=compare_page.settled(context), address="compare")


def own(query: str = "") -> tuple[str, str]:
    return tuple(settled(query).own.values())  # type: ignore[return-value]


def said(query: str = "", dataset=None) -> str:
    return words(parts(compare_page, settled(query, dataset)))


def test_a_link_that_names_no_side_begins_with_the_window_that_splits_the_events_best():
    since_treaty = ("2022-01-13/2024-06-18", "2024-06-19/2026-11-23")
    assert own("as_of=2026-11-23") == since_treaty, "10 and 15 events; since the flood 8 and 23, since the works 4 and 28"
    assert own("as_of=2024-06-18")[1] == "2021-06-01/2024-06-18", "the treaty was not known"
    assert own("start=2024-01-01&end=2025-12-31") == ("2024", "2025"), "the halves of its own dates"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("left=2022/2023", ("2022/2023", "2024/2025")),
        ("right=2024-06-19/..", ("../2024-06-18", "2024-06-19/..")),
        ("left=party:XB", ("party:XB", "party:XA")),
        ("left=nonsense&right=2024", ("2023", "2024")),
        ("left=2024&right=party:XA", ("2024", "2025")),
        ("left=2022-01-01/2023-12-31&right=2024-01-01/2025-12-31", ("2022/2023", "2024/2025")),
    ],
)
def test_a_side_that_is_left_open_or_cannot_be_used_goes_with_the_other(query, expected):
    assert own(query) == expected


def test_bad_values_are_named():
    assert any("left='nonsense' is no side" in p for p in settled("left=nonsense").link.problems)
    assert any("party='XX' is not known" in p for p in settled("left=party:XX").link.problems)
    assert any("of another kind" in p for p in settled("left=2024&right=party:XA").link.problems)
    assert not settled("left=party:XA&right=party:XB").link.problems


@pytest.mark.slow
def test_unequal_windows_say_so_and_give_numbers_a_year_beside_the_counts():
    text = said("left=2022/2023&right=2024&as_of=2026-11-23")
    assert "The windows are of unequal length, 730 days and 366 days" in text
    assert "a year" in text
    assert "Cut the longer one" in text
    equal = said("left=2024&right=2025&as_of=2026-11-23")
    assert "unequal" not in equal
    assert "a year" not in equal
    assert "has no length" in said("left=../2023&right=2024/..")


def test_what_must_be_known_of_the_days_is_said():
    assert "Coverage is thin after 22 August 2026" in said("left=2025&right=2026&as_of=2026-11-23")
    assert "Days after 23 November 2026, the day of knowledge" in said("left=2025&right=2026&as_of=2026-11-23")
    assert "Coverage is thin" not in said("left=2024&right=2025&as_of=2026-11-23")


def test_a_party_is_who_said_something_about_the_events():
    text = said("left=party:XA&right=party:XB&as_of=2026-11-23")
    assert "23 events about which Ardenia said something" in text
    assert "14 events about which Belmora said something" in text
    assert "Only Ardenia 14 of 28 Both 9 of 28 Only Belmora 5 of 28" in text


def test_the_sides_take_the_place_of_the_same_filter_and_say_so():
    assert "The sides take the place of what is selected above: events about which Corvia said something" in said(
        "left=party:XA&right=party:XB&party=XC"
    )
    assert "events from 1 January 2024 and until 1 March 2024" in said("left=2022&right=2023&start=2024-01-01&end=2024-03-01")


@pytest.mark.slow
def test_each_number_leads_to_as_many_events_in_the_atlas():
    for query in (
        "left=party:XA&right=party:XB&group=floods,talks",
        "left=2022/2023&right=2024/2025&party=XA",
        "left=../2023&right=2024/..",
    ):
        context = settled(query + "&as_of=2026-11-23")
        for table in (p for p in parts(compare_page, context) if p["is"] == "contrast" and p["caption"] != "Where they differ most"):
            for figure in (row[side]["figure"] for row in table["rows"] for side in differences.SIDE_NAMES if row[side]["figure"] != "0"):
                asked = page_link.read_link(parse_qs(figure["query"]), context.dataset, context.today)
                assert not asked.problems
                assert pages.ENGINE.answer(asked.selection, Ask(), pages.TODAY).n == int(figure["text"])


def test_a_side_without_events_says_so():
    assert said("left=1950&right=2024").count("No event of the selection is on this side.") == 1
    assert said("left=2022&right=2024&q=zzzz").count("No event of the selection is on this side.") == 2


@pytest.mark.slow
def test_an_empty_dataset_gives_sentences(tmp_path):
    assert "No event of the selection" in said("", build.dataset(tmp_path / "empty"))
    assert "No event of the selection" in said("as_of=0001-01-01")


def test_the_citation_names_both_sides_and_carries_them():
    context = settled("left=party:XA&right=party:XB&as_of=2025-05-01")
    box = download_and_cite.citation_box(context, compare_page.titled(context))
    assert "Comparison of Ardenia with Belmora: All events" in box["forms"][0]["text"]
    assert "left=party:XA&right=party:XB" in box["query"]
    assert "version=" in box["query"]


def test_windows_and_values_can_be_chosen_by_what_is_there():
    controls = next(p for p in parts(compare_page, settled("left=party:XA&right=party:XB")) if p["is"] == "sides")
    assert [k["label"] for k in controls["kinds"] if k["on"]] == ["who speaks"]
    for own_ in [k["own"] for k in controls["kinds"]] + [o["own"] for side in controls["sides"] for o in side["options"]]:
        assert set(own_) == {"left", "right"}
        assert not settled("&".join(f"{name}={text}" for name, text in own_.items())).link.problems


def test_pairs_are_offered_by_the_names_that_the_data_give_their_windows():
    shown = said("as_of=2026-11-23")
    assert "Since the treaty (June 2024), and as long before" in shown
    assert "⇄ Swap sides" in shown


def test_a_large_dataset_is_compared_from_counts_alone():
    engine = packed(datasets.dataset())
    small = replace(settled("left=2022/2023&right=2024/2025&as_of=2026-11-23"), engine=datasets.engine())
    assert words(parts(compare_page, replace(small, engine=engine))) == words(parts(compare_page, small))


@pytest.mark.slow
def test_the_page_runs():
    app = AppTest.from_function(alone, default_timeout=60).run()
    assert not app.exception, app.exception
    assert [e.label for e in app.expander] == ["How to read the maps"]


def alone():
    from dataclasses import replace
    from datetime import date

    from dashboard import server
    from dashboard.query.selection.selection import Selection
    from dashboard.views.compare import compare_page
    from dashboard.views.frame.context import Context
    from dashboard.views.link.page_link import PageLink, PageState

    context = Context(server.shared_engine(), PageLink(Selection(), PageState()), date(2026, 11, 23), "light", address="compare")
    compare_page.render(replace(context, link=compare_page.settled(context)))


@pytest.mark.slow
def test_days_of_the_calendar_that_end_it_do_no_harm():
    for query in ("left=9999", "left=0001", "left=0001/9999&right=9999", "left=9998-06-01/..&as_of=0001-01-02"):
        assert said(query)
    assert parse_selection({"as_of": "0001-01-01"}, datasets.dataset(), today=date(2026, 11, 23))[0].as_of == date(1, 1, 1)
