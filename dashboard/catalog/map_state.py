"""What a map shows besides a selection: where it looks, and which event or place is picked. Links, stories and files say both alike."""

from __future__ import annotations

import re

from dashboard.catalog.schema.fields import ID

# Of a view; a map goes on past the 180th meridian. The page's script has the same numbers (static/ui/frame/address.js).
VIEW_LIMITS = {"zoom": (0.0, 20.0), "lat": (-85.0, 85.0), "lon": (-540.0, 540.0)}
PICKED_TABLES = {"event": "events", "place": "places"}
_PICKED = re.compile(f"({'|'.join(PICKED_TABLES)}):({ID})")


def parse_picked(text: str) -> tuple[str, str]:
    """Return kind and id of ``event:ID`` or ``place:ID``; ("", "") for any other text."""
    found = _PICKED.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")


def is_view(zoom: float, lat: float, lon: float) -> bool:
    """Tell whether a map can look there, at a latitude and longitude in degrees."""
    return all(low <= at <= high for at, (low, high) in zip((zoom, lat, lon), VIEW_LIMITS.values(), strict=True))
