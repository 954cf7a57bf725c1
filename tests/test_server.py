"""The server: what pages and API share, and its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import server
from tests import build


def test_pages_and_api_share_one_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build.write(tmp_path / "world", **build.question([("KP", "asserts", "2025-01-03")]))
    monkeypatch.setenv(server.DATA, str(folder))
    assert server.directory() == folder.resolve()
    assert server.current() is server.engine().dataset
    assert server.engine() is server.engine()


def test_the_settings_are_the_projects_own_and_known_to_streamlit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from streamlit import config

    monkeypatch.chdir(tmp_path)
    for name in server.settings() | server.FIXED:
        assert name in config._config_options_template, name


def test_nothing_is_sent_to_other_hosts() -> None:
    assert server.FIXED["browser.gatherUsageStats"] is False
    assert server.FIXED["logger.hideWelcomeMessage"] is True
