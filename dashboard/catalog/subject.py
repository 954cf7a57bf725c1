"""What a dataset is about, in the words of its description: the names, hints and views that pages, map, API and exports show.

Nothing of a subject stands in code. What a description does not state has a neutral default here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

UNTITLED = "Dataset without a title"
TAGLINE = "What happened where, who says so, who denies it, and what was known when"
CODED_TAGLINE = "What happened where and when, as coded from reports"
SEARCH_HINT = "places, events, people …"


@dataclass(frozen=True)
class HomeView:
    """Where the first map looks: degrees, and a zoom for a map about a thousand pixels wide."""

    latitude: float
    longitude: float
    zoom: float


@dataclass(frozen=True)
class Theatre:
    """A named area of the subject, by a place that it holds; ``short`` is its name where there is little room."""

    name: str
    short: str
    holds: str


@dataclass(frozen=True)
class Subject:
    """``name`` is one for files and machines; ``headline``, ``coverage`` are "" where none is stated, ``home`` None: the places' extent.

    ``synonyms`` are groups of words that mean the same to a search, ``short_names`` names of places by id, ``languages`` names by code.
    """

    name: str
    title: str
    tagline: str = TAGLINE
    headline: str = ""
    search_hint: str = SEARCH_HINT
    coverage: str = ""
    home: HomeView | None = None
    theatres: tuple[Theatre, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    short_names: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)


def subject_of(metadata: Mapping[str, Any], folder: str, *, coded: bool = False) -> Subject:
    """Return the subject of a dataset, by its description, as it was read and checked, and the name of its folder.

    In a ``coded`` one nobody speaks: its events were coded from reports.
    """
    name = str(metadata.get("name") or folder)
    texts = {"tagline": CODED_TAGLINE} if coded else {}
    texts |= {key: metadata[key] for key in ("tagline", "headline", "search_hint", "coverage") if metadata.get(key)}
    return Subject(
        name=name,
        title=str(metadata.get("title") or name or UNTITLED),
        home=HomeView(**metadata["home"]) if "home" in metadata else None,
        theatres=tuple(Theatre(t["name"], t.get("short") or t["name"], t["holds"]) for t in metadata.get("theatres", ())),
        synonyms=tuple(tuple(words) for words in metadata.get("synonyms", ())),
        short_names=metadata.get("short_names", {}),
        languages=metadata.get("languages", {}),
        **texts,
    )
