"""What is done in the map is taken up: a symbol is picked, a window that was played is kept."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.views.frame import picks, session_link
from tests.views.pages import ENGINE


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(session_link, "change_selection", lambda changes, dataset: found.append(changes))
    monkeypatch.setattr(picks, "pick_symbol", found.append)
    return found


def test_a_window_becomes_the_selections_dates(heard: list[Any]) -> None:
    picks.take_up({"kind": "window", "start": "2024-05-01", "end": "2024-07-31", "click": 3}, ENGINE.dataset)
    assert heard == [{"start": "2024-05-01", "end": "2024-07-31"}]


def test_everything_so_far_has_no_start(heard: list[Any]) -> None:
    picks.take_up({"kind": "window", "start": "", "end": "2024-07-31"}, ENGINE.dataset)
    assert heard == [{"start": "", "end": "2024-07-31"}]


def test_a_symbol_is_picked(heard: list[Any]) -> None:
    place = {"kind": "place", "id": "L01", "places": ["L01"]}
    picks.take_up(place, ENGINE.dataset)
    assert heard == [place]
