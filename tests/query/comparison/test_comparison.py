"""Two sides of a selection: their numbers are the engine's, on the floods, on random events, and on a large dataset."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.knowledge.known import known_on
from dashboard.query.answers.answer import Ask
from dashboard.query.comparison.comparison import Comparison, SidePair, compare_sides
from dashboard.query.comparison.sides import SIDE_KINDS, Side, Value, Window, read_side, side_labels
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests import datasets
from tests.engines import engine_of
from tests.examples import examples
from tests.packed import packed
from tests.query.asked import DATASET, DAYS, TODAY, naive, selections

ENGINE = engine_of(DATASET)
FLOODS, WHOLE = datasets.dataset(), datasets.engine()
PAIRS = (
    ("2022/2023", "2024/2025"),
    ("2022-06-19/2024-06-18", "2024-06-19/2026-06-18"),
    ("party:XA", "party:XB"),
    ("group:blasting", "group:floods"),
)
PAIRS += (("../2024", "2023/.."), ("place:L01", "place:L04"), ("status:confirmed", "status:contested"))


def pair(left: str, right: str) -> SidePair:
    return SidePair(read_side(left, FLOODS), read_side(right, FLOODS))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from([Window(first, last), Window(None, last), Window(first, None)]))


@st.composite
def pairs(draw: st.DrawFn) -> SidePair:
    kind = draw(st.sampled_from(["window", "window", *SIDE_KINDS]))
    side: st.SearchStrategy[Side] = windows() if kind == "window" else st.sampled_from([Value(kind, c) for c in side_labels(kind, DATASET)])
    return SidePair(draw(side), draw(side))


def agrees(found: Comparison, engine: Engine, selection: Selection) -> None:
    """Each side is what the engine answers to its selection, and rows and places add up to it."""
    for name, asked in zip(("left", "right"), found.pair.of(selection), strict=True):
        answer = engine.answer(asked, Ask(parts={"places", "facets"}), TODAY)
        assert getattr(found, name).n == answer.n
        for parameter in {"group", "status"} - {found.pair.kind}:
            assert sum(row[name] for row in found.rows(parameter, selection)) == answer.n
        places = dict(zip(answer.places.get("place_id", ()), answer.places.get("n", ()), strict=True))
        assert all(row[name] == places.get(row["place_id"], 0) for row in found.places(1000))


@pytest.mark.slow
@pytest.mark.parametrize("sides", PAIRS)
@pytest.mark.parametrize("asked", [{}, {"q": "dam"}, {"group": ("floods", "blasting")}, {"as_of": date(2025, 4, 27)}, {"party": ("XA",)}])
def test_the_sides_of_the_floods_are_the_engines_answers(sides, asked):
    selection = Selection(**asked)
    agrees(compare_sides(WHOLE, selection, pair(*sides), TODAY), WHOLE, selection)


@pytest.mark.slow
@examples(20)
@given(selections(), pairs())
def test_the_sides_of_random_selections_add_up(selection: Selection, sides: SidePair) -> None:
    found = compare_sides(ENGINE, selection, sides, TODAY)
    agrees(found, ENGINE, selection)
    knowledge = known_on(DATASET, selection.day(TODAY), selection.late)
    left, right = (set(naive(DATASET, knowledge, asked)) for asked in sides.of(selection))
    assert (found.left.n, found.right.n, found.both, found.on_either_side) == (len(left), len(right), len(left & right), len(left | right))


@pytest.mark.slow
@examples(20)
@given(selections(), pairs())
def test_a_large_dataset_compares_as_one_held_whole(selection: Selection, sides: SidePair) -> None:
    one, other = (compare_sides(engine, selection, sides, TODAY) for engine in (packed(DATASET), ENGINE))
    assert (one.left.n, one.right.n, one.both, one.box) == (other.left.n, other.right.n, other.both, other.box)
    assert one.places() == other.places()
    assert all(one.rows(name, selection) == other.rows(name, selection) for name in ("group", "status"))


def test_places_come_by_how_far_apart_their_counts_are():
    found = compare_sides(WHOLE, Selection(), pair("party:XA", "party:XB"), TODAY)
    apart = [abs(row["left"] - row["right"]) for row in found.places()]
    assert apart == sorted(apart, reverse=True)
    assert all(apart)
    assert found.places()[0]["name"] == "High Orsa dam"


def test_a_place_that_was_only_announced_at_counts_as_the_map_counts_it():
    shown, hidden = (compare_sides(WHOLE, Selection(), pair("party:XA", "party:XC"), TODAY, announcements=said) for said in (True, False))
    assert sum(shown.left.places["n"]) > sum(hidden.left.places["n"])
    assert shown.left.n == hidden.left.n


def test_the_whole_reaches_over_both_sides():
    assert pair("2022", "2024").whole(Selection()) == Selection(start=date(2022, 1, 1), end=date(2024, 12, 31))
    assert pair("../2022", "2024").whole(Selection()) == Selection(end=date(2024, 12, 31))
    assert pair("party:XA", "party:XB").whole(Selection(party=("XC",))) == Selection(party=("XA", "XB"))
    found = compare_sides(WHOLE, Selection(), pair("party:XA", "party:XB"), TODAY)
    assert found.box == WHOLE.answer(Selection(party=("XA", "XB")), Ask(parts={"extent"}), TODAY).extent.first


def test_nothing_on_either_side_has_no_rows_no_places_and_no_box():
    found = compare_sides(WHOLE, Selection(q="zzzz"), pair("2022", "2024"), TODAY)
    assert (found.on_either_side, found.rows("group", Selection()), found.places(), found.box) == (0, [], [], None)
    assert isinstance(found.left.places, pd.DataFrame)
