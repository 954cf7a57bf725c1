"""What of an event can be searched: its own words, and those of its propositions, claims, places and actors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Frames
from dashboard.catalog.names import name_languages


def searchable_texts(dataset: Dataset, known: Frames, frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """Yield (row, text) of everything of the frame's events that a reader may search for, as far as known on the day.

    The frame has rows of ``Knowledge.events``; a row is counted from 0, and comes as often as it has texts.
    """
    tables = dataset.tables
    for column in ("title", "summary"):
        yield from enumerate(frame[column])
    types = {slug: dataset.terms.label("type", slug) for slug in frame["event_type"].unique()}
    yield from enumerate(frame["event_type"].map(types))
    row = pd.Series(np.arange(len(frame)), index=frame["event_id"])
    about = known.propositions.set_index("proposition_id")["event_id"]
    yield from _linked(row, known.propositions["event_id"], known.propositions["statement"])
    yield from _linked(row, known.claims["proposition_id"].map(about), known.claims["wording"])
    yield from _linked(row, known.claims["event_id"], known.claims["wording"])
    p, a, actors = tables["event_places"], tables["event_actors"], tables["actors"]
    yield from _linked(row, p["event_id"], p["place_id"].map(_every_name(tables["places"], "place_id")))
    yield from _linked(row, a["event_id"], a["actor_id"].map(_every_name(actors, "actor_id")))
    sides = actors.set_index("actor_id")["party_id"].map(_every_name(tables["parties"], "party_id"))
    yield from _linked(row, a["event_id"], a["actor_id"].map(sides))


def _every_name(table: pd.DataFrame, key: str) -> pd.Series:
    """Return the names of each row of places, actors or parties in every language, as one text, by its id."""
    names: pd.Series = table["name"]
    for column in name_languages(table.columns).values():
        names = names + " " + table[column]
    return (names + " " + table["alt_names"].map(" ".join)).set_axis(table[key])


def _linked(row: pd.Series, events: pd.Series, cells: pd.Series) -> Iterator[tuple[int, str]]:
    rows = events.map(row)
    seen = rows.notna() & cells.notna()
    yield from zip(rows[seen].astype("int64"), cells[seen], strict=True)
