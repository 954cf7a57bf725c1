"""The page of sources, by its words."""

from __future__ import annotations

import pytest

from dashboard.catalog.dataset import Dataset
from dashboard.views.sources import sources_page
from tests import build
from tests.views.pages import SHIPPED, context, parts, words


def said(where: str, dataset: Dataset | None = None) -> str:
    return words(parts(sources_page, context(where, dataset)))


def test_the_summary_says_who_is_heard_and_how_much_rests_on_little(floods):
    text = said("sources?as_of=2026-11-23")
    claims = floods.tables["claims"]
    two = int(claims["party_id"].isin(["XA", "XB"]).sum())
    assert f"Of {len(claims)} claims known by 23 November 2026, {two} are by Ardenia or Belmora; " in text
    alone = int(claims.groupby("proposition_id")["party_id"].nunique().eq(1).sum())
    assert f"Only one party speaks {alone} of 48 propositions ({alone / 48:.0%})" in text
    assert "After 22 August 2026 these data rest on few files" in text


def test_the_selection_narrows_it():
    assert "Of 3 claims known by 23 November 2026" in said("sources?as_of=2026-11-23&group=blasting"), "C66, C67 and C68"


def test_a_number_opens_its_list():
    text = said("sources?as_of=2024-11-14&of=alone:XB")
    assert "Only Belmora speaks: 1 proposition Close the list" in text
    assert "Belmora made the treaty law about 11 November 2024 on_record act Q-F17" in text
    assert "Close the list" in text
    assert context("sources?of=nix").own == {}


@pytest.mark.data
def test_point_3_the_retaking_of_kursk_is_never_listed_as_one_sided():
    for day in ("2025-04-26", "2026-11-23"):
        assert "Q-kursk-retaken" not in said(f"sources?as_of={day}&of=one-party&q=Kursk", SHIPPED)


def test_no_claim_or_source_of_a_later_day():
    text = said("sources?as_of=2023-05-12&of=party:XA")
    assert "C39" not in text
    assert "C39" in said("sources?as_of=2023-05-13&of=party:XA")


def test_sources_are_listed_by_how_far_they_were_read():
    text = said("sources?as_of=2026-11-23&read=full&group=dams")
    assert "read in full" in text
    rows = next(
        p for p in parts(sources_page, context("sources?as_of=2026-11-23&read=full")) if p.get("caption") == "Sources, most used first"
    )
    assert {r["cells"][3] for r in rows["rows"]} == {"read in full"}


@pytest.mark.parametrize("where", ["sources?as_of=1800-01-01", "sources?q=zzzz"])
def test_nothing_known_is_said(where):
    assert "No claim about the selected events was known by" in said(where)


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "No claim about" in words(parts(sources_page, context("sources", build.dataset(tmp_path / "empty"))))
