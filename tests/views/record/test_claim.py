"""The page of one claim."""

from __future__ import annotations

from dashboard.views.record import claim
from tests.views.pages import context, parts, words


def test_a_claim_says_who_says_what_and_how_it_stands():
    said = words(parts(claim, context("claim?id=C020&as_of=2025-05-01")))
    assert "Valery Gerasimov asserts" in said
    assert "Contested: Russia (26 April 2025) and North Korea (28 April 2025) say so; Ukraine (26 April 2025) denies it." in said


def test_before_its_day_nothing_of_it_is_shown():
    said = words(parts(claim, context("claim?id=C020&as_of=2025-04-20")))
    assert "No claim C020 was known by 20 April 2025." in said
    assert "Kursk" not in said


def test_a_code_that_is_not_there_is_named_with_the_nearest():
    bad = context("claim?id=c020")
    assert bad.own == {}
    assert "id='c020' is not an id of claims; nearest are " in bad.link.problems[0]


def test_own_parameters_stand_in_the_link_with_the_selection():
    asked = context("claim?as_of=2025-05-01&id=C020&lang=ko")
    assert asked.link.query() == "id=C020&as_of=2025-05-01&lang=ko"
    assert asked.citation == f"id=C020&as_of=2025-05-01&lang=ko&version={asked.dataset.edition}"
