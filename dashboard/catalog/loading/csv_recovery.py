"""A CSV text cut into rows; where it cannot be read, it is read again from the next line that looks like a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

Test = Callable[[list[str]], bool]
LONGEST = 50  # lines of one row, at which reading may begin again


@dataclass(frozen=True)
class LineRange:
    """The lines from ``first`` to ``last`` (1 is the first of the file): the cells of a row, or what keeps them from being read."""

    first: int
    last: int
    cells: list[str] = field(default_factory=list)
    fault: str = ""


def split_rows(text: str, fits: Test, looks_like_row: Test) -> tuple[list[str], Iterator[LineRange]]:
    """Return a text's lines and, one after the other, its rows and what lies between them unread; blank lines are passed over.

    Where every row can be read and ``fits``, they are right as they are. Else a quote that was never closed may have swallowed rows
    until some other quote: a row that spans lines one of which is a row by itself is not believed then.
    """
    lines = list(io.StringIO(text, newline=""))
    whole = [(first, last, cells, fault) for first, last, cells, fault in _rows(lines, 0) if cells or fault]
    if all(not fault and fits(cells) for _, _, cells, fault in whole):
        return lines, (LineRange(first + 1, last, cells) for first, last, cells, _ in whole)
    return lines, _stretches(lines, looks_like_row)


def _stretches(lines: list[str], looks_like_row: Test) -> Iterator[LineRange]:
    begin = 0
    while begin < len(lines):
        fault = ""
        for first, last, cells, fault in _rows(lines, begin):
            again = _again(lines, first + 1, last, looks_like_row) if last - first > 1 and not fault else last
            if fault or again < last:
                begin = first
                fault = fault or "a quote is not closed"
                break
            if cells:
                yield LineRange(first + 1, last, cells)
        if not fault:
            return
        again = _again(lines, begin + 1, len(lines), looks_like_row)
        yield LineRange(begin + 1, again, fault=fault)
        begin = again


def _rows(lines: list[str], begin: int) -> Iterator[tuple[int, int, list[str], str]]:
    """Yield first and last line, cells and fault of each record; nothing comes after a fault."""
    reader = csv.reader((lines[i] for i in range(begin, len(lines))), strict=True)
    first = begin
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield first, begin + reader.line_num, [], str(error)
            return
        yield first, begin + reader.line_num, cells, ""
        first = begin + reader.line_num


def _again(lines: list[str], begin: int, end: int, looks_like_row: Test) -> int:
    """Return the first line from ``begin`` at which a row can be read, ``end`` when there is none before it."""
    for at in range(begin, end):
        try:
            cells = next(csv.reader(islice(lines, at, at + LONGEST), strict=True))
        except csv.Error:
            continue
        if looks_like_row(cells):
            return at
    return end
