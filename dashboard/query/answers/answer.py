"""What is asked of an engine besides a selection, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypedDict

import pandas as pd

from dashboard.catalog.schema.rows import KnownEvent, PlaceRow
from dashboard.query.answers.extent import Extent
from dashboard.query.answers.heat import Heat
from dashboard.query.answers.time_bins import DatedCounts
from dashboard.query.counting.place_counts import SpecialPlaceCounts
from dashboard.query.selection.geo_areas import Box
from dashboard.query.symbols.map_symbols import CountryChip, MapSymbol

OnMap = Literal["cells", "countries", "countries_left", "level", "heat", "places", "extent", "play"]
Part = OnMap | Literal["histogram", "facets", "rows", "spans", "similar_words"]
MAX_SYMBOLS = 500  # of an answer


class ListedEvent(KnownEvent):
    """A row of ``Answer.rows``."""

    places: list[str]


class CountedPlace(PlaceRow, SpecialPlaceCounts):
    """A row of ``Answer.places``, which has also a count ``group_X`` of each group and ``status_X`` of each standing."""


class FacetOption(TypedDict):
    """A row of one of ``Answer.facets``."""

    code: str
    label: str
    n: int


class HistogramBin(TypedDict):
    """A row of ``Answer.histogram``, which has also a count of each group; first and last day as ISO text."""

    start: str
    end: str
    n: int


@dataclass(frozen=True)
class Ask:
    """Which parts of an answer are wanted, and how: the map's viewport and zoom, the page of rows.

    ``announcements=False`` leaves places out where an event was only announced; ``whole`` lets the histogram look past
    the window, and ``edges`` (days since 1970) are those of its bins, without which it finds its own; ``newest`` is the order of the
    rows. ``step`` is the unit of time that symbols are played by, "" for the natural one.
    """

    parts: frozenset[Part] | set[Part] = frozenset()
    viewport: Box | None = None
    zoom: float = 4
    limit: int = 50
    offset: int = 0
    max_symbols: int = MAX_SYMBOLS
    announcements: bool = True
    whole: bool = False
    edges: tuple[int, ...] = ()
    newest: bool = True
    step: str = ""

    def __post_init__(self) -> None:
        """Freeze the parts, so that what is asked can be a key."""
        object.__setattr__(self, "parts", frozenset(self.parts))


@dataclass(frozen=True, eq=False)
class Answer:
    """``n`` events selected of ``total`` known on the day, ``not_on_map`` of them not drawn, and the parts asked for.

    The frames are shared: nobody writes to them.
    """

    as_of: date
    n: int
    total: int
    not_on_map: int
    cells: list[MapSymbol] = field(default_factory=list)
    countries: list[CountryChip] = field(default_factory=list)
    countries_left: int = 0
    level: int = 0
    heat: Heat = field(default_factory=Heat)
    places: pd.DataFrame = field(default_factory=pd.DataFrame)
    extent: Extent = field(default_factory=Extent)
    histogram: pd.DataFrame = field(default_factory=pd.DataFrame)
    facets: dict[str, pd.DataFrame] = field(default_factory=dict)
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    play: DatedCounts | None = None
    spans: pd.DataFrame = field(default_factory=pd.DataFrame)
    similar_words: dict[str, list[str]] = field(default_factory=dict)
