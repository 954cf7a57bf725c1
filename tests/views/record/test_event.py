"""The page of one event."""

from __future__ import annotations

import pytest

from dashboard.catalog.dataset import Dataset
from dashboard.views.record import event
from tests import build, datasets
from tests.views.pages import SHIPPED, context, parts, problems, words


def page(query: str, dataset: Dataset | None = None) -> str:
    return words(parts(event, context(f"event?{query}", dataset)))


NAMES = {"": "", "&labels=el": " Γραφείο Φραγμάτων της Αρδενίας", "&labels=ar": " مكتب سدود أردينيا"}


@pytest.mark.parametrize(("labels", "named"), NAMES.items())
def test_who_took_part_is_named_in_the_language_of_the_labels_too(labels, named):
    acting = datasets.dataset().tables["event_actors"].set_index("actor_id")["event_id"]["dam-office"].iloc[0]
    assert f"Dam Office of Ardenia{named} (" in page(f"id={acting}{labels}")


@pytest.mark.data
def test_the_deployment_says_how_it_came_to_be_believed():
    said = page("id=E-deployment", SHIPPED)
    assert said.startswith("Deployment of North Korean troops to Russia October 2024")
    assert "10 October 2024 : Denied. Russia (10 October 2024) denies it" in said
    assert "3 days later, 13 October 2024 : Contested. " in said
    assert "197 days later, 28 April 2025 : Confirmed. " in said


@pytest.mark.data
def test_b2_the_first_transport_says_what_and_where_and_is_never_confirmed():
    said = page("id=E090", SHIPPED)
    assert said.startswith("Reported transport of North Korean troops to Vladivostok 8 to 13 October 2024")
    assert "Vladivostok where it happened Settlement, to within 10 km: a town or city" in said
    assert "39 km: Vladivostok International Airport" in said
    head = said[: said.index("What is said of it")]
    assert "Said by South Korea (18 October 2024) and United States (23 October 2024), independently of each other" in head
    assert "NATO" not in head


@pytest.mark.slow
def test_m12_a_change_made_by_a_later_source_says_that_it_may_be_older(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01"), ("US", "asserts", "2025-03-01")])
    tables["claims"][1]["made_on_basis"] = "no_later_than"
    said = page("id=E1", build.dataset(tmp_path, **tables))
    assert "at most 59 days later, 1 March 2025 : Confirmed. " in said
    assert "The change may be older than its date: only a later source is at hand for what made it." in said


def test_earlier_no_later_step_is_shown():
    said = page("id=F11&as_of=2023-05-12")
    assert "12 May 2023 : Self-reported. Said by Belmora (12 May 2023)" in said
    for later in ("Contested", "Confirmed", "13 May", "No gate was opened", "Engineers who are not named", "2025"):
        assert later not in said, later
    assert "1 day later, 13 May 2023 : Contested. " in page("id=F11&as_of=2023-05-13")
    assert "716 days later, 28 April 2025 : Confirmed. " in page("id=F11")


def test_the_bridge_before_its_opening_shows_its_target_and_not_the_day():
    said = page("id=F07&as_of=2026-06-25")
    assert "Planned for 19 June 2026" in said
    assert "20 June 2026 : Overdue. 19 June 2026" in said
    assert "High Orsa dam where it is to happen" in said
    assert "No later step is known by this day." in said
    assert "September 2026" not in said
    assert "(to take part)" in said
    assert "(took part)" not in said


@pytest.mark.slow
def test_the_bridge_after_its_opening_leads_to_the_step_before():
    said = page("id=F07")
    assert "7 September 2026 : Self-reported. " in said
    assert "Step before: planned for January to June 2024 Target day of the dam" in said


@pytest.mark.data
def test_point_3_kursk_liberated_stays_contested_though_two_parties_say_so():
    known = context("event?id=E098", SHIPPED).knowledge.propositions
    event_id = known.loc[known["topic"].eq("kursk_control") & known["status"].eq("contested"), "event_id"].iloc[0]
    said = page(f"id={event_id}&as_of=2025-05-01", SHIPPED)
    assert "Contested. Russia (26 April 2025) and North Korea (28 April 2025) say so; Ukraine (26 April 2025) denies it." in said


@pytest.mark.slow
@pytest.mark.data
def test_point_9_technology_in_return_is_never_shown_as_confirmed():
    known = context("event?id=E090", SHIPPED).knowledge.propositions
    returned = known[known["proposition_id"].str.match("Q-tech|Q-russian-help|Q-russian-tech")]
    assert len(returned) > 5
    for row in returned.itertuples():
        made = parts(event, context(f"event?id={row.event_id}", SHIPPED))
        sections = [one for p in made for one in (p["parts"] if p["is"] == "many" else [p]) if one["is"] == "section"]
        shown = [one["parts"][0]["record"] for one in sections if one["parts"][0]["is"] == "proposition"]
        assert [p["status"] for p in shown if p["proposition_id"] == row.proposition_id] == ["claimed"]


@pytest.mark.slow
def test_every_event_shows_how_each_of_its_statuses_came_about():
    asked = context("event?id=F11&as_of=2025-06-01")
    for event_id in asked.knowledge.events["event_id"].iloc[::3]:
        assert page(f"id={event_id}&as_of=2025-06-01").count("How its status came about") >= 1


def test_an_event_that_is_not_known_or_not_named_says_so():
    assert page("id=F14&as_of=2024-05-11") == "Event No event F14 was known by 11 May 2024. To the atlas"
    assert page("") == "Event Name the event in the link, such as id=F01. To the atlas"
    assert "is not an id of events" in problems(context("event?id=F9999"))[0]
    assert page("id=F9999").startswith("Event There is nothing to show: id='F9999' is not an id of events; nearest are F")


def test_a_dataset_of_one_event_without_places_gives_sentences(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-01")])
    tables["events"][0]["title"] = "<b>An event</b>"
    said = words(parts(event, context("event?id=E1", build.dataset(tmp_path, **tables))))
    assert said.startswith("<b>An event</b>")
    assert "Not located." in said
    assert "None: this event, or every other one, has no point known more closely than a province." in said
    assert "Series" not in said


def test_all_that_is_said_stands_once_in_time_order():
    said = page("id=F11")
    told = said[said.index("In the order in which it was said") :]
    places = [told.index(claim) for claim in ("C36", "C38", "C39", "C37", "C43", "C41")]
    assert places == sorted(places)
    assert "In the order in which it was said" not in page("id=F11&as_of=2023-05-10")
