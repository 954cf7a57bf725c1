import json
from datetime import date, timedelta

import altair as alt
import pandas as pd
import pytest

from dashboard.catalog.dates import number
from dashboard.catalog.vocabulary import GROUPS, STANDINGS
from dashboard.charts.histogram import by_month
from dashboard.charts.timeline import timeline
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


def spec(rows=ROWS, **asked):
    frame = events(*rows)
    defaults = {"window": (None, None), "as_of": TODAY, "today": TODAY, "thin_after": THIN, "picked": "", "theme": "light"}
    return timeline(frame, by_month(frame), **(defaults | asked)).to_dict()


def frame(found, name):
    return pd.DataFrame(found["datasets"][name])


def layers(found, view, data):
    return [layer for layer in found["vconcat"][view]["layer"] if layer["data"]["name"] == data]


def filters(layer):
    return [step["filter"] for step in layer.get("transform", []) if "filter" in step]


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


def test_brush_and_click_are_on_layers_that_exist():
    found = spec()
    params = {param["name"]: param for param in found["params"]}
    names = [[layer.get("name") for layer in view["layer"]] for view in found["vconcat"]]
    assert params["window"]["views"][0] in names[0]
    assert params["pick"]["views"][0] in names[1]
    assert params["window"]["select"]["encodings"] == ["x"]
    assert params["pick"]["select"]["fields"] == ["event_id"]
    assert "value" not in params["window"], "a window that is echoed into the brush shifts"


