"""The timeline's layers as a Vega-Lite spec over named frames; it holds no data, and is made and checked once for an axis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import add
from typing import Any, Literal

import altair as alt

from dashboard.catalog.schema.vocabulary import STANDINGS
from dashboard.charts.axis import Axis, pixel_y
from dashboard.charts.theme import INKS, Ink, Size, Theme
from dashboard.wording.messages import message, message_parts

CAPTION_HEIGHT = 22  # pixels for the words above the histogram
LABELS_HEIGHT = 20  # and for the ticks' labels below it
BAR_GAP = 0.6  # pixels between two bars of the histogram
OUTLINE_GAP = 5  # pixels between the fill of a mark and its outline, both sides together
PILL_PATH = "M-.75,-.72L.75,-.72A.72,.72,0,0,1,.75,.72L-.75,.72A.72,.72,0,0,1,-.75,-.72Z"
# The default brush does not know pointercancel: a finger that turns to scroll would go on brushing at its next touch.
DRAG_STREAM: dict[str, Any] = {
    "source": "window",
    "type": "pointermove",
    "consume": True,
    "between": [
        {"source": "scope", "type": "pointerdown"},
        {"merge": [{"source": "window", "type": "pointerup"}, {"source": "window", "type": "pointercancel"}]},
    ],
}
Mark = Literal["rect", "rule", "text", "bar", "point"]


def _raw(channel: Any, field: str) -> Any:
    """Return a channel that takes a column as it is: a pixel, a colour, an opacity."""
    return channel(field, scale=None)


def _dashes() -> alt.StrokeDash:
    dashes = [[int(n) for n in look.dash.split()] or [1, 0] for look in STANDINGS.values()]
    return alt.StrokeDash("standing:N", scale=alt.Scale(domain=list(STANDINGS), range=dashes), legend=None)


FILL_ENCODING: dict[str, Any] = {"fill": _raw(alt.Fill, "fill:N"), "fillOpacity": _raw(alt.FillOpacity, "fill_opacity:Q")}
OUTLINE_ENCODING: dict[str, Any] = {
    "stroke": _raw(alt.Stroke, "stroke:N"),
    "strokeWidth": _raw(alt.StrokeWidth, "stroke_width:Q"),
    "strokeOpacity": _raw(alt.StrokeOpacity, "stroke_opacity:Q"),
    "strokeDash": _dashes(),
}
DAY_SHAPES: dict[str, Any] = {
    "shape": alt.Shape("kind:N", scale=alt.Scale(domain=["day", "days"], range=["circle", PILL_PATH]), legend=None)
}


@dataclass(frozen=True)
class TimelineView:
    """What every layer needs: the axis and the colours."""

    axis: Axis
    theme: Theme

    @property
    def ink(self) -> Ink:
        """Return the colours of what is not data."""
        return INKS[self.theme]

    @property
    def size(self) -> Size:
        """Return the sizes in pixels."""
        return self.axis.size

    def day(self) -> alt.X:
        """Return the histogram's axis, on a column of day numbers: what is brushed on it is read as days."""
        return alt.X("day:Q", scale=self.axis.scale(), axis=None)

    def x(self, field: str = "at") -> alt.X:
        """Return the lanes' axis, on a column of shares of its width: whatever days it runs over, the chart stays the same."""
        scale = alt.Scale(domain=[0, 1], range=[self.size.gutter, {"expr": "width"}], clamp=True, nice=False, zero=False)
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    def extent(self) -> dict[str, Any]:
        """Return the encodings of a bar."""
        return {"x": self.x("at0"), "x2": alt.X2("at1:Q"), "y": pixel_y()}

    def at(self) -> dict[str, Any]:
        """Return the encodings of a point."""
        return {"x": self.x(), "y": pixel_y()}


