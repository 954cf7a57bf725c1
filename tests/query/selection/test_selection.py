"""Selection and its one text."""

from __future__ import annotations

import random
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import PARAMETERS, Selection, parse_selection
from tests.examples import examples
from tests.query.asked import DATASET, TODAY, selections

BAD = [
    ("type=brige_opening", "type='brige_opening' is not known; allowed are bridge_opening, combat, statement, summit."),
    (
        "status=Confirmed",
        "status='Confirmed' is not known; allowed are confirmed, corroborated, act_on_record, "
        "statement_on_record, self_reported, claimed, coded, contested, denied, overdue, planned.",
    ),
    ("start=2025-02-30", "start='2025-02-30' is not a day; write it as 2025-04-30."),
    ("start=20250430", "start='20250430' is not a day; write it as 2025-04-30."),
    ("end=yesterday", "end='yesterday' is not a day; write it as 2025-04-30."),
    ("start=2025-05-02&end=2025-05-01", "start=2025-05-02 is after end=2025-05-01; give a start that is not after the end."),
    ("as_of=2126-01-01", "as_of='2126-01-01' lies ahead; what will be known by then is not known today, 2026-11-23."),
    ("late=never", "late='never' is not known; allowed are latest, event."),
    ("q=!!!", "q='!!!' has no word in it to look for."),
    ("q=" + "a" * 201, f"q={'a' * 60 + '…'!r} has 201 letters; at most 200 are looked for."),
    ("bbox=1,2,3", "bbox='1,2,3' has 3 numbers instead of the four west,south,east,north."),
    ("bbox=1,2,3,nan", "bbox='1,2,3,nan' has 'nan', which is not a plain number."),
    ("bbox=1,5,3,2", "bbox='1,5,3,2' needs south <= north, both within 90 degrees."),
    ("bbox=1,5,190,6", "bbox='1,5,190,6' has a longitude beyond 180 degrees."),
    ("area=1,2;3,4", "area='1,2;3,4' has 2 corners; it needs 3 to 100, as lon,lat;lon,lat;lon,lat."),
    ("bbox=1", "bbox='1' has 1 number instead of the four west,south,east,north."),
    ("area=1,2", "area='1,2' has 1 corner; it needs 3 to 100, as lon,lat;lon,lat;lon,lat."),
    ("area=1,2;3,4;5,x", "area='1,2;3,4;5,x' has 'x', which is not a plain number."),
    (
        "area=1,2;3,4;5,95",
        "area='1,2;3,4;5,95' has a corner '5,95' outside of the globe (lat within 90, lon within 180, or past it to 720).",
    ),
    (
        "area=-190,2;190,2;190,3",
        "area='-190,2;190,2;190,3' goes round the globe more than once; its longitudes may lie 360 degrees apart.",
    ),
    ("colour=red", f"'colour' is not a parameter; allowed are {', '.join(PARAMETERS)}."),
    ("start=2025-01-01&start=2025-01-02", "start is given 2 times; only the first, '2025-01-01', is used."),
    ("version=9", "version='9' is another version of the data than the one here (without a version)."),
]


@pytest.mark.parametrize(("query", "sentence"), BAD)
def test_bad_values_are_named_and_ignored(query: str, sentence: str) -> None:
    selection, problems = parse_selection(query, DATASET, today=TODAY)
    assert problems == [sentence]
    assert selection == (Selection(start=date(2025, 1, 1)) if "given 2 times" in sentence else Selection())


def test_a_parameter_given_twice_says_what_becomes_of_it() -> None:
    twice = "late=event&late=latest"
    assert parse_selection(twice, DATASET, today=TODAY) == (
        Selection(late="event"),
        ["late is given 2 times; only the first, 'event', is used."],
    )
    assert parse_selection("late=x&late=event", DATASET, today=TODAY) == (
        Selection(),
        ["late='x' is not known; allowed are latest, event.", "late is given 2 times; only the first is looked at."],
    )
    assert parse_selection(twice, DATASET, today=TODAY, refuses=True)[1] == [
        "late is given 2 times with different values, 'event' and 'latest'; give it once."
    ]


