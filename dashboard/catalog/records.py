"""Rows as plain values that JSON can carry: a day is its ISO text; what is missing, and an end that is open, is None."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.dates import OPEN_END


def json_value(value: Any) -> Any:
    """Return a value as JSON can carry it; NaN, NaT, infinities and the last day of what has none are None."""
    if isinstance(value, Mapping):
        return {str(key): json_value(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(v) for v in value]
    if value is None or value is pd.NaT:
        return None
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
        return None if value is pd.NaT else _day(value.date())
    if isinstance(value, datetime):
        return _day(value.date())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _day(day: date) -> str | None:
    return None if day == OPEN_END else day.isoformat()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows as plain dicts."""
    return [{str(k): json_value(v) for k, v in row.items()} for row in frame.to_dict("records")]
