"""The API's addresses: what each takes, and which function answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from dashboard import exports
from dashboard.api import answers, charts, downloads, flows, play, sites
from dashboard.api.limits import API_LIMITS, RATE_LIMIT, bound_words
from dashboard.api.request import API_PARAMETERS, ApiRequest, Parameter, UnreadableError, known_codes, one_of, read_request
from dashboard.api.responses import Make, UnexpectedErrors, json_body, make_endpoint, refusal, send_response
from dashboard.api.thread_pools import FILE_THREADS, LISTS, QUICK, Lane
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.names import OWN_LANGUAGE
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.catalog.schema.vocabulary import PROPOSITION_KINDS, STANCES
from dashboard.exports.citations import CITATION_FORMS
from dashboard.front import public
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import DAY_PARAMETERS, MAX_VALUES, PARAMETERS
from dashboard.wording.messages import message
from dashboard.wording.selection_words import filter_label

_PAGE = ("limit", "offset")


def _codes(vocabulary: Collection[str], words: Callable[[], str]) -> Parameter:
    def read(text: str) -> tuple[str, ...]:
        return known_codes(_ids(text), vocabulary)

    return Parameter(read, (), words, several=True)


def _ids(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(c.strip() for c in text.split(",") if c.strip()))
    if len(found) > MAX_VALUES:
        raise UnreadableError(lambda given: message("api-too-many-values", given=given, n=len(found), most=MAX_VALUES))
    return found


def _label_codes(dataset: Dataset) -> tuple[str, ...]:
    return (OWN_LANGUAGE, *dataset.label_languages)


@dataclass(frozen=True)
class Endpoint:
    """One address: who answers, what it says, which parameters it takes, and which of the selection's narrow what it gives."""

    make: Make
    words: Callable[[], str]
    own: Sequence[str] = ()
    more: Mapping[str, Parameter] = field(default_factory=dict)
    cached: bool = True
    lane: Lane = LISTS
    narrowing: Sequence[str] = PARAMETERS

    def narrowing_of(self, names: Mapping[str, str]) -> Sequence[str]:
        """Return which of the selection's parameters narrow it, given what stands in its path: of files that of the selection alone."""
        return DAY_PARAMETERS if names.get("what", "").partition(".")[0] in (exports.DATASET, *BY_NAME) else self.narrowing


_OF_PROPOSITIONS = {
    "topic": Parameter(_ids, (), lambda: message("api-topic"), several=True, codes=lambda dataset: dataset.terms["topic"]),
    "kind": _codes(PROPOSITION_KINDS, lambda: message("api-kind")),
}
_OF_CLAIMS = {
    "stance": _codes(STANCES, lambda: message("api-stance")),
    "proposition": Parameter(_ids, (), lambda: message("api-proposition"), several=True),
}
_OF_CITATIONS = {"format": Parameter(one_of("json", *CITATION_FORMS), "json", lambda: message("api-citation-format"))}
_OF_PAGES = {
    "labels": Parameter(str, "", lambda: message("api-labels"), codes=_label_codes),
    "lang": Parameter(str, OWN_LANGUAGE, lambda: message("api-lang"), codes=_label_codes),
    "theme": Parameter(one_of("light", "dark"), "light", lambda: message("api-theme")),
    "picked": Parameter(downloads.read_picked, "", lambda: message("api-picked")),
    "view": Parameter(downloads.read_view, None, lambda: message("api-view")),
}