def test_a_bad_code_does_not_take_the_good_ones_with_it() -> None:
    selection, problems = parse_selection("group=arms,nix&group=troops", DATASET, today=TODAY)
    assert selection == Selection(group=("arms", "troops"))
    assert len(problems) == 1


def test_a_code_that_has_another_name_now_or_stands_for_several_is_read_as_what_it_stands_for() -> None:
    assert parse_selection("status=acknowledged,claimed", DATASET, today=TODAY) == (Selection(status=("self_reported", "claimed")), [])
    assert parse_selection("status=on_record", DATASET, today=TODAY) == (Selection(status=("act_on_record", "statement_on_record")), [])
    assert parse_selection("main_kind=act", DATASET, today=TODAY) == (Selection(main_kind=("act",)), [])


def test_many_bad_codes_are_counted() -> None:
    _, problems = parse_selection("place=" + ",".join(f"X{i}" for i in range(200)), DATASET, today=TODAY)
    assert len(problems) == 4
    assert problems[-1] == "place has 197 more values that are not known."


def test_nearest_codes_are_offered_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.query.selection.selection.MAX_NAMED_PROBLEMS", 2)
    _, problems = parse_selection("place=Pyongjang&actor=zzzzzzzz", DATASET, today=TODAY)
    assert problems == [
        "place='Pyongjang' is not known; nearest are P4.",
        "actor='zzzzzzzz' is not known; allowed are kim, nis, putin and 0 others.",
    ]


@pytest.mark.slow
@given(selections())
def test_a_selection_survives_its_text(selection: Selection) -> None:
    assert parse_selection(selection.query(), DATASET, today=TODAY) == (selection, [])


@pytest.mark.slow
@given(selections(), st.randoms())
def test_neither_order_nor_form_of_parameters_matters(selection: Selection, dice: random.Random) -> None:
    pairs = parse_qsl(selection.query())
    dice.shuffle(pairs)
    spread: dict[str, list[str]] = {}
    for parameter, text in pairs:
        codes = FILTERS[parameter].kind == "codes" if parameter in FILTERS else False
        spread[parameter] = dice.sample(text.split(","), text.count(",") + 1) if codes else [text]
    assert parse_selection(spread, DATASET, today=TODAY) == (selection, [])


@examples(300)
@given(st.one_of(st.text(), st.dictionaries(st.sampled_from(PARAMETERS), st.one_of(st.text(), st.lists(st.text())))))
def test_parse_never_raises_and_its_selection_can_be_written(raw: str | dict[str, str | list[str]]) -> None:
    selection, problems = parse_selection(raw, DATASET, today=TODAY)
    assert all(problem.endswith(".") and problem.isprintable() for problem in problems)
    assert parse_selection(selection.query(), DATASET, today=TODAY) == (selection, [])


@given(st.text(alphabet="0123456789,;.-+eE nan", max_size=60), st.sampled_from(["bbox", "area", "start"]))
def test_numbers_that_look_almost_right(text: str, parameter: str) -> None:
    selection, _ = parse_selection({parameter: text}, DATASET, today=TODAY)
    assert parse_selection(selection.query(), DATASET, today=TODAY) == (selection, [])


def test_canonical_text_is_short_and_readable() -> None:
    selection = Selection(
        type=("summit", "combat", "summit"), bbox=(130.123456, 42, 131.0, 43.5), q="  Tumen   bridge ", start=date(2025, 1, 1)
    )
    assert selection.query() == "start=2025-01-01&type=combat,summit&q=Tumen%20bridge&bbox=130.12346,42,131,43.5"
    assert Selection().query() == ""


def test_others_parameters_are_passed_over() -> None:
    assert parse_selection("picked=event:E1&lang=ko&group=arms", DATASET, today=TODAY, others=("picked", "lang")) == (
        Selection(group=("arms",)),
        [],
    )
    assert len(parse_selection("picked=event:E1&group=arms", DATASET, today=TODAY)[1]) == 1
