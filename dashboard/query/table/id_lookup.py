"""Where among a store's rows things with an id are, what tells of a measure, a series or a movement, and how events stand by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.archive.event_schema import Array, Arrays
from dashboard.catalog.stores.store import EventRows
from dashboard.query.table.columns import Ints
from dashboard.query.table.list_columns import list_field, list_offsets
from dashboard.query.topics import ANY_TOPIC

# The lists that hold each kind of thing. "sources" has those that cite another of the event too, "claim_sources" what its claims rest on.
_HELD = {"proposition": "propositions", "claim": "claims", "source": "sources", "carrier": "claim_sources"}
_NAMED = {kind: f"{kind}_id" for kind in _HELD} | {"carrier": "source_id"}
SEARCHED_KINDS = ("event", "proposition", "claim", "carrier")  # what a reader finds events by, naming an id
TOLD_KINDS = ("measure", "series", "movement")  # what an event may tell of, by a code
END_ROLES = ("from", "to")  # what a place of a movement is; of one that stopped nothing else may tell


def rows_of_ids(store: EventRows, kind: str, ids: Iterable[str]) -> Ints:
    """Return the rows of events that hold things of a kind (event, or one of ``_HELD``) with one of some ids.

    Of measures and series their codes are the ids, and ANY, as of movements.
    """
    arrays = store.arrays("ids", lambda: _ids(store))
    keys, rows = arrays["keys"], arrays["rows"]
    asked = np.array(list(ids), dtype=object)
    if not len(asked):
        return np.zeros(0, dtype=np.int64)
    wanted = np.sort(_hashed(kind, asked))
    low, high = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
    found = [rows[a:b] for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    return np.unique(np.concatenate(found)).astype(np.int64)


def _ids(store: EventRows) -> Arrays:
    """Return the hashes of all ids in order, and the row of the event that each is with."""
    keys, rows, first = list[Array](), list[Array](), 0
    for _, part in store.parts(["event_id", "series", "movements", "event_places", *_HELD.values()]):
        keys.append(_hashed("event", part.column("event_id").to_numpy()))
        rows.append(np.arange(first, first + len(part)))
        for kind, name in _HELD.items():
            lists = part.column(name)
            keys.append(_hashed(kind, list_field(lists, _NAMED[kind]).to_numpy(zero_copy_only=False)))
            rows.append(np.repeat(np.arange(first, first + len(part)), np.diff(list_offsets(lists))))
        for kind, at, codes in _told(part):
            keys += [_hashed(kind, codes), _hashed(kind, np.array([ANY_TOPIC], dtype=object)).repeat(len(np.unique(at)))]
            rows += [at + first, np.unique(at) + first]
        first += len(part)
    key, row = np.concatenate(keys), np.concatenate(rows)
    order = np.argsort(key, kind="stable")
    return {"keys": key[order], "rows": row[order].astype(np.int32)}


def _told(part: pa.Table) -> Iterator[tuple[str, Ints, Array]]:
    """Yield the rows of a file that tell of a measure, a series or a movement, and of which."""
    lists = part.column("propositions")
    owner = np.repeat(np.arange(len(part)), np.diff(list_offsets(lists)))
    said = ("measure", owner, list_field(lists, "measure")), ("series", np.arange(len(part)), part.column("series").combine_chunks())
    for kind, at, found in said:
        codes = found.fill_null("").to_numpy(zero_copy_only=False)
        yield kind, at[codes != ""], codes[codes != ""]
    places = part.column("event_places")
    ends = np.repeat(np.arange(len(part)), np.diff(list_offsets(places)))[
        pc.is_in(list_field(places, "role"), pa.array(END_ROLES)).to_numpy(zero_copy_only=False)
    ]
    moving = np.union1d(np.flatnonzero(np.diff(list_offsets(part.column("movements")))), ends)
    yield "movement", moving, np.full(len(moving), ANY_TOPIC, dtype=object)


def _hashed(kind: str, ids: Array) -> npt.NDArray[np.uint64]:
    """Return the hashes of ids; of records they are the same in capital and small letters, for readers type them as they come."""
    if kind == "event" or kind in _HELD:
        ids = pc.ascii_lower(pa.array(ids, pa.string())).to_numpy(zero_copy_only=False)
    return np.asarray(pd.util.hash_array(ids.astype(object), hash_key=f"{kind:<16}", categorize=False))


def id_ranks(store: EventRows) -> Ints:
    """Return where each event stands among all by its id, for those that begin on one day."""

    def build() -> Arrays:
        ids = pa.chunked_array([part.column("event_id").combine_chunks() for _, part in store.parts(["event_id"])])
        found = np.zeros(len(ids), dtype=np.int32)
        found[pc.sort_indices(ids).to_numpy()] = np.arange(len(ids))
        return {"rank": found}

    return store.arrays("ranks", build)["rank"]
