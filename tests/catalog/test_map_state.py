"""What is picked, and where a map looks: read in one place, for links, stories and files."""

from __future__ import annotations

import pytest

from dashboard.assets import UI
from dashboard.catalog.map_state import VIEW_LIMITS, is_view, parse_picked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("event:E024", ("event", "E024")),
        ("place:P-1.a_b", ("place", "P-1.a_b")),
        *((text, ("", "")) for text in ("", "event:", "E024", "claim:C020", "event:E 1", "event:-1", "event:E024&x", " place:P1")),
    ],
)
def test_an_event_or_a_place_is_picked_by_its_id(text: str, found: tuple[str, str]) -> None:
    assert parse_picked(text) == found


def test_a_map_looks_no_farther_than_it_reaches() -> None:
    low, high = ([at[side] for at in VIEW_LIMITS.values()] for side in (0, 1))
    assert is_view(*low)
    assert is_view(*high)
    assert not any(is_view(*(end + 1 if i == at else end for i, end in enumerate(high))) for at in range(3))
    assert not is_view(5, float("nan"), 0)


def test_the_page_reads_a_view_by_the_same_limits() -> None:
    (_, zoom), (_, lat), (_, lon) = VIEW_LIMITS.values()
    script = (UI / "frame" / "address.js").read_text("utf-8")
    assert f"zoom <= {zoom:g} && Math.abs(lat) <= {lat:g} && Math.abs(lon) <= {lon:g}" in script
