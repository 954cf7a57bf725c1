"""Whether what is served is still what is there: told when it is not, and logged once for each change."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import pytest

from dashboard.catalog.loading.file_watch import WATCH_PAUSE, FolderWatch
from tests import build


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build.write(tmp_path / "data", **build.question([("KP", "asserts", "2025-01-03")]))


def test_a_change_is_told_and_logged_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    watch = FolderWatch(folder, clock)
    events = folder / "events.csv"
    before = events.stat()
    events.write_bytes(events.read_bytes() + b"\n")
    assert watch.changed() == "", "it is not looked at again at once"
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            clock.now += WATCH_PAUSE
            assert "has changed since it was read (events.csv)" in watch.changed()
    assert len(caplog.records) == 1
    events.write_bytes(events.read_bytes()[:-1])
    os.utime(events, ns=(before.st_atime_ns, before.st_mtime_ns))
    clock.now += WATCH_PAUSE
    assert watch.changed() == ""


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    clock = Clock()
    watch = FolderWatch(folder, clock)
    shutil.rmtree(folder)
    clock.now += WATCH_PAUSE
    assert watch.changed().startswith(f"{folder} is gone or empty")


def test_no_file_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    watch = FolderWatch(folder, clock)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("a file was read"))
    clock.now += WATCH_PAUSE
    assert watch.changed() == ""
