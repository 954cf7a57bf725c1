"""The dataset's description of itself, ``datapackage.json``: each field has a type, and what is of another is named and not used."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.catalog.dates import is_iso_day
from dashboard.catalog.loading import characters
from dashboard.catalog.loading.derived_columns import EXPORT_PROPERTY
from dashboard.catalog.loading.geometries import GEOMETRIES_FILE
from dashboard.catalog.loading.json_files import json_excerpt, kind_of, read_json
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.loading.story_files import STORIES_FOLDER
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.fields import ENTRY_WORDS, has_entry, without_entry

DESCRIPTION_FILE = "datapackage.json"
LICENCE_FILE, CHANGES_FILE = "LICENSE.md", "CHANGELOG.md"
_WORDS = (
    *("name", "title", "description", "version", "created", "attribution", "homepage", "id", "profile", "image"),
    *("tagline", "headline", "search_hint", "coverage"),
)
_DAYS = ("coverage_thin_after", "start", "end", "known_on")
_PERSON = ("title", "path", "email", "role", "organization")
_LISTS = {
    "licenses": ("name", "title", "path"),
    "sources": ("title", "path", "email"),
    "contributors": _PERSON,
    "presets": ("label", "start", "end", "known_on"),
    "theatres": ("name", "short", "holds"),
}
_OBJECTS = {EXPORT_PROPERTY: (), "contact": _PERSON}
_NAMES = ("languages", "short_names")  # texts by code
_HOME = {"latitude": (-90, 90), "longitude": (-180, 180), "zoom": (2, 14)}  # of the first map's view: the least and the most


def files_beside_tables(directory: Path) -> list[Path]:
    """Return which of the files that belong to a dataset, of either kind, are there: its description, outlines, stories and own texts."""
    named = (directory / name for name in (DESCRIPTION_FILE, GEOMETRIES_FILE, LICENCE_FILE, CHANGES_FILE))
    return [*filter(Path.is_file, named), *sorted(directory.glob(f"{STORIES_FOLDER}/*.json"))]


def read_description(directory: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read a dataset's description, empty where there is none. What is wrong in it is named and left out."""
    found, problems = read_json(directory / DESCRIPTION_FILE, {})
    reader = _Reader(problems)
    return {name: kept for name, value in found.items() if (kept := reader.field(name, value)) is not None}, problems


@dataclass
class _Reader:
    """Goes through a description and collects what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, at: str, value: Any, words: str) -> None:
        self.problems.append(Problem(DESCRIPTION_FILE, 0, at, without_entry(json_excerpt(value)), fault("problem-words", words=words), 0))

    def field(self, name: str, value: Any) -> Any:
        """Return a field as it can be used, None where it cannot; one that nobody knows is kept as it is."""
        if name == "resources":
            return value if self._is(list, name, value, "a list") else None
        if name in _LISTS:
            return self._many(name, value, lambda at, one: self._object(at, one, _LISTS[name]))
        if name == "keywords":
            return self._many(name, value, self._text)
        if name == "synonyms":
            return self._many(name, value, self._synonyms)
        if name == "home":
            return self._home(value)
        if name in _NAMES:
            return self._object(name, value, tuple(value) if isinstance(value, dict) else ())
        if name in _OBJECTS and not (name == "contact" and isinstance(value, str)):
            return self._object(name, value, _OBJECTS[name])
        return self._text(name, value) if name in (*_WORDS, *_DAYS, "contact") else characters.tidy_json(value, self.wrong, name)

    def _is(self, kind: type, at: str, value: Any, allowed: str) -> bool:
        if not isinstance(value, kind):
            self.wrong(at, value, f"is {kind_of(value)} and not {allowed}; the value is not used")
        return isinstance(value, kind)

    def _many(self, name: str, value: Any, read_one: Callable[[str, Any], Any]) -> list[Any] | None:
        if not self._is(list, name, value, "a list"):
            return None
        return [kept for n, one in enumerate(value, 1) if (kept := read_one(f"{name} {n}", one)) is not None]

    def _object(self, at: str, value: Any, texts: tuple[str, ...]) -> dict[str, Any] | None:
        if not self._is(dict, at, value, "an object" + (f" with {', '.join(texts)}" if texts else "")):
            return None
        found = {name: (self._text if name in texts else self._other)(f"{at} {name}", inner) for name, inner in value.items()}
        return {name: kept for name, kept in found.items() if kept is not None}

    def _synonyms(self, at: str, value: Any) -> list[str] | None:
        found = self._many(at, value, self._text)
        if found is not None and len(found) < 2:
            self.wrong(at, value, "has not two words or more that mean the same; the value is not used")
        return found if found and len(found) > 1 else None

    def _home(self, value: Any) -> dict[str, float] | None:
        """Return the first map's view; one of which a part is wrong is not used."""
        if not self._is(dict, "home", value, "an object with latitude, longitude, zoom"):
            return None
        bad = [name for name, (low, high) in _HOME.items() if not (_is_number(value.get(name)) and low <= value[name] <= high)]
        for name in bad:
            low, high = _HOME[name]
            self.wrong(f"home {name}", value.get(name), f"is not a number from {low} to {high}; the value is not used")
        return None if bad else {name: value[name] for name in _HOME}

    def _other(self, at: str, value: Any) -> Any:
        return characters.tidy_json(value, self.wrong, at)

    def _text(self, at: str, value: Any) -> str | None:
        if not self._is(str, at, value, "a text in quotes"):
            return None
        if has_entry(value):
            self.wrong(at, value, f"{ENTRY_WORDS}; the value is not used")
            return None
        if value and at.split()[-1] in _DAYS and not is_iso_day(value):
            self.wrong(at, value, "is not a day such as 2025-04-30; the value is not used")
            return None
        return str(characters.tidy_json(value, self.wrong, at))


def check_places(metadata: dict[str, Any], places: Container[str]) -> tuple[dict[str, Any], list[Problem]]:
    """Return a description without what names no place of the dataset, and that as problems."""
    reader = _Reader()
    for n, area in enumerate(metadata.get("theatres", ()), 1):
        for name in ("name", "holds"):
            if not area.get(name):
                reader.wrong(f"theatres {n} {name}", area.get(name), "is missing; the value is not used")
    shorts = metadata.get("short_names", {})
    held = {f"theatres {n} holds": area["holds"] for n, area in enumerate(metadata.get("theatres", ()), 1) if area.get("holds")}
    for at, place in [*held.items(), *((f"short_names {place}", place) for place in shorts)]:
        if place not in places:
            reader.wrong(at, place, "is not the id of a place; the value is not used")
    theatres = [area for area in metadata.get("theatres", ()) if area.get("name") and area.get("holds", "") in places]
    kept = {"theatres": theatres, "short_names": {place: text for place, text in shorts.items() if place in places}}
    return metadata | {name: value for name, value in kept.items() if name in metadata}, reader.problems


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
