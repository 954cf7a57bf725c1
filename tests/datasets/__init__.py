"""The datasets that tests share, each loaded once a process. Three are made up: for tests that are not about what the shipped one holds.

``floods``: a river, its dam and its floods between two countries. It has every status, stance, precision, role and kind that code
tells apart, a life cycle whose plans move, movements, a story, outlines, and names in several scripts. ``whale``: sightings and
denials on both sides of the date line and near the poles; without a story. ``strikes``: coded events, one party, one number an event;
no movements, outlines or stories. Nothing in them is so: a test may count on their rows, and nobody has a reason to correct them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.catalog.dataset import SHIPPED_FOLDER, Dataset, load_dataset
from dashboard.query.engines.engine import Engine
from dashboard.wording.fault_words import problem_line
from tests.engines import engine_of

FOLDER = Path(__file__).resolve().parent
FLOODS, WHALE, STRIKES = (FOLDER / name for name in ("floods", "whale", "strikes"))
EACH = (FLOODS, WHALE, STRIKES)
SHIPPED = SHIPPED_FOLDER


@cache
def dataset(folder: Path = FLOODS) -> Dataset:
    """Return a dataset, loaded once a process: to be read, never to be changed."""
    found = load_dataset(folder)
    assert not found.problems, "\n".join(map(problem_line, found.problems))
    return found


@cache
def engine(folder: Path = FLOODS) -> Engine:
    """Return what answers from a dataset in memory, made once a process."""
    return engine_of(dataset(folder))
