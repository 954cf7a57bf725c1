"""CSV files read strictly: every cell a text, every row with its line, and every byte that cannot be read reported."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from dashboard.catalog.problems import Problem
from dashboard.catalog.schema import Table


def read(directory: Path, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Return a table's rows as text, indexed by their line in the file, and what is wrong with its form.

    All columns of the schema are there, "" where the file has none. Rows with too many or too few cells, or with
    bytes that are not UTF-8, are left out and reported.
    """
    empty = pd.DataFrame(columns=[f.name for f in table.fields], dtype=str)
    try:
        raw = (directory / table.file).read_bytes()
    except OSError:
        return empty, [Problem(table.file, 0, "", "", "the file is missing or cannot be read; put it there, with at least its header")]
    text, broken = _decode(raw, table.file)
    header, rows, problems = _rows(text, table)
    problems = broken + problems
    bad_lines = {p.line for p in broken}
    if not header or any(f.required and f.name not in header for f in table.fields):
        return empty, problems
    frame = pd.DataFrame({line: row for line, row in rows.items() if line not in bad_lines}.values(), columns=header, dtype=str)
    frame.index = pd.Index([line for line in rows if line not in bad_lines], name="line", dtype="int64")
    return frame.reindex(columns=[f.name for f in table.fields], fill_value=""), problems


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


def _rows(text: str, table: Table) -> tuple[list[str], dict[int, list[str]], list[Problem]]:
    """Split into the header and the rows by the line on which each begins; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: dict[int, list[str]] = {}
    problems: list[Problem] = []
    header: list[str] = []
    begin = 1
    try:
        for cells in reader:
            if not header:
                header = [c.strip() for c in cells]
                problems += _header_problems(header, table)
            elif cells and len(cells) != len(header):
                words = f"has {len(cells)} cells where the header has {len(header)}; quote cells that hold commas"
                problems.append(Problem(table.file, begin, "", "", words))
            elif cells:
                rows[begin] = [c.strip() for c in cells]
            begin = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(table.file, begin, "", "", f"cannot be read as CSV from here on ({error}); check the quotes"))
    if not header:
        problems.append(Problem(table.file, 0, "", "", f"the file is empty; it needs the header {','.join(f.name for f in table.fields)}"))
    if len(set(header)) < len(header):
        header, rows = [], {}
    return header, rows, problems


def _header_problems(header: list[str], table: Table) -> list[Problem]:
    names = [f.name for f in table.fields]
    lost = {False: "the column is missing; add it to the header", True: "the column is missing and required, so no row can be used; add it"}
    found = [Problem(table.file, 1, f.name, "", lost[f.required]) for f in table.fields if f.name not in header]
    found += [Problem(table.file, 1, n, "", "the column is not in the schema; its values are not used") for n in header if n not in names]
    twice = sorted({n for n in header if header.count(n) > 1})
    return found + [Problem(table.file, 1, n, "", "the column stands twice in the header; the file is not used") for n in twice]
