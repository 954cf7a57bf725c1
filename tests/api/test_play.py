"""The events by step of time, as the API writes them: a reader of it adds up what the other addresses say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from dashboard.query.answers.histogram import UNIT_DAYS
from tests import build
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

ENGINE = engine_of(DATASET)
CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
DAY = f"as_of={TODAY}"


def get(address: str) -> Any:
    return CLIENT.get(f"/api/{address}&{DAY}").json()


def added(body: Any, symbol: int, name: str, first: int, last: int) -> int:
    """Add up a window as the map does."""
    begun, lasting = (body[part].get(name, [0] * len(body["at"]["step"])) for part in ("begun", "lasting"))
    rows = [k for k, i in enumerate(body["at"]["symbol"]) if i == symbol]
    step = body["at"]["step"]
    return sum(begun[k] for k in rows if first <= step[k] <= last) + sum(lasting[k] for k in rows if step[k] == first - 1)


@pytest.mark.slow
@pytest.mark.parametrize("step", ["month", "quarter", "year"])
@pytest.mark.parametrize("more", ["", "&announcements=0", "&group=arms,troops", "&start=2024-03-10&end=2026-02-20"])
def test_any_window_is_a_sum_of_its_steps(step: str, more: str) -> None:
    body = get(f"play?zoom=14&step={step}{more}")
    assert body["symbols"] == get(f"cells?zoom=14{more}")["symbols"]
    assert body["unit"] == step
    steps = len(body["days"]) - 1
    rest = more.partition("&start")[0]
    for first, last in ((0, steps - 1), (steps // 3, steps // 2), (steps // 2, steps // 2), (1, 1)):
        window = f"start={body['days'][first]}&end={_before(body['days'][last + 1])}"
        then = get(f"cells?zoom=14&{window}{rest}")
        shown = {s["id"]: s for s in (*then["symbols"], *then["countries"])}
        assert sum(body["whole"]["begun"][first : last + 1]) + (body["whole"]["lasting"][first - 1] if first else 0) == then["n"]
        for i, symbol in enumerate((*body["symbols"], *body["countries"])):
            if symbol["kind"] == "cell":  # of fewer places where only some of them have an event in the window
                if "announcements" not in more:
                    there = get(f"events?place={','.join(symbol['places'])}&{window}{rest}")
                    assert added(body, i, "n", first, last) == there["n"]
                continue
            now = shown.get(symbol["id"], {"n": 0, "groups": {}, "statuses": {}})
            assert added(body, i, "n", first, last) == now["n"]
            for group in symbol["groups"]:
                assert added(body, i, f"group_{group}", first, last) == now["groups"].get(group, 0)
            for status in symbol["statuses"]:
                assert added(body, i, f"status_{status}", first, last) == now["statuses"].get(status, 0)


def _before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def test_a_step_that_is_none_is_refused() -> None:
    response = CLIENT.get("/api/play?step=hour")
    assert response.status_code == 400
    assert "step='hour' is not known; allowed are" in response.json()["error"]


@pytest.mark.slow
@pytest.mark.parametrize("day", ["9999-12-31", "9999", "2025-01-01/9999-12-31"])
@pytest.mark.parametrize("window", ["", "&start=9999-12-31", "&start=9999-12-31&end=9999-12-31"])
@pytest.mark.parametrize("step", ["", *UNIT_DAYS])
def test_the_last_day_that_there_is_can_be_played(tmp_path: Path, day: str, window: str, step: str) -> None:
    tables = build.question([("KP", f"plans:{day}", "2025-01-01")], date=day)
    engine = engine_of(build.dataset(tmp_path, places=[{"place_id": "P1", "name": "P"}], event_places=[EVENT_AT], **tables))
    body = TestClient(Starlette(routes=api_routes(lambda: engine))).get(f"/api/play?step={step}{window}&{DAY}").json()
    assert (body["n"], sum(body["whole"]["begun"])) == (1, 1)
    assert body["days"] == sorted(body["days"])
    assert body["days"][-1] <= "9999-12-31"


EVENT_AT = {"event_id": "E1", "place_id": "P1"}


def test_nothing_selected_has_no_steps() -> None:
    body = get("play?q=zzzz")
    assert (body["n"], body["symbols"], body["whole"]) == (0, [], {"begun": [], "lasting": []})
    assert len(body["days"]) == 1
