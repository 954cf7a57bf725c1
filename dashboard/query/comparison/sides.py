"""A side of a comparison: a window of days, or one value of a filter; read from a text, and put in the place of the same in a selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.catalog import dates, edtf
from dashboard.catalog.dataset import Dataset
from dashboard.query.selection.filters import FILTERS, Labels, stands_for
from dashboard.query.selection.selection import Selection, unknown_code

WINDOW_KIND = "window"  # the kind of a side that is a stretch of time; every other kind is the parameter of a filter
SIDE_KINDS = tuple(p for p, entry in FILTERS.items() if entry.kind == "codes")
NO_SIDE = "is no side of a comparison; it would be a window, as in 2024, 2022-01-01/2023-12-31 or ../2024-06-18, or a value, as in party:KP"


@dataclass(frozen=True)
class Window:
    """The days from ``start`` to ``end``, both included; None is an open end."""

    start: date | None
    end: date | None
    kind = WINDOW_KIND

    @property
    def text(self) -> str:
        """Return the window as EDTF, in years or months where it is whole ones."""
        for letters in (4, 7, 10):
            first, last = (day.isoformat()[:letters] if day else edtf.OPEN_SIGN for day in (self.start, self.end))
            text = first if first == last else f"{first}/{last}"
            if _ends(text) == (self.start, self.end):
                return text
        raise AssertionError(f"days say any window, but not {self}")

    def of(self, selection: Selection) -> Selection:
        """Return a selection with this window in the place of its own."""
        return selection.replace(start=self.start, end=self.end)

    def days(self, as_of: date) -> int | None:
        """Return how many days of it the day of knowledge has seen, or all when it has seen none; None where it has an open start."""
        if self.start is None:
            return None
        end = min(self.end or as_of, as_of)
        whole = (self.end or as_of) - self.start
        return (end - self.start if end >= self.start else whole).days + 1

    def near(self, *, after: bool) -> Window:
        """Return the window of the same length right after it, or before it; of one with an open end all the rest of time."""
        if self.start is None or self.end is None:
            return Window(self.end + dates.ONE_DAY, None) if self.end else Window(None, self.start - dates.ONE_DAY if self.start else None)
        try:
            return self._next(self.start, self.end, 1 if after else -1)
        except (OverflowError, ValueError):  # the calendar ends there
            return self

    def _next(self, start: date, end: date, way: int) -> Window:
        if len(self.text.partition("/")[0]) == len("2024"):
            years = way * (end.year - start.year + 1)
            return Window(start.replace(year=start.year + years), end.replace(year=end.year + years))
        length = way * (end - start + dates.ONE_DAY)
        return Window(start + length, end + length)


@dataclass(frozen=True)
class Value:
    """One value of a filter; ``kind`` is the filter's parameter."""

    kind: str
    code: str

    @property
    def text(self) -> str:
        """Return the value as it stands in a link: party:KP."""
        return f"{self.kind}:{self.code}"

    def of(self, selection: Selection) -> Selection:
        """Return a selection with this value in the place of what it asks of the same filter."""
        return selection.replace(**{self.kind: (self.code,)})


Side = Window | Value


def read_side(text: str, dataset: Dataset) -> Side:
    """Read a side; a ValueError says what is wrong with its text."""
    kind, is_value, code = text.partition(":")
    if not is_value:
        return Window(*_ends(text))
    if kind not in SIDE_KINDS:
        raise ValueError(f"{NO_SIDE}; the filters are {', '.join(SIDE_KINDS)}")
    meant, *more = stands_for(kind, code)
    if more or meant not in side_labels(kind, dataset):
        raise ValueError(f"cannot be used: {unknown_code(kind, code, side_labels(kind, dataset))}")
    return Value(kind, meant)


def side_labels(kind: str, dataset: Dataset) -> Labels:
    """Return the values of a filter with their labels."""
    options = FILTERS[kind].options
    return options(dataset) if options else {}


def _ends(text: str) -> tuple[date | None, date | None]:
    first, is_interval, last = text.partition("/")
    if "/" in last:
        raise ValueError(NO_SIDE)
    start, end = _span(first), _span(last if is_interval else first)
    if start is None and end is None:
        raise ValueError(NO_SIDE)
    if start and end and start.start > end.end:
        raise ValueError(edtf.BACKWARDS_ERROR)
    return start.start if start else None, end.end if end else None


def _span(text: str) -> dates.Span | None:
    if text == edtf.OPEN_SIGN:
        return None
    try:
        span = dates.parse_span(text)
    except ValueError as error:
        raise ValueError(NO_SIDE) from error
    if not set(text) <= set("0123456789-"):  # approximate, some day of it, one of several
        raise ValueError("has an end that is not exact; a window has days for its ends")
    return span
