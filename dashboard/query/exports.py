"""The selected events as files: CSV and GeoJSON, each naming the day of knowledge and the version of the data."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from dashboard.query.captions import caption
from dashboard.query.details import event_places
from dashboard.query.engine import Answer, Ask, Engine
from dashboard.query.records import records
from dashboard.query.selection import Selection

COLUMNS = (
    *("event_id", "title", "date", "start", "end", "planned", "event_type", "event_group", "status", "main_kind", "sentence"),
    *("contested", "evidence_strength", "known_on", "summary"),
)
PLACE_COLUMNS = ("place_ids", "place_names", "latitude", "longitude", "geo_precision", "uncertainty_km")
CITED = ("as_of", "dataset_version", "licence")
LICENCE = "CC BY 4.0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def events_csv(engine: Engine, selection: Selection, today: date) -> str:
    """Return the events with their first place, one a row; cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *PLACE_COLUMNS, *CITED))
    answer, rows = _rows(engine, selection, today)
    cited = (answer.as_of.isoformat(), engine.dataset.version, LICENCE)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in (*(row[c] for c in COLUMNS), *_place_cells(row["places"]))] + list(cited))
    return out.getvalue()


def events_geojson(engine: Engine, selection: Selection, today: date) -> str:
    """Return the events as a GeoJSON FeatureCollection; those without a located place have no geometry."""
    answer, rows = _rows(engine, selection, today)
    features = [event_feature(row) for row in rows]
    head = {"as_of": answer.as_of.isoformat(), "dataset_version": engine.dataset.version, "licence": LICENCE}
    words = {"caption": caption(selection, engine.dataset, today)}
    return json.dumps({"type": "FeatureCollection"} | head | words | {"features": features}, ensure_ascii=False, allow_nan=False)


def event_feature(row: dict[str, Any]) -> dict[str, Any]:
    """Return an event with its places as a GeoJSON feature: a point, several points, or no geometry."""
    points = [[p["lon"], p["lat"]] for p in row["places"] if p["lat"] is not None and p["lon"] is not None]
    geometry = {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {"type": "MultiPoint", "coordinates": points}
    return {"type": "Feature", "id": row["event_id"], "geometry": geometry if points else None, "properties": row}


def safe_cell(cell: Any) -> Any:
    """Return a text that no spreadsheet takes for a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _rows(engine: Engine, selection: Selection, today: date) -> tuple[Answer, list[dict[str, Any]]]:
    everything = len(engine.dataset.tables["events"]) + 1
    answer = engine.answer(selection, Ask(parts=frozenset({"rows"}), limit=everything), today)
    places = event_places(engine.dataset, answer.rows["event_id"])
    wanted = [{c: row[c] for c in COLUMNS} | {"places": places.get(row["event_id"], [])} for row in records(answer.rows)]
    return answer, wanted


def _place_cells(places: list[dict[str, Any]]) -> tuple[Any, ...]:
    """Return the cells about the places of an event; coordinate and precision are those of the first."""
    ids, names = ("; ".join(p[key] for p in places) for key in ("place_id", "name"))
    first = places[0] if places else {}
    return ids, names, *(first.get(key) for key in ("lat", "lon", "geo_precision", "uncertainty_km"))
