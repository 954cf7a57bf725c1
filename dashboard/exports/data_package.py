"""The dataset's published description, a Frictionless Data Package: its own words joined with the schema of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.catalog.loading.csv_files import read_table
from dashboard.catalog.loading.derived_columns import WORKED_OUT
from dashboard.catalog.loading.story_files import STORIES_FOLDER
from dashboard.catalog.schema.tables import TABLES, Table
from dashboard.wording.table_words import geometries_words, story_words, table_words, values_words

GEOMETRIES_RESOURCE = {
    "profile": "data-resource",
    "scheme": "file",
    "format": "geojson",
    "mediatype": "application/geo+json",
    "encoding": "utf-8",
}
STORY_RESOURCE = {
    "profile": "data-resource",
    "type": "file",
    "scheme": "file",
    "format": "json",
    "mediatype": "application/json",
    "encoding": "utf-8",
}


def story_resources(directory: Path) -> list[dict[str, Any]]:
    """Return the resources of the stories in a dataset's folder."""
    return resources_of(f"{STORIES_FOLDER}/{file.name}" for file in sorted((directory / STORIES_FOLDER).glob("*.json")))


def resources_of(paths: Iterable[str]) -> list[dict[str, Any]]:
    """Return the resources of stories by their paths."""
    return [{"description": story_words()} | STORY_RESOURCE | {"name": f"story-{Path(path).stem}", "path": path} for path in paths]


def package_descriptor(
    metadata: dict[str, Any], columns: Mapping[str, Iterable[str]], told: Iterable[dict[str, Any]] = (), *, worked_out: bool = False
) -> dict[str, Any]:
    """Return the package's description: the dataset's own metadata and its resources, made from the schema, and stories.

    ``columns`` are those of the tables, by name: the names in other languages among them are described too.
    ``worked_out`` is for tables that hold the columns of ``derived_columns.WORKED_OUT`` too.
    """
    tables = [_described(table.with_names(columns.get(table.name, ())), worked_out=worked_out) for table in TABLES]
    geometries = {"name": "geometries", "path": "geometries.geojson", "description": geometries_words()} | GEOMETRIES_RESOURCE
    return metadata | {"resources": [*tables, geometries, *told]}


def _described(table: Table, *, worked_out: bool) -> dict[str, Any]:
    fields = table.fields + (WORKED_OUT.get(table.name, ()) if worked_out else ())
    return replace(table, fields=fields).descriptor(table_words(table.name), lambda field: values_words(table.name, field))


def update_package(file: Path) -> None:
    """Bring the resources of a ``datapackage.json`` up to date with the schema and the tables beside it; its own metadata stay."""
    metadata = {key: value for key, value in json.loads(file.read_text("utf-8")).items() if key != "resources"}
    columns = {table.name: read_table(file.parent, table, metadata).frame.columns for table in TABLES}
    described = package_descriptor(metadata, columns, story_resources(file.parent))
    file.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
