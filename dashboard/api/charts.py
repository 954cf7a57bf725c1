"""Charts as pictures, drawn when they are asked for, the same as on their pages."""

from __future__ import annotations

from functools import partial

from dashboard import exports
from dashboard.api.downloads import read_picked
from dashboard.api.request import ApiRequest, Parameter, RefusedError, one_of
from dashboard.api.responses import RawBody
from dashboard.api.slots import PICTURE_SLOTS
from dashboard.charts.chart_registry import CHARTS, ChartEntry, ChartRequest, NothingKnownError, parameter_words
from dashboard.charts.drawing import UndrawableError
from dashboard.charts.pictures import PICTURE_TYPES
from dashboard.wording.messages import message

_READ = {"picked": read_picked}


def _words_of(chart: str, parameter: str) -> str:
    return message("api-chart-parameter", chart=chart, words=parameter_words(parameter))


CHART_PARAMETERS: dict[str, Parameter] = {"theme": Parameter(one_of("light", "dark"), "light", lambda: message("api-theme"))} | {
    name: Parameter(_READ.get(name, str.strip), "", partial(_words_of, chart, name))
    for chart, entry in CHARTS.items()
    for name in entry.own
}


def chart_file(asked: ApiRequest) -> RawBody:
    """Return a chart as a file; 404 for what is no chart, and for what is not known by the day."""
    form, entry = asked.own["form"], _entry(asked)
    own = {name: asked.own[name] for name in entry.own}
    wanted = ChartRequest(asked.engine, asked.selection, asked.today, asked.own["theme"], own)
    with PICTURE_SLOTS.one():
        try:
            sheet = entry.draw(wanted)
        except NothingKnownError as error:
            raise RefusedError(404, str(error)) from error
        try:
            body = sheet.picture(wanted, form)
        except UndrawableError as error:
            raise RefusedError(503, str(error)) from error
    return RawBody(body, PICTURE_TYPES[form], f"{exports.file_stem(sheet.name, asked.dataset, wanted.as_of)}.{form}")


def _entry(asked: ApiRequest) -> ChartEntry:
    """Return the chart that is asked for; refused when there is none, in no such form, or with what is another's parameter."""
    name, form = asked.own["name"], asked.own["form"]
    entry = CHARTS.get(name)
    if entry is None:
        raise RefusedError(404, message("api-no-chart", chart=repr(name[:60]), allowed=", ".join(CHARTS)))
    if form not in PICTURE_TYPES:
        raise RefusedError(404, message("api-no-form", what=name, form=repr(form[:60]), allowed=", ".join(PICTURE_TYPES)))
    if bad := next((given for given in asked.given if given not in ("theme", *entry.own)), ""):
        taken = ", ".join((*entry.own, "theme"))
        raise RefusedError(400, message("api-chart-takes-not", parameter=repr(bad), chart=name, parameters=taken))
    return entry
