"""Files for maps: GeoPackage, through GDAL, and what it shares with the others."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.exports.content import Content, ExportedEvent
from dashboard.wording.messages import message

WGS84 = "EPSG:4326"


def geopackage(content: Content) -> bytes:
    """Return the events as a layer of points; those without a located place are kept, without geometry."""
    import pyogrio

    frame = event_geometries(content)
    table = {"IDENTIFIER": content.notes["caption"], "DESCRIPTION": notes_text(content)}
    notes = {"dataset_metadata": content.notes, "layer_metadata": content.notes, "layer_options": table}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "events.gpkg"  # GDAL's drivers want a file
        # Through Arrow, which has a type for days: without it they would be days and hours.
        pyogrio.write_dataframe(frame, file, layer="events", driver="GPKG", geometry_type="MultiPoint", use_arrow=True, **notes)
        return file.read_bytes()


def event_geometries(content: Content) -> Any:
    """Return the events' table with the points of their located places; None where there are none."""
    import geopandas
    from shapely import MultiPoint

    shapes = [MultiPoint(at) if (at := located_points(row)) else None for row in content.events]
    frame = content.table
    plain = frame.astype({c: "string" for c in frame.columns if frame[c].dtype == object})
    return geopandas.GeoDataFrame(plain, geometry=geopandas.GeoSeries(shapes, index=frame.index, crs=WGS84))


def notes_text(content: Content, left_out: int = 0) -> str:
    """Return the notes as one text."""
    notes = content.notes
    title, digest, day = notes["dataset_title"], notes["dataset_digest"], notes["as_of"]
    version = notes["dataset_version"]
    parts = [
        message("export-caption", caption=notes["caption"]),
        message("export-dataset", title=title, version=version, digest=digest, day=day)
        if version
        else message("export-dataset-unnumbered", title=title, digest=digest, day=day),
        message("export-licence", licence=notes["licence"]),
        notes["attribution"],
        message("export-without-place", n=left_out, all=len(content.events)) if left_out else "",
    ]
    return " ".join(filter(None, parts))


def located_points(row: ExportedEvent) -> list[tuple[float, float]]:
    """Return longitude and latitude of an event's located places."""
    return [(p["lon"], p["lat"]) for p in row["places"] if p["lat"] is not None and p["lon"] is not None]
