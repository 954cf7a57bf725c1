"""The status of very many propositions on a day: made up claims, skewed as real ones are, and the rule over them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.catalog.knowledge.claim_ledger import COLLECTIVE_KINDS, build_ledger
from dashboard.catalog.knowledge.status import ClaimLedger

PARTIES = 38
STANCES = {"asserts": 0.55, "denies": 0.1, "estimates": 0.15, "plans": 0.1, "acknowledges": 0.08, "retracts": 0.02}
FIRST, LAST = 15_000, 20_700  # days since 1970


def measure(runs: int, propositions: int = 1_000_000, claims: int = 1_500_000) -> dict[str, float]:
    """Return the median seconds of building the ledger (once), of a day not asked about before, and of one that was."""
    tables = made_up(propositions, claims)
    begun = time.perf_counter()
    book = build_ledger(*tables)
    built = time.perf_counter() - begun
    days = np.linspace(FIRST + 500, LAST, max(runs, 1)).astype(int).tolist()
    return {
        f"ledger of {claims:,} claims on {propositions:,} propositions": built,
        "status of all on a new day": _median(days, book.status),
        "status of all on a day asked about before": _median(days, book.status),
        "the same worked out again": _median(days, lambda day: ClaimLedger.worked_out(book, day)),
    }


def made_up(n: int, n_claims: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, np.ndarray]:
    """Return claims, propositions, parties and the day from which each claim counts; few propositions have many claims."""
    rng = np.random.default_rng(7)
    ids = np.array([f"P{i}" for i in range(PARTIES)])
    members = [()] * (PARTIES - 2) + [("P2", "P3"), ("P3", "P4")]
    kinds = np.where(np.arange(PARTIES) % 9 == 8, COLLECTIVE_KINDS[0], "state")  # some are many who speak each for itself
    parties = pd.DataFrame({"party_id": ids, "members": members, "kind": kinds})
    who = [(), ("P0", "P1"), ("P0",), ("P1",)]
    propositions = pd.DataFrame(
        {
            "proposition_id": [f"Q{i}" for i in range(n)],
            "kind": rng.choice(["act", "statement", "fact", "number"], n),
            "participants": [who[i % 4] for i in range(n)],
            "event_start": rng.integers(FIRST, LAST, n),
        }
    )
    about = (n * rng.random(n_claims) ** 1.5).astype(int)
    made_on = rng.integers(FIRST, LAST, n_claims)
    stance = rng.choice(list(STANCES), n_claims, p=list(STANCES.values()))
    target = (made_on + rng.integers(1, 400, n_claims)).astype("datetime64[D]").astype("datetime64[s]")
    planned = pd.Series(np.where(stance == "plans", target, np.datetime64("NaT", "s")))
    names = np.array([f"Claimant {i}" for i in range(500)])
    claims = pd.DataFrame(
        {
            "proposition_id": propositions["proposition_id"].to_numpy()[about],
            "party_id": ids[(PARTIES * rng.random(n_claims) ** 2).astype(int)],
            "claimant": names[rng.integers(0, len(names), n_claims)],
            "stance": stance,
            "planned_for_start": planned,
            "planned_for_end": planned,
        }
    )
    return claims, propositions, parties, made_on


def _median(days: list[int], once: Callable[[int], object]) -> float:
    taken = []
    for day in days:
        begun = time.perf_counter()
        once(day)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
