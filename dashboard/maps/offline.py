"""Map and panel as one HTML file: everything is in it, and it asks nobody for anything."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.analysis import record_details
from dashboard.catalog import dates
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.outlines import place_outlines
from dashboard.catalog.records import columns_of, records
from dashboard.exports import citations
from dashboard.maps import basemap, script_bundle, tiles
from dashboard.query.answers.answer import Answer, Ask, ListedEvent, Part
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.query.symbols.map_symbols import MapSymbol
from dashboard.wording.coding_words import coding_notice
from dashboard.wording.messages import message
from dashboard.wording.selection_words import selection_caption
from dashboard.wording.status_words import worded
from dashboard.wording.vocabulary_json import map_vocabularies, page_vocabularies

MOST_EVENTS = 400
MAX_OFFLINE_SYMBOLS = 1000  # of a zoom
OFFLINE_ZOOMS = range(2, 13)
OFFLINE_TEMPLATE = script_bundle.STATIC_FOLDER / "offline" / "page.html"
OFFLINE_STYLES = ("ui/frame/base.css", "ui/elements/claim_cards.css", "ui/atlas/panel.css", "offline/offline.css")
OFFLINE_COLUMNS = ("event_id", "title", "date", "status", "main_kind", "reason", "event_group", "evidence_strength", "contested")
_UNSHOWN = frozenset({"also_in_seed", "evidence", "made_here", "url_seen", "title_basis", "source_kind", "publication_date_basis"})
Records = dict[str, dict[str, Any]]  # by id


@dataclass(frozen=True)
class ReaderView:
    """How the reader saw it: labels, theme, what is picked, zoom/latitude/longitude, and whether announcement places show."""

    lang: str = "en"
    theme: str = "light"
    picked: str = ""
    at: tuple[float, float, float] | None = None
    announcements: bool = True


def offline_page(engine: Engine, selection: Selection, today: date, view: ReaderView, address: str) -> str:
    """Return the page of a selection; ``address`` is where it can be seen alive."""
    day, dataset = selection.day(today), engine.dataset
    cited = citations.citation(dataset, selection_caption(selection, dataset, today), address, day, today)
    data = _data(engine, selection, today, view, cited)
    shown, n = len(data["events"]), data["n"]
    parted = message("offline-beside", shown=shown, n=n) if shown < n else ""
    coded = coding_notice(dataset.coded_by)
    lines = (citations.citation_text(cited), cited.attribution, parted, coded, message("offline-alone"))
    parts = {
        "title": html.escape(cited.title),
        "theme": "dark" if view.theme == "dark" else "light",
        "lines": "".join(f"<p>{html.escape(line)}</p>" for line in lines if line),
        "style": script_bundle.asset_text("map.css") + "".join(_static(name) for name in OFFLINE_STYLES),
        "data": _json(data),
        "script": script_bundle.asset_text("offline.js"),
    }
    text = OFFLINE_TEMPLATE.read_text("utf-8")
    pieces = text.split("\n@@")
    return pieces[0] + "".join("\n" + parts[name] + rest for name, _, rest in (piece.partition("@@") for piece in pieces[1:]))


def _data(engine: Engine, selection: Selection, today: date, view: ReaderView, cited: citations.Citation) -> dict[str, Any]:
    parts: frozenset[Part] = frozenset({"rows", "extent", "countries", "countries_left"})
    answer = engine.answer(selection, Ask(parts=parts, limit=MOST_EVENTS, announcements=view.announcements), today)
    listed = records(answer.rows, ListedEvent)[::-1]
    rows = [worded(columns_of(row, OFFLINE_COLUMNS)) | {"date_words": dates.date_words(row["date"])} for row in listed]
    ids = [row["event_id"] for row in listed]
    knowledge = engine.knowledge(selection, today, first=MOST_EVENTS)
    dataset = knowledge.dataset
    at: dict[str, list[str]] = {}
    for event_id, places in record_details.event_places(dataset, ids).items():
        for place in places:
            at.setdefault(place["place_id"], []).append(event_id)
    symbols, by_zoom = _symbols(engine, selection, today, view.announcements)
    points = [(s["lon"], s["lat"]) for s in symbols]
    beneath = {place["id"] for s in symbols for place in (s["areas"] if s["kind"] == "cell" else [s])}
    return {
        "events": rows,
        "n": answer.n,
        **_said(knowledge, ids),
        "at": at,
        "symbols": symbols,
        "by_zoom": by_zoom,
        "countries": answer.countries,
        "more_countries": answer.countries_left,
        "first": answer.extent.first,
        "shapes": {place: shape for place, shape in place_outlines(dataset).items() if place in beneath},
        "view": {"lang": view.lang, "theme": view.theme, "picked": view.picked, "at": view.at, "zooms": [min(by_zoom), max(by_zoom)]},
        "words": page_vocabularies(dataset, view.theme),
        "terms": map_vocabularies(dataset),
        "basemap": {
            "world": tiles.world_tiles(),
            "worldZoom": tiles.WORLD_ZOOM,
            "focus": tiles.detail_tiles(points),
            "focusZoom": tiles.FOCUS_ZOOM,
        }
        | {"attribution": basemap.basemap_attribution(basemap.OFFLINE)},
        "report": {
            "to": message("offline-report-to"),
            "versions": message("offline-versions", collection=cited.collection, edition=cited.edition, day=cited.as_of.isoformat()),
            "address": cited.url,
        },
        "address": cited.url,
    }


def _said(knowledge: Knowledge, event_ids: list[str]) -> dict[str, Any]:
    """Return what is said of each event; propositions and sources, which several events and claims share, are in it once."""
    events: Records = {}
    propositions: Records = {}
    sources: Records = {}
    for event_id, event in record_details.events_details(knowledge, event_ids).items():
        for record in (*event["propositions"], *event["speaks_about"]):
            claims = [_without(claim, _UNSHOWN) | {"sources": [s["source_id"] for s in claim["sources"]]} for claim in record["claims"]]
            sources |= {s["source_id"]: _without(s, _UNSHOWN) for claim in record["claims"] for s in claim["sources"]}
            propositions[record["proposition_id"]] = worded(_without(record, _UNSHOWN)) | {"claims": claims}
        ids = {
            "propositions": [p["proposition_id"] for p in event["propositions"]],
            "speaks_about": [p["proposition_id"] for p in event["speaks_about"]],
        }
        events[event_id] = worded(_without(event, _UNSHOWN | {"propositions", "speaks_about"})) | ids
    return {"details": events, "propositions": propositions, "sources": sources}


def _without(record: Mapping[str, object], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


def _symbols(engine: Engine, selection: Selection, today: date, announcements: bool) -> tuple[list[MapSymbol], dict[int, list[int]]]:
    """Return the symbols of the whole world, each once, and which of them stand at each zoom: up to the last that has not too many."""
    found: dict[str, int] = {}
    by_zoom: dict[int, list[int]] = {}
    for zoom in OFFLINE_ZOOMS:
        ask = Ask(parts=frozenset({"cells", "level"}), zoom=zoom, announcements=announcements, max_symbols=MAX_OFFLINE_SYMBOLS)
        answer: Answer = engine.answer(selection, ask, today)
        if answer.level == zoom or not by_zoom:
            by_zoom[zoom] = [found.setdefault(json.dumps(symbol, sort_keys=True), len(found)) for symbol in answer.cells]
    return [json.loads(text) for text in found], by_zoom


def _static(name: str) -> str:
    return "\n" + (script_bundle.STATIC_FOLDER / Path(name)).read_text("utf-8")


def _json(data: Mapping[str, Any]) -> str:
    """Return JSON that nothing in it can end the script element that holds it."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
