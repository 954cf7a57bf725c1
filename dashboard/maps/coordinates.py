"""Coordinates: frames and GeoJSON-free code say latitude first, GeoJSON longitude first; conversions stand here only."""

from __future__ import annotations


def leaflet(latitude: float, longitude: float) -> list[float]:
    """Return a point as folium and Leaflet take it: [lat, lon] in degrees."""
    return [latitude, longitude]


def geojson(latitude: float, longitude: float) -> list[float]:
    """Return a point as GeoJSON takes it: [lon, lat] in degrees."""
    return [longitude, latitude]
