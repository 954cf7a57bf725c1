"""The one middleware before Streamlit and the API: every request comes through here, and what has a rule for all belongs here.

It takes the base path off, answers what is no page, gives each page its head, and sends Streamlit's scripts packed.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.path_security import is_unsafe_path_pattern

from dashboard import clock
from dashboard.catalog.loading.problems import UnusableError
from dashboard.front import addresses, missing
from dashboard.front.bundles import Bundles
from dashboard.front.files import FILE_ANSWERS
from dashboard.front.headers import matches_etag, takes_gzip
from dashboard.front.heads import Head, head_of_link
from dashboard.front.pages import menu
from dashboard.front.public import PublicAddress
from dashboard.front.shell import STREAMLIT_INDEX, Shell
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.engines.engine import Engine

MAX_LINK_LENGTH = 8000  # letters of a query that is read
PAGE_GZIP_LEVEL = 6


class FrontMiddleware:
    """Stands before an application; ``engine`` is called at each page and gives what its head is looked up in."""

    def __init__(self, app: ASGIApp, engine: Callable[[], Engine], public: PublicAddress) -> None:
        """Read Streamlit's HTML, and look which scripts it has."""
        self._app, self._engine, self._public = app, engine, public
        self._shell = Shell(public)
        self._bundles = Bundles(STREAMLIT_INDEX.with_name("static"))
        self._lookups = CapacityLimiter(2)  # at a time, so that a crawler among old days leaves room for readers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is answered here, and hand on the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path, scope = self._inside(scope)
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scope["headers"] = _one_notion(scope["headers"], headers)
        if answer := await self._answer(path, scope, headers):
            await answer(scope, receive, send)
        elif path.startswith(addresses.STREAMLIT_CORE):
            await missing.instead_of_page(self._app, scope, receive, send)
        else:
            varies = path.startswith(addresses.STATIC_PREFIX) and self._bundles.varies_by_encoding(path)
            await self._app(scope, receive, _varying(send) if varies else send)

    def _inside(self, scope: Scope) -> tuple[str, Scope]:
        """Return the path below the base, "" for the base without its slash, and the scope with the base put back if a proxy took it off.

        Streamlit's own setting for a base path knows nothing of our routes, so that what ASGI has for it is used instead.
        """
        prefix, whole = self._public.path, scope["path"]
        path = self._public.path_below_base(whole)
        path = addresses.API_PREFIX if path == addresses.API_PREFIX.rstrip("/") else path
        more = (
            {"root_path": prefix, "path": prefix + path, "raw_path": (prefix + path).encode()} if prefix + path != whole or prefix else {}
        )
        return path, {**scope, **more}

    async def _answer(self, path: str, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request; None where it is answered further in."""
        if path.startswith(addresses.STREAMLIT_CORE) and not path.startswith(addresses.OPEN_STREAMLIT_PATHS):
            return missing.missing_line(path)
        if path.startswith(addresses.API_PREFIX) and is_unsafe_path_pattern(
            path.removeprefix("/")
        ):  # Streamlit would say so without a sentence
            return missing.unreadable_address(path)
        if path.startswith(addresses.INNER_PREFIXES):
            return None
        if scope["method"] not in ("GET", "HEAD"):
            return missing.method_refused(scope["method"])
        if path.startswith(addresses.STATIC_PREFIX):
            name = path.removeprefix(addresses.STATIC_PREFIX)
            return await self._bundles.answer(name, headers) if name in self._bundles else missing.missing_line(path)
        query, name = scope["query_string"].decode("latin-1"), path.removeprefix("/")
        if not path:
            return self._led("", query)
        if name in FILE_ANSWERS:
            return await to_thread.run_sync(FILE_ANSWERS[name], self._engine(), self._public, clock.today(), limiter=self._lookups)
        if to := addresses.moved_address(path, query):
            return self._led(to, "")
        page = addresses.page_name(path)
        if page is None:
            engine = self._engine()
            return missing.missing_page(path, self._public.base, engine.dataset.subject.title, menu(engine.lacking))
        return await self._page(page, query, headers)

    def _led(self, to: str, query: str) -> Response:
        return RedirectResponse(f"{self._public.base}{to}{f'?{query}' if query else ''}", 308)

    async def _page(self, page: str, query: str, headers: Headers) -> Response:
        head = await to_thread.run_sync(self._head, page, query, limiter=self._lookups)
        body = self._shell.page(head).encode("utf-8", errors="replace")
        own = {"Cache-Control": "no-cache", "ETag": f'W/"{hashlib.sha256(body).hexdigest()[:20]}"', "Vary": "Accept-Encoding"}
        if head.found and matches_etag(own["ETag"], headers.get("if-none-match", "")):
            return Response(status_code=304, headers=own)
        if takes_gzip(headers.get("accept-encoding", "")):
            body, own = gzip.compress(body, PAGE_GZIP_LEVEL, mtime=0), own | {"Content-Encoding": "gzip"}
        return HTMLResponse(body, 200 if head.found else 404, own)

    def _head(self, page: str, query: str) -> Head:
        """Return the head of a link; where nothing answers just now, the page's own, which says so itself."""
        raw = query if len(query) <= MAX_LINK_LENGTH else ""
        engine, day = self._engine(), clock.today()
        try:
            return head_of_link(engine, page, raw, day)
        except (UnreachableError, UnusableError):
            return head_of_link(engine, page, {}, day)


def _one_notion(raw: list[tuple[bytes, bytes]], headers: Headers) -> list[tuple[bytes, bytes]]:
    """Return headers that say plainly whether gzip is taken: Starlette packs wherever it finds the word, refused or not."""
    said = b"gzip" if takes_gzip(headers.get("accept-encoding", "")) else b"identity"
    return [*((name, value) for name, value in raw if name != b"accept-encoding"), (b"accept-encoding", said)]


def _varying(send: Send) -> Send:
    """Say of a file that others get packed that it depends on what the asker unpacks."""

    async def said(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"]).add_vary_header("Accept-Encoding")
        await send(message)

    return said
