"""One snapshot is served; a reload replaces it as a whole, or leaves it and says why."""

from __future__ import annotations

import gc
import threading
import weakref
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import server
from dashboard.api.routes import api_routes
from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.stores.open_store import open_store
from dashboard.query.selection.selection import Selection
from dashboard.snapshot import CurrentSnapshot, DataLocation
from dashboard.views import PAGES
from tests import build

ONE = build.question([("KP", "asserts", "2025-01-03")])
DENIED = build.question([("KP", "asserts", "2025-01-03"), ("UA", "denies", "2025-02-01")])


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return build.write(tmp_path / "world", **ONE)


def status(client: TestClient) -> str:
    (event,) = client.get("/api/events").json()["events"]
    return str(event["status"])


def client_of(snapshot: CurrentSnapshot) -> TestClient:
    return TestClient(Starlette(routes=api_routes(snapshot.engine)))


@pytest.mark.slow
def test_the_new_data_answer_after_a_reload_and_the_old_ones_until_then(world: Path) -> None:
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    client, before = client_of(snapshot), snapshot.engine()
    first = client.get("/api/events")
    build.write(world, **DENIED)
    assert client.get("/api/events").json() == first.json()
    named = client.get(f"/api/events?digest={before.dataset.digest}")  # by which browsers tell answers about different data apart
    assert (named.status_code, named.headers["etag"]) == (200, first.headers["etag"])
    done, said = snapshot.reload()
    assert done
    assert before.dataset.digest in said
    second = client.get("/api/events", headers={"If-None-Match": first.headers["etag"]})
    assert second.status_code == 200
    assert (first.json()["events"][0]["status"], second.json()["events"][0]["status"]) == ("self_reported", "contested")
    health = client.get("/api/health").json()
    assert (health["status"], health["digest"]) == ("ok", snapshot.engine().dataset.digest)


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
def test_the_old_snapshot_goes_with_its_threads_when_nobody_has_it(world: Path, tmp_path: Path, large: bool) -> None:
    folder = world
    if large:
        pack(load_dataset(world), tmp_path / "big")
        folder = tmp_path / "big"
    snapshot = CurrentSnapshot(lambda: DataLocation(folder))
    threads = {*threading.enumerate()}
    client = client_of(snapshot)
    engine = snapshot.engine()
    engine.make_ready_soon(Selection(as_of=date(2026, 1, 1)))
    engine._background.submit(lambda: None).result()
    mine = [thread for thread in threading.enumerate() if thread.name.startswith("tumen-ahead") and thread not in threads]
    assert len(mine) == 1
    assert status(client) == "self_reported"
    held = [weakref.ref(engine), weakref.ref(engine.dataset), weakref.ref(engine.dataset.memo)]
    assert snapshot.reload()[0]
    assert status(client) == "self_reported"
    assert held[0]() is engine, "who began with it may end with it"
    del engine
    gc.collect()
    assert [ref() for ref in held] == [None, None, None]
    mine[0].join(60)
    assert not mine[0].is_alive()


def emptied(world: Path) -> None:
    build.write(world)


def gone(world: Path) -> None:
    (world / "events.csv").unlink()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "words"), [(emptied, "holds no event that can be shown"), (gone, "has no events.csv and no folder events of Parquet files")]
)
def test_what_cannot_be_served_leaves_the_old_data_and_says_why(
    world: Path, spoil: Any, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    client, before = client_of(snapshot), snapshot.engine()
    spoil(world)
    done, said = snapshot.reload()
    assert not done
    assert words in said
    assert said in caplog.text
    assert snapshot.engine() is before
    assert status(client) == "self_reported"
    health = client.get("/api/health").json()
    assert (health["status"], health["warning"]) == ("outdated", said)
    build.write(world, **DENIED)
    assert snapshot.reload()[0]
    assert client.get("/api/health").json()["status"] == "ok"
    assert status(client) == "contested"


@pytest.mark.slow
def test_data_of_which_nothing_is_known_any_more_are_not_served(world: Path) -> None:
    """Without its claims a dataset has events, and tells nothing of them."""
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    before = snapshot.engine()
    (world / "claims.csv").unlink()
    done, said = snapshot.reload()
    assert not done
    assert "anything is known today" in said
    assert snapshot.engine() is before


def test_what_is_left_out_of_new_data_is_said(world: Path) -> None:
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    snapshot.engine()
    (world / "datapackage.json").write_text("{", "utf-8")
    done, said = snapshot.reload()
    assert done
    assert said.endswith("It has 1 problem in its files; no row is left out: tumen validate lists them.")


def test_an_error_that_nobody_foresaw_leaves_the_old_data_too(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    before = snapshot.engine()
    monkeypatch.setattr("dashboard.snapshot.open_store", lambda *_: {}["x"])
    assert not snapshot.reload()[0]
    assert snapshot.engine() is before


def test_data_that_change_while_they_are_read_are_not_served(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = CurrentSnapshot(lambda: DataLocation(world))
    snapshot.engine()

    def read(folder: Path, *how: Any) -> Any:
        found = open_store(folder, *how)
        build.write(folder, **DENIED)
        return found

    monkeypatch.setattr("dashboard.snapshot.open_store", read)
    done, said = snapshot.reload()
    assert not done
    assert "changed while it was read" in said


@pytest.mark.slow
def test_a_link_to_the_folder_may_be_pointed_at_another(world: Path, tmp_path: Path) -> None:
    """Who reads the old data goes on reading them where they are."""
    pack(load_dataset(world), tmp_path / "one")
    pack(load_dataset(build.write(tmp_path / "other", **DENIED)), tmp_path / "two")
    link = tmp_path / "data"
    link.symlink_to("one")
    snapshot = CurrentSnapshot(lambda: DataLocation(link))
    client, before = client_of(snapshot), snapshot.engine()
    link.unlink()
    link.symlink_to("two")
    assert status(client) == "self_reported"
    assert snapshot.reload()[0]
    assert status(client) == "contested"
    assert before.dataset.directory == tmp_path / "one"
    assert before.changed() == ""


@pytest.mark.slow
def test_an_address_of_an_old_vocabulary_gets_the_new_one_and_is_not_kept(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "CURRENT_SNAPSHOT", CurrentSnapshot(lambda: DataLocation(world)))
    client = TestClient(Starlette(routes=[server.asset_addresses()]))
    old = f"/assets/words-light.json?v={server._packed_asset(server.shared_dataset(), 'words-light.json')[0]}"
    first = client.get(old)
    assert "immutable" in first.headers["cache-control"]
    build.write(world, **DENIED | {"parties": [*build.PARTIES, {"party_id": "JP", "name": "Japan"}]})
    assert server.CURRENT_SNAPSHOT.reload()[0]
    again = client.get(old)
    assert again.status_code == 200
    assert again.headers["cache-control"] == "no-store"
    assert "JP" in again.json()["parties"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("address", [page.address for page in PAGES if page.listing.listed])
def test_a_page_that_is_open_keeps_no_snapshot(address: str, world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page hears of its reader is handled with the data that are served by then."""
    monkeypatch.setattr(server, "CURRENT_SNAPSHOT", CurrentSnapshot(lambda: DataLocation(world)))
    app = AppTest.from_file(str(server.APP_SCRIPT), default_timeout=120)
    app._page_hash = calc_hash(address)
    app.run()
    assert not app.exception
    assert app.session_state["address"] == address
    before = weakref.ref(server.shared_dataset())
    build.write(world, **DENIED)
    assert server.CURRENT_SNAPSHOT.reload()[0]
    gc.collect()
    assert before() is None
    app.run()
    assert not app.exception
