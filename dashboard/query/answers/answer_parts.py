"""The parts of an answer, each counted from one set of matches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.dates import day_number
from dashboard.catalog.schema.vocabulary import GROUPS
from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches, column_of
from dashboard.query.counting.place_counts import PLACE_COUNT_NAMES, PlaceCounts
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_table import WHERE, EventTable, to_datetimes

UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.24}  # days, on average
MOST_BINS = 100
MOST_OPTIONS = 120  # of a filter: the chosen ones, and those with most events
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def place_counts(tally: PlaceCounts) -> pd.DataFrame:
    """Return one row a place with a selected event: the place's columns, n, weak, contested, hollow, group_* and status_*."""
    counts = dict(zip(PLACE_COUNT_NAMES, tally.by_place.T, strict=True))
    frame: pd.DataFrame = tally.table.places.frame.assign(**counts)
    return frame[frame["n"] > 0].reset_index(drop=True)


def facet_counts(matches: Matches, found: Counts, totals: Counts, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return code, label and n of each filter's options: n is what choosing it alone there would show, other filters kept.

    Of an open list (types, people, places) only what is known on the day (``totals``) is an option, and what is chosen.
    """
    return {
        parameter: _facet(matches, found, totals, parameter, set(getattr(selection, parameter)))
        for parameter, entry in FILTERS.items()
        if entry.kind == "codes"
    }


def _facet(matches: Matches, found: Counts, totals: Counts, parameter: str, chosen: set[str]) -> pd.DataFrame:
    entry, table = FILTERS[parameter], matches.table
    name = column_of(entry)
    members, passing = table.columns[name].members[parameter], matches.passing(name, parameter)
    n = members.count(found.by[name] if passing is None else np.where(passing, found.by[name], 0))
    labels, values = entry.options(table.dataset) if entry.options else {}, members.values
    is_chosen = np.array([code in chosen for code in values], dtype=bool) if chosen else np.zeros(len(values), dtype=bool)
    worth = np.full(len(values), entry.closed) | (members.count(totals.by[name]) > 0) | is_chosen
    shown = np.flatnonzero(worth)
    if len(shown) > MOST_OPTIONS:
        shown = np.sort(shown[np.lexsort((-n[shown], ~is_chosen[shown]))[:MOST_OPTIONS]])
    codes = [values[i] for i in shown.tolist()]
    words = {"code": codes, "label": [labels[code] for code in codes]}
    return pd.DataFrame({name: pd.array(cells, dtype="str") for name, cells in words.items()} | {"n": n[shown]}, copy=False)


def histogram_bins(table: EventTable, found: Counts, since: date | None, given: Sequence[int] = ()) -> pd.DataFrame:
    """Return columns start and end (first and last day, datetime64[s]), n, and n by group, of bins without a gap.

    Events count at their start.
    An event that began before the window counts at the window's start, ``since``. The bins are those between ``given`` days (since
    1970), where any are given: events that begin outside them do not count.
    """
    some = found.days.sum(axis=1) > 0
    days, numbers = table.when.days[some], found.days[some]
    if since:
        days = np.maximum(days, day_number(since))
    edges = np.array(given or (bin_edges(int(days[0]), int(days[-1])) if len(days) else [0]), dtype=np.int64)
    inside = (days >= edges[0]) & (days < edges[-1])
    counted = np.zeros((len(edges) - 1, numbers.shape[1]), dtype=np.int64)
    np.add.at(counted, np.searchsorted(edges, days[inside], side="right") - 1, numbers[inside])
    head = {"start": to_datetimes(edges[:-1]), "end": to_datetimes(edges[1:] - 1), "n": counted.sum(axis=1)}
    return pd.DataFrame(head | {code: counted[:, i] for i, code in enumerate(GROUPS)})


def bin_edges(first: int, last: int) -> npt.NDArray[np.int64]:
    """Return the edges, each a day since 1970, of the finest whole days, weeks, months, quarters or years that need few bins."""
    return unit_edges(next((u for u, days in UNITS.items() if (last - first) / days < MOST_BINS), "year"), first, last)


def unit_edges(unit: str, first: int, last: int) -> npt.NDArray[np.int64]:
    """Return the edges, each a day since 1970, of the whole days, weeks ... centuries that hold two days and what lies between."""
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":
        monday = first - (first + 3) % 7  # 1 January 1970 was a Thursday
        return np.arange(monday, last + 8, 7)
    step = _MONTHS[unit]
    a, b = (int(np.datetime64(day, "D").astype("datetime64[M]").astype(np.int64)) // step for day in (first, last))
    return (np.arange(a, b + 2) * step).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def event_rows(table: EventTable, chosen: Ints) -> pd.DataFrame:
    """Return rows of a table as a frame of ``Knowledge.events``, with a column ``places``: the tuple of each event's place ids."""
    where = table.columns[WHERE]
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
