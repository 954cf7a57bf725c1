"""Where a series is being built, for the map."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.lifecycle import lifecycle
from dashboard.analysis.lifecycle.construction_sites import series_sites
from dashboard.api.request import ApiRequest, RefusedError
from dashboard.query.narrowing import narrowed_knowledge
from dashboard.query.topics import Topic
from dashboard.wording.messages import message


def sites_answer(asked: ApiRequest) -> dict[str, Any]:
    """Return the places and lines of a series that is known by the day, of its selected steps, as GeoJSON; 404 for any other."""
    series = asked.own["series"]
    known = asked.telling(Topic("series", series), Topic("series"))
    if series not in lifecycle.series_known(known):
        raise RefusedError(404, message("api-no-series", series=repr(series[:60])))
    found = series_sites(narrowed_knowledge(asked.engine, known, asked.selection, asked.today), series)
    day = {"as_of": asked.selection.day(asked.today).isoformat(), "version": asked.dataset.version, "late": asked.selection.late == "event"}
    box = {"bbox": list(found.bbox)} if found.bbox else {}
    return (
        {"type": "FeatureCollection"}
        | box
        | day
        | asked.read(of=Topic("series", series))
        | {"features": list(found.drawn), "n": len(found.drawn)}
    )
