"""The page of sources, by its words."""

from __future__ import annotations

import pytest

from dashboard.views.sources import sources_page
from tests import build, datasets
from tests.views.pages import context, parts, words

DATA = datasets.dataset(datasets.SHIPPED)


def said(where: str) -> str:
    return words(parts(sources_page, context(where)))


def test_the_summary_says_who_is_heard_and_how_much_rests_on_little():
    text = said("sources?as_of=2026-11-23")
    claims, n = DATA.tables["claims"], len(DATA.tables["propositions"])
    two = int(claims["party_id"].isin(["RU", "KR"]).sum())
    assert f"Of {len(claims)} claims known by 23 November 2026, {two} are Russia’s or South Korea’s; " in text
    alone = int(claims.groupby("proposition_id")["party_id"].nunique().eq(1).sum())
    assert f"{alone} of {n} propositions ({alone / n:.0%})" in text
    assert "After 22 August 2026 these data rest on few files" in text


def test_the_selection_narrows_it():
    assert f"Of {len(DATA.tables['claims'])} claims" not in said("sources?as_of=2026-11-23&group=arms")


def test_a_number_opens_its_list():
    text = said("sources?as_of=2025-05-01&of=alone:UA")
    assert "Only Ukraine speaks: " in text
    assert "Close the list" in text
    assert context("sources?of=nix").own == {}


@pytest.mark.data
def test_point_3_the_retaking_of_kursk_is_never_listed_as_one_sided():
    for day in ("2025-04-26", "2026-11-23"):
        assert "Q-kursk-retaken" not in said(f"sources?as_of={day}&of=one-party&q=Kursk")


def test_no_claim_or_source_of_a_later_day():
    text = said("sources?as_of=2025-04-27&of=party:KP")
    assert "C022" not in text
    assert "C022" in said("sources?as_of=2025-04-28&of=party:KP")


def test_sources_are_listed_by_how_far_they_were_read():
    text = said("sources?as_of=2026-11-23&read=full&group=infrastructure")
    assert "read in full" in text
    rows = next(
        p for p in parts(sources_page, context("sources?as_of=2026-11-23&read=full")) if p.get("caption") == "Sources, most used first"
    )
    assert {r["cells"][3] for r in rows["rows"]} == {"read in full"}


@pytest.mark.parametrize("where", ["sources?as_of=1900-01-01", "sources?q=zzzz"])
def test_nothing_known_is_said(where):
    assert "No claim about the selected events was known by" in said(where)


def test_an_empty_dataset_gives_a_sentence(tmp_path):
    assert "No claim about" in words(parts(sources_page, context("sources", build.dataset(tmp_path / "empty"))))
