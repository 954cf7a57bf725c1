"""What the page of estimates says: numbers, each with who gives it, and what no side is chosen in."""

from __future__ import annotations

from typing import get_args

import pytest

from dashboard.catalog.schema.terms import Change
from dashboard.views.estimates import estimates_page
from dashboard.wording.messages import message
from tests import build
from tests.views.pages import SHIPPED, context, parts, problems, words


def shown(where: str = "", **how) -> str:
    return words(parts(estimates_page, context(f"estimates?{where}", **how)))


@pytest.mark.slow
@pytest.mark.data
def test_point_1_the_lengths_of_the_bridge_are_one_question_and_its_ramps_and_roads_others():
    text = shown("measure=bridge_length", dataset=SHIPPED)
    for figure in ("1,005 m", "850 m", "800 m earlier figure", "830 m"):
        assert figure in text
    assert "1,300 m" not in text.partition("Not to be added")[0]
    assert "Of each one’s latest: lowest named: 830 m, by Pravda network" in text
    assert "Replaced by later ones: 800 m (Russia)." in text
    assert "highest named: 1,005 m, by Russia (Russian government, ceremony reports)" in text
    assert "No two of them overlap, taken as they stand." in text
    assert "Length of the road bridge with its ramps : at least 1,300 m, by CSIS" in text
    assert "at least 1,300 m" in shown("measure=bridge_length_with_ramps", dataset=SHIPPED)
    assert "4,700" in shown("measure=crossing_length", dataset=SHIPPED)


@pytest.mark.slow
@pytest.mark.data
def test_point_2_lanes_and_costs_of_the_checkpoint():
    lanes = shown("measure=checkpoint_lanes", dataset=SHIPPED)
    assert "Lowest named: 5 lanes, by Frontelligence" in lanes
    assert "highest named: 10 lanes, by Russia" in lanes
    cost = shown("measure=checkpoint_cost", dataset=SHIPPED).partition("Figures for")[2]
    assert cost.index("173 million USD by January 2026 at the latest") < cost.index("40 million USD by 8 July 2026 at the latest")
    assert "placed at 19 June 2025" in cost
    assert "100 million USD" in shown("measure=bridge_cost", dataset=SHIPPED)


@pytest.mark.slow
@pytest.mark.data
def test_point_4_killed_never_stands_with_killed_and_wounded():
    killed, both = shown("measure=killed", dataset=SHIPPED), shown("measure=killed_and_wounded", dataset=SHIPPED)
    assert "2,000 people" in killed
    assert "1,500 people" in killed
    assert "4,700 people" not in killed.partition("Figures for")[2]
    assert "4,700 people earlier figure" in both
    beside = killed.partition("Not to be added")[2]
    assert "Fallen whom North Korea showed : 101 people, by North Korea" in beside
    assert "North Korean engineers who died while demining : 9 people, by North Korea" in beside
    assert "North Koreans killed and wounded : 3 figures by 3 speakers" in beside
    assert "North Koreans killed : 3 figures by 3 speakers" in both.partition("Not to be added")[2]


@pytest.mark.data
def test_point_4_the_lowest_is_said_to_be_of_the_latest_and_what_was_replaced_is_named():
    text = shown("measure=killed", dataset=SHIPPED)
    assert "Of each one’s latest: lowest named: 1,000 people" in text
    assert "Replaced by later ones: at least 100 people (South Korea), 300 people (South Korea) and 600 people (South Korea)." in text


@pytest.mark.data
def test_point_5_the_same_total_eight_months_apart_is_two_answers():
    text = shown("measure=killed_and_wounded", dataset=SHIPPED)
    assert "at least 6,000 people 15 June 2025" in text
    assert "6,000 people 9 to 15 February 2026" in text
    assert "what is counted may have changed between them" in text
    assert "They are not added: each is an answer of its own to the same question." in text


@pytest.mark.slow
@pytest.mark.data
def test_point_7_wanted_may_be_sent_and_prepared_are_three_questions():
    text = shown("measure=further_troops", dataset=SHIPPED)
    for number in ("30,000 people", "30,000 to 50,000 people", "10,000 people"):
        assert f"One figure: {number}, by Ukraine. Nobody else in these sources gives one." in text
    assert "people earlier figure" not in text
    denial = "tens of thousands of North Korean troops”; denied by Russia, 27 July 2026 C833 ; North Korea, 19 August 2026 C040"
    assert text.count(denial) == 3
    assert "denied by" not in shown("measure=further_troops&as_of=2026-07-26", dataset=SHIPPED)


@pytest.mark.slow
def test_a_denial_is_named_only_while_it_stands(tmp_path):
    tables = build.question([("RU", "estimates", "2025-01-02"), ("RU", "asserts", "2025-01-02"), ("UA", "denies", "2025-02-01")])
    tables["propositions"].append({"proposition_id": "Q-n", "event_id": "E1", "kind": "number", "measure": "killed", "scope": "All of it"})
    tables["claims"][0] |= {"proposition_id": "Q-n", "best": "500", "unit": "people", "event_id": "E1"}
    tables["claims"][1] |= {"event_id": "E1"}
    tables["claims"].append({"claim_id": "C3", "proposition_id": "Q-E1", "party_id": "UA", "stance": "asserts", "made_on": "2025-03-01"})
    tables["claim_sources"].append({"claim_id": "C3", "source_id": "S1"})
    data = build.dataset(tmp_path, **tables)
    assert "denied by " not in shown("measure=killed&as_of=2025-01-31", dataset=data)
    named = "Said with it: “Something is so.”; denied by Ukraine, 1 February 2025 C2"
    assert named in shown("measure=killed&as_of=2025-02-28", dataset=data).partition("Figures for")[0]
    assert "denied by " not in shown("measure=killed", dataset=data), "Ukraine says so itself since March"


