"""What the API hands out to be taken along: citations, and files of tables."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dashboard.api.questions import Question, RefusedError
from dashboard.api.responses import Document
from dashboard.query import exports
from dashboard.query.captions import caption
from dashboard.query.citations import FORMS, citation, lines
from dashboard.query.engine import Ask

_TYPES = {
    "text": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def cite(asked: Question) -> dict[str, Any] | Document:
    """Return how to cite the selection, in one form or, as JSON, in all; the day of knowledge is written out."""
    day, dataset = asked.selection.day(asked.today), asked.dataset
    version = f"&version={quote(dataset.version)}" if dataset.version else ""
    address = f"{asked.home}?{asked.selection.replace(as_of=day).query()}{version}"
    cited = citation(dataset, caption(asked.selection, dataset, asked.today), address, day, asked.today)
    form = asked.own["format"]
    if form != "json":
        return Document(FORMS[form](cited).encode("utf-8", errors="replace"), _TYPES[form])
    n = asked.engine.answer(asked.selection, Ask(), asked.today).n
    head = {"as_of": day.isoformat(), "version": dataset.version, "late": asked.selection.late == "event", "n": n}
    forms = {name: write(cited) for name, write in FORMS.items()}
    return head | forms | {"lines": lines(cited), "stem": exports.stem("map", dataset, day)}


def export(asked: Question) -> Document:
    """Return the selection, the dataset or one of its tables as a file."""
    what, _, suffix = f"{asked.own['what']}.{asked.own['suffix']}".partition(".")
    try:
        file = exports.export(what, suffix, asked.engine, asked.selection, asked.today)
    except KeyError as error:
        raise RefusedError(404, _refusal(what, suffix)) from error
    return Document(file.body, file.media_type, file.name)


def _refusal(what: str, suffix: str) -> str:
    formats = [entry.suffix for entry in exports.offered(what)]
    if formats:
        return f"{what} cannot be had as {suffix[:60]!r}; allowed are {', '.join(formats)}."
    return f"There is no {what[:60]!r} to export; allowed are {', '.join(exports.THINGS)}."
