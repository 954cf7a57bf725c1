"""Every code that a message of the frame selects by has its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalog.schema.tables import TABLES
from dashboard.exports import citations
from dashboard.query.topics import Topic
from dashboard.views.frame import download_and_cite, selection_bar
from dashboard.views.frame.record_links import PLANNED_ROLES, distance_words, lag_words, precision_words, role_words
from dashboard.wording.messages import message
from tests.views.pages import context


def test_tables_and_forms_of_a_citation_have_their_names() -> None:
    assert [t.name for t in TABLES if message("takeaway-table", table=t.name) == t.name] == []
    forms = [form["label"] for form in download_and_cite.citation_box(context())["forms"]]
    assert len(citations.CITATION_FORMS) == len(forms)
    assert not {*forms} & {*citations.CITATION_FORMS}


@pytest.mark.parametrize(
    ("late", "since_late", "one", "many"),
    [
        (False, False, "1 day", "1,204 days"),
        (True, False, "at most 1 day", "at most 1,204 days"),
        (False, True, "at least 1 day", "at least 1,204 days"),
        (True, True, "1 day, by the days of the sources,", "1,204 days, by the days of the sources,"),
    ],
)
def test_a_lag_says_how_exact_it_is(late: bool, since_late: bool, one: str, many: str) -> None:
    assert [lag_words(n, late=late, since_late=since_late) for n in (1, 1204)] == [one, many]


def test_what_is_only_planned_has_not_happened() -> None:
    assert {role_words(role, str, planned=True) for role in PLANNED_ROLES} & PLANNED_ROLES == set()


def test_places_are_said_as_exactly_as_they_are_known() -> None:
    assert [distance_words(km) for km in (0.04, 0.5, 9.96, 10.4, 1234.0)] == ["same point", "0.5 km", "10.0 km", "10 km", "1,234 km"]
    assert ", to within 0.5 km: " in precision_words({"geo_precision": "site", "uncertainty_km": 0.5})
    assert ", to within" not in precision_words({"geo_precision": "site", "uncertainty_km": None})


@pytest.mark.parametrize("address", ["flows", "estimates", "crossing"])
def test_the_bar_says_of_which_events_a_page_reads_the_newest(address: str) -> None:
    asked = context(address)
    of = asked.reading.of
    assert isinstance(of, Topic)
    said = message("bar-newest-read-of-selected", topic=of.kind, read=5000, n=80000)
    assert said.startswith("This dataset is large: what stands below is read from the 5,000 newest of the 80,000 selected events that ")


@pytest.mark.parametrize(
    ("window", "before"),
    [
        ("start=2024-01-01&end=2024-06-30", "events from 1 January 2024, until 30 June 2024."),
        ("start=2024-01-01", "events from 1 January 2024."),
        ("end=2024-06-30", "events until 30 June 2024."),
        ("", "events of the whole period."),
    ],
)
def test_dates_in_each_others_way_leave_the_window_as_it_was(window: str, before: str) -> None:
    asked = context(f"?{window}")
    crossed = replace(asked, link=replace(asked.link, typed=(("start", "2025-05-01"), ("end", "2025-04-01"))))
    said = selection_bar._crossed(crossed)["text"]
    assert said == f"The start, 1 May 2025, is after the end, 1 April 2025. Shown is what was chosen before: {before}"
