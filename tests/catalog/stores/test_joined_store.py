"""Several stores answer as one that holds all of their events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.loading import file_watch
from dashboard.catalog.loading.problems import UnusableError
from dashboard.catalog.stores.joined_store import JoinedStore, joined_datasets
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests import build
from tests.engines import engine_of
from tests.packed import packed
from tests.query.asked import DATASET, TODAY, selections
from tests.query.table.test_event_table import ASK, same

HALVES = ("events", "event_places", "event_actors", "propositions", "claims", "claim_sources", "movements")


def half(dataset: Dataset, odd: bool) -> Dataset:
    """Return every other event of a dataset, with all that hangs on it; no claim of this one speaks about another event."""
    tables = dict(dataset.tables)
    ids = set(tables["events"]["event_id"].iloc[int(odd) :: 2])
    about = tables["propositions"].set_index("proposition_id")["event_id"]
    owner = {name: tables[name]["event_id"] for name in ("events", "event_places", "event_actors", "propositions")}
    owner["claims"] = tables["claims"]["proposition_id"].map(about)
    owner["movements"] = tables["movements"]["proposition_id"].map(about)
    made = owner["claims"].set_axis(tables["claims"]["claim_id"])
    owner["claim_sources"] = tables["claim_sources"]["claim_id"].map(made)
    for name in HALVES:
        tables[name] = tables[name][owner[name].isin(ids)].reset_index(drop=True)
    return Dataset(tables, metadata=dataset.metadata, digest=f"{dataset.digest}{int(odd)}", directory=dataset.directory)


ONE, OTHER = half(DATASET, odd=False), half(DATASET, odd=True)
WHOLE = engine_of(DATASET)
JOINED = Engine(JoinedStore([MemoryStore(ONE), MemoryStore(OTHER)]))


def test_a_change_in_any_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "WATCH_PAUSE", 0.0)
    rows = build.question([("KP", "asserts", "2025-01-03")])
    engine = Engine(JoinedStore([MemoryStore(build.dataset(tmp_path / name, **rows)) for name in ("one", "other")]))
    assert engine.changed() == ""
    for name in ("other", "one"):
        (tmp_path / name / "events.csv").write_text("", "utf-8")
        assert f"{tmp_path / name} has changed since it was read (events.csv)" in engine.changed()


def test_the_rights_of_all_are_stated() -> None:
    free, cited = {"name": "CC0-1.0"}, {"name": "CC-BY-4.0"}
    one = replace(ONE, metadata={"title": "One", "licenses": [cited], "attribution": "Whom"})
    more = {"licenses": [cited, free], "sources": [{"title": "A list"}], "attribution": "Whom else"}
    other = replace(OTHER, metadata={"title": "Other"} | more)
    assert joined_datasets([one, other]).metadata == {"title": "One"} | more | {"attribution": "Whom Whom else"}
    assert joined_datasets([one, replace(OTHER, metadata={})]).metadata == one.metadata


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(selections())
def test_answers_are_those_of_the_whole(selection: Selection) -> None:
    same(JOINED.answer(selection, ASK, TODAY), WHOLE.answer(selection, ASK, TODAY))


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2025, 6, 1), TODAY])
def test_a_folder_of_parquet_joins_one_in_memory(day: date) -> None:
    mixed = Engine(JoinedStore([packed(ONE).store, MemoryStore(OTHER)]))
    for selection in (Selection(as_of=day), Selection(as_of=day, q="bridge"), Selection(as_of=day, group=("arms",))):
        same(mixed.answer(selection, ASK, TODAY), WHOLE.answer(selection, ASK, TODAY))
    events = WHOLE.answer(Selection(as_of=day), Ask(parts={"rows"}, limit=100), day).rows["event_id"]
    one, other = (engine.selected_among(Selection(q="bridge"), events, day) for engine in (mixed, WHOLE))
    assert one == other
    assert len(mixed.knowledge(Selection(), day).claims) == len(WHOLE.knowledge(Selection(), day).claims)


def test_it_counts_what_each_holds_and_what_they_share_once() -> None:
    assert JOINED.store.row_counts() == WHOLE.store.row_counts()


def test_one_id_for_two_things_is_refused(tmp_path: Path) -> None:
    tables = build.question([("KP", "asserts", "2025-01-03")])
    other = build.dataset(tmp_path, **tables | {"places": [{"place_id": "P1", "name": "Another"}]})
    with pytest.raises(UnusableError, match="P1 of places stands in two of the datasets, and is not the same there"):
        JoinedStore([MemoryStore(DATASET), MemoryStore(other)])


def test_an_event_that_stands_in_both_is_refused() -> None:
    twice = Engine(JoinedStore([MemoryStore(ONE), MemoryStore(ONE)]))
    with pytest.raises(UnusableError, match="event E000 stands in two of the datasets"):
        twice.answer(Selection(), Ask(), TODAY)
