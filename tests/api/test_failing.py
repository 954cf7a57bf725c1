"""What fails is said: as JSON with a sentence, and by health."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import ADDRESSES, api_routes
from dashboard.catalog.archive import parquet_folder
from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading import file_watch
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.query.answers.event_counter import UnreachableError
from dashboard.query.engines.engine import Engine
from dashboard.wording.messages import message
from tests import build
from tests.catalog.archive.test_checksums import damage, events
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

SECRET = "/srv/secret 0x7f"


def client(engine: Engine) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: engine)))


class Broken(Engine):
    def answer(self, *_, **__):
        raise ZeroDivisionError(SECRET)

    knowledge = excerpt = selected_among = answer


def test_what_nobody_foresaw_is_json_with_a_sentence_and_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    failing = 0
    for path in ADDRESSES:
        asked = path.format(event_id="E001", series="x", what="selection", suffix="csv", name="timeline", form="svg")
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            answer = client(Broken(MemoryStore(DATASET))).get(f"/api{asked}", headers={"Origin": "https://example.org"})
        if answer.status_code == 200:
            continue
        failing += 1
        assert (answer.status_code, answer.json()) == (500, {"error": message("api-unforeseen")}), path
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["access-control-allow-origin"] == "*"
        (record,) = caplog.records
        assert SECRET in str(record.exc_info[1])
    assert failing > 12


@pytest.mark.slow
def test_damaged_files_are_503_with_a_sentence_and_told_by_health(tmp_path: Path) -> None:
    pack(DATASET, tmp_path / "big")
    file = events(tmp_path / "big")
    asked = client(engine_of(parquet_folder.open_parquet_folder(tmp_path / "big")))
    assert asked.get("/api/health").json()["status"] == "ok"
    damage(file, "claims")
    answer = asked.get(f"/api/events/E001?as_of={TODAY}")
    assert answer.status_code == 503
    assert answer.json()["error"].startswith(f"{file} is damaged")
    health = asked.get("/api/health")
    assert (health.status_code, health.json()["status"], health.json()["error"]) == (503, "unavailable", answer.json()["error"])


def test_health_is_not_ok_while_the_scheduler_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_of(DATASET)
    asked = client(engine)
    assert asked.get("/api/health").status_code == 200
    monkeypatch.setattr(engine, "trouble", lambda: "The cluster's scheduler cannot be reached.")
    health = asked.get("/api/health")
    assert (health.status_code, health.json()) == (
        503,
        {"error": "The cluster's scheduler cannot be reached.", "status": "unavailable"},
    )


def test_a_changed_folder_is_told_by_health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "WATCH_PAUSE", 0.0)
    folder = build.write(tmp_path / "data", **build.question([("KP", "asserts", "2025-01-03")]))
    asked = client(engine_of(load_dataset(folder)))
    assert asked.get("/api/health").json()["status"] == "ok"
    (folder / "events.csv").unlink()
    health = asked.get("/api/health")
    assert (health.status_code, health.json()["status"]) == (200, "outdated")
    assert "events.csv" in health.json()["warning"]


def test_a_cluster_is_asked_anew_each_time() -> None:
    dask_counter = pytest.importorskip("dashboard.query.engines.dask.dask_counter")

    class Gone:
        def require_worker(self) -> None:
            raise UnreachableError("It is gone.")

    counter = object.__new__(dask_counter.DaskCounter)
    counter._cluster = Gone()
    assert counter.trouble() == "It is gone."
