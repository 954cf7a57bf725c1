"""The read API through Starlette's TestClient: answers, refusals, and what costs nothing."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import ADDRESSES, api_routes
from dashboard.catalog.knowledge.known import known_on
from dashboard.catalog.stores.memory_store import MemoryStore
from dashboard.query.answers.answer import Answer, Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.former_codes import ACKNOWLEDGED_NOTICE, ACTS_NOTICE, CONFIRMED_NOTICE
from dashboard.query.selection.selection import PARAMETERS, Selection
from tests import datasets
from tests.engines import engine_of
from tests.examples import examples
from tests.packed import packed
from tests.query.asked import DATASET, TODAY, naive, selections

ENGINE = engine_of(DATASET)
CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)), raise_server_exceptions=True)
DAY = f"as_of={TODAY}"


def get(address: str, **headers: str) -> Any:
    return CLIENT.get(f"/api/{address}", headers=headers)


REFUSED = [
    ("events?type=nix", "type='nix' is not known; allowed are bridge_opening, combat, statement, summit."),
    ("events?limit=99999999", "limit='99999999' is not a whole number from 1 to 1000."),
    ("events?limit=abc", "limit='abc' is not a whole number from 1 to 1000."),
    ("events?limit=0", "limit='0' is not a whole number from 1 to 1000."),
    ("events?limit=٣", "limit='٣' is not a whole number from 1 to 1000."),
    ("events?offset=-1", "offset='-1' is not a whole number from 0 to 1000000000."),
    ("events?start=2025-02-30", "start='2025-02-30' is not a day; write it as 2025-04-30."),
    ("events?format=xml", "format='xml' is not known; allowed are json, geojson."),
    ("cells?viewport=1,2,3", "viewport='1,2,3' has 3 numbers instead of the four west,south,east,north."),
    ("cells?viewport=1,2,3,x", "viewport='1,2,3,x' has 'x', which is not a plain number."),
    (
        "events?area=130,42;131,42;132,42",
        "area='130,42;131,42;132,42' has no area: its sides lie on each other, so that nothing is inside; "
        "give corners that are not on one line.",
    ),
    ("cells?zoom=99", "zoom='99' is not a zoom from 0 to 30."),
    ("cells?zoom=nan", "zoom='nan' is not a plain number."),
    ("cells?announcements=maybe", "announcements='maybe' is not known; allowed are 0, 1."),
    ("propositions?topic=nix", "topic='nix' has 'nix', which is not known; allowed are bridge,"),
    ("claims?stance=nix", "stance='nix' has 'nix', which is not known; allowed are asserts,"),
    ("facets?limit=5", "'limit' is not a parameter; allowed are start, end,"),
    ("events?colour=red", "This address also takes limit, offset, order, format."),
    ("events?q=" + "a" * 201, "has 201 letters; at most 200 are looked for."),
    ("events?q=" + "a" * 9000, "The query string has 9002 letters; at most 8000 are read."),
    ("events?late=event&late=latest", "late is given 2 times with different values, 'event' and 'latest'; give it once."),
    ("events?limit=5&limit=6", "limit is given 2 times with different values, '5' and '6'; give it once."),
    (f"claims?proposition=Q0-E0001&{DAY}", "proposition='Q0-E0001' is not known; nearest are Q0-E001,"),
    (f"claims?proposition=Q0-E001,nix&{DAY}", "proposition='nix' is not known; allowed are "),
    ("events/E001?as_of=2025-13-01", "as_of='2025-13-01' is not a day; write it as 2025-04-30."),
]


def test_what_else_is_taken_is_told_of_an_unknown_parameter_only() -> None:
    assert "This address also takes" in get("events?a=1").json()["error"]
    assert "This address also takes" not in get("events?type=not+a+parameter").json()["error"]


@pytest.mark.parametrize(("address", "sentence"), REFUSED)
def test_bad_values_are_refused_with_a_sentence(address: str, sentence: str) -> None:
    response = get(address)
    assert response.status_code == 400
    assert sentence in response.json()["error"]
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.slow
def test_unknown_ids_and_addresses_are_404() -> None:
    assert get(f"events/E999?{DAY}").json() == {
        "error": "No event 'E999' is known on 2026-11-23 in this dataset; /api/events lists those that are."
    }
    for address in ("events/E999", "events/E001?as_of=2001-01-01", "events/%3Cscript%3E", "nix", "events/E001/claims"):
        response = get(address)
        assert response.status_code == 404
        assert response.json()["error"].endswith(".")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_api_is_for_reading(method: str) -> None:
    response = CLIENT.request(method, "/api/events")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert response.json()["error"] == f"{method} is not possible here: the API is for reading, with GET."


@pytest.mark.slow
@examples(40)
@given(selections())
def test_every_address_answers_every_selection(selection: Selection) -> None:
    selection = selection.replace(as_of=selection.day(TODAY))
    n = len(naive(DATASET, known_on(DATASET, selection.day(TODAY), selection.late), selection))
    for path in ADDRESSES:
        if "{" not in path and not path.endswith(".html") and ADDRESSES[path].narrowing == PARAMETERS:
            body = get(f"{path[1:]}?{selection.query()}").json()
            assert body["as_of"] == str(selection.as_of)
            assert body["late"] == (selection.late == "event")
            assert "version" in body
            assert path in ("/propositions", "/claims") or body["n"] == n


def test_repeated_and_comma_separated_codes_are_the_same() -> None:
    assert get(f"events?group=arms&group=troops&{DAY}").json()["events"] == get(f"events?group=arms,troops&{DAY}").json()["events"]


def test_cells_are_what_the_map_draws() -> None:
    body = get(f"cells?viewport=120,30,140,50&zoom=12&{DAY}").json()
    assert (body["n"], body["total"]) == (40, 40)
    bridge = next(s for s in body["symbols"] if s["id"] == "P1")
    assert set(bridge) == {
        *("id", "kind", "lat", "lon", "n", "name", "name_ko", "name_ru", "precision", "radius_km"),
        *("groups", "statuses", "weak", "contested", "hollow"),
    }
    assert body["zoom"] == 12
    assert [(s["id"], s["precision"]) for s in body["countries"]] == [("P6", "country")], "whatever the viewport"
    assert body["more_countries"] == 0
    assert "P5" not in {s["id"] for s in body["symbols"]}


def test_places_are_geojson() -> None:
    body = get(f"places?{DAY}")
    assert body.headers["content-type"] == "application/geo+json; charset=utf-8"
    features = {f["id"]: f for f in body.json()["features"]}
    assert features["P1"]["geometry"] == {"type": "Point", "coordinates": [130.6, 42.4]}
    assert features["P8"]["geometry"] is None
    assert features["P5"]["properties"]["radius_km"] is None
    assert sum(features["P1"]["properties"]["groups"].values()) == features["P1"]["properties"]["n"]


def test_next_links_lead_through_all_events() -> None:
    address, seen = f"/api/events?limit=7&group=arms,troops,memory,diplomacy&q=&order=oldest&{DAY}", []
    while address:
        body = CLIENT.get(address).json()
        seen += [e["event_id"] for e in body["events"]]
        address = body["next"]
    assert seen[::-1] == naive(DATASET, known_on(DATASET, TODAY), Selection(group=("arms", "troops", "memory", "diplomacy")))


def test_events_as_geojson_carry_id_title_date_status_and_sentence() -> None:
    body = get(f"events?format=geojson&limit=1000&{DAY}").json()
    assert body["type"] == "FeatureCollection"
    assert len(body["features"]) == body["n"] == 40
    for feature in body["features"]:
        assert all(feature["properties"][k] for k in ("event_id", "title", "date", "status", "sentence"))
        located = [p for p in feature["properties"]["places"] if p["lat"] is not None]
        assert (feature["geometry"] is None) == (not located)


def test_one_event() -> None:
    event = get(f"events/E001?{DAY}").json()["event"]
    assert event["event_id"] == "E001"
    assert event["propositions"][0]["claims"][0]["sources"]


def test_propositions_have_their_own_status_and_claims_their_own_party() -> None:
    propositions = get(f"propositions?status=contested&limit=1000&{DAY}").json()
    table = known_on(DATASET, TODAY).propositions
    assert propositions["n"] == int(table["status"].eq("contested").sum())
    claims = get(f"claims?party=KR&stance=asserts,denies&limit=1000&{DAY}").json()
    assert {(c["party_id"], c["stance"]) for c in claims["claims"]} == {("KR", "asserts"), ("KR", "denies")}
    table = known_on(DATASET, TODAY).claims
    assert claims["n"] == int((table["party_id"].eq("KR") & table["stance"].isin(["asserts", "denies"])).sum())


def test_propositions_that_are_known_only_later_are_404_and_never_named() -> None:
    early, late = (set(known_on(DATASET, day).propositions["proposition_id"]) for day in (date(2025, 6, 1), TODAY))
    hidden = sorted(late - early)
    response = get(f"claims?proposition={hidden[0]}&as_of=2025-06-01")
    words = f"No proposition '{hidden[0]}' is known on 2025-06-01 in this dataset; /api/propositions lists those that are."
    assert (response.status_code, response.json()["error"]) == (404, words)
    near = get(f"claims?proposition={hidden[0]}x&as_of=2025-06-01")
    assert near.status_code == 400
    assert not set(hidden) & set(near.json()["error"].replace(",", " ").replace(".", " ").split())
    assert get(f"claims?proposition={min(early)}&as_of=2025-06-01").json()["n"] > 0


def test_the_same_value_twice_is_one() -> None:
    once, twice = (get(f"events?{asked}&{DAY}").json() for asked in ("limit=5&late=event", "limit=5&limit=5&late=event&late=event"))
    assert once["events"] == twice["events"]


@pytest.mark.parametrize(
    ("viewport", "place", "lon"),
    [
        ("170,-10,190,80", "P9", 185),
        ("170,-10,-170,80", "P9", 185),
        ("-190,-10,-170,80", "P9", -175),
        ("-535,-10,-525,80", "P9", -535),
        ("485,30,495,50", "P1", 490.6),
        ("-100,-60,300,80", "P9", 185),
        ("-180,-85,180,85", "P9", -175),
    ],
)
def test_cells_stand_where_the_reader_looks(viewport: str, place: str, lon: float) -> None:
    found = {s["id"]: s["lon"] for s in get(f"cells?viewport={viewport}&zoom=12&{DAY}").json()["symbols"]}
    assert found[place] == lon


def test_health() -> None:
    body = get("health").json()
    assert (body["status"], body["name"], body["digest"], body["problems"]) == ("ok", "tumen", DATASET.digest, 0)
    assert body["counts"]["events"] == 40


@pytest.mark.slow
@pytest.mark.parametrize("day", [str(TODAY), "2025-02-01"])
def test_a_large_datasets_health_counts_all_its_events(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = packed(DATASET)
    monkeypatch.setattr(engine, "store", replace(engine.store, most=5))
    large, whole = (
        TestClient(Starlette(routes=api_routes(lambda e=e: e))).get(f"/api/health?as_of={day}").json() for e in (engine, ENGINE)
    )
    assert large["events_known"] == whole["events_known"] == len(known_on(DATASET, date.fromisoformat(day)).events)
    assert large["counts"] == {name: whole["counts"][name] for name in ("terms", "events", "places", "parties", "actors")}


def test_the_index_names_every_address_and_parameter() -> None:
    body = get("").json()
    assert set(body["addresses"]) == {f"/api{path}" for path in ADDRESSES}
    assert "bbox" in body["selection"]


class Counting(Engine):
    """Counts the answers that were computed, and in which thread."""

    def __init__(self) -> None:
        # A dataset of its own: what was answered from another is kept with that.
        super().__init__(MemoryStore(replace(DATASET)))
        self.threads: list[str] = []

    def answer(self, selection: Selection, ask: Ask, today: Any = None) -> Answer:
        self.threads.append(threading.current_thread().name)
        return super().answer(selection, ask, today)


@pytest.fixture
def counting() -> Iterator[tuple[Counting, TestClient]]:
    engine = Counting()
    with TestClient(Starlette(routes=api_routes(lambda: engine))) as client:
        yield engine, client


def test_the_same_question_costs_nothing(counting: tuple[Counting, TestClient]) -> None:
    engine, client = counting
    first = client.get("/api/cells?group=arms,troops&zoom=5")
    assert first.headers["cache-control"] == "public, max-age=60"
    again = client.get("/api/cells?zoom=5.0&group=troops&group=arms", headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert len(engine.threads) == 1
    other = client.get("/api/cells?group=arms&zoom=5", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]


def test_any_tag_is_that_of_what_exists_only() -> None:
    for address in ("events/E999", "sites/nix", "export/nix.csv"):
        assert get(f"{address}?{DAY}", **{"If-None-Match": "*"}).status_code == 404
    known_, bad = (get(address, **{"If-None-Match": " * "}) for address in (f"events/E001?{DAY}", "events?limit=0"))
    assert (known_.status_code, known_.content) == (304, b"")
    assert known_.headers["etag"] == get(f"events/E001?{DAY}").headers["etag"]
    assert bad.status_code == 400


def test_answers_are_computed_in_a_thread_of_the_pool(counting: tuple[Counting, TestClient]) -> None:
    engine, client = counting
    client.get("/api/facets")
    assert engine.threads[0] not in ("MainThread", "asyncio-portal")
    assert "AnyIO worker" in engine.threads[0]


def test_large_answers_are_compressed_and_read_from_anywhere() -> None:
    with CLIENT.stream("GET", "/api/facets", headers={"Accept-Encoding": "gzip", "Origin": "https://example.org"}) as response:
        raw = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["access-control-allow-origin"] == "*"
    assert json.loads(gzip.decompress(raw))["n"] == 40
    assert "access-control-allow-credentials" not in response.headers
    asked = CLIENT.options("/api/cells", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"})
    assert asked.status_code == 400


def test_words_of_the_data_stay_text() -> None:
    body = get(f"events?q=script&{DAY}")
    assert body.json()["n"] > 0
    assert body.headers["content-type"] == "application/json; charset=utf-8"
    assert "Ёлка" in get(f"events?limit=1000&{DAY}").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"events?status=acknowledged&{DAY}", [ACKNOWLEDGED_NOTICE]),
        (f"facets?status=confirmed&{DAY}", [CONFIRMED_NOTICE]),
        (f"propositions?kind=act&{DAY}", [ACTS_NOTICE]),
        (f"events?status=self_reported&{DAY}", None),
    ],
)
def test_what_is_read_otherwise_than_before_is_told_and_not_kept_for_who_asks_as_now(address: str, said: list[str] | None) -> None:
    answer = get(address)
    assert answer.json().get("notices") == said
    assert (get(address.replace("acknowledged", "self_reported")).headers["etag"] == answer.headers["etag"]) is (
        said != [ACKNOWLEDGED_NOTICE]
    )


def test_old_codes_select_what_they_stand_for() -> None:
    ids = [
        [e["event_id"] for e in get(f"events?status={code}&limit=100&{DAY}").json()["events"]] for code in ("acknowledged", "self_reported")
    ]
    assert ids[0] == ids[1] != []
    both = [get(f"events?status={codes}&limit=100&{DAY}").json()["events"] for codes in ("on_record", "act_on_record,statement_on_record")]
    assert both[0] == both[1] != []
    assert {(e["status"], e["standing"]) for e in both[0]} == {("on_record", "act_on_record"), ("on_record", "statement_on_record")}
    kinds = {p["kind"]: p["status"] for p in get(f"propositions?status=act_on_record&limit=100&{DAY}").json()["propositions"]}
    assert kinds == {"act": "on_record"}


def test_an_empty_search_has_the_nearest_words_and_what_they_find() -> None:
    assert "suggestions" not in get(f"events?q=bridge&{DAY}").json()
    assert "suggestions" not in get(f"events?start=1900-01-01&end=1900-01-02&{DAY}").json()
    found = get(f"events?q=brigde&{DAY}").json()
    assert found["n"] == 0
    assert [s["q"].casefold() for s in found["suggestions"]] == ["bridge"]
    assert found["suggestions"][0]["n"] == get(f"events?q=bridge&{DAY}").json()["n"] > 0
    assert get(f"events?q=brigde&format=geojson&{DAY}").json()["suggestions"] == found["suggestions"]


def test_a_dataset_says_what_it_is_about() -> None:
    client = TestClient(Starlette(routes=api_routes(datasets.engine)))
    said = client.get("/api/dataset").json()
    assert (said["title"], said["name"]) == ("Dams and floods on the Orsa", "floods")
    assert said["home"] == {"latitude": 23.5, "longitude": 12.3, "zoom": 7}
    assert said["theatres"][0] == {"name": "The gorge of the Orsa", "short": "Gorge", "holds": "L01"}
    assert (said["licence"], said["attribution"]) == ("CC0-1.0", "Made up for tests (CC0). Nothing in it is so.")
    assert said["headline"] == "A dam in the gorge, a flood on the terraces"
    assert client.get("/api/dataset?as_of=2020-01-01").json()["headline"] == "", "it tells how things came"
