"""The timeline as a spec: what is drawn of an event, in which colours, and what a reader of its words is told."""

from __future__ import annotations

import json
from datetime import date, timedelta

import altair as alt
import numpy as np
import pandas as pd
import pytest

from dashboard.catalog.dates import EPOCH, day_number
from dashboard.catalog.schema.vocabulary import STANDINGS
from dashboard.charts.axis import Axis
from dashboard.charts.extents import lanes_axis, whole_axis
from dashboard.charts.histogram import bar_edges, bar_unit
from dashboard.charts.theme import SIZES
from dashboard.charts.timeline_chart import timeline_chart
from dashboard.charts.timeline_spec import BAR_GAP
from dashboard.query.answers.histogram import group_column
from dashboard.wording.vocabulary_words import status_label
from tests import build
from tests.charts.events import events

TODAY, THIN = date(2026, 11, 23), date(2026, 8, 22)
ROWS = [
    {"date": "1959-08", "event_group": "infrastructure"},
    *({"date": f"2024-{month:02}-0{day}", "event_group": group} for month in range(1, 13) for day, group in ((1, "troops"), (7, "arms"))),
    {"date": "2024-03-07/2024-11-05", "event_group": "economy"},
    {"date": "2026-12", "status": "planned", "planned": True, "event_group": "infrastructure"},
    {"date": "2025-04-26", "status": "contested", "contested": True, "event_group": "troops"},
    {"date": "2025-06-15", "evidence_strength": "C", "event_group": "troops"},
]


def counted(frame, axis):
    """Count events by the axis's bins, as a histogram answer does."""
    edges = pd.DatetimeIndex([pd.Timestamp(EPOCH) + pd.Timedelta(days=day) for day in bar_edges(axis)])
    found = pd.DataFrame({"start": edges[:-1], "end": edges[1:] - pd.Timedelta(days=1)})
    frame = frame[(frame["start"] >= edges[0]) & (frame["start"] < edges[-1])]
    at = edges.searchsorted(frame["start"], side="right") - 1
    groups = {group_column(code): np.bincount(at[(frame["event_group"] == code).to_numpy()], minlength=len(found)) for code in build.GROUPS}
    return found.assign(n=np.bincount(at, minlength=len(found)), **groups)


def chart(rows=ROWS, *, n=None, at_hand=None, width="wide", window=(None, None), still=False, axis=None, **asked):
    frame = events(*rows)
    axis = axis or whole_axis(frame, TODAY, SIZES[width])
    focus = lanes_axis(frame, window, axis)
    defaults = {"as_of": TODAY, "today": TODAY, "thin_after": THIN, "picked": "", "terms": build.VOCABULARIES, "theme": "light"}
    given = frame.head(at_hand or len(frame))
    axis = focus if still else axis
    asked = defaults | asked
    return timeline_chart(given, counted(frame, axis), axis=axis, focus=focus, n=n or len(frame), window=window, still=still, **asked)


def spec(rows=ROWS, **asked):
    return chart(rows, **asked).to_dict()


def frame(found, name):
    return pd.DataFrame(found["datasets"][name])


def layers(found, view, data):
    return [layer for layer in found["vconcat"][view]["layer"] if layer["data"]["name"] == data]


def filters(layer):
    return [step["filter"] for step in layer.get("transform", []) if "filter" in step]


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_the_spec_is_valid_vega_lite_and_plain_json(theme, width, rows):
    found = spec(rows, theme=theme, width=width, window=(date(2024, 1, 1), None), picked="event:E3")
    json.dumps(found, allow_nan=False)
    alt.VConcatChart.from_dict(found, validate=True)
    named = {layer["data"]["name"] for view in found["vconcat"] for layer in view["layer"]}
    assert named == set(found["datasets"])
    assert "://" not in json.dumps({k: v for k, v in found.items() if k != "$schema"})


@pytest.mark.slow
def test_brush_and_click_are_on_layers_that_exist():
    found = spec()
    params = {param["name"]: param for param in found["params"]}
    names = [[layer.get("name") for layer in view["layer"]] for view in found["vconcat"]]
    assert params["window"]["views"][0] in names[0]
    assert params["pick"]["views"][0] in names[1]
    assert params["window"]["select"]["encodings"] == ["x"]
    assert params["pick"]["select"]["fields"] == ["event_id"]
    assert "value" not in params["window"], "a window that is echoed into the brush shifts"


