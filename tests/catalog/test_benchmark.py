"""The benchmark of the status rule runs: what it makes up keeps to the tables that the rule reads."""

from __future__ import annotations

from tests.benchmarks import status


def test_the_status_of_made_up_propositions_is_measured():
    found = status.measure(2, propositions=2_000, claims=3_000)
    assert len(found) == 4
    assert all(seconds > 0 for seconds in found.values())
