"""A dataset that codes reports says nothing of its own: it is told as coded, confirms nobody, and is never called doubtful for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis.claims.positions import latest_positions
from dashboard.analysis.record_details import event_details
from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.schema.vocabulary import STATUSES
from dashboard.wording.status_words import status_sentence
from tests import build

DAY = date(2025, 3, 1)
PARTIES = [
    *build.PARTIES,
    {"party_id": "ged", "name": "The Event Data", "short_name": "GED", "kind": "dataset"},
    {"party_id": "acl", "name": "Conflict Lists", "short_name": "CL", "kind": "dataset"},
]


def known(directory: Path, *stances: tuple[str, str, str], **how: str) -> Knowledge:
    return known_on(build.dataset(directory, parties=PARTIES, **build.question(list(stances), **how)), DAY)


@pytest.mark.parametrize(
    ("stances", "status", "sentence"),
    [
        ([("ged", "asserts", "2025-02-01")], "coded", "Coded by GED (1 February 2025) from reports, and not rated here."),
        ([("ged", "estimates", "2025-02-01")], "coded", "Coded by GED (1 February 2025) from reports, and not rated here."),
        (
            [("ged", "asserts", "2025-02-01"), ("acl", "asserts", "2025-02-02")],
            "coded",
            "Coded by GED (1 February 2025) and CL (2 February 2025) from reports, and not rated here.",
        ),
        (
            [("KR", "asserts", "2025-02-01"), ("ged", "asserts", "2025-02-02")],
            "claimed",
            "Claimed. Said by South Korea (1 February 2025); not confirmed by anybody else. Coded by GED (2 February 2025).",
        ),
        (
            [("RU", "asserts", "2025-02-01"), ("ged", "asserts", "2025-02-02")],
            "self_reported",
            "Self-reported. Said by Russia (1 February 2025), who took part; by nobody independent so far. Coded by GED (2 February 2025).",
        ),
        (
            [("RU", "denies", "2025-02-01"), ("ged", "asserts", "2025-02-02")],
            "contested",
            "Contested. Coded by GED (2 February 2025); Russia (1 February 2025) denies it.",
        ),
    ],
)
def test_what_a_dataset_codes(tmp_path: Path, stances, status, sentence):
    event = known(tmp_path, *stances).events.iloc[0]
    assert (event["status"], event["standing"], status_sentence(event["reason"])) == (status, status, sentence)


def test_a_dataset_among_those_who_took_part_reports_nothing_of_itself(tmp_path: Path):
    found = known(tmp_path, ("ged", "asserts", "2025-02-01"), ("KR", "asserts", "2025-02-01"), participants="ged")
    assert found.events.iloc[0]["status"] == "claimed"


def test_a_forecast_of_a_dataset_is_coded(tmp_path: Path):
    found = known(tmp_path, ("ged", "estimates", "2025-02-01"), date="2025-06-01")
    assert found.propositions.iloc[0]["status"] == "coded"


def test_a_claim_says_that_it_is_coded(tmp_path: Path):
    found = known(tmp_path, ("ged", "asserts", "2025-02-01"), ("KR", "asserts", "2025-02-02"))
    claims = event_details(found, "E1")["propositions"][0]["claims"]
    assert {claim["party_id"]: claim["coded"] for claim in claims} == {"ged": True, "KR": False}
    cells = latest_positions(found, {"Q-E1"})
    assert {party: cell["coded"] for (_, party), cell in cells.items()} == {"ged": True, "KR": False}


def test_it_is_drawn_as_surely_as_what_is_confirmed():
    assert STATUSES["coded"].dash == STATUSES["confirmed"].dash == ""


def test_what_is_not_graded_is_not_weak(tmp_path: Path):
    tables = build.question([("KR", "asserts", "2025-02-01")])
    for name in ("events", "claims"):
        tables[name][0]["evidence_strength"] = "unknown"
    found = known_on(build.dataset(tmp_path, **tables), DAY)
    assert found.events.iloc[0]["evidence_strength"] == "unknown"
    assert "weak" not in status_sentence(found.events.iloc[0]["reason"])
    assert not latest_positions(found, {"Q-E1"})["Q-E1", "KR"]["weak"]
