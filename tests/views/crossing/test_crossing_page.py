"""The page of life cycles, by its words."""

from __future__ import annotations

import pytest

from dashboard.catalog.dataset import Dataset
from dashboard.views.crossing import crossing_page
from tests import build
from tests.analysis.lifecycle.test_lifecycle import port
from tests.views.pages import SHIPPED, context, parts, words


def said(where: str, dataset: Dataset | None = None) -> str:
    return words(parts(crossing_page, context(where, dataset)))


@pytest.mark.data
def test_the_road_bridge_comes_first_with_its_slip():
    text = said("crossing", SHIPPED)
    assert "Opening of the Tumen road bridge : came 7 September 2026. Against its most exact target, 19 June 2026: 80 days late" in text
    assert "10 targets, the first 31 December 2026 (end of works), the last 1 to 10 September 2026" in text


def test_the_day_after_the_target_it_is_overdue_with_the_wider_target_beside_it():
    text = said("crossing?as_of=2026-06-20")
    assert "Opening of the High Orsa dam : 1 day overdue" in text
    assert "Beside it stands 2026 (end of works), announced by Ardenia (1 February 2026)" in text
    assert "Not by 20 June 2026" in text


def test_before_the_target_nothing_of_the_opening_shows():
    text = said("crossing?as_of=2026-06-18")
    for later in ("September 2026", "C23", "C24", "430 m", "day overdue", "Overdue:", "days late "):
        assert later not in text, later
    assert "planned for 19 June 2026" in text


@pytest.mark.data
def test_point_1_every_length_stands_with_its_claimant():
    text = said("crossing", SHIPPED)
    for number, who in (("850 m", "Roman Starovoit"), ("1,005 m", "ceremony reports"), ("830 m", "Pravda network"), ("800 m", "Interfax")):
        assert number in text
        assert who in text
    assert "at least 1,300 m" in text


@pytest.mark.data
def test_point_2_the_lanes_and_the_costs_of_the_checkpoint_stand_side_by_side():
    text = said("crossing", SHIPPED)
    for number in ("10 lanes", "5 lanes", "40 million USD", "173 million USD"):
        assert number in text


@pytest.mark.data
def test_the_railway_gets_the_same_page_by_data_alone():
    text = said("crossing?series=khasan-rajin-railway", SHIPPED)
    assert "Opening of the Friendship rail bridge over the Tumen" in text
    assert "on the day" in text
    assert "54 km" in text
    assert "30 head" in text
    assert "25 head" not in text
    assert "Yaroslavsky railway station, Moscow" in text


def test_a_ferry_gets_the_same_page_by_data_alone():
    text = said("crossing?series=orsa-ferry")
    assert "3 steps known in these sources by 23 November 2026." in text
    assert "In use: First ferry at the ford 1887 (approximately) claimed fact" in text
    assert "No day was named for any of these steps in advance" in text
    assert "14 crossings per week" in text
    assert "up to 20 crossings per week" in text
    assert "Not on this map, since they are far off or have no point: Orsa, navigable stretch" in text


def test_a_plan_does_not_give_away_that_it_came_true():
    text = said("crossing?as_of=2026-09-06")
    assert "September 2026 (approximately) 20 July 2026 Dam Office" in text
    assert "7 September" not in text


def test_a_series_not_known_by_the_day_is_not_named():
    text = said("crossing?series=second-wall&as_of=2024-01-01")
    assert "No step of this series was known in these sources by 1 January 2024." in text
    assert "econd wall" not in text


@pytest.mark.parametrize("where", ["crossing?as_of=1800-01-01", "crossing?as_of=1800-01-01&series=orsa-ferry"])
def test_nothing_known_is_a_sentence(where):
    assert "was known in these sources by 1 January 1800." in said(where)


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "Nothing built in stages was known" in words(parts(crossing_page, context("crossing", build.dataset(tmp_path / "empty"))))


@pytest.mark.slow
def test_a_third_series_gets_the_page(tmp_path):
    dataset = build.dataset(tmp_path / "port", **port(claims=[("RU", "asserts", "2025-08-02")], stage="resumption"))
    text = words(parts(crossing_page, context("crossing?series=new-port", dataset)))
    assert "New port" in text
    assert "said to have come 2 August 2025" in text or "came 2 August 2025" in text
    assert "63 days late" in text
    assert "Capital" not in text


def test_a_series_without_stages_places_targets_or_numbers_still_has_its_page(tmp_path):
    tables = port()
    tables["events"][0].pop("stage")
    tables["claims"] = [tables["claims"][0] | {"stance": "asserts", "planned_for": "", "made_on": "2025-08-02"}]
    tables["places"], tables["event_places"] = [], []
    text = words(parts(crossing_page, context("crossing", build.dataset(tmp_path / "bare", **tables))))
    assert "No day was named for any of these steps in advance" in text
    assert "Of no stage" in text
    assert "None of its places has a point on the map." in text


def test_every_plan_and_fact_leads_to_its_claim_or_event():
    text = str(parts(crossing_page, context("crossing")))
    for ident in ("C15", "C18", "C22", "C24", "C26", "F07", "F02"):
        assert f"{{'id': '{ident}'}}" in text


def test_claimants_stand_in_their_sentence_as_links():
    (said,) = (p for p in parts(crossing_page, context("crossing")) if p["is"] == "text" and "Said by " in p["text"])
    at = said["text"].index("Said by ")
    assert words(said["text"][at : at + 3]).startswith("Said by ")
    assert said["text"][at + 2].startswith(".")
