"""How a server is asked to reload: a file in this user's folder, or a signal; nobody else is heard."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.catalog.archive import cache_directories
from dashboard.reload_requests import NotServedError, ReloadRequests, ask_to_reload


@pytest.fixture
def requests(tmp_path: Path) -> Iterator[ReloadRequests]:
    found, before = ReloadRequests(8601, tmp_path), signal.getsignal(signal.SIGHUP)
    found.open()
    yield found
    found.close()
    signal.signal(signal.SIGHUP, before)


@contextmanager
def heeding(requests: ReloadRequests, sentence: str, *, done: bool) -> Iterator[list[list[str]]]:
    """Answer requests as a server does."""
    stop, heard = threading.Event(), list[list[str]]()

    def heed() -> None:
        while not stop.wait(0.01):
            if (names := requests.take()) is not None:
                heard.append(names)
                requests.answer(names, sentence, done=done)

    thread = threading.Thread(target=heed)
    thread.start()
    try:
        yield heard
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("done", [True, False])
def test_who_asks_is_told_what_came_of_it_and_nothing_is_left_behind(requests: ReloadRequests, tmp_path: Path, done: bool) -> None:
    with heeding(requests, "It was read.", done=done) as heard:
        assert ask_to_reload(8601, tmp_path) == (done, "It was read.")
    assert len(heard) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["serve-8601"]


def test_a_server_that_is_not_there_or_does_not_answer_is_said(requests: ReloadRequests, tmp_path: Path) -> None:
    with pytest.raises(NotServedError, match="no server of this user's that this command can see is on port 8602"):
        ask_to_reload(8602, tmp_path)
    with pytest.raises(NotServedError, match=r"did not take the request within 0\.2 seconds"):
        ask_to_reload(8601, tmp_path, within=0.2)
    assert requests.take() is None, "a request that was given up is none"


def test_requests_for_another_port_are_not_taken(requests: ReloadRequests, tmp_path: Path) -> None:
    (tmp_path / "reload-86010-aa").touch()
    (tmp_path / "reload-860-aa").touch()
    assert requests.take() is None
    (tmp_path / "reload-8601-aa").touch()
    assert requests.take() == ["aa"]
    assert requests.take() is None


def test_a_signal_asks_once(requests: ReloadRequests) -> None:
    assert requests.take() is None
    os.kill(os.getpid(), signal.SIGHUP)
    assert requests.take() == []
    assert requests.take() is None


def test_a_folder_that_others_can_write_to_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    own = cache_directories.own_folder()
    assert own == tmp_path / f"tumen-{os.getuid()}"
    own.chmod(0o777)
    assert cache_directories.own_folder() is None
    own.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    own.symlink_to(tmp_path / "elsewhere")
    assert cache_directories.own_folder() is None


def test_a_system_without_users_numbers_has_the_folder_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.delattr(os, "getuid")
    assert cache_directories.own_folder() == tmp_path / "tumen"
    assert cache_directories.cache_directories(tmp_path / "data")[0] == tmp_path / "data"
