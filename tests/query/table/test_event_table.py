"""A large dataset answers as the same data held whole: every part of every answer, on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from dashboard.analysis.record_details import event_details
from dashboard.catalog.archive import checksums, parquet_folder, parquet_writer
from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.records import records
from dashboard.query.answers.answer import Answer, Ask, ListedEvent
from dashboard.query.selection.filters import FILTERS, Filter
from dashboard.query.selection.selection import Selection
from dashboard.query.table.event_table import event_table
from dashboard.query.table.filter_columns import PLACE_TABLE, check_filters
from dashboard.query.topics import Topic, TopicKind
from tests import build, datasets
from tests.benchmarks import packing
from tests.engines import engine_of
from tests.examples import examples
from tests.packed import packed
from tests.query.asked import DATASET, TODAY, selections

FLOODS = datasets.dataset()
WHOLE = datasets.engine()
ASK = Ask(parts=frozenset({"cells", "places", "extent", "histogram", "facets", "rows"}), viewport=(30, 30, 150, 70), zoom=5, limit=20)
DAYS = [date(2024, 10, 20), date(2025, 4, 27), date(2026, 6, 18), date(2026, 6, 20), TODAY]  # a target is past on one of them


@pytest.mark.slow
@examples(40)
@given(selections())
def test_answers_are_the_same(selection: Selection) -> None:
    same(packed(DATASET).answer(selection, ASK, TODAY), engine_of(DATASET).answer(selection, ASK, TODAY))


@pytest.mark.slow
@pytest.mark.parametrize("late", ["latest", "event"])
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("asked", [{}, {"q": "dam"}, {"group": ("floods",)}, {"status": ("overdue", "contested")}])
def test_plans_denials_and_late_finds_are_the_same(asked: dict[str, Any], day: date, late: str) -> None:
    selection = Selection(as_of=day, late=late, **asked)
    same(packed(FLOODS).answer(selection, ASK, TODAY), WHOLE.answer(selection, ASK, TODAY))


@pytest.mark.slow
@pytest.mark.parametrize("late", ["latest", "event"])
def test_many_events_whose_claims_are_made_at_others_are_the_same(late: str, tmp_path: Path) -> None:
    dataset = replace(packing.made_up(200), directory=tmp_path)
    for day in (date(2017, 3, 1), date(2020, 6, 30), TODAY):
        for selection in (Selection(as_of=day, late=late), Selection(as_of=day, late=late, q="said")):
            same(packed(dataset).answer(selection, ASK, TODAY), engine_of(dataset).answer(selection, ASK, TODAY))


@pytest.mark.slow
@pytest.mark.parametrize("event_id", ["F05", "F07", "F11", "F31"])
def test_what_is_said_of_an_event_is_the_same(event_id: str) -> None:
    for day in DAYS[1:]:
        ask = Selection(as_of=day)
        known = [e.knowledge(ask, TODAY, [Topic("event", event_id)], first=0) for e in (packed(FLOODS), WHOLE)]
        if event_id in set(known[1].events["event_id"]):
            one, other = (event_details(k, event_id) for k in known)
            for found in (one, other):  # in the order of the file, or of the events
                found["speaks_about"].sort(key=itemgetter("proposition_id"))
            assert one == other


@pytest.mark.parametrize(("kind", "name", "table"), [("claim", "C01", "claims"), ("source", "S03", "sources"), ("place", "L02", "events")])
def test_what_is_asked_about_is_read(kind: TopicKind, name: str, table: str) -> None:
    found = packed(FLOODS).knowledge(Selection(q="zzzz"), TODAY, [Topic(kind, name)])
    frame = getattr(found, table)
    assert len(frame)
    if kind != "place":
        assert name in set(frame[f"{kind}_id"])


def test_what_is_nowhere_is_no_error() -> None:
    about = [Topic("event", "E999"), Topic("claim", ""), Topic("place", "P999")]
    assert packed(FLOODS).knowledge(Selection(), TODAY, about, first=0).events.empty


@pytest.mark.slow
def test_an_index_is_built_once_and_stands_beside_the_files(tmp_path: Path) -> None:
    parquet_writer.pack(DATASET, tmp_path / "new")
    first = parquet_folder.open_parquet_folder(tmp_path / "new")
    engine_of(first).answer(Selection(q="a"), ASK, TODAY)
    kept = sorted(f.name for f in (tmp_path / "new").glob("index-*/*"))
    assert {"codes", "words"} <= {name.partition("-")[0] for name in kept}
    again = parquet_folder.open_parquet_folder(tmp_path / "new")
    assert again.base.digest == first.base.digest
    same(engine_of(again).answer(Selection(), ASK, TODAY), engine_of(first).answer(Selection(), ASK, TODAY))


@pytest.mark.slow
def test_a_plan_that_moved_to_the_day_of_another_event_stands_where_its_id_puts_it(tmp_path: Path) -> None:
    def planned(event: str, *targets: str) -> dict[str, list[dict[str, str]]]:
        said = [{"stance": "plans", "made_on": f"2025-0{i}-01", "planned_for": day} for i, day in enumerate(targets, 1)]
        claims = [c | {"claim_id": f"C-{event}-{i}", "proposition_id": f"Q-{event}", "party_id": "KP"} for i, c in enumerate(said)]
        return {
            "events": [{"event_id": event, "date": "2025-06"}],
            "propositions": [
                {"proposition_id": f"Q-{event}", "event_id": event, "is_main": "true", "kind": "fact", "participants": "KP;RU"}
            ],
            "claims": claims,
            "claim_sources": [{"claim_id": c["claim_id"], "source_id": "S1"} for c in claims],
        }

    both = planned("A2", "2025-06-05", "2025-06-06"), planned("A1", "2025-06-06")
    tables = {name: [row for one in both for row in one[name]] for name in both[0]}
    whole = build.dataset(tmp_path / "csv", sources=[{"source_id": "S1"}], **tables)
    for engine in (engine_of(whole), packed(whole)):
        asked = Selection(as_of=date(2025, 3, 1))
        assert engine.answer(asked, Ask(parts={"rows"}, newest=False), TODAY).rows["event_id"].tolist() == ["A1", "A2"]


@pytest.mark.slow
def test_what_was_worked_out_from_other_events_is_not_used(tmp_path: Path) -> None:
    """Two events change their groups: neither the file's size nor its statistics show it."""
    parquet_writer.pack(DATASET, tmp_path / "new")
    (tmp_path / "new" / checksums.CHECKSUMS_FILE).unlink()
    first = parquet_folder.open_parquet_folder(tmp_path / "new")
    before = engine_of(first).answer(Selection(), ASK, TODAY)
    (file,) = (tmp_path / "new" / parquet_folder.EVENTS_FOLDER).glob("*.parquet")
    found = pq.read_table(file)
    groups = found.column("event_group").to_pylist()
    other = next(i for i, group in enumerate(groups) if group != groups[0])
    groups[0], groups[other] = groups[other], groups[0]
    at = found.column_names.index("event_group")
    pq.write_table(found.set_column(at, found.schema.field(at), pa.array(groups)), file)
    again = parquet_folder.open_parquet_folder(tmp_path / "new")
    assert again.base.digest != first.base.digest
    answer = engine_of(again).answer(Selection(group=(groups[0],)), ASK, TODAY)
    assert set(answer.rows["event_group"]) == {groups[0]}
    assert answer.n == dict(zip(*before.facets["group"][["code", "n"]].T.to_numpy(), strict=True))[groups[0]]
    assert len(list((tmp_path / "new").glob("index-*"))) == 1, "the old one is gone"


