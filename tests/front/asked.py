"""The front before a stand-in for Streamlit, which has a page for whatever it is asked, as Streamlit has."""

from __future__ import annotations

from functools import lru_cache

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from dashboard import clock
from dashboard.api.routes import api_routes
from dashboard.front.middleware import FrontMiddleware
from dashboard.front.public import PublicAddress
from dashboard.query.engines.engine import Engine
from dashboard.query.story_steps import check_stories
from tests import datasets
from tests.engines import engine_of

PUBLIC = PublicAddress("https://example.org", "/atlas")
STREAMLIT = "<title>Streamlit</title>"


@lru_cache
def floods() -> Engine:
    return engine_of(check_stories(datasets.dataset(), clock.today()))


def client(public: PublicAddress | None = None, engine: Engine | None = None) -> TestClient:
    """Return who asks, and follows no redirect."""

    def health(request: Request) -> Response:
        return JSONResponse(
            {name: request.headers.get(name) for name in ("accept-encoding", "host")} | {"root": request.scope["root_path"]}
        )

    def anything(request: Request) -> Response:
        return HTMLResponse(STREAMLIT)

    asked = engine or floods()
    inner = [*api_routes(lambda: asked), Route("/_stcore/health", health), Mount("/", routes=[Route("/{path:path}", anything)])]
    front = Middleware(FrontMiddleware, engine=lambda: asked, public=public or PublicAddress())
    return TestClient(Starlette(routes=inner, middleware=[front]), follow_redirects=False)
