"""Facts of the shipped dataset that were wrong once, each with what is right."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.catalog.knowledge.known import known_on
from tests import datasets

pytestmark = pytest.mark.data
DATASET = datasets.dataset(datasets.SHIPPED)


def status(proposition: str, day: str) -> str | None:
    found = known_on(DATASET, date.fromisoformat(day)).propositions.set_index("proposition_id")["status"]
    return found.get(proposition)


# The status of a proposition on a day; None: nothing is known yet.
CORRECTED = [
    ("Q-in-kursk", "2024-10-23", None),
    ("Q-in-kursk", "2024-10-24", "claimed"),
    ("Q-in-kursk", "2024-10-29", "corroborated"),
    ("Q-in-kursk", "2024-10-30", "contested"),
    ("Q-in-kursk", "2025-04-25", "contested"),
    ("Q-in-kursk", "2025-04-26", "confirmed"),
    ("Q-arms-supplied", "2022-09-05", None),
    ("Q-arms-supplied", "2022-09-06", "denied"),
    ("Q-arms-supplied", "2022-11-02", "contested"),
    ("Q-arms-supplied", "2024-08-27", "contested"),
    ("Q-nk-missiles-used", "2024-01-09", "claimed"),
    ("Q-nk-missiles-used", "2024-01-10", "contested"),
    ("Q-E074", "2024-01-10", "contested"),
    ("Q-E075", "2024-01-10", "contested"),
    ("Q-E076", "2024-01-10", "contested"),
    ("Q-E090", "2024-10-09", None),
    ("Q-E090", "2024-10-10", "denied"),
    ("Q-E090", "2024-10-13", "contested"),
    ("Q-E127", "2024-10-08", "claimed"),
    ("Q-E127", "2024-10-10", "contested"),
    ("Q-first-transport", "2024-10-22", "claimed"),
    ("Q-first-transport", "2024-10-23", "corroborated"),
    ("Q-first-transport", "2026-11-23", "corroborated"),
    ("Q-first-transport-ports", "2026-11-23", "claimed"),
    ("Q-E096", "2025-02-04", "contested"),
    ("Q-E096", "2026-11-23", "contested"),
    ("Q-back-at-front", "2025-02-28", "corroborated"),
    ("Q-contractor-young", "2025-02-15", "contested"),
    ("Q-ukraine-in-belgorod", "2025-04-26", "contested"),
    ("Q-deployment-lawful", "2025-04-28", "contested"),
    ("Q-sanctions-broken", "2025-06-01", "claimed"),
    ("Q-sanctions-broken", "2025-06-02", "contested"),
    ("Q-E063", "2025-12-07", None),
    ("Q-E063", "2025-12-09", "confirmed"),
    ("Q-E022", "2026-06-17", None),
    ("Q-E022", "2026-06-18", "claimed"),
    ("Q-june-2026-missed", "2026-07-01", "claimed"),
    ("Q-russia-asks-troops", "2026-07-26", "claimed"),
    ("Q-russia-asks-troops", "2026-07-27", "contested"),
    ("Q-further-troops-2026", "2026-07-26", "claimed"),
    ("Q-further-troops-2026", "2026-07-27", "contested"),
    ("Q-kursk-monument", "2026-11-30", "planned"),
    ("Q-kursk-monument", "2026-12-01", "overdue"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("proposition", "day", "expected"), CORRECTED)
def test_no_day_shows_an_uncontested_charge_that_never_was(proposition, day, expected):
    assert status(proposition, day) == expected


# Cells that were wrong: row, column, what it holds now.
CELLS = [
    ("claims", "C014", {"made_on": "2026-07-01", "made_on_basis": "no_later_than"}),
    ("claims", "C025", {"low": 76000, "best": None}),
    ("claims", "C035", {"made_on": "2024-10-10", "made_on_basis": "stated"}),
    ("claims", "C040", {"made_on": "2026-08-19", "made_on_basis": "publication"}),
    ("claims", "C050", {"low": 30, "best": None, "high": None}),
    ("claims", "C082", {"made_on": "2022-09-06", "made_on_basis": "publication"}),
    ("claims", "C218", {"evidence_strength": "B"}),
    ("claims", "C259", {"made_on": "2026-01-19", "made_on_basis": "no_later_than"}),
    ("claims", "C265", {"made_on": "2026-06-18", "made_on_basis": "no_later_than"}),
    ("claims", "C266", {"made_on": "2026-07-01", "made_on_basis": "no_later_than"}),
    ("claims", "C267", {"made_on": "2026-07-01", "made_on_basis": "no_later_than"}),
    ("claims", "C285", {"best": 30}),
    ("claims", "C405", {"made_on": "2026-07-20", "made_on_basis": "no_later_than"}),
    ("claims", "C406", {"made_on": "2026-07-28", "made_on_basis": "publication"}),
    ("claims", "C528", {"low": 3000, "best": None}),
    ("claims", "C603", {"made_on": "2026-08-19", "made_on_basis": "publication"}),
    ("claims", "C604", {"made_on": "2026-08-21", "made_on_basis": "publication"}),
    ("claims", "C712", {"low": 500000, "best": None}),
    ("claims", "C718", {"made_on": "2022-09-22", "made_on_basis": "publication"}),
    ("claims", "C719", {"made_on": "2024-01-10", "made_on_basis": "stated"}),
    ("claims", "C776", {"low": 12, "best": None}),
    ("events", "E018", {"date": "2026-01-19", "date_basis": "report"}),
    ("events", "E063", {"date": "2025-12-06", "date_basis": "event"}),
    ("events", "E116", {"date": "2026-08-19", "date_basis": "report"}),
    ("events", "E117", {"date": "2026-08-21", "date_basis": "report"}),
    ("events", "E-to-kursk", {"date": "2024-10-23", "date_basis": "event"}),
    ("places", "P-sudzha-area", {"geo_precision": "district", "uncertainty_km": 15}),
]


@pytest.mark.parametrize(("table", "ident", "cells"), CELLS)
def test_a_cell_that_was_wrong_is_right(table, ident, cells):
    row = DATASET.tables[table].pipe(lambda frame: frame.set_index(frame.columns[0])).loc[ident]
    assert {column: None if pd.isna(row[column]) else row[column] for column in cells} == cells


def test_what_a_source_does_not_say_is_not_laid_on_it():
    cited = set(DATASET.tables["claim_sources"].itertuples(index=False, name=None))
    assert not {("C604", "S035"), ("C218", "S008"), ("C285", "S155"), ("C082", "S179"), ("C035", "S065")} & cited


def test_an_event_stands_where_it_was_and_not_where_its_subject_has_its_seat():
    places = DATASET.tables["event_places"]
    at = {e: set(zip(rows["place_id"], rows["role"], strict=True)) for e, rows in places.groupby("event_id")}
    assert at["E008"] == {("P001", "subject"), ("P050", "announcement")}
    assert at["E094"] == {("P053", "site"), ("P-sudzha-area", "site")}
    assert ("P055", "site") in at["E097"], "the town itself"


def test_the_charge_of_arms_is_known_from_its_first_answer_and_names_nothing_later():
    early = known_on(DATASET, date(2022, 9, 6)).events.set_index("event_id")
    assert early.loc["E-arms-supply", "main_proposition_id"] == "Q-arms-supplied"
    assert early.loc["E-arms-supply", "summary"] == ""
    assert "E071" not in early.index
    disclosed = known_on(DATASET, date(2023, 10, 13)).events.set_index("event_id").loc["E071"]
    assert disclosed["dispute"] == "part", "what it says of arms is contested"
