"""Numbers in words."""

from __future__ import annotations

from math import nan

import pytest

from dashboard.catalog.quantities import quantity_words

CASES = [
    ((nan, 600, nan, "people"), "600 people"),
    ((600, nan, nan, "people"), "at least 600 people"),
    ((nan, nan, 9_000_000, "rounds"), "up to 9 million rounds"),
    ((4_200_000, nan, 5_800_000, "rounds"), "4.2 million to 5.8 million rounds"),
    ((100, 110, 115, "million USD"), "110 million USD (100 to 115)"),
    ((6000, 6000, nan, "people"), "6,000 people (or more)"),
    ((5, 5, 5, "lanes"), "5 lanes"),
    ((5, nan, 5, "lanes"), "5 lanes"),
    ((nan, nan, nan, "people"), ""),
    ((None, 5.5, None, "km2"), "5.5 km2"),
]


@pytest.mark.parametrize(("given", "said"), CASES)
def test_words(given, said):
    assert quantity_words(*given) == said
