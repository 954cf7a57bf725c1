"""XLSX: a sheet a table, and before them a sheet of what the tables are."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from dashboard.catalog.plurals import counted
from dashboard.catalog.schema import BY_NAME
from dashboard.query.exports.content import Content, printable, safe_cell
from dashboard.query.records import plain

MOST_LETTERS = 32_767  # of a cell of XLSX
_CUT = " … (cut: a cell holds no more)"


def xlsx(content: Content) -> bytes:
    """Return a workbook; texts stay texts, days ISO texts, and nothing in it is a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    readme = book.create_sheet("README")
    for name, value in content.notes.items():
        readme.append([name, _cell(value)])
    readme.append([])
    for name, frame in content.tables.items():
        readme.append([name, counted(len(frame), "row"), BY_NAME[name].words])
    for name, frame in content.tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        sheet.append(list(frame.columns))
        for cells in frame.itertuples(index=False, name=None):
            sheet.append([_cell(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(cell: Any) -> Any:
    if cell is pd.NA or cell == "" or (value := plain(cell)) is None:
        return None
    if isinstance(value, str):
        text = str(safe_cell(printable(value)))
        return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - len(_CUT)] + _CUT
    return value
