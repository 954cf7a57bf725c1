"""The page of movements, by its words."""

from __future__ import annotations

import pytest

from dashboard.catalog.dataset import Dataset
from dashboard.views import flows_page
from tests import build
from tests.views.pages import SHIPPED, context, parts, words


def said(where: str, dataset: Dataset | None = None) -> str:
    return words(parts(flows_page, context(where, dataset)))


def test_the_head_counts_movements_by_kind_and_says_what_a_line_is():
    text = said("flows?as_of=2026-11-23")
    assert "5 movements with a place of departure and one of arrival" in text
    assert ": explosives 1, guards 1, divers 1, current 1, gauges 1." in text
    assert "shows no path" in text


def test_the_table_names_both_ends_way_and_status():
    text = said("flows?as_of=2026-11-23")
    assert "Ardenhall → Belmora City, Quay November 2023 by barge self_reported fact Ardenia handed gauges" in text
    assert "Belmora City → High Orsa dam February 2022 by mule, by cableway corroborated fact Divers of Belmora went" in text


@pytest.mark.data
def test_the_table_names_both_ends_and_what_is_not_drawn():
    text = said("flows?as_of=2026-11-23", SHIPPED)
    assert "Chongjin, Hamhung, Musudan area" in text
    assert "Suspension of cross-border passenger trains, 2020 : a service that stopped" in text


@pytest.mark.data
def test_b4_what_cannot_be_drawn_is_named_with_its_reason():
    text = said("flows?as_of=2026-11-23", SHIPPED)
    left_out = text[text.index("Not drawn") :]
    guns = left_out[left_out.index("carried by rail through Krasnoyarsk (reported 20 November 2024)") :]
    assert ": where it began and ended is not stated, only that it was at Krasnoyarsk" in guns
    assert "(1 August 2025) : where it began is not stated, only to North Korea" in left_out


@pytest.mark.data
def test_b4_beside_the_status_stands_the_sentence_that_it_is_of():
    text = said("flows?as_of=2026-11-23", SHIPPED)
    assert "self_reported fact The 528th Regiment of Engineers came home from the Kursk region to Pyongyang" in text
    assert "Dunai, Vostochny Port September 2023 to March 2025 , reported 15 April 2025 by sea" in text
    assert "North Korea → Kursk Oblast 23 October 2024 not stated confirmed fact North Korean troops were sent to Kursk Oblast" in text


def test_the_window_and_the_day_narrow_it():
    early = said("flows?as_of=2026-11-23&end=2022-01-01")
    assert "2 movements with" in early
    assert "Guards at the ford" not in early
    assert "Guards at the ford" not in said("flows?as_of=2025-02-27")
    assert "Guards at the ford" in said("flows?as_of=2025-02-28")


@pytest.mark.data
def test_point_11_kim_at_khasan_stands_under_the_day_of_the_majority():
    assert "North Korea → Khasan 12 September 2023" in said("flows?as_of=2026-11-23&start=2023-09-01&end=2023-09-30", SHIPPED)


@pytest.mark.parametrize("where", ["flows?as_of=1900-01-01", "flows?q=zzzz"])
def test_nothing_is_said_plainly(where):
    assert "tells of a movement between two places" in said(where)


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "tells of a movement" in words(parts(flows_page, context("flows", build.dataset(tmp_path / "empty"))))