ADDRESSES: dict[str, Endpoint] = {
    "/cells": Endpoint(answers.cells_answer, lambda: message("api-cells"), ("viewport", "zoom", "announcements"), lane=QUICK),
    "/play": Endpoint(
        play.play_answer, lambda: message("api-play"), ("viewport", "zoom", "announcements"), play.PLAY_PARAMETERS, lane=QUICK
    ),
    "/heat": Endpoint(answers.heat_answer, lambda: message("api-heat"), ("viewport", "zoom", "announcements"), lane=QUICK),
    "/places": Endpoint(answers.places_answer, lambda: message("api-places"), ("announcements",), lane=QUICK),
    "/extent": Endpoint(answers.extent_answer, lambda: message("api-extent"), ("announcements",), lane=QUICK),
    "/outlines": Endpoint(answers.outlines_answer, lambda: message("api-outlines"), lane=QUICK, narrowing=DAY_PARAMETERS),
    "/events": Endpoint(answers.events_answer, lambda: message("api-events"), (*_PAGE, "order", "format")),
    "/events/{event_id}": Endpoint(answers.event_answer, lambda: message("api-event"), narrowing=DAY_PARAMETERS),
    "/propositions": Endpoint(answers.propositions_answer, lambda: message("api-propositions"), _PAGE, _OF_PROPOSITIONS),
    "/claims": Endpoint(answers.claims_answer, lambda: message("api-claims"), (*_PAGE, "order"), _OF_CLAIMS),
    "/flows": Endpoint(flows.flows_answer, lambda: message("api-flows"), lane=QUICK),
    "/sites/{series}": Endpoint(sites.sites_answer, lambda: message("api-sites"), lane=QUICK),
    "/histogram": Endpoint(answers.histogram_answer, lambda: message("api-histogram"), ("whole",), lane=QUICK),
    "/facets": Endpoint(answers.facets_answer, lambda: message("api-facets"), lane=QUICK),
    "/cite": Endpoint(downloads.citation_answer, lambda: message("api-citation"), more=_OF_CITATIONS, cached=False),
    "/export/{what}.{suffix}": Endpoint(downloads.export_answer, lambda: message("api-export"), lane=FILE_THREADS),
    "/chart/{name}.{form}": Endpoint(charts.chart_file, lambda: message("api-chart"), more=charts.CHART_PARAMETERS, lane=FILE_THREADS),
    "/map.html": Endpoint(downloads.offline_answer, lambda: message("api-map"), ("announcements",), _OF_PAGES, lane=FILE_THREADS),
    "/dataset": Endpoint(answers.dataset_answer, lambda: message("api-dataset"), lane=QUICK, narrowing=DAY_PARAMETERS),
    "/health": Endpoint(answers.health_answer, lambda: message("api-health"), cached=False, lane=QUICK, narrowing=DAY_PARAMETERS),
}

READING_METHODS = ["GET", "HEAD"]
CROSS_ORIGIN_READING: dict[str, Any] = {  # what scripts of other sites may do: read, and ask whether what they have read still holds
    "allow_origins": ["*"],
    "allow_methods": READING_METHODS,
    "allow_headers": ["If-None-Match"],
    "expose_headers": ["ETag", "Retry-After"],
}


def api_routes(engine: Callable[[], Engine], rate: int = 0) -> list[BaseRoute]:
    """Return the API under /api; ``engine`` is called at each request and gives what answers, ``rate`` is told."""
    found: list[BaseRoute] = [Route(path, _endpoint(address, engine), methods=["GET"]) for path, address in ADDRESSES.items()]
    found += [Route("/", _contents(rate), methods=["GET"]), Mount("/", app=_nothing)]
    return [Mount("/api", routes=found, middleware=[Middleware(CORSMiddleware, **CROSS_ORIGIN_READING), Middleware(UnexpectedErrors)])]


def _endpoint(address: Endpoint, engine: Callable[[], Engine]) -> Any:
    def ask(request: Request) -> ApiRequest:
        asked = read_request(request, engine(), address.own, address.more, address.narrowing_of(request.path_params))
        return replace(asked, own={**asked.own, **request.path_params})

    return make_endpoint(ask, address.make, address.lane, cached=address.cached)


def _contents(rate: int) -> Any:
    """Return the endpoint that lists the addresses, the parameters of the selection, and what is answered at most (0: any number)."""

    async def contents(request: Request) -> Response:
        return send_response(json_body(_listed(rate)), {}, request.headers.get("accept-encoding", ""))

    return contents


def _listed(rate: int) -> dict[str, Any]:
    addresses = {
        _at(path): {
            "words": a.words(),
            "narrowed_by": list(a.narrowing),
            "parameters": {p: API_PARAMETERS[p].words() for p in a.own} | {p: more.words() for p, more in a.more.items()},
        }
        for path, a in ADDRESSES.items()
    }
    labels = {p: filter_label(p) for p in FILTERS} | {"as_of": message("api-as-of"), "late": message("api-late")}
    limits = {bound_words(bound): rate if bound == RATE_LIMIT else most for bound, (most, _) in API_LIMITS.items()}
    return {"addresses": addresses, "selection": {p: labels[p] for p in PARAMETERS}, "limits": limits}


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer whatever no address answers: another method, or an unknown address."""
    if scope["method"] in READING_METHODS:
        response = refusal(404, message("api-nothing-there", address=repr(scope["path"][:80]), allowed=", ".join(map(_at, ADDRESSES))))
    else:
        response = refusal(405, message("api-reading-only", method=scope["method"][:20]), {"Allow": ", ".join(READING_METHODS)})
    await response(scope, receive, send)


def _at(path: str) -> str:
    """Return the whole path of an address, below the one that the atlas is at."""
    return f"{public.public_address().path}/api{path}"
