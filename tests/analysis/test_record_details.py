"""Details: everything known on a day about one thing, and nothing later."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis import record_details
from dashboard.catalog.knowledge.known import known_on
from dashboard.wording.status_words import worded
from tests import build
from tests.query.asked import DATASET, TODAY


@pytest.mark.slow
def test_every_event_place_proposition_and_claim_can_be_sent_as_json() -> None:
    for day in (TODAY, date(2025, 6, 1)):
        knowledge = known_on(DATASET, day)
        found = [record_details.event_details(knowledge, e) for e in knowledge.events["event_id"]]
        found += [record_details.place_details(knowledge, p) for p in DATASET.tables["places"]["place_id"]]
        found += [record_details.proposition_details(knowledge, p) for p in knowledge.propositions["proposition_id"]]
        found += [record_details.claim_details(knowledge, c) for c in knowledge.claims["claim_id"]]
        json.dumps(worded(found), allow_nan=False)


def test_unknown_ids_raise_key_errors() -> None:
    knowledge = known_on(DATASET, TODAY)
    for ask in (
        record_details.event_details,
        record_details.place_details,
        record_details.proposition_details,
        record_details.claim_details,
    ):
        with pytest.raises(KeyError):
            ask(knowledge, "nix")


def test_an_event_that_is_known_only_later_is_unknown() -> None:
    late, early = known_on(DATASET, TODAY), known_on(DATASET, date(2025, 6, 1))
    hidden = sorted(set(late.events["event_id"]) - set(early.events["event_id"]))
    with pytest.raises(KeyError):
        record_details.event_details(early, hidden[0])


@pytest.mark.slow
def test_the_main_proposition_comes_first_with_its_claims_and_sources() -> None:
    knowledge = known_on(DATASET, TODAY)
    for event_id in knowledge.events["event_id"]:
        event = record_details.event_details(knowledge, event_id)
        assert [p["is_main"] for p in event["propositions"]] == sorted((p["is_main"] for p in event["propositions"]), reverse=True)
        assert event["propositions"][0]["status"] == event["status"]
        for claim in event["propositions"][0]["claims"]:
            assert claim["sources"][0]["source_id"] in ("S1", "S2")
            assert claim["party"]
        assert {p["place_id"] for p in event["places"]} == set(
            DATASET.tables["event_places"].loc[DATASET.tables["event_places"]["event_id"] == event_id, "place_id"]
        )


def said_at_another(tables: dict[str, list[dict[str, str]]]) -> None:
    """Add an event E2 with a claim of its own, at which the first claim about E1 was made, too."""
    tables["events"].append({"event_id": "E2", "date": "2025-02-03"})
    tables["propositions"].append({"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true", "kind": "act", "participants": "KP"})
    tables["claims"][0]["event_id"] = "E2"
    tables["claims"].append({"claim_id": "C9", "proposition_id": "Q-E2", "party_id": "KP", "event_id": "E2", "made_on": "2025-02-03"})
    tables["claim_sources"].append({"claim_id": "C9", "source_id": "S1"})


def test_what_an_event_says_about_another_one(tmp_path: Path) -> None:
    tables = build.question([("KP", "denies", "2025-02-03")])
    said_at_another(tables)
    dataset = build.dataset(tmp_path, **tables)
    event = record_details.event_details(known_on(dataset, date(2025, 3, 1)), "E2")
    assert [p["proposition_id"] for p in event["propositions"]] == ["Q-E2"]
    assert [p["proposition_id"] for p in event["speaks_about"]] == ["Q-E1"]
    assert event["speaks_about"][0]["claims"][0]["made_here"] is True


def test_remarks_and_later_sources_are_not_shown_early(tmp_path: Path) -> None:
    tables = build.question([("KP", "asserts", "2025-02-03"), ("KR", "asserts", "2026-02-03")])
    tables["places"] = [{"place_id": "P1", "name": "There", "notes": "opened in 2026"}]
    tables["sources"] = [
        {"source_id": "S1", "access": "not_opened", "cited_in": "S2"},
        {"source_id": "S2", "publication_date": "2026-02-03"},
    ]
    tables["claim_sources"][1]["source_id"] = "S2"
    dataset = build.dataset(tmp_path, **tables)
    early, late = known_on(dataset, date(2025, 3, 1)), known_on(dataset, TODAY)
    assert record_details.place_details(early, "P1")["notes"] == ""
    assert record_details.place_details(late, "P1")["notes"] == "opened in 2026"
    assert record_details.claim_details(early, "C0")["sources"][0]["cited_in"] == ""
    assert record_details.claim_details(late, "C0")["sources"][0]["cited_in"] == "S2"


@pytest.mark.slow
@pytest.mark.parametrize("day", [TODAY, date(2025, 6, 1)])
def test_several_events_have_what_each_has_by_itself(day: date) -> None:
    knowledge = known_on(DATASET, day)
    ids = knowledge.events["event_id"].tolist()[::-1]
    assert list(record_details.events_details(knowledge, ids).items()) == [(i, record_details.event_details(knowledge, i)) for i in ids]


def test_what_is_said_at_an_event_is_marked_there_and_not_at_the_other(tmp_path: Path) -> None:
    tables = build.question([("KP", "denies", "2025-02-03"), ("UA", "asserts", "2025-02-03")])
    said_at_another(tables)
    dataset = build.dataset(tmp_path, **tables)
    found = record_details.events_details(known_on(dataset, date(2025, 3, 1)), ["E1", "E2"])
    about, spoken_of = found["E1"]["propositions"][0], found["E2"]["speaks_about"][0]
    assert about["proposition_id"] == spoken_of["proposition_id"] == "Q-E1"
    assert [claim["made_here"] for claim in about["claims"]] == [claim["event_id"] == "E1" for claim in about["claims"]]
    assert {claim["claim_id"]: claim["made_here"] for claim in spoken_of["claims"]}["C0"] is True
    assert [p["proposition_id"] for p in found["E2"]["propositions"]] == ["Q-E2"]


def test_the_tables_are_gone_through_as_often_for_all_events_as_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = known_on(DATASET, TODAY)
    ids = knowledge.events["event_id"].tolist()
    seen: list[int] = []
    real = record_details.records
    monkeypatch.setattr(record_details, "records", lambda frame, row: [seen.append(len(frame)), real(frame, row)][1])
    record_details.events_details(knowledge, ids[:1])
    of_one = len(seen)
    record_details.events_details(knowledge, ids)
    assert len(ids) > 1
    assert len(seen) == 2 * of_one


def test_an_actor_of_an_event_has_all_its_names_and_what_they_rest_on(tmp_path: Path) -> None:
    actor = {"actor_id": "voss", "name": "Lena Voss", "alt_names": "L. Voss;Λένα Φος", "names_basis": "el: from knowledge"}
    tables = build.question([("RU", "asserts", "2025-01-01")]) | {"actors": [actor]}
    tables["event_actors"] = [{"event_id": "E1", "actor_id": "voss"}]
    (found,) = record_details.event_details(known_on(build.dataset(tmp_path, **tables), TODAY), "E1")["actors"]
    assert (found["name"], found["alt_names"], found["names_basis"]) == ("Lena Voss", ["L. Voss", "Λένα Φος"], "el: from knowledge")
