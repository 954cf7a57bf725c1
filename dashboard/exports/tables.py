"""The dataset's tables as known on a day: nothing that came later, and no reference to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.derived_columns import WORKED_OUT
from dashboard.catalog.records import json_value
from dashboard.catalog.schema.tables import BY_NAME, TABLES, TERM_COLUMNS, Table
from dashboard.query.table.row_checks import LINK_COLUMNS
from dashboard.wording.status_words import status_sentence

_KNOWN = ("events", "propositions", "claims", "sources")  # what a day's knowledge has of its own
_KINDS = {field.name: field.kind for fields in (*(t.fields for t in TABLES), *WORKED_OUT.values()) for field in fields}
DAY_TYPE = pd.ArrowDtype(pa.date32())


def known_tables(knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return every table in the schema's order as plain cells: dates as EDTF text, several values parted by ;, unknown empty.

    Its columns are the schema's, then those of ``WORKED_OUT``, of the types that ``typed_columns`` gives. Events, and what belongs to
    them, are in the order in which they begin as far as known, then of their ids, whichever store they come from; others in their own.

    When nothing lies ahead of the day they are the dataset's own, whole, with what was worked out beside them.
    """
    known = _by_event(_derived_tables(knowledge) if knowledge.whole else _known(knowledge), knowledge.events)
    ids = {name: set(frame[BY_NAME[name].key[0]]) for name, frame in known.items()}
    return {table.name: _plain(known[table.name], table, ids) for table in TABLES}


def typed_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Give columns of numbers, days, and yes or no their types, whatever rows there are; all others are texts, "" for unknown."""
    found: dict[str, pd.Series[Any]] = {}
    for name in frame.columns:
        kind = _KINDS.get(name, "string")
        if kind == "number":
            found[name] = pd.to_numeric(frame[name]).astype("float64")
        elif kind == "boolean":
            found[name] = frame[name].astype("boolean")
        elif kind == "integer":
            found[name] = frame[name].astype("Int64")
        elif kind == "day":
            found[name] = pd.Series([date.fromisoformat(cell) if cell else None for cell in frame[name]], index=frame.index, dtype=DAY_TYPE)
        else:
            found[name] = frame[name].map(lambda cell: "" if cell is None else str(cell)).astype(object)
    return pd.DataFrame(found, columns=frame.columns, index=frame.index)


def with_sentences(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of ``Knowledge`` with each status said as a ``sentence``, where it has any."""
    return frame.assign(sentence=[status_sentence(reason) for reason in frame["reason"]]) if "reason" in frame else frame


