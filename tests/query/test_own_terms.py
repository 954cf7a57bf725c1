"""Datasets whose groups, topics, measures and movements the program has never heard of are counted, drawn and named by their own."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.claims.claim_matrix import claim_matrix
from dashboard.analysis.estimates.figures import known_figures, measures_by_speakers
from dashboard.analysis.movements.flow_lines import line_features, movement_flows
from dashboard.catalog.knowledge.known import known_on
from dashboard.query.answers.answer import Ask
from dashboard.query.selection.selection import Selection
from dashboard.query.vocabulary_json import map_vocabularies
from tests import datasets

DAY = date(2026, 11, 23)
OWN = [(datasets.WHALE, "sightings", "Sightings"), (datasets.STRIKES, "strikes", "Strikes and protests")]


@pytest.mark.parametrize(("folder", "group", "label"), OWN, ids=["whale", "strikes"])
def test_events_are_counted_and_drawn_by_their_groups(folder, group, label):
    answer = datasets.engine(folder).answer(Selection(), Ask(parts=frozenset({"cells", "facets", "histogram"})), DAY)
    facets = answer.facets["group"].set_index("code")
    assert facets.loc[group, "label"] == label
    assert any(symbol["groups"].get(group) for symbol in answer.cells)
    assert answer.histogram[group].sum() == facets.loc[group, "n"]
    assert map_vocabularies(datasets.dataset(folder))["groups"][group]["label"] == label


def test_topics_measures_and_movements_have_their_labels():
    whale = known_on(datasets.dataset(datasets.WHALE), DAY)
    every = set(whale.events["event_id"])
    assert {row["topic_label"] for row in claim_matrix(whale, every).rows} <= {*whale.dataset.terms.labels("topic").values()}
    assert "Length of the whale" in {measure.label for measure in measures_by_speakers(known_figures(whale))}
    flows = movement_flows(whale, every)
    assert {(flow.kind, flow.label, flow.group) for flow in flows.known} == {("whale", "The whale", "journeys")}
    assert {line["properties"]["group"] for line in line_features(whale.dataset, flows)[0]} == {"journeys"}
