"""Where a series is being built, asked over the API."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from tests import datasets

LOCAL = datasets.engine(datasets.SHIPPED)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: LOCAL)))


def names(body) -> set[str]:
    return {f["properties"]["name"] for f in body["features"]}


def test_rail_bridge_road_bridge_and_checkpoint_stand_together(client):
    body = client.get("/api/sites/tumen-road-bridge?as_of=2026-11-23").json()
    assert {"Tumen River road bridge", "Korea-Russia Friendship Bridge", "Khasan road checkpoint"} <= names(body)
    assert "Pyongyang" not in names(body)
    kinds = {f["properties"]["name"]: f["geometry"]["type"] for f in body["features"]}
    assert kinds["Tumen River road bridge"] == "LineString"
    west, south, east, north = body["bbox"]
    assert max(east - west, north - south) < 0.05


def test_the_places_are_those_of_the_selected_steps(client):
    whole, some, none = (
        client.get(f"/api/sites/tumen-road-bridge?as_of=2026-11-23{more}").json() for more in ("", "&end=2024-12-31", "&group=troops")
    )
    n = [sum(f["properties"]["n"] for f in body["features"]) for body in (whole, some, none)]
    assert n[0] > n[1] > n[2] == 0


def test_the_bridge_is_planned_until_it_is_said_to_be_open(client):
    def state(day: str):
        body = client.get(f"/api/sites/tumen-road-bridge?as_of={day}").json()
        return next(f["properties"]["state"] for f in body["features"] if f["id"] == "P001")

    assert state("2024-12-12") is None
    assert state("2026-06-18")["status"] == "planned"
    assert state("2026-06-20")["status"] == "overdue"
    assert state("2026-09-07")["status"] == "self_reported"


def test_the_rail_bridge_is_there_only_once_something_of_it_is_known(client):
    assert "Korea-Russia Friendship Bridge" not in names(client.get("/api/sites/tumen-road-bridge?as_of=2024-12-12").json())


def test_the_railway_brings_its_own_line(client):
    body = client.get("/api/sites/khasan-rajin-railway?as_of=2026-11-23").json()
    assert {"Khasan-Rajin railway", "Rajin port"} <= names(body)
    assert body["bbox"][0] < 130.3


@pytest.mark.parametrize("asked", ["nothing", "partnership-treaty", "%3Cscript%3E", "tumen-road-bridge?as_of=2024-01-01"])
def test_what_is_not_known_is_not_there(client, asked):
    assert client.get(f"/api/sites/{asked}").status_code == 404
