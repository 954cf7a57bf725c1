"""Days with news of each event, worked out once: what a page about changes reads, and what is said of an event before it is known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import NEWS_COLUMNS, Array, Arrays, first_days
from dashboard.catalog.knowledge.known import LATE_RULES
from dashboard.catalog.stores.store import EventRows, Store
from dashboard.query.table.columns import Ints
from dashboard.query.table.event_codes import event_codes
from dashboard.query.table.list_columns import days_since_1970, list_offsets
from dashboard.query.table.row_checks import check_days

_NEVER = np.iinfo(np.int32).max


def news_arrays(store: EventRows) -> Arrays:
    """Return the days with news of a store's events. Raises UnusableError when a row holds no day where one must be.

    Of each way of counting late finds (``latest``, ``event``): ``*_days`` (int32, since 1970) of each event are those from offset to offset
    of ``*_offsets``; ``*_heard`` are the rows of events about which something was said before they were known, from ``*_heard_from`` on
    and until ``*_heard_until``.
    """

    def build() -> Arrays:
        parts: dict[str, list[Array]] = {}
        for file, part in store.parts(["event_id", *NEWS_COLUMNS.values()]):
            check_days(file, part, NEWS_COLUMNS.values())
            for late, column in NEWS_COLUMNS.items():
                lists = pc.coalesce(part.column(column), part.column(NEWS_COLUMNS["latest"]))
                parts.setdefault(f"{late}_many", []).append(np.diff(list_offsets(lists)))
                parts.setdefault(f"{late}_days", []).append(days_since_1970(pc.list_flatten(lists)).astype(np.int32))
        found = {name: np.concatenate(each) for name, each in parts.items()}
        for late in NEWS_COLUMNS:
            found[f"{late}_offsets"] = np.concatenate([[0], np.cumsum(found.pop(f"{late}_many"))]).astype(np.int64)
            found |= _heard_before(found, event_codes(store), late)
        return found

    return store.arrays("news_arrays", build)


def check_rows(store: Store) -> None:
    """Check that every row of a store can be counted from, and says when there was news. Raises UnusableError."""
    news_arrays(store.rows(date.max, LATE_RULES[0]))


def events_with_news(store: EventRows, late: str, since: int, until: int) -> Ints:
    """Return the rows of events with news after one day (since 1970) and by another, in order."""
    found = news_arrays(store)
    days = found[f"{late}_days"]
    return np.unique(np.searchsorted(found[f"{late}_offsets"], np.flatnonzero((days > since) & (days <= until)), side="right") - 1)


def unknown_events_heard_of(store: EventRows, late: str, day: int) -> Ints:
    """Return the rows of events that are not known by a day (since 1970), though something was said of them by then."""
    found = news_arrays(store)
    since, until = (found[f"{late}_heard_{side}"] for side in ("from", "until"))
    return np.asarray(found[f"{late}_heard"][(since <= day) & (day < until)])


def _heard_before(news: Arrays, codes: Arrays, late: str) -> Arrays:
    said = first_days(news[f"{late}_days"], news[f"{late}_offsets"], _NEVER)
    known = first_days(codes[f"{late}_day"], codes[f"{late}_offsets"], _NEVER)
    rows = np.flatnonzero(said < known)
    return {f"{late}_heard": rows, f"{late}_heard_from": said[rows], f"{late}_heard_until": known[rows]}
