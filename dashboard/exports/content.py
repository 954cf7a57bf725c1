"""What goes into a file: named tables as known on a day, and the words that travel with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypedDict

import pandas as pd

from dashboard.analysis.record_details import EventPlace, event_places
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.derived_columns import formula_safe
from dashboard.catalog.records import columns_of, records
from dashboard.catalog.schema.tables import BY_NAME
from dashboard.exports import tables
from dashboard.exports.citations import attribution, licence_names
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine, ExcerptCounts
from dashboard.query.selection.selection import Selection
from dashboard.wording.messages import message
from dashboard.wording.selection_words import newest_of, selection_caption
from dashboard.wording.table_words import table_words

Kind = Literal["selection", "dataset", "table"]
SELECTION, DATASET = "selection", "dataset"  # besides a table's name, what can be asked for


class EventCells(TypedDict):
    """What a file says of an event, in the order of its columns; days as ISO text, an end that is open is None."""

    event_id: str
    title: str
    date: str
    start: str
    end: str | None
    planned: bool
    event_type: str
    event_group: str
    status: str
    standing: str
    main_kind: str
    sentence: str
    contested: bool
    evidence_strength: str
    known_on: str
    summary: str


class ExportedEvent(EventCells):
    """An event with its places."""

    places: list[EventPlace]


EVENT_COLUMNS = tuple(EventCells.__annotations__)
PLACE_COLUMNS = ("place_ids", "place_names", "place_roles", "latitude", "longitude", "geo_precision", "uncertainty_km")
PLACE_ROLE_ORDER = (
    "site",
    "subject",
    "to",
    "from",
    "announcement",
)  # of an event's places, the one that tells best where it happened comes first
NOTHING_LEFT_OUT = ExcerptCounts(0, 0)
MAX_EXPORTED_EVENTS = 5000  # events in one file of a store that does not read all at once


@dataclass(frozen=True, eq=False)
class Content:
    """Tables of plain cells by name; of a selection also its events with their places. ``notes`` stand in every file.

    ``excerpt`` is of how many of the events they are. ``knowledge`` is what a whole dataset's tables were made from,
    ``dataset`` the name of the one that is exported, which its file's name begins with.
    """

    name: str
    kind: Kind
    tables: dict[str, pd.DataFrame]
    notes: dict[str, str]
    events: tuple[ExportedEvent, ...] = ()
    excerpt: ExcerptCounts = NOTHING_LEFT_OUT
    knowledge: Knowledge | None = None
    today: date = date.min
    dataset: str = ""

    @property
    def table(self) -> pd.DataFrame:
        """Return the first table: of a selection or a table the only one."""
        return next(iter(self.tables.values()))

    @property
    def stem(self) -> str:
        """Return a file name without its suffix, safe on any system: what it is, of how many events where not of all, version and day."""
        shown = f"{self.name}-{self.excerpt.read}-newest-of-{self.excerpt.of}" if self.excerpt.left_out else self.name
        return file_name(self.dataset, shown, self.notes["dataset_version"] or self.notes["dataset_digest"], self.notes["as_of"])

    @property
    def readme(self) -> str:
        """Return the notes as lines."""
        return "".join(f"{name}: {value}\n" for name, value in self.notes.items())


def export_content(name: str, engine: Engine, selection: Selection, today: date) -> Content:
    """Return the selected events, one table, or the whole dataset, as known on the day; KeyError for another name."""
    excerpt, named = exported_counts(engine, selection, today), engine.dataset.subject.name
    share = newest_of(excerpt.read, excerpt.of)
    left_out = {"left_out": message("export-left-out", share=share)} if share else {}
    notes = _notes(engine.dataset, selection, today) | left_out
    if name == SELECTION:
        rows = tuple(_rows(engine, selection, today))
        said = {"caption": selection_caption(selection, engine.dataset, today, share)}
        return Content(name, "selection", {"events": _flat(rows)}, said | notes, rows, excerpt, dataset=named)
    if name not in (DATASET, *BY_NAME):
        raise KeyError(name)
    knowledge = engine.knowledge(selection, today, first=_most(engine))
    found = tables.known_tables(knowledge)
    whole = {"caption": _whole_caption(share, notes["as_of"])} | notes
    if name == DATASET:
        return Content(name, "dataset", found, whole, excerpt=excerpt, knowledge=knowledge, today=today, dataset=named)
    return Content(name, "table", {name: found[name]}, whole | {"table": table_words(name)}, excerpt=excerpt, dataset=named)


def exported_counts(engine: Engine, selection: Selection, today: date) -> ExcerptCounts:
    """Return how many of the selected events a file has room for."""
    return engine.excerpt_counts(selection, today, most=_most(engine))


def _most(engine: Engine) -> int:
    """Return how many events a file has room for: all, where a page reads all."""
    every = engine.store.row_counts()["events"]
    return every if engine.store.most >= every else MAX_EXPORTED_EVENTS


def file_stem(name: str, dataset: Dataset, as_of: date) -> str:
    """Return a file name without its suffix, safe on any system: what it is, version and day."""
    return file_name(dataset.subject.name, name, dataset.version or dataset.digest, as_of.isoformat())


def file_name(dataset: str, name: str, version: str, day: str) -> str:
    """Return the parts of a file name as one."""
    return re.sub(r"[^A-Za-z0-9_.]+", "-", f"{dataset}-{name}-{version}-as-of-{day}").strip("-.")


def safe_cell(cell: Any) -> Any:
    """Return a text that no spreadsheet takes for a formula."""
    return formula_safe(cell) if isinstance(cell, str) else cell


def without_controls(words: Any) -> Any:
    """Return a text without the control signs that XML, and so KML and XLSX, cannot hold."""
    if not isinstance(words, str):
        return words
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Cn") and c not in "\t\n\r" else c for c in words)


def _notes(dataset: Dataset, selection: Selection, today: date) -> dict[str, str]:
    return {
        "as_of": selection.day(today).isoformat(),
        "dataset_title": dataset.subject.title,
        "dataset_version": dataset.version,
        "dataset_digest": dataset.digest,
        "licence": licence_names(dataset.metadata),
        "attribution": attribution(dataset),
    }


def _whole_caption(share: str, day: str) -> str:
    return message("export-share", share=share, day=day) if share else message("export-everything", day=day)


def _rows(engine: Engine, selection: Selection, today: date) -> list[ExportedEvent]:
    """Return the selected events, as many of the newest as a file has room for, each with its places."""
    answer = engine.answer(selection, Ask(parts=frozenset({"rows"}), limit=_most(engine)), today)
    places = event_places(engine.knowledge(selection, today, first=_most(engine)).dataset, answer.rows["event_id"])
    rows = tables.with_sentences(answer.rows)
    return [{**row, "places": places.get(row["event_id"], [])} for row in records(rows[[*EVENT_COLUMNS]], EventCells)]


def _flat(rows: tuple[ExportedEvent, ...]) -> pd.DataFrame:
    """Return one row an event; its places are listed, what tells best where it happened first: coordinate and precision are of that one."""
    cells = [[*columns_of(row, EVENT_COLUMNS).values(), *_place_cells(row["places"])] for row in rows]
    frame = pd.DataFrame(cells, columns=[*EVENT_COLUMNS, *PLACE_COLUMNS], dtype=object)
    return tables.typed_columns(frame)


def _place_cells(places: list[EventPlace]) -> tuple[Any, ...]:
    places = sorted(places, key=lambda p: PLACE_ROLE_ORDER.index(p["role"]))
    listed = ("; ".join(p["place_id"] for p in places), "; ".join(p["name"] for p in places), "; ".join(p["role"] for p in places))
    first = [(p["lat"], p["lon"], p["geo_precision"], p["uncertainty_km"]) for p in places[:1]]
    return *listed, *(first[0] if first else (None,) * 4)
