"""The shipped dataset: whole, valid, and reading right on every contested point."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from frictionless import Package, system

from dashboard.catalog import dates
from dashboard.catalog.dataset import SHIPPED_FOLDER
from dashboard.catalog.knowledge.known import known_on
from dashboard.exports import data_package
from dashboard.wording.status_words import status_sentence
from tests import datasets

pytestmark = pytest.mark.data
DATASET = datasets.dataset(datasets.SHIPPED)
FACTS = {"places": (r"P\d{3}", 63), "sources": (r"S\d{3}", 187)}  # ids of the research, and how many; what is added since looks otherwise
ADDED = {
    "E-arms-supply",
    "E-deployment",
    "E-to-kursk",
    "E-second-dispatch",
}  # events that the research keeps under others; no researched id looks like these
TODAY = date(2026, 11, 23)


def question(proposition: str, day: str):
    found = known_on(DATASET, date.fromisoformat(day)).propositions.set_index("proposition_id")
    if proposition not in found.index:
        return None, ""
    return found.loc[proposition, "status"], status_sentence(found.loc[proposition, "reason"])


def test_no_problem():
    assert DATASET.problems == ()


@pytest.mark.parametrize(("table", "pattern", "n"), [(table, *known) for table, known in FACTS.items()])
def test_nothing_that_was_researched_is_dropped(table, pattern, n):
    assert DATASET.tables[table].iloc[:, 0].str.fullmatch(pattern).sum() == n


def test_the_researched_events_are_there_by_their_ids_and_others_look_otherwise():
    ids = set(DATASET.tables["events"]["event_id"])
    assert len({i for i in ids if re.fullmatch(r"E\d{3}", i)}) == 120
    assert {i for i in ids if not re.fullmatch(r"E\d{3}", i)} == ADDED


def test_the_researched_claims_are_there_by_their_ids():
    researched = {
        f"C{n:03}"
        for n in (
            *range(1, 18),
            *range(20, 26),
            *range(30, 42),
            *range(50, 66),
            *range(70, 85),
            *range(90, 98),
            *range(100, 107),
            *range(110, 118),
        )
    }
    assert len(researched) == 89
    assert researched <= set(DATASET.tables["claims"]["claim_id"])


def test_every_source_of_an_event_can_be_reached():
    cited = set(DATASET.tables["claim_sources"]["source_id"]) | set(DATASET.tables["places"]["coordinate_source"])
    unused = set(DATASET.tables["sources"]["source_id"]) - cited - {""}
    assert unused <= {"S106"}, "S106 is kept as an example of an error; nothing rests on it"


# Contested points of the research, by number, each: proposition, day, status, words that its sentence must hold.
CONTESTED = [
    (3, "Q-kursk-retaken", "2025-04-25", None, []),
    (3, "Q-kursk-retaken", "2025-04-26", "contested", ["Russia (26 April 2025)", "Ukraine (26 April 2025)"]),
    (3, "Q-kursk-retaken", "2025-04-28", "contested", ["Russia (26 April 2025)", "North Korea (28 April 2025)", "Ukraine"]),
    (0, "Q-E090", "2024-10-09", None, []),
    (0, "Q-E090", "2024-10-20", "contested", ["Ukraine (13 October 2024)", "South Korea (18 October 2024)", "Russia (10 October 2024)"]),
    (0, "Q-E090", "2024-10-24", "contested", ["South Korea (18 October 2024)", "Russia (", "North Korea (21 October 2024)"]),
    (0, "Q-E090", "2025-04-27", "contested", ["North Korea"]),
    (0, "Q-E090", "2025-04-29", "confirmed", ["Russia (26 April 2025)", "North Korea (28 April 2025)", "South Korea (18 October 2024)"]),
    (0, "Q-E024", "2025-03-01", "planned", ["31 December 2026 (end of works)"]),
    (0, "Q-E024", "2026-05-01", "planned", []),
    (0, "Q-E024", "2026-06-19", "planned", ["19 June 2026"]),
    (0, "Q-E024", "2026-06-20", "overdue", ["19 June 2026", "June to August 2026"]),
    (0, "Q-E024", "2026-07-30", "planned", ["September 2026"]),
    (0, "Q-E024", "2026-09-07", "self_reported", ["Russia (7 September 2026)"]),
    (7, "Q-further-troops-2026", "2026-08-21", "contested", ["Ukraine", "Russia (27 July 2026)", "North Korea (19 August 2026)"]),
    (9, "Q-technology-return", "2026-11-23", "claimed", ["South Korea"]),
]


@pytest.mark.parametrize(("point", "proposition", "day", "status", "words"), CONTESTED)
def test_contested_points(point, proposition, day, status, words):
    found, sentence = question(proposition, day)
    assert found == status
    for word in words:
        assert word in sentence


def test_nothing_given_in_return_is_ever_confirmed():
    propositions = known_on(DATASET, TODAY).propositions
    technology = propositions[propositions["topic"].eq("technology") & propositions["kind"].isin(["fact", "number"])]
    given = technology[technology["participants"].map(lambda p: "RU" in p)]
    assert len(given) > 3
    assert not given["status"].isin(["confirmed", "corroborated"]).any()


def test_killed_and_killed_and_wounded_never_share_a_proposition():
    propositions = DATASET.tables["propositions"]
    claims = DATASET.tables["claims"].merge(propositions[["proposition_id", "measure"]], on="proposition_id")
    killed = claims[claims["measure"].str.startswith("killed")]
    assert {"killed", "killed_and_wounded"} <= set(killed["measure"])
    assert 4700 not in set(killed.loc[killed["measure"].eq("killed"), "best"])
    assert set(killed.loc[killed["claim_id"].isin(["C052", "C054", "C057", "C061"]), "proposition_id"]) == {"Q-killed-kursk"}
    assert set(killed.loc[killed["claim_id"].isin(["C056", "C058", "C059", "C062"]), "proposition_id"]) == {"Q-casualties-kursk"}


def test_a_joint_claim_is_split_by_party():
    claims = DATASET.tables["claims"].set_index("claim_id")
    denial = claims[claims.index.isin(["C035"]) | claims["split_of"].eq("C035")]
    assert set(denial["party_id"]) == {"RU", "KP"}
    assert not claims["claimant"].str.contains(" / ").any()


def test_no_title_or_summary_gives_the_future_away():
    early = known_on(DATASET, date(2026, 6, 1)).events.set_index("event_id")
    assert early.loc["E024", "planned"]
    assert early.loc["E024", "end"].date() <= date(2026, 8, 31)
    assert "Novichenko" not in " ".join(early["summary"]) + " ".join(early["title"])
    assert not early["notes"].any()


@pytest.mark.parametrize("day", ["2023-09-01", "2024-06-30", "2024-10-24", "2025-04-27", "2025-12-31", "2026-06-20"])
def test_nothing_of_a_later_day_is_known(day):
    day = date.fromisoformat(day)
    found = known_on(DATASET, day)
    assert (found.claims["known_on"].dt.date <= day).all()
    assert (found.events["known_on"].dt.date <= day).all()
    assert not (found.sources["publication_date_start"].dt.date > day).any()
    happened = found.events[~found.events["planned"]]
    assert (happened["start"].dt.date <= day).all()


def test_the_published_description_is_the_schema_of_the_code():
    published = json.loads((SHIPPED_FOLDER / "datapackage.json").read_text("utf-8"))
    assert published == data_package.package_descriptor(
        {k: v for k, v in published.items() if k != "resources"}, DATASET.tables, data_package.story_resources(SHIPPED_FOLDER)
    )


@pytest.mark.slow
def test_the_data_package_is_valid_for_a_tool_that_is_not_ours():
    with system.use_context(trusted=True):
        report = Package(str(SHIPPED_FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])


def test_every_place_has_its_names_and_its_outline():
    places = DATASET.tables["places"].set_index("place_id")
    assert places["name_ko"].ne("").all()
    assert places["name_ru"].ne("").all()
    outlined = {f["properties"].get("place_id") for f in DATASET.geometries["features"]}
    assert {"P001", "P002", "P008", "P053", "P082"} <= outlined


def test_all_dates_are_edtf():
    for table in DATASET.tables.values():
        for column in [c for c in table.columns if f"{c}_start" in table.columns]:
            assert all(dates.is_date(text) for text in table[column] if text)


def test_no_type_or_stage_of_an_event_says_that_a_plan_slipped() -> None:
    assert not DATASET.tables["events"]["event_type"].str.contains("slip").any()
    assert not DATASET.tables["events"]["stage"].str.contains("slip").any()


def test_an_event_rests_on_the_evidence_known_by_the_day() -> None:
    now = known_on(DATASET, date(2026, 11, 23)).events.set_index("event_id")
    then = known_on(DATASET, date(2025, 4, 26))
    events, claims = then.events.set_index("event_id"), then.claims
    about = claims[claims["proposition_id"].eq(events.loc["E024", "main_proposition_id"])]
    assert events.loc["E024", "evidence_strength"] == about["evidence_strength"].min() == "A"
    assert now.loc["E024", "evidence_strength"] == "B"


def test_b2_a_shipment_is_not_confirmed_by_what_was_said_of_the_deployment():
    for day, status in (("2024-10-20", "claimed"), ("2025-04-29", "corroborated"), ("2026-11-23", "corroborated")):
        events = known_on(DATASET, date.fromisoformat(day)).events.set_index("event_id")
        assert events.loc["E090", "status"] == status
        assert ("United States" in status_sentence(events.loc["E090", "reason"])) == (status == "corroborated")
        assert events.loc["E-deployment", "main_proposition_id"] == "Q-E090"
    assert events.loc["E-deployment", "status"] == "confirmed"


def test_b2_the_deployment_has_a_day_places_and_actors_and_names_kursk_no_sooner_than_anybody_did():
    early = known_on(DATASET, date(2024, 10, 20)).events.set_index("event_id")
    assert early.loc["E-deployment", "date"] == "2024-10"
    assert "E-to-kursk" not in early.index
    assert "Kursk" not in early.loc["E-deployment", "title"] + early.loc["E-deployment", "summary"]
    places, actors = (DATASET.tables[t] for t in ("event_places", "event_actors"))
    assert set(places.loc[places["event_id"].eq("E-deployment"), "place_id"]) == {"P023", "P063"}
    assert "kpa-troops-in-russia" in set(actors.loc[actors["event_id"].eq("E-deployment"), "actor_id"])
    assert known_on(DATASET, date(2025, 4, 29)).events.set_index("event_id").loc["E-to-kursk", "status"] == "confirmed"


def test_b4_every_movement_is_stated_and_every_event_between_two_places_has_one():
    moved = set(DATASET.tables["movements"]["proposition_id"])
    propositions = DATASET.tables["propositions"]
    assert propositions.loc[propositions["proposition_id"].isin(moved), "kind"].isin(["fact", "act"]).all(), "a number is no movement"
    places, events = DATASET.tables["event_places"], DATASET.tables["events"]
    between = set(places.loc[places["role"].isin(["from", "to"]), "event_id"])
    closed = set(events.loc[events["stage"].eq("closure"), "event_id"])
    assert between - closed <= set(propositions.loc[propositions["proposition_id"].isin(moved), "event_id"])


def test_the_day_of_a_report_is_no_day_that_was_stated():
    """Of an event that is dated by its report, claims of that day are too, unless the report is the speaker's own."""
    tables = DATASET.tables
    own = {"E071": "White House", "E081": "Open Source Centre", "E123": "BBC"}
    reported = tables["events"].loc[lambda e: e["date_basis"].eq("report"), ["event_id", "date"]]
    same_day = tables["claims"].merge(reported, on="event_id").query("made_on == date and made_on_basis in ('stated', 'event_day')")
    assert set(same_day["event_id"]) <= set(own), same_day[["claim_id", "made_on_basis", "notes"]].to_string()


def test_a_part_of_a_claim_that_is_not_known_yet_does_not_name_it():
    claims = known_on(DATASET, date(2025, 6, 1)).claims
    assert set(claims["split_of"]) - {""} <= set(claims["claim_id"])
    assert claims["split_of"].ne("").any()
