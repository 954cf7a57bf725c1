"""A request read into what is asked: the selection, and the few parameters that are the API's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard import clock
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.front import public
from dashboard.query.engines.engine import Engine
from dashboard.query.selection import geo_areas
from dashboard.query.selection.former_codes import former_code_notices
from dashboard.query.selection.link_parameters import as_meant, link_parameters
from dashboard.query.selection.selection import PARAMETERS, UNESCAPED, Selection, parse_selection, repeated_parameter
from dashboard.query.topics import Topic, TopicKind
from dashboard.wording.messages import message

MAX_QUERY_LENGTH = 8000  # bytes of a query string
OTHER_PARAMETERS = ("version", "digest")  # of a link: which data it was made from
MOST_ROWS = 1000
MOST_OFFSET = 10**9
MOST_ZOOM = 30

RECORD_KINDS: tuple[TopicKind, ...] = ("event", "proposition", "claim", "source", "place", "series")  # what an address names by an id


def _several(value: Any) -> Sequence[str]:
    return () if not value else (value,) if isinstance(value, str) else tuple(value)


class RefusedError(Exception):
    """A request that is not answered: the HTTP status and one sentence; ``more`` stands beside it in the answer."""

    def __init__(self, status: int, sentence: str, more: Mapping[str, str] | None = None) -> None:
        """Say why."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.more = more


class UnreadableError(ValueError):
    """A value that cannot be read: a sentence of the parameter with what it was given, as limit='x'."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """Say why when it is shown."""
        super().__init__()
        self.say = say


@dataclass(frozen=True)
class ApiRequest:
    """What one request asks of an engine; ``own`` holds the API's own parameters, defaults filled in, ``home`` the
    address of the atlas: without a host where none was given, for whoever asks may claim any.
    """

    engine: Engine
    path: str
    selection: Selection
    today: date
    own: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    notices: tuple[str, ...] = ()  # what in the request meant something else before

    @property
    def dataset(self) -> Dataset:
        """Return the dataset asked about."""
        return self.engine.dataset

    @cached_property
    def knowledge(self) -> Knowledge:
        """Return what was known on the day asked about: where not all events are read, of the first selected, and of those named."""
        return self.telling()

    def telling(self, of: Topic | None = None, *more: Topic) -> Knowledge:
        """Return what was known: where not all events are read, of the first selected that tell of something, of those named, and more."""
        named = ((kind, name) for kind in RECORD_KINDS for name in _several(self.own.get(kind) or self.own.get(f"{kind}_id")))
        about = [Topic(kind, name) for kind, name in named]
        return self.engine.knowledge(self.selection, self.today, [*about, *more], of=of)

    def read(self, selection: Selection | None = None, of: Topic | None = None) -> dict[str, Any]:
        """Say, where not all selected events are read, of how many of how many rows were read."""
        found = self.engine.excerpt_counts(selection or self.selection, self.today, of)
        return {"read": {"events": found.read, "of": found.of, "which": "newest"}} if found.left_out else {}

    @property
    def excerpt(self) -> Dataset:
        """Return the dataset that holds the events of its knowledge."""
        return self.knowledge.dataset

    def with_events(self, event_ids: Iterable[str]) -> Dataset:
        """Return the dataset with some events."""
        return self.engine.knowledge(self.selection, self.today, [Topic("event", i) for i in event_ids], first=0).dataset

    def next_page(self, n: int) -> str | None:
        """Return the address of the following page of n rows, of the same day's knowledge; None after the last."""
        offset = self.own["offset"] + self.own["limit"]
        if offset >= n:
            return None
        own = urlencode({**self.given, "limit": self.own["limit"], "offset": offset}, safe=UNESCAPED)
        return f"{self.path}?{self.selection.replace(as_of=self.selection.day(self.today)).query()}&{own}"


@dataclass(frozen=True)
class Parameter:
    """A parameter of the API's own: how its text is read (UnreadableError says what is wrong), its default, and what it does.

    ``several`` takes values that are repeated as well as parted by commas. ``codes`` are those that a dataset has, where these are its own.
    """

    read: Callable[[str], Any]
    default: Any
    words: Callable[[], str]
    several: bool = False
    codes: Callable[[Dataset], Iterable[str]] | None = None


