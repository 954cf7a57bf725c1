"""Files for maps: GeoPackage and KML, through GDAL."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.catalog.plurals import be, counted
from dashboard.query.exports.content import Content, Row, printable

WGS84 = "EPSG:4326"


def geopackage(content: Content) -> bytes:
    """Return the events as a layer of points; those without a located place are kept, without geometry."""
    import pyogrio

    frame = geometries(content)

    def write(file: Path) -> None:
        described = {"IDENTIFIER": content.notes["caption"], "DESCRIPTION": description(content)}
        notes = {"dataset_metadata": content.notes, "layer_metadata": content.notes, "layer_options": described}
        pyogrio.write_dataframe(frame, file, layer="events", driver="GPKG", geometry_type="MultiPoint", **notes)

    return _file("events.gpkg", write)


def kml(content: Content) -> bytes:
    """Return the events as placemarks; KML has none without a place, so that the description counts those left out."""
    import pyogrio

    frame = geometries(content)
    located = frame[frame.geometry.notna()]
    words = description(content, left_out=len(frame) - len(located))
    told = located[["event_id", "date", "status", "standing", "known_on", "geometry"]].assign(
        name=[_cdata(title) for title in located["title"]],
        description=[_cdata(_placemark(row)) for row in content.events if _points(row)],
    )

    def write(file: Path) -> None:
        named = {"NAME": _cdata(content.notes["caption"]), "DESCRIPTION": _cdata(html.escape(words))}
        pyogrio.write_dataframe(told, file, layer="events", driver="LIBKML", dataset_options=named, layer_options=named)

    return _file("events.kml", write)


def geometries(content: Content) -> Any:
    """Return the events' table with the points of their located places; None where there are none."""
    import geopandas
    from shapely import MultiPoint

    points = [MultiPoint(at) if (at := _points(row)) else None for row in content.events]
    frame = content.table
    plain = frame.astype({c: "string" for c in frame.columns if frame[c].dtype == object})
    return geopandas.GeoDataFrame(plain, geometry=geopandas.GeoSeries(points, index=frame.index, crs=WGS84))


def description(content: Content, left_out: int = 0) -> str:
    """Return the notes as one text."""
    notes = content.notes
    version = notes["dataset_version"] or "without a number"
    parts = [f"{notes['caption']}.", f"Dataset version {version} (files {notes['dataset_digest']}), as known on {notes['as_of']}."]
    parts += [f"Licence: {notes['licence']}.", notes["attribution"]]
    have = "has" if left_out == 1 else "have"
    without = f"{left_out} of {counted(len(content.events), 'event')} {have} no located place and {be(left_out)} not in this file."
    return " ".join(part for part in (*parts, without if left_out else "") if part)


def _placemark(row: Row) -> str:
    """Return what a balloon says, as the HTML that it is taken for."""
    places = ", ".join(p["name"] for p in row["places"])
    lines = [row["date"], row["sentence"], row["summary"], f"Places: {places}", f"Event {row['event_id']}"]
    return "<br/>".join(html.escape(str(line)) for line in lines if line)


def _cdata(words: str) -> str:
    """Return a text as LIBKML can write it: it wraps markup in CDATA, and does not know that "]]>" ends that."""
    return str(printable(words)).replace("]]>", "]] >")


def _points(row: Row) -> list[tuple[float, float]]:
    return [(p["lon"], p["lat"]) for p in row["places"] if p["lat"] is not None and p["lon"] is not None]


def _file(name: str, write: Callable[[Path], None]) -> bytes:
    """Return what is written to a file; GDAL's drivers want one."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        write(file)
        return file.read_bytes()
