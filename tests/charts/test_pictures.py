"""Charts as pictures: the lines that name day, version and source stand in them, and nothing leaves the host to make one."""

from __future__ import annotations

import re
import struct
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from itertools import groupby

import altair as alt
import pandas as pd
import pytest
from PIL import Image

from dashboard.catalog.dataset import load_dataset
from dashboard.charts import drawing, pictures
from dashboard.charts.chart_registry import timeline_of
from dashboard.charts.theme import INKS
from dashboard.exports import citations
from dashboard.query.selection.selection import Selection
from dashboard.wording.selection_words import selection_caption
from tests import datasets
from tests.charts.crowded import SELECTED, WINDOW, crowded
from tests.engines import engine_of

ENGINE = datasets.engine(datasets.SHIPPED)
DAY, TODAY = date(2025, 6, 3), date(2026, 11, 23)
ASKED = Selection(as_of=DAY, group=("troops",))
LINES = citations.caption_lines(citations.citation(ENGINE.dataset, selection_caption(ASKED, ENGINE.dataset, TODAY), "", DAY, TODAY))
DATA = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
BARS = alt.Chart(DATA).mark_bar().encode(x="x:Q", y="y:Q")
CHARTS = {
    "timeline": partial(timeline_of, ENGINE, ASKED, TODAY, still=True),
    "one": lambda: BARS,
    "wide": lambda: BARS.properties(width="container", title="Its own title"),
    "layers": lambda: alt.layer(BARS, BARS.mark_line()),
    "beside": lambda: alt.hconcat(BARS, BARS),
    "facets": lambda: BARS.facet("x:N", columns=1),
    "brushed": lambda: alt.vconcat(BARS.add_params(alt.selection_interval()), BARS, title="Two"),
}


def said(svg: bytes) -> str:
    return " ".join(" ".join(re.findall(r">([^<>]+)<", svg.decode())).replace("&amp;", "&").split())


def marks(svg: bytes) -> int:
    return svg.count(b"<path")


@pytest.mark.slow
@pytest.mark.parametrize("name", CHARTS)
def test_every_kind_of_chart_carries_its_caption(name):
    svg = pictures.chart_picture(CHARTS[name](), LINES, "svg")
    for line in LINES:
        assert line in said(svg)
    assert "as known in these sources on 3 June 2025" in said(svg)
    assert f"version {ENGINE.dataset.version} (files {ENGINE.dataset.digest})" in said(svg)
    assert "© OpenStreetMap contributors" in said(svg)
    assert ("Its own title" in said(svg)) == (name == "wide")


@pytest.mark.slow
@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_whole_while_a_page_is_drawn(name):
    """Streamlit has Altair leave the rows out of a page's charts, and that is so for all threads at once."""
    chart = CHARTS[name]()
    alone = marks(pictures.chart_picture(chart, LINES, "svg"))
    alt.data_transformers.register("elsewhere", lambda data, **_: {"name": "elsewhere"})
    with alt.data_transformers.enable("elsewhere"):
        assert marks(pictures.chart_picture(chart, LINES, "svg")) == alone


@pytest.mark.slow
def test_the_timeline_is_drawn_without_a_word_on_how_to_use_it():
    svg = said(pictures.chart_picture(CHARTS["timeline"](), LINES, "svg"))
    assert "Troops and combat" in svg
    assert "drag" not in svg
    assert "drag" in said(pictures.chart_picture(timeline_of(ENGINE, ASKED, TODAY), LINES, "svg"))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_is_as_large_as_its_chart_and_on_paper(theme):
    svg = pictures.chart_picture(CHARTS["one"](), LINES, "svg", theme).decode()
    png = pictures.chart_picture(CHARTS["one"](), LINES, "png", theme)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    whole = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert (width, height) == (int(whole[1]) * drawing.PNG_SCALE, int(whole[2]) * drawing.PNG_SCALE)
    assert INKS[theme].paper in svg


def test_words_of_the_data_are_no_markup():
    svg = pictures.chart_picture(BARS, ['<script>alert(1)</script> & "x"'], "svg").decode()
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    return engine_of(load_dataset(crowded(tmp_path_factory.mktemp("crowded"))))


@pytest.mark.slow
def test_a_picture_of_three_weeks_shows_each_of_sixty_events_on_one_day(crowd):
    start, end = WINDOW
    chart = timeline_of(crowd, Selection(start=start, end=end), TODAY, still=True)
    assert (len(chart.frames["marks"]), chart.note) == (SELECTED, "")
    assert chart.lanes_axis.domain == (start - timedelta(1), end + timedelta(1))
    assert said(pictures.chart_picture(chart, LINES, "svg")).startswith("19 Apr 2024 23 Apr")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("asked", [{}, {"start": date(2024, 10, 14), "end": date(2024, 11, 3)}, {"group": ("troops",)}])
def test_every_bar_of_a_picture_has_three_pixels_of_its_colour(theme, asked):
    chart = timeline_of(ENGINE, Selection(**asked), TODAY, theme=theme, still=True)
    svg = pictures.chart_picture(chart, LINES, "svg", theme).decode()
    group = re.search(r'<g class="mark-rect role-mark density_0_marks".*?</g>', svg, re.DOTALL)[0]
    widths = [float(width) for width in re.findall(r'd="M[-\d.]+,[-\d.]+h([\d.]+)v', group)]
    assert len(widths) == len(chart.frames["bars"]) > 0
    assert min(widths) >= 3
    assert 'stroke="' not in group, "no edge of paper over the colour"
    image = Image.open(BytesIO(pictures.chart_picture(chart, LINES, "png", theme))).convert("RGB")
    lowest = {}  # of each bar the colour at its foot
    for bar in chart.frames["bars"].to_dict("records"):
        lowest.setdefault(bar["day"], bar["fill"])
    scale, pad = drawing.PNG_SCALE, 16
    foot = round(scale * (pad + chart.frames["bars"]["y"].max() - 1))
    row = ["#{:02x}{:02x}{:02x}".format(*image.getpixel((x, foot))) for x in range(image.width)]
    long = [(colour, len(list(run))) for colour, run in groupby(row) if colour in set(lowest.values())]
    assert len(long) == len(lowest)
    assert min(n for _, n in long) >= 3 * scale