def known_codes(codes: tuple[str, ...], vocabulary: Iterable[str]) -> tuple[str, ...]:
    """Return codes that are all of a vocabulary. Raises UnreadableError."""
    allowed = tuple(vocabulary)
    if bad := next((c for c in codes if c not in allowed), ""):
        raise UnreadableError(lambda given: message("api-has-unknown", given=given, code=repr(bad[:60]), allowed=", ".join(allowed)))
    return codes


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Read a whole number between bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 12 and low <= int(text) <= high):
            raise UnreadableError(lambda given: message("api-no-whole-number", given=given, low=low, high=high))
        return int(text)

    return read


def one_of(*codes: str) -> Callable[[str], str]:
    """Read one of a few codes."""

    def read(text: str) -> str:
        if text not in codes:
            raise UnreadableError(lambda given: message("api-not-known", given=given, allowed=", ".join(filter(None, codes))))
        return text

    return read


def _zoom(text: str) -> float:
    zoom = geo_areas.plain_number(text)
    if not 0 <= zoom <= MOST_ZOOM:
        raise UnreadableError(lambda given: message("api-no-zoom", given=given, most=MOST_ZOOM))
    return zoom


def _viewport(text: str) -> geo_areas.Box:
    return geo_areas.read_box(text, wide=True)


API_PARAMETERS: dict[str, Parameter] = {
    "viewport": Parameter(_viewport, None, lambda: message("api-viewport"), several=True),
    "zoom": Parameter(_zoom, 4.0, lambda: message("api-zoom", most=MOST_ZOOM)),
    "announcements": Parameter(one_of("0", "1"), "1", lambda: message("api-announcements")),
    "limit": Parameter(whole_number(1, MOST_ROWS), 50, lambda: message("api-limit", most=MOST_ROWS)),
    "offset": Parameter(whole_number(0, MOST_OFFSET), 0, lambda: message("api-offset")),
    "order": Parameter(one_of("newest", "oldest"), "newest", lambda: message("api-order")),
    "format": Parameter(one_of("json", "geojson"), "json", lambda: message("api-format")),
    "whole": Parameter(one_of("0", "1"), "0", lambda: message("api-whole")),
}


def read_request(
    request: Request,
    engine: Engine,
    names: Sequence[str],
    more: Mapping[str, Parameter] | None = None,
    narrowing: Sequence[str] = PARAMETERS,
) -> ApiRequest:
    """Read a request; anything wrong is refused with sentences, status 400, and so is what does not narrow this address."""
    if len(request.url.query) > MAX_QUERY_LENGTH:
        raise RefusedError(400, message("api-query-too-long", n=len(request.url.query), most=MAX_QUERY_LENGTH))
    own = {name: API_PARAMETERS[name] for name in names} | dict(more or {})
    raw = link_parameters(request.query_params.multi_items())
    own_texts = {name: raw.pop(name) for name in own if name in raw}
    given = {name: ",".join(texts) if own[name].several else texts[0] for name, texts in own_texts.items()}
    day = clock.today()
    selection, problems = parse_selection(raw, engine.dataset, today=day, others=OTHER_PARAMETERS, refuses=True)
    problems += [repeated_parameter(n, texts) for n, texts in own_texts.items() if len(set(texts)) > 1 and not own[n].several]
    problems += [_not_narrowing(name, narrowing, own) for name in raw if name in PARAMETERS and name not in narrowing and any(raw[name])]
    values = {name: parameter.default for name, parameter in own.items()}
    values |= {name: _read(name, text, own[name], engine.dataset, problems) for name, text in given.items()}
    if problems:
        is_strange = any(name not in (*PARAMETERS, *OTHER_PARAMETERS) for name in raw)
        also = [message("api-also-takes", parameters=", ".join(own))] if own and is_strange else []
        raise RefusedError(400, " ".join([*problems[:10], *also]))
    said = tuple(former_code_notices(raw | own_texts, engine.dataset))
    return ApiRequest(engine, request.url.path, selection, day, values, given, public.public_address().home, said)


def _not_narrowing(name: str, narrowing: Sequence[str], own: Iterable[str]) -> str:
    return message("api-not-narrowing", parameter=name, parameters=", ".join((*narrowing, *own)))


def _read(name: str, text: str, parameter: Parameter, dataset: Dataset, problems: list[str]) -> Any:
    def read(text: str) -> Any:
        found = parameter.read(text)
        if parameter.codes is None:
            return found
        return known_codes(found, parameter.codes(dataset)) if parameter.several else one_of(*parameter.codes(dataset))(found)

    try:
        return as_meant(read, text)
    except ValueError as error:
        given = f"{name}={text[:60]!r}"
        said = error.say(given) if isinstance(error, UnreadableError) else message("api-bad-value", given=given, reason=str(error))
        problems.append(said)
        return None
