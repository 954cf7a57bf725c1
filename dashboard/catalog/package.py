"""The dataset's published description, a Frictionless Data Package: its own words joined with the schema of the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard.catalog.schema import TABLES

GEOMETRIES = {
    "name": "geometries",
    "path": "geometries.geojson",
    "description": "Outlines and lines of places (property place_id), of routes and of series, WGS 84, [longitude, latitude].",
    "profile": "data-resource",
    "scheme": "file",
    "format": "geojson",
    "mediatype": "application/geo+json",
    "encoding": "utf-8",
}


def descriptor(metadata: dict[str, Any]) -> dict[str, Any]:
    """Return the package's description: the dataset's own metadata and, made from the schema, its resources."""
    return metadata | {"resources": [*(table.descriptor() for table in TABLES), GEOMETRIES]}


def write(file: Path) -> None:
    """Bring the resources of a ``datapackage.json`` up to date with the schema; its own metadata stay."""
    metadata = {key: value for key, value in json.loads(file.read_text("utf-8")).items() if key != "resources"}
    file.write_text(json.dumps(descriptor(metadata), ensure_ascii=False, indent=2) + "\n", "utf-8")
