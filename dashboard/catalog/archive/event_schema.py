"""A dataset's events as rows, in the order of their days: one row an event, with everything that belongs to it and what was known when.

A row has the columns of ``events``, as texts, and:

- a list for each table of ``HELD_TABLES``: the event's rows there, its claims' sources among them;
- ``related``: the ids of events that its own claims are about, so that they can be read along;
- ``main_kind``: the kind of its main proposition;
- ``states``: what was known of it, from which day on (``STATE_STRUCT``); ``states_by_event`` the same where claims that only later sources
  carry count from their event's day, null where it makes no difference;
- ``texts``: what can be searched, and from which day on, in both ways of counting;
- ``news``: the days with news of it (``knowledge.news``), in order; ``news_by_event`` as ``states_by_event``.

Rows are sorted by the first day of their first state and by id; an event that never becomes known has no state, and stands at the end.
Every cell of a table is the text that it has in the CSV tables. Days are Arrow dates.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.catalog.schema.tables import BY_NAME, Table

Rows = npt.NDArray[np.integer[Any]]  # where events stand, from 0
FORMAT_METADATA = {b"tumen_format": b"4"}  # in the metadata of each file
CLAIMS_UNTIL = b"tumen_claims_until"  # there too, as JSON: the day from which on every claim counts, for each value of ``known.LATE_RULES``
Array = npt.NDArray[Any]
Arrays = dict[str, Array]
HELD_TABLES: tuple[str, ...] = ("event_places", "event_actors", "propositions", "movements", "claims", "claim_sources", "sources")


def _struct(table: Table) -> pa.DataType:
    return pa.list_(pa.struct([(f.name, pa.string()) for f in table.fields]))


STATE_STRUCT = pa.struct(
    [
        ("known_on", pa.date32()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("status", pa.string()),
        ("dispute", pa.string()),
        ("evidence_strength", pa.string()),
        ("parties", pa.list_(pa.string())),
    ]
)
TEXT_STRUCT = pa.struct([("known_on", pa.date32()), ("known_by_event", pa.date32()), ("text", pa.string())])
SCHEMA = pa.schema(
    [(f.name, pa.string()) for f in BY_NAME["events"].fields]
    + [(name, _struct(BY_NAME[name])) for name in HELD_TABLES]
    + [("related", pa.list_(pa.string())), ("main_kind", pa.string())]
    + [("states", pa.list_(STATE_STRUCT)), ("states_by_event", pa.list_(STATE_STRUCT)), ("texts", pa.list_(TEXT_STRUCT))]
    + [("news", pa.list_(pa.date32())), ("news_by_event", pa.list_(pa.date32()))],
    FORMAT_METADATA,
)
STATE_COLUMNS = {"latest": "states", "event": "states_by_event"}  # for each way of counting late finds
NEWS_COLUMNS = {"latest": "news", "event": "news_by_event"}


def first_days(days: Array, offsets: Rows, none: int) -> Rows:
    """Return the first day of each list (int64, since 1970), ``none`` for an empty one: list i is ``days[offsets[i]:offsets[i + 1]]``."""
    found = np.full(len(offsets) - 1, none, dtype=np.int64)
    some = offsets[1:] > offsets[:-1]
    found[some] = days[offsets[:-1][some]]
    return found
