"""Web Mercator, in which maps are drawn: points of the globe as shares of a square world, from its north-west corner."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
MAX_LATITUDE = 85.051128  # degrees of latitude: where the square ends


def to_mercator(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return x and y of each point (degrees): 0 to 1 from west to east and from north to south; latitudes past the end stand at it."""
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    return (np.asarray(lon, dtype=np.float64) + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)


def from_mercator(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return longitude and latitude (degrees) of each such point."""
    return np.asarray(x, dtype=np.float64) * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * np.asarray(y)))))
