"""The server: what pages and API share, and its settings."""

from __future__ import annotations

import runpy
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.testclient import TestClient

from dashboard import server
from dashboard.reload_requests import ask_to_reload
from tests import build
from tests.ports import free_port


def test_pages_and_api_share_one_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build.write(tmp_path / "world", **build.question([("KP", "asserts", "2025-01-03")]))
    monkeypatch.setenv(server.DATA_ENV, str(folder))
    assert server.data_directory() == folder
    assert server.shared_dataset() is server.shared_engine().dataset
    assert server.shared_engine() is server.shared_engine()


def test_the_settings_are_the_projects_own_and_known_to_streamlit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from streamlit import config

    monkeypatch.chdir(tmp_path)
    for name in server.streamlit_settings() | server.FIXED_OPTIONS:
        assert name in config._config_options_template, name


@pytest.mark.slow
@pytest.mark.parametrize("takes", ["gzip", "identity"])
def test_it_is_said_once_on_what_an_answer_depends(takes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.App", lambda _, **made: made)
    made: Any = server.make_application()
    packing = Middleware(GZipMiddleware, minimum_size=500)  # as Streamlit has it, within all that is ours but the routes
    client = TestClient(Starlette(routes=made["routes"], middleware=[*made["middleware"], packing]))
    for address in ("facets?as_of=2025-05-01", "health", "nix"):
        said = client.get(f"/api/{address}", headers={"Origin": "https://example.org", "Accept-Encoding": takes})
        assert said.headers["vary"] == "Accept-Encoding, Origin"


def test_a_process_started_from_a_server_does_not_draw_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker process reads the file of ``__main__``, which is the script of the page while Streamlit runs one."""
    monkeypatch.setattr(server, "shared_engine", lambda: pytest.fail("the script of the page was run"))
    runpy.run_path(str(server.APP_SCRIPT), run_name="__mp_main__")


def test_nothing_is_sent_to_other_hosts() -> None:
    assert server.FIXED_OPTIONS["browser.gatherUsageStats"] is False
    assert server.FIXED_OPTIONS["logger.hideWelcomeMessage"] is True


@pytest.mark.slow
def test_who_asks_for_new_data_does_not_wait_for_those_who_read_the_old(monkeypatch: pytest.MonkeyPatch) -> None:
    class Held:
        """A snapshot that somebody goes on reading."""

    held, port = Held(), free_port()
    monkeypatch.setattr(server, "shared_engine", lambda: held)
    monkeypatch.setattr(server, "CURRENT_SNAPSHOT", SimpleNamespace(reload=lambda: (True, "read anew")))
    monkeypatch.setattr(server, "LEAVING_LOOKS", (0, 3600))
    monkeypatch.setattr(server, "gc", SimpleNamespace(freeze=list, unfreeze=list, collect=list))  # this process is not frozen
    before = signal.getsignal(signal.SIGHUP)
    try:
        with server.reloads(port):
            assert [ask_to_reload(port) for _ in range(2)] == [(True, "read anew")] * 2
    finally:
        signal.signal(signal.SIGHUP, before)
