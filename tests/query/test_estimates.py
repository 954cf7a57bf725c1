"""Estimates: what counts as a figure, which ends are open, what fits together, and nothing of a later day."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog.dataset import DEFAULT, load
from dashboard.catalog.knowledge import known
from dashboard.query.estimates import codes, figures, measures, parts_of, scopes, span
from tests import build

DATA = load(DEFAULT)
DAY = date(2026, 11, 23)
INF = math.inf


def asked(*claims, day=DAY, more=()):
    """Return the one scope of a small dataset: claims as (party, day, low, best, high)."""
    tables = build.question([(party, "estimates", made_on) for party, made_on, *_ in claims] + list(more), kind="number")
    for claim, (_, _, *bounds) in zip(tables["claims"], claims, strict=False):
        claim |= dict(zip(("low", "best", "high"), bounds, strict=True)) | {"unit": "people"}
    tables["propositions"][0]["measure"] = "killed"
    data = build.unchecked(**tables)
    found = scopes(figures(data, known(data, day)), "killed")
    return found[0] if found else None


@pytest.mark.parametrize(
    ("bounds", "ends"),
    [
        (("", "600", ""), (600, 600)),
        (("600", "", ""), (600, INF)),
        (("", "", "9"), (-INF, 9)),
        (("4", "", "5"), (4, 5)),
        (("4", "5", "7"), (4, 7)),
        (("5", "5", ""), (5, INF)),
        (("", "7", "7"), (-INF, 7)),
        (("4", "5", ""), (4, 5)),
    ],
)
def test_a_bound_given_alone_leaves_the_other_end_open(bounds, ends):
    figure = asked(("KR", "2025-02-01", *bounds)).figures.iloc[0]
    assert (figure["bottom"], figure["top"]) == ends


def test_the_span_names_the_ends_and_who_gives_them_and_who_names_none():
    scope = asked(("KR", "2025-02-01", "", "600", ""), ("UA", "2025-02-02", "1000", "", ""), ("US", "2025-02-03", "", "", "700"))
    found = span(scope.standing)
    kr, ua, us = (names(scope, party) for party in ("KR", "UA", "US"))
    assert (found.lowest, found.lowest_by, found.highest, found.highest_by) == (600, kr, 700, us)
    assert (found.open_above, found.open_below, found.common) == (ua, us, None)
    assert found.meeting == ((*kr, *us),), "600 lies under the ceiling of 700; at least 1,000 meets neither"
    assert len(found.apart) == 2


def names(scope, party):
    return tuple(scope.figures.loc[scope.figures["party_id"].eq(party), "speaker"])


def test_what_all_share_is_named():
    scope = asked(("KR", "2025-02-01", "4", "", "8"), ("UA", "2025-02-02", "6", "", ""), ("US", "2025-02-03", "5", "", "9"))
    assert span(scope.standing).common == (6, 8)


def test_a_later_figure_of_the_same_party_stands_and_the_earlier_one_stays():
    scope = asked(("KR", "2025-01-13", "", "300", ""), ("KR", "2025-04-30", "", "600", ""))
    assert scope.figures["standing"].tolist() == [False, True]
    before = asked(("KR", "2025-01-13", "", "300", ""), ("KR", "2025-04-30", "", "600", ""), day=date(2025, 4, 29))
    assert before.figures["standing"].tolist() == [True]


def test_a_figure_that_was_taken_back_does_not_stand():
    scope = asked(("KR", "2025-01-13", "", "300", ""), more=[("KR", "retracts", "2025-03-01")])
    assert scope.standing.empty
    assert len(scope.figures) == 1


def test_two_units_of_one_proposition_are_two_scopes():
    tables = build.question([("KR", "estimates", "2025-01-01"), ("UA", "estimates", "2025-01-02")], kind="number")
    for claim, unit in zip(tables["claims"], ("USD", "RUB"), strict=True):
        claim |= {"best": "9", "unit": unit}
    tables["propositions"][0]["measure"] = "cost"
    data = build.unchecked(**tables)
    assert sorted(s.unit for s in scopes(figures(data, known(data, DAY)), "cost")) == ["RUB", "USD"]


def test_a_joint_measure_takes_in_what_it_names():
    assert parts_of("killed_and_wounded", ["killed", "wounded", "rounds"]) == ["killed", "wounded"]
    assert parts_of("killed", ["killed", "killed_and_wounded", "killed_officers"]) == ["killed_and_wounded"]


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2022, 1, 1), DAY))
def test_nothing_of_a_later_day_is_in_it_and_no_scope_mixes_measures(day):
    knowledge = known(DATA, day)
    found = figures(DATA, knowledge)
    assert set(found["claim_id"]) <= set(knowledge.claims["claim_id"])
    assert (found["known_on"].dt.date <= day).all()
    shown = []
    for measure in measures(found):
        assert measure.code in codes(DATA)
        for scope in scopes(found, measure.code):
            assert set(scope.figures["measure"]) == {measure.code}
            assert scope.figures["proposition_id"].nunique() == scope.figures["unit"].nunique() == 1
            shown += scope.figures["claim_id"].tolist()
    assert sorted(shown) == sorted(found["claim_id"]), "each figure stands in exactly one scope"


def test_a_later_day_never_takes_a_figure_away():
    early, late = (set(figures(DATA, known(DATA, day))["claim_id"]) for day in (date(2025, 4, 30), DAY))
    assert early < late
