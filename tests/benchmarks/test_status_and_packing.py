"""The benchmarks of the status rule and of packing run: what they make up keeps to the tables."""

from __future__ import annotations

import pytest

from tests.benchmarks import packing, status

pytestmark = pytest.mark.slow


def test_the_status_of_made_up_propositions_is_measured():
    found = status.measure(2, propositions=2_000, claims=3_000)
    assert len(found) == 4
    assert all(seconds > 0 for seconds in found.values())


def test_made_up_tables_are_packed():
    found = packing.once(60)
    assert (found["events"], found["known"], found["claims"]) == (60, 60, 180)
    assert found["peak_mb"] > 0
    assert str(found["days"]) in packing.table([found])
