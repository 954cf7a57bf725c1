"""The link of a page: read once into what is asked and picked, and written back in its canonical form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, quote

import streamlit as st

from dashboard import clock
from dashboard.catalog import map_state
from dashboard.catalog.dataset import Dataset
from dashboard.maps.layers import SWITCHES
from dashboard.query.selection.former_codes import former_code_notices
from dashboard.query.selection.link_parameters import as_meant, link_parameters, possible_readings
from dashboard.query.selection.selection import MAX_VALUES, UNESCAPED, Selection, codes_meant, parse_selection, repetition_notice, texts_of

LABEL_LANGUAGES = {"en": "English", "ko": "한국어", "ru": "Русский"}
ANNOUNCEMENT_LABELS = {"shown": "Announcement places shown", "hidden": "Announcement places hidden"}
LAYER_STATES = {"off": "Not shown", "on": "Shown with the symbols"}  # of each layer that a reader can switch on, by its name
BASEMAP_LABELS = {"offline": "Offline map", "osm": "OpenStreetMap", "satellite": "Satellite"}


@dataclass(frozen=True)
class PageState:
    """The page's own state, beside the selection: what is picked (event:ID, place:ID), the places that the panel is about where they are
    not just the picked one (ID,ID), labels, basemap, whether places of announcements show, and the layers switched on (``heat=on``).
    """

    picked: str = ""
    around: str = ""
    labels: str = "en"
    basemap: str = "offline"
    announced: str = "shown"
    layers: tuple[str, ...] = ()

    def query(self) -> str:
        """Return the part of the link that says it; defaults are left out."""
        given = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name != "layers" and getattr(self, f.name) != f.default]
        return "&".join(f"{name}={quote(value, safe=UNESCAPED)}" for name, value in [*given, *((name, "on") for name in self.layers)])


Reader = Callable[[str, Dataset], str]  # the one form of a parameter's text; ValueError says what is wrong with it
Own = Mapping[str, Reader]  # the parameters that are one page's own: its record, its measure, its step
MAX_TRIES = 3  # to change the page
OPENED_PARAMETER = "opened"  # of the address: it is as the session's first link, which the bar's script puts right
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
    problems: tuple[str, ...] = ()
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
    values, wrong = _own(given, dataset, own)
    return PageLink(selection, page, (*problems, *twice, *more, *wrong), own=values, view=given.get("view", ""))


def _once(found: Mapping[str, list[str]], names: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return of some parameters the one text that each can have, and what becomes of the others that a link gives it."""
    given = {name: texts for name in names if (texts := found.get(name))} | {"around": [",".join(found.get("around", ()))]}
    said = [repetition_notice(name, texts) for name, texts in given.items() if len(set(texts)) > 1]
    return {name: texts[0].strip() for name, texts in given.items()}, said


def _own(given: Mapping[str, str], dataset: Dataset, own: Own) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    values, problems = [], []
    for name, reader in own.items():
        if text := given.get(name, "").strip():
            try:
                values.append((name, as_meant(reader, text, dataset)))
            except ValueError as error:
                problems.append(f"{name}={text[:60]!r} {error}.")
    return tuple(pair for pair in values if pair[1]), problems


def _page(given: Mapping[str, str], dataset: Dataset) -> tuple[PageState, list[str]]:
    page, problems = PageState(), []
    looks = {"labels": LABEL_LANGUAGES, "basemap": BASEMAP_LABELS, "announced": ANNOUNCEMENT_LABELS}
    for name, allowed in (looks | dict.fromkeys(SWITCHES, LAYER_STATES)).items():
        value = given.get(of := name if name != "labels" or given.get(name) else PAGE_LANGUAGE, "")
        if meant := next((text for text in possible_readings(value) if text in allowed), ""):
            page = replace(page, **({name: meant} if name in looks else {"layers": (*page.layers, *([name] if meant == "on" else []))}))
        elif value:
            problems.append(f"{of}={value[:60]!r} is not known; allowed are {', '.join(allowed)}.")
    pick = given.get("picked", "")
    picked = next((text for text in possible_readings(pick) if is_there(text, dataset)), "")
    if pick and not picked:
        problems.append(f"picked={pick[:60]!r} is not in this dataset; it would be event: or place: and an id.")
    around, unknown = _around(given.get("around", ""), dataset)
    return replace(page, picked=picked, around=around), [*problems, *unknown]


def _around(given: str, dataset: Dataset) -> tuple[str, list[str]]:
    """Read the places that the panel is about; those that are not there are named and left out."""
    known = set(dataset.tables["places"]["place_id"]) if given else set()
    asked = list(dict.fromkeys(code for part in given.split(",") for code in codes_meant(part, known.__contains__)))
    bad = [f"around={i[:60]!r} is not a place of this dataset." for i in asked if i not in known][:3]
    more = [f"around has {len(asked)} values; the first {MAX_VALUES} are used."] if len(asked) > MAX_VALUES else []
    return ",".join(i for i in asked[:MAX_VALUES] if i in known), bad + more


def is_there(picked: str, dataset: Dataset) -> bool:
    """Tell whether what is picked exists in the dataset."""
    kind, found = map_state.parse_picked(picked)
    return bool(kind) and not dataset.lacks(map_state.PICKED_TABLES[kind], found)  # what may be there and is not, the panel says