def test_the_same_axis_in_both_views():
    scales = [
        json.dumps(layer["encoding"]["x"]["scale"])
        for view in spec()["vconcat"]
        for layer in view["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert len(scales) > 10
    assert len(set(scales)) == 1


def test_nothing_but_the_data_changes_with_window_pick_and_day():
    one, other = spec(), spec(window=(date(2024, 2, 1), date(2024, 3, 1)), picked="event:E2", thin_after=date(2026, 9, 1))
    assert one["datasets"] != other["datasets"]
    assert {k: v for k, v in one.items() if k != "datasets"} == {k: v for k, v in other.items() if k != "datasets"}


def test_asking_twice_gives_the_same_and_writing_to_it_harms_nobody():
    one = spec()
    one["vconcat"].clear()
    assert spec() == spec()


def test_the_window_is_a_rectangle_over_whole_days_in_both_views():
    found = spec(window=(date(2024, 6, 1), date(2025, 5, 31)))
    window = frame(found, "spans").set_index("kind").loc["window"]
    assert (window["day"], window["day_end"]) == (number(date(2024, 6, 1)), number(date(2025, 6, 1)))
    assert frame(found, "edges")["day"].tolist() == [window["day"], window["day_end"]]
    for view in (0, 1):
        (shade,) = layers(found, view, "spans")
        assert shade["mark"]["type"] == "rect"
        assert shade["encoding"]["x"]["field"] == "day"
        assert shade["encoding"]["x2"]["field"] == "day_end"
        assert layers(found, view, "edges")
    assert "window" not in frame(spec(), "spans")["kind"].tolist()


@pytest.mark.parametrize("window", [(None, date(2024, 6, 1)), (date(2024, 6, 1), None), (date(1900, 1, 1), date(2100, 1, 1))])
def test_an_open_or_too_wide_window_ends_with_the_axis(window):
    found = spec(window=window)
    ends = found["vconcat"][1]["layer"][0]["encoding"]["x"]["scale"]["domain"]
    shown = frame(found, "spans").set_index("kind").loc["window"]
    assert ends[0] <= shown["day"] < shown["day_end"] <= ends[-1]


def test_where_sources_are_thin_is_shaded_and_said():
    found = spec()
    thin = frame(found, "spans").set_index("kind").loc["thin"]
    assert thin["day"] == number(THIN + timedelta(1))
    assert thin["opacity"] > 0.05
    assert "few sources after 22 August 2026" in frame(found, "flags")["label"].tolist()
    without = spec(thin_after=None)
    assert frame(without, "spans").empty
    assert not frame(without, "flags")["label"].str.contains("few sources").any()


def test_today_and_the_day_of_knowledge_are_labelled_lines():
    found = spec(as_of=date(2025, 5, 1))
    flags = frame(found, "flags").set_index("kind")
    assert flags.loc["as_of", "label"] == "As known on 1 May 2025"
    assert flags.loc["as_of", "day"] == number(date(2025, 5, 2)), "the line stands at the end of the day"
    assert flags.loc["today", "label"] == "Today, 23 November 2026"
    rules = [layer for layer in layers(found, 1, "flags") if layer["mark"]["type"] == "rule"]
    assert [filters(rule) for rule in rules] == [["datum.kind === 'as_of'"], ["datum.kind === 'today'"]]
    assert rules[0]["mark"]["strokeDash"] != rules[1]["mark"]["strokeDash"]
    assert any(layer["mark"]["type"] == "text" for layer in layers(found, 1, "flags"))
    assert frame(spec(), "flags")["label"].tolist().count("As known today, 23 November 2026") == 1


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
    frames = events(*ROWS)
    asked = {"window": (None, None), "as_of": TODAY, "today": TODAY, "thin_after": THIN, "picked": "event:E3", "theme": "light"}
    chart = timeline(frames, by_month(frames), **asked)
    packed, plain = chart.packed(), chart.to_dict()
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


def test_what_is_on_record_is_outlined_and_said_by_its_kind_and_not_as_confirmed():
    rows = [{"date": f"2025-04-0{i}", "status": status, "main_kind": kind} for i, (status, kind) in enumerate(STOOD, 1)]
    marks = frame(spec(rows), "marks").set_index("status_label")
    assert marks["standing"].to_dict() == {
        "Confirmed": "confirmed",
        "Act on record": "act_on_record",
        "Statement on record": "statement_on_record",
    }
    assert marks["stroke"].to_dict() == {look.label: look.light for look in map(STANDINGS.get, marks["standing"])}
    assert marks.loc["Act on record", "stroke"] != marks.loc["Confirmed", "stroke"]


def test_paler_c_reaches_the_marks():
    found = spec()
    assert frame(found, "marks").set_index("evidence_strength").loc["C", "fill_opacity"] < 0.6
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
                assert made["spoken"] == "datum.title + ', ' + datum.date_words + ', ' + lower(datum.status_label)"
                assert "only through a list" in made["evidence_label"]


def test_the_strip_of_earlier_events_is_there_and_labelled():
    found = spec()
    assert "earlier, not to scale" in frame(found, "flags")["label"].tolist()
    assert frame(found, "ticks")["label"].tolist()[0] == "1959"
    assert frame(found, "marks")["day"].min() < number(date(1960, 1, 1))
    assert "not to scale, from 1959" in found["description"]


def test_the_histogram_counts_every_event_once():
    found = spec()
    bars = frame(found, "bars")
    heights = bars["y"] - bars["y2"]
    assert round(heights.sum() / heights.min()) == len(ROWS)
    assert set(bars["fill"]) <= {look.light for look in GROUPS.values()}
    assert (bars["y2"] < bars["y"]).all()
    assert frame(found, "words")["caption"].tolist() == ["Events a month, up to 3"]


def test_years_long_bins_give_way_to_months_only_when_every_event_is_at_hand():
    all_events = events(*ROWS)
    years = by_month(all_events)
    years = (
        years.groupby(years["start"].dt.year)
        .agg({"start": "min", "end": "max"} | dict.fromkeys(["n", *GROUPS], "sum"))
        .reset_index(drop=True)
    )
    asked = {"window": (None, None), "as_of": TODAY, "today": TODAY, "thin_after": THIN, "picked": "", "theme": "light"}
    caption = [frame(timeline(e, years, **asked).to_dict(), "words")["caption"][0] for e in (all_events, all_events.head(5))]
    assert caption[0].startswith("Events a month")
    assert caption[1].startswith("Events a year")


def test_the_domain_of_the_page_is_kept():
    domain = date(2020, 1, 1), date(2030, 1, 1)
    scale = spec(domain=domain, earlier=())["vconcat"][0]["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"] == [number(domain[0]), number(domain[1]) + 1]
    assert "earlier, not to scale" not in frame(spec(domain=domain, earlier=()), "flags")["label"].tolist()


@pytest.mark.parametrize("still", [True, False])
def test_what_is_not_drawn_one_by_one_is_counted(still):
    busy = events(*[{"date": "2025-04-30", "event_group": "troops"}] * 60)
    asked = {"window": (None, None), "as_of": TODAY, "today": TODAY, "thin_after": THIN, "picked": "", "theme": "light", "still": still}
    found = timeline(busy, by_month(busy), **asked)
    assert found.note == "42 of 60 events are drawn one by one, as many as have room; the bars count all."
    assert (frame(found.to_dict(), "words")["hint"][0] == found.note) is still
    some = timeline(busy.head(3), by_month(busy), **asked)
    assert some.note == "3 of 60 events are drawn one by one, of the 3 newest as many as have room; the bars count all."
    assert timeline(busy.head(3), by_month(busy.head(3)), **asked).note == ""
