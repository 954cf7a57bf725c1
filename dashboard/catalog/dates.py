"""Dates as EDTF (ISO 8601-2): read into spans of days, and said in words. The grammar is the ``edtf`` library's."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd
from edtf import EDTFParseException, parse_edtf

EPOCH = date(1970, 1, 1)
EXAMPLES = "2025-04-30, 2024-10, 2025, 2026-06~ or 2026-05/2026-08"
NO_DATE = f"is not a date in EDTF, such as {EXAMPLES}"
BACKWARDS = "ends before it starts; put the earlier date before the /"
_MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True)
class Span:
    """The days from ``start`` to ``end``, both included; ``approximate`` where the text says ~, ? or %."""

    start: date
    end: date
    approximate: bool = False


@lru_cache(maxsize=65536)
def parse(text: str) -> Span:
    """Return the span of an EDTF text; a ValueError says what is wrong with it."""
    approximate = any(mark in text for mark in "~?%")
    try:
        if len(text) == 10 and text[5:7].isdigit():  # a plain day: the library takes 20 ms for it, a table of a million days cannot wait
            day = date.fromisoformat(text)
            return Span(day, day)
        found = parse_edtf(text)
        start, end = date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3])
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(NO_DATE) from error
    if end < start:
        raise ValueError(BACKWARDS)
    return Span(start, end, approximate)


def fault(text: str) -> str:
    """Say why ``parse`` does not take a text; "" when it does."""
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return ""


def is_date(text: str) -> bool:
    """Tell whether a text is a date that ``parse`` takes."""
    return not fault(text)


def spans(texts: pd.Series) -> pd.DataFrame:
    """Return start, end (datetime64[s], NaT for an empty text) and approximate of each text, with the series' index."""
    found = {text: parse(text) for text in texts.unique() if text}
    rows = {text: (span.start, span.end, span.approximate) for text, span in found.items()} | {"": (None, None, False)}
    columns = list(zip(*(rows[text] for text in texts), strict=True)) or [(), (), ()]
    start, end = (pd.Series(pd.to_datetime(list(c)), index=texts.index).astype("datetime64[s]") for c in columns[:2])
    return pd.DataFrame({"start": start, "end": end, "approximate": pd.Series(columns[2], index=texts.index, dtype=bool)})


def number(day: date) -> int:
    """Return a day as days since 1970."""
    return day.toordinal() - EPOCH.toordinal()


def day_of(days: int) -> date:
    """Return the day that is so many days after the first of 1970."""
    return date.fromordinal(EPOCH.toordinal() + days)


def count_words(days: int) -> str:
    """Say a number of days: 1 day, 1,204 days."""
    return f"{days:,} day{'' if days == 1 else 's'}"


def said_words(made_on: str, *, late: bool) -> str:
    """Say when a claim was made: 30 April 2025, or by then, where it is known by that day at the latest."""
    return f"by {words(made_on)}" if late else words(made_on)


def event_words(date: str, basis: str, *, planned: bool) -> str:
    """Say when an event was: its date, the target of one that is only planned, or the day of the report where no other is known."""
    if planned:
        return f"planned for {words(date)}"
    return f"reported {words(date)}" if basis == "report" else words(date)


def day_words(day: date) -> str:
    """Say a day: 30 April 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """Say an EDTF text as a reader would: 30 April 2025, June 2026 (approximately), May to August 2026."""
    plain = text.rstrip("~?%")
    mark = {"~": " (approximately)", "?": " (uncertain)", "%": " (approximately, uncertain)"}.get(text[len(plain) :], "")
    if "/" not in plain:
        return _one(plain) + mark
    first, last = (part.rstrip("~?%") for part in plain.split("/"))
    a, b = _one(first), _one(last)
    if first[:4] == last[:4]:
        a = a.removesuffix(first[:4]).strip() or a
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        a = str(int(first[8:]))
    return f"{a} to {b}{mark}"


def _one(text: str) -> str:
    parts = text.split("-")
    try:
        number = [int(p) for p in parts]
        return {1: text, 2: f"{_MONTHS[number[1] - 1]} {parts[0]}", 3: f"{number[-1]} {_MONTHS[number[1] - 1]} {parts[0]}"}[len(parts)]
    except (ValueError, IndexError, KeyError):
        return text
