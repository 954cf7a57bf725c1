"""What an address that is none answers: a page that leads on, or a plain line to who asked for no page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.front.addresses import nearest_page
from dashboard.front.pages import LISTINGS
from dashboard.wording.messages import message

MISSING_TEMPLATE = Path(__file__).resolve().parents[1] / "static" / "front" / "missing.html"
MAX_SHOWN_PATH = 120  # letters of what was asked that are shown
NO_CACHE = {"Cache-Control": "no-cache"}  # what is not here today may be tomorrow


def missing_page(path: str, base: str, atlas: str, listed: Iterable[str]) -> Response:
    """Return the page for a path that leads nowhere, with the name of the ``atlas`` and the pages that are ``listed``.

    What was asked is shown as text.
    """
    shown = "".join(
        sign if sign.isprintable() else "\ufffd" for sign in path[:MAX_SHOWN_PATH]
    )  # nor may a sign turn round the words beside it
    asked = shown + "…" * (len(path) > MAX_SHOWN_PATH)
    near = nearest_page(path)
    address = f'<span class="asked">{html.escape(asked)}</span>'
    parts = {
        "base": base,
        "title": html.escape(message("page-missing")),
        "heading": html.escape(message("page-missing-heading")),
        "search_label": html.escape(message("page-missing-search-label")),
        "search": html.escape(message("page-missing-search")),
        "pages_label": html.escape(message("page-missing-pages")),
        "pages": "".join(f"<li>{_link(base, name)}</li>" for name in listed),
        "words": message("page-missing-near", address=address, page=_link(base, near))
        if near
        else message("page-missing-words", address=address),
        "atlas": html.escape(atlas),
    }
    text = re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _template())  # at once: what was asked may look like a part
    return HTMLResponse(text.encode("utf-8", errors="replace"), 404, NO_CACHE)


def missing_line(path: str) -> Response:
    """Return the same for a script, a style or a file, which nobody reads."""
    return PlainTextResponse(
        message("page-missing-file", address=repr(path[:MAX_SHOWN_PATH])).encode("utf-8", errors="replace"), 404, NO_CACHE
    )


def unreadable_address(path: str) -> Response:
    """Return the answer of the API to an address that steps out of it, or holds what no address does."""
    sentence = message("refusal-address", address=repr(path[:MAX_SHOWN_PATH]))
    return JSONResponse({"error": sentence}, 400, NO_CACHE | {"Access-Control-Allow-Origin": "*"})


def method_refused(method: str) -> Response:
    """Return the answer to a method that no page takes."""
    return PlainTextResponse(message("refusal-method", method=method[:20]), 405, {"Allow": "GET, HEAD"})


async def instead_of_page(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Ask an application for what is no page: where it sends one all the same, nothing is there."""
    is_page = False

    async def passed(message: Message) -> None:
        nonlocal is_page
        if message["type"] == "http.response.start":
            is_page = any(name == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"])
        if not is_page:
            await send(message)

    await app(scope, receive, passed)
    if is_page:
        await missing_line(scope["path"])(scope, receive, send)


def _link(base: str, name: str) -> str:
    return f'<a href="{base}{name}">{html.escape(LISTINGS[name].title)}</a>'


@lru_cache(maxsize=1)
def _template() -> str:
    return MISSING_TEMPLATE.read_text("utf-8")
