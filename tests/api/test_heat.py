"""The address of heat: tiles that add up, never too many, and refusals that say why."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from dashboard.query.answers.heat import MAX_TILES
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
ENGINE = engine_of(DATASET)
DAY = f"as_of={TODAY}"


@pytest.mark.parametrize("zoom", [0, 4, 9.75, 30])
def test_the_tiles_of_the_world_add_up_to_what_is_drawn(zoom: float) -> None:
    body = CLIENT.get(f"/api/heat?{DAY}&zoom={zoom}").json()
    assert sum(n for *_, n in body["tiles"]) == pytest.approx(body["drawn"], abs=1e-3)
    assert body["drawn"] + body["left_out"] + body["not_on_map"] == body["n"]
    assert 0 < len(body["tiles"]) <= MAX_TILES
    assert all(0 <= x < 2**z and 0 <= y < 2**z for z, x, y, _ in body["tiles"])


def test_a_viewport_gets_its_own_tiles_only() -> None:
    whole, part = (CLIENT.get(f"/api/heat?{DAY}&zoom=6{where}").json()["tiles"] for where in ("", "&viewport=130,42,131,43"))
    assert 0 < len(part) < len(whole)
    assert all(tile in whole for tile in part)


def test_it_is_left_as_it_was_by_an_etag_and_refuses_what_it_does_not_know() -> None:
    first = CLIENT.get(f"/api/heat?{DAY}&zoom=5")
    assert CLIENT.get(f"/api/heat?{DAY}&zoom=5", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    for bad, sentence in (
        ("zoom=31", "is not a zoom from 0 to 30"),
        ("viewport=1,2", "instead of the four"),
        ("most=9", "not a parameter"),
    ):
        refused = CLIENT.get(f"/api/heat?{DAY}&{bad}")
        assert refused.status_code == 400
        assert sentence in refused.json()["error"]
