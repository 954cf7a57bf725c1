"""Counts: the compiled loop against numpy, a table against its shards, and a made up table against frames of words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.counting import compiled
from dashboard.query.counting import matches as stretches
from dashboard.query.counting.counts import Counts, count_events
from dashboard.query.counting.matches import match_table
from dashboard.query.engines.dask.shards import add_counts, pack_counts
from dashboard.query.selection.selection import Selection
from dashboard.query.table.event_table import EventTable
from dashboard.query.table.filter_columns import PLACE_TABLE
from tests.benchmarks import rivals, synthetic
from tests.benchmarks.query import SELECTIONS
from tests.engines import engine_of
from tests.examples import examples
from tests.query.asked import DATASET, TODAY, selections

ENGINE = engine_of(DATASET)
WORLD = synthetic.world()
EVENTS = synthetic.events(30_000, WORLD)
TABLE = synthetic.table(WORLD, EVENTS)
FIRST_DAY = date(1970, 1, 1) + timedelta(days=synthetic.FIRST)
DAYS = st.integers(0, synthetic.DAYS).map(lambda n: FIRST_DAY + timedelta(days=n))


def same(one: Counts, other: Counts) -> None:
    assert one.n == other.n
    assert list(one.by) == list(other.by)
    for name in one.by:
        np.testing.assert_array_equal(one.by[name], other.by[name])
    np.testing.assert_array_equal(one.where, other.where)
    np.testing.assert_array_equal(one.days, other.days)


@st.composite
def asked(draw: st.DrawFn) -> Selection:
    """Draw a selection of made up events."""
    start, end = (draw(st.one_of(st.none(), DAYS)) for _ in "se")
    if start and end and start > end:
        start, end = end, start
    codes = {
        "group": ["troops", "arms", "diplomacy"],
        "status": ["claimed", "contested", "confirmed"],
        "evidence": ["A", "B", "C"],
        "actor": ["A0000", "A0001", "A0100"],
        "party": ["Y00", "Y01", "Y09"],
        "place": ["P00000", "P00001", "P00900"],
        "precision": ["site", "province"],
    }
    chosen = {
        p: draw(st.one_of(st.just(()), st.just(()), st.lists(st.sampled_from(v), min_size=1, max_size=2, unique=True).map(tuple)))
        for p, v in codes.items()
    }
    return Selection(start=start, end=end, area=draw(st.sampled_from(["", "", "120,35;135,35;135,48;120,48"])), **chosen)


@pytest.mark.slow
@examples(60)
@given(selections())
def test_the_compiled_loop_counts_as_numpy_does(selection: Selection) -> None:
    matches = ENGINE.counter.days.matches(selection.replace(as_of=selection.day(TODAY)))
    same(compiled.count_compiled(matches), count_events(matches))


@pytest.mark.slow
@examples(60)
@given(asked())
def test_the_compiled_loop_counts_many_as_numpy_does(selection: Selection) -> None:
    matches = match_table(TABLE, selection)
    found = count_events(matches)
    same(compiled.count_compiled(matches), found)
    assert found.n == int(np.count_nonzero(matches.selected)) == sum(len(rows) for rows in matches.rows())


@pytest.mark.slow
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=list(SELECTIONS))
def test_the_compiled_loop_counts_stretches_in_threads_as_numpy_does(selection: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "CHUNK", 1 << 10)
    monkeypatch.setattr(compiled, "ROWS_PER_THREAD", 1)
    matches = match_table(TABLE, selection)
    assert len(matches.row_stretches) > 3
    same(compiled.count_compiled(matches, threads=3), count_events(matches))


def test_the_compiled_loop_counts_more_than_a_byte_holds_at_one_place() -> None:
    many = 70_000
    codes = {name: np.zeros(many, dtype=codes.dtype) for name, codes in EVENTS.codes.items()}
    table = synthetic.table(WORLD, synthetic.Events(np.full(many, 7, dtype=np.uint16), np.zeros(many, dtype=np.uint8), codes))
    found = compiled.count_compiled(match_table(table, Selection()))
    assert found.n == found.where[0, 0] == found.by[PLACE_TABLE][0] == found.days.sum() == many
    same(found, count_events(match_table(table, Selection())))


@pytest.mark.slow
@examples(40)
@given(asked(), st.integers(0, 30_000))
def test_the_counts_of_two_shards_are_those_of_the_table(selection: Selection, at: int) -> None:
    whole = count_events(match_table(TABLE, selection))
    parts = [count_events(match_table(shard(TABLE, rows), selection)) for rows in (slice(0, at), slice(at, None))]
    same(parts[0] + parts[1], whole)
    same(add_counts([pack_counts(part) for part in parts]), whole)


@examples(40)
@given(st.lists(st.integers(0, 30_000), min_size=2, max_size=2), st.sampled_from(list(TABLE.columns)))
def test_what_a_column_has_counted_is_what_is_there(edges: list[int], name: str) -> None:
    first, last = sorted(edges)
    column = TABLE.columns[name]
    np.testing.assert_array_equal(column.between(first, last), np.bincount(column.codes[first:last], minlength=column.size))


def shard(table: EventTable, rows: slice) -> EventTable:
    """Return a table of some of the rows, with the same codes and days."""
    when = table.when
    begun = when.begun[rows]
    offsets = np.searchsorted(begun, np.arange(len(when.days) + 1)).astype(np.int64)
    columns = {name: column.where(rows) for name, column in table.columns.items()}
    return replace(table, when=replace(when, begun=begun, lasts=when.lasts[rows], offsets=offsets), columns=columns)


@pytest.mark.slow
@pytest.mark.parametrize("selection", [Selection(), *SELECTIONS.values()])
def test_a_made_up_table_answers_as_frames_of_words_do(selection: Selection) -> None:
    answer = NAIVE(selection)
    matches = match_table(TABLE, selection)
    found = count_events(matches)
    assert found.n == answer["n"]
    for parameter, expected in answer["facets"].items():
        name = rivals.LINKS.get(parameter, "events")
        members, passing = TABLE.columns[name].members[parameter], matches.passing_codes(name, parameter)
        n = members.count(found.by[name] if passing is None else np.where(passing, found.by[name], 0))
        assert {v: k for v, k in zip(members.values, n.tolist(), strict=True) if k} == expected.to_dict()
    assert found.days.sum() == answer["histogram"].sum()


NAIVE = rivals.naive(WORLD, EVENTS)
