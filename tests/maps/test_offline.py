"""The map as one file: it holds what the page shows, nothing of a later day, no markup of the data, and no address to ask."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import date
from functools import lru_cache

import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles

from dashboard.analysis import record_details
from dashboard.catalog.knowledge.known import known_on
from dashboard.maps import offline, tiles
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from tests import build, datasets
from tests.engines import engine_of

ENGINE = datasets.engine()
DAY, TODAY = date(2025, 4, 27), date(2026, 11, 23)


@lru_cache
def made(selection: Selection, engine: Engine = ENGINE, **view) -> str:
    return offline.offline_page(engine, selection, TODAY, offline.ReaderView(**view), "http://localhost:8501/?as_of=2025-04-27")


def data(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">\n(.*?)\n</script>', page, re.DOTALL)[1])


@pytest.mark.data
def test_the_whole_atlas_is_smaller_than_three_and_a_half_megabytes():
    assert len(made(Selection(as_of=TODAY), datasets.engine(datasets.SHIPPED)).encode()) < 3_500_000


def test_it_holds_the_selected_events_of_the_day_and_nothing_later():
    page = made(Selection(as_of=DAY, group=("floods",)))
    then, now = known_on(ENGINE.dataset, DAY), known_on(ENGINE.dataset, TODAY)
    events = then.events[then.events["event_group"].eq("floods")]
    found = data(page)
    assert {e["event_id"] for e in found["events"]} == set(events["event_id"])
    assert set(found["details"]) == set(events["event_id"])
    later = set(now.claims["claim_id"]) - set(then.claims["claim_id"])
    shown = {claim["claim_id"] for p in found["propositions"].values() for claim in p["claims"]}
    assert shown
    assert not shown & later
    assert set(found["sources"]) <= set(then.sources["source_id"])
    hidden = set(now.events["title"]) - set(then.events["title"])
    assert not [title for title in hidden if title in page]


def test_it_names_the_day_the_version_the_licence_and_whom_to_name():
    page = made(Selection(as_of=DAY))
    for words in (
        "as known in these sources on 27 April 2025",
        f"version {ENGINE.dataset.version}",
        "CC0-1.0",
        "Made up for tests",
    ):
        assert words in page


def test_it_asks_nobody():
    page = made(Selection(as_of=DAY))
    assert "default-src 'none'" in page
    without_data = re.sub(r'id="data">.*?</script>', "", page, flags=re.DOTALL)
    assert not re.findall(r"<(?:script|img|link|iframe)[^>]*(?:src|href)=", without_data)
    assert not re.findall(r"@import|url\(\s*['\"]?https?:", without_data)


@pytest.mark.slow
def test_hostile_words_end_no_element(tmp_path):
    tables = build.question([("RU", "asserts", "2025-01-02")])
    hostile = "</script><script>alert(1)</script><!-- @@data@@"
    tables["events"][0]["title"] = tables["claims"][0]["wording"] = hostile
    page = made(Selection(as_of=DAY, q="alert"), engine_of(build.dataset(tmp_path / "data", **tables)))
    assert "<script>alert" not in page
    assert data(page)["events"][0]["title"] == hostile
    assert page.count("</script>") == 2


@pytest.mark.slow
def test_an_empty_dataset_makes_a_file(tmp_path):
    assert data(made(Selection(as_of=DAY), engine_of(build.dataset(tmp_path / "data"))))["events"] == []


@pytest.mark.slow
def test_what_does_not_fit_is_counted(monkeypatch):
    whole = made(Selection(as_of=DAY))
    monkeypatch.setattr(offline, "MOST_EVENTS", 5)
    page = made.__wrapped__(Selection(as_of=DAY))
    assert len(data(page)["events"]) == 5
    n = len(known_on(ENGINE.dataset, DAY).events)
    assert data(page)["n"] == n
    assert f"<p>The map counts all events; beside it stand the 5 newest of {n} events.</p>" in page
    assert " newest of " not in re.sub(r"<script.*?</script>", "", whole, flags=re.DOTALL)


def test_every_zoom_has_its_symbols():
    found = data(made(Selection(as_of=TODAY)))
    assert sorted(map(int, found["by_zoom"])) == list(offline.OFFLINE_ZOOMS)
    events = {zoom: sum(found["symbols"][i]["n"] for i in rows) for zoom, rows in found["by_zoom"].items()}
    assert all(events.values())


@pytest.mark.parametrize(("address", "zooms"), [(tiles.world_tiles(), {0, 1, 2, 3, 4}), (tiles.detail_tiles([(130.6, 42.4)]), {7, 8})])
def test_the_basemaps_part_is_an_archive_of_the_same_tiles(address, zooms):
    source = MemorySource(b64decode(address.partition(",")[2]))
    found = dict(all_tiles(source))
    assert {zoom for zoom, _, _ in found} == zooms
    whole = (tiles.BASEMAP_FOLDER / ("world.pmtiles" if 0 in zooms else "focus.pmtiles")).read_bytes()
    other = Reader(MemorySource(whole))
    assert all(other.get(*tile) == body for tile, body in list(found.items())[:20])


def test_where_the_basemap_has_no_detail_there_is_none():
    assert tiles.detail_tiles([(-74.0, 40.7)]) == ""
    assert tiles.detail_tiles([]) == ""


def test_what_is_said_is_gathered_once_however_many_events_there_are(monkeypatch):
    seen = []
    real = record_details.claim_records
    monkeypatch.setattr(record_details, "claim_records", lambda *of: [seen.append(len(of[1])), real(*of)][1])
    page = offline.offline_page(ENGINE, Selection(as_of=TODAY), TODAY, offline.ReaderView(), "/")
    assert len(data(page)["details"]) == len(known_on(ENGINE.dataset, TODAY).events) > 30
    assert len(seen) == 1
