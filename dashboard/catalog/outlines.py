"""Outlines of places, and lines of routes and series, as the dataset's geometries hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.catalog.cache import derived
from dashboard.catalog.dataset import Dataset


def geometry_features(dataset: Dataset) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield properties and geometry of each feature of the geometries, empty where it has none."""
    return ((feature.get("properties") or {}, feature.get("geometry") or {}) for feature in _features(dataset))


@derived(most=8)
def place_outlines(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Return the GeoJSON geometry of each place that has one, by the feature's id or its property ``place_id``."""
    of_place = ((feature, (feature.get("properties") or {}).get("place_id") or feature.get("id")) for feature in _features(dataset))
    return {str(place): feature["geometry"] for feature, place in of_place if isinstance(feature.get("geometry"), dict)}


def _features(dataset: Dataset) -> list[dict[str, Any]]:
    return [feature for feature in dataset.geometries.get("features") or [] if isinstance(feature, dict)]