def _derived_tables(knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return the dataset's tables with what was worked out; it is missing of what nobody has said anything about."""
    found = {table.name: knowledge.dataset.tables[table.name] for table in TABLES}
    for name, fields in WORKED_OUT.items():
        key = BY_NAME[name].key[0]
        told = with_sentences(getattr(knowledge, name))[[key, *(field.name for field in fields)]]
        found[name] = found[name].merge(told, on=key, how="left", validate="one_to_one")
    return found


def _by_event(tables: dict[str, pd.DataFrame], known_events: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return tables with the rows of each event together, in the order of events; those not known come last."""
    starts = known_events.set_index("event_id")["start"].reindex(tables["events"]["event_id"])
    ordered = starts.reset_index().sort_values(["start", "event_id"])["event_id"]
    rank = pd.Series(range(len(ordered)), index=ordered)
    about = tables["propositions"].set_index("proposition_id")["event_id"]
    claimed = tables["claims"].set_index("claim_id")["proposition_id"].map(about)
    owner = {name: tables[name]["event_id"] for name in ("events", "propositions", *LINK_COLUMNS)}
    owner |= {name: tables[name]["proposition_id"].map(about) for name in ("claims", "movements")}
    owner["claim_sources"] = tables["claim_sources"]["claim_id"].map(claimed)
    places = {name: events.map(rank).to_numpy(dtype=np.float64) for name, events in owner.items()}
    return tables | {name: tables[name].iloc[np.argsort(at, kind="stable")] for name, at in places.items()}


def _known(knowledge: Knowledge) -> dict[str, pd.DataFrame]:
    """Return the rows that may be shown: those known, and what they lead to; without remarks, which look back, before the last claim."""
    rows = {name: with_sentences(getattr(knowledge, name)) for name in _KNOWN}
    shown_from = knowledge.dataset.tables["events"].set_index("event_id")["summary_as_of"].reindex(rows["events"]["event_id"]).to_numpy()
    rows["events"] = rows["events"].assign(summary_as_of=np.where(rows["events"]["summary"].eq(""), "", shown_from))
    for links, key in LINK_COLUMNS.items():
        table = knowledge.dataset.tables[links]
        rows[links] = table[table["event_id"].isin(rows["events"]["event_id"])]
        of = knowledge.dataset.tables[key.replace("_id", "s")]
        rows[key.replace("_id", "s")] = of[of[key].isin(rows[links][key])]
    moved = knowledge.dataset.tables["movements"]
    rows["movements"] = moved[moved["proposition_id"].isin(rows["propositions"]["proposition_id"])]
    ends = {p for side in ("from_places", "to_places") for many in rows["movements"][side] for p in many}
    places = knowledge.dataset.tables["places"]
    rows["places"] = places[places["place_id"].isin(ends | set(rows["places"]["place_id"]))]
    cited = knowledge.dataset.tables["claim_sources"]
    shown = cited["claim_id"].isin(rows["claims"]["claim_id"]) & cited["source_id"].isin(rows["sources"]["source_id"])
    rows["claim_sources"] = cited[shown]
    rows["parties"] = _parties(knowledge.dataset, rows)
    rows["terms"] = _terms(knowledge.dataset, rows)
    return {name: frame.assign(notes="") if "notes" in frame and not knowledge.hindsight else frame for name, frame in rows.items()}


def _parties(dataset: Dataset, rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the parties that speak, take part or have an actor in it, and the members of those."""
    parties = dataset.tables["parties"]
    named = {*rows["claims"]["party_id"], *rows["actors"]["party_id"], *(p for many in rows["propositions"]["participants"] for p in many)}
    members = {m for party, many in zip(parties["party_id"], parties["members"], strict=True) if party in named for m in many}
    return parties[parties["party_id"].isin(named | members)]


def _terms(dataset: Dataset, rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the terms that the rows use, and those that these are within: what is measured only later has no name yet."""
    used = set[tuple[str, str]]()
    for table, column, vocabulary in TERM_COLUMNS:
        for cell in rows[table][column]:
            used |= {(vocabulary, code) for code in (cell if isinstance(cell, tuple) else (cell,))}
    for vocabulary, code in [*used]:
        used |= set(dataset.terms.around(vocabulary, code))
    terms = dataset.tables["terms"]
    return terms[[key in used for key in zip(terms["vocabulary"], terms["code"], strict=True)]]


def _plain(frame: pd.DataFrame, table: Table, ids: dict[str, set[Any]]) -> pd.DataFrame:
    """Return a table's own columns, then what was worked out for the day; references to what is not known are left empty."""
    fields = (*table.with_names(frame.columns).fields, *WORKED_OUT.get(table.name, ()))
    found = {f.name: [_cell(cell, ids[f.references] if f.references else None) for cell in frame[f.name].to_list()] for f in fields}
    return typed_columns(pd.DataFrame(found, columns=[f.name for f in fields], dtype=object))


def _cell(cell: Any, known: set[Any] | None) -> Any:
    if isinstance(cell, tuple):
        return ";".join(str(one) for one in cell if known is None or one in known)
    value = json_value(cell)
    if isinstance(value, float | np.floating) or value is None:
        return value
    return value if known is None or value in known else ""
