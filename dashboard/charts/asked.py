"""The timeline of a selection: asked for and drawn, for the page and for a picture alike."""

from __future__ import annotations

from datetime import date

import altair as alt

from dashboard.catalog.dataset import Dataset
from dashboard.charts.ink import Theme, Width
from dashboard.charts.timeline import domain_of, earlier_of, timeline
from dashboard.query.engine import Ask, Local
from dashboard.query.selection import Selection

MOST = 2000  # events drawn one by one


def timeline_of(
    engine: Local,
    selection: Selection,
    today: date,
    *,
    picked: str = "",
    theme: Theme = "light",
    width: Width = "wide",
    still: bool = False,
) -> alt.TopLevelMixin:
    """Draw the selection and, dimmed, what lies past its window."""
    wide = engine.answer(selection.replace(start=None, end=None), Ask(parts=frozenset({"rows", "histogram"}), limit=MOST), today)
    known = engine.knowledge(Selection(late=selection.late), today).events  # an axis that no filter moves
    domain = domain_of(known, today)
    as_of = selection.day(today)
    return timeline(
        wide.rows,
        wide.histogram,
        window=(selection.start, selection.end),
        as_of=as_of,
        today=today,
        thin_after=_thin_after(engine.dataset, as_of),
        picked=picked,
        theme=theme,
        domain=domain,
        earlier=earlier_of(known, domain),
        width=width,
        still=still,
    )


def _thin_after(dataset: Dataset, as_of: date) -> date | None:
    """Return the day after which the dataset says that its coverage is thin, if that lies before the day of knowledge."""
    text = dataset.metadata.get("coverage_thin_after", "")
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return day if day < as_of else None