@pytest.mark.slow
@pytest.mark.data
def test_point_8_ceilings_are_said_to_be_ceilings_and_never_joined():
    capacity, rounds = shown("measure=rounds_capacity", dataset=SHIPPED), shown("measure=rounds", dataset=SHIPPED)
    assert "at least 12 million rounds" in capacity
    assert "a ceiling for what was sent, not a count" in capacity
    assert "up to 12 million" not in capacity
    assert "10 million" not in capacity.partition("Not to be added")[0], "shells supplied are no capacity"
    assert "One figure: 4.2 million to 5.8 million rounds, by OSC." in rounds
    assert "One figure: at least 10 million rounds, by South Korea." in rounds
    assert "Artillery rounds sent in 2024 : up to 9 million rounds, by MSMT" in rounds.partition("Not to be added")[2]
    assert "million" not in shown("measure=containers", dataset=SHIPPED).partition("Figures for")[2]


@pytest.mark.slow
@pytest.mark.data
def test_a_count_of_one_time_is_not_shared_with_one_of_another():
    assert "what they share" not in shown("measure=containers", dataset=SHIPPED)
    assert "what they share" not in shown("measure=share_of_rounds", dataset=SHIPPED)


@pytest.mark.data
def test_an_estimate_of_nobody_named_is_nobodys():
    text = shown("measure=workers", dataset=SHIPPED)
    assert "One figure: 15,000 people, by Not named, via BBC." in text
    assert "One figure: 15,000 people, by South Korea." in text


def test_a_figure_of_nobody_named_is_of_the_one_who_gave_it(tmp_path):
    tables = build.question([("nobody", "estimates", "2025-01-02")])
    tables["propositions"][0] |= {"kind": "number", "measure": "killed", "scope": "All of it"}
    tables["claims"][0] |= {"best": "500", "unit": "people", "claimant": "A diver, via radio"}
    tables["parties"] = [*build.PARTIES, {"party_id": "nobody", "name": "Not named", "kind": "unnamed"}]
    assert "One figure: 500 people, by A diver, via radio." in shown("measure=killed", dataset=build.dataset(tmp_path, **tables))


@pytest.mark.data
def test_point_15_horses():
    text = shown("measure=horses", dataset=SHIPPED)
    assert "Only Russia gives figures for this: 30 head; 30 head. They are no second voice for one another" in text


def test_an_earlier_day_knows_no_later_number():
    text = shown("measure=drowned&as_of=2023-05-19")
    assert "One figure: at least 9 people, by Belmora." in text
    for later in ("14 people", "20 to 40", "C43", "C44"):
        assert later not in text, later


@pytest.mark.slow
def test_an_earlier_ceiling_is_named_where_it_is_above_the_latest_figures(tmp_path):
    def said(ceiling: str) -> str:
        tables = build.question([("RU", "estimates", "2025-01-02"), ("RU", "estimates", "2025-02-01"), ("KR", "estimates", "2025-02-01")])
        tables["propositions"][0] |= {"kind": "number", "measure": "killed", "scope": "All of it"}
        for claim, number in zip(tables["claims"], ({"high": ceiling}, {"best": "500"}, {"best": "600"}), strict=True):
            claim |= number | {"unit": "people"}
        return shown("measure=killed", dataset=build.dataset(tmp_path / ceiling, **tables))

    assert "Replaced by later ones: up to 900 people (Russia)." in said("900")
    assert "Replaced by later ones" not in said("550")


def test_a_measure_not_known_yet_says_so():
    text = shown("measure=guards_present&as_of=2025-01-01")
    assert "No figure for it was known by 1 January 2025." in text
    assert "40 people, by" not in text


@pytest.mark.slow
def test_the_page_begins_with_the_measure_that_most_parties_speak_of_and_offers_all():
    text = shown()
    assert "19 figures for 9 measures" in text
    assert "Cost of the dam: 3 figures by 3 speakers" in text
    assert "Measures with one figure: 3" in text


def test_a_bad_measure_is_named():
    found = context("estimates?measure=shoes")
    assert "measure='shoes' is not known" in " ".join(problems(found))


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "No figure was known by" in shown(dataset=build.dataset(tmp_path / "none"))


@pytest.mark.slow
def test_a_measure_of_very_many_scopes_draws_some_and_lists_the_rest(monkeypatch):
    assert "more scope" not in shown("measure=drowned")
    monkeypatch.setattr(estimates_page, "MAX_SCOPES", 1)
    few = shown("measure=drowned")
    assert "1 more scope with fewer speakers" in few
    assert "How many were killed in 2026" in few


def test_each_way_in_which_what_is_measured_goes_with_time_has_its_words():
    said = {change: message("estimates-of-different-days", change=change, pairs="a and b") for change in get_args(Change)}
    assert len({*said.values()}) == len(said) == 3
    assert said[""] == "Of different days, so neither for nor against each other: a and b."