def mark_layer(data: str, kind: Mark, where: str = "", **look: Any) -> alt.Chart:
    """Return marks of one kind over a named frame, or over the rows where an expression holds; by default silent to readers' tools."""
    # Streamlit's theme gives every mark a tooltip; only events have one.
    mark = alt.MarkDef(type=kind, **({"tooltip": None, "aria": False, "clip": kind != "text"} | look))
    chart = alt.Chart(alt.NamedData(data), mark=mark)
    return chart.transform_filter(where) if where else chart


@lru_cache(maxsize=32)
def timeline_spec(axis: Axis, theme: Theme) -> dict[str, Any]:
    """Return the spec of the timeline; the height of the lanes and the datasets are filled in later."""
    view = TimelineView(axis, theme)
    brush = alt.BrushConfig(fill=view.ink.accent, fillOpacity=0.14, stroke=view.ink.accent, strokeWidth=1)
    select = alt.IntervalSelectionConfig(type="interval", encodings=["x"], zoom=False, mark=brush, on=DRAG_STREAM)
    click = alt.PointSelectionConfig(type="point", fields=["event_id"], on="click", toggle=False)
    params = [  # Altair adds a view's number to the names of what is in it
        alt.TopLevelSelectionParameter(name="window", select=select, views=["density_0"]),
        alt.TopLevelSelectionParameter(name="pick", select=click, views=["events_1"]),
    ]
    chart = alt.VConcatChart(
        vconcat=[density_view(view), lanes_view(view)],
        spacing=6,
        bounds="flush",
        background="transparent",
        autosize=alt.AutoSizeParams(type="pad", contains="padding"),
        params=params,
    ).configure_view(stroke=None)
    found: dict[str, Any] = chart.to_dict()
    return found


def density_view(view: TimelineView) -> alt.LayerChart | alt.FacetChart:
    """Draw the histogram: stacked bars with the ticks' labels below them, where the reader brushes."""
    ink, font, base = view.ink, view.size.font, CAPTION_HEIGHT + view.size.density
    # A hairline parts a bar from the next; an edge of paper round each would take most of a narrow one.
    columns = mark_layer("bars", "rect", x2Offset=-BAR_GAP).properties(name="density")
    columns = columns.encode(x=view.day(), x2="day_end:Q", y=pixel_y(), y2="y2:Q", fill=_raw(alt.Fill, "fill:N"))
    shown = mark_layer("reach", "rule", color=ink.accent, strokeWidth=4).encode(x=view.day(), x2="day_end:Q", y=alt.value(base + 2))
    floor = mark_layer("words", "rule", color=ink.muted).encode(y=alt.value(base))
    labels = tick_labels(view, "ticks").encode(x=view.day(), y=alt.value(base + LABELS_HEIGHT / 2 + 1))
    caption = mark_layer("words", "text", align="left", baseline="middle", color=ink.text, fontSize=font, fontWeight=600)
    hint = mark_layer("words", "text", align="right", baseline="middle", color=ink.muted, fontSize=font)
    words = [
        caption.encode(x=alt.value(0), y=alt.value(8), text="caption:N"),
        hint.encode(x=alt.value("width"), y=alt.value(8), text="hint:N"),
    ]
    top = alt.value(CAPTION_HEIGHT)
    layers = [*background_layers(view, "", view.day(), "day_end:Q", (top, top)), columns, floor, shown, labels, *words]
    return alt.layer(*layers, height=base + LABELS_HEIGHT, width=view.size.nominal, view=alt.ViewBackground(cursor="crosshair"))


def lanes_view(view: TimelineView) -> alt.LayerChart | alt.FacetChart:
    """Draw the lanes with their events, the labelled lines, and the picked event's ring; the last layers take the click."""
    layers = [
        *background_layers(view, "lane_", view.x(), "at_end:Q", (alt.value(0), pixel_y("head"))),
        tick_labels(view, "lane_ticks").encode(x=view.x(), y=pixel_y("y")),
        *lane_name_layers(view),
        *bar_layers(view),
        *point_layers(view),
        contested_layer(view),
        *flag_layers(view),
        *picked_layers(view),
        *target_layers(view),
    ]
    return alt.layer(*layers, height=0, width=view.size.nominal)


