"""The link of a page: what of it counts, and what is named."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from dashboard.query.selection.selection import Selection
from dashboard.views.link import page_link
from tests.views.pages import ENGINE, TODAY, page, problems


def read(where: str) -> page_link.PageLink:
    """Return a link, ``address?query``, as a page reads it."""
    address, _, query = where.partition("?")
    return page_link.read_link(parse_qs(query, keep_blank_values=True), ENGINE.dataset, TODAY, page(address).own)


@pytest.mark.parametrize(
    ("harmed", "meant"),
    [
        ("?picked=event:F07.&labels=el)", "?picked=event:F07&labels=el"),
        ("?picked=event:F07.&lang=el)", "?picked=event:F07&labels=el"),
        ("?lang=el&labels=ar", "?labels=ar"),
        ("?lang=xx&labels=ar", "?labels=ar"),
        ("?lang=en", "?"),
        ("?group=blasting&amp;picked=event%253AF07", "?group=blasting&picked=event:F07"),
        ("event?id=F07).", "event?id=F07"),
        ("event?id%3DF07%26group%3Dblasting", "event?id=F07&group=blasting"),
        ("compare?left=2022%252F2023&right=2024,", "compare?left=2022/2023&right=2024"),
        ("estimates?measure=drowned.&fbclid=x", "estimates?measure=drowned"),
        ("changes?since=2025-01-01>", "changes?since=2025-01-01"),
        ("?around=L01,L02.&utm_source=chat", "?around=L01,L02"),
    ],
)
def test_a_link_that_was_harmed_on_its_way_is_read_as_it_was_meant(harmed: str, meant: str) -> None:
    assert read(harmed) == read(meant)
    assert read(harmed).problems == ()


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("?picked=event:F999.", "picked='event:F999.' is not in this dataset"),
        ("event?id=F07&id=F08", "id is given 2 times; only the first, 'F07', is used."),
        ("?lang=el&lang=ar", "lang is given 2 times; only the first, 'el', is used."),
        ("?labels=ko", "labels='ko' is not known; allowed are en, el, ar."),
        ("estimates?series=high-orsa-dam", "'series' is not a parameter"),
        ("?gro", "'gro' is not a parameter"),
    ],
)
def test_what_does_not_count_is_named(where: str, named: str) -> None:
    assert [problem[: len(named)] for problem in problems(read(where))] == [named]


def test_a_view_in_the_query_is_left_to_the_script() -> None:
    found = read("?group=blasting&amp;view=6/42.4/130.6")
    assert (found.selection, found.view, found.problems) == (Selection(group=("blasting",)), "6/42.4/130.6", ())


def test_no_semicolon_stands_in_a_pages_link() -> None:
    where = "compare?left=2022/2023&right=2024/2025&area=120,30;140,30;140,50"
    assert read(where).query() == "left=2022/2023&right=2024/2025&area=120,30%3B140,30%3B140,50"
