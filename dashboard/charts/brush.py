"""What a reader did on the timeline, read from the state that Streamlit keeps of it: a window brushed, an event clicked.

The state is ``{"selection": {"window": {"day": [19834.2, 20011.7]}, "pick": [{"event_id": "E024"}]}}``; a selection that is
not made, or is cleared, is ``{}`` or left out. Numbers are days since 1970. The inner mapping is taken, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.charts.axis import day_at_boundary

Window = tuple[date, date]


def window_of(state: Any) -> Window | None:
    """Return the brushed window in whole days, both included; None when nothing is brushed."""
    found = _part(state, "window")
    ends = next(iter(found.values()), None) if isinstance(found, Mapping) else None
    if not isinstance(ends, list | tuple) or len(ends) != 2:
        return None
    first, end = sorted(round(float(e)) for e in ends)
    return day_at_boundary(first), day_at_boundary(max(first, end - 1))


def picked_of(state: Any) -> str | None:
    """Return the id of the clicked event; None when nothing is picked."""
    found = _part(state, "pick")
    rows = found if isinstance(found, list | tuple) else []
    ids = [row["event_id"] for row in rows if isinstance(row, Mapping) and row.get("event_id")]
    return str(ids[-1]) if ids else None


def brush_changes(before: Any, after: Any) -> dict[str, Any]:
    """Return what the reader just did, of "window" and "picked", each with its new value: None where it was cleared."""
    read = {"window": window_of, "picked": picked_of}
    return {name: value(after) for name, value in read.items() if value(before) != value(after)}


def remembers_state(state: Any, window: tuple[date | None, date | None], picked: frozenset[str] | str) -> bool:
    """Tell whether what the chart remembers of its own is still what the page shows.

    When it does not (the window was typed, another event picked on the map), the page gives the chart a new key: the brush
    goes, and the same event can be clicked again.
    """
    brushed, clicked = window_of(state), picked_of(state)
    return brushed in (None, window) and (clicked is None or clicked in ids_of(picked))


def ids_of(picked: frozenset[str] | str) -> frozenset[str]:
    """Return the picked events' ids; a string is ``event:E024`` or an id, and a place or a cell picks no event by itself."""
    if not isinstance(picked, str):
        return picked
    kind, _, code = picked.rpartition(":")
    return frozenset({code}) if code and kind in ("", "event") else frozenset()


def _part(state: Any, name: str) -> Any:
    selection = state.get("selection", state) if isinstance(state, Mapping) else None
    return selection.get(name) if isinstance(selection, Mapping) else None