def test_a_filter_looks_into_any_column_of_places_and_is_refused_where_events_have_no_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    countries = Filter("country", "codes", "event_places.country", lambda _: {"XA": "Ardenia", "XB": "Belmora"})
    monkeypatch.setitem(FILTERS, "country", countries)
    table = event_table(WHOLE.store.rows(TODAY, "latest"), day_number(TODAY), "latest", lambda _: pd.DataFrame())
    codes = table.columns[PLACE_TABLE]
    found = codes.members["country"].holding(("XB",))[codes.codes]
    at = FLOODS.tables["event_places"].merge(FLOODS.tables["places"], on="place_id")
    known = known_on(FLOODS, TODAY).events["event_id"]
    assert int(found.sum()) == at.loc[at["country"].map(lambda of: "XB" in of) & at["event_id"].isin(known), "event_id"].nunique() > 0
    for column, name in (("claims.stance", "parties"), ("events.series", "LOOK_COLUMNS")):
        with pytest.raises(TypeError, match=f"the filter country looks into {column}; allowed are .*{name}"):
            check_filters({"country": replace(countries, column=column)})


def same(one: Answer, other: Answer) -> None:
    assert (one.n, one.total, one.not_on_map, one.cells) == (other.n, other.total, other.not_on_map, other.cells)
    assert one.extent == other.extent
    frames: list[tuple[Any, Any]] = [(one.places, other.places), (one.histogram, other.histogram)]
    frames += [(one.facets[p], other.facets[p]) for p in other.facets]
    for a, b in [*frames, (one.rows, other.rows)]:
        pd.testing.assert_frame_equal(a, b, check_dtype=False)


def test_an_event_without_an_end_is_in_every_later_window_and_has_no_last_day(tmp_path: Path) -> None:
    whole = build.dataset(tmp_path, **build.question([("KP", "asserts", "2025-02-03")], date="2025-01-01/.."))
    for engine in (engine_of(whole), packed(whole)):
        answer = engine.answer(Selection(start=date(2400, 1, 1), as_of=TODAY), Ask(parts=frozenset({"rows"})), TODAY)
        (row,) = records(answer.rows, ListedEvent)
        assert (row["date"], row["start"], row["end"]) == ("2025-01-01/..", "2025-01-01", None)
        assert engine.answer(Selection(end=date(2024, 12, 31), as_of=TODAY), Ask(), TODAY).n == 0
