"""Small datasets for tests: rows given by what matters, the rest filled with harmless defaults."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd

from dashboard.catalog.dataset import Dataset, load_dataset, typed_table
from dashboard.catalog.schema.tables import BY_NAME, TABLES, Table
from dashboard.catalog.schema.terms import Terms
from dashboard.wording.fault_words import problem_line

Row = dict[str, str]

DEFAULTS: dict[str, Row] = {
    "terms": {},
    "parties": {"kind": "state"},
    "actors": {"kind": "person"},
    "sources": {"title": "A report", "access": "full", "publication_date": "2025-01-01"},
    "places": {"place_type": "town", "latitude": "42.4", "longitude": "130.6", "geo_precision": "site", "uncertainty_km": "1"},
    "events": {
        "title": "An event",
        "date": "2025-01-01",
        "date_basis": "event",
        "event_type": "statement",
        "event_group": "diplomacy",
        "evidence_strength": "A",
    },
    "event_places": {"role": "site"},
    "event_actors": {"role": "acting"},
    "propositions": {"is_main": "false", "statement": "Something is so.", "kind": "fact", "topic": "diplomacy"},
    "claims": {
        "claimant": "A spokesman",
        "stance": "asserts",
        "made_on": "2025-01-01",
        "made_on_basis": "stated",
        "wording": "It is so.",
        "origin": "statement",
        "evidence_strength": "A",
    },
    "claim_sources": {},
    "movements": {},
}


def _terms() -> list[Row]:
    """Return terms of no particular subject, whose codes the defaults have."""
    with (Path(__file__).parent / "terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TERMS = _terms()
VOCABULARIES = Terms.of(TERMS)  # type: ignore[arg-type]
GROUPS = list(VOCABULARIES.groups)
PARTIES = [
    {"party_id": "KP", "name": "North Korea"},
    {"party_id": "RU", "name": "Russia"},
    {"party_id": "UA", "name": "Ukraine"},
    {"party_id": "KR", "name": "South Korea"},
    {"party_id": "US", "name": "United States"},
    {"party_id": "MSMT", "name": "MSMT", "kind": "joint_body", "members": "KR;US"},
    {"party_id": "csis", "name": "CSIS", "kind": "research"},
]


def write(directory: Path, **tables: list[Row]) -> Path:
    """Write a dataset's folder; tables that are not given have their header only, parties a usual cast."""
    directory.mkdir(parents=True, exist_ok=True)
    tables = {"terms": TERMS, "parties": PARTIES} | tables
    for table in TABLES:
        names = [f.name for f in table_of(table.name, tables.get(table.name, [])).fields]
        with (directory / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
            writer.writeheader()
            for row in tables.get(table.name, []):
                writer.writerow(_filled(table.name, row))
    return directory


def dataset(directory: Path, **tables: list[Row]) -> Dataset:
    """Write and load a dataset that must be without problems."""
    found = load_dataset(write(directory, **tables))
    assert not found.problems, "\n".join(map(problem_line, found.problems))
    return found


def unchecked(**tables: list[Row]) -> Dataset:
    """Make a dataset of valid rows without the detour over files: quick enough for hundreds of examples."""
    rows = {"terms": TERMS, "parties": PARTIES} | tables
    texts = {
        t.name: pd.DataFrame([_filled(t.name, r) for r in rows.get(t.name, [])], columns=[f.name for f in t.fields], dtype=str)
        for t in (table_of(t.name, rows.get(t.name, [])) for t in TABLES)
    }
    return Dataset({t.name: typed_table(texts[t.name], t) for t in TABLES})


def _filled(table: str, row: Row) -> Row:
    row = DEFAULTS[table] | row
    if table == "parties":
        row.setdefault("short_name", row["name"])
    return {f.name: row.get(f.name, "") for f in table_of(table, [row]).fields}


def table_of(name: str, rows: list[Row]) -> Table:
    """Return a table with the columns of names that some rows have."""
    return BY_NAME[name].with_names(dict.fromkeys(column for row in rows for column in row))


def question(
    stances: list[tuple[str, str, str]], *, kind: str = "fact", participants: str = "KP;RU", date: str = "2025-01-01"
) -> dict[str, list[Row]]:
    """Return the tables of one event with one proposition: (party, stance, day), a plan as ("plans:2026-06-19")."""
    claims = []
    for i, (party, stance, day) in enumerate(stances):
        stance, _, target = stance.partition(":")
        row = {"claim_id": f"C{i}", "proposition_id": "Q-E1", "party_id": party, "stance": stance, "made_on": day, "planned_for": target}
        claims.append(row)
    return {
        "sources": [{"source_id": "S1"}],
        "events": [{"event_id": "E1", "date": date}],
        "propositions": [{"proposition_id": "Q-E1", "event_id": "E1", "is_main": "true", "kind": kind, "participants": participants}],
        "claims": claims,
        "claim_sources": [{"claim_id": c["claim_id"], "source_id": "S1"} for c in claims],
    }
