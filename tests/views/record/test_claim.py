"""The page of one claim."""

from __future__ import annotations

from dashboard.views.record import claim
from tests.views.pages import context, parts, problems, words


def test_a_claim_says_who_says_what_and_how_it_stands():
    said = words(parts(claim, context("claim?id=C39&as_of=2023-05-20")))
    assert said.startswith("Dam Office denies C39 · 13 May 2023 Ardenia opened the gates without a warning contested")
    assert "Belmora (12 May 2023) and Engineers who are not named (20 May 2023) say so; Ardenia (13 May 2023) denies it." in said
    assert "Part of Flood of May 2023 on the lower terraces" in said


def test_before_its_day_nothing_of_it_is_shown():
    said = words(parts(claim, context("claim?id=C39&as_of=2023-05-12")))
    assert "No claim C39 was known by 12 May 2023." in said
    assert "gates" not in said


def test_a_code_that_is_not_there_is_named_with_the_nearest():
    bad = context("claim?id=c39")
    assert bad.own == {}
    assert "id='c39' is not an id of claims; nearest are C39" in problems(bad)[0]


def test_own_parameters_stand_in_the_link_with_the_selection():
    asked = context("claim?as_of=2025-05-01&id=C39&lang=el")
    assert asked.link.query() == "id=C39&as_of=2025-05-01&labels=el"
    assert asked.citation == f"id=C39&as_of=2025-05-01&labels=el&version={asked.dataset.edition}"
