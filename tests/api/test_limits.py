"""What a stranger can ask for is bounded, and the answer to more is one sentence."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api import rate
from dashboard.api.limits import LIMITS, RATED
from dashboard.api.rate import BURST, MOST_CLIENTS, Buckets, client
from dashboard.api.routes import routes
from dashboard.api.turns import FILES
from dashboard.query.engine import Local
from tests.query.asked import DATASET, TODAY

ENGINE = Local(DATASET)
CLIENT = TestClient(Starlette(routes=routes(lambda: ENGINE)))
DAY = f"as_of={TODAY}"
MANY = ",".join(f"P{i}" for i in range(201))


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"events?place={MANY}", "place has 201 values; at most 200 are read."),
        (f"claims?proposition={MANY}", "has 201 values; at most 200 are read."),
        ("events?q=" + "+".join("ab"[i % 2] + str(i) for i in range(21)), "has 21 words; at most 20 are looked for."),
        ("events?area=" + ";".join(f"{i},{i % 2}" for i in range(101)), "has 101 corners; it needs 3 to 100, as lon,lat;lon,lat;lon,lat."),
        ("events?offset=1000000001", "is not a whole number from 0 to 1000000000."),
    ],
)
def test_more_than_is_read_is_refused_with_its_number(address: str, sentence: str) -> None:
    response = CLIENT.get(f"/api/{address}&{DAY}")
    assert response.status_code == 400
    assert response.json()["error"].endswith(sentence)


def test_only_so_many_files_are_written_at_a_time() -> None:
    with ExitStack() as held:
        for _ in range(FILES.most):
            held.enter_context(FILES.one())
        for address in ("export/selection.csv", "map.html"):
            response = CLIENT.get(f"/api/{address}?{DAY}")
            assert (response.status_code, response.headers["retry-after"]) == (503, "5")
            assert response.json()["error"] == "Many files are being written just now; ask again in a few seconds."
        assert CLIENT.get(f"/api/cells?{DAY}").status_code == 200
    assert CLIENT.get(f"/api/export/selection.csv?{DAY}").status_code == 200


def test_who_asks_too_often_is_told_when_to_ask_again() -> None:
    asked = TestClient(Starlette(routes=routes(lambda: ENGINE, rate=2)))
    said = [asked.get("/api/health", headers={"Origin": "https://example.org"}) for _ in range(2 * BURST + 3)]
    assert [r.status_code for r in said[: 2 * BURST]] == [200] * 2 * BURST
    refused = said[-1]
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "Retry-After" in refused.headers["access-control-expose-headers"]
    assert refused.json() == {"error": "At most 2 requests a second are answered to one address; ask again in 1 second."}


def test_what_a_header_says_of_the_asker_is_not_believed() -> None:
    asked = TestClient(Starlette(routes=routes(lambda: ENGINE, rate=1)))
    said = [asked.get("/api/health", headers={"X-Forwarded-For": f"192.0.2.{i}"}).status_code for i in range(BURST + 1)]
    assert said == [200] * BURST + [429]


def test_turns_come_back_with_time_and_belong_to_one_address() -> None:
    clock = Clock()
    buckets = Buckets(10, clock)
    assert not any(buckets.take("a") for _ in range(10 * BURST))
    assert buckets.take("a") == pytest.approx(0.1)
    assert buckets.take("b") == 0
    clock.now += 0.25
    assert [bool(buckets.take("a")) for _ in range(3)] == [False, False, True]


def test_a_map_that_is_panned_all_day_is_never_refused() -> None:
    clock = Clock()
    buckets = Buckets(rate.RATE, clock)
    for _ in range(20_000):  # a pull every 60 ms, with the events of a popup each time
        clock.now += 0.06
        assert buckets.take("a") == buckets.take("a") == 0


def test_the_addresses_remembered_are_bounded_and_the_silent_are_forgotten() -> None:
    clock = Clock()
    buckets = Buckets(10, clock)
    for i in range(MOST_CLIENTS + 500):
        buckets.take(f"192.0.2.{i}")
    assert len(buckets) == MOST_CLIENTS
    clock.now += BURST
    buckets.take("a")
    assert len(buckets) == 1


def test_one_subscriber_is_one_client() -> None:
    def of(address: str) -> str:
        return client({"type": "http", "client": (address, 1)})

    assert of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff::9") != of("2001:db8:1:3::1")
    assert of("::ffff:192.0.2.7") == of("192.0.2.7") != of("192.0.2.8")
    assert client({"type": "http", "client": None}) == ""


def test_the_index_names_every_limit() -> None:
    asked = TestClient(Starlette(routes=routes(lambda: ENGINE, rate=7)))
    limits = asked.get("/api/").json()["limits"]
    assert list(limits.values()) == [7 if words == RATED else most for words, (most, _) in LIMITS.items()]
