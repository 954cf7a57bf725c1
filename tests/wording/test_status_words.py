"""Why a status is so: one sentence for pages that show the label already, and the same with the label for files and the API."""

from __future__ import annotations

import json
from datetime import date

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.schema.status_reason import PartyPosition, StatusReason
from dashboard.wording.status_words import MAX_NAMED_PARTIES, reason_words, status_sentence, worded
from tests import datasets

FIRST, SECOND = (
    PartyPosition("Norland", "asserts", "2025-04-26", takes_part=True),
    PartyPosition("Sudland", "asserts", "2025-04", late=True),
)


def test_a_reason_stands_beside_a_label_and_a_sentence_begins_with_it():
    reason = StatusReason("confirmed", "fact", (FIRST, SECOND))
    words = "Said by Norland (26 April 2025), who took part, and independently by Sudland (known by April 2025 at the latest)."
    assert reason_words(reason) == words
    assert status_sentence(reason) == f"Confirmed. {words}"


def test_of_many_parties_the_rest_is_counted():
    many = tuple(PartyPosition(f"Party {n}", "denies", "2025-04-26") for n in range(MAX_NAMED_PARTIES + 2))
    assert reason_words(StatusReason("denied", "fact", many)).endswith("and 2 more deny it; nobody says so.")
    assert reason_words(StatusReason("denied", "fact", many[:1])) == "Party 0 (26 April 2025) denies it; nobody says so."


def test_weak_evidence_what_was_coded_and_denials_of_unknown_day_are_added():
    said = (PartyPosition("Norland", "asserts", "2025-04-26", weak=True), PartyPosition("Sudland", "asserts", "2025-05-01", weak=True))
    coded = PartyPosition("GED", "asserts", "2026-01-01", coded=True)
    denial = PartyPosition("Westland", "denies", "2025-06-01", late=True)
    words = reason_words(StatusReason("corroborated", "fact", (*said, coded), ("Eastland",), (denial,)))
    assert words == (
        "Said by Norland (26 April 2025) and Sudland (1 May 2025), independently of each other."
        " These sources hold no word of Eastland on it by this day. All of it is on weak evidence (C). Coded by GED (1 January 2026)."
        " A denial by Westland is known from 1 June 2025 at the latest, and may be older than this day."
    )


def test_names_from_data_stand_as_they_are():
    name = "{ $party } <b>The Long-Named</b> \u2067 Party"
    assert reason_words(StatusReason("claimed", "fact", (PartyPosition(name, "asserts", "2025"),))).startswith(f"Said by {name} (2025)")


def test_rows_are_worded_wherever_they_are_nested():
    reason = StatusReason("claimed", "fact", (FIRST,))
    found = worded({"propositions": [{"id": "Q1", "reason": reason}], "n": 1})
    assert json.loads(json.dumps(found)) == {
        "propositions": [{"id": "Q1", "reason": reason_words(reason), "sentence": status_sentence(reason)}],
        "n": 1,
    }


def test_every_status_of_every_dataset_can_be_said():
    for folder in (*datasets.EACH, datasets.SHIPPED):
        known = known_on(datasets.dataset(folder), date(2026, 11, 30))
        for reason in known.propositions["reason"]:
            words = reason_words(reason)
            assert not words[:1].islower(), words
            assert words.endswith("."), words
