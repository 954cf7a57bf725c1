"""The made up readers of the load benchmark ask what a map asks, each the same in every run."""

from __future__ import annotations

from itertools import islice

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.routes import api_routes
from tests.benchmarks.readers import questions
from tests.engines import engine_of
from tests.query.asked import DATASET

ENGINE = engine_of(DATASET)


@pytest.mark.slow
def test_every_question_is_answered_and_they_are_the_same_in_every_run() -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: ENGINE)))
    asked = [address for seed in range(5) for address in islice(questions(seed), 40)]
    assert asked == [address for seed in range(5) for address in islice(questions(seed), 40)]
    assert len(set(asked)) > len(asked) / 2
    for kind in ("group=", "status=", "start=", "zoom=5", "viewport="):
        assert any(kind in address for address in asked)
    for address in asked:
        assert client.get(address).status_code == 200, address
