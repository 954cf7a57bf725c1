"""What a stranger can ask for is bounded, and the answer to more is one sentence."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.limits import API_LIMITS, RATE_LIMIT, bound_words
from dashboard.api.routes import api_routes
from dashboard.api.slots import FILE_SLOTS
from tests.engines import engine_of
from tests.query.asked import DATASET, TODAY

ENGINE = engine_of(replace(DATASET))  # a dataset of its own: what was answered from another is kept with that
CLIENT = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
DAY = f"as_of={TODAY}"
MANY = ",".join(f"P{i}" for i in range(201))


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
        for _ in range(FILE_SLOTS.most):
            held.enter_context(FILE_SLOTS.one())
        for address in ("export/selection.csv", "map.html"):
            response = CLIENT.get(f"/api/{address}?{DAY}")
            assert (response.status_code, response.headers["retry-after"]) == (503, "5")
            assert response.json()["error"] == "Many files are being written just now; ask again in a few seconds."
        assert CLIENT.get(f"/api/cells?{DAY}").status_code == 200
    assert CLIENT.get(f"/api/export/selection.csv?{DAY}").status_code == 200


def test_the_index_names_every_limit() -> None:
    asked = TestClient(Starlette(routes=api_routes(lambda: ENGINE, rate=7)))
    limits = asked.get("/api/").json()["limits"]
    assert limits == {bound_words(bound): 7 if bound == RATE_LIMIT else most for bound, (most, _) in API_LIMITS.items()}
    assert not limits.keys() & API_LIMITS.keys(), "each limit has words"
