"""Every text of a dataset with every kind of character: refused and named, or accepted, and then every file and picture opens."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from dashboard import exports
from dashboard.catalog.dataset import load_dataset
from dashboard.catalog.loading import characters
from dashboard.catalog.schema.tables import TABLES
from dashboard.charts import pictures
from dashboard.charts.chart_registry import timeline_of
from dashboard.exports import citations
from dashboard.maps import offline
from dashboard.query.selection.selection import Selection
from dashboard.wording.fault_words import problem_reason
from tests import build
from tests.engines import engine_of

TODAY = date(2026, 11, 23)
BAD = [
    "\x00",
    "\x08",
    "\x1b",
    "\x7f",
    "\x9b",
    "\ufffe",
    "\U0001ffff",
    "\u202e",
    "\u2068",
    "\u200f",
    "\u200b",
    "\u200d",
    "\xad",
    "\ufeff",
    "\u3164",
]
ODD = ["\ue000", "\u0378", "\u2028", "\u0300", "]]>", "</script>", "<b>&amp;", "\U0001f600", "${x}", "\t", "\n", "'", '"', "\\"]
TEXTS = [
    (t.name, f.name)
    for t in TABLES
    for f in t.fields
    if f.kind == "string" and not (f.enum or f.term or f.pattern or f.references or f.many or f.name == "within")  # a code of a term
]


def tables() -> dict[str, list[dict[str, str]]]:
    """Return a row of each table with a word in each of its texts."""
    rows = build.question([("RU", "asserts", "2025-02-01"), ("UA", "denies", "2025-02-02")]) | {
        "terms": [dict(row) for row in build.TERMS],
        "parties": [dict(row) for row in build.PARTIES],
        "actors": [{"actor_id": "a", "party_id": "RU"}],
        "places": [{"place_id": "P1"}],
        "event_places": [{"event_id": "E1", "place_id": "P1"}],
        "event_actors": [{"event_id": "E1", "actor_id": "a"}],
        "movements": [{"proposition_id": "Q-E1", "moves": "troops", "from_places": "P1"}],
    }
    for table, column in TEXTS:
        rows[table][0][column] = f"word {table} {column}"
    return rows


def held(signs: list[str]) -> st.SearchStrategy[dict[tuple[str, str], str]]:
    """Give each text one of some signs, each text another than the last."""
    begin = st.integers(0, len(signs) - 1)
    return begin.map(lambda first: {at: signs[(first + n) % len(signs)] for n, at in enumerate(TEXTS)})


def texts(signs: dict[tuple[str, str], str]) -> dict[str, list[dict[str, str]]]:
    rows = tables()
    for (table, column), sign in signs.items():
        rows[table][0][column] = f"wo{sign}rd {table} {column}"
    return rows


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)


def rows_of(body: bytes) -> int:
    return len(list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)))


def opened(suffix: str, body: bytes, folder: Path) -> int:
    """Open a file in its own reader and return how many rows, events or members it has."""
    if suffix == "csv":
        return rows_of(body)
    if suffix == "xlsx":
        return sum(1 for sheet in load_workbook(io.BytesIO(body)) for _ in sheet.iter_rows())
    if suffix == "geojson":
        return len(json.loads(body, parse_constant=pytest.fail)["features"])
    if suffix == "kml":
        return len(ElementTree.fromstring(body).findall(".//{*}Placemark"))
    if suffix == "parquet":
        return pq.read_table(io.BytesIO(body)).num_rows
    if suffix == "gpkg":
        (folder / "a.gpkg").write_bytes(body)
        with sqlite3.connect(folder / "a.gpkg") as held:
            return int(held.execute("select count(*) from events").fetchone()[0])
    with zipfile.ZipFile(io.BytesIO(body)) as zipped:
        members = {name: zipped.read(name) for name in zipped.namelist()}
    if suffix == "csv.zip":
        zipfile.ZipFile(io.BytesIO(body)).extractall(folder / "again")
        assert load_dataset(folder / "again").problems == ()
        return sum(rows_of(member) for name, member in members.items() if name.endswith(".csv"))
    return sum(pq.read_table(io.BytesIO(member)).num_rows for name, member in members.items() if name.endswith(".parquet"))


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(held(BAD))
def test_every_bad_character_in_every_text_is_named_or_refused(signs: dict[tuple[str, str], str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dataset = load_dataset(build.write(Path(folder), **texts(signs)))
    told = {(p.file, p.line, p.column): problem_reason(p) for root in dataset.problems for p in (root, *root.more)}
    for (table, column), sign in signs.items():
        assert characters.character_name(sign) in told[f"{table}.csv", 2, column]
    shown = [str(cell) for frame in dataset.tables.values() for row in frame.to_numpy().tolist() for cell in row]
    assert not [cell for cell in shown if characters.is_suspect(cell)]


@pytest.mark.slow
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(held(BAD[7:] + ODD))
def test_whatever_is_accepted_every_file_and_picture_of_it_opens(signs: dict[tuple[str, str], str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dataset = load_dataset(build.write(folder / "data", **texts(signs)))
        assert not [p for p in dataset.problems if p.rows]
        engine, selection = engine_of(dataset), Selection(as_of=TODAY)
        for what in exports.EXPORTABLE:
            for entry in exports.offered_formats(what):
                body = exports.export_file(what, entry.suffix, engine, selection, TODAY).body
                assert opened(entry.suffix, body, folder) > 0, (what, entry.suffix)
        cited = citations.citation(dataset, "A view", "", TODAY, TODAY)
        lines = [*citations.caption_lines(cited), *(f"wo{sign}rd" for sign in signs.values() if not characters.is_suspect(sign))]
        chart = timeline_of(engine, selection, TODAY, still=True)
        assert ElementTree.fromstring(pictures.chart_picture(chart, lines, "svg")).tag.endswith("svg")
        Image.open(io.BytesIO(pictures.chart_picture(chart, lines, "png"))).verify()
        page = _Html()
        page.feed(offline.offline_page(engine, selection, TODAY, offline.ReaderView(), ""))
        assert {"html", "script", "title"} <= {*page.tags}
        assert "b" not in page.tags
