"""What a folder says was known of each event when is what is known of it day by day; and no event is asked about others' news."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.archive import event_histories, parquet_writer
from dashboard.catalog.archive.event_copies import event_batches
from dashboard.catalog.archive.parquet_folder import open_parquet_folder
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import LATE_RULES, Knowledge, known_on
from dashboard.catalog.knowledge.searchable_text import searchable_texts
from dashboard.catalog.schema.vocabulary import STANCES
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.topics import NewsBetween
from tests import build
from tests.examples import examples

Row = dict[str, Any]
FIRST, SPAN = date(2024, 12, 28), 70
DAYS = [FIRST + timedelta(i) for i in range(SPAN)]
PARTIES = [*build.PARTIES, {"party_id": "press", "name": "The press", "kind": "media"}]


def made_up(dice: Random, most: int = 6) -> Dataset:
    """Return a few events of two months, whose claims are plans, denials, retractions, and often made at another event."""
    tables: dict[str, list[build.Row]] = {name: [] for name in ("events", "event_places", "event_actors", "propositions", "claims")}
    events = [f"E{i}" for i in range(dice.randint(1, most))]
    for event in events:
        day = some_day(dice)
        when = dice.choice([day, day, day[:7], f"{day}/2025-02-28", f"{day}/.."])
        summary = {"summary": "In short.", "summary_as_of": dice.choice(["", some_day(dice)])} if dice.random() < 0.5 else {}
        tables["events"].append({"event_id": event, "date": when, "evidence_strength": dice.choice("ABC"), **summary})
        tables["event_places"] += [{"event_id": event, "place_id": place} for place in ("P1", "P2") if dice.random() < 0.5]
        tables["event_actors"] += [{"event_id": event, "actor_id": "A1"}] if dice.random() < 0.3 else []
        for k in range(dice.randint(1, 3)):
            about = {"proposition_id": f"{event}-Q{k}", "event_id": event, "is_main": str(k == 0).lower(), "statement": f"It is so {k}."}
            kind, who = dice.choice(["fact", "act", "statement", "number"]), dice.choice(["KP;RU", "RU", "KR", ""])
            tables["propositions"].append(about | {"kind": kind, "participants": who})
            tables["claims"] += [claim(dice, about["proposition_id"], j, event, events) for j in range(dice.randint(0, 4))]
    named = {"places": [{"place_id": f"P{i}", "name": f"Place {i}"} for i in (1, 2)], "actors": [{"actor_id": "A1", "name": "Kim"}]}
    return build.unchecked(parties=PARTIES, **named, **tables)


def some_day(dice: Random) -> str:
    return f"2025-{dice.randint(1, 2):02}-{dice.randint(1, 28):02}"


def claim(dice: Random, proposition: str, number: int, own: str, events: list[str]) -> build.Row:
    stance, day, target = dice.choice([*STANCES, "asserts", "denies", "plans", "plans"]), some_day(dice), some_day(dice)
    return {
        "claim_id": f"{proposition}-C{number}",
        "proposition_id": proposition,
        "event_id": dice.choice(["", own, dice.choice(events)]),
        "party_id": dice.choice([party["party_id"] for party in PARTIES]),
        "claimant": dice.choice(["One", "Another"]),
        "stance": stance,
        "made_on": dice.choice([day, day, day[:7]]),
        "made_on_basis": dice.choice(["stated", "no_later_than"]),
        "planned_for": dice.choice([target, target[:7], f"{target}/2025-02-28"]) if stance == "plans" else "",
        "wording": dice.choice(["Yes.", "No.", "Perhaps."]),
        "evidence_strength": dice.choice("ABC"),
    }


def rows(dataset: Dataset) -> dict[str, Row]:
    """Return the rows of a folder by the events' ids."""
    with tempfile.TemporaryDirectory() as there:
        parquet_writer.pack(replace(dataset, directory=Path(there)), Path(there) / "packed")
        return {row["event_id"]: row for row in pq.read_table(Path(there) / "packed" / "events").to_pylist()}


def states(row: Row, late: str) -> list[Row]:
    return (late == "event" and row["states_by_event"]) or row["states"]


def since(row: Row, late: str) -> dict[str, date]:
    return {text["text"]: text["known_on" if late == "latest" else "known_by_event"] for text in row["texts"]}


def stood(found: Knowledge) -> dict[str, Row]:
    """Return how each event stood on a day."""
    about = found.propositions.set_index("proposition_id")["event_id"]
    spoken = found.claims["proposition_id"].map(about)
    columns = ["status", "dispute", "evidence_strength"]
    return {
        event["event_id"]: {name: event[name] for name in columns}
        | {"start": event["start"].date(), "end": event["end"].date()}
        | {"parties": sorted(set(found.claims.loc[spoken == event["event_id"], "party_id"]))}
        for event in found.events.to_dict("records")
    }


def said(found: Knowledge) -> dict[str, set[str]]:
    """Return what could be searched of each event on a day."""
    ids = found.events["event_id"].tolist()
    told: dict[str, set[str]] = {event: set() for event in ids}
    for row, text in searchable_texts(found.dataset, found, found.events):
        told[ids[row]] |= {text} - {""}
    return told


def bare(state: Row) -> Row:
    return {name: value for name, value in state.items() if name != "known_on"}


@pytest.mark.slow
@examples(15)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(DAYS), min_size=6, max_size=6, unique=True))
def test_the_rows_say_what_is_known_on_any_day(dice: Random, days: list[date]) -> None:
    dataset = made_up(dice)
    folder = rows(dataset)
    for late in LATE_RULES:
        for day in days:
            found = known_on(dataset, day, late)
            by_then = {event: [s for s in states(row, late) if s["known_on"] <= day] for event, row in folder.items()}
            assert {event: bare(some[-1]) for event, some in by_then.items() if some} == stood(found), (late, day)
            told = {e: {t for t, first in since(folder[e], late).items() if first <= day} for e, some in by_then.items() if some}
            assert told == said(found), (late, day)


