"""The link of a page: read into what is asked and picked, and written in its canonical form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, quote

from dashboard.catalog import map_state
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.names import OWN_LANGUAGE
from dashboard.maps.layers import SWITCHES
from dashboard.query.selection.link_parameters import as_meant, possible_readings
from dashboard.query.selection.selection import MAX_VALUES, UNESCAPED, Selection, codes_meant, parse_selection, repetition_notice, texts_of
from dashboard.views.link.link_problems import LinkProblem, ParameterError, ParameterFault

ANNOUNCEMENT_STATES = ("shown", "hidden")
LAYER_STATES = ("off", "on")  # of each layer that a reader can switch on
BASEMAPS = ("offline", "osm", "satellite")


@dataclass(frozen=True)
class PageState:
    """The page's own state, beside the selection: what is picked (event:ID, place:ID), the places that the panel is about where they are
    not just the picked one (ID,ID), labels, basemap, whether places of announcements show, and the layers switched on (``heat=on``).
    """

    picked: str = ""
    around: str = ""
    labels: str = OWN_LANGUAGE
    basemap: str = "offline"
    announced: str = "shown"
    layers: tuple[str, ...] = ()

    def query(self) -> str:
        """Return the part of the link that says it; defaults are left out."""
        given = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name != "layers" and getattr(self, f.name) != f.default]
        return "&".join(f"{name}={quote(value, safe=UNESCAPED)}" for name, value in [*given, *((name, "on") for name in self.layers)])


Reader = Callable[[str, Dataset], str]  # the one form of a parameter's text; ParameterError for what is wrong with it
Problem = LinkProblem | str  # a sentence, where it is of the selection
Own = Mapping[str, Reader]  # the parameters that are one page's own: its record, its measure, its step
STATE_PARAMETERS = (*(f.name for f in fields(PageState) if f.name != "layers"), *SWITCHES)
PAGE_LANGUAGE = "lang"  # of the page, which has one only: a link with it, and without ``labels``, means the labels of the map
OTHER_PARAMETERS = (*STATE_PARAMETERS, PAGE_LANGUAGE, "view", "version")  # of a link's parameters, those that are no part of the selection


@dataclass(frozen=True)
class PageLink:
    """What a link asks for, and what in it could not be used; ``typed`` are the bar's dates that stand in each other's way.

    ``own`` are the parameters of the page that it leads to; ``notices`` say what in it meant something else before. ``view`` is the
    map's as ``?view=`` has it, which only a script can use.
    """

    selection: Selection
    page: PageState
    problems: tuple[Problem, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    view: str = ""

    def query(self) -> str:
        """Return the canonical query string."""
        own = "&".join(f"{name}={quote(text, safe=f'{UNESCAPED}/')}" for name, text in self.own)
        return "&".join(part for part in (own, self.selection.query(), self.page.query()) if part)


def read_link(params: Mapping[str, list[str]], dataset: Dataset, today: date, own: Own | None = None) -> PageLink:
    """Read a link's parameters; bad values are named and ignored."""
    own, found = own or {}, texts_of(params, empty=True)
    selection, problems = parse_selection(params, dataset, today=today, others=(*OTHER_PARAMETERS, *own))
    given, twice = _once(found, (*OTHER_PARAMETERS, *own))
    page, more = _page(given, dataset)
    values, wrong = own_values(given, dataset, own)
    return PageLink(selection, page, (*problems, *twice, *more, *wrong), own=values, view=given.get("view", ""))


def _once(found: Mapping[str, list[str]], names: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return of some parameters the one text that each can have, and what becomes of the others that a link gives it."""
    given = {name: texts for name in names if (texts := found.get(name))} | {"around": [",".join(found.get("around", ()))]}
    said = [repetition_notice(name, texts) for name, texts in given.items() if len(set(texts)) > 1]
    return {name: texts[0].strip() for name, texts in given.items()}, said


def own_values(given: Mapping[str, str], dataset: Dataset, own: Own) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    """Read the page's own parameters; return those that can be used, and what is wrong with the others."""
    values, problems = [], list[Problem]()
    for name, reader in own.items():
        if text := given.get(name, "").strip():
            try:
                values.append((name, as_meant(reader, text, dataset)))
            except ParameterError as error:
                problems.append(LinkProblem(name, text, error.fault))
            except ValueError as error:
                problems.append(f"{name}={text[:60]!r} {error}.")
    return tuple(pair for pair in values if pair[1]), problems


def _page(given: Mapping[str, str], dataset: Dataset) -> tuple[PageState, list[LinkProblem]]:
    page, problems = PageState(), list[LinkProblem]()
    looks = {"labels": (OWN_LANGUAGE, *dataset.label_languages), "basemap": BASEMAPS, "announced": ANNOUNCEMENT_STATES}
    for name, allowed in (looks | dict.fromkeys(SWITCHES, LAYER_STATES)).items():
        value = given.get(of := name if name != "labels" or given.get(name) else PAGE_LANGUAGE, "")
        if meant := next((text for text in possible_readings(value) if text in allowed), ""):
            page = replace(page, **({name: meant} if name in looks else {"layers": (*page.layers, *([name] if meant == "on" else []))}))
        elif value:
            problems.append(LinkProblem(of, value, ParameterFault("unknown_code", tuple(allowed))))
    pick = given.get("picked", "")
    picked = next((text for text in possible_readings(pick) if is_there(text, dataset)), "")
    if pick and not picked:
        problems.append(LinkProblem("picked", pick, ParameterFault("nothing_to_pick")))
    around, unknown = _around(given.get("around", ""), dataset)
    return replace(page, picked=picked, around=around), [*problems, *unknown]


def _around(given: str, dataset: Dataset) -> tuple[str, list[LinkProblem]]:
    """Read the places that the panel is about; those that are not there are named and left out."""
    known = set(dataset.tables["places"]["place_id"]) if given else set()
    asked = list(dict.fromkeys(code for part in given.split(",") for code in codes_meant(part, known.__contains__)))
    bad = [LinkProblem("around", i, ParameterFault("no_place")) for i in asked if i not in known][:3]
    more = [LinkProblem("around", given, ParameterFault("too_many", n=len(asked), most=MAX_VALUES))] if len(asked) > MAX_VALUES else []
    return ",".join(i for i in asked[:MAX_VALUES] if i in known), bad + more


def is_there(picked: str, dataset: Dataset) -> bool:
    """Tell whether what is picked exists in the dataset."""
    kind, found = map_state.parse_picked(picked)
    return bool(kind) and not dataset.lacks(map_state.PICKED_TABLES[kind], found)  # what may be there and is not, the panel says


def link_with_changes(link: PageLink, changes: Mapping[str, Any], dataset: Dataset, today: date) -> PageLink:
    """Return the link with parts of its selection changed; dates in each other's way are kept as typed, and the window as before."""
    given = {**parse_qs(link.selection.query()), **dict(link.typed), **changes}
    ends = {name: given.get(name, "") for name in ("start", "end")}
    start, end = (parse_selection({name: text}, dataset, today=today)[0] for name, text in ends.items())
    crossed = bool(start.start and end.end and start.start > end.end)
    before = {"start": link.selection.start, "end": link.selection.end}
    if crossed:
        given |= {name: day.isoformat() if day else "" for name, day in before.items()}
    selection, problems = parse_selection(given, dataset, today=today)
    typed = tuple((name, _one(text)) for name, text in ends.items()) if crossed else ()
    return PageLink(selection, link.page, tuple(problems), typed, link.own)


def _one(text: str | list[str]) -> str:
    return text if isinstance(text, str) else text[-1]
