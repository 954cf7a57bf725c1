"""Estimates: what counts as a figure, which ends are open, what fits together, and nothing of a later day."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.estimates.figures import (
    figure_scopes,
    known_figures,
    measures_by_speakers,
    measures_with_numbers,
    parts_of,
    related_measures,
)
from dashboard.analysis.estimates.range_agreement import combined_range
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.rows import TermRow
from dashboard.catalog.schema.terms import Terms
from dashboard.wording.estimate_words import related_words
from tests import build, datasets
from tests.examples import examples

DATA = datasets.dataset(datasets.SHIPPED)
FLOODS = datasets.dataset()
DAY = date(2026, 11, 23)
INF = math.inf


def asked(*claims, day=DAY, more=(), measure="length"):
    """Return the one scope of a small dataset: claims as (party, day, low, best, high)."""
    tables = build.question([(party, "estimates", made_on) for party, made_on, *_ in claims] + list(more), kind="number")
    for claim, (_, _, *bounds) in zip(tables["claims"], claims, strict=False):
        claim |= dict(zip(("low", "best", "high"), bounds, strict=True)) | {"unit": "people"}
    tables["propositions"][0]["measure"] = measure
    data = build.unchecked(**tables)
    found = figure_scopes(known_figures(known_on(data, day)), measure)
    return found[0] if found else None


@pytest.mark.slow
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
    found = combined_range(scope.standing)
    kr, ua, us = (names(scope, party) for party in ("KR", "UA", "US"))
    assert (found.lowest, found.lowest_by, found.highest, found.highest_by) == (600, kr, 700, us)
    assert (found.open_above, found.open_below, found.common) == (ua, us, None)
    assert found.meeting == ((*kr, *us),), "600 lies under the ceiling of 700; at least 1,000 meets neither"
    assert len(found.apart) == 2


def names(scope, party):
    return tuple(scope.figures.loc[scope.figures["party_id"].eq(party), "speaker"])


def test_what_all_share_is_named():
    scope = asked(("KR", "2025-02-01", "4", "", "8"), ("UA", "2025-02-02", "6", "", ""), ("US", "2025-02-03", "5", "", "9"))
    assert combined_range(scope.standing).common == (6, 8)


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
    assert sorted(s.unit for s in figure_scopes(known_figures(known_on(data, DAY)), "cost")) == ["RUB", "USD"]


def term(code: str, within: str = "") -> TermRow:
    row = {"vocabulary": "measure", "code": code, "label": code, "within": within}
    return {**dict.fromkeys(TermRow.__annotations__, ""), **row}  # type: ignore[return-value]


def test_a_joint_measure_takes_in_what_it_names():
    terms = Terms.of([term("killed", "killed_and_wounded"), term("killed_and_wounded"), term("killed_officers", "killed")])
    assert parts_of(terms, "killed_and_wounded", ["killed", "wounded", "rounds"]) == ["killed", "wounded"]
    assert parts_of(terms, "killed", ["killed", "killed_and_wounded", "killed_officers"]) == ["killed_and_wounded", "killed_officers"]


def total(*claims):
    scope = asked(*claims, measure="containers")
    return scope, combined_range(scope.standing, scope.change)


def test_at_least_so_many_by_an_earlier_day_is_no_part_of_what_totals_share():
    scope, found = total(("US", "2023-10-13", "1000", "", ""), ("KR", "2025-07-13", "", "28000", ""))
    assert found.common is None
    assert not found.meeting
    assert found.moved == ((*names(scope, "US"), *names(scope, "KR")),)


def test_a_total_that_fell_below_an_earlier_one_does_not_fit():
    _, found = total(("KR", "2025-09-02", "", "2000", ""), ("UA", "2026-02-04", "", "1500", ""))
    assert len(found.apart) == 1
    _, grown = total(("KR", "2025-01-13", "", "300", ""), ("UA", "2025-09-02", "", "2000", ""))
    assert (len(grown.apart), len(grown.moved)) == (0, 1)


def test_two_claimants_of_one_party_on_one_day_are_no_range():
    tables = build.question([(party, "estimates", "2025-04-30") for party in ("KR", "KR", "UA")], kind="number")
    for claim, claimant, best in zip(tables["claims"], ("Minister", "Ceremony", "Summary"), ("850", "1005", "1000"), strict=True):
        claim |= {"claimant": claimant, "best": best, "unit": "m"}
    tables["propositions"][0]["measure"] = "length"
    data = build.unchecked(**tables)
    found = combined_range(figure_scopes(known_figures(known_on(data, DAY)), "length")[0].standing)
    assert (found.meeting, len(found.apart)) == ((), 3)
    assert found.lowest_by[0].endswith("(Minister)")
    assert found.highest_by[0].endswith("(Ceremony)")


def of(measure, proposition):
    return next(s for s in figure_scopes(known_figures(known_on(DATA, DAY)), measure) if s.proposition_id == proposition)


@pytest.mark.data
def test_what_only_a_later_source_carries_is_ordered_by_what_it_is_about():
    rows = of("checkpoint_cost", "Q-checkpoint-cost").figures
    assert rows["best"].tolist() == [40, 173]
    assert rows["late"].all()
    assert [str(day.date()) for day in rows["of_day"]] == ["2025-06-19", "2026-01-19"]
    assert (rows["of_day"] <= rows["known_on"]).all()


@pytest.mark.slow
@pytest.mark.data
def test_no_scope_joins_figures_of_different_scopes():
    found = {
        code: [set(s.figures["claim_id"]) for s in figure_scopes(known_figures(known_on(DATA, DAY)), code)]
        for code in measures_with_numbers(DATA)
    }
    assert {"C078"} in found["share_of_rounds"]
    assert {"C768"} in found["share_of_rounds"]
    assert {"C070"} in found["containers"]
    assert {"C073"} in found["containers"]
    assert [{"C039"}, {"C601"}, {"C041"}] == found["further_troops"]
    assert {"C784"} in found["workers"]
    assert {"C581"} in found["engineers_announced"]
    assert {"C037"} in found["troops_present"]
    assert [{"C529"}] == found["losses_in_all"]


@pytest.mark.data
def test_what_north_korea_shows_of_its_dead_stands_beside_the_killed():
    near = {n.code: related_words(n) for n in related_measures(DATA.terms, known_figures(known_on(DATA, DAY)), "killed")}
    assert near["killed_shown"] == "101 people, by North Korea"
    assert near["killed_engineers"] == "9 people, by North Korea"
    assert {"killed_officers", "killed_and_wounded"} <= set(near)


@pytest.mark.data
def test_every_measure_of_the_dataset_has_its_words():
    used = set(DATA.tables["propositions"]["measure"]) - {""}
    measures = DATA.terms["measure"]
    assert used == set(measures)
    assert len({m.label for m in measures.values()}) == len(measures)
    assert not [m.label for m in measures.values() if "_" in m.label or (not m.label[0].isupper() and not m.label[0].isdigit())]


@pytest.mark.data
def test_what_is_kept_as_an_error_is_in_no_chart():
    assert not {"C065", "C084", "C706", "C707"} & set(known_figures(known_on(DATA, DAY))["claim_id"])
    assert "casualties_misquoted" not in measures_with_numbers(DATA)


@examples(15)
@given(st.dates(date(2022, 1, 1), DAY))
def test_nothing_of_a_later_day_is_in_it_and_no_scope_mixes_measures(day):
    knowledge = known_on(FLOODS, day)
    found = known_figures(knowledge)
    assert set(found["claim_id"]) <= set(knowledge.claims["claim_id"])
    assert (found["known_on"].dt.date <= day).all()
    shown = []
    for measure in measures_by_speakers(found):
        assert measure.code in measures_with_numbers(FLOODS)
        for scope in figure_scopes(found, measure.code):
            assert set(scope.figures["measure"]) == {measure.code}
            assert scope.figures["proposition_id"].nunique() == scope.figures["unit"].nunique() == 1
            shown += scope.figures["claim_id"].tolist()
    assert sorted(shown) == sorted(found["claim_id"]), "each figure stands in exactly one scope"


def test_a_later_day_never_takes_a_figure_away():
    early, late = (set(known_figures(known_on(FLOODS, day))["claim_id"]) for day in (date(2025, 4, 30), DAY))
    assert early < late
