"""Datasets whose groups, topics, measures and movements the program has never heard of are counted, drawn and named by their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.analysis.claims.claim_matrix import claim_matrix
from dashboard.analysis.estimates.figures import known_figures, measures_by_speakers
from dashboard.analysis.movements.flow_lines import line_features, movement_flows
from dashboard.api.routes import api_routes
from dashboard.catalog.knowledge.known import known_on
from dashboard.charts.chart_registry import timeline_of
from dashboard.query.answers.answer import Ask
from dashboard.query.answers.histogram import group_column
from dashboard.query.selection.selection import Selection
from dashboard.wording.vocabulary_json import map_vocabularies
from tests import build, datasets
from tests.engines import engine_of

DAY = date(2026, 11, 23)
SOURCED = {"sources": [{"source_id": "S1"}], "claim_sources": [{"claim_id": f"C{i}", "source_id": "S1"} for i in range(3)]}
OWN = [(datasets.WHALE, "sightings", "Sightings"), (datasets.STRIKES, "strikes", "Strikes and protests")]


@pytest.mark.parametrize(("folder", "group", "label"), OWN, ids=["whale", "strikes"])
def test_events_are_counted_and_drawn_by_their_groups(folder, group, label):
    answer = datasets.engine(folder).answer(Selection(), Ask(parts=frozenset({"cells", "facets", "histogram"})), DAY)
    facets = answer.facets["group"].set_index("code")
    assert facets.loc[group, "label"] == label
    assert any(symbol["groups"].get(group) for symbol in answer.cells)
    assert answer.histogram[group_column(group)].sum() == facets.loc[group, "n"]
    assert map_vocabularies(datasets.dataset(folder))["groups"][group]["label"] == label


def test_topics_measures_and_movements_have_their_labels():
    whale = known_on(datasets.dataset(datasets.WHALE), DAY)
    every = set(whale.events["event_id"])
    assert {row["topic_label"] for row in claim_matrix(whale, every).rows} <= {*whale.dataset.terms.labels("topic").values()}
    assert "Length of the whale" in {measure.label for measure in measures_by_speakers(known_figures(whale))}
    flows = movement_flows(whale, every)
    assert {(flow.kind, flow.label, flow.group) for flow in flows.known} == {("whale", "The whale", "journeys")}
    assert {line["properties"]["group"] for line in line_features(whale.dataset, flows)[0]} == {"journeys"}


def test_a_group_may_be_called_what_a_column_of_the_histogram_is(tmp_path: Path):
    codes = ("n", "start", "end")
    terms = [{"vocabulary": "group", "code": c, "label": c, "light": "#102030", "dark": "#aabbcc"} for c in codes]
    others = [row for row in build.TERMS if row["vocabulary"] not in ("group", "movement")]
    events = [{"event_id": f"E{i}", "date": f"2025-0{i + 1}-01", "event_group": code} for i, code in enumerate(codes)]
    about = [{"proposition_id": f"Q{i}", "event_id": f"E{i}", "is_main": "true"} for i in range(3)]
    claims = [{"claim_id": f"C{i}", "proposition_id": f"Q{i}", "party_id": "RU", "made_on": "2025-04-01"} for i in range(3)]
    held = build.dataset(tmp_path, terms=[*others, *terms], events=events, propositions=about, claims=claims, **SOURCED)
    engine = engine_of(held)
    bins = TestClient(Starlette(routes=api_routes(lambda: engine))).get("/api/histogram?as_of=2025-06-01").json()["bins"]
    assert sum(one["n"] for one in bins) == 3
    assert [{**one["groups"]} for one in bins if one["n"]] == [{code: 1} for code in codes]
    assert [one["start"][:4] for one in bins] == ["2025"] * len(bins)
    bars = timeline_of(engine, Selection(), date(2025, 6, 1)).frames["bars"]
    assert (len(bars), set(bars["fill"])) == (3, {"#102030"})
