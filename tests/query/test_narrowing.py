"""What was known of the selected events is what was known, with what is about other events left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.claims.knowledge_changes import knowledge_changes, news_days
from dashboard.analysis.estimates.figures import known_figures
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.knowledge.of_events import knowledge_of_events
from dashboard.query.answers.answer import Ask
from dashboard.query.narrowing import narrowed_knowledge, selected_events
from dashboard.query.selection.selection import Selection
from tests.examples import examples
from tests.packed import packed
from tests.query.asked import TODAY
from tests.views.pages import ENGINE

DATASET = ENGINE.dataset
DAYS = st.dates(date(2023, 1, 1), TODAY)
TWO = st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted)
LATE = st.sampled_from(["latest", "event"])
EVENTS = st.frozensets(st.sampled_from(sorted(DATASET.tables["events"]["event_id"])), max_size=60)


@pytest.mark.slow
@given(TWO, LATE, EVENTS)
@examples(12)
def test_news_of_some_events_is_the_news_that_is_about_them(days, late, events):
    whole, part = (knowledge_changes(DATASET, *days, late, some) for some in (None, events))
    for kind, records in whole.kinds.items():
        assert part.kinds[kind] == [r for r in records if r["event_id"] in events], kind
    assert part.other == [r for r in whole.other if r["event_id"] in events]
    assert part.returned <= whole.returned


@given(TWO, LATE, EVENTS)
@examples(12)
def test_days_with_news_are_shared_out_among_the_events(days, late, events):
    rest = frozenset(DATASET.tables["events"]["event_id"]) - events
    whole, part, other = (news_days(DATASET, *days, late, some) for some in (None, events, rest))
    assert whole.keys() == part.keys() | other.keys()
    assert sum(part.values()) <= sum(whole.values())
    claims = knowledge_of_events(known_on(DATASET, days[1], late), events).claims["known_on"].dt.date
    assert {day.isoformat() for day in claims if day > days[0]} <= part.keys()


def test_figures_are_those_of_the_selected_events():
    knowledge, asked = known_on(DATASET, TODAY), Selection(group=("floods",))
    told = narrowed_knowledge(ENGINE, knowledge, asked, TODAY)
    whole, part = (known_figures(k) for k in (knowledge, told))
    mine = whole[whole["event_id"].isin(ENGINE.selected_among(asked, whole["event_id"], TODAY))]
    assert 0 < len(part) < len(whole)
    assert part["claim_id"].tolist() == mine["claim_id"].tolist()
    assert part["standing"].tolist() == mine["standing"].tolist(), "what a speaker said later elsewhere changes nothing"


def test_without_a_filter_nothing_is_left_out_not_even_what_is_said_of_events_yet_unknown():
    knowledge = known_on(DATASET, date(2024, 11, 1))
    day = Selection(as_of=date(2024, 11, 1), late="latest")
    assert selected_events(ENGINE, knowledge, day, TODAY) is None
    assert narrowed_knowledge(ENGINE, knowledge, day, TODAY) is knowledge


@pytest.mark.slow
def test_a_large_dataset_tells_which_of_some_events_are_selected():
    large, ids = packed(DATASET), sorted(DATASET.tables["events"]["event_id"])
    for asked in (Selection(group=("floods",)), Selection(q="dam", as_of=date(2025, 1, 1)), Selection(place=("L01",))):
        found = ENGINE.selected_among(asked, ids, TODAY)
        assert found == {*ENGINE.answer(asked, Ask(parts={"rows"}, limit=len(ids)), TODAY).rows["event_id"]}
        assert large.selected_among(asked, ids, TODAY) == found
        assert large.selected_among(asked, ids[:20], TODAY) == found & set(ids[:20])
