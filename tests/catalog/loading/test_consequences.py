"""What is wrong is told by its causes: what follows is folded under them, and what stands without a bad value stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.dataset import Dataset, load_dataset
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.loading.problems import Problem, left_out
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.fields import Field
from dashboard.catalog.schema.tables import TABLES
from dashboard.wording.fault_words import problem_line, problem_reason
from tests import build

DAY = date(2025, 6, 1)


def world(directory: Path, **changes: dict[str, str]) -> Dataset:
    """Load two events at one place; the first row of each named table is changed."""
    tables = build.question([("RU", "asserts", "2025-02-01"), ("KR", "asserts", "2025-02-02"), ("MSMT", "estimates", "2025-02-03")])
    tables["events"].append({"event_id": "E2", "date": "2025-02-01"})
    tables["propositions"].append({"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true", "participants": "KP"})
    tables["claims"].append({"claim_id": "C9", "proposition_id": "Q-E2", "party_id": "KP", "made_on": "2025-02-02", "event_id": "E1"})
    tables |= {
        "parties": build.PARTIES,
        "actors": [{"actor_id": "kim", "name": "Kim", "party_id": "KP"}],
        "places": [{"place_id": "P1", "name": "Here"}, {"place_id": "P2", "name": "There"}],
        "event_places": [{"event_id": "E1", "place_id": "P1"}, {"event_id": "E2", "place_id": "P1"}, {"event_id": "E2", "place_id": "P2"}],
    }
    for name, change in changes.items():
        tables[name] = [tables[name][0] | change, *tables[name][1:]]
    return load_dataset(build.write(directory, **tables))


def test_rows_that_refer_to_a_bad_row_are_folded_under_it(tmp_path: Path) -> None:
    (problem,) = world(tmp_path, places={"geo_precision": "nix"}).problems
    assert problem.where == "places.csv:2:geo_precision"
    assert problem_line(problem).endswith("; the row is left out, and with it 2 rows that refer to it (event_places.csv 2)")
    assert [(p.file, p.line, p.value) for p in problem.follows] == [("event_places.csv", 2, "P1"), ("event_places.csv", 3, "P1")]
    assert "refers to a row of places.csv that is left out" in problem_line(problem.follows[0])


def test_what_follows_follows_over_any_number_of_tables(tmp_path: Path) -> None:
    dataset = world(tmp_path, events={"event_group": "nix"})
    (problem,) = dataset.problems
    assert {p.file for p in problem.follows} == {"event_places.csv", "propositions.csv", "claims.csv", "claim_sources.csv"}
    assert "(event_places.csv 1, propositions.csv 1, claims.csv 3, claim_sources.csv 3)" in problem_line(problem)
    assert "not used either: 1 value that refers to it (claims.csv 1)" in problem_line(problem)
    assert left_out(dataset.problems) == 1 + 1 + 1 + 3 + 3
    assert dataset.tables["claims"]["claim_id"].tolist() == ["C9"]
    assert dataset.tables["claims"]["event_id"].tolist() == [""]


def test_what_takes_most_with_it_comes_first(tmp_path: Path) -> None:
    found = world(tmp_path, actors={"kind": "robot"}, parties={"kind": "robot"}).problems
    assert [p.where for p in found] == ["parties.csv:2:kind", "actors.csv:2:kind"]
    assert "actors.csv" not in {p.file for p in found[0].follows if p.rows}


def test_a_row_wrong_in_itself_is_named_as_such_though_it_also_refers_to_a_bad_row(tmp_path: Path) -> None:
    found = world(tmp_path, places={"geo_precision": "nix"}, event_places={"role": "nix"}).problems
    assert [p.where for p in found] == ["places.csv:2:geo_precision", "event_places.csv:2:role"]
    assert left_out(found) == 3, "the row that is wrong twice counts once"


def test_an_event_without_its_main_proposition_follows_from_what_is_wrong_with_that(tmp_path: Path) -> None:
    (problem,) = world(tmp_path, propositions={"is_main": "yes"}).problems
    assert "events.csv 1" in problem_line(problem)


def test_a_missing_file_is_the_cause_of_what_refers_to_it(tmp_path: Path) -> None:
    world(tmp_path)
    (tmp_path / "places.csv").unlink()
    (problem,) = load_dataset(tmp_path).problems
    assert problem_line(problem).endswith("; with it 3 rows that refer to it (event_places.csv 3), left out")


def test_a_file_without_a_required_column_states_how_many_rows_it_loses(tmp_path: Path) -> None:
    world(tmp_path)
    path = tmp_path / "places.csv"
    path.write_text(path.read_text("utf-8").replace("place_id,", "id,", 1), "utf-8")
    first = load_dataset(tmp_path).problems[0]
    assert problem_line(first).endswith("; 2 rows are left out, and with them 3 rows that refer to it (event_places.csv 3)")


def test_a_row_may_refer_to_a_row_of_its_own_table_that_is_left_out(tmp_path: Path) -> None:
    parties = [p | ({"kind": "nix"} if p["party_id"] == "US" else {}) for p in build.PARTIES]
    rows = {"parties": parties} | build.question([("MSMT", "asserts", "2025-02-01"), ("KR", "asserts", "2025-02-01")])
    dataset = load_dataset(build.write(tmp_path, **rows))
    (problem,) = dataset.problems
    assert [(p.file, p.column) for p in problem.follows[:2]] == [("parties.csv", "members"), ("claims.csv", "party_id")]
    assert len(known_on(dataset, DAY).claims) == 1


STAYS = [
    ("places", {"coordinate_source": "S9"}, "is not the id of a row of sources.csv; correct it, or add that row; the value is not used"),
    ("places", {"uncertainty_km": "-1"}, "is out of range; allowed is from 0 to 20038; the value is not used"),
    ("sources", {"url": "example"}, "does not have the form"),
    ("sources", {"cited_in": "S9"}, "is not the id of a row of sources.csv"),
    ("actors", {"party_id": "XX"}, "is not the id of a row of parties.csv"),
    ("events", {"series": "No Slug"}, "does not have the form"),
    ("events", {"also_in_seed": "yes"}, "is not true or false; the value is not used"),
    ("propositions", {"measure": "No Slug"}, "does not have the form"),
    ("claims", {"event_id": "E9"}, "is not the id of a row of events.csv"),
    ("claims", {"split_of": "C8"}, "is not the id of a row of claims.csv"),
    ("claims", {"planned_for": "soon"}, "is not a date in EDTF"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "change", "words"), STAYS)
def test_a_bad_value_that_the_row_can_do_without_is_emptied(tmp_path: Path, table: str, change: dict[str, str], words: str) -> None:
    whole = world(tmp_path / "good")
    assert whole.problems == ()
    dataset = world(tmp_path / "bad", **{table: change})
    (problem,) = dataset.problems
    ((column, value),) = change.items()
    assert (problem.file, problem.line, problem.column, problem.value, problem.rows) == (f"{table}.csv", 2, column, value, 0)
    assert words in problem_reason(problem)
    assert problem_reason(problem).endswith("; the value is not used")
    assert {name: len(t) for name, t in dataset.tables.items()} == {name: len(t) for name, t in whole.tables.items()}
    assert left_out(dataset.problems) == 0


GOES = [
    (
        "claims",
        {"low": "650?", "high": "700", "unit": "people"},
        "cannot stand: the other bound alone says something else",
    ),
    ("claims", {"stance": "plans", "planned_for": "soon"}, "a plan needs its day"),
    ("claims", {"made_on_basis": "no_later_than", "event_id": "E9"}, "it could count from another event's day"),
    ("sources", {"publication_date": "2025-13"}, "it would be shown on days before it was published"),
    ("propositions", {"participants": "KP;XX"}, "its status would rest on other participants"),
    ("propositions", {"kind": "number", "measure": "No Slug", "scope": "all"}, "a number needs what it measures"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "change", "words"), GOES)
def test_a_row_that_would_say_something_else_without_the_value_goes(tmp_path: Path, table: str, change: dict[str, str], words: str) -> None:
    first = world(tmp_path, **{table: change}).problems[0]
    assert (first.file, first.line, first.rows) == (f"{table}.csv", 2, 1)
    assert words in problem_reason(first)


def test_a_summary_whose_day_is_bad_is_not_shown(tmp_path: Path) -> None:
    dataset = world(tmp_path, events={"summary": "It opened in the end.", "summary_as_of": "2026-06-31"})
    (problem,) = dataset.problems
    assert problem_reason(problem).endswith("; the value is not used, nor the summary that goes with it")
    events = known_on(dataset, DAY).events.set_index("event_id")
    assert events.loc["E1", "summary"] == ""


def test_a_place_without_a_readable_coordinate_keeps_its_name_and_events(tmp_path: Path) -> None:
    dataset = world(tmp_path, places={"latitude": "95"})
    (problem,) = dataset.problems
    assert problem_line(problem).endswith("allowed is from -90 to 90; the value is not used, nor the longitude that goes with it")
    places = dataset.tables["places"].set_index("place_id")
    assert places.loc["P1", ["latitude", "longitude"]].isna().all(), "half a coordinate is none"
    assert len(dataset.tables["event_places"]) == 3


def test_every_column_says_what_becomes_of_a_bad_value() -> None:
    """An optional column that is checked must be thought through when it is added: this is the list of those that cost the row."""

    def checked(field: Field) -> bool:
        return bool(field.enum or field.pattern or field.references or field.kind != "string")

    vital = {f"{t.name}.{f.name}" for t in TABLES for f in t.fields if not f.required and checked(f) and f.vital}
    assert vital == {
        *("parties.members", "sources.publication_date"),
        *("propositions.participants", "propositions.measure"),
        *("movements.from_places", "movements.to_places", "movements.moved_on"),
        *("claims.event_id", "claims.planned_for", "claims.low", "claims.best", "claims.high"),
    }


def test_a_problem_without_consequences_is_one_plain_line() -> None:
    assert problem_line(Problem("a.csv", 3, "b", "c", fault("problem-words", words="is wrong"), 0)) == "a.csv:3:b: 'c' is wrong"
