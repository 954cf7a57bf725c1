"""One server for pages and API: what they share is one engine on one dataset, until a reload replaces it.

Importing this starts nothing. Any ASGI server takes it as well: ``uvicorn --factory dashboard.server:application``.
"""

from __future__ import annotations

import gc
import gzip
import os
import socket
import time
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from weakref import ref

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from dashboard import assets as kept
from dashboard import clock
from dashboard.api.response_cache import EncodedResponse
from dashboard.api.responses import send_response
from dashboard.api.routes import api_routes
from dashboard.api.vary import Vary
from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import SHIPPED_FOLDER, Dataset
from dashboard.front import connections, public
from dashboard.front.admission import SECONDS_AWAY, Admission
from dashboard.front.budget import Limits
from dashboard.front.middleware import FrontMiddleware
from dashboard.front.policy import ContentPolicy, content_policies
from dashboard.front.shell import Shell
from dashboard.maps.basemap import TILE_PREFIXES
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.reload_requests import ReloadRequests
from dashboard.snapshot import CurrentSnapshot, DataLocation

if TYPE_CHECKING:
    from streamlit import App

DATA_ENV = "TUMEN_DATA"  # the environment variable that names the dataset's folder
DASK_ENV, WORKERS_ENV = "TUMEN_DASK", "TUMEN_WORKERS"  # a Dask scheduler's address, or the number of workers on this machine
EMBED_ENV = "TUMEN_EMBED"  # the origins whose pages may show the atlas in a frame
PROXIES_ENV = "FORWARDED_ALLOW_IPS"  # uvicorn's own: the proxies whose word on who asks is believed; unset, it believes any on this machine
LOOK_INTERVAL = 1.0  # seconds between two looks for a request to read the data anew
LEAVING_LOOKS = (0, 1, 2, 4, 8, 16, 32)  # seconds until each look whether those who read the snapshot before have ended
APP_SCRIPT = Path(__file__).with_name("app.py")
CONFIG_FILES = (Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml", Path(__file__).with_name(".streamlit") / "config.toml")
FIXED_OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "logger.hideWelcomeMessage": True,  # else Streamlit asks a host on the internet for this machine's address
    "client.allowedOrigins": [],  # else pages of these origins may speak to the page
    "server.disconnectedSessionTTL": SECONDS_AWAY,  # seconds until what a page had that has gone is given back
    "server.enableStaticServing": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
}


def data_directory() -> Path:
    """Return the folder that is served, or the link to it: the one named by TUMEN_DATA, else the shipped one."""
    return Path(os.environ.get(DATA_ENV) or SHIPPED_FOLDER).absolute()


def shared_engine() -> Engine:
    """Return the engine that pages and API share, the same for all of a run or request; the dataset is loaded at the first call."""
    return CURRENT_SNAPSHOT.engine()


def shared_dataset() -> Dataset:
    """Return the dataset that pages and API share."""
    return shared_engine().dataset


def _source() -> DataLocation:
    return DataLocation(data_directory(), os.environ.get(DASK_ENV, ""), int(os.environ.get(WORKERS_ENV) or 0))


CURRENT_SNAPSHOT = CurrentSnapshot(_source)


def embedding_origins() -> list[str]:
    """Return the origins whose pages may show this one in a frame: what TUMEN_EMBED says, beside our own."""
    return os.environ.get(EMBED_ENV, "").split()


def make_application(ready: Callable[[], None] = lambda: None) -> App:
    """Return the ASGI application; ``ready`` is called once it can be asked."""
    import streamlit

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        shared_engine().make_ready_soon(Selection(as_of=clock.today()))
        gc.collect()
        gc.freeze()  # Streamlit collects garbage after each run; going through the dataset took 0.16 s, while nobody was answered
        ready()
        yield

    limits, at = connections.within_file_limit(Limits.current()), public.public_address()
    before = [
        Middleware(ContentPolicy, policies=content_policies(embedding_origins(), Shell(at).scripts, TILE_PREFIXES), public=at),
        Middleware(Admission, limits=limits, public=at),
        Middleware(Vary),
        Middleware(FrontMiddleware, engine=shared_engine, public=at),
    ]
    return streamlit.App(
        APP_SCRIPT, routes=[*api_routes(shared_engine, limits.rate), asset_addresses()], middleware=before, lifespan=lifespan
    )


def asset_addresses() -> Mount:
    """Return the addresses of scripts, styles and vocabularies; they change with their text, so that browsers keep them."""

    def serve(request: Request) -> Response:
        name = request.path_params["name"]
        try:
            version, packed = _packed_asset(shared_dataset(), name)
        except KeyError:
            return PlainTextResponse(f"There is no {name[:60]!r} here.", status_code=404)
        is_asked = request.query_params.get("v") == version  # else a page still has the address of what is no more, and gets what is now
        keep = {"Cache-Control": "public, max-age=31536000, immutable" if is_asked else "no-store"}
        return send_response(packed, keep, request.headers.get("accept-encoding", ""))

    return Mount("/assets", routes=[Route("/{name}", serve)])


@derived(most=32)
def _packed_asset(dataset: Dataset, name: str) -> tuple[str, EncodedResponse]:
    text = kept.find_asset(name, dataset)
    return kept.asset_version(text), EncodedResponse(gzip.compress(text.encode(), mtime=0), True, kept.MEDIA_TYPES[name.rpartition(".")[2]])


def run_server(host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until stopped. The project's config.toml counts wherever the command was called from."""
    os.environ.setdefault(PROXIES_ENV, "")
    told = {"server.address": host, "server.port": port}
    if known := public.public_address().host:  # else a page that comes through a proxy is taken for a foreign one, and gets no websocket
        told["browser.serverAddress"] = known
    from streamlit.web.bootstrap import load_config_options  # as App.run does, which takes no server of ours
    from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

    load_config_options(streamlit_settings() | FIXED_OPTIONS | told)
    application, limits = make_application(ready), connections.within_file_limit(Limits.current())
    with reloads(port):
        connections.serve_connections(application, host, port, limits, os.environ[PROXIES_ENV], **_get_uvicorn_config_kwargs())


@contextmanager
def reloads(port: int) -> Iterator[None]:
    """Read the data anew whenever a signal or ``tumen reload`` asks for it, in a thread of its own; to be called in the main thread."""
    requests, stop = ReloadRequests(port), Event()

    def heed() -> None:
        while not stop.wait(LOOK_INTERVAL):
            if (names := requests.take()) is not None:
                before = ref(shared_engine())
                done, sentence = CURRENT_SNAPSHOT.reload()
                requests.answer(names, sentence, done=done)
                if done:  # beside this: who asks next does not wait until the last reader of the snapshot before has ended
                    Thread(target=_release_snapshot, args=(before,), name="tumen-release", daemon=True).start()

    requests.open()
    Thread(target=heed, name="tumen-reload", daemon=True).start()
    try:
        yield
    finally:
        stop.set()
        requests.close()


def _release_snapshot(before: ref[Engine]) -> None:
    """Free the memory of the snapshot before, once nobody reads it any more; it was frozen, so that the collector passed over it."""
    for pause in LEAVING_LOOKS:
        time.sleep(pause)
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        if before() is None:
            break


def streamlit_settings() -> dict[str, Any]:
    """Return the project's Streamlit settings by their dotted names."""
    file = next((f for f in CONFIG_FILES if f.is_file()), None)
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
