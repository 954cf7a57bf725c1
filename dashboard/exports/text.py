"""Files of text, CSV and GeoJSON, and several files in one archive."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.record_details import EventPlace
from dashboard.catalog.loading.derived_columns import NOTES
from dashboard.catalog.records import json_value
from dashboard.exports.content import Content, safe_cell


def csv_file(content: Content) -> bytes:
    """Return a table, the notes in its last columns; cells that a spreadsheet would run begin with an apostrophe."""
    return csv_bytes(content.table, {name: content.notes[name] for name in NOTES if name in content.notes})


def zip_archive(content: Content, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files and the notes, as README.txt, in a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, body in [("README.txt", content.readme.encode("utf-8")), *files]:
            zipped.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)  # without the hour, so that equal content is an equal file
    return out.getvalue()


def csv_bytes(frame: pd.DataFrame, notes: dict[str, str]) -> bytes:
    """Return a frame as CSV, with notes as columns of every row. It begins with a byte order mark, so that Excel reads it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*frame.columns, *notes))
    tail = [safe_cell(value) for value in notes.values()]
    for cells in frame.itertuples(index=False, name=None):
        writer.writerow([safe_cell(_text(cell)) for cell in cells] + tail)
    return out.getvalue().encode("utf-8-sig")


def geojson(content: Content) -> bytes:
    """Return the events as a GeoJSON FeatureCollection; those without a located place have no geometry."""
    features = [event_feature(row["event_id"], row["places"], row) for row in content.events]
    whole = {"type": "FeatureCollection"} | content.notes | {"features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode("utf-8", errors="replace")


def event_feature(event_id: str, places: Iterable[EventPlace], properties: Mapping[str, object]) -> dict[str, Any]:
    """Return an event with its places as a GeoJSON feature: a point, several points, or no geometry."""
    points = [[p["lon"], p["lat"]] for p in places if p["lat"] is not None and p["lon"] is not None]
    geometry = {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {"type": "MultiPoint", "coordinates": points}
    return {"type": "Feature", "id": event_id, "geometry": geometry if points else None, "properties": properties}


def _text(cell: Any) -> Any:
    """Write a cell: nothing for unknown, true and false as in the dataset's own files."""
    if cell is pd.NA or (value := json_value(cell)) is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value
