"""Pages of the selected events as rows, and the days by which all events lie."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import EventTable
from dashboard.query.table.filter_columns import PLACE_TABLE


def event_rows(table: EventTable, chosen: Ints) -> pd.DataFrame:
    """Return rows of a table as a frame of ``Knowledge.events``, with a column ``places``: the tuple of each event's place ids."""
    where = table.columns[PLACE_TABLE]
    ids = [where.members["place"].of(code) for code in where.codes[chosen].tolist()]
    frame = table.fetch(chosen).reset_index(drop=True)
    return frame.assign(places=pd.Series(ids, dtype=object, index=frame.index))


def first_rows(matches: Matches, limit: int, offset: int, *, newest: bool) -> Ints:
    """Return the rows of a page; no more of the table is looked at than it takes to find them, and what lies before it is held."""
    found: list[Ints] = [np.zeros(0, dtype=np.int64)]
    wanted = offset + limit
    for rows in matches.rows(newest=newest):
        found.append(rows[:wanted])
        wanted -= len(found[-1])
        if wanted <= 0:
            break
    return np.concatenate(found)[offset:]


def page_days(found: Counts, limit: int, offset: int, *, newest: bool) -> tuple[int, int, int]:
    """Return the first of the days on which events of a page begin, by its number, the one after the last, and how many to pass over."""
    many = found.days.sum(axis=1)
    upto = np.cumsum(many[::-1] if newest else many)
    first, last = int(np.searchsorted(upto, offset, side="right")), min(int(np.searchsorted(upto, offset + limit)) + 1, len(many))
    over = offset - int(upto[first - 1]) if first else offset
    first = min(first, last)
    return (len(many) - last, len(many) - first, over) if newest else (first, last, over)


def sampled_spans(table: EventTable, step: int) -> tuple[Ints, Ints]:
    """Return the first and last days (since 1970) of every ``step``-th event."""
    start = table.when.days[table.when.begun[::step]]
    return start, start + table.when.lasts[::step]
