"""The event table: events as small integer codes sorted by day, places as points. Every answer is counted from it.

Made so that a filter or a count is one pass of numpy over an array, and so that counts of two tables can be added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.catalog.vocabulary import AS_ACT
from dashboard.query import columns
from dashboard.query.columns import Bools, Column, Ints, Several
from dashboard.query.filters import FILTERS, Filter, type_label
from dashboard.query.places import Places, places
from dashboard.query.wordlist import WordIndex, index


@dataclass(frozen=True, eq=False)
class EventTable:
    """The events known on a day, oldest first; ``start`` and ``end`` are days since 1970.

    ``located_at`` holds each event's places; ``announced`` says of each of its codes that the event was only announced there.
    ``acts`` are the events whose status is said as of an act.
    """

    dataset: Dataset
    knowledge: Knowledge
    frame: pd.DataFrame
    start: Ints
    end: Ints
    columns: dict[str, Column]
    places: Places
    located_at: Several
    announced: Bools
    contested: Bools
    weak: Bools
    acts: Bools

    @property
    def n(self) -> int:
        """Return the number of events."""
        return len(self.start)

    @cached_property
    def words(self) -> WordIndex:
        """Return the index of the events' words, built at the first search."""
        return index(self.n, _texts(self))


def moments(days: Ints) -> npt.NDArray[np.datetime64]:
    """Return days since 1970 as datetime64[s]."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


def event_table(dataset: Dataset, knowledge: Knowledge) -> EventTable:
    """Code the events known on a day."""
    frame = knowledge.events.sort_values(["start", "event_id"], kind="stable").reset_index(drop=True)
    start, end = (frame[c].to_numpy().astype("datetime64[D]").astype(np.int32) for c in ("start", "end"))
    links = _links(dataset, knowledge)
    ids = pd.Index(frame["event_id"])
    coded: dict[str, Column] = {}
    for parameter, entry in FILTERS.items():
        if entry.kind == "codes" and entry.options:
            coded[parameter] = _coded(entry, tuple(entry.options(dataset)), frame, ids, links)
    contested = frame["contested"].to_numpy(dtype=bool) | frame["status"].eq("contested").to_numpy()
    weak = frame["evidence_strength"].eq("C").to_numpy()
    acts = (frame["main_kind"].eq("act") & frame["status"].isin(AS_ACT)).to_numpy()
    located_at = columns.several(ids, links["event_places"], "place_id", tuple(dataset.tables["places"]["place_id"]))
    announced = _announced(ids, links["event_places"], located_at)
    where = places(dataset, located_at.values)
    return EventTable(dataset, knowledge, frame, start, end, coded, where, located_at, announced, contested, weak, acts)


def _coded(entry: Filter, values: tuple[str, ...], frame: pd.DataFrame, ids: pd.Index, links: dict[str, pd.DataFrame]) -> Column:
    """Code the column that a filter names."""
    table, _, name = entry.column.partition(".")
    return columns.one_each(frame[name], values) if table == "events" else columns.several(ids, links[table], name, values)


def _announced(ids: pd.Index, links: pd.DataFrame, place: Several) -> Bools:
    """Tell of each event and place whether the announcement is the place's only role."""
    pairs = columns.pairs_of(ids, links, "place_id", place.values)
    pairs, role = pairs[pairs >= 0], links["role"].to_numpy()[pairs >= 0]
    _, at = np.unique(pairs, return_inverse=True)
    return np.asarray(np.bincount(at, weights=role != "announcement", minlength=len(place.codes)) == 0)


def _links(dataset: Dataset, knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return the tables that link events to other things, by the names that ``FILTERS`` uses."""
    tables = dataset.tables
    precision = tables["places"].set_index("place_id")["geo_precision"]
    about = knowledge.propositions.set_index("proposition_id")["event_id"]
    return {
        "event_places": tables["event_places"].assign(geo_precision=tables["event_places"]["place_id"].map(precision)),
        "event_actors": tables["event_actors"],
        "claims": knowledge.claims.assign(event_id=knowledge.claims["proposition_id"].map(about)),
    }


def _texts(table: EventTable) -> Iterator[tuple[int, str]]:
    """Yield (event, text) of everything that a reader may search for, as far as known on the day."""
    known, tables = table.knowledge, table.dataset.tables
    for column in ("title", "summary"):
        yield from enumerate(table.frame[column])
    yield from enumerate(table.frame["event_type"].map(type_label))
    row = pd.Series(np.arange(table.n), index=table.frame["event_id"])
    about = known.propositions.set_index("proposition_id")["event_id"]
    yield from _linked(row, known.propositions["event_id"], known.propositions["statement"])
    yield from _linked(row, known.claims["proposition_id"].map(about), known.claims["wording"])
    yield from _linked(row, known.claims["event_id"], known.claims["wording"])
    p, names = tables["event_places"], tables["places"].set_index("place_id")
    together = names["name"] + " " + names["name_ko"] + " " + names["name_ru"] + " " + names["alt_names"].map(" ".join)
    yield from _linked(row, p["event_id"], p["place_id"].map(together))
    a = tables["event_actors"]
    yield from _linked(row, a["event_id"], a["actor_id"].map(tables["actors"].set_index("actor_id")["name"]))


def _linked(row: pd.Series, events: pd.Series, texts: pd.Series) -> Iterator[tuple[int, str]]:
    rows = events.map(row)
    seen = rows.notna() & texts.notna()
    yield from zip(rows[seen].astype("int64"), texts[seen], strict=True)
