"""The timeline of a selection: asked for and drawn, for the page and for a picture alike."""

from __future__ import annotations

from datetime import date

from dashboard.charts.ink import Theme, Width
from dashboard.charts.pictures import Chart
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
) -> Chart:
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
        thin_after=engine.dataset.thin_after(as_of),
        picked=picked,
        theme=theme,
        domain=domain,
        earlier=earlier_of(known, domain),
        width=width,
        still=still,
    )
