"""How the API answers: JSON with ETag, nothing computed for a question whose answer the asker still has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboard import __version__
from dashboard.api.questions import Question, RefusedError
from dashboard.query.engine import UnreachableError

JSON = "application/json; charset=utf-8"
GEOJSON = "application/geo+json; charset=utf-8"
CACHED = "public, max-age=60"


@dataclass(frozen=True)
class Document:
    """A body that is no JSON object of ours: a text, or a file to be kept under its name."""

    body: bytes
    media_type: str
    name: str = ""


Make = Callable[[Question], dict[str, Any] | Document]


def respond(body: dict[str, Any] | Document, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Write a body as UTF-8 JSON, or a document as it is; a NaN in it is an error of ours, not of the asker."""
    if isinstance(body, Document):
        kept = {"Content-Disposition": f'attachment; filename="{body.name}"'} if body.name else {}
        return Response(body.body, status, (headers or {}) | kept, media_type=body.media_type)
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    media_type = GEOJSON if body.get("type") == "FeatureCollection" else JSON
    return Response(text.encode("utf-8", errors="replace"), status, headers, media_type=media_type)


def refuse(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """Answer with one sentence of what is wrong."""
    return respond({"error": sentence}, status, {"Cache-Control": "no-store"} | (headers or {}))


def endpoint(ask: Callable[[Request], Question], make: Make, *, cached: bool = True) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads a question and makes its answer in a thread, off the event loop."""

    def answer(request: Request) -> Response:
        try:
            asked = ask(request)
            tag = etag(asked)
            headers = {"ETag": tag, "Cache-Control": CACHED} if cached else {"Cache-Control": "no-store"}
            if cached and same(tag, request.headers.get("if-none-match", "")):
                return Response(status_code=304, headers=headers)
            return respond(make(asked), headers=headers)
        except RefusedError as refused:
            return refuse(refused.status, refused.sentence)
        except UnreachableError as error:
            return refuse(503, str(error), {"Retry-After": "2"})

    async def run(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return run


def etag(asked: Question) -> str:
    """Return what the answer depends on, in short: program, data, both days and the question."""
    selection = asked.selection.replace(as_of=asked.selection.day(asked.today))
    own = sorted((name, str(value)) for name, value in asked.own.items())
    parts = (__version__, asked.dataset.digest, asked.path, selection.query(), str(asked.selection.as_of), str(asked.today), str(own))
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


def same(tag: str, asked: str) -> bool:
    """Tell whether an If-None-Match header names the tag."""
    return asked.strip() == "*" or tag.removeprefix("W/") in (t.strip().removeprefix("W/") for t in asked.split(","))
