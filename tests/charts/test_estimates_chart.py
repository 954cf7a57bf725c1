"""The chart of estimates: open ends are arrows, one colour a party, one shape a speaker, the scale takes in every number."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.estimates.figures import figure_scopes, known_figures, measures_by_speakers
from dashboard.catalog.dates import day_from_number
from dashboard.catalog.knowledge.known import known_on
from dashboard.charts.axis import DAY_MS
from dashboard.charts.estimates_chart import estimates_chart
from dashboard.charts.theme import INKS
from dashboard.wording.vocabulary_json import page_vocabularies
from tests import datasets

DATA = datasets.dataset(datasets.SHIPPED)
DAY = date(2026, 11, 23)
FOUND = known_figures(known_on(DATA, DAY))
FLOODS = known_figures(known_on(datasets.dataset(), DAY))
MEASURES = [measure.code for measure in measures_by_speakers(FLOODS)]


def spec(measure, theme="light"):
    scope = figure_scopes(FOUND, measure)[0]
    return scope, estimates_chart(scope.figures, scope.unit, page_vocabularies(DATA, theme)["parties"], as_of=DAY, theme=theme).to_dict()


def rows(drawn):
    return next(iter(drawn["datasets"].values()))


@pytest.mark.data
def test_more_than_is_an_arrow_upwards_and_no_bar():
    scope, drawn = spec("killed_and_wounded")
    uk = next(row for row in rows(drawn) if row["speaker"] == "United Kingdom")
    assert (uk["up"], uk["down"], uk["low"], uk["high"]) == (True, False, 6000, 6000)
    heads = [layer for layer in drawn["layer"] if layer["mark"].get("shape") == "triangle-up"]
    assert heads[0]["mark"]["yOffset"] < 0
    assert heads[0]["transform"] == [{"filter": "datum.up"}]
    assert len(rows(drawn)) == len(scope.figures)


@pytest.mark.data
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_party_has_one_colour_and_each_speaker_a_shape(theme):
    _, drawn = spec("containers", theme)
    point = drawn["layer"][-1]["encoding"]
    names, colours = point["color"]["scale"]["domain"], point["color"]["scale"]["range"]
    parties = page_vocabularies(DATA, theme)["parties"]
    of = {row["speaker"]: row["party_id"] for row in rows(drawn)}
    assert [parties[of[name]] for name in names] == colours
    assert len(set(point["shape"]["scale"]["range"])) == len(names)
    assert drawn["config"]["legend"]["labelColor"] == INKS[theme].text


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_of_every_measure_is_on_the_scale(measure):
    for scope in figure_scopes(FLOODS, measure):
        drawn = estimates_chart(scope.figures, scope.unit, {}, as_of=DAY, theme="light").to_dict()
        low, high = drawn["layer"][0]["encoding"]["y"]["scale"]["domain"]
        for row in rows(drawn):
            assert low <= row["low"] <= row["mark"] <= row["high"] <= high
        first, last = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
        assert all(first < row["at"] <= last for row in rows(drawn))


@pytest.mark.data
def test_lines_join_one_speaker_only():
    _, drawn = spec("killed")
    line = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "line")
    assert line["encoding"]["detail"]["field"] == "run"
    runs = {row["run"]: row["speaker"] for row in rows(drawn)}
    assert all((row["run"], row["speaker"]) in runs.items() for row in rows(drawn))


@pytest.mark.data
def test_no_line_leads_to_two_figures_of_one_day():
    _, drawn = spec("bridge_length")
    of_russia = [row["run"] for row in rows(drawn) if row["speaker"] == "Russia"]
    assert len(set(of_russia)) == len(of_russia) == 3


@pytest.mark.data
def test_what_only_a_later_source_carries_is_hollow_with_a_tail():
    scope, drawn = spec("checkpoint_cost")
    assert all(row["late"] and row["at"] < row["known"] for row in rows(drawn))
    assert drawn["layer"][-1]["mark"]["filled"] is False
    assert [row["mark"] for row in sorted(rows(drawn), key=lambda row: row["at"])] == [40, 173]
    assert [row["day"] for row in rows(drawn)] == ["by 8 July 2026", "by 31 January 2026"]
    assert len(scope.figures) == 2


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_ticks_stand_on_the_first_days_of_months(measure):
    for scope in figure_scopes(FLOODS, measure):
        drawn = estimates_chart(scope.figures, scope.unit, {}, as_of=DAY, theme="light").to_dict()
        days = [day_from_number(at // DAY_MS) for at in drawn["layer"][0]["encoding"]["x"]["axis"]["values"]]
        assert 1 <= len(days) <= 8
        assert {day.day for day in days} == {1}
        assert len(set(days)) == len(days)


def test_a_narrow_legend_has_a_row_for_each_name():
    _, drawn = spec("bridge_length")
    legend = drawn["layer"][-1]["encoding"]["color"]["legend"]
    assert legend["columns"]["expr"] == "width < 400 ? 1 : 3"
