"""XLSX: a sheet a table, and before them a sheet of what the tables are."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog.records import json_value
from dashboard.exports.content import Content, safe_cell, without_controls
from dashboard.wording.messages import message
from dashboard.wording.table_words import table_words

MAX_CELL_LENGTH = 32_767  # of a cell of XLSX
MAX_COLUMN_WIDTH = 60  # letters: a column is no wider
FIRST_DAY = date(1900, 3, 1)  # Excel has no dates before 1900, and a 29 February in it: earlier days are ISO texts


def xlsx(content: Content) -> bytes:
    """Return a workbook; days are dates, texts stay texts, nothing in it is a formula, and each sheet can be filtered."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    readme = book.create_sheet("README")
    readme.column_dimensions["A"].width = MAX_COLUMN_WIDTH / 3
    for name, value in content.notes.items():
        readme.append([name, _cell(value)])
    readme.append([])
    for name, frame in content.tables.items():
        readme.append([name, message("export-rows", n=len(frame)), table_words(name)])
    for name, frame in content.tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"
        rows = [[_cell(cell) for cell in cells] for cells in frame.itertuples(index=False, name=None)]
        for at, title in enumerate(frame.columns):
            sheet.column_dimensions[get_column_letter(at + 1)].width = _width(title, [row[at] for row in rows])
        sheet.append(list(frame.columns))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(title: str, cells: list[Any]) -> float:
    """Return how wide a column is, in letters: its title and the button of its filter, and nine cells of ten, as far as there is room."""
    lengths = sorted(len(str(cell)) for cell in cells if cell is not None) or [0]
    return float(min(max(len(title) + 4, lengths[len(lengths) * 9 // 10 - (len(lengths) > 9)] + 2), MAX_COLUMN_WIDTH))


def _cell(cell: Any) -> Any:
    if cell is pd.NA or cell == "":
        return None
    if isinstance(cell, date) and cell >= FIRST_DAY:
        return cell
    value = json_value(cell)
    if isinstance(value, str):
        text = str(safe_cell(without_controls(value)))
        return text if len(text) <= MAX_CELL_LENGTH else _cut(text)
    return value


def _cut(text: str) -> str:
    """Return as much of a text as a cell holds beside the note that it is cut."""
    return message("export-cut", text=text[: MAX_CELL_LENGTH - len(message("export-cut", text=""))])
