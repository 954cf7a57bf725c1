"""One server for pages and API: what they share is one engine on one dataset, loaded once in the process.

Importing this starts nothing. Any ASGI server takes it as well: ``uvicorn --factory dashboard.server:application``.
"""

from __future__ import annotations

import gc
import gzip
import os
import socket
import tomllib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from dashboard import assets as kept
from dashboard.api.response_cache import EncodedResponse
from dashboard.api.responses import send_response
from dashboard.api.routes import api_routes
from dashboard.api.vary import Vary
from dashboard.catalog.archive import parquet_folder
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import DEFAULT, Dataset, load_dataset
from dashboard.front import connections, public
from dashboard.front.admission import AWAY, Admission
from dashboard.front.budget import Limits
from dashboard.front.middleware import FrontMiddleware
from dashboard.front.policy import ContentPolicy, content_policies
from dashboard.front.shell import Shell
from dashboard.maps.basemap import TILES
from dashboard.query.engines.local import Local
from dashboard.query.selection.selection import Selection
from dashboard.query.story_steps import check_stories

if TYPE_CHECKING:
    from streamlit import App

DATA = "TUMEN_DATA"  # the environment variable that names the dataset's folder
DASK, WORKERS = "TUMEN_DASK", "TUMEN_WORKERS"  # a Dask scheduler's address, or the number of workers on this machine
EMBED = "TUMEN_EMBED"  # the origins whose pages may show the atlas in a frame
PROXIES = "FORWARDED_ALLOW_IPS"  # uvicorn's own: the proxies whose word on who asks is believed; unset, it believes any on this machine
SCRIPT = Path(__file__).with_name("app.py")
CONFIGS = (Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml", Path(__file__).with_name(".streamlit") / "config.toml")
FIXED: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "logger.hideWelcomeMessage": True,  # else Streamlit asks a host on the internet for this machine's address
    "client.allowedOrigins": [],  # else pages of these origins may speak to the page
    "server.disconnectedSessionTTL": AWAY,  # seconds until what a page had that has gone is given back
    "server.enableStaticServing": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
}


def data_directory() -> Path:
    """Return the folder that is served: the one named by TUMEN_DATA, else the shipped one."""
    return Path(os.environ.get(DATA) or DEFAULT).resolve()


def shared_engine() -> Local:
    """Return the engine that pages and API share; the dataset is loaded at the first call."""
    return _engine(data_directory(), os.environ.get(DASK, ""), int(os.environ.get(WORKERS) or 0))


def shared_dataset() -> Dataset:
    """Return the dataset that pages and API share."""
    return shared_engine().dataset


@lru_cache(maxsize=2)
def _engine(folder: Path, scheduler: str, workers: int) -> Local:
    if not parquet_folder.is_archive(folder):
        return Local(check_stories(load_dataset(folder)))
    if not (scheduler or workers):
        return Local(parquet_folder.open_folder(folder))
    from dashboard.query.engines.dask.cluster import Cluster  # the extra dask
    from dashboard.query.engines.dask.dask_engine import DaskEngine

    return DaskEngine(parquet_folder.open_folder(folder), Cluster(scheduler, workers))


def embedding_origins() -> list[str]:
    """Return the origins whose pages may show this one in a frame: what TUMEN_EMBED says, beside our own."""
    return os.environ.get(EMBED, "").split()


def make_application(ready: Callable[[], None] = lambda: None) -> App:
    """Return the ASGI application; ``ready`` is called once it can be asked."""
    import streamlit

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        shared_engine().prepare([Selection(as_of=date.today())])
        shared_engine().warm()
        gc.collect()
        gc.freeze()  # Streamlit collects garbage after each run, and to look through the dataset for it took 0.16 s, with nobody answered
        ready()
        yield

    limits, at = connections.within_file_limit(Limits.current()), public.public_address()
    before = [
        Middleware(ContentPolicy, policies=content_policies(embedding_origins(), Shell(at).scripts, TILES), public=at),
        Middleware(Admission, limits=limits, public=at),
        Middleware(Vary),
        Middleware(FrontMiddleware, engine=shared_engine, public=at),
    ]
    return streamlit.App(SCRIPT, routes=[*api_routes(shared_engine, limits.rate), asset_addresses()], middleware=before, lifespan=lifespan)


def asset_addresses() -> Mount:
    """Return the addresses of scripts, styles and vocabularies; they change with their text, so that browsers keep them."""

    def serve(request: Request) -> Response:
        name = request.path_params["name"]
        try:
            packed = _packed_asset(shared_dataset(), name)
        except KeyError:
            return PlainTextResponse(f"There is no {name[:60]!r} here.", status_code=404)
        keep = {"Cache-Control": "public, max-age=31536000, immutable"}
        return send_response(packed, keep, request.headers.get("accept-encoding", ""))

    return Mount("/assets", routes=[Route("/{name}", serve)])


@derived(most=32)
def _packed_asset(dataset: Dataset, name: str) -> EncodedResponse:
    text = kept.find_asset(name, dataset)
    return EncodedResponse(gzip.compress(text.encode(), mtime=0), True, kept.MEDIA_TYPES[name.rpartition(".")[2]])


def run_server(host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until stopped. The project's config.toml counts wherever the command was called from."""
    os.environ.setdefault(PROXIES, "")
    told = {"server.address": host, "server.port": port}
    if known := public.public_address().host:  # else a page that comes through a proxy is taken for a foreign one, and gets no websocket
        told["browser.serverAddress"] = known
    from streamlit.web.bootstrap import load_config_options  # as App.run does, which takes no server of ours
    from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

    load_config_options(streamlit_settings() | FIXED | told)
    connections.serve_connections(
        make_application(ready),
        host,
        port,
        connections.within_file_limit(Limits.current()),
        os.environ[PROXIES],
        **_get_uvicorn_config_kwargs(),
    )


def streamlit_settings() -> dict[str, Any]:
    """Return the project's Streamlit settings by their dotted names."""
    file = next((f for f in CONFIGS if f.is_file()), None)
    return _dotted(tomllib.loads(file.read_text(encoding="utf-8"))) if file else {}


def _dotted(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in table.items():
        found |= _dotted(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {prefix + name: value}
    return found


def require_free_port(host: str, port: int) -> None:
    """Raise OSError when nothing can listen on the port of this host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
