"""Play: what any window holds, added up from its steps, is what the same symbols say of it when they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.knowledge.known import known_on
from dashboard.query.answers import time_bins
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.histogram import UNIT_DAYS
from dashboard.query.answers.registry import AnswerRequest
from dashboard.query.answers.time_bins import (
    MOST_CELLS,
    MOST_STEPS,
    BinnedCounts,
    DatedCounts,
    binned_counts,
    make_time_bins,
    sum_binned_counts,
    time_bin_edges,
)
from dashboard.query.counting.counts import count_events
from dashboard.query.counting.matches import match_table
from dashboard.query.counting.place_counts import PlaceCounts, place_count_names
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import map_symbols, symbol_of_place
from dashboard.query.table.columns import Counts
from tests.engines import engine_of
from tests.examples import examples
from tests.packed import packed
from tests.query.asked import DATASET, TODAY, naive, selections
from tests.query.counting.test_counts import TABLE, shard
from tests.query.counting.test_counts import asked as made_up

ENGINE = engine_of(DATASET)
Share = tuple[float, float]
BOXES = (None, (120.0, 30.0, 140.0, 50.0), (-180.0, -85.0, 180.0, 85.0), (170.0, -10.0, -170.0, 80.0))


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    looks = {"viewport": draw(st.sampled_from(BOXES)), "zoom": draw(st.integers(0, 14)), "announcements": draw(st.booleans())}
    return Ask(
        parts={"cells", "countries", "play"},
        step=draw(st.sampled_from(["", *UNIT_DAYS])),
        max_symbols=draw(st.sampled_from([1, 3, 150])),
        **looks,
    )


@st.composite
def shares(draw: st.DrawFn) -> tuple[float, float]:
    """Draw where a window begins and ends, as shares of all steps."""
    a, b = sorted(draw(st.floats(0, 0.999)) for _ in "ab")
    return a, b


def steps_of(played: DatedCounts, window: Share) -> tuple[int, int]:
    """Return the first and the last step of a window."""
    n = len(played.days) - 1
    return int(window[0] * n), int(window[1] * n)


def days_of(days: Sequence[date], first: int, last: int) -> dict[str, date]:
    return {"start": days[first], "end": days[last + 1] - timedelta(days=1)}


@pytest.mark.slow
@examples(150)
@given(selections(), asks(), shares())
def test_a_window_holds_what_its_symbols_say_when_they_are_asked(selection: Selection, ask: Ask, share: Share) -> None:
    selection = selection.replace(as_of=selection.day(TODAY))
    answer = ENGINE.answer(selection, ask, TODAY)
    assert answer.play
    if answer.n == 0:
        assert len(answer.play.days) == 1
        return
    first, last = steps_of(answer.play, share)
    window = selection.replace(**days_of(answer.play.days, first, last))
    n, found = held(answer.play.film, first, last)
    ids = [symbol["id"] for symbol in (*answer.cells, *answer.countries)]
    belongs = symbol_of_place(AnswerRequest(ENGINE.counter, selection, ask).tally, ask.viewport, ask.zoom, ask.max_symbols, ids)
    expected = AnswerRequest(ENGINE.counter, window, ask).tally.by(belongs, len(ids))
    np.testing.assert_array_equal(found, expected)
    assert n == ENGINE.answer(window, Ask(), TODAY).n == len(naive(DATASET, known_on(DATASET, window.day(TODAY), window.late), window))


@pytest.mark.slow
@examples(60)
@given(selections(), st.booleans(), st.sampled_from(["", *UNIT_DAYS]), shares())
def test_of_what_is_not_merged_it_is_the_answer_of_cells(selection: Selection, heard: bool, step: str, share: Share) -> None:
    ask = Ask(parts={"cells", "countries", "play"}, zoom=14, announcements=heard, step=step)
    answer = ENGINE.answer(selection, ask, TODAY)
    if answer.n == 0:
        return
    assert answer.play
    first, last = steps_of(answer.play, share)
    _, found = held(answer.play.film, first, last)
    then = ENGINE.answer(selection.replace(**days_of(answer.play.days, first, last)), ask, TODAY)
    shown = {s["id"]: s for s in (*then.cells, *then.countries)}
    for symbol, row in zip((*answer.cells, *answer.countries), found.tolist(), strict=True):
        if symbol["kind"] == "cell":
            continue
        told = dict(zip(place_count_names(DATASET.terms.drawn_groups), row, strict=True))
        said = shown.get(symbol["id"], {"n": 0, "groups": {}, "statuses": {}})
        assert told["n"] == said["n"]
        assert all(told[name] == said.get(name, 0) for name in ("weak", "contested", "hollow"))
        for part, prefix in (("groups", "group_"), ("statuses", "status_")):
            assert {k.removeprefix(prefix): n for k, n in told.items() if k.startswith(prefix) and n} == said[part]


@examples(60)
@given(selections(), asks())
def test_the_steps_are_all_of_the_selection_and_none_of_anything_else(selection: Selection, ask: Ask) -> None:
    answer = ENGINE.answer(selection, ask, TODAY)
    assert answer.play
    days, film = answer.play.days, answer.play.film
    assert list(days) == sorted(set(days))
    assert len(days) - 1 <= MOST_STEPS
    assert (len(days) - 1) * len((*answer.cells, *answer.countries)) <= MOST_CELLS
    if answer.n:
        n, found = held(film, 0, len(days) - 2)
        assert n == answer.n
        assert found[:, 0].tolist() == [symbol["n"] for symbol in (*answer.cells, *answer.countries)]
        assert days[0] >= (selection.start or days[0])
        assert days[-1] <= (selection.end or days[-1]) + timedelta(days=1)


@pytest.mark.slow
@examples(40)
@given(selections(), asks())
def test_a_large_dataset_plays_the_same(selection: Selection, ask: Ask) -> None:
    one, other = (engine.answer(selection, ask, TODAY) for engine in (packed(DATASET), ENGINE))
    assert one.play
    assert other.play
    assert (one.play.unit, one.play.days) == (other.play.unit, other.play.days)
    for name in ("whole", "here"):
        np.testing.assert_array_equal(getattr(one.play.film, name), getattr(other.play.film, name))


@pytest.mark.slow
@examples(25)
@given(made_up(), st.integers(0, 30_000), st.integers(2, 9), st.sampled_from(["week", "month", "year"]), shares())
def test_the_films_of_two_shards_are_that_of_the_table(selection: Selection, at: int, zoom: int, unit: str, share: Share) -> None:
    matches = match_table(TABLE, selection)
    found = count_events(matches)
    tally = PlaceCounts(TABLE, found)
    ids = [symbol["id"] for symbol in map_symbols(tally, None, zoom, 150)]
    belongs = symbol_of_place(tally, None, zoom, 150, ids)
    _, edges = time_bin_edges(unit, TABLE.when.days, found.days.sum(axis=1), selection, len(ids))
    stage = make_time_bins(tally, belongs, len(ids), edges)
    whole = binned_counts(matches, stage)
    parts = [binned_counts(match_table(shard(TABLE, rows), selection), stage) for rows in (slice(0, at), slice(at, None))]
    np.testing.assert_array_equal(sum_binned_counts(parts).here, whole.here)
    np.testing.assert_array_equal(sum_binned_counts(parts).whole, whole.whole)
    if found.n:
        first, last = (int(s * stage.steps) for s in share)
        ends = {"start": _day(edges[first]), "end": _day(edges[last + 1] - 1)}
        then = PlaceCounts(TABLE, count_events(match_table(TABLE, selection.replace(**ends))))
        np.testing.assert_array_equal(held(whole, first, last)[1], then.by(belongs, len(ids)))


def held(film: BinnedCounts, first: int, last: int) -> tuple[int, Counts]:
    """Return how many events the steps from ``first`` to ``last`` hold, and symbols x NAMES, as the map's script works it out."""
    n, here = (part[0, ..., first : last + 1].sum(axis=-1) for part in (film.whole, film.here))
    return int(n + (film.whole[1, first - 1] if first else 0)), (here + (film.here[1, ..., first - 1] if first else 0)).T


def _day(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=int(number))


def test_only_steps_with_an_event_are_counted_in(monkeypatch) -> None:
    sizes: list[tuple[int, int]] = []
    monkeypatch.setattr(
        time_bins, "cross_counts", lambda codes, *of, real=time_bins.cross_counts: [sizes.append((len(codes), of[-1])), real(codes, *of)][1]
    )
    played = ENGINE.answer(Selection(as_of=TODAY), Ask(parts={"play"}, step="day", zoom=22), TODAY).play
    assert played is not None
    assert len(played.days) > 100
    assert sizes
    assert all(cells <= events for events, cells in sizes)
