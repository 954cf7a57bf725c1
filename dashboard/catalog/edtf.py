"""EDTF (ISO 8601-2), read: all of levels 0 and 1 within the years 1 to 9999, and of level 2 what data use.

Of level 2 these are parts of a year (2024-25 to 2024-41), and one date of a set, ``[a..b]`` or ``[a,b]``. The rest is told apart from
what is no date at all.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from operator import gt
from typing import Literal, NamedTuple

EDTF_EXAMPLES = "2025-04-30, 2024-10, 2025, 2026-06~ or 2026-05/2026-08"
NO_DATE = f"is not a date in EDTF, such as {EDTF_EXAMPLES}"
BACKWARDS_ERROR = "ends before it starts; put the earlier date first"
LEVEL_2 = f"is EDTF level 2, which is not supported; write it more simply, such as {EDTF_EXAMPLES}"
OUTSIDE_CALENDAR = "lies outside the years 1 to 9999, which are all that are supported"
EDTF_FAULTS = (NO_DATE, BACKWARDS_ERROR, LEVEL_2, OUTSIDE_CALENDAR)
OPEN_SIGN, UNKNOWN_SIGN = "..", ""  # what may stand for an end of an interval

Unit = Literal["day", "month", "year", "time", "other"]
_MONTHS = tuple(calendar.month_name)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NORTH, _SOUTH = " (northern hemisphere)", " (southern hemisphere)"
# A part of a year by its number: first month, months, and its words before and after the year. A season of months is of the north where
# it names no hemisphere; a winter, and a summer of the south, begin in their year.
_PARTS = {
    21: (3, 3, "spring ", ""),
    22: (6, 3, "summer ", ""),
    23: (9, 3, "autumn ", ""),
    24: (12, 3, "winter ", ""),
    25: (3, 3, "spring ", _NORTH),
    26: (6, 3, "summer ", _NORTH),
    27: (9, 3, "autumn ", _NORTH),
    28: (12, 3, "winter ", _NORTH),
    29: (9, 3, "spring ", _SOUTH),
    30: (12, 3, "summer ", _SOUTH),
    31: (3, 3, "autumn ", _SOUTH),
    32: (6, 3, "winter ", _SOUTH),
    33: (1, 3, "first quarter of ", ""),
    34: (4, 3, "second quarter of ", ""),
    35: (7, 3, "third quarter of ", ""),
    36: (10, 3, "fourth quarter of ", ""),
    37: (1, 4, "first third of ", ""),
    38: (5, 4, "second third of ", ""),
    39: (9, 4, "last third of ", ""),
    40: (1, 6, "first half of ", ""),
    41: (7, 6, "second half of ", ""),
}
_DATE = re.compile(r"((?!000[0X]|00XX)(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[1-9]XXX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)(Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
# What is well formed and not read: before the year 1 or after 9999; beyond level 1.
_FAR = re.compile(r"(-[0-9X]{4}|0000|000X|00XX|0XXX)(-[0-9X]{2}){0,2}[~?%]?|Y-?[0-9]{5,}[~?%]?")
_BEYOND = re.compile(r"[~?%]?-?[0-9X]{4}[~?%]?(-[~?%]?[0-9X]{2}[~?%]?){0,2}|(-?[0-9]{4,}|Y-?[0-9]+)(S|E[0-9]+S?)[0-9]+|Y-?[0-9]+E[0-9]+")


class DatePart(NamedTuple):
    """One date: its first and last day, what it names, as it is written without its mark, and its mark (~, ? or %)."""

    start: date
    end: date
    unit: Unit
    text: str
    mark: str

    @property
    def year(self) -> str:
        """Its year, "" where its last digits are not said."""
        return self.text[:4] if self.text[:4].isdigit() else ""

    @property
    def words(self) -> str:
        """What it says, without its mark: 30 April 2025, spring 2024. They are made when they are asked for: few dates are shown."""
        if self.unit == "time":
            return _time_words(self.text)
        if self.unit == "other":
            return _other_words(self.text)
        named = self.year if self.unit == "year" else f"{_MONTHS[self.start.month]} {self.year}"
        return f"{self.start.day} {named}" if self.unit == "day" else named


End = DatePart | str  # OPEN or UNKNOWN


class EdtfReading(NamedTuple):
    """What a text says: a date; an interval from one end to another; or one date of a set, of which each entry is a date or a range.

    ``start`` and ``end`` are the days that it may lie in; of an open or unknown end the first or the last day of the calendar.
    """

    kind: Literal["date", "interval", "set"]
    entries: tuple[tuple[End, ...], ...]
    start: date
    end: date


@lru_cache(maxsize=65536)
def read_edtf(text: str) -> EdtfReading:
    """Read an EDTF text. The words of a ValueError are one of EDTF_FAULTS."""
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    part = _part(text)
    return EdtfReading("date", ((part,),), part.start, part.end)


def _interval(text: str) -> EdtfReading:
    first, last, *more = text.split("/")
    a = first if first in (OPEN_SIGN, UNKNOWN_SIGN) else _part(first)
    b = last if last in (OPEN_SIGN, UNKNOWN_SIGN) else _part(last)
    if more or "T" in text or not (isinstance(a, DatePart) or isinstance(b, DatePart)):
        raise ValueError(NO_DATE)
    return _reading("interval", ((a, b),))


def _set(text: str) -> EdtfReading:
    entries = [[end.strip() for end in entry.split(OPEN_SIGN)] for entry in text[1:-1].split(",")]
    if text[-1:] + text[:1] not in ("][", "}{") or max(map(len, entries)) > 2:
        raise ValueError(NO_DATE)
    found = tuple([tuple([_part(end) for end in entry if end]) for entry in entries])
    if not all(found):
        raise ValueError(NO_DATE)
    is_plain = all(end.unit in ("day", "month", "year") and not end.mark for entry in found for end in entry)
    if text[0] == "{" or not is_plain or any("" in entry for entry in entries):
        raise ValueError(LEVEL_2)
    return _reading("set", found)


def _reading(kind: Literal["interval", "set"], entries: tuple[tuple[End, ...], ...]) -> EdtfReading:
    starts = [date.min if isinstance(entry[0], str) else entry[0].start for entry in entries]
    ends = [date.max if isinstance(entry[-1], str) else entry[-1].end for entry in entries]
    if any(map(gt, starts, ends)):
        raise ValueError(BACKWARDS_ERROR)
    return EdtfReading(kind, entries, min(starts), max(ends))


def _part(text: str) -> DatePart:
    """Read one date, with or without a time of day."""
    found = _DATE.fullmatch(text)
    part = _date(text, *found.groups()) if found else _time(text)
    if part is None:
        raise ValueError(OUTSIDE_CALENDAR if _FAR.fullmatch(text) else LEVEL_2 if _BEYOND.fullmatch(text) and not found else NO_DATE)
    return part


def _date(text: str, year: str, month: str | None, day: str | None, mark: str) -> DatePart | None:
    """Return a date of level 0 or 1, or a part of a year; None where the calendar has no such day."""
    text = text[:-1] if mark else text
    if "X" in text:
        return _unspecified(text, year, month, day, mark)
    if month is None:
        return DatePart(date(int(year), 1, 1), date(int(year), 12, 31), "year", text, mark)
    if day is None:
        named = _PARTS.get(int(month))
        return _months(text, int(year), *named[:2], "other", mark) if named else _months(text, int(year), int(month), 1, "month", mark)
    try:
        only = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return DatePart(only, only, "day", text, mark)


def _months(text: str, year: int, first: int, n: int, unit: Unit, mark: str) -> DatePart | None:
    """Return the span of ``n`` months that begins with the month ``first``; None if there is no such month."""
    if not 1 <= first <= 12:
        return None
    past, last = divmod(first + n - 2, 12)
    if year + past > date.max.year:
        raise ValueError(OUTSIDE_CALENDAR)
    days = 29 if last == 1 and calendar.isleap(year + past) else _LENGTHS[last]
    return DatePart(date(year, first, 1), date(year + past, last + 1, days), unit, text, mark)


def _unspecified(text: str, year: str, month: str | None, day: str | None, mark: str) -> DatePart | None:
    """Return a date whose last digits are unspecified."""
    if month and ("X" in year or (month == "XX" and day not in (None, "XX"))):
        raise ValueError(LEVEL_2)
    if month and month != "XX":
        return _months(text, int(year), int(month), 1, "other", mark)
    return DatePart(date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31), "other", text, mark)


def _time(text: str) -> DatePart | None:
    """Return a day with a time of day, both as they are written, whatever the time zone; None where it is none."""
    found = _TIME.fullmatch(text)
    day = _DATE.fullmatch(found[1]) if found else None
    part = _date(found[1], *day.groups()) if found and day else None
    return part and DatePart(part.start, part.end, "time", text, "")


def _other_words(text: str) -> str:
    """Say a part of a year, or a date whose last digits are unspecified."""
    year, _, rest = text.partition("-")
    if not year.isdigit():
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        is_decade = year.count("X") == 1 and first % 100  # the 1900s may be a century
        return f"the {first}s" if is_decade else f"some year from {first} to {last}"
    if rest.isdigit():
        *_, before, after = _PARTS[int(rest)]
        return f"{before}{year}{after}"
    month, _, day = rest.partition("-")
    named = year if month == "XX" else f"{_MONTHS[int(month)]} {year}"
    return f"some {'day' if day else 'month'} of {named}"


def _time_words(text: str) -> str:
    """Say a day and its time, as they are written."""
    day, _, time = text.partition("T")
    zone = time[8:]
    return f"{_part(day).words}, {time[:8].removesuffix(':00')}{_zone(zone)}"


def _zone(text: str) -> str:
    """Say a time zone: UTC, UTC+8, UTC+5:30."""
    if text in ("", "Z"):
        return " UTC" if text else ""
    hours, _, minutes = text[1:].partition(":")
    return f" UTC{text[0]}{int(hours)}{f':{minutes}' if int(minutes or 0) else ''}"
