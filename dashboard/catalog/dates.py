"""Dates as EDTF (ISO 8601-2): read into spans of days, and said in words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog import edtf
from dashboard.catalog.edtf import DatePart, End

EPOCH = date(1970, 1, 1)
ONE_DAY = timedelta(days=1)
OPEN_END = date.max  # stands in tables for the last day of what has none
_MONTHS = tuple(calendar.month_name)[1:]
NO_START = "has no first day, which a row needs; write from when to when it can have been at most"
NO_END = "has no last day, which this column needs; write from when to when it can have been at most"
DATE_FAULTS = (*edtf.EDTF_FAULTS, NO_START, NO_END)
_MARKS = {"~": "approximately", "?": "uncertain", "%": "approximately, uncertain"}


class Span(NamedTuple):
    """The days from ``start`` to ``end``, both included: those that a text names, or that hold what it leaves open.

    ``approximate`` where the text says ~, ? or %; ``vague`` where either end is less sure than a day; ``open_start`` and ``open_end``
    where it has no such end, or does not know it: ``start`` is the first and ``end`` the last day of the calendar then.
    """

    start: date
    end: date
    approximate: bool = False
    vague: bool = False
    open_start: bool = False
    open_end: bool = False


@lru_cache(maxsize=65536)
def parse_span(text: str) -> Span:
    """Return the span of an EDTF text; a ValueError says what is wrong with it."""
    found = edtf.read_edtf(text)
    ends = [end for entry in found.entries for end in entry]
    approximate = any(isinstance(end, DatePart) and bool(end.mark) for end in ends)
    exact = found.kind != "set" and all(end.unit in ("day", "time") if isinstance(end, DatePart) else end == edtf.OPEN_SIGN for end in ends)
    no_start, no_end = (not isinstance(end, DatePart) for end in (ends[0], ends[-1]))
    return Span(found.start, found.end, approximate, approximate or not exact, no_start, no_end)


def date_fault(text: str, *, open_end: bool = False) -> str:
    """Say why a text cannot be a row's date, one of DATE_FAULTS; "" when it can. It needs a first day, and a last one if none is open."""
    try:
        span = parse_span(text)
    except ValueError as error:
        return str(error)
    return NO_START if span.open_start else NO_END if span.open_end and not open_end else ""


def is_date(text: str) -> bool:
    """Tell whether a text is a date that ``parse_span`` takes."""
    return date_fault(text) in ("", NO_START, NO_END)


def date_spans(texts: pd.Series) -> pd.DataFrame:
    """Return columns start, end (datetime64[s], NaT for an empty text) and approximate (bool) of each text, with the series' index."""
    found = {text: parse_span(text) for text in texts.unique() if text}
    rows = {text: (span.start, span.end, span.approximate) for text, span in found.items()} | {"": (None, None, False)}
    columns = list(zip(*(rows[text] for text in texts), strict=True)) or [(), (), ()]
    start, end = (pd.Series(pd.to_datetime(list(c)), index=texts.index).astype("datetime64[s]") for c in columns[:2])
    return pd.DataFrame({"start": start, "end": end, "approximate": pd.Series(columns[2], index=texts.index, dtype=bool)})


def is_iso_day(text: str) -> bool:
    """Tell whether a text is one day, as 2025-04-30."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def to_datetimes(days: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.datetime64]:
    """Return each of some days since 1970 as datetime64[s]."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


def day_number(day: date) -> int:
    """Return a day as days since 1970."""
    return day.toordinal() - EPOCH.toordinal()


def day_from_number(days: int) -> date:
    """Return the day that is ``days`` after 1 January 1970."""
    return date.fromordinal(EPOCH.toordinal() + days)


def said_words(made_on: str, *, late: bool) -> str:
    """Say when a claim was made: 30 April 2025, or by then, where it is known by that day at the latest."""
    return f"by {date_words(made_on)}" if late else date_words(made_on)


def event_words(date: str, basis: str, *, planned: bool) -> str:
    """Say when an event was: its date, the target of one that is only planned, or the day of the report where no other is known."""
    if planned:
        return f"planned for {date_words(date)}"
    return f"reported {date_words(date)}" if basis == "report" else date_words(date)


def day_words(day: date) -> str:
    """Say a day: 30 April 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=65536)
def date_words(text: str) -> str:
    """Say an EDTF text as a reader would: 30 April 2025, June 2026 (approximately), May to August 2026; another text as it is."""
    try:
        found = edtf.read_edtf(text)
    except ValueError:
        return text
    if found.kind == "set":
        return _one_of(found.entries)
    (entry,) = found.entries
    return _range(*entry) if len(entry) == 2 else _marked(*entry)


def _one_of(entries: tuple[tuple[End, ...], ...]) -> str:
    """Say one date of several: some day from 4 to 11 May 2026, 2024 or 2026."""
    if len(entries) == 1 and len(entries[0]) == 2:
        units = {end.unit for end in entries[0] if isinstance(end, DatePart)}
        return f"some {units.pop() if len(units) == 1 else 'day'} from {_range(*entries[0])}"
    *first, last = (_range(*entry) if len(entry) == 2 else _marked(*entry) for entry in entries)
    return f"{', '.join(first)} or {last}" if first else last


def _range(first: End, last: End) -> str:
    """Say from when to when; a year or month that both have stands once, and a mark after the end that it belongs to."""
    if not isinstance(first, DatePart):
        return f"until {_marked(last)}{'' if first == edtf.OPEN_SIGN else ' (start unknown)'}"
    if not isinstance(last, DatePart):
        return f"from {_marked(first)}{'' if last == edtf.OPEN_SIGN else ' (end unknown)'}"
    if first == last:
        return _marked(first)
    if first.mark and first.mark == last.mark:
        return f"{_shorter(first, last)} to {last.words} (both {_MARKS[last.mark]})"
    return f"{_marked(first) if first.mark else _shorter(first, last)} to {_marked(last)}"


def _shorter(first: DatePart, last: DatePart) -> str:
    """Return the words of the first of two dates without what the second says again."""
    if first.unit != last.unit or first.unit not in ("day", "month") or first.year != last.year:
        return first.words
    return first.words.split()[0] if first.start.month == last.start.month else first.words.removesuffix(f" {first.year}")


def _marked(end: End) -> str:
    return f"{end.words} ({_MARKS[end.mark]})" if isinstance(end, DatePart) and end.mark else end.words if isinstance(end, DatePart) else ""
