"""Answers: every filter against a plain loop over the events, and what must hold between the parts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.knowledge.known import Knowledge, known_on
from dashboard.catalog.schema.vocabulary import DISPUTES
from dashboard.query.answers import histogram
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.histogram import group_column
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection
from tests import build
from tests.engines import engine_of
from tests.examples import examples
from tests.query.asked import DATASET, TODAY, naive, options, selections

ENGINE = engine_of(DATASET)
EVERYTHING = Ask(parts={"cells", "places", "histogram", "facets", "rows"}, limit=1000)


def knowledge(selection: Selection) -> Knowledge:
    return known_on(DATASET, selection.day(TODAY), selection.late)


@pytest.mark.slow
@examples(50)
@given(selections())
def test_every_filter_agrees_with_a_plain_loop(selection: Selection) -> None:
    answer = ENGINE.answer(selection, EVERYTHING, TODAY)
    expected = naive(DATASET, knowledge(selection), selection)
    assert answer.rows["event_id"].tolist() == expected
    assert (answer.n, answer.total) == (len(expected), len(knowledge(selection).events))


@examples(40)
@given(selections(), st.permutations(list(FILTERS)))
def test_the_order_of_filters_does_not_matter(selection: Selection, order: list[str]) -> None:
    day = selection.replace(as_of=selection.day(TODAY))
    base = Selection(as_of=day.as_of, late=day.late)
    together = ENGINE.counter.days.matches(day).selected
    one_by_one = np.ones(len(together), dtype=bool)
    for parameter in order:
        one_by_one &= ENGINE.counter.days.matches(base.replace(**{parameter: getattr(day, parameter)})).selected
    assert (together == one_by_one).all()


@pytest.mark.slow
@examples(12)
@given(selections())
def test_a_facet_counts_what_choosing_the_option_would_show(selection: Selection) -> None:
    facets = ENGINE.answer(selection, EVERYTHING, TODAY).facets
    for parameter, frame in facets.items():
        base = selection.replace(**{parameter: ()})
        then = knowledge(base)
        rest = then.events[then.events["event_id"].isin(naive(DATASET, then, base))]
        counted = Counter(value for _, event in rest.iterrows() for value in options(DATASET, then, event, parameter))
        assert {c: n for c, n in zip(frame["code"], frame["n"], strict=True) if n} == dict(counted)


@pytest.mark.slow
@examples(40)
@given(selections())
def test_single_valued_facets_sum_to_n(selection: Selection) -> None:
    for parameter in ("type", "group", "status", "evidence"):
        base = selection.replace(**{parameter: ()})
        answer = ENGINE.answer(base, EVERYTHING, TODAY)
        assert int(answer.facets[parameter]["n"].sum()) == answer.n


@examples(40)
@given(selections())
def test_the_histogram_holds_every_event_once(selection: Selection) -> None:
    answer = ENGINE.answer(selection, EVERYTHING, TODAY)
    bins = answer.histogram
    assert int(bins["n"].sum()) == answer.n
    assert (bins[[*map(group_column, DATASET.terms.drawn_groups)]].sum(axis=1) == bins["n"]).all()
    assert (bins["start"].iloc[1:].to_numpy() == bins["end"].iloc[:-1].to_numpy() + np.timedelta64(1, "D")).all()
    groups = answer.facets["group"].set_index("code")["n"]
    if not selection.group:
        assert {code: bins[group_column(code)].sum() for code in DATASET.terms.drawn_groups} == groups.to_dict()


def test_the_whole_histogram_looks_past_the_window() -> None:
    window = Selection(start=date(2026, 1, 1), end=date(2026, 2, 1), as_of=TODAY)
    whole = ENGINE.answer(window, Ask(parts={"histogram"}, whole=True), TODAY).histogram
    pd.testing.assert_frame_equal(whole, ENGINE.answer(Selection(), Ask(parts={"histogram"}), TODAY).histogram)


@given(st.integers(-200_000, 100_000), st.integers(0, 60_000))
def test_bins_cover_the_span_and_stay_few(first: int, days: int) -> None:
    edges = histogram.bin_edges(first, first + days)
    assert edges[0] <= first < edges[1]
    assert edges[-2] <= first + days < edges[-1]
    assert len(edges) <= max(histogram.MOST_BINS, days / 365) + 4


def test_bins_are_whole_weeks_and_months() -> None:
    monday = (date(2025, 1, 6) - date(1970, 1, 1)).days
    assert histogram.bin_edges(monday + 2, monday + 300)[0] == monday
    assert histogram.bin_edges(monday, monday + 1200).astype("datetime64[D]")[0] == np.datetime64("2025-01-01")


@pytest.mark.slow
@examples(40)
@given(selections(), st.integers(1, 7))
def test_pages_together_are_the_whole(selection: Selection, limit: int) -> None:
    whole = ENGINE.answer(selection, EVERYTHING, TODAY).rows["event_id"].tolist()
    pages = [
        ENGINE.answer(selection, Ask(parts={"rows"}, limit=limit, offset=o), TODAY).rows["event_id"].tolist() for o in range(0, 45, limit)
    ]
    assert [event for page in pages for event in page] == whole
    assert ENGINE.answer(selection, Ask(parts={"rows"}, limit=100, newest=False), TODAY).rows["event_id"].tolist() == whole[::-1]


def test_rows_carry_their_places() -> None:
    rows = ENGINE.answer(Selection(), EVERYTHING, TODAY).rows
    links = DATASET.tables["event_places"]
    for event, places in zip(rows["event_id"], rows["places"], strict=True):
        assert set(places) == set(links.loc[links["event_id"] == event, "place_id"])


def test_an_empty_selection_has_an_answer_for_every_part() -> None:
    answer = ENGINE.answer(Selection(q="nosuchword"), EVERYTHING, TODAY)
    assert (answer.n, answer.cells, len(answer.places), len(answer.rows), len(answer.histogram)) == (0, [], 0, 0, 0)
    assert list(answer.histogram.columns) == ["start", "end", "n", *map(group_column, DATASET.terms.drawn_groups)]
    assert answer.facets["group"]["n"].sum() == 0
    before = ENGINE.answer(Selection(as_of=date(1990, 1, 1)), EVERYTHING, TODAY)
    assert (before.n, before.total) == (0, 0)


def test_facets_do_not_give_later_options_away() -> None:
    early = Selection(as_of=date(2025, 2, 1))
    events = knowledge(early).events
    shown = ENGINE.answer(early, EVERYTHING, TODAY).facets["type"]["code"]
    assert set(shown) == set(events["event_type"])


def test_a_window_takes_in_events_that_overlap_it() -> None:
    known_today = knowledge(Selection())
    long = known_today.events[known_today.events["end"] - known_today.events["start"] > pd.Timedelta(days=20)].iloc[0]
    inside = long["start"].date() + timedelta(days=10)
    found = ENGINE.answer(Selection(start=inside, end=inside), EVERYTHING, TODAY).rows
    assert long["event_id"] in set(found["event_id"])


def test_the_same_table_serves_one_day() -> None:
    day = Selection(as_of=date(2026, 1, 1), late="latest")
    assert ENGINE.counter.days.matches(day) is ENGINE.counter.days.matches(day)
    assert ENGINE.counter.days.matches(day).table is ENGINE.counter.days.matches(day.replace(group=("arms",))).table


def test_what_is_contested_only_in_part_is_found(tmp_path: Path) -> None:
    tables = build.question([("KP", "asserts", "2025-02-03"), ("KR", "asserts", "2025-02-03")])
    other = {"proposition_id": "Q2", "event_id": "E1", "participants": "KP"}
    tables["propositions"].append(other)
    for i, stance in enumerate(("asserts", "denies")):
        party = ("KR", "KP")[i]
        tables["claims"].append(
            {"claim_id": f"D{i}", "proposition_id": "Q2", "party_id": party, "stance": stance, "made_on": f"2025-0{3 + i}-01"}
        )
        tables["claim_sources"].append({"claim_id": f"D{i}", "source_id": "S1"})
    engine = engine_of(build.dataset(tmp_path, **tables))
    found = {}
    for day in (date(2025, 3, 15), date(2025, 4, 15)):
        asked = {code: Selection(as_of=day, dispute=(code,)) for code in DISPUTES}
        found[day.month] = {code: engine.answer(selection, Ask(), day).n for code, selection in asked.items()}
        facet = engine.answer(Selection(dispute=("whole",)), Ask(parts={"facets"}), day).facets["dispute"]
        assert dict(zip(facet["code"], facet["n"], strict=True)) == found[day.month], "a count is what choosing it would show"
    assert found == {3: {"whole": 0, "part": 0, "none": 1}, 4: {"whole": 0, "part": 1, "none": 0}}
    assert engine.answer(Selection(status=("contested",)), Ask(), date(2025, 4, 15)).n == 0
