"""The map that a story is told on: the same map as the atlas's, told at each step what to show and where to look."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalog.stories import Step
from dashboard.query.selection import Selection
from dashboard.views import map as map_
from dashboard.views.context import Context
from dashboard.views.link import Page


def show(context: Context, step: Step, selection: Selection, moment: str, height: int) -> None:
    """Draw a step; a new ``moment`` takes the map to the step's view, or to its whole selection."""
    page = replace(context.link.page, picked=step.picked, announced=Page.announced)
    there = replace(context, link=replace(context.link, selection=selection, page=page))
    view = (step.view.zoom, step.view.lat, step.view.lon) if step.view else None
    map_.small(there, height, "stage", **map_.picked(there), fit=moment, view=view)
