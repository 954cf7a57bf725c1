"""What can be taken along as a file, and in which formats: one entry in ``FORMATS`` makes a format.

Libraries that are slow to load are loaded by the first file that needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.catalog.schema.tables import BY_NAME
from dashboard.exports.content import DATASET, SELECTION, Content, Kind, export_content, exported_counts, file_stem, safe_cell
from dashboard.exports.folder import csv_archive
from dashboard.exports.geography import geopackage
from dashboard.exports.kml import kml
from dashboard.exports.parquet import parquet, parquet_archive
from dashboard.exports.text import csv_file, event_feature, geojson
from dashboard.exports.workbook import xlsx
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection
from dashboard.wording.messages import message

__all__ = [
    "DATASET",
    "EXPORTABLE",
    "FORMATS",
    "SELECTION",
    "Format",
    "event_feature",
    "export_content",
    "export_file",
    "exported_counts",
    "file_stem",
    "offered_formats",
    "safe_cell",
]


@dataclass(frozen=True)
class Format:
    """One kind of file: its suffix and media type, how it is written, and for what it is offered."""

    suffix: str
    media_type: str
    write: Callable[[Content], bytes]
    of: tuple[Kind, ...]

    @property
    def label(self) -> str:
        """Return its name for a reader."""
        return message("export-format", format=self.suffix.replace(".", "-"))


@dataclass(frozen=True)
class File:
    """A file to take along."""

    name: str
    media_type: str
    body: bytes


_LISTED = (
    Format("csv", "text/csv; charset=utf-8", csv_file, ("selection", "table")),
    Format("geojson", "application/geo+json", geojson, ("selection",)),
    Format("kml", "application/vnd.google-earth.kml+xml", kml, ("selection",)),
    Format("gpkg", "application/geopackage+sqlite3", geopackage, ("selection",)),
    Format("parquet", "application/vnd.apache.parquet", parquet, ("selection", "table")),
    Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx, ("selection", "table", "dataset")),
    Format("csv.zip", "application/zip", csv_archive, ("dataset",)),
    Format("parquet.zip", "application/zip", parquet_archive, ("dataset",)),
)
FORMATS: dict[str, Format] = {entry.suffix: entry for entry in _LISTED}
EXPORTABLE: tuple[str, ...] = (SELECTION, DATASET, *BY_NAME)


def offered_formats(name: str) -> list[Format]:
    """Return the formats in which the selection, the dataset or a table can be had; none for another name."""
    kind = name if name in (SELECTION, DATASET) else "table" if name in BY_NAME else ""
    return [entry for entry in FORMATS.values() if kind in entry.of]


def export_file(name: str, suffix: str, engine: Engine, selection: Selection, today: date) -> File:
    """Return the selection, the dataset or a table as a file; KeyError for a name or a suffix that is not offered."""
    entry = next((entry for entry in offered_formats(name) if entry.suffix == suffix), None)
    if entry is None:
        raise KeyError(f"{name}.{suffix}")
    made = export_content(name, engine, selection, today)
    return File(f"{made.stem}.{suffix}", entry.media_type, entry.write(made))
