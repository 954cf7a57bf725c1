"""What the API hands out to be taken along: citations, and files of tables."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dashboard import exports
from dashboard.api.request import ApiRequest, RefusedError, UnreadableError
from dashboard.api.responses import RawBody
from dashboard.api.slots import FILE_SLOTS
from dashboard.catalog.map_state import is_view, parse_picked
from dashboard.exports.citations import CITATION_FORMS, caption_lines, citation
from dashboard.maps import offline
from dashboard.query.answers.answer import Ask
from dashboard.query.selection import geo_areas
from dashboard.wording.messages import message
from dashboard.wording.selection_words import selection_caption

_TYPES = {
    "text": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def citation_answer(asked: ApiRequest) -> dict[str, Any] | RawBody:
    """Return how to cite the selection, in one form or, as JSON, in all; the day of knowledge is written out."""
    day, dataset = asked.selection.day(asked.today), asked.dataset
    view = _view(asked)
    cited = citation(dataset, selection_caption(asked.selection, dataset, asked.today), f"{asked.home}{view}", day, asked.today, view)
    form = asked.own["format"]
    if form != "json":
        return RawBody(CITATION_FORMS[form](cited).encode("utf-8", errors="replace"), _TYPES[form])
    n = asked.engine.answer(asked.selection, Ask(), asked.today).n
    head = {"as_of": day.isoformat(), "version": dataset.version, "late": asked.selection.late == "event", "n": n}
    forms = {name: write(cited) for name, write in CITATION_FORMS.items()}
    return head | forms | {"lines": caption_lines(cited), "stem": exports.file_stem("map", dataset, day)}


def _view(asked: ApiRequest) -> str:
    """Return the query of the selection on the atlas: of that day, and of this version of the data."""
    version = f"&version={quote(asked.dataset.edition)}" if asked.dataset.edition else ""
    return f"?{asked.selection.replace(as_of=asked.selection.day(asked.today)).query()}{version}"


def offline_answer(asked: ApiRequest) -> RawBody:
    """Return map and panel as one HTML file."""
    own = asked.own
    view = offline.ReaderView(own["labels"] or own["lang"], own["theme"], own["picked"], own["view"], own["announcements"] == "1")
    with FILE_SLOTS.one():
        text = offline.offline_page(asked.engine, asked.selection, asked.today, view, f"{asked.home}{_view(asked)}")
    name = f"{exports.file_stem('map', asked.dataset, asked.selection.day(asked.today))}.html"
    return RawBody(text.encode("utf-8", errors="replace"), "text/html; charset=utf-8", name)


def read_picked(text: str) -> str:
    """Read what is picked, event:ID or place:ID."""
    if parse_picked(text) == ("", ""):
        raise UnreadableError(lambda given: message("api-not-picked", given=given))
    return text


def read_view(text: str) -> tuple[float, float, float]:
    """Read zoom/latitude/longitude, as the page's link has it."""
    try:
        zoom, lat, lon = (geo_areas.plain_number(part) for part in text.split("/"))
    except ValueError as error:
        raise UnreadableError(lambda given: message("api-no-view", given=given)) from error
    if not is_view(zoom, lat, lon):
        raise UnreadableError(lambda given: message("api-off-the-map", given=given))
    return zoom, lat, lon


def export_answer(asked: ApiRequest) -> RawBody:
    """Return the selection, the dataset or one of its tables as a file."""
    what, _, suffix = f"{asked.own['what']}.{asked.own['suffix']}".partition(".")
    try:
        with FILE_SLOTS.one():
            file = exports.export_file(what, suffix, asked.engine, asked.selection, asked.today)
    except KeyError as error:
        raise RefusedError(404, _refusal(what, suffix)) from error
    return RawBody(file.body, file.media_type, file.name)


def _refusal(what: str, suffix: str) -> str:
    formats = [entry.suffix for entry in exports.offered_formats(what)]
    if formats:
        return message("api-no-form", what=what, form=repr(suffix[:60]), allowed=", ".join(formats))
    return message("api-no-export", what=repr(what[:60]), allowed=", ".join(exports.EXPORTABLE))
