"""A dataset written as a folder of Parquet (``catalog.archive.parquet_folder``): each event with its rows and what was known of it when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.catalog.archive import checksums
from dashboard.catalog.archive.event_histories import History, event_histories
from dashboard.catalog.archive.event_schema import CLAIMS_UNTIL, FORMAT_METADATA, HELD_TABLES, SCHEMA
from dashboard.catalog.archive.parquet_folder import BASE_TABLES, EVENTS_FOLDER
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.dates import day_from_number, day_number
from dashboard.catalog.knowledge.claim_index import claim_index
from dashboard.catalog.knowledge.known import LATE_RULES
from dashboard.catalog.loading.description import files_beside_tables
from dashboard.catalog.schema.tables import BY_NAME, Table

Row = dict[str, Any]
EVENTS_PER_ROW_GROUP = 500  # events of a row group: what a page of rows has to read
EVENTS_PER_FILE = 100_000  # events of a file


def pack(dataset: Dataset, directory: Path) -> int:
    """Write a dataset as a folder of Parquet and return the number of events. Raises FileExistsError when the folder is not empty."""
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise FileExistsError(f"{directory} is not empty; name a folder that is not there yet")
    for name in BASE_TABLES:
        write_table(dataset.tables[name], BY_NAME[name], directory / f"{name}.parquet")
    rows = sorted(_rows(dataset), key=lambda row: (row["states"][0]["start"] if row["states"] else date.max, row["event_id"]))
    schema = SCHEMA.with_metadata(FORMAT_METADATA | {CLAIMS_UNTIL: json.dumps(_claims_until(dataset))})
    write_events(
        (pa.Table.from_pylist(rows[at : at + EVENTS_PER_FILE], schema) for at in range(0, max(len(rows), 1), EVENTS_PER_FILE)), directory
    )
    for file in files_beside_tables(dataset.directory):
        copy = directory / file.relative_to(dataset.directory)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    checksums.write_checksums(directory)
    return len(rows)


def _claims_until(dataset: Dataset) -> dict[str, str]:
    """Return the day from which on every claim counts, for each value of LATE, where every claim ever does."""
    last = {late: int(claim_index(dataset, late).known_on.max(initial=day_number(date.min))) for late in LATE_RULES}
    return {late: day_from_number(day).isoformat() for late, day in last.items() if day <= day_number(date.max)}


def write_table(frame: pd.DataFrame, table: Table, file: Path) -> None:
    """Write a typed table of the base, every column of its schema and each of names as text, as it would stand in a CSV file."""
    fields = table.with_names(frame.columns).fields
    pq.write_table(pa.table({f.name: pa.array(_text(frame[f.name]), pa.string()) for f in fields}), file, write_page_checksum=True)


def write_events(parts: Iterator[pa.Table], directory: Path) -> None:
    """Write tables of events, in the order of their days, a file each."""
    (directory / EVENTS_FOLDER).mkdir()
    for i, part in enumerate(parts):
        pq.write_table(
            part,
            directory / EVENTS_FOLDER / f"{i:05}.parquet",
            row_group_size=EVENTS_PER_ROW_GROUP,
            compression="zstd",
            write_page_checksum=True,
        )


def _text(cells: pd.Series) -> list[str]:
    """Return cells as they would stand in a CSV file."""
    return [_cell_text(cell) for cell in cells]


def _cell_text(cell: Any) -> str:
    if isinstance(cell, tuple):
        return ";".join(cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None or cell != cell else str(cell)  # NaN is not itself


def _rows(dataset: Dataset) -> Iterator[Row]:
    """Yield each event as a row."""
    told = event_histories(dataset)
    latest, by_event, said = told["latest"], told["event"], _texts(told)
    held = _rows_by_event(dataset)
    for event in dataset.tables["events"].to_dict("records"):
        key = event["event_id"]
        row: Row = {f.name: _cell_text(event[f.name]) for f in BY_NAME["events"].fields}
        mains = [p["kind"] for p in held["propositions"].get(key, ()) if p["is_main"] == "true"]
        states, news, other_news = latest.states.get(key, []), latest.news.get(key, []), by_event.news.get(key, [])
        yield (
            row
            | {name: held[name].get(key, []) for name in (*HELD_TABLES, "related")}
            | {
                "main_kind": next(iter(mains), ""),
                "states": states,
                "states_by_event": None if (other := by_event.states.get(key)) == states else other,
                "texts": said.get(key, []),
                "news": news,
                "news_by_event": None if other_news == news else other_news,
            }
        )


def _rows_by_event(dataset: Dataset) -> dict[str, dict[str, list[Any]]]:
    """Return of each table the rows of each event, and of each event those that it speaks about."""
    tables = dataset.tables
    about = tables["propositions"].set_index("proposition_id")["event_id"]
    claims = tables["claims"]
    of = about.reindex(claims["proposition_id"]).to_numpy()
    cites = tables["claim_sources"]
    citing = cites["claim_id"].map(pd.Series(of, index=claims["claim_id"]))
    cited = cites[["source_id"]].assign(event_id=citing.to_numpy()).drop_duplicates()
    sources = tables["sources"].set_index("source_id", drop=False)
    while len(more := _citing(cited, sources["cited_in"])):  # a source is read with the one that cites it
        cited = pd.concat([cited, more])
    found = {
        "event_places": _by(tables["event_places"], tables["event_places"]["event_id"], BY_NAME["event_places"]),
        "event_actors": _by(tables["event_actors"], tables["event_actors"]["event_id"], BY_NAME["event_actors"]),
        "propositions": _by(tables["propositions"], tables["propositions"]["event_id"], BY_NAME["propositions"]),
        "movements": _by(tables["movements"], tables["movements"]["proposition_id"].map(about), BY_NAME["movements"]),
        "claims": _by(claims, of, BY_NAME["claims"]),
        "claim_sources": _by(cites, citing, BY_NAME["claim_sources"]),
        "sources": _by(sources.loc[cited["source_id"]], cited["event_id"], BY_NAME["sources"]),
    }
    elsewhere = claims.assign(about=of)[claims["event_id"].ne("") & claims["event_id"].ne(pd.Series(of, index=claims.index))]
    both = pd.concat([elsewhere[["event_id", "about"]], elsewhere[["event_id", "about"]].set_axis(["about", "event_id"], axis=1)])
    found["related"] = {str(event): sorted(set(some)) for event, some in both.groupby("event_id")["about"]}
    return found


def _citing(cited: pd.DataFrame, cited_in: pd.Series) -> pd.DataFrame:
    """Return the sources that cite those of events, with the event, that are not among these yet."""
    more = cited.assign(source_id=cited["source_id"].map(cited_in))
    together = pd.concat([cited, more[more["source_id"].ne("")]])
    return together[~together.duplicated()].iloc[len(cited) :]


def _by(frame: pd.DataFrame, events: Any, table: Table) -> dict[str, list[Any]]:
    """Return the rows of a table as texts, by event."""
    names = [f.name for f in table.fields]
    rows = zip(*(_text(frame[name]) for name in names), strict=True)
    found: dict[str, list[Any]] = {}
    for event, row in zip(events, rows, strict=True):
        found.setdefault(event, []).append(dict(zip(names, row, strict=True)))
    return found


def _texts(told: dict[str, History]) -> dict[str, list[Row]]:
    """Return what can be searched of each event, from which day on."""
    found: dict[str, list[Row]] = {}
    for (event, text), day in told["latest"].since.items():
        row = {"known_on": day, "known_by_event": told["event"].since.get((event, text), day), "text": text}
        found.setdefault(event, []).append(row)
    return found
