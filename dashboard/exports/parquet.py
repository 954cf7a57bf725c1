"""Parquet: tables with the notes in the schema's metadata; a selection is GeoParquet."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from dashboard.exports.content import Content
from dashboard.exports.geography import event_geometries
from dashboard.exports.text import zip_archive


def parquet(content: Content) -> bytes:
    """Return the table, of a selection with the places of its events as geometry."""
    return _written(content.table, content)


def parquet_archive(content: Content) -> bytes:
    """Return each table as Parquet, with a README, in a ZIP archive."""
    return zip_archive(content, ((f"{name}.parquet", _written(frame, content)) for name, frame in content.tables.items()))


def _written(frame: pd.DataFrame, content: Content) -> bytes:
    from pyarrow import parquet as arrow_parquet

    table = _arrow(frame, content)
    notes = {name.encode(): value.encode("utf-8", errors="replace") for name, value in content.notes.items()}
    out = io.BytesIO()
    arrow_parquet.write_table(table.replace_schema_metadata((table.schema.metadata or {}) | notes), out, compression="zstd")
    return out.getvalue()


def _arrow(frame: pd.DataFrame, content: Content) -> Any:
    """Return an Arrow table; that of a selection is read back from GeoParquet, which knows how its geometry is described."""
    import pyarrow as pa
    from pyarrow import parquet as arrow_parquet

    if content.kind != "selection":
        return pa.Table.from_pandas(frame.astype({c: "string" for c in frame.columns if frame[c].dtype == object}), preserve_index=False)
    out = io.BytesIO()
    event_geometries(content).to_parquet(out, index=False)
    return arrow_parquet.read_table(out)
