"""Charts as pictures, PNG and SVG, made on this host: with the lines in them that say what, as known on which day, and whose data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.drawing import DRAWER, Form
from dashboard.charts.theme import INKS, Theme

Chart = alt.TopLevelMixin
PICTURE_TYPES: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml"}
PICTURE_WIDTH = 720  # pixels of a chart that was to be as wide as its page
FONT_FAMILY, SMALL_FONT_SIZE = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif", 11
_LETTER = 0.52  # of the font size: the width of one letter, about
_OUTER = ("$schema", "config", "datasets", "background", "padding", "autosize", "usermeta")  # of a spec, what only its top may hold


def chart_picture(chart: Chart, lines: Iterable[str], form: Form, theme: Theme = "light") -> bytes:
    """Return a chart as a picture with lines of text under it (``exports.citations.caption_lines``). Raises UndrawableError."""
    return DRAWER.draw(captioned_spec(_with_plain_rows(chart).to_dict(), list(lines), theme), form)


def _with_plain_rows(chart: Any) -> Any:
    """Return a chart with its rows as plain values: while a page is drawn, frames are left out of every chart in the process."""
    if not isinstance(chart, alt.SchemaBase):
        return chart  # its rows are plain already
    whole = chart.copy(deep=False)
    if isinstance(getattr(chart, "data", None), pd.DataFrame):
        whole.data = alt.InlineData(values=alt.to_values(whole.data)["values"])
    for name in ("layer", "hconcat", "vconcat", "concat"):
        if isinstance(views := getattr(chart, name, None), list):
            whole[name] = [_with_plain_rows(view) for view in views]
    if isinstance(getattr(chart, "spec", None), alt.SchemaBase):
        whole.spec = _with_plain_rows(whole.spec)
    return whole


def captioned_spec(spec: dict[str, Any], lines: list[str], theme: Theme) -> dict[str, Any]:
    """Return the Vega-Lite spec with its caption, on paper, of a width of its own; a chart that has a title keeps it."""
    ink = INKS[theme]
    if "title" in spec:
        inner = {name: value for name, value in spec.items() if name not in _OUTER and not (name == "params" and _has_views(value))}
        spec = {name: value for name, value in spec.items() if name not in inner} | {"vconcat": [inner]}
    _fixed(spec)
    head, *rest = lines or [""]
    letters = int(_width(spec) / (SMALL_FONT_SIZE * _LETTER))
    caption = {
        "text": textwrap.wrap(head, letters),
        "subtitle": [line for words in rest for line in textwrap.wrap(words, letters)],
        "orient": "bottom",
        "anchor": "start",
        "offset": 14,
        "fontSize": SMALL_FONT_SIZE,
        "fontWeight": 600,
        "color": ink.text,
        "font": FONT_FAMILY,
        "subtitleFontSize": SMALL_FONT_SIZE,
        "subtitleColor": ink.muted,
        "subtitleFont": FONT_FAMILY,
        "subtitlePadding": 3,
    }
    config = _merged(_config(theme), spec.get("config", {}))
    return spec | {"title": caption, "config": config, "background": ink.paper, "padding": 16}


def _fixed(spec: dict[str, Any]) -> None:
    """Give views that were to fill their page a width in pixels."""
    if spec.get("width") == "container" or not any(name in spec for name in ("width", "vconcat", "hconcat", "concat", "facet", "repeat")):
        spec["width"] = PICTURE_WIDTH
    for name in ("vconcat", "hconcat", "concat"):
        for view in spec.get(name, ()):
            _fixed(view)


def _width(spec: dict[str, Any]) -> float:
    """Return about how wide a chart is."""
    own = spec.get("width")
    if isinstance(own, int | float):
        return float(own)
    stacked = [_width(view) for name in ("vconcat", "concat") for view in spec.get(name, ())]
    beside = sum(_width(view) for view in spec.get("hconcat", ()))
    return max([*stacked, beside]) or PICTURE_WIDTH


def _has_views(params: Any) -> bool:
    return any("views" in param for param in params)


def _config(theme: Theme) -> dict[str, Any]:
    """Return the look of what a chart does not colour itself; on the page Streamlit's theme gives it."""
    ink = INKS[theme]
    words = {"labelColor": ink.muted, "titleColor": ink.text, "labelFontSize": 12, "titleFontSize": 12}
    axis = words | {"gridColor": ink.line, "domainColor": ink.line, "tickColor": ink.line}
    return {"font": FONT_FAMILY, "axis": axis, "legend": words, "header": words, "view": {"stroke": None}, "text": {"color": ink.text}}


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return one configuration; where both say something, ``over`` counts."""
    both = {name for name in under if isinstance(under[name], dict) and isinstance(over.get(name), dict)}
    return under | over | {name: _merged(under[name], over[name]) for name in both}
