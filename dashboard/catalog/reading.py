"""CSV files read strictly: every cell a text, every row with its line, and all that cannot be read reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.catalog import lines
from dashboard.catalog.fields import ID
from dashboard.catalog.problems import Problem
from dashboard.catalog.schema import Table

Row = dict[str, str]


@dataclass
class Reading:
    """A table's rows as text, indexed by their line in the file, and what is wrong with its form.

    ``unread`` holds what the rows that cannot be used seem to say, with the problem of each; ``whole`` is the problem that
    makes all of the file useless.
    """

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[Row, Problem]] = field(default_factory=list)
    whole: Problem | None = None


def read(directory: Path, table: Table) -> Reading:
    """Read a table. All columns of the schema are there, "" where the file has none.

    Rows with too many or too few cells, or with bytes that are not UTF-8, are left out and reported.
    """
    found = Reading(pd.DataFrame(columns=[f.name for f in table.fields], dtype=str))
    try:
        raw = (directory / table.file).read_bytes()
    except OSError:
        if table.optional and not (directory / table.file).exists():
            return found
        return _useless(found, table, 0, "", "the file is missing or cannot be read; put it there, with at least its header")
    text, broken = _decode(raw, table.file)
    header, rows = _rows(text, table, broken, found)
    missing = [f.name for f in table.fields if f.required and f.name not in header]
    if not header:
        return _useless(found, table, 0, "", f"there is no header; the file needs {','.join(f.name for f in table.fields)}")
    if twice := sorted({n for n in header if header.count(n) > 1}):
        return _useless(found, table, 1, twice[0], "the column stands twice in the header; the file is not used", len(rows))
    for name in missing:
        _useless(found, table, 1, name, "the column is missing and required, so no row can be used; add it", len(rows))
    if not missing:
        frame = pd.DataFrame(rows.values(), columns=header, dtype=str, index=pd.Index(list(rows), name="line", dtype="int64"))
        found.frame = frame.reindex(columns=[f.name for f in table.fields], fill_value="")
    return found


def _useless(found: Reading, table: Table, line: int, column: str, words: str, rows: int = 0) -> Reading:
    """Note what makes all of the file useless."""
    problem = Problem(table.file, line, column, "", words, rows)
    found.problems.append(problem)
    found.whole = found.whole or problem
    return found


def _decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode UTF-8 with or without a byte order mark, naming each line with bytes that are not UTF-8 once."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    problems: dict[int, Problem] = {}
    at = 0
    while at < len(raw):
        try:
            raw[at:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            place = at + error.start
            line = raw.count(b"\n", 0, place) + 1
            words = "is not UTF-8; save the file as UTF-8"
            problems.setdefault(line, Problem(file, line, "", f"byte 0x{raw[place]:02X}", words))
            at = max(place + 1, raw.find(b"\n", place) + 1 or len(raw))
    return raw.decode("utf-8", errors="replace"), list(problems.values())


def _rows(text: str, table: Table, broken: list[Problem], found: Reading) -> tuple[list[str], dict[int, list[str]]]:
    """Return the header, and the rows by the line on which each begins; note what cannot be used."""
    header: list[str] = []

    def looks_like_row(cells: list[str]) -> bool:
        named = dict(zip(header, cells, strict=False))
        return len(cells) == len(header) > 0 and all(re.fullmatch(ID, named.get(key, "").strip()) for key in table.key)

    rows: dict[int, list[str]] = {}
    at = {p.line: p for p in broken}
    every, stretches = lines.cut(text, looks_like_row)
    for part in stretches:
        bad = [at[line] for line in range(part.first, part.last + 1) if line in at] if at else []
        cells = [c.strip() for c in part.cells]
        n = sum(1 for line in every[part.first - 1 : part.last] if line.strip()) if part.last > part.first else 1
        if part.fault:
            bad.insert(0, Problem(table.file, part.first, "", "", _unreadable(part, len(every)), n))
        elif not header:
            header += cells
            found.problems += _header_problems(header, table)
        elif len(cells) != len(header):
            bad.append(Problem(table.file, part.first, "", "", _uneven(part, len(header)), n))
        elif not bad:
            rows[part.first] = cells
        found.problems += bad
        if bad:
            told = ([c.strip().strip('"') for c in line.split(",")] for line in every[part.first - 1 : part.last])
            found.unread += [(dict(zip(header, seen, strict=False)), bad[0]) for seen in told]
    return header, rows


def _unreadable(part: lines.Stretch, n: int) -> str:
    """Say which lines are lost, why, and from where on reading goes on."""
    which = f"lines {part.first} to {part.last} cannot" if part.last > part.first else "cannot"
    on = f"reading goes on in line {part.last + 1}" if part.last < n else "no row could be read after it"
    return f"{which} be read as CSV ({part.fault}); check the quotes; {on}"


def _uneven(part: lines.Stretch, wanted: int) -> str:
    """Say that a row has too many or too few cells, and which lines it takes up, since a stray quote can be why."""
    had = f"has {len(part.cells)} cell{'s' * (len(part.cells) != 1)} where the header has {wanted}"
    which, quotes = (f"read to line {part.last} as one row, ", ", and check the quotes") if part.last > part.first else ("", "")
    return f"{which}{had}; quote cells that hold commas{quotes}"


def _header_problems(header: list[str], table: Table) -> list[Problem]:
    """Return what is missing from the header or strange to it; what makes the whole file useless is told apart."""
    lost = [f.name for f in table.fields if f.name not in header and not f.required]
    names = [f.name for f in table.fields]
    found = [Problem(table.file, 1, name, "", "the column is missing; add it to the header", 0) for name in lost]
    words = "the column is not in the schema; its values are not used"
    return found + [Problem(table.file, 1, n, "", words, 0) for n in header if n not in names]