def open_link(dataset: Dataset, today: date, address: str = "", own: Own | None = None) -> PageLink:
    """Return what the session asks for: its link is read once, when it opens; from then on readers' actions change it.

    What in it meant something else before is said of the first link alone: others were made here. Another page is a link of its own
    when it comes with parameters; otherwise the selection is taken along.
    """
    state, given = st.session_state, _given()
    arrived = state.get("address") != address
    if "link" not in state or (arrived and given):
        is_first, found = "link" not in state, _offline(read_link(given, dataset, today, own))
        state["written"] = OPENED_PARAMETER if is_first else None
        state["link"] = replace(found, notices=tuple(former_code_notices(given, dataset)) if is_first else ())
    elif arrived:
        state["link"] = replace(state["link"], own=(), problems=(), notices=())
    if state.setdefault("digest", dataset.digest) != dataset.digest:  # other data are served by now: what is not there any more is named
        before, found = state["link"], read_link(link_parameters(state["link"].query()), dataset, today, own)
        problems = tuple(dict.fromkeys((*before.problems, *found.problems)))
        state["link"], state["digest"] = replace(found, problems=problems, typed=before.typed), dataset.digest
    state["address"], state["own"] = address, own or {}
    return cast("PageLink", state["link"])


def _offline(found: PageLink) -> PageLink:
    """Leave an online basemap out of a link unless this reader picked one: who sends a link does not pick for who opens it."""
    wanted = found.page.basemap
    if wanted == PageState.basemap or st.session_state.get("online"):
        return found
    said = f"{BASEMAP_LABELS[wanted]} is fetched from its provider, which would see your address: pick it under the map to load it."
    return replace(found, page=replace(found.page, basemap=PageState.basemap), problems=(*found.problems, said))


def reopen_address(query: str, dataset: Dataset) -> None:
    """Take the address that a reader went back or forward to; to be called in a callback."""
    st.session_state["link"] = _offline(read_link(link_parameters(query), dataset, clock.today(), st.session_state.get("own")))
    st.session_state["offset"] = 0


@dataclass
class PendingNavigation:
    """Where a reader is on the way to: page and parameters; how often that was begun, and whether a run was there."""

    address: str
    parameters: dict[str, list[str]]
    tried: int = 0
    seen: bool = False


def follow_link(where: str) -> None:
    """Follow a link of ours, ``address?query``, with the selection taken along; to be called in a callback."""
    address, _, query = where.partition("?")
    link: PageLink = st.session_state["link"]
    rest = replace(link, own=(), page=replace(link.page, picked="", around="")).query()
    st.session_state["way"] = PendingNavigation(address, {**parse_qs(rest), **parse_qs(query)})


def follow_whole_link(where: str) -> None:
    """Follow a link of ours, ``address?query``, that says all of its selection; to be called in a callback."""
    address, _, query = where.partition("?")
    st.session_state["way"] = PendingNavigation(address, parse_qs(query))


def pending_navigation(here: str) -> PendingNavigation | None:
    """Return where a reader is on the way to, None when nowhere or when this run is there; ``here`` is the page of this run.

    What a script says while the page changes can call the change off, even when the new page's run has begun: the browser then shows the
    old page under the new page's parameters. So that once is not always enough, and it is over only when a run has come to its end there.
    """
    state = st.session_state
    way: PendingNavigation | None = state.get("way")
    if way is None:
        return None
    asked = _given() == way.parameters
    there = way.tried > 0 and asked and here == way.address
    given_up = way.tried == MAX_TRIES and not there
    if (there or given_up) and not way.seen:
        state.pop("address", None)  # a link to another record of the same page is an arrival too
    if there:
        way.seen = True
        return None
    if given_up or (way.seen and not asked):  # not asked any more: the reader has moved on
        navigation_done()
        return None
    way.tried += 1
    return way


def navigation_done() -> None:
    """Note that a page was made to its end: who was on the way to it is there."""
    st.session_state.pop("way", None)


def turn_own(dataset: Dataset, **changes: str) -> None:
    """Change the page's own parameters by a reader's action, "" for none; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    own, problems = _own({**dict(link.own), **changes}, dataset, st.session_state["own"])
    st.session_state["link"] = replace(link, own=own, problems=tuple(problems))


def is_first_address() -> bool:
    """Tell whether the address is still the one that the session began with.

    Streamlit drops what stands behind its ``#`` when it rewrites it, before any script could have read the map's view there.
    """
    return bool(st.session_state.get("written") == OPENED_PARAMETER)


def note_unread_view(said: Mapping[str, str]) -> None:
    """Name the view of a link that the script could not read; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    problem = f"{said['name']}={said['text'][:60]!r} is no view of the map; it would be zoom/latitude/longitude, as in 6/42.4/130.6."
    st.session_state["link"] = replace(link, problems=(*link.problems, problem))


def write_address(link: PageLink, address: str, *, by_script: bool = False) -> None:
    """Write the canonical link into the address bar when it has changed, or when another page has left it empty.

    Otherwise what stands there is left alone: it may be newer than this run. ``by_script``: a page whose bar puts the first link right.
    """
    wanted, given = dict(parse_qsl(link.query())), _given()
    left_to_script = by_script and is_first_address()
    if not left_to_script and (wanted, address) != st.session_state["written"] and given != {name: [text] for name, text in wanted.items()}:
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted, address


def _given() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def change_selection(changes: Mapping[str, Any], dataset: Dataset) -> None:
    """Change parts of the selection as a reader typed or chose them, "" for none; to be called in a callback."""
    st.session_state["link"] = link_with_changes(st.session_state["link"], changes, dataset, clock.today())
    st.session_state["offset"] = 0


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


def page_state() -> PageState:
    """Return the page's own state as it stands before a reader's action; to be called in a callback."""
    return cast(PageLink, st.session_state["link"]).page


def set_page_state(**changes: Any) -> None:
    """Change the page's own state by a reader's action; to be called in a callback."""
    link: PageLink = st.session_state["link"]
    if changes.get("basemap", PageState.basemap) != PageState.basemap:
        st.session_state["online"] = True
    st.session_state["link"] = replace(link, page=replace(link.page, **changes), problems=(), notices=())
