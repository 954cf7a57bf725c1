"""What is selected, in words: captions, and each filter by its name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection
from dashboard.wording.messages import either_words, listed_words
from dashboard.wording.selection_words import filter_label, filter_words, newest_of, selection_caption
from tests.query.asked import DATASET, TODAY, selections

BOX = (130.0, 42.0, 131.0, 43.0)
CHOSEN = {"interval": date(2025, 5, 1), "words": "bridge", "box": BOX, "area": "130,42;131,42;131,43;130,43", "codes": ("x", "y")}


def test_captions() -> None:
    selection = Selection(group=("arms", "troops"), start=date(2025, 5, 1), place=("P1",), as_of=date(2025, 6, 3), q="bridge")
    assert selection_caption(selection, DATASET, TODAY) == (
        "Events from 1 May 2025, in Arms or Troops and combat, at or about Tumen bridge, with the words “bridge”, "
        "as known in these sources on 3 June 2025"
    )
    assert selection_caption(Selection(), DATASET, TODAY) == "All events, as known in these sources on 23 November 2026"
    assert selection_caption(selection, DATASET, TODAY, share=newest_of(5000, 80_000)).startswith(
        "5,000 newest of 80,000 events from 1 May 2025, in Arms"
    )
    assert newest_of(3, 3) == ""


@pytest.mark.parametrize("parameter", FILTERS)
def test_every_filter_has_a_name_and_says_its_values(parameter: str) -> None:
    assert filter_label(parameter) != parameter
    assert filter_words(parameter, None, DATASET) == ""
    assert filter_words(parameter, CHOSEN[FILTERS[parameter].kind], DATASET) not in ("", "x or y")


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ("130,42;131,42;131,43;130,43", "inside the area around 42.5° N 130.5° E, 82 by 110 km"),
        ("170,-20;-170,-20;-170,-10;170,-10", "inside the area around 15.0° S 0.0° E, 37,000 by 1,100 km"),
        ("-75,-1;-74.99,-1;-74.99,-0.99", "inside the area around 1.0° S 75.0° W, 1.1 by 1.1 km"),
    ],
)
def test_an_area_is_said_by_its_middle_and_size(area: str, words: str) -> None:
    assert filter_words("area", area, DATASET) == words


def test_values_beyond_the_first_are_counted() -> None:
    assert filter_words("type", ("a", "b", "c", "d", "e", "f"), DATASET) == "of the type a or b or c or d or 2 more"


def test_things_are_listed_and_chosen_from() -> None:
    assert [listed_words(["one", "two", "three"][:n]) for n in range(4)] == ["", "one", "one, two", "one, two, three"]
    assert [either_words(["one", "two", "three"][:n]) for n in range(4)] == ["", "one", "one or two", "one or two or three"]


@pytest.mark.slow
@given(selections())
def test_every_selection_reads_as_a_sentence(selection: Selection) -> None:
    assert "{" not in selection_caption(selection, DATASET, TODAY)
