"""A large dataset answers as the same data held whole: every part of every answer, on every day."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from dashboard.catalog import archive, packing
from dashboard.query.engine import Answer, Ask, Local
from dashboard.query.selection import Selection
from tests.query.asked import DATASET, TODAY, selections

WHOLE = Local(DATASET)
PARTS = frozenset({"cells", "places", "histogram", "facets", "rows"})
LOOKS_BACK = ["notes", "planned"]  # what an excerpt leaves out or cannot tell: see Archive


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Local:
    folder = tmp_path_factory.mktemp("archive")
    packing.pack(DATASET, folder)
    return Local(archive.load(folder))


LARGE: dict[str, Local] = {}


@pytest.fixture(autouse=True)
def _shared(large: Local) -> None:
    LARGE["engine"] = large


@settings(max_examples=60, deadline=None)
@given(selections())
def test_answers_are_the_same(selection: Selection) -> None:
    ask = Ask(parts=PARTS, viewport=(30, 30, 150, 70), zoom=5, limit=20)
    same(LARGE["engine"].answer(selection, ask, TODAY), WHOLE.answer(selection, ask, TODAY))


def same(one: Answer, other: Answer) -> None:
    assert (one.n, one.total, one.not_on_map, one.cells) == (other.n, other.total, other.not_on_map, other.cells)
    frames: list[tuple[Any, Any]] = [(one.places, other.places), (one.histogram, other.histogram)]
    frames += [(one.facets[p], other.facets[p]) for p in other.facets]
    rows = [found.rows.drop(columns=["notes"], errors="ignore") for found in (one, other)]
    for a, b in [*frames, tuple(rows)]:
        pd.testing.assert_frame_equal(a, b, check_dtype=False)
