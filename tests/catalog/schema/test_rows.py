"""Row types say what the schema says, and what is in the frames; a column that is misspelt in the code is a type error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypedDict, get_args, get_type_hints

import pandas as pd
import pytest
from mypy import api

from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.loading.derived_columns import WORKED_OUT
from dashboard.catalog.names import name_languages
from dashboard.catalog.records import columns_of, frame_rows, one_record, records
from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.rows import KNOWN_ROWS, TABLE_ROWS, KnownEvent, PlaceRow
from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.catalog.schema.tables import BY_NAME, TABLES
from tests.query.asked import DATASET, TODAY

ROOT = Path(__file__).resolve().parents[3]
TYPES = {"string": str, "edtf": str, "url": str, "number": float | None, "boolean": bool, "integer": int}
_REPLACED = {"date_start", "date_end", "date_approximate", "summary_as_of"}  # of an event, by what is known of it


def types_of(field: Field, *, open_end: bool = False) -> dict[str, object]:
    """Return the types that a row has of a column of the schema."""
    if field.many:
        return {field.name: list[str]}
    if field.kind == "day":
        return {field.name: str | None if open_end else str}
    found: dict[str, object] = {field.name: TYPES[field.kind]}
    if field.kind == "edtf":
        start, end = str if field.required else str | None, str if field.required and not field.open_end else str | None
        found |= {f"{field.name}_start": start, f"{field.name}_end": end, f"{field.name}_approximate": bool}
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_of_a_table_has_the_columns_and_types_of_its_schema(table):
    wanted = {name: kind for field in table.fields for name, kind in types_of(field).items()}
    assert get_type_hints(TABLE_ROWS[table.name]) == wanted
    columns = DATASET.tables[table.name].columns
    assert set(columns) - set(name_languages(columns).values()) == set(wanted)


@pytest.mark.parametrize("name", KNOWN_ROWS)
def test_a_row_of_knowledge_has_those_of_its_table_and_what_was_worked_out(name):
    wanted = {column: kind for field in BY_NAME[name].fields for column, kind in types_of(field).items()}
    if name == "events":
        wanted = {column: kind for column, kind in wanted.items() if column not in _REPLACED}
    for field in WORKED_OUT.get(name, ()):  # a sentence is made of a reason where a file is written
        wanted |= {"reason": StatusReason} if field.name == "sentence" else types_of(field, open_end=field.name == "end")
    assert get_type_hints(KNOWN_ROWS[name]) == wanted
    assert set(getattr(known_on(DATASET, TODAY), name).columns) == set(wanted)


FRAMES = [(row, DATASET.tables[name]) for name, row in TABLE_ROWS.items()]
FRAMES += [(row, getattr(known_on(DATASET, TODAY), name)) for name, row in KNOWN_ROWS.items()]


@pytest.mark.parametrize(("row", "frame"), FRAMES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_row_holds_what_its_type_says(row, frame):
    held = records(frame, row)
    for column, kind in get_type_hints(row).items():
        allowed = {list} if kind == list[str] else set(get_args(kind) or (kind,))
        assert {type(record[column]) for record in held} <= allowed, column


def test_a_frame_that_lacks_a_column_of_the_row_is_refused_by_name():
    frame = pd.DataFrame({"place_id": ["P1"], "name": ["Here"]})
    with pytest.raises(KeyError, match=r"PlaceRow has admin_area, .*, which the frame lacks; its columns are place_id, name"):
        records(frame, PlaceRow)


def test_a_row_with_a_name_has_those_in_other_languages_too():
    places = pd.DataFrame({"place_id": ["P1"], "name": ["Here"], "name_pt": ["Aqui"]})
    assert one_record(places, "place_id", "P1", TypedDict("Named", {"name": str})) == {"name": "Here", "name_pt": "Aqui"}
    assert one_record(places, "place_id", "P1", TypedDict("Id", {"place_id": str})) == {"place_id": "P1"}


def test_a_row_has_no_column_that_its_type_does_not_name():
    events = known_on(DATASET, TODAY).events.assign(secret=1)
    row = records(events, KnownEvent)[0]
    assert row.keys() == frame_rows(events, KnownEvent)[0].keys() == KnownEvent.__annotations__.keys()
    assert one_record(events, "event_id", row["event_id"], KnownEvent) == row
    assert columns_of(row, ("title", "status")) == {"title": row["title"], "status": row["status"]}
    with pytest.raises(KeyError, match="nix"):
        one_record(events, "event_id", "nix", KnownEvent)


MISSPELT = '''
from dashboard.analysis.record_details import event_details
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.records import records
from dashboard.catalog.schema.rows import KnownEvent
from dashboard.query.answers.answer import Answer


def titles(knowledge: Knowledge) -> list[str]:
    """Return a right and a misspelt column of rows, and of what hangs on them."""
    claims = event_details(knowledge, "E1")["propositions"][0]["claims"]
    right = [event["title"] for event in records(knowledge.events, KnownEvent)] + [claim["wording"] for claim in claims]
    return right + [event["titel"] for event in records(knowledge.events, KnownEvent)] + [claim["wordnig"] for claim in claims]


def counts(answer: Answer) -> list[int]:
    """Return a right and a misspelt column of the map's symbols and of the countries beside it."""
    several = [symbol["n_places"] + symbol["areas"][0]["n"] for symbol in answer.cells if symbol["kind"] == "cell"]
    return several + [symbol["wake"] for symbol in answer.cells] + [country["holow"] for country in answer.countries]
'''


def test_a_misspelt_column_is_a_type_error(tmp_path):
    (tmp_path / "misspelt.py").write_text(MISSPELT, "utf-8")
    arguments = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache"), str(tmp_path / "misspelt.py")]
    told, trouble, _ = api.run(arguments)
    assert not trouble
    errors = re.findall(r"misspelt\.py:(\d+): error: (.*)", told)
    wrong = (
        ("KnownEvent", "titel"),
        ("EventClaim", "wordnig"),
        ("SymbolOfPlace", "wake"),
        ("SymbolOfPlaces", "wake"),
        ("CountryChip", "holow"),
    )
    line = {column: next(str(n) for n, text in enumerate(MISSPELT.splitlines(), 1) if f'"{column}"' in text) for _, column in wrong}
    assert errors == [(line[column], f'TypedDict "{row}" has no key "{column}"  [typeddict-item]') for row, column in wrong]
