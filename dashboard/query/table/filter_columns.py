"""What filters with options look into: codes of events, and what each stands for in each filter."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.archive.event_schema import Array
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.catalog.stores.store import EventRows
from dashboard.query.selection.filters import FILTERS, Filter
from dashboard.query.table.columns import Column, Ints, Members, value_members
from dashboard.query.table.event_codes import LOOK_PARAMETERS

LOOK_TABLE, PLACE_TABLE = "events", "event_places"  # the columns that say how an event looks, and where it is
# Of which table an event has a set of rows, and their id, by the table in which a filter names their column.
SET_TABLES = {"event_places": ("places", "place_id"), "event_actors": ("actors", "actor_id"), "claims": ("parties", "party_id")}


def check_filters(filters: Mapping[str, Filter]) -> None:
    """Raise TypeError where a filter with options looks into what events have no codes of."""
    for parameter, entry in filters.items():
        table, _, name = entry.column.partition(".")
        columns = {field.name for field in BY_NAME[SET_TABLES[table][0]].fields} if table in SET_TABLES else set()
        if entry.options and name not in columns and not (table == LOOK_TABLE and parameter in LOOK_PARAMETERS):
            allowed = ", ".join(f"{links} (any column of {of})" for links, (of, _) in SET_TABLES.items())
            raise TypeError(f"the filter {parameter} looks into {entry.column}; allowed are {LOOK_TABLE} (LOOK_COLUMNS), {allowed}")


def lookup_filters(table: str) -> list[str]:
    """Return the filters with options that look into a table."""
    return [p for p, entry in FILTERS.items() if entry.options and entry.column.partition(".")[0] == table]


def values_of(dataset: Dataset, parameter: str) -> tuple[str, ...]:
    """Return the values of a filter with options, in their order."""
    options = FILTERS[parameter].options
    return tuple(options(dataset)) if options else ()


def cell_positions(cells: pd.Series, values: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Return the position of each cell of a column among values, -1 for one that is not there."""
    return pd.Index(values, dtype=object).get_indexer(pd.Index(cells, dtype=object))


def set_column(store: EventRows, table: str, each: Array, items: Array, offsets: Array) -> Column:
    """Return the column of the filters on a table of ``SET_TABLES``, given each event's set of its rows.

    The options of a filter stand in their own order, the sets in that of the table.
    """
    of, key = SET_TABLES[table]
    members = {p: _set_members(store, p, of, key, np.asarray(items), np.asarray(offsets)) for p in lookup_filters(table)}
    return Column(np.asarray(each), members, len(offsets) - 1)


def _set_members(store: EventRows, parameter: str, of: str, key: str, items: Ints, offsets: Ints) -> Members:
    """Return what each set stands for in a filter: its rows, or what these have in another column."""
    name, values = FILTERS[parameter].column.partition(".")[2], values_of(store.base, parameter)
    cells = store.base.tables[of][name]
    if name == key:
        return Members(values, cell_positions(cells, values)[items], offsets)
    position = {value: i for i, value in enumerate(values)}
    meant = [[position[v] for v in (cell if isinstance(cell, tuple) else (cell,)) if v in position] for cell in cells]
    each = np.split(items, offsets[1:-1]) if len(offsets) > 1 else []
    return value_members(([i for row in some.tolist() for i in meant[row]] for some in each), values)


check_filters(FILTERS)