def background_layers(view: TimelineView, which: str, x: alt.X, x2: str, tops: tuple[Any, Any]) -> list[alt.Chart]:
    """Draw what lies behind the marks of a view: the window and the shade over thin coverage, and the ticks' lines, from their tops."""
    top, grid_top = tops
    shades = mark_layer(f"{which}spans", "rect").encode(x=x, x2=x2, y=top, y2=alt.value("height"))
    shades = shades.encode(fill=_raw(alt.Fill, "fill:N"), fillOpacity=_raw(alt.FillOpacity, "opacity:Q"))
    grid = mark_layer(f"{which}ticks", "rule", color=view.ink.line).encode(x=x, y=grid_top, y2=alt.value("height"))
    edges = mark_layer(f"{which}edges", "rule", color=view.ink.accent, strokeWidth=1.5).encode(x=x, y=top, y2=alt.value("height"))
    return [shades, grid, edges]


def tick_labels(view: TimelineView, data: str) -> alt.Chart:
    """Write the ticks' labels, each beside its line."""
    look = mark_layer(data, "text", align="left", baseline="middle", dx=4, color=view.ink.muted, fontSize=view.size.font)
    return look.encode(text="label:N")


def lane_name_layers(view: TimelineView) -> list[alt.Chart]:
    """Write the lanes' names, each under a line."""
    rule = mark_layer("names", "rule", color=view.ink.line).encode(y=pixel_y("top"))
    return [rule, *label_layer(view, "names", {"x": alt.value(0), "y": pixel_y()}, align="left", fontWeight=600)]


def label_layer(view: TimelineView, data: str, at: dict[str, Any], where: str = "", **look: Any) -> list[alt.Chart]:
    """Write a frame's labels in its colours, over a rim of paper that parts them from the lines behind."""
    look |= {"baseline": "middle", "fontSize": view.size.font}
    rim = mark_layer(data, "text", where, stroke=view.ink.paper, strokeWidth=4, strokeJoin="round", color=view.ink.paper, **look)
    text = mark_layer(data, "text", where, **look)
    return [rim.encode(**at, text="label:N"), text.encode(**at, text="label:N", color=_raw(alt.Color, "colour:N"))]


def bar_layers(view: TimelineView) -> list[alt.Chart]:
    """Draw the intervals: their fill, paler towards ends that are uncertain, and the outline of what is sure."""
    thick = view.size.point
    fill = mark_layer("pieces", "bar", "!datum.hollow", size=thick - OUTLINE_GAP)
    outline = mark_layer("pieces", "bar", "datum.part === 'core'", size=thick, fillOpacity=0)
    return [fill.encode(**view.extent(), **FILL_ENCODING), outline.encode(**view.extent(), **OUTLINE_ENCODING)]


def point_layers(view: TimelineView) -> list[alt.Chart]:
    """Draw days as circles and short intervals as pills, each in a ring that is its status; a vague one has a pale halo."""
    size = view.size.point
    halo = mark_layer("marks", "point", "datum.kind !== 'span' && datum.soft", size=(size * 1.7) ** 2, strokeWidth=0, opacity=1)
    dots = mark_layer("marks", "point", "datum.kind !== 'span' && !datum.hollow", size=(size - OUTLINE_GAP) ** 2, strokeWidth=0, opacity=1)
    rings = mark_layer("marks", "point", "datum.kind !== 'span'", size=size**2, fillOpacity=0, opacity=1)
    return [
        halo.encode(**view.at(), **DAY_SHAPES, fill=_raw(alt.Fill, "fill:N"), fillOpacity=_raw(alt.FillOpacity, "halo_opacity:Q")),
        dots.encode(**view.at(), **DAY_SHAPES, **FILL_ENCODING),
        rings.encode(**view.at(), **DAY_SHAPES, **OUTLINE_ENCODING),
    ]


