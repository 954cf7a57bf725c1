"""Where a series is being built, asked over the API."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from tests import datasets


def client_of(folder) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: datasets.engine(folder))))


@pytest.fixture(scope="module")
def client() -> TestClient:
    return client_of(datasets.FLOODS)


@pytest.fixture(scope="module")
def shipped() -> TestClient:
    return client_of(datasets.SHIPPED)


def names(body) -> set[str]:
    return {f["properties"]["name"] for f in body["features"]}


def test_places_of_a_series_stand_with_those_of_another_beside_them(client):
    body = client.get("/api/sites/high-orsa-dam?as_of=2026-11-23").json()
    assert names(body) == {"High Orsa dam", "Hall of the commission", "Ford of the two banks"}, "the capital is where days were named"
    kinds = {f["properties"]["name"]: f["geometry"]["type"] for f in body["features"]}
    assert kinds["High Orsa dam"] == "LineString"
    west, south, east, north = body["bbox"]
    assert max(east - west, north - south) < 0.5


def test_the_places_are_those_of_the_selected_steps(client):
    whole, some, none = (
        client.get(f"/api/sites/high-orsa-dam?as_of=2026-11-23{more}").json() for more in ("", "&end=2022-12-31", "&group=floods")
    )
    n = [{f["id"]: f["properties"]["n"] for f in body["features"]} for body in (whole, some, none)]
    assert n == [{"L16": 1, "L01": 7, "L06": 3}, {"L16": 1, "L01": 5, "L06": 2}, {}]


def test_the_dam_is_planned_until_it_is_said_to_be_open(client):
    def state(day: str):
        body = client.get(f"/api/sites/high-orsa-dam?as_of={day}").json()
        return next(f["properties"]["state"] for f in body["features"] if f["id"] == "L01")

    assert state("2024-03-01") is None
    assert state("2026-06-19")["status"] == "planned"
    assert state("2026-06-20")["status"] == "overdue"
    assert state("2026-09-07")["status"] == "self_reported"


def test_what_stands_beside_is_there_only_once_something_of_it_is_known(client):
    assert "Hall of the commission" not in names(client.get("/api/sites/orsa-ferry?as_of=2019-04-11").json())
    assert "Hall of the commission" in names(client.get("/api/sites/orsa-ferry?as_of=2019-04-12").json())


def test_a_series_brings_its_own_line(client):
    body = client.get("/api/sites/orsa-ferry?as_of=2026-11-23").json()
    assert {f["id"]: f["geometry"]["type"] for f in body["features"]} == {"L06": "Point", "L16": "Point", "orsa-ferry": "LineString"}


@pytest.mark.parametrize("asked", ["nothing", "F16", "%3Cscript%3E", "second-wall?as_of=2024-01-01"])
def test_what_is_not_known_is_not_there(client, asked):
    assert client.get(f"/api/sites/{asked}").status_code == 404


@pytest.mark.data
def test_rail_bridge_road_bridge_and_checkpoint_stand_together(shipped):
    body = shipped.get("/api/sites/tumen-road-bridge?as_of=2026-11-23").json()
    assert {"Tumen River road bridge", "Korea-Russia Friendship Bridge", "Khasan road checkpoint"} <= names(body)
    assert "Pyongyang" not in names(body)
    west, south, east, north = body["bbox"]
    assert max(east - west, north - south) < 0.05


@pytest.mark.data
def test_the_railway_brings_its_own_line(shipped):
    body = shipped.get("/api/sites/khasan-rajin-railway?as_of=2026-11-23").json()
    assert {"Khasan-Rajin railway", "Rajin port"} <= names(body)
    assert body["bbox"][0] < 130.3
