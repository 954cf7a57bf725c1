"""The map that a story is told on: the same map as the atlas's, told at each step what to show and where to look."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalog.loading.story_files import StoryStep
from dashboard.query.selection.selection import Selection
from dashboard.views.atlas import page_map
from dashboard.views.frame.context import Context
from dashboard.views.link.page_link import PageState


def show_step_map(context: Context, step: StoryStep, selection: Selection, moment: str, height: int) -> None:
    """Draw a step; a new ``moment`` takes the map to the step's view, or to its whole selection."""
    page = replace(context.link.page, picked=step.picked, announced=PageState.announced)
    there = replace(context, link=replace(context.link, selection=selection, page=page))
    view = (step.view.zoom, step.view.lat, step.view.lon) if step.view else None
    page_map.show_small_map(there, height, "stage", **page_map.picked_places(there), fit=moment, view=view)