@pytest.mark.slow
def test_each_view_has_one_scale():
    scales = [
        json.dumps(layer["encoding"]["x"]["scale"])
        for view in spec()["vconcat"]
        for layer in view["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert len(scales) > 10
    assert len(set(scales)) == 2, "one of days, to brush on, and one of shares, so that lanes of other days are no other chart"


def test_nothing_but_the_data_changes_with_window_pick_and_day():
    one, other = spec(), spec(window=(date(2024, 2, 1), date(2024, 3, 1)), picked="event:E2", thin_after=date(2026, 9, 1))
    assert one["datasets"] != other["datasets"]
    one["vconcat"][1].pop("height"), other["vconcat"][1].pop("height")
    assert {k: v for k, v in one.items() if k != "datasets"} == {k: v for k, v in other.items() if k != "datasets"}


def test_asking_twice_gives_the_same_and_writing_to_it_harms_nobody():
    one = spec()
    one["vconcat"].clear()
    assert spec() == spec()


def test_the_window_is_a_rectangle_over_whole_days_in_both_views():
    found = spec(window=(date(2024, 6, 1), date(2025, 5, 31)))
    window = frame(found, "spans").set_index("kind").loc["window"]
    assert (window["day"], window["day_end"]) == (day_number(date(2024, 6, 1)), day_number(date(2025, 6, 1)))
    assert frame(found, "edges")["day"].tolist() == [window["day"], window["day_end"]]
    near = frame(found, "lane_spans").set_index("kind").loc["window"]
    assert 0 < near["at"] < 0.1 < 0.9 < near["at_end"] < 1, "the lanes show the window, and a margin beside it"
    assert frame(found, "lane_edges")["at"].tolist() == [near["at"], near["at_end"]]
    for view, data, ends in ((0, "spans", ("day", "day_end")), (1, "lane_spans", ("at", "at_end"))):
        (shade,) = layers(found, view, data)
        assert shade["mark"]["type"] == "rect"
        assert (shade["encoding"]["x"]["field"], shade["encoding"]["x2"]["field"]) == ends
        assert layers(found, view, data.replace("spans", "edges"))
    assert "window" not in frame(spec(), "spans")["kind"].tolist()


def test_lanes_of_their_own_days_have_their_own_labels_and_the_histogram_says_which_days():
    found = chart(window=(date(2024, 5, 1), date(2024, 5, 21)))
    labels = frame(found.to_dict(), "lane_ticks")["label"].tolist()
    assert labels[0].endswith("2024")
    assert "6 May" in labels
    reach = frame(found.to_dict(), "reach").iloc[0]
    assert (reach["day"], reach["day_end"]) == found.lanes_axis.main
    plain = spec([*ROWS, *({"date": f"2026-{month:02}-05"} for month in range(1, 12))])
    assert set(frame(plain, "lane_ticks")["label"]) == {""}
    assert frame(plain, "reach").empty


@pytest.mark.parametrize("window", [(None, date(2024, 6, 1)), (date(2024, 6, 1), None), (date(1900, 1, 1), date(2100, 1, 1))])
def test_an_open_or_too_wide_window_ends_with_the_axis(window):
    found = spec(window=window)
    ends = found["vconcat"][0]["layer"][0]["encoding"]["x"]["scale"]["domain"]
    shown = frame(found, "spans").set_index("kind").loc["window"]
    assert ends[0] <= shown["day"] < shown["day_end"] <= ends[-1]


def test_where_sources_are_thin_is_shaded_and_said():
    found = spec()
    thin = frame(found, "spans").set_index("kind").loc["thin"]
    assert thin["day"] == day_number(THIN + timedelta(1))
    assert thin["opacity"] > 0.05
    assert "few sources after 22 August 2026" in frame(found, "flags")["label"].tolist()
    without = spec(thin_after=None)
    assert frame(without, "spans").empty
    assert not frame(without, "flags")["label"].str.contains("few sources").any()


@pytest.mark.slow
def test_today_and_the_day_of_knowledge_are_labelled_lines():
    drawn = chart(as_of=date(2025, 5, 1), axis=whole_axis(events(*ROWS, {"date": "2022-07-01"}), TODAY, SIZES["wide"]))
    found = drawn.to_dict()
    flags = frame(found, "flags").set_index("kind")
    assert flags.loc["as_of", "label"] == "As known on 1 May 2025"
    assert flags.loc["as_of", "at"] == pytest.approx(drawn.lanes_axis.shares(day_number(date(2025, 5, 2))), abs=1e-4), (
        "at the end of the day"
    )
    assert flags.loc["today", "label"] == "Today, 23 November 2026"
    rules = [layer for layer in layers(found, 1, "flags") if layer["mark"]["type"] == "rule"]
    assert [filters(rule) for rule in rules] == [["datum.kind === 'as_of'"], ["datum.kind === 'today'"]]
    assert rules[0]["mark"]["strokeDash"] != rules[1]["mark"]["strokeDash"]
    assert any(layer["mark"]["type"] == "text" for layer in layers(found, 1, "flags"))
    assert frame(spec(), "flags")["label"].tolist().count("As known today, 23 November 2026") == 1
    assert frame(spec(window=(date(2024, 5, 1), date(2024, 5, 21))), "flags").empty, "days that the lanes do not show have no line in them"


@pytest.mark.slow
def test_labels_of_lines_do_not_overlap():
    for width in ("wide", "narrow"):
        flags = frame(spec(as_of=date(2026, 9, 30), width=width), "flags")
        for _, row in flags.groupby("row"):
            ordered = row.sort_values("left")
            assert (ordered["left"].iloc[1:].to_numpy() > ordered["right"].iloc[:-1].to_numpy()).all()


def test_hollow_marks_have_an_outline_and_no_fill():
    found = spec()
    marks = frame(found, "marks").set_index("standing")
    assert marks.loc["planned", "hollow"]
    points = [layer for layer in layers(found, 1, "marks") if layer["mark"]["type"] == "point"]
    (filled,) = (
        layer for layer in points if "fillOpacity" in layer["encoding"] and layer["encoding"]["fillOpacity"]["field"] == "fill_opacity"
    )
    assert "!datum.hollow" in filters(filled)[0]
    (rings,) = (layer for layer in points if layer["encoding"].get("strokeDash"))
    assert "hollow" not in filters(rings)[0]
    assert rings["mark"]["fillOpacity"] == 0
    fill, outline = layers(found, 1, "pieces")
    assert filters(fill) == ["!datum.hollow"]
    assert outline["mark"]["fillOpacity"] == 0


def test_what_is_false_or_missing_does_not_travel():
    rows = [row for rows in spec(picked="event:E3")["datasets"].values() for row in rows]
    assert not [row for row in rows if any(v is False or v != v for v in row.values())]
    assert sum(row.get("picked", False) for row in rows) == 1


def test_what_is_packed_for_the_browser_says_the_same_in_less():
    found = chart(picked="event:E3")
    packed, plain = found.packed(), found.to_dict()
    for name, rows in plain["datasets"].items():
        told = [{k: v for k, v in row.items() if v == v and v is not False} for row in packed["datasets"][name].to_dict("records")]
        assert [{k: v if isinstance(v, str) else pytest.approx(v) for k, v in row.items()} for row in rows] == told


def test_the_outline_is_the_status_by_colour_and_dash():
    found = spec()
    for layer in [la for view in found["vconcat"] for la in view["layer"] if "strokeDash" in la["encoding"]]:
        scale = layer["encoding"]["strokeDash"]["scale"]
        assert scale["domain"] == list(STANDINGS)
        assert scale["range"][list(STANDINGS).index("contested")] == [2, 2]
        assert layer["encoding"]["stroke"]["field"] == "stroke"
        assert layer["encoding"]["strokeOpacity"]["field"] == "stroke_opacity"
    assert set(frame(found, "marks")["stroke"]) == {STANDINGS[s].light for s in ("confirmed", "planned", "contested")}


STOOD = (("confirmed", "act"), ("on_record", "act"), ("on_record", "statement"))


@pytest.mark.slow
def test_what_is_on_record_is_outlined_and_said_by_its_kind_and_not_as_confirmed():
    rows = [{"date": f"2025-04-0{i}", "status": status, "main_kind": kind} for i, (status, kind) in enumerate(STOOD, 1)]
    marks = frame(spec(rows), "marks").set_index("status_label")
    assert marks["standing"].to_dict() == {
        "Confirmed": "confirmed",
        "Act on record": "act_on_record",
        "Statement on record": "statement_on_record",
    }
    assert marks["stroke"].to_dict() == {status_label(code): STANDINGS[code].light for code in marks["standing"]}
    assert marks.loc["Act on record", "stroke"] != marks.loc["Confirmed", "stroke"]


@pytest.mark.slow
def test_paler_c_reaches_the_marks():
    found = spec()
    marks = frame(found, "marks")
    assert marks.loc[marks["evidence_label"].str.startswith("C: "), "fill_opacity"].item() < 0.6
    using = [layer for layer in found["vconcat"][1]["layer"] if layer["encoding"].get("fillOpacity", {}).get("field") == "fill_opacity"]
    assert {layer["data"]["name"] for layer in using} == {"marks", "pieces"}


def test_the_contested_are_marked():
    (mark,) = (layer for layer in layers(spec(), 1, "marks") if filters(layer) == ["datum.contested"])
    assert mark["mark"]["shape"] == "triangle-up"


def test_the_picked_event_has_a_ring():
    found = spec(picked=frozenset({"E2", "E3"}))
    assert frame(found, "marks").set_index("event_id")["picked"].sum() == 2
    assert sum("datum.picked" in "".join(filters(layer)) for layer in layers(found, 1, "marks")) == 2


def test_tooltips_are_text_and_only_events_have_one():
    found = spec()
    for view in found["vconcat"]:
        for layer in view["layer"]:
            tips = layer["encoding"].get("tooltip")
            if not tips:
                assert layer["mark"]["tooltip"] is None
            else:
                assert [tip["title"] for tip in tips] == ["title", "When", "Status", "Type", "Evidence"]
                assert layer["encoding"]["description"]["field"] == "spoken"
                made = {step["as"]: step["calculate"] for step in layer["transform"] if "as" in step}
                assert made == {"spoken": "((((datum.title + ', ') + datum.date_words) + ', ') + datum.status_label)"}
    assert "C: only through a list" in " ".join(frame(found, "marks")["evidence_label"])


def test_the_strip_of_earlier_events_is_there_and_labelled():
    found = spec()
    assert "earlier, not to scale" in frame(found, "flags")["label"].tolist()
    assert frame(found, "ticks")["label"].tolist()[0] == "1959"
    assert frame(found, "marks")["at"].min() < 0.01
    assert "not to scale, from 1959" in found["description"]


def test_the_histogram_counts_every_event_once():
    found = spec()
    bars = frame(found, "bars")
    heights = bars["y"] - bars["y2"]
    assert round(heights.sum() / heights.min()) == len(ROWS)
    assert set(bars["fill"]) <= {look.light for look in build.VOCABULARIES.groups.values()}
    assert (bars["y2"] < bars["y"]).all()
    assert frame(found, "words")["caption"].tolist() == ["Events a month, up to 3"]


@pytest.mark.slow
@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize(
    "days", [(date(2024, 4, 19), date(2024, 5, 11)), (date(2022, 7, 1), date(2027, 1, 5)), (date(1960, 1, 1), date(2060, 1, 1))]
)
def test_every_bar_is_wide_enough_to_be_seen_and_parts_from_the_next(width, days):
    axis = Axis(days, (date(1959, 1, 1),), SIZES[width], (date(2070, 1, 1),))
    edges = bar_edges(axis)
    assert (edges[0], edges[-1]) == (axis.first, axis.last)
    shown = (axis.pixels(edges)[1:] - axis.pixels(edges)[:-1]) * (0.65 if width == "wide" else 0.85)  # as narrow as pages make it
    assert shown.min() - BAR_GAP >= 3
    (bars,) = layers(spec(width=width), 0, "bars")
    assert bars["mark"]["x2Offset"] == -BAR_GAP
    assert "stroke" not in bars["mark"]


def test_bars_are_of_days_where_those_have_room_and_of_years_where_not():
    spans = {"day": 60, "week": 500, "month": 1500, "quarter": 8000, "year": 40_000}
    for word, days in spans.items():
        assert bar_unit(Axis((date(2000, 1, 1), date(2000, 1, 1) + timedelta(days)), (), SIZES["wide"])) == word


@pytest.mark.slow
def test_a_bar_of_one_beside_one_of_very_many_is_seen():
    bars = frame(spec([{"date": "2024-05-01"}] * 500 + [{"date": "2024-06-01"}]), "bars")
    assert (bars["y"] - bars["y2"]).min() >= 3


@pytest.mark.slow
def test_the_page_keeps_the_histograms_days_and_a_picture_has_those_of_the_lanes():
    window = (date(2024, 5, 1), date(2024, 5, 21))
    page, picture = (chart(window=window, still=still) for still in (False, True))
    assert page.axis == whole_axis(events(*ROWS), TODAY, SIZES["wide"])
    assert picture.axis == picture.lanes_axis == page.lanes_axis
    assert page.lanes_axis.domain == (date(2024, 4, 30), date(2024, 5, 22))
    assert frame(picture.to_dict(), "words")["caption"][0] == "Events a day, up to 1"


@pytest.mark.slow
@pytest.mark.parametrize("still", [True, False])
def test_what_is_not_drawn_one_by_one_is_counted(still):
    busy = [{"date": "2025-04-30~", "event_group": "troops"}] * 60
    found = chart(busy, still=still)
    assert found.note == "42 of 60 selected events are drawn one by one, as many as have room; the bars count each on its first day."
    assert (frame(found.to_dict(), "words")["hint"][0] == found.note) is still
    some = chart(busy, at_hand=3, still=still)
    assert some.note.startswith("3 of 60 selected events are drawn one by one, of the 3 newest as many as have room;")
    assert chart(busy[:3], still=still).note == ""


@pytest.mark.slow
def test_what_stands_beside_the_window_and_has_no_room_is_counted_too():
    rows = [{"date": f"2025-04-{day}", "event_group": "troops"} for day in [30] * 2 + ["29~"] * 60]
    found = chart(rows, n=2, window=(date(2025, 4, 30), date(2025, 5, 20)), width="narrow")
    beside = len(found.frames["marks"]) - 2
    assert 0 < beside < 60
    assert found.note == f"{60 - beside} more beside the window are not drawn."
