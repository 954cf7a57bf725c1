"""Charts as pictures, drawn when they are asked for, the same as on their pages."""

from __future__ import annotations

from dashboard import exports
from dashboard.api.downloads import read_picked
from dashboard.api.request import Parameter, Question, RefusedError, one_of
from dashboard.api.responses import Document
from dashboard.api.slots import PICTURES
from dashboard.charts.chart_registry import CHARTS, Asked, Entry, UnknownError
from dashboard.charts.drawing import UndrawableError
from dashboard.charts.pictures import FORMS

_READ = {"picked": read_picked}
OWN: dict[str, Parameter] = {"theme": Parameter(one_of("light", "dark"), "light", "light or dark")} | {
    name: Parameter(_READ.get(name, str.strip), "", f"of {chart}: {words}")
    for chart, entry in CHARTS.items()
    for name, words in entry.own.items()
}


def chart(asked: Question) -> Document:
    """Return a chart as a file; 404 for what is no chart, and for what is not known by the day."""
    form, entry = asked.own["form"], _entry(asked)
    own = {name: asked.own[name] for name in entry.own}
    wanted = Asked(asked.engine, asked.selection, asked.today, asked.own["theme"], own)
    with PICTURES.one():
        try:
            sheet = entry.draw(wanted)
        except UnknownError as error:
            raise RefusedError(404, str(error)) from error
        try:
            body = sheet.picture(wanted, form)
        except UndrawableError as error:
            raise RefusedError(503, str(error)) from error
    return Document(body, FORMS[form], f"{exports.stem(sheet.name, asked.dataset, wanted.as_of)}.{form}")


def _entry(asked: Question) -> Entry:
    """Return the chart that is asked for; refused when there is none, in no such form, or with what is another's parameter."""
    name, form = asked.own["name"], asked.own["form"]
    entry = CHARTS.get(name)
    if entry is None:
        raise RefusedError(404, f"There is no chart {name[:60]!r}; there are {', '.join(CHARTS)}.")
    if form not in FORMS:
        raise RefusedError(404, f"{name} cannot be had as {form[:60]!r}; allowed are {', '.join(FORMS)}.")
    if bad := next((given for given in asked.given if given not in ("theme", *entry.own)), ""):
        raise RefusedError(400, f"{bad!r} is not a parameter of {name}; it takes {', '.join((*entry.own, 'theme'))}, and a selection.")
    return entry
