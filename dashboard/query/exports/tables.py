"""The dataset's tables as known on a day: nothing that came later, and no reference to it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge import Knowledge
from dashboard.catalog.schema import BY_NAME, TABLES, Table
from dashboard.query.records import plain

_LINKS = {"event_places": "place_id", "event_actors": "actor_id"}
_NUMBERS = ("latitude", "longitude", "uncertainty_km", "low", "best", "high")
_TRUE = ("planned", "contested", "is_main", "current", "late", "url_seen")


def known_tables(dataset: Dataset, knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return every table in the schema's order as plain cells: dates as EDTF text, several values parted by ;, unknown empty."""
    known = _known(dataset, knowledge)
    ids = {name: set(frame[BY_NAME[name].key[0]]) for name, frame in known.items()}
    return {table.name: _plain(known[table.name], table, ids, knowledge.hindsight) for table in TABLES}


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give columns of numbers and of yes or no their types, whatever rows there are; all others are texts, "" for unknown."""
    found: dict[str, pd.Series[Any]] = {}
    for name in frame.columns:
        if name in _NUMBERS:
            found[name] = pd.to_numeric(frame[name]).astype("float64")
        elif name in _TRUE:
            found[name] = frame[name].astype("boolean")
        elif name == "n_claims":
            found[name] = frame[name].astype("int64")
        else:
            found[name] = frame[name].map(lambda cell: "" if cell is None else str(cell)).astype(object)
    return pd.DataFrame(found, columns=frame.columns, index=frame.index)


def _known(dataset: Dataset, knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return the rows that may be shown: those known, and what they lead to."""
    rows = {name: getattr(knowledge, name) for name in ("events", "propositions", "claims", "sources")}
    if knowledge.hindsight:  # nothing lies ahead, so nothing is held back: sources of coordinates included
        rows["sources"] = dataset.tables["sources"]
    for links, key in _LINKS.items():
        table = dataset.tables[links]
        rows[links] = table[table["event_id"].isin(rows["events"]["event_id"])]
        of = dataset.tables[key.replace("_id", "s")]
        rows[key.replace("_id", "s")] = of[of[key].isin(rows[links][key])]
    moved = dataset.tables["movements"]
    rows["movements"] = moved[moved["proposition_id"].isin(rows["propositions"]["proposition_id"])]
    ends = {p for side in ("from_places", "to_places") for many in rows["movements"][side] for p in many}
    places = dataset.tables["places"]
    rows["places"] = places[places["place_id"].isin(ends | set(rows["places"]["place_id"]))]
    cited = dataset.tables["claim_sources"]
    shown = cited["claim_id"].isin(rows["claims"]["claim_id"]) & cited["source_id"].isin(rows["sources"]["source_id"])
    rows["claim_sources"] = cited[shown]
    rows["parties"] = _parties(dataset, rows)
    return rows


def _parties(dataset: Dataset, rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the parties that speak, take part or have an actor in it, and the members of those."""
    parties = dataset.tables["parties"]
    named = {*rows["claims"]["party_id"], *rows["actors"]["party_id"], *(p for many in rows["propositions"]["participants"] for p in many)}
    members = {m for party, many in zip(parties["party_id"], parties["members"], strict=True) if party in named for m in many}
    return parties[parties["party_id"].isin(named | members)]


def _plain(frame: pd.DataFrame, table: Table, ids: dict[str, set[Any]], hindsight: bool) -> pd.DataFrame:
    """Return a table's own columns, then what was worked out for the day; references to what is not known are left empty."""
    own = {f.name: f for f in table.fields}
    spans = {f"{f.name}_{part}" for f in table.fields if f.kind == "edtf" for part in ("start", "end", "approximate")}
    columns = [c for c in own if c in frame.columns] + [c for c in frame.columns if c not in own and c not in spans]
    found = {}
    for name in columns:
        held = own.get(name)
        known = ids[held.references] if held and held.references else None
        blank = name == "notes" and not hindsight  # remarks were written looking back
        found[name] = ["" if blank else _cell(cell, known) for cell in frame[name].to_list()]
    return typed(pd.DataFrame(found, columns=columns, dtype=object))


def _cell(cell: Any, known: set[Any] | None) -> Any:
    if isinstance(cell, tuple):
        return ";".join(str(one) for one in cell if known is None or one in known)
    value = plain(cell)
    if isinstance(value, float | np.floating) or value is None:
        return value
    return value if known is None or value in known else ""