def contested_layer(view: TimelineView) -> alt.Chart:
    """Mark what is contested with a small triangle at its shoulder."""
    look, offset = STANDINGS["contested"], 0.42 * view.size.point
    mark = mark_layer(
        "marks",
        "point",
        "datum.contested",
        shape="triangle-up",
        size=40,
        stroke=view.ink.paper,
        strokeWidth=1,
        xOffset=offset,
        yOffset=1 - offset,
    )
    colour = alt.value(look.dark if view.theme == "dark" else look.light)
    return mark.encode(**view.at(), fill=colour, opacity=_raw(alt.Opacity, "mark_opacity:Q"))


def picked_layers(view: TimelineView) -> list[alt.Chart]:
    """Draw a ring around picked points, and a frame around picked bars."""
    look = {"fillOpacity": 0, "stroke": view.ink.text, "strokeWidth": 2}
    ring = mark_layer("marks", "point", "datum.picked && datum.kind !== 'span'", size=(view.size.point + 8) ** 2, opacity=1, **look)
    around = mark_layer("marks", "bar", "datum.picked && datum.kind === 'span'", size=view.size.point + 5, **look)
    return [ring.encode(**view.at(), **DAY_SHAPES), around.encode(**view.extent())]


def flag_layers(view: TimelineView) -> list[alt.Chart]:
    """Draw the as-known-on day (full) and today (dashed) as lines, and the words of every flag."""
    found = []
    for kind, dash in (("as_of", [1, 0]), ("today", [3, 3])):
        line = mark_layer("flags", "rule", f"datum.kind === '{kind}'", color=view.ink.text, strokeWidth=1.3, strokeDash=dash)
        found.append(line.encode(**view.at(), y2=alt.value("height")))
    for before, align, dx in (("datum.before", "right", -5), ("!datum.before", "left", 5)):
        found += label_layer(view, "flags", view.at(), before, align=align, dx=dx)
    return found


def target_layers(view: TimelineView) -> list[alt.Chart]:
    """Lay unseen, larger marks over the events: they carry the tooltip, the words for a screen reader and the click."""
    unseen: dict[str, Any] = {"opacity": 0, "cursor": "pointer", "aria": True, "tooltip": {"content": "encoding"}}
    spans = mark_layer("marks", "bar", "datum.kind === 'span'", size=view.size.row - 1, **unseen)
    dots = mark_layer("marks", "point", "datum.kind !== 'span'", size=(view.size.row + 1) ** 2, filled=True, **unseen)
    words = spoken_words()
    spans, dots = (marks.transform_calculate(spoken=words) for marks in (spans, dots))
    encoding = spoken_encoding()
    return [
        spans.encode(**view.extent(), **encoding),
        dots.encode(**view.at(), **DAY_SHAPES, **encoding).properties(name="events"),
    ]


def spoken_words() -> Any:
    """Return the expression of an event's words for a screen reader: a message with the event's columns in it.

    Put together in the chart: what the tooltip holds need not travel with each event a second time.
    """
    row = alt.datum
    return reduce(add, message_parts("timeline-event", title=row.title, when=row.date_words, status=row.status_label))


def spoken_encoding() -> dict[str, Any]:
    """Return the encodings of an event's words and of its tooltip."""
    told = {
        "title": "title",  # so named, it is the tooltip's heading
        "date_words": message("timeline-tip-when"),
        "status_label": message("timeline-tip-status"),
        "type_label": message("timeline-tip-type"),
        "evidence_label": message("timeline-tip-evidence"),
    }
    tips = [alt.Tooltip(f"{column}:N", title=title) for column, title in told.items()]
    return {"description": alt.Description("spoken:N"), "tooltip": tips}
