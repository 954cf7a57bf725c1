"""Events cut out of a dataset, each with copies of its own of all that tells how it stands, so that each can be asked about another day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.status import Bools, Ints

CLAIMS_PER_BATCH = 5_000  # claims of a batch, unless one event alone has more
COPY_MARK = " "  # between a copy's id and the row of the event that it was made for; no id has one, and it sorts before all that ids have


@dataclass(frozen=True, eq=False)
class Batch:
    """A dataset of some events (``ids``): what is their own bears its id, copies of what belongs to others another one.

    An event's are its propositions and their claims; those that claims made at it are about, with all claims on these; and the events
    of all of them, which date what was said. ``owner`` is, of each row of the propositions, the position in ``ids`` of the event it is for.
    """

    dataset: Dataset
    ids: pd.Index
    owner: Ints


def event_batches(dataset: Dataset, chosen: Bools) -> Iterator[Batch]:
    """Yield batches of the events on which one of the ``chosen`` claims bears: one bool a row of the claims.

    Each such event is in one batch, together with events that have similarly many claims; one that no claim bears on is in none.
    """
    claims = _Lists(claim_index(dataset, "latest").links.about, len(dataset.tables["propositions"]))
    event, proposition = _bearing(dataset, chosen)
    size = np.zeros(len(dataset.tables["events"]), dtype=np.int64)
    np.add.at(size, event, claims.many[proposition])
    order = np.lexsort((proposition, event, size[event]))
    event, proposition = event[order], proposition[order]
    first = np.flatnonzero(np.diff(event, prepend=-1))
    many = size[event[first]]
    new = (np.diff(np.cumsum(many) // CLAIMS_PER_BATCH, prepend=0) > 0) | (np.diff(np.frexp(many)[1], prepend=0) > 0)
    ends, copies = first[new & (first > 0)], _Copies(dataset, claims)
    for events, propositions in zip(np.split(event, ends), np.split(proposition, ends), strict=True):
        if len(events):
            yield copies.batch(events, propositions)


def _bearing(dataset: Dataset, chosen: Bools) -> tuple[Ints, Ints]:
    """Return pairs of rows: events on which a chosen claim bears, and every proposition with a claim that bears on how the event stands."""
    links, n = claim_index(dataset, "latest").links, len(dataset.tables["propositions"])
    heard, claim, _ = links.heard
    event, proposition = np.divmod(np.unique(heard * n + links.about[claim]), max(n, 1))
    picked = np.zeros(n, dtype=bool)
    picked[links.about[chosen]] = True
    here = np.isin(event, event[picked[proposition]])
    return event[here], proposition[here]


class _Lists:
    """The rows of a table by what they belong to."""

    def __init__(self, owner: Ints, n: int) -> None:
        """Take the owner of each row, from 0 to before ``n``; -1 for none."""
        self._order = np.argsort(owner, kind="stable")[int((owner < 0).sum()) :]
        self.many = np.bincount(owner[owner >= 0], minlength=n)
        self._start = np.cumsum(self.many) - self.many

    def of(self, wanted: Ints) -> tuple[Ints, Ints]:
        """Return the rows of each of some owners, and the position of the owner in ``wanted``."""
        many = self.many[wanted]
        first = np.repeat(self._start[wanted] - (np.cumsum(many) - many), many)
        return self._order[first + np.arange(len(first))], np.repeat(np.arange(len(wanted)), many)


class _Copies:
    """A dataset whose rows are copied for events."""

    def __init__(self, dataset: Dataset, claims: _Lists) -> None:
        """Look up which rows belong together; ``claims`` are those of the propositions."""
        self._tables, self._claims = dataset.tables, claims
        events = pd.Index(self._tables["events"]["event_id"])
        self._of, self._made = (events.get_indexer(pd.Index(self._tables[name]["event_id"])) for name in ("propositions", "claims"))
        beside = ("event_places", "event_actors")
        self._beside = {name: _Lists(events.get_indexer(pd.Index(self._tables[name]["event_id"])), len(events)) for name in beside}

    def batch(self, event: Ints, proposition: Ints) -> Batch:
        """Return the batch of pairs of an event and a proposition that tells how it stands, by their rows; no pair twice."""
        claim, pair = self._claims.of(proposition)
        own, speaks = self._of[proposition], self._made[claim]
        at = speaks >= 0
        n = len(self._tables["events"])
        unit, other = np.divmod(np.unique(np.concatenate([event * n + event, event * n + own, event[pair][at] * n + speaks[at]])), n)
        about = self._ids("propositions", "proposition_id", proposition, event, own)
        where = np.where(at, self._ids("events", "event_id", speaks, event[pair], speaks), "")
        units = np.unique(event)
        tables = {name: frame.iloc[:0] for name, frame in self._tables.items()} | {
            **{name: self._tables[name] for name in ("terms", "parties")},
            "events": self._rows("events", other, event_id=self._ids("events", "event_id", other, unit, other)),
            "propositions": self._rows(
                "propositions", proposition, proposition_id=about, event_id=self._ids("events", "event_id", own, event, own)
            ),
            "claims": self._rows(
                "claims",
                claim,
                claim_id=self._ids("claims", "claim_id", claim, event[pair], own[pair]),
                proposition_id=about[pair],
                event_id=where,
            ),
            **{name: self._rows(name, rows.of(units)[0]) for name, rows in self._beside.items()},
        }
        for name, key, of in (("places", "place_id", "event_places"), ("actors", "actor_id", "event_actors")):
            tables[name] = self._tables[name][self._tables[name][key].isin(tables[of][key])].reset_index(drop=True)
        ids = pd.Index(self._tables["events"]["event_id"].iloc[units])
        return Batch(Dataset(tables, partial=frozenset(tables)), ids, np.searchsorted(units, event))

    def _rows(self, table: str, rows: Ints, **ids: Any) -> pd.DataFrame:
        found: pd.DataFrame = self._tables[table].iloc[rows].reset_index(drop=True)
        return found.assign(**{name: pd.Series(cells, dtype=self._tables[table][name].dtype) for name, cells in ids.items()})

    def _ids(self, table: str, key: str, rows: Ints, event: Ints, of: Ints) -> Any:
        """Return the ids of rows copied for events: the same where they are of the event itself."""
        ids = self._tables[table][key].to_numpy(dtype=object)[rows]
        others = event != of
        ids[others] += COPY_MARK + event[others].astype(str).astype(object)
        return ids
