"""The options of each filter, with the number of events that choosing one alone would show."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.query.counting.counts import Counts
from dashboard.query.counting.matches import Matches, column_of
from dashboard.query.selection.filters import FILTERS
from dashboard.query.selection.selection import Selection

MOST_OPTIONS = 120  # of a filter: the chosen ones, and those with most events


def facet_counts(matches: Matches, found: Counts, totals: Counts, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return code, label and n of each filter's options: n is what choosing it alone there would show, other filters kept.

    The label is the name in the data; an option of a vocabulary of the program stands for itself.

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
    members, passing = table.columns[name].members[parameter], matches.passing_codes(name, parameter)
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
