"""Points of the globe on the square that maps are drawn in, and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.web_mercator import MAX_LATITUDE, from_mercator, to_mercator


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [
        (0, 0, 0.5, 0.5),
        (-180, MAX_LATITUDE, 0, 0),
        (180, -MAX_LATITUDE, 1, 1),
        (0, 90, 0.5, 0),
        (540, 0, 2, 0.5),
        (130.6, 42.4, 0.862778, 0.369717),
    ],
)
def test_points_that_are_known(lon: float, lat: float, x: float, y: float) -> None:
    np.testing.assert_allclose(to_mercator(lon, lat), (x, y), atol=1e-6)


@given(st.floats(-540, 540), st.floats(-85, 85))
def test_there_and_back(lon: float, lat: float) -> None:
    np.testing.assert_allclose(from_mercator(*to_mercator([lon], [lat])), [[lon], [lat]], atol=1e-9)
