"""How long the symbols of 15,000 places take to be worked out, the first time that a selection is asked for at a zoom."""

from __future__ import annotations

import time
from statistics import median

import numpy as np

from dashboard.query.symbols.crowd import Crowd
from dashboard.query.symbols.merging import merge_symbols
from dashboard.query.table.place_arrays import TILE_PIXELS

PLACES = 15_000
ZOOMS = range(15)
TOWNS = 60  # that half of the places lie around
NONE = np.zeros(0, dtype=np.int64)


def measure(runs: int) -> dict[str, float]:
    """Return the seconds by zoom, for places scattered over the world and gathered about towns."""
    crowds = {"scattered": _places(0), "about towns": _places(TOWNS)}
    return {f"{name}, zoom {zoom}": _took(x, y, zoom, runs) for name, (x, y) in crowds.items() for zoom in ZOOMS}


def _places(towns: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    x, y = random.uniform(0, 1, PLACES), random.uniform(0.2, 0.8, PLACES)
    if towns:
        about, some = random.integers(0, towns, PLACES), random.uniform(0, 1, PLACES) < 0.5
        x = np.where(some, (x[about] + random.normal(0, 0.003, PLACES)) % 1, x)
        y = np.where(some, y[about] + random.normal(0, 0.003, PLACES), y)
    return x, y


def _took(x: np.ndarray, y: np.ndarray, zoom: int, runs: int) -> float:
    size, n = TILE_PIXELS * 2.0**zoom, np.random.default_rng(2).geometric(0.05, PLACES)
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        merge_symbols(Crowd(size, x * size, y * size, n, np.zeros(PLACES, dtype=np.int64), NONE, NONE, NONE))
        taken.append(time.perf_counter() - begun)
    return median(taken)
