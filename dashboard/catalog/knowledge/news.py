"""Days with news of an event: those on which a claim about it begins to count, or a target passes and a status with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_number
from dashboard.catalog.knowledge.claim_index import ClaimIndex, claim_index
from dashboard.catalog.knowledge.status import Ints


@derived(most=2)  # one for each way of counting late claims
def event_news(dataset: Dataset, late: str) -> tuple[Ints, Ints]:
    """Return events, by their rows in the dataset's table, and the days with news of each, since 1970-01-01: sorted, no pair twice.

    An event that nobody's word makes known yet has news too: what was said about its other propositions.
    """
    register, tables = claim_index(dataset, late), dataset.tables
    event = pd.Index(tables["events"]["event_id"]).get_indexer(pd.Index(tables["propositions"]["event_id"]))
    turned, passed = _turned(register)
    pairs = np.stack([np.concatenate([event[register.links.about], event[turned]]), np.concatenate([register.known_on, passed])], axis=1)
    found = np.unique(pairs[pairs[:, 1] <= day_number(date.max)], axis=0)
    return found[:, 0], found[:, 1]


def _turned(register: ClaimIndex) -> tuple[Ints, Ints]:
    """Return propositions, by their rows, and the days after a target on which the status was another than the day before."""
    ledger = register.ledger
    pairs = np.unique(np.stack([register.links.about[ledger.plans.row], ledger.plan_end], axis=1), axis=0)
    found: list[tuple[Ints, Ints]] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    day = np.zeros(len(register.first), dtype=np.int64)
    for proposition, ends in in_turn(pairs[:, 0], pairs[:, 1]):
        day[proposition] = ends
        turned = (ledger.status(day) != ledger.status(day + 1))[proposition]
        found.append((proposition[turned], ends[turned] + 1))
    rows, days = (np.concatenate(side) for side in zip(*found, strict=True))
    return rows, days


def in_turn(owner: Ints, day: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Yield all owners with their first days, then with their second ones, and so on; whichever has no further one stays on its last.

    ``owner`` is sorted, and ``day`` (since 1970-01-01) sorted for each owner; int64, as long as each other.
    """
    owners, start, many = np.unique(owner, return_index=True, return_counts=True)
    for turn in range(int(many.max(initial=0))):
        yield owners, day[start + np.minimum(turn, many - 1)]
