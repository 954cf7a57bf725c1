"""Sides of a comparison: read, written in one form, said in words; pairs of windows, and how long they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.comparison import windows
from dashboard.query.comparison.comparison import SidePair
from dashboard.query.comparison.sides import Value, Window, read_side
from dashboard.query.selection.selection import Selection
from dashboard.wording.selection_words import side_words
from tests import datasets
from tests.query.asked import TODAY

FLOODS = datasets.dataset()


def window(text: str) -> Window:
    found = read_side(text, FLOODS)
    assert isinstance(found, Window)
    return found


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("2024", "2024", "2024"),
        ("2022-01-01/2023-12-31", "2022/2023", "2022 to 2023"),
        ("2024-06-01/2024-06-30", "2024-06", "June 2024"),
        ("2022-06-19/2024-06-18", "2022-06-19/2024-06-18", "19 June 2022 to 18 June 2024"),
        ("2024-06-19/2024-06-19", "2024-06-19", "19 June 2024"),
        ("../2024-06-18", "../2024-06-18", "until 18 June 2024"),
        ("2024-06-19/..", "2024-06-19/..", "from 19 June 2024"),
        ("2024-02/2024", "2024-02/2024-12", "February to December 2024"),
        ("party:XA", "party:XA", "Ardenia"),
        ("group:blasting", "group:blasting", "Blasting"),
        ("status:acknowledged", "status:self_reported", "Self-reported"),
        ("status:act_on_record", "status:act_on_record", "Act on record"),
    ],
)
def test_a_side_has_one_form_and_words(text, form, words):
    found = read_side(text, FLOODS)
    assert (found.text, side_words(found, FLOODS)) == (form, words)
    assert read_side(form, FLOODS) == found


@given(st.dates(), st.dates())
def test_any_window_is_read_as_it_is_written(one, other):
    first, last = sorted((one, other))
    for found in (Window(first, last), Window(None, last), Window(first, None)):
        assert read_side(found.text, FLOODS) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("..", "is no side of a comparison"),
        ("../..", "is no side of a comparison"),
        ("2022/2023/2024", "is no side of a comparison"),
        ("yesterday", "is no side of a comparison"),
        ("9999-99", "is no side of a comparison"),
        ("start:2024", "the filters are type, group"),
        ("party:XX", "party='XX' is not known"),
        ("2025/2024", "ends before it starts"),
        ("2024~", "is not exact"),
        ("[2024,2026]", "is not exact"),
        ("2024-XX", "is not exact"),
    ],
)
def test_what_is_wrong_with_a_side_is_said(text, said):
    with pytest.raises(ValueError, match=said.replace("'", ".")):
        read_side(text, FLOODS)


def test_a_side_takes_the_place_of_the_same_in_the_selection_and_of_nothing_else():
    asked = Selection(start=date(2020, 1, 1), party=("XA", "XC"), q="dam")
    assert window("2024").of(asked) == asked.replace(start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert window("../2024").of(asked).start is None
    assert Value("party", "XB").of(asked) == asked.replace(party=("XB",))


def test_what_lies_beside_a_window_is_as_long():
    assert window("2022/2023").near(after=True).text == "2024/2025"
    assert window("2024").near(after=False).text == "2023"
    assert window("2024-06-19/2026-11-23").near(after=False) == Window(date(2022, 1, 13), date(2024, 6, 18))
    assert window("../2024-06-18").near(after=True).text == "2024-06-19/.."
    assert window("2024-06-19/..").near(after=True).text == "../2024-06-18"
    assert window("9999").near(after=True) == window("9999")


def test_lengths_are_of_the_days_that_knowledge_has_seen():
    def said(left, right, as_of=TODAY):
        return windows.window_lengths(SidePair(read_side(left, FLOODS), read_side(right, FLOODS)), as_of)

    equal = said("2024", "2025")
    assert (equal.left, equal.right, equal.are_comparable) == (366, 365, True)
    unequal = said("2023/2024", "2026")
    assert (unequal.left, unequal.right, unequal.are_comparable, unequal.per) == (731, 327, False, "year")
    assert unequal.rates_per_unit(731, 327) == (pytest.approx(365.24), pytest.approx(365.24))
    assert said("2024-01", "2024-02-01/2024-03-31").per == "month"
    assert said("2024-06-19", "2024-06").per == "day"
    assert said("2024", "2024-06-19/..").right == (TODAY - date(2024, 6, 19)).days + 1
    assert said("../2024", "2025") is None
    assert said("party:XA", "party:XB") is None


def test_the_longer_window_is_cut_on_the_far_side():
    def cut(left, right):
        found = windows.equal_windows(SidePair(read_side(left, FLOODS), read_side(right, FLOODS)), TODAY)
        return found and tuple(found.own.values())

    assert cut("2022/2023", "2024") == ("2022-12-31/2023-12-31", "2024")
    assert cut("2024-01-01/2024-03-31", "2024-04/2024-12") == ("2024-01/2024-03", "2024-04/2024-06")
    assert cut("2024", "2025") is None
    assert cut("../2024", "2025") is None


def test_windows_worth_offering():
    named = {label: tuple(pair.own.values()) for label, pair in windows.year_pairs(TODAY)}
    assert named["2024 and 2025"] == ("2024", "2025")
    assert named["2026 so far, and the same days of 2025"] == ("2025-01-01/2025-11-23", "2026-01-01/2026-11-23")
    assert list(windows.year_pairs(date(2024, 2, 29)))
    assert not list(windows.year_pairs(date(1, 1, 1)))
    assert tuple(windows.window_halves(date(2024, 1, 1), date(2024, 1, 10)).own.values()) == (
        "2024-01-01/2024-01-05",
        "2024-01-06/2024-01-10",
    )
    assert windows.window_halves(date(2024, 1, 1), date(2024, 1, 1)) is None
    assert tuple(windows.preceding_window(date(2024, 6, 19), date(2026, 6, 18)).own.values()) == (
        "2022-06-20/2024-06-18",
        "2024-06-19/2026-06-18",
    )
    assert windows.preceding_window(date(2024, 6, 19), date(2024, 6, 18)) is None
