"""A CSV text cut into a header and rows of cells: what a spreadsheet pads is passed over, and what cannot be used is named."""

from __future__ import annotations

import re
from collections.abc import Container

from dashboard.catalog.loading import csv_recovery, derived_columns
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.names import name_columns_in, name_languages
from dashboard.catalog.schema.faults import Fault, fault
from dashboard.catalog.schema.fields import ID
from dashboard.catalog.schema.tables import Table

Row = dict[str, str]
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


class CsvSheet:
    """A table's file: ``header`` ("" for a column without a name) in ``line``, ``rows`` by the line on which each begins.

    ``problems`` say what cannot be used, ``unread`` what the rows that cannot seem to say.
    """

    def __init__(self, text: str, table: Table, broken: dict[int, Problem], languages: Container[str] | None = None) -> None:
        """Cut a text; ``broken`` are the problems of lines whose bytes are no text, ``languages`` those that names may be in, None any.

        The table gets the columns of names that the header has.
        """
        self.table, self.line = table, 0
        self.header: list[str] = []
        self.rows: dict[int, list[str]] = {}
        self.problems: list[Problem] = []
        self.unread: list[tuple[Row, Problem]] = []
        self._every, parts = csv_recovery.split_rows(text, self._fits, self._looks_like_row)
        for part in parts:
            self._take(part, [broken[line] for line in range(part.first, part.last + 1) if line in broken] if broken else [])
        self.table = table.with_names(name_columns_in(map(_spelled, self.header), languages))

    @property
    def unusable_reason(self) -> str:
        """Say why the file can be no table of this kind, "" where it can."""
        wanted = {f.name for f in self.table.fields}
        if wanted & {*self.header}:
            return ""
        for sign, words in _SEPARATORS.items():
            if wanted & {_clean(name).strip('"') for cell in self.header for name in cell.split(sign)}:
                return f"the columns are parted by {words} and not by commas; save the file as CSV with commas"
        what = "the header names no column of this table" if any(self.header) else "there is no header"
        return f"{what}; the file needs {','.join(f.name for f in self.table.fields)}"

    def near(self, wanted: str) -> str:
        """Return what the header has for a column that it lacks, different in case, spaces or hyphens only; "" for nothing."""
        alike = (name for name in self.header if name not in derived_columns.passed_over(self.table.name))
        return next((name for name in alike if name != wanted and _spelled(name) == wanted), "")

    def about_header(self) -> list[Problem]:
        """Return what is missing from the header or strange to it; what makes the whole file useless is told apart."""
        lacking = [f for f in self.table.fields if f.name not in self.header]
        found = []
        for name, near in ((f.name, self.near(f.name)) for f in lacking if not f.required):
            if near:  # one that is simply not there is empty, and no problem
                found.append(
                    Problem(
                        self.table.file,
                        self.line,
                        name,
                        "",
                        fault("problem-words", words=f"the column is missing; {missing_words(name, near)}"),
                        0,
                    )
                )
        known = (
            {f.name for f in self.table.fields} | derived_columns.passed_over(self.table.name) | {self.near(f.name) for f in lacking} | {""}
        )
        strange = [name for name in dict.fromkeys(self.header) if name not in known]
        found += [Problem(self.table.file, self.line, name, "", self._strange_fault(name), 0) for name in strange]
        return found + self._nameless()

    def _strange_fault(self, name: str) -> Fault:
        """Return why a column of the header is not used."""
        language = next(iter(name_languages([name])), "")
        if language and self.table.with_names([name]) != self.table:
            return fault("csv-unnamed-language", language=language)
        return fault("csv-strange-column")

    def _nameless(self) -> list[Problem]:
        words = "stands in a column without a name; name it in the header, or empty it; the value is not used"
        at = [i for i, name in enumerate(self.header) if not name]
        return [
            Problem(self.table.file, line, "", cells[i], fault("problem-words", words=words), 0)
            for i in at
            for line, cells in self.rows.items()
            if cells[i]
        ]

    def _fits(self, cells: list[str]) -> bool:
        """Tell whether a row has a cell for every column; the first row is the header itself."""
        self.header = self.header or [_clean(c) for c in cells]
        return self._row(cells) is not None

    def _looks_like_row(self, cells: list[str]) -> bool:
        """Tell whether a line is a row by itself, though a quote before it is open."""
        named = dict(zip(self.header, cells, strict=False))
        return len(cells) == len(self.header) > 0 and all(re.fullmatch(ID, named.get(key, "").strip()) for key in self.table.key)

    def _row(self, cells: list[str]) -> list[str] | None:
        """Return a row's cells, none for a row without a value; None where they are not as many as the header's."""
        cells = [c.strip() for c in cells]
        if not any(cells):
            return []
        return cells if len(cells) == len(self.header) else None

    def _take(self, part: csv_recovery.LineRange, bad: list[Problem]) -> None:
        n = sum(1 for line in self._every[part.first - 1 : part.last] if line.strip()) if part.last > part.first else 1
        cells = self._row(part.cells)
        if part.fault:
            bad.insert(
                0, Problem(self.table.file, part.first, "", "", fault("problem-words", words=_unreadable(part, len(self._every))), n)
            )
        elif not self.line:
            self.header, self.line = [_clean(c) for c in part.cells], part.first
        elif cells is None:
            bad.append(Problem(self.table.file, part.first, "", "", fault("problem-words", words=_uneven(part, len(self.header))), n))
        elif cells and not bad:
            self.rows[part.first] = cells
        self.problems += bad
        if bad:
            told = ([c.strip().strip('"') for c in line.split(",")] for line in self._every[part.first - 1 : part.last])
            self.unread += [(dict(zip(self.header, seen, strict=False)), bad[0]) for seen in told]


def missing_words(name: str, near: str) -> str:
    """Say what to do about a column that is missing, where the header may have one that is nearly called so."""
    return f"the header has {near!r}, which is to be {name}" if near else "add it to the header"


def _spelled(name: str) -> str:
    """Return a column's name as the schema spells names."""
    return re.sub(r"[\s-]", "_", name.lower())


def _clean(name: str) -> str:
    """Return a column's name without space around it, and without byte order marks, which are no space."""
    return name.replace("\ufeff", "").strip()


def _unreadable(part: csv_recovery.LineRange, n: int) -> str:
    """Say which lines are lost, why, and from where on reading goes on."""
    which = f"lines {part.first} to {part.last} cannot" if part.last > part.first else "cannot"
    on = f"reading goes on in line {part.last + 1}" if part.last < n else "no row could be read after it"
    return f"{which} be read as CSV ({part.fault}); check the quotes; {on}"


def _uneven(part: csv_recovery.LineRange, wanted: int) -> str:
    """Say that a row has too many or too few cells, and which lines it takes up, since a stray quote can be why."""
    had = f"has {len(part.cells)} cell{'s' * (len(part.cells) != 1)} where the header has {wanted}"
    which, quotes = (f"read to line {part.last} as one row, ", ", and check the quotes") if part.last > part.first else ("", "")
    return f"{which}{had}; quote cells that hold commas{quotes}"
