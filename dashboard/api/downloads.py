"""What the API hands out to be taken along: citations, and files of tables."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dashboard import exports
from dashboard.api.request import Question, RefusedError
from dashboard.api.responses import Document
from dashboard.api.slots import FILES
from dashboard.catalog.map_state import is_view, picked
from dashboard.exports.citations import FORMS, citation, lines
from dashboard.maps import offline
from dashboard.query.answers.answer import Ask
from dashboard.query.selection import geo_areas
from dashboard.query.selection.captions import caption

_TYPES = {
    "text": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def cite(asked: Question) -> dict[str, Any] | Document:
    """Return how to cite the selection, in one form or, as JSON, in all; the day of knowledge is written out."""
    day, dataset = asked.selection.day(asked.today), asked.dataset
    view = _view(asked)
    cited = citation(dataset, caption(asked.selection, dataset, asked.today), f"{asked.home}{view}", day, asked.today, view)
    form = asked.own["format"]
    if form != "json":
        return Document(FORMS[form](cited).encode("utf-8", errors="replace"), _TYPES[form])
    n = asked.engine.answer(asked.selection, Ask(), asked.today).n
    head = {"as_of": day.isoformat(), "version": dataset.version, "late": asked.selection.late == "event", "n": n}
    forms = {name: write(cited) for name, write in FORMS.items()}
    return head | forms | {"lines": lines(cited), "stem": exports.stem("map", dataset, day)}


def _view(asked: Question) -> str:
    """Return the query of the selection on the atlas: of that day, and of this version of the data."""
    version = f"&version={quote(asked.dataset.edition)}" if asked.dataset.edition else ""
    return f"?{asked.selection.replace(as_of=asked.selection.day(asked.today)).query()}{version}"


def page(asked: Question) -> Document:
    """Return map and panel as one HTML file."""
    own = asked.own
    view = offline.View(own["lang"], own["theme"], own["picked"], own["view"], own["announcements"] == "1")
    with FILES.one():
        text = offline.page(asked.engine, asked.selection, asked.today, view, f"{asked.home}{_view(asked)}")
    name = f"{exports.stem('map', asked.dataset, asked.selection.day(asked.today))}.html"
    return Document(text.encode("utf-8", errors="replace"), "text/html; charset=utf-8", name)


def read_picked(text: str) -> str:
    """Read what is picked, event:ID or place:ID."""
    if picked(text) == ("", ""):
        raise ValueError("is not event: or place: and an id")
    return text


def read_view(text: str) -> tuple[float, float, float]:
    """Read zoom/latitude/longitude, as the page's link has it."""
    try:
        zoom, lat, lon = (geo_areas.number(part) for part in text.split("/"))
    except ValueError as error:
        raise ValueError("is not zoom/latitude/longitude, such as 5/42.4/130.6") from error
    if not is_view(zoom, lat, lon):
        raise ValueError("lies outside the map")
    return zoom, lat, lon


def export(asked: Question) -> Document:
    """Return the selection, the dataset or one of its tables as a file."""
    what, _, suffix = f"{asked.own['what']}.{asked.own['suffix']}".partition(".")
    try:
        with FILES.one():
            file = exports.export(what, suffix, asked.engine, asked.selection, asked.today)
    except KeyError as error:
        raise RefusedError(404, _refusal(what, suffix)) from error
    return Document(file.body, file.media_type, file.name)


def _refusal(what: str, suffix: str) -> str:
    formats = [entry.suffix for entry in exports.offered(what)]
    if formats:
        return f"{what} cannot be had as {suffix[:60]!r}; allowed are {', '.join(formats)}."
    return f"There is no {what[:60]!r} to export; allowed are {', '.join(exports.THINGS)}."
