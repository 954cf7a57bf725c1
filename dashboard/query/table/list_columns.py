"""Columns of lists, as Parquet has them, taken apart into offsets and items."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.query.table.columns import Ints


def list_offsets(lists: Any) -> Ints:
    """Return where each list's items begin among all, and where the last one's end (int64); a missing list is empty."""
    return np.concatenate([[0], np.cumsum(_numbers(pc.fill_null(pc.list_value_length(lists), 0)))]).astype(np.int64)


def _numbers(found: pa.Array | pa.ChunkedArray) -> Ints:
    return np.asarray(found.to_numpy() if isinstance(found, pa.ChunkedArray) else found.to_numpy(zero_copy_only=False))


def list_field(lists: Any, name: str) -> pa.Array:
    """Return a field of each item of lists of records, one list after the other."""
    flat = pc.list_flatten(lists)
    return pc.struct_field(flat.combine_chunks() if isinstance(flat, pa.ChunkedArray) else flat, name)


def list_codes(lists: Any, name: str, values: pa.Array) -> tuple[Ints, Ints]:
    """Return offsets, and where each item stands among values (-1 for one that does not)."""
    flat = list_field(lists, name) if name else pc.list_flatten(lists)
    return list_offsets(lists), value_positions(flat, values)


def value_positions(texts: Any, values: pa.Array) -> Ints:
    """Return where each text stands among values, -1 for one that does not."""
    return np.asarray(_numbers(pc.fill_null(pc.index_in(texts, value_set=values), -1)), dtype=np.int64)


def days_since_1970(dates: pa.Array) -> Ints:
    """Return each date as days since 1970 (int64); none may be missing."""
    return np.asarray(dates.cast(pa.int32()).to_numpy(zero_copy_only=False), dtype=np.int64)
