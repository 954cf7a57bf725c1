"""Names of places, actors and parties in the languages that a dataset has names in: a column ``name_XX`` for each, beside ``name``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

OWN_LANGUAGE = "en"  # of ``name``
NAMED_TABLES = ("places", "actors", "parties")
_COLUMN = re.compile(r"name_([a-z]{2,3})")


def name_languages(columns: Iterable[str]) -> dict[str, str]:
    """Return the languages of the columns of names among some, with their columns, in their order; ``name`` itself is none."""
    found = ((match[1], match[0]) for column in columns if (match := _COLUMN.fullmatch(column)))
    return {language: column for language, column in found if language != OWN_LANGUAGE}


def name_columns_in(columns: Iterable[str], languages: Container[str] | None) -> list[str]:
    """Return the columns of names among some that are in one of the languages, None for any language."""
    return [column for language, column in name_languages(columns).items() if languages is None or language in languages]


def other_names(row: Mapping[str, object]) -> dict[str, str]:
    """Return the names of a place, an actor or a party by language, in the order of the columns; those that it lacks are left out."""
    return {language: str(row[column]) for language, column in name_languages(row).items() if row[column]}
