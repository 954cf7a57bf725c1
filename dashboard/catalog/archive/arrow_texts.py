"""Columns of a folder of Parquet as tables of texts, as CSV tables are read."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.schema.tables import Table


def table_texts(found: pa.Table, table: Table) -> pd.DataFrame:
    """Return a table's columns as texts, "" where there is none."""
    there = set(found.column_names)
    cells = {f.name: column_texts(found.column(f.name)) if f.name in there else [""] * len(found) for f in table.fields}
    return pd.DataFrame(cells, columns=[f.name for f in table.fields], dtype=str)


def column_texts(cells: pa.ChunkedArray | pa.Array) -> list[str]:
    """Return each cell of a column as text, "" for one that is null."""
    return [text or "" for text in pc.cast(cells, pa.string()).to_pylist()]


def list_texts(lists: pa.Array | pa.ChunkedArray, table: Table) -> pd.DataFrame:
    """Return the rows of a table that belong to events, one after the other, with the table's columns as texts."""
    flat = pc.list_flatten(lists)
    cells = flat.combine_chunks() if isinstance(flat, pa.ChunkedArray) else flat
    return pd.DataFrame({f.name: column_texts(pc.struct_field(cells, f.name)) for f in table.fields}, dtype=str)
