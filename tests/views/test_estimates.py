"""What the page of estimates says: the contested numbers, each with who gives it, and what no side is chosen in."""

from __future__ import annotations

from dashboard.views import estimates
from tests import build
from tests.views.pages import context, words


def shown(where: str = "", **how) -> str:
    return words(estimates.parts(context(f"estimates?{where}", **how)))


def test_point_1_the_lengths_of_the_bridge_are_one_question_and_its_ramps_and_roads_others():
    text = shown("measure=bridge_length")
    for figure in ("1,005 m", "850 m", "800 m earlier figure", "830 m"):
        assert figure in text
    assert "1,300 m" not in text
    assert "Lowest named: 830 m, by Pravda network" in text
    assert "at least 1,300 m" in shown("measure=bridge_length_with_ramps")
    assert "4,700" in shown("measure=crossing_length")


def test_point_2_lanes_and_costs_of_the_checkpoint():
    lanes = shown("measure=checkpoint_lanes")
    assert "Lowest named: 5 lanes, by Frontelligence" in lanes
    assert "highest named: 10 lanes, by Russia" in lanes
    assert "173 million USD" in shown("measure=checkpoint_cost")
    assert "100 million USD" in shown("measure=bridge_cost")


def test_point_4_killed_never_stands_with_killed_and_wounded():
    killed, both = shown("measure=killed"), shown("measure=killed_and_wounded")
    assert "2,000 people" in killed
    assert "1,500 people" in killed
    assert "4,700 people" not in killed.partition("Figures for")[2]
    assert "4,700 people earlier figure" in both
    assert "Not to be added: killed , wounded count some of the same people or things as killed and wounded" in both
    assert "killed and wounded" in killed.partition("Not to be added")[2]


def test_point_5_the_same_total_eight_months_apart_is_two_answers():
    text = shown("measure=killed_and_wounded")
    assert "at least 6,000 people 15 June 2025" in text
    assert "6,000 people 9 to 15 February 2026" in text
    assert "what is counted may have changed between them" in text
    assert "They are not added: each is an answer of its own to the same question." in text


def test_point_7_further_troops_have_one_voice_that_changed():
    text = shown("measure=further_troops")
    assert "The latest figure, after earlier ones: 10,000 people, by Ukraine. Nobody else in these sources gives one." in text
    assert "30,000 to 50,000 people earlier figure" in text


def test_point_8_ceilings_are_said_to_be_ceilings():
    assert "up to 12 million rounds" in shown("measure=rounds_capacity")
    assert "4.2 million to 5.8 million rounds" in shown("measure=rounds")
    assert "million" not in shown("measure=containers").partition("Figures for")[2]


def test_point_15_horses():
    text = shown("measure=horses")
    assert "Only Russia gives figures for this: 30 head; 25 head. They are no second voice for one another" in text


def test_an_earlier_day_knows_no_later_number():
    text = shown("measure=killed&as_of=2025-04-29")
    assert "600 people" not in text
    assert "300 people" in text
    assert "2025-09" not in text
    assert "C061" not in text


def test_a_measure_not_known_yet_says_so():
    text = shown("measure=further_troops&as_of=2025-01-01")
    assert "No figure for it was known by 1 January 2025." in text
    assert "10,000 people, by" not in text


def test_the_page_begins_with_the_measure_that_most_parties_speak_of_and_offers_all():
    text = shown()
    assert "148 figures for 84 measures" in text
    assert "Measures with one figure: " in text


def test_a_bad_measure_is_named():
    found = context("estimates?measure=shoes")
    assert "measure='shoes' is not known" in " ".join(found.link.problems)


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "No figure was known by" in shown(dataset=build.dataset(tmp_path / "none"))
