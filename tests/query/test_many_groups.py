"""More groups than there are colours: the first eight are told apart, the rest are drawn as one, and each is still chosen by its name."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dashboard.charts import timeline_lanes
from dashboard.charts.axis import Axis
from dashboard.charts.theme import SIZES
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.histogram import group_column
from dashboard.query.comparison.comparison import SidePair, compare_sides
from dashboard.query.comparison.sides import Value
from dashboard.query.counting.compiled import count_compiled
from dashboard.query.counting.counts import count_events
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection, parse_selection
from dashboard.wording.vocabulary_json import map_vocabularies, page_vocabularies
from tests import build
from tests.charts.events import events
from tests.engines import engine_of
from tests.packed import packed

DAY = date(2025, 6, 1)
N = 11
CODES = [f"g{i}" for i in range(N)]
DRAWN = [*CODES[:8], "other"]
PARTS = frozenset({"cells", "countries", "facets", "histogram", "places", "play", "rows"})
GROUPS = [
    {"vocabulary": "group", "code": code, "label": f"Group {code}", "light": f"#0000{i:02}", "dark": f"#ff00{i:02}"}
    for i, code in enumerate(CODES)
]
TERMS = [*GROUPS, *(row for row in build.TERMS if row["vocabulary"] not in ("group", "movement"))]


@pytest.fixture(scope="module", params=["in memory", "packed"])
def engine(request, tmp_path_factory) -> Engine:
    """Return what answers about i + 1 events of the i-th group, all at one place."""
    groups = [code for i, code in enumerate(CODES) for _ in range(i + 1)]
    tables = [build.question([("RU", "asserts", "2025-01-01")]) for _ in groups]
    for i, (group, one) in enumerate(zip(groups, tables, strict=True)):
        one["events"][0] |= {"event_id": f"E{i}", "event_group": group}
        one["propositions"][0] |= {"proposition_id": f"Q{i}", "event_id": f"E{i}"}
        one["claims"][0] |= {"claim_id": f"C{i}", "proposition_id": f"Q{i}"}
        one["claim_sources"][0] |= {"claim_id": f"C{i}"}
        one["event_places"] = [{"event_id": f"E{i}", "place_id": "P1"}]
    rows = {name: [row for one in tables for row in one[name]] for name in tables[0] if name != "sources"}
    more = {"terms": TERMS, "places": [{"place_id": "P1", "name": "Here"}], "sources": [{"source_id": "S1"}]}
    data = build.dataset(tmp_path_factory.mktemp("groups") / "data", **more, **rows)
    return engine_of(data) if request.param == "in memory" else packed(data)


def test_what_is_counted_is_told_apart_by_eight_and_the_rest(engine):
    answer = engine.answer(Selection(), Ask(parts=PARTS), DAY)
    expected = {code: i + 1 for i, code in enumerate(CODES[:8])} | {"other": 9 + 10 + 11}
    assert answer.cells[0]["groups"] == expected
    assert {code: answer.histogram[group_column(code)].sum() for code in DRAWN} == expected
    assert {name.removeprefix("group_"): n for name, n in answer.places.iloc[0].items() if name.startswith("group_")} == expected


def test_each_group_is_an_option_and_chosen_by_its_name(engine):
    facets = engine.answer(Selection(), Ask(parts=PARTS), DAY).facets["group"]
    assert dict(zip(facets["code"], facets["n"], strict=True)) == {code: i + 1 for i, code in enumerate(CODES)}
    selection, problems = parse_selection({"group": ["g9"]}, engine.dataset, today=DAY)
    assert problems == []
    answer = engine.answer(selection, Ask(parts=PARTS), DAY)
    assert answer.n == 10
    assert set(answer.rows["event_group"]) == {"g9"}
    assert answer.cells[0]["groups"] == {"other": 10}


def test_a_comparison_names_each(engine):
    found = compare_sides(engine, Selection(), SidePair(Value("evidence", "A"), Value("evidence", "B")), DAY)
    rows = found.rows("group", Selection())
    assert [(row["code"], row["left"], row["right"]) for row in rows] == [(code, i + 1, 0) for i, code in enumerate(CODES)]


def test_compiled_loops_count_the_same(engine):
    matches = engine.counter.days.matches(Selection(as_of=DAY))
    one, other = count_events(matches), count_compiled(matches)
    np.testing.assert_array_equal(one.where, other.where)
    np.testing.assert_array_equal(one.days, other.days)


def test_maps_have_the_colours_that_are_drawn_and_pages_every_name(engine):
    drawn, named = map_vocabularies(engine.dataset)["groups"], page_vocabularies(engine.dataset, "light")["groups"]
    assert list(drawn) == DRAWN
    assert drawn["other"]["label"] == "Other"
    assert list(named) == CODES
    assert named["g10"] == {"label": "Group g10", "words": "", "colour": drawn["other"]["light"], "dash": ""}


def test_the_timeline_has_one_lane_for_the_rest(engine):
    axis = Axis((date(2024, 1, 1), date(2026, 1, 1)), (), SIZES["wide"])
    terms = engine.dataset.terms
    _, lanes = timeline_lanes.place_events(events(*({"event_group": code} for code in CODES)), axis, 0, terms)
    assert [lane.group for lane in lanes] == DRAWN
    assert timeline_lanes.lane_labels(lanes, terms, axis.size, "light")["label"].tolist()[-2:] == ["Group g7", "Other"]
