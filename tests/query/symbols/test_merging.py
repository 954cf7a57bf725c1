"""Symbols are merged and never moved: whatever the places, the zoom and the window, each stands where its events are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.query.counting.counts import count_events
from dashboard.query.counting.matches import match_table
from dashboard.query.counting.place_counts import PlaceCounts
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols import crowd, merging
from dashboard.query.symbols.crowd import MEMBER_REACH, SYMBOL_GAP, Crowd, Symbols, symbol_radius
from dashboard.query.symbols.gathering import gather_symbols
from dashboard.query.symbols.map_symbols import map_symbols, symbol_of_place
from dashboard.query.symbols.pairing import Pairing
from dashboard.query.symbols.pixel_distance import WINDOW_SIZE, Squares, close_pairs, is_overfull, point_distance
from dashboard.query.symbols.symbol_layout import symbol_layout
from dashboard.query.table.place_arrays import mercator_integers
from tests.examples import examples
from tests.query.counting.test_counts import TABLE

ALMOST = 1e-6  # px


Drawn = tuple[int, int, int, str]


@dataclass
class Made:
    """A crowd with the sets of its events, to count them plainly."""

    crowd: Crowd
    events: list[set[int]]


def made(seed: int, many: int, zoom: int, how: str) -> Made:
    """Make places: scattered, in clusters, along a line, across the 180th meridian, or at few points; some events have several places."""
    dice = np.random.default_rng(seed)
    heap = dice.integers(0, 6, many)
    lon, lat = {
        "scattered": lambda: (dice.uniform(-180, 180, many), dice.uniform(-84, 84, many)),
        "clusters": lambda: (
            dice.uniform(-180, 180, 6)[heap] + dice.normal(0, 2, many),
            dice.uniform(-60, 60, 6)[heap] + dice.normal(0, 2, many),
        ),
        "line": lambda: (np.linspace(20, 20 + dice.uniform(0.01, 60), many), np.full(many, 40.0)),
        "meridian": lambda: (180 + dice.normal(0, 3, many), dice.normal(60, 3, many)),
        "points": lambda: (np.array([30.0, 30.1, 31, -170, 179.9, 60])[heap], np.array([50.0, 50.1, 51, 10, 10, 0])[heap]),
    }[how]()
    size = 256.0 * 2**zoom
    x, y = (side.astype(np.float64) * size / 2**30 for side in mercator_integers((lon + 180) % 360 - 180, np.clip(lat, -84, 84)))
    n = np.ceil(dice.pareto(0.8, many)).clip(1, 400).astype(np.int64)
    names = iter(range(10**9))
    events = [{next(names) for _ in range(k)} for k in n.tolist()]
    place, of, each = [], [], []
    for number, some in enumerate(dice.choice(many, (many // 2, 3)).tolist() if many > 2 else []):
        shared = {next(names) for _ in range(int(dice.integers(1, 40)))}
        each.append(len(shared))
        for i in set(some):
            events[i] |= shared
            place.append(i)
            of.append(number)
    counted = np.array([len(e) for e in events])
    ints = (np.array(a, dtype=np.int64) for a in (place, of, each or [0]))
    return Made(Crowd(size, x, y, counted, dice.integers(0, 5, many), *ints), events)


def crowds(most: int = 150) -> st.SearchStrategy[Drawn]:
    """Draw what ``made`` makes."""
    how = st.sampled_from(["scattered", "clusters", "line", "meridian", "points"])
    return st.tuples(st.integers(0, 10**6), st.integers(1, most), st.integers(0, 14), how)


def well_placed(made: Made, found: Symbols, touch: float) -> None:
    """Hold symbols against all that is promised of them."""
    c, r = made.crowd, [min(32, 5 + 3.1 * n**0.5) for n in found.n]
    for k in range(len(found.x)):
        at = np.flatnonzero(found.symbol == k)
        off = point_distance(found.x[k], found.y[k], c.x[at], c.y[at], c.size)
        assert off.max() <= MEMBER_REACH * max(r[k], touch / 2) + ALMOST
        assert found.n[k] == len(set().union(*(made.events[i] for i in at)))
        x = found.x[k] + ((c.x[at] - found.x[k] + c.size / 2) % c.size - c.size / 2)
        middle = abs(np.average(x, weights=c.n[at]) - found.x[k]), abs(np.average(c.y[at], weights=c.n[at]) - found.y[k])
        assert off.min() == 0 or max(middle) < 1e-3 or c.size == 256, "at a place of its own or amid all; a world that small has no middle"
    a, b = np.triu_indices(len(r), 1)
    due = np.maximum(np.array(r)[a] + np.array(r)[b] + SYMBOL_GAP, touch)
    assert (point_distance(found.x[a], found.y[a], found.x[b], found.y[b], c.size) >= due - ALMOST).all()


def fullest(found: Symbols, size: float) -> int:
    """Count what each window holds whose left edge is at one symbol and whose upper edge at another."""
    wide, high = WINDOW_SIZE
    most = 0
    for x in found.x.tolist():
        y = np.sort(found.y[(found.x - x) % size <= wide] if size > wide else found.y)
        most = max(most, int((np.searchsorted(y, y + high, side="right") - np.arange(len(y))).max()))
    return most


@examples(150)
@given(crowds())
def test_nothing_overlaps_and_nothing_is_far_from_its_place(drawn: Drawn) -> None:
    some = made(*drawn)
    found, touch = merging.merge_symbols(some.crowd)
    well_placed(some, found, touch)
    assert fullest(found, some.crowd.size) <= merging.MAX_PER_WINDOW
    assert (
        touch == merging.MIN_TOUCH
        or fullest(merging.merged_by(some.crowd, touch / merging.TOUCH_GROWTH), some.crowd.size) > merging.MAX_PER_WINDOW
    )


@examples(60)
@given(crowds(), st.integers(0, 6))
def test_it_is_so_by_any_touch(drawn: Drawn, times: int) -> None:
    some = made(*drawn)
    touch = merging.MIN_TOUCH * merging.TOUCH_GROWTH**times
    well_placed(some, merging.merged_by(some.crowd, touch), touch)


@examples(60)
@given(crowds(most=60), st.floats(20, 140))
def test_places_that_are_gathered_keep_to_the_rules_by_themselves(drawn: Drawn, touch: float) -> None:
    some = made(*drawn)
    found = gather_symbols(some.crowd, touch)
    well_placed(some, found, touch)


def test_some_places_cannot_be_merged_by_pairs_alone() -> None:
    """Or what is done about these would never have been tried."""
    tangled = [i for i in range(12) if len(_left(made(i, 140, 3, "meridian"))[1])]
    assert tangled
    for i in tangled:
        crowded = made(i, 140, 3, "meridian")
        well_placed(crowded, merging.merged_by(crowded.crowd, merging.MIN_TOUCH), merging.MIN_TOUCH)


def _left(made: Made) -> tuple[Symbols, Any]:
    pairs = Pairing(made.crowd, merging.MIN_TOUCH)
    pairs.merge()
    return pairs.left()


@pytest.mark.parametrize("how", ["scattered", "clusters"])
@pytest.mark.parametrize("zoom", [3, 5, 6, 8])
def test_of_many_places_no_window_shows_too_many(how: str, zoom: int) -> None:
    crowded = made(zoom, 1500, zoom, how)
    found, touch = merging.merge_symbols(crowded.crowd)
    assert fullest(found, crowded.crowd.size) <= merging.MAX_PER_WINDOW
    assert len(found.too_near(np.arange(len(found.x)), crowded.crowd.size, touch)[0]) == 0
    assert found.fit_within_reach(crowded.crowd, touch).all()
    assert (how, zoom) != ("clusters", 8) or touch > merging.MIN_TOUCH


@examples(100)
@given(crowds(), st.floats(5, 400), st.integers(0, 200))
def test_what_is_near_is_found_on_a_world_that_goes_round(drawn: Drawn, far: float, most: int) -> None:
    c = made(*drawn).crowd
    everything = np.arange(len(c.x))
    one, other = np.triu_indices(len(everything), 1)
    close = point_distance(c.x[one], c.y[one], c.x[other], c.y[other], c.size) < far
    plain = set(zip(one[close].tolist(), other[close].tolist(), strict=True))
    found = list(zip(*close_pairs(c.x, c.y, everything, everything, far, c.size), strict=True))
    assert max(Counter(found).values(), default=0) <= 1
    assert plain <= set(found)
    some = everything[::3]
    at, held = Squares(c.x, c.y, far, c.size).around(some)
    beside = set(zip(some[at], held, strict=True))
    assert {(a, b) for a, b in (*plain, *((b, a) for a, b in plain)) if a % 3 == 0} <= beside
    points = Symbols(everything, c.x, c.y, c.n.astype(float))
    assert is_overfull(c.x, c.y, c.size, most) == (fullest(points, c.size) > most)


VIEWS = [
    *((20.0, 30.0, 60.0, 60.0), (100.0, 20.0, 150.0, 55.0), (-180.0, -85.0, 180.0, 85.0)),
    *((60.0, 30.0, 400.0, 70.0), (150.0, 20.0, 60.0, 80.0)),
]


@pytest.mark.slow
@pytest.mark.parametrize("zoom", [0, 2, 4, 5.75, 7, 10])
@pytest.mark.parametrize("selection", [Selection(), Selection(group=("troops",)), Selection(place=("P00000", "P00003"))])
def test_the_same_symbols_stand_in_every_window(zoom: float, selection: Selection) -> None:
    tally = PlaceCounts(TABLE, count_events(match_table(TABLE, selection)))
    everything = {s["id"]: s for s in map_symbols(tally, None, zoom, 10**6)}
    assert sum(s.get("n_places", 1) for s in everything.values()) == int(
        ((tally.n_by_place > 0) & TABLE.places.located & ~TABLE.places.vague).sum()
    )
    for view in VIEWS:
        for s in map_symbols(tally, view, zoom, 10**6):
            whole = everything[s["id"]]
            assert (s["lon"] - whole["lon"]) % 360 == pytest.approx(0, abs=1e-5) or (s["lon"] - whole["lon"]) % 360 > 359.9999
            assert {k: v for k, v in s.items() if k not in ("lon", "bbox", "areas")} == {
                k: v for k, v in whole.items() if k not in ("lon", "bbox", "areas")
            }


@pytest.mark.slow
def test_more_than_an_answer_holds_are_the_symbols_of_a_lower_zoom() -> None:
    tally = PlaceCounts(TABLE, count_events(match_table(TABLE, Selection())))
    found = map_symbols(tally, None, 9, 500)
    assert 100 < len(found) <= 500
    lower = next(zoom for zoom in range(9, 0, -1) if len(map_symbols(tally, None, zoom, 10**6)) <= 500)
    assert found == map_symbols(tally, None, lower, 10**6)
    belongs = symbol_of_place(tally, None, 9, 500, [s["id"] for s in found])
    assert (np.bincount(belongs[belongs >= 0]) == [s.get("n_places", 1) for s in found]).all()


def test_a_symbol_on_a_place_has_its_very_coordinates() -> None:
    tally = PlaceCounts(TABLE, count_events(match_table(TABLE, Selection(group=("troops",)))))
    laid = symbol_layout(tally, 8)
    alone = laid.many == 1
    assert alone.any()
    np.testing.assert_array_equal(laid.lon[alone], TABLE.places.lon[laid.first[alone]])


def test_what_a_tally_holds_counts_as_soon_as_it_is_there() -> None:
    """Or more is held than there is room for; and less than there is, if what may come counts beforehand."""
    tally = PlaceCounts(TABLE, count_events(match_table(TABLE, Selection())))
    before = tally.nbytes
    laid = symbol_layout(tally, 5)
    assert laid.nbytes >= laid.symbol.nbytes + laid.lon.nbytes
    assert tally.nbytes >= before + laid.nbytes


def test_places_in_a_heap_are_gathered_and_keep_to_the_rules() -> None:
    heap = made(4, 3000, 2, "clusters")
    found, touch = merging.merge_symbols(heap.crowd)
    well_placed(heap, found, touch)
    wide = gather_symbols(heap.crowd, merging.ROOMY_TOUCH)
    assert len(heap.crowd.x) > merging.HEAP_SIZE * len(wide.x), "else this is no heap"
    np.testing.assert_array_equal(found.symbol, gather_symbols(heap.crowd, touch).symbol)


def test_the_radius_is_one_formula() -> None:
    assert crowd.SYMBOL_RADII[:3] == [5.0, 8.1, 9.38]
    assert crowd.SYMBOL_RADII[-1] == 32.0 > crowd.SYMBOL_RADII[-2]
    assert [float(r) for r in symbol_radius(np.arange(len(crowd.SYMBOL_RADII))).round(2)] == crowd.SYMBOL_RADII
