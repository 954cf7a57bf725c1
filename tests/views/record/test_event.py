"""The page of one event."""

from __future__ import annotations

import pytest

from dashboard.views.record import event
from tests import build
from tests.views.pages import context, parts, words


def page(query: str) -> str:
    return words(parts(event, context(f"event?{query}")))


@pytest.mark.data
def test_the_deployment_says_how_it_came_to_be_believed():
    said = page("id=E-deployment")
    assert said.startswith("Deployment of North Korean troops to Russia October 2024")
    assert "10 October 2024 : Denied: Russia (10 October 2024) denies it" in said
    assert "3 days later, 13 October 2024 : Contested: " in said
    assert "197 days later, 28 April 2025 : Confirmed: " in said


@pytest.mark.data
def test_b2_the_first_transport_says_what_and_where_and_is_never_confirmed():
    said = page("id=E090")
    assert said.startswith("Reported transport of North Korean troops to Vladivostok 8 to 13 October 2024")
    assert "Vladivostok where it happened Settlement, to within 10 km: a town or city" in said
    assert "39 km: Vladivostok International Airport" in said
    head = said[: said.index("What is said of it")]
    assert "Said by South Korea (18 October 2024) and United States (23 October 2024), independently of each other" in head
    assert "NATO" not in head


@pytest.mark.slow
def test_m12_a_change_made_by_a_later_source_says_that_it_may_be_older():
    said = page("id=E087")
    assert "at most 960 days later, 8 July 2026 : Confirmed: " in said
    assert "The change may be older than its date: only a later source is at hand for what made it." in said


def test_earlier_no_later_step_is_shown():
    said = page("id=E-deployment&as_of=2024-10-12")
    assert "10 October 2024 : Denied" in said
    for later in ("Contested", "Confirmed", "Gerasimov", "2025", "Rutte"):
        assert later not in said


def test_the_bridge_before_its_opening_shows_its_target_and_not_the_day():
    said = page("id=E024&as_of=2026-06-25")
    assert "Planned for 19 June 2026" in said
    assert "20 June 2026 : Overdue: 19 June 2026" in said
    assert "Tumen River road bridge where it is to happen" in said
    assert "No later step is known by this day." in said
    assert "September 2026" not in said
    assert "took part)" not in said


@pytest.mark.slow
def test_the_bridge_after_its_opening_leads_to_the_step_before():
    said = page("id=E024")
    assert "7 September 2026 : Self-reported: " in said
    assert "Step before: " in said


@pytest.mark.data
def test_point_3_kursk_liberated_stays_contested_though_two_parties_say_so():
    known = context("event?id=E098").knowledge.propositions
    event_id = known.loc[known["topic"].eq("kursk_control") & known["status"].eq("contested"), "event_id"].iloc[0]
    said = page(f"id={event_id}&as_of=2025-05-01")
    assert "Contested: Russia (26 April 2025) and North Korea (28 April 2025) say so; Ukraine (26 April 2025) denies it." in said


@pytest.mark.slow
@pytest.mark.data
def test_point_9_technology_in_return_is_never_shown_as_confirmed():
    known = context("event?id=E090").knowledge.propositions
    returned = known[known["proposition_id"].str.match("Q-tech|Q-russian-help|Q-russian-tech")]
    assert len(returned) > 5
    for row in returned.itertuples():
        made = parts(event, context(f"event?id={row.event_id}"))
        sections = [one for p in made for one in (p["parts"] if p["is"] == "many" else [p]) if one["is"] == "section"]
        shown = [one["parts"][0]["record"] for one in sections if one["parts"][0]["is"] == "proposition"]
        assert [p["status"] for p in shown if p["proposition_id"] == row.proposition_id] == ["claimed"]


@pytest.mark.slow
def test_every_event_shows_how_each_of_its_statuses_came_about():
    asked = context("event?id=E090&as_of=2025-06-01")
    for event_id in asked.knowledge.events["event_id"].iloc[::8]:
        assert page(f"id={event_id}&as_of=2025-06-01").count("How its status came about") >= 1


def test_an_event_that_is_not_known_or_not_named_says_so():
    assert page("id=E090&as_of=2024-10-01") == "Event No event E090 was known by 1 October 2024. To the atlas"
    assert page("") == "Event Name the event in the link, such as id=E024. To the atlas"
    assert "is not an id of events" in context("event?id=E9999").link.problems[0]
    assert page("id=E9999").startswith("Event There is nothing to show: 'E9999' is not an id of events; nearest are E")


def test_a_dataset_of_one_event_without_places_gives_sentences(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["events"][0]["title"] = "<b>An event</b>"
    said = words(parts(event, context("event?id=E1", build.dataset(tmp_path, **tables))))
    assert said.startswith("<b>An event</b>")
    assert "Not located." in said
    assert "None: this event, or every other one, has no point known more closely than a province." in said
    assert "Series" not in said


def test_all_that_is_said_stands_once_in_time_order():
    said = page("id=E098")
    told = said[said.index("In the order in which it was said") :]
    first, denied, joined = (told.index(claim) for claim in ("C020", "C021", "C022"))
    assert first < joined
    assert denied < joined
    assert "In the order in which it was said" not in page("id=E098&as_of=2024-01-01")
