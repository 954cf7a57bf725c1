"""How the API answers: JSON with ETag, nothing made twice that the asker or the server still has."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import __version__
from dashboard.api.request import ApiRequest, RefusedError
from dashboard.api.response_cache import EncodedResponse, encoded_response, response_cache
from dashboard.api.thread_pools import Lane
from dashboard.catalog.loading.problems import UnusableError
from dashboard.front.headers import matches_etag, takes_gzip
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.wording.messages import message

JSON_TYPE = "application/json; charset=utf-8"
GEOJSON_TYPE = "application/geo+json; charset=utf-8"
CACHE_CONTROL = "public, max-age=60"
_log = logging.getLogger(__name__)
RETRY_AFTER = 5  # seconds after which what was refused for others' sake may be asked again


@dataclass(frozen=True)
class RawBody:
    """A body that is no JSON object of ours: a text, or a file to be kept under its name."""

    body: bytes
    media_type: str
    name: str = ""


Make = Callable[[ApiRequest], dict[str, Any] | RawBody]


def json_body(body: dict[str, Any] | RawBody) -> EncodedResponse:
    """Write a body as UTF-8 JSON, or a document as it is; a NaN in it is an error of ours, not of the asker."""
    if isinstance(body, RawBody):
        kept = (("Content-Disposition", f'attachment; filename="{body.name}"'),) if body.name else ()
        return encoded_response(body.body, body.media_type, kept)
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    media_type = GEOJSON_TYPE if body.get("type") == "FeatureCollection" else JSON_TYPE
    return encoded_response(text.encode("utf-8", errors="replace"), media_type)


def send_response(made: EncodedResponse, headers: Mapping[str, str], encodings: str = "", status: int = 200) -> Response:
    """Send an answer in a form that the asker takes (``encodings``: the header Accept-Encoding)."""
    packed = made.is_packed and takes_gzip(encodings)
    own = {"Content-Encoding": "gzip"} if packed else {}
    body = made.body if packed else made.plain()
    return Response(body, status, {**headers, **dict(made.headers), **own, "Vary": "Accept-Encoding"}, media_type=made.media_type)


def refusal(status: int, sentence: str, headers: Mapping[str, str] | None = None, more: Mapping[str, str] | None = None) -> Response:
    """Answer with one sentence of what is wrong."""
    again = {"Retry-After": str(RETRY_AFTER)} if status == 503 else {}
    return send_response(
        json_body({"error": sentence, **(more or {})}), {"Cache-Control": "no-store", **again, **(headers or {})}, status=status
    )


def make_endpoint(
    ask: Callable[[Request], ApiRequest], make: Make, lane: Lane, *, cached: bool = True
) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads a question and makes its answer in a thread of a lane, off the event loop."""

    def answer(request: Request) -> Response:
        encodings = request.headers.get("accept-encoding", "")
        try:
            asked = ask(request)
            if not cached:
                return send_response(json_body(make(asked)), {"Cache-Control": "no-store"}, encodings)
            tag = entity_tag(asked)
            headers = {"ETag": tag, "Cache-Control": CACHE_CONTROL}
            held = request.headers.get("if-none-match", "")
            made = None if matches_etag(tag, held) else response_cache(asked.dataset).get(tag, lambda: json_body(make(asked)))
            if made is None or held.strip() == "*":  # any answer there is: only making it tells whether there is one
                return Response(status_code=304, headers={**headers, "Vary": "Accept-Encoding"})
            return send_response(made, headers, encodings)
        except RefusedError as refused:
            return refusal(refused.status, refused.sentence, more=refused.more)
        except UnreachableError as error:
            return refusal(503, str(error), {"Retry-After": "2"})
        except UnusableError as error:
            _log.error("%s", error)
            return refusal(503, str(error))

    async def run(request: Request) -> Response:
        return await to_thread.run_sync(answer, request, limiter=lane())

    return run


def entity_tag(asked: ApiRequest) -> str:
    """Return what the answer depends on, in short: program, data, host, both days and the question."""
    selection = asked.selection.replace(as_of=asked.selection.day(asked.today))
    own = sorted((name, str(value)) for name, value in asked.own.items())
    parts = (
        __version__,
        asked.dataset.digest,
        asked.home,
        asked.path,
        selection.query(),
        str(asked.selection.as_of),
        str(asked.today),
        str(own),
        *asked.notices,
    )
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


class UnexpectedErrors:
    """Answers 500 with a sentence to what fails in a way that nobody foresaw, and logs it once; the answer says nothing of how."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        is_begun = False

        async def passed(message: Message) -> None:
            nonlocal is_begun
            is_begun = is_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, passed)
        except Exception:
            if is_begun:  # nothing can be said any more but by breaking off
                raise
            _log.exception("%s %s failed", scope.get("method", "socket"), scope["path"][:200])
            await refusal(500, message("api-unforeseen"))(scope, receive, send)
