"""Tables of made up events written as a folder of Parquet: what an event costs, whatever their number and that of the days of news."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.archive.parquet_writer import pack
from dashboard.catalog.dataset import Dataset, typed_table
from dashboard.catalog.schema.tables import BY_NAME
from tests import build
from tests.benchmarks.status import STANCES

MANY = (2_000, 6_000, 20_000)
FIRST, DAYS = 17_000, 3_000  # days since 1970
CLAIMS = 3  # an event
PLACES = 500


def measure() -> list[dict[str, Any]]:
    """Return the figures of each number of events, each packed in a process of its own."""
    return [json.loads(_said("--events", str(n), "--json"))[0] for n in MANY]


def _said(*extra: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks", "pack", *extra]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def once(n: int) -> dict[str, Any]:
    """Pack n made up events and return seconds, CPU seconds, both whole and in milliseconds an event, and the megabytes held at most."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = replace(made_up(n), directory=Path(folder))
        begun, busy = time.perf_counter(), time.process_time()
        known = pack(dataset, Path(folder) / "packed")
        took, worked = time.perf_counter() - begun, time.process_time() - busy
    days = int(dataset.tables["claims"]["made_on_end"].nunique())
    found = {
        "events": n,
        "known": known,
        "claims": len(dataset.tables["claims"]),
        "days": days,
        "s": round(took, 1),
        "cpu_s": round(worked, 1),
    }
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"ms_an_event": round(1000 * took / n, 2), "cpu_ms_an_event": round(1000 * worked / n, 2), "peak_mb": round(held)}


def table(rows: list[dict[str, Any]]) -> str:
    """Return the figures as lines."""
    lines = [[*rows[0]], *([f"{value:,}" for value in row.values()] for row in rows)]
    return "\n".join(" ".join(f"{cell:>15}" for cell in line) for line in lines)


def made_up(n: int, seed: int = 7) -> Dataset:
    """Return n events, each with a main proposition, some with another; a tenth of the claims are made at some other event.

    A fifth of the claims are only known by their day at the latest; plans name a day within the next 400.
    """
    rng = np.random.default_rng(seed)
    start = FIRST + rng.integers(0, DAYS, n)
    events = _ids("E", np.arange(n))
    of = np.concatenate([np.arange(n), rng.choice(n, n // 5, replace=False)])
    about = np.concatenate([np.arange(n), rng.integers(0, len(of), (CLAIMS - 1) * n)])
    made_on = start[of[about]] + rng.integers(0, 300, len(about))
    stance = rng.choice(list(STANCES), len(about), p=list(STANCES.values()))
    at = np.where(rng.random(len(about)) < 0.1, rng.integers(0, n, len(about)), of[about])
    basis = rng.choice(["stated", "no_later_than"], len(about), p=[0.8, 0.2])
    who = rng.choice([party["party_id"] for party in build.PARTIES], len(about))
    claims = _ids("C", np.arange(len(about)))
    target = np.where(stance == "plans", _days(made_on + rng.integers(1, 400, len(about))), "")
    tables: dict[str, dict[str, Any]] = {
        "places": {"place_id": _ids("P", np.arange(PLACES)), "name": _ids("Place ", np.arange(PLACES))},
        "sources": {"source_id": _ids("S", np.arange(n))},
        "events": {"event_id": events, "title": _ids("Made up ", np.arange(n)), "date": _days(start)},
        "event_places": {"event_id": events, "place_id": _ids("P", rng.integers(0, PLACES, n))},
        "propositions": {
            "proposition_id": _ids("Q", np.arange(len(of))),
            "event_id": events[of],
            "is_main": np.where(np.arange(len(of)) < n, "true", "false"),
            "kind": rng.choice(["fact", "act", "statement"], len(of)),
            "participants": rng.choice(["KP;RU", "RU", ""], len(of)),
        },
        "claims": {
            "claim_id": claims,
            "proposition_id": _ids("Q", about),
            "event_id": np.where(rng.random(len(about)) < 0.2, "", events[at]),
            "party_id": who,
            "stance": stance,
            "made_on": _days(made_on),
            "made_on_basis": basis,
            "planned_for": target,
            "wording": _ids("Said as ", rng.integers(0, 2000, len(about))),
            "evidence_strength": rng.choice(["A", "B", "C"], len(about)),
        },
        "claim_sources": {"claim_id": claims, "source_id": _ids("S", rng.integers(0, n, len(about)))},
    }
    return Dataset(build.unchecked().tables | {name: _typed(name, cells) for name, cells in tables.items()})


def _ids(letter: str, numbers: np.ndarray) -> np.ndarray:
    return np.char.add(letter, numbers.astype(str))


def _days(days: np.ndarray) -> np.ndarray:
    return np.datetime_as_string(days.astype("datetime64[D]"))


def _typed(name: str, cells: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(build.DEFAULTS[name] | cells, dtype=str)
    return typed_table(frame.reindex(columns=[f.name for f in BY_NAME[name].fields], fill_value=""), BY_NAME[name])
