"""The day that it is: read here alone, once a run or request, and handed down from there."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return the day that it is on this machine."""
    return date.today()
