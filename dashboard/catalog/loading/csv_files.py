"""CSV files read strictly: every cell a text, every row with its line, and all that cannot be read reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.catalog.loading import derived_columns
from dashboard.catalog.loading.csv_sheet import CsvSheet, Row, missing_words
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.tables import Table

# How files begin that hold no UTF-8 at all, and what to do with them.
_OTHER = {
    b"\xff\xfe": "is UTF-16 and not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)",
    b"\xfe\xff": "is UTF-16 and not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)",
    b"PK\x03\x04": "is a workbook or an archive and not CSV; save the table as CSV",
}
_SEP = re.compile(r'\A"?sep=[^\r\n]*', re.IGNORECASE)  # a first line that tells Excel what parts the columns


@dataclass
class TableReading:
    """A table's rows as text, indexed by their line in the file, and what is wrong with its form.

    ``unread`` holds what the rows that cannot be used seem to say, with the problem of each; ``whole`` is the problem that
    makes all of the file useless; ``absent`` are the columns that the file does without, which are empty.
    """

    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    unread: list[tuple[Row, Problem]] = field(default_factory=list)
    whole: Problem | None = None
    absent: tuple[str, ...] = ()

    def seems_to_have(self, column: str, ident: str) -> bool:
        """Tell whether the file has a row of an id, or may have one, usable or not."""
        return bool(self.whole) or bool(self.frame[column].eq(ident).any()) or any(row.get(column) == ident for row, _ in self.unread)


def read_table(directory: Path, table: Table, metadata: Mapping[str, Any] | None = None) -> TableReading:
    """Read a table. All columns of the schema are there, "" where the file has none, and those of names in the languages that the
    description names, or in any where it names none; true and false are in small letters.

    Rows with too many or too few cells, or with bytes that are not UTF-8, are left out and reported; columns without name and value,
    and rows without a value, are passed over. ``metadata``, the description, also tells whether the folder is a copy of ours, guarded
    against formulas.
    """
    found = TableReading(pd.DataFrame(columns=[f.name for f in table.fields], dtype=str))
    try:
        raw = (directory / table.file).read_bytes()
    except OSError:
        if table.optional and not (directory / table.file).exists():
            return found
        return _useless(found, table, 0, "", "the file is missing or cannot be read; put it there, with at least its header")
    if fault := next((words for mark, words in _OTHER.items() if raw.startswith(mark)), ""):
        return _useless(found, table, 0, "", fault)
    text, broken = _decode(raw, table.file)
    languages = (metadata or {}).get("languages")
    sheet = CsvSheet(_SEP.sub("", text), table, broken, languages)  # the line stays, so that the others keep their numbers
    if fault := sheet.unusable_reason:
        return _useless(found, table, sheet.line, "", fault, len(sheet.rows) + len(sheet.unread))
    found.problems, found.unread = sheet.problems + sheet.about_header(), sheet.unread
    return _framed(found, sheet, sheet.table, metadata or {})


def _framed(found: TableReading, sheet: CsvSheet, table: Table, metadata: Mapping[str, Any]) -> TableReading:
    """Give the rows as a frame, unless the header makes them useless."""
    names = [name for name in sheet.header if name]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        words = "the column stands twice in the header; the file is not used"
        return _useless(found, table, sheet.line, twice[0], words, len(sheet.rows))
    missing = [f.name for f in table.fields if f.required and f.name not in names]
    for name in missing:
        words = f"the column is missing and required, so no row can be used; {missing_words(name, sheet.near(name))}"
        _useless(found, table, sheet.line, name, words, len(sheet.rows))
    if missing:
        return found
    found.absent = tuple(f.name for f in table.fields if f.name not in names)
    cells = pd.DataFrame(sheet.rows.values(), columns=range(len(sheet.header)), dtype=str)
    named = cells[[at for at, name in enumerate(sheet.header) if name]].set_axis(names, axis=1)
    frame = named.set_axis(pd.Index(list(sheet.rows), name="line", dtype="int64")).reindex(
        columns=[f.name for f in table.fields], fill_value=""
    )
    found.frame = frame.map(derived_columns.formula_restored) if derived_columns.is_guarded(names, metadata) else frame
    for column in (f.name for f in table.fields if f.kind == "boolean"):
        small = found.frame[column].str.lower()
        found.frame[column] = found.frame[column].mask(small.isin(["true", "false"]), small)
    return found


def _useless(found: TableReading, table: Table, line: int, column: str, words: str, rows: int = 0) -> TableReading:
    """Note what makes all of the file useless."""
    problem = Problem(table.file, line, column, "", fault("problem-words", words=words), rows)
    found.problems.append(problem)
    found.whole = found.whole or problem
    return found


def _decode(raw: bytes, file: str) -> tuple[str, dict[int, Problem]]:
    """Decode UTF-8 with or without byte order marks, naming each line with bytes that are not UTF-8 once."""
    problems: dict[int, Problem] = {}
    at = 0
    while at < len(raw):
        try:
            raw[at:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            place = at + error.start
            line = raw.count(b"\n", 0, place) + 1
            words = "is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)"
            problems.setdefault(line, Problem(file, line, "", f"byte 0x{raw[place]:02X}", fault("problem-words", words=words)))
            at = max(place + 1, raw.find(b"\n", place) + 1 or len(raw))
    return raw.decode("utf-8", errors="replace").lstrip("\ufeff"), problems
