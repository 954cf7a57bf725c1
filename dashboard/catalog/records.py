"""Rows as plain values that JSON can carry: a day is its ISO text; what is missing, and an end that is open, is None."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd

from dashboard.catalog.dates import OPEN_END
from dashboard.catalog.names import name_languages

TypedRow = TypeVar("TypedRow", bound=Mapping[str, object])


def json_value(value: Any) -> Any:
    """Return a value as JSON can hold it; NaN, NaT, infinities and open ends become None."""
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


def records(frame: pd.DataFrame, row: type[TypedRow]) -> list[TypedRow]:
    """Return a frame's rows as dicts of the columns that the TypedDict ``row`` names; KeyError for those that the frame lacks.

    Rows with a ``name`` also have the names in other languages, which the dataset decides: see ``catalog.names``.
    """
    return cast(list[TypedRow], plain_rows(_columns(frame, row)))


def frame_rows(frame: pd.DataFrame, row: type[TypedRow]) -> list[TypedRow]:
    """Return a frame's rows as ``records`` does, but with the cells as they are: days as Timestamp, several values as a tuple, NaN, NaT."""
    return cast(list[TypedRow], _columns(frame, row).to_dict("records"))


def _columns(frame: pd.DataFrame, row: type[TypedRow]) -> pd.DataFrame:
    if lacking := sorted(row.__annotations__.keys() - set(frame.columns)):
        raise KeyError(f"{row.__name__} has {', '.join(lacking)}, which the frame lacks; its columns are {', '.join(frame.columns)}")
    names = name_languages(map(str, frame.columns)).values() if "name" in row.__annotations__ else ()
    found: pd.DataFrame = frame.loc[:, frame.columns.isin([*row.__annotations__, *names])]
    return found


def one_record(frame: pd.DataFrame, key: str, value: str, row: type[TypedRow]) -> TypedRow:
    """Return as ``records`` does the first row whose column ``key`` has a value; KeyError(value) without one."""
    found = frame[frame[key].eq(value)]
    if found.empty:
        raise KeyError(value)
    return records(found.iloc[:1], row)[0]


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return all columns of a frame's rows, for a document whose columns depend on the data, or that nobody here reads by name."""
    return [{str(k): json_value(v) for k, v in row.items()} for row in frame.to_dict("records")]


def columns_of(row: Mapping[str, object], names: Iterable[str]) -> dict[str, Any]:
    """Return some columns of a row, in their order, for a document; KeyError for one that the row lacks."""
    return {name: row[name] for name in names}