@pytest.mark.slow
@pytest.mark.parametrize("late", LATE_RULES)
def test_the_rows_are_those_that_reading_day_by_day_gives(late: str) -> None:
    dataset = made_up(Random(1), most=12)
    changes: dict[str, list[Row]] = {}
    first: dict[str, dict[str, date]] = {}
    for day in DAYS:
        found = known_on(dataset, day, late)
        for event, state in stood(found).items():
            before = changes.setdefault(event, [])
            if not before or bare(before[-1]) != state:
                before.append({"known_on": day} | state)
        for event, some in said(found).items():
            first[event] = dict.fromkeys(some, day) | first.get(event, {})
    folder = rows(dataset)
    assert {event: states(row, late) for event, row in folder.items()} == changes
    assert {event: since(row, late) for event, row in folder.items()} == first
    assert max(map(len, changes.values())) > 2


def test_a_summary_is_found_from_its_own_day_though_there_is_no_other_news() -> None:
    tables = build.question([("KP", "asserts", "2025-02-03")])
    tables["events"][0] |= {"summary": "In short.", "summary_as_of": "2025-06-01"}
    assert since(rows(build.unchecked(**tables))["E1"], "latest")["In short."] == date(2025, 6, 1)


@pytest.mark.slow
def test_an_event_is_disputed_by_what_was_said_at_it_from_that_day_only() -> None:
    tables = build.question([("KP", "asserts", "2025-02-03"), ("UA", "denies", "2025-02-10")])
    tables["events"].append({"event_id": "E2", "date": "2025-02-05"})
    tables["propositions"].append(
        {"proposition_id": "Q-E2", "event_id": "E2", "is_main": "true", "kind": "statement", "participants": "RU"}
    )
    tables["claims"] += [
        {"claim_id": "C8", "proposition_id": "Q-E2", "event_id": "E2", "party_id": "RU", "made_on": "2025-02-05"},
        {"claim_id": "C9", "proposition_id": "Q-E1", "event_id": "E2", "party_id": "RU", "made_on": "2025-02-05", "stance": "denies"},
    ]
    found = [(s["known_on"].isoformat(), s["dispute"]) for s in rows(build.unchecked(**tables))["E2"]["states"]]
    assert found == [("2025-02-05", "part")]
    tables["claims"][-1] |= {"stance": "asserts"}
    found = [(s["known_on"].isoformat(), s["dispute"]) for s in rows(build.unchecked(**tables))["E2"]["states"]]
    assert found == [("2025-02-05", "none"), ("2025-02-10", "part")]


def test_an_event_is_not_asked_about_the_days_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    n = 300
    days = [FIRST + timedelta(i) for i in range(n)]
    tables: dict[str, list[build.Row]] = {
        "events": [{"event_id": f"E{i}", "date": str(day)} for i, day in enumerate(days)],
        "propositions": [{"proposition_id": f"Q{i}", "event_id": f"E{i}", "is_main": "true"} for i in range(n)],
        "claims": [{"claim_id": f"C{i}", "proposition_id": f"Q{i}", "party_id": "KP", "made_on": str(day)} for i, day in enumerate(days)],
    }
    asked = []
    real = event_histories.known_by
    monkeypatch.setattr(event_histories, "known_by", lambda register, day: asked.append(len(day)) or real(register, day))
    found = event_histories.event_histories(build.unchecked(**tables))
    assert asked == [n], "all of them at once, each on its day"
    assert [found["latest"].states[f"E{i}"][0]["known_on"] for i in range(n)] == days
    assert not found["event"].states, "no claim counts from another day"


def test_batches_are_of_like_events_and_no_event_is_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = made_up(Random(3), most=60)
    claims = dataset.tables["claims"]
    monkeypatch.setattr("dashboard.catalog.archive.event_copies.CLAIMS_PER_BATCH", 20)
    parts = list(event_batches(dataset, claims["claim_id"].ne("").to_numpy()))
    ids = [event for part in parts for event in part.ids]
    spoken = dataset.tables["propositions"].set_index("proposition_id")["event_id"][claims["proposition_id"]]
    assert len(parts) > 3
    assert sorted(ids) == sorted({*spoken, *claims["event_id"]} - {""})
    for part in parts:
        assert part.dataset.tables["claims"]["claim_id"].is_unique
        assert len(part.owner) == len(part.dataset.tables["propositions"])


@pytest.mark.slow
@examples(8)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(DAYS), min_size=3, max_size=3, unique=True))
def test_a_packed_folder_tells_on_any_day_what_its_tables_tell(dice: Random, days: list[date]) -> None:
    """Also of events that nobody's word makes known by then, or ever."""
    dataset = made_up(dice)
    with tempfile.TemporaryDirectory() as there:
        parquet_writer.pack(replace(dataset, directory=Path(there)), Path(there) / "packed")
        packed, whole = Engine(open_parquet_folder(Path(there) / "packed")), Engine(MemoryStore(dataset))
        for late in LATE_RULES:
            assert packed.store.news_days(late) == whole.store.news_days(late)
            for day in days:
                asked, news = Selection(late=late), NewsBetween(date.min, day)
                told = [(engine.knowledge(asked, day), engine.knowledge(asked, day, of=news)) for engine in (packed, whole)]
                for one, other in zip(*told, strict=True):
                    for name in ("events", "propositions", "claims", "sources"):
                        assert set(getattr(one, name).iloc[:, 0]) == set(getattr(other, name).iloc[:, 0]), (asked, name)
