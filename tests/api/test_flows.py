"""The movements through the API: GeoJSON, bounded, narrowed by the selection, as known on the day."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from tests import datasets

CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
ENGINE = datasets.engine()


def body(query: str):
    answer = CLIENT.get(f"/api/flows?{query}")
    assert answer.status_code == 200
    return answer


def test_lines_with_direction_and_their_events():
    answer = body("as_of=2026-11-23&group=blasting")
    assert answer.headers["content-type"].startswith("application/geo+json")
    found = answer.json()
    assert found["type"] == "FeatureCollection"
    assert 0 < len(found["features"]) <= 500
    assert {f["properties"]["group"] for f in found["features"]} == {"blasting"}
    first = found["features"][0]
    assert first["geometry"]["type"] == "LineString"
    assert first["properties"]["n"] == len(first["properties"]["events"])
    assert {p["place_id"] for p in found["ends"]} >= {first["properties"]["from"], first["properties"]["to"]}


def test_no_later_event_is_in_an_earlier_days_answer():
    assert '"F32"' not in body("as_of=2025-02-27").text
    assert '"F32"' in body("as_of=2025-02-28").text


def test_a_selection_without_movements_is_an_empty_collection():
    found = body("as_of=2026-11-23&q=zzzz").json()
    assert (found["features"], found["ends"], found["moving"]) == ([], [], 0)


def test_a_bad_parameter_is_refused():
    assert CLIENT.get("/api/flows?group=nix").status_code == 400
